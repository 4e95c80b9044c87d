"""Chỉ tiêu: what a unit is measured by, and all that is known of one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import Line, Series, Source
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.targets.versions import Break
from giaoban.apps.units.folding import order_key
from giaoban.core.periods import Period
from giaoban.web.cells import Cell, cell, standing
from giaoban.web.charts.bases import MonthBases, chart_of_bases, months_of
from giaoban.web.charts.course import chart_of, trend_words
from giaoban.web.charts.spark import sparkline
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.views.sentences import sources_of

STANDING_WORDS = {"estimate": "ước", "preliminary": "sơ bộ", "official": "chính thức"}


@require_GET
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """The indicators that the unit has figures or targets for, by sector."""
    lines = queries.board(place.unit, place.period, cumulative=True).lines
    sectors: dict[str, list[dict[str, Any]]] = {}
    for line in sorted(lines, key=lambda line: (order_key(line.sector), order_key(line.name))):
        sectors.setdefault(line.sector, []).append(_row(line, place))
    context = {
        "groups": [{"word": sector, "lines": rows} for sector, rows in sectors.items()],
        "first_step": place.address("van-ban"),
        "tab": "chi-tieu",
    }
    return show(request, "web/indicators/list.html", context, place=place, part="chi-tieu")


def _row(line: Line, place: Place) -> dict[str, Any]:
    own = place.address("indicator", line.code)
    return {
        "name": line.name,
        "unit": line.unit,
        "address": own,
        "cumulative": cell(line.to_date or line.month, place, address=own),
        "superior_target": cell(line.target_superior, place, address=own),
        "own_target": cell(line.target_own, place, address=own),
        "previous": cell(line.last_year, place, address=own),
        "trend": sparkline(line.spark, alternative=trend_words(line.spark, line.spark_months, line.unit)),
    }


@require_GET
@placed
def one(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One indicator: its course, its three bases, its sources and every entry of the ledger."""
    indicator = get_object_or_404(Indicator.objects.select_related("numerator", "denominator"), code=code)
    series = queries.series(place.unit, indicator)
    line = queries.one_line(place.unit, indicator, place.period)
    definition = _definition(indicator, place)
    breaks = tuple(Break(one.valid_from, one.breaks) for one in definition["versions"] if one.breaks)
    months = months_of(series, place.period, line, breaks)
    context = {
        "indicator": indicator,
        "note": series.note,
        "status": standing(line) if line else None,
        "remark": line.status_reason if line else "",
        "conflicts": [
            {"words": finding.message, "address": f"{place.address('kiem-so')}#d-{finding.pk}"}
            for finding in queries.findings(place.unit).filter(indicator=indicator)
        ],
        "chart": chart_of(series, place.period, line),
        "bases": _bases(line, place) if line else [],
        "base_chart": chart_of_bases(series, months),
        "base_months": [_base_month(one, place) for one in months],
        "base_heads": _base_heads(series, line),
        "heads": ("Trong kỳ", "Lũy kế từ đầu năm"),
        "periods": _periods(series, place),
        "targets": _targets(series, place),
        "sources": sources_of(series.sources, place, period=place.period),
        "entries": _entries(series, place),
        "first_step": place.address("van-ban"),
        "indicators_address": place.address("chi-tieu"),
        "definition": definition,
        "new_target": _new_target(request, indicator, place),
    }
    return show(request, "web/indicators/detail.html", context, place=place, part="chi-tieu")


def _new_target(request: HttpRequest, indicator: Indicator, place: Place) -> str:
    """Where a target of the indicator is booked; empty for those who may not."""
    if not request.user.has_perm("targets.set", place.unit):
        return ""
    return place.address("target-new", **{"chi-tieu": indicator.name})


PARTS = {"parent": "Trong đó của", "numerator": "Tử số", "denominator": "Mẫu số", "level": "Là mức giảm của"}


def _definition(indicator: Indicator, place: Place) -> dict[str, Any]:
    """How the indicator is put together, what it is made of and a part of, and its versions, latest first."""
    made_of = [(word, getattr(indicator, name)) for name, word in PARTS.items()]
    parts = [(word, part) for word, part in made_of if part is not None]
    parts += [("Trong đó", part) for part in indicator.of_which.order_by("order")]
    return {
        "accumulation": indicator.get_accumulation_display(),
        "direction": indicator.get_direction_display(),
        "parts": [
            {"word": word, "name": part.name, "address": place.address("indicator", part.code)} for word, part in parts
        ],
        "versions": list(indicator.versions.order_by("-valid_from")),
        "valid_to": indicator.valid_to,
    }


def _bases(line: Line, place: Place) -> list[dict[str, Any]]:
    """The three bases side by side: the superior's target, the unit's own, the same period of last year."""
    shown = (
        ("Kế hoạch cấp trên giao", line.target_superior, line.percent_superior, "Đạt {share} %"),
        ("Kế hoạch đơn vị phấn đấu", line.target_own, line.percent_own, "Đạt {share} %"),
        ("Cùng kỳ năm trước", line.last_year, line.change, "{share} so cùng kỳ"),
    )
    bases = []
    for word, value, share, said in shown:
        text = share and share.text
        if share and share is line.change:
            text = f"{'+' if share.value > 0 else ''}{share.text} {share.unit}"
        bases.append(
            {
                "word": word,
                "value": cell(value, place),
                "unit": value.unit if value else "",
                "share": say(said).format(share=text) if share else "",
                "source": value.provenance if value else "",
            }
        )
    bases[2]["source"] = bases[2]["source"] or line.incomparable
    return bases


def _base_heads(series: Series, line: Line | None) -> dict[str, str]:
    """The plans that the months are held against, and what their results are of."""
    adds = series.indicator.accumulation in (Accumulation.FLOW, Accumulation.REDUCTION)
    plans = (line.target_superior, line.target_own) if line is not None else (None, None)
    superior, own = (f"{shown.text} {shown.unit}" if shown is not None else "" for shown in plans)
    return {"result": "Lũy kế" if adds and series.to_date else "Trong kỳ", "superior": superior, "own": own}


def _base_month(one: MonthBases, place: Place) -> dict[str, Any]:
    base = one.base
    return {
        "label": one.month.short,
        "result": cell(one.result, place),
        "shares": [f"{written(share)} %" if share is not None else "–" for share in one.shares[:2]],
        "before": cell(base.shown, place) if base is not None else None,
        "words": one.words,
        "how": base.how if base is not None else "",
    }


def _periods(series: Series, place: Place) -> list[dict[str, Any]]:
    """Every period with a value, latest first: the value of the month or year, and since January."""
    rows: dict[Period, dict[str, Any]] = {}
    for column, points in enumerate((series.months, series.to_date, series.years)):
        for point in points:
            period = Period.month(point.period.end.year, point.period.end.month) if column == 1 else point.period
            row = rows.setdefault(period, {"label": period.label, "cells": [None, None]})
            row["cells"][column % 2] = cell(point.shown, place)
    return [rows[period] for period in sorted(rows, key=lambda period: (period.end, period.start), reverse=True)]


def _targets(series: Series, place: Place) -> list[dict[str, Any]]:
    return [
        {
            "period": target.period.label,
            "setter": target.words or target.setter_label,
            "value": cell(target.shown, place, suffix=_other_unit(target.shown.unit, series.indicator.unit)),
            "source": target.shown.provenance,
        }
        for target in series.targets
    ]


def _door(source: Source, series: Series, place: Place) -> str:
    """Where the value is read: its sentence in the document, or the page of the entry that a table gave."""
    if source.document_id is None or source.figure_id is None:
        return place.address("entry", series.indicator.code, source.period)
    return place.figure(source.document_id, source.figure_id)


def _other_unit(unit: str, own: str) -> str:
    """The unit of measure behind a number whose column names another: a fall in "điểm %" of a rate in "%"."""
    return "" if unit == own or not unit else f" {unit}"


def _entries(series: Series, place: Place) -> list[dict[str, Any]]:
    return [
        {
            "at": source.booked_at,
            "period": source.period.label,
            "value": Cell(
                f"{written(source.value.normalize())} {source.unit}",
                _door(source, series, place),
                source.sentence,
            ),
            "standing": STANDING_WORDS.get(source.standing, source.standing),
            "by": source.booked_by,
            "reason": source.reason or ", ".join(said for said in (source.document_name, source.place) if said),
            "replaced": not source.current,
        }
        for source in sorted(series.sources, key=lambda source: source.booked_at, reverse=True)
    ]
