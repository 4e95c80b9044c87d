"""The frame round every page: which parts there are, which unit and period is looked at, who looks.

`show` renders a template inside it. The address of a page always holds unit and period, so any view can be sent on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from giaoban.apps.reviews.queries import latest_periods, periods_of
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodError
from giaoban.web.language import LANGUAGES, current, say
from giaoban.web.places import Place, seen_units

THEMES = {"": "Sáng hoặc tối theo máy", "light": "Nền sáng", "dark": "Nền tối"}
SHEETS = tuple(
    f"web/css/{name}.css"
    for name in (
        "tokens",
        "base",
        "frame",
        "forms",
        "table",
        "charts",
        "text",
        "cards",
        "board",
        "units",
        "entries",
        "grid",
        "plans",
        "rollups",
        "people",
        "journal",
        "reports",
    )
)
SCRIPTS = ("web/js/frame.js", "web/js/rows.js")


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the rail: its address word, its name and a lucide icon."""

    slug: str
    word: str
    icon: str


PARTS = (
    Part("dieu-hanh", "Điều hành", "gauge"),
    Part("van-ban", "Văn bản", "file-text"),
    Part("chi-tieu", "Chỉ tiêu", "target"),
    Part("nhap-lieu", "Nhập liệu", "square-pen"),
    Part("nop-bao-cao", "Nộp báo cáo", "send"),
    Part("so-lieu", "Số liệu", "table-2"),
    Part("kiem-so", "Kiểm số", "scale"),
    Part("tong-hop", "Tổng hợp", "layers"),
)
COUNTS = {"nop-bao-cao": "my-reports-count"}  # parts whose number comes after the page, so that it waits for nothing
# Pages that a change of unit or period stays on: those of the rail, and those about a unit itself.
SLUGS = frozenset(part.slug for part in PARTS) | {"unit-history", "unit-bodies", "people", "journal"}


class Frame:
    """What the frame's templates ask for, worked out when they do."""

    languages = tuple(LANGUAGES.items())
    themes = tuple(THEMES.items())
    sheets = SHEETS

    def __init__(self, request: HttpRequest, place: Place | None = None, part: str = "", scripts: tuple[str, ...] = ()):
        self.request, self.place, self.part = request, place, part
        self.scripts = (*SCRIPTS, *scripts)

    @property
    def language(self) -> str:
        """The language that the page speaks."""
        return current()

    @property
    def theme(self) -> str:
        """light or dark as the reader chose, nothing for the machine's own."""
        chosen = self.request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""

    @property
    def small_rail(self) -> bool:
        """Whether the reader folded the rail."""
        return self.request.COOKIES.get("rail") == "small"

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The entries of the rail with their addresses."""
        if self.place is None:
            return []
        return [
            {
                "word": part.word,
                "icon": part.icon,
                "address": self.place.address(part.slug),
                "current": part.slug == self.part,
                "count_address": self.place.address(COUNTS[part.slug]) if part.slug in COUNTS else "",
            }
            for part in PARTS
            if part.slug != "tong-hop" or self.place.unit.level != "commune"
        ]

    @property
    def search_address(self) -> str:
        """Where the search field sends its words."""
        return self.place.address("search") if self.place else ""

    @cached_property
    def unit_choices(self) -> list[dict[str, Any]]:
        """The units that the reader may look at, as far as the picker lists them before anything is typed."""
        return choices(self.request, self.place, self.part) if self.place else []

    @cached_property
    def period(self) -> dict[str, Any] | None:
        """The period picker: its label, one step back and forward, the months by year."""
        if self.place is None:
            return None
        place, slug = self.place, self.part if self.part in SLUGS else PARTS[0].slug
        known = frozenset(periods_of(place.unit))
        return {
            "label": place.period.label,
            "short": place.period.short,
            "earlier": _moved(place, slug, -1),
            "later": _moved(place, slug, 1),
            "years": _years(place, slug, known),
        }


def _moved(place: Place, slug: str, by: int) -> str:
    try:
        return place.at(place.period.shift(by)).address(slug)
    except PeriodError:
        return ""


def _years(place: Place, slug: str, known: frozenset[Period]) -> list[dict[str, Any]]:
    numbers = sorted({period.end.year for period in known} | {place.period.end.year}, reverse=True)
    return [
        {"label": year, "months": [_month(place, slug, known, year, month) for month in range(1, 13)]}
        for year in numbers
    ]


def _month(place: Place, slug: str, known: frozenset[Period], year: int, month: int) -> dict[str, Any]:
    period = Period.month(year, month)
    return {
        "label": f"{month:02d}",
        "address": place.at(period).address(slug),
        "has_figures": period in known,
        "current": period == place.period,
    }


LISTED = 30


def choices(request: HttpRequest, place: Place, part: str, asked: str = "") -> list[dict[str, Any]]:
    """Units for the picker: those with documents, or those that the words find; each opens on the same page."""
    slug = part if part in SLUGS else PARTS[0].slug
    visible = seen_units(request)
    known = visible.search(asked) if asked.strip() else visible.filter(documents__isnull=False).distinct()
    listed = list(known.select_related("parent__parent")[:LISTED])
    elsewhere = [unit.pk for unit in listed if not _lived(unit, place.period)]
    periods = latest_periods(elsewhere, timezone.localdate()) if elsewhere else {}
    return [
        {
            "name": unit.name,
            "words": _lifetime(unit),
            "address": Place(unit, periods.get(unit.pk, place.period)).address(slug),
            "current": unit == place.unit,
        }
        for unit in listed
    ]


def _lifetime(unit: Unit) -> str:
    above = ", ".join(above.name for above in unit.ancestors())
    began = say("từ {day}").format(day=f"{unit.valid_from:%d/%m/%Y}") if unit.valid_from else ""
    ended = say("đến {day}").format(day=f"{unit.valid_to:%d/%m/%Y}") if unit.valid_to else ""
    return " · ".join(said for said in (above, began, ended) if said)


def _lived(unit: Unit, period: Period) -> bool:
    return (unit.valid_from or date.min) <= period.end and (unit.valid_to or date.max) >= period.start


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    place: Place | None = None,
    part: str = "",
    scripts: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """`template` inside the frame; `scripts` are the static files that this page needs beside the common ones."""
    frame = Frame(request, place, part, scripts)
    return render(request, template, {"frame": frame, "place": place, **(context or {})}, status=status)
