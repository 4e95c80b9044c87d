"""A ledger drawn as text: indicators, a month table, reorganisations, plans, and the review lines that are expected.

    thu: flow up tỷ đồng
    đúng_hạn: rate up % = đúng / tất_cả

                07/2024  08/2024  07/2025  08/2025
    A thu       10       12       .        .
    B thu       5        –        .        .
    M thu       .        .        20       24

    01/07/2025 A + B -> M
    01/07/2025 C -> P 62,3% + Q 37,7% theo dân số
    01/07/2025 D -> S + T
    01/07/2025 E => R

    M thu kế hoạch 2025 >= 100
    M thu kế hoạch 2025 >= 90 từ 01/10/2025

    M thu 08/2025 lũy kế
      cùng kỳ      –
      vì sao       chưa có số

A dot is no figure; "–" too. A second plan of one line amends the first. Units begin and end with their events.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from booked_cells import aim, book

from giaoban.apps.reviews import queries
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Succession, Unit
from giaoban.apps.units.sharing import book_shares
from giaoban.core.periods import Period

INDICATOR = re.compile(r"(\w+): (flow|stock|rate|growth|milestone|reduction) (up|down|hold) (.+?)(?: = (\w+) / (\w+))?")
HEADER = re.compile(r"(\d\d/\d{4}\s*)+")
EVENT = re.compile(r"(\d\d/\d\d/\d{4}) (.+?) (->|=>) (.+?)(?: theo (.+))?")
PLAN = re.compile(r"(\w+) (\w+) kế hoạch (\S+) (.+?)(?: từ (\d\d/\d\d/\d{4}))?")
VIEW = re.compile(r"(\w+) (\w+) (\d\d)/(\d{4}) (tháng|lũy kế)")
ROW = re.compile(r"(\w+) (\w+)((?:\s+\S+)+)")
EXPECTED = re.compile(r"\s+(cùng kỳ|cách tính|so sánh|kế hoạch lúc đó|kế hoạch|tình trạng|dự báo|cần|vì sao)\s+(.+)")
SIGNS = {">=": "at_least", "<=": "at_most", ">": "over", "<": "under", "=": "equal", "~": "about"}
WORDS = {"giảm": ("reduce_by", "reduce_percent"), "tăng": ("raise_by", "raise_percent")}


class NotationError(ValueError):
    """A line that is none of the notation's."""

    def __init__(self, number, line):
        super().__init__(f"line {number}, '{line}', is no indicator, month row, event, plan, view or expectation")


@dataclass
class Drawn:
    """What a text draws, in its order."""

    indicators: list = field(default_factory=list)  # (name, accumulation, direction, unit, numerator, denominator)
    cells: list = field(default_factory=list)  # (unit, indicator, month, value)
    events: list = field(default_factory=list)  # (day, olds, news with shares or None, key, goes on)
    plans: list = field(default_factory=list)  # (unit, indicator, period, asked, from)
    views: list = field(default_factory=list)  # (unit, indicator, month, cumulative, {key: text})


def number(text):
    """Vietnamese digits as a Decimal: "1.856,7"."""
    return Decimal(text.replace(".", "").replace(",", "."))


def day_of(text):
    """dd/mm/yyyy as a day."""
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007


def month_of(text):
    """mm/yyyy as a period."""
    month, year = text.split("/")
    return Period.month(int(year), int(month))


def asked_of(text):
    """A comparator with its numbers: ">= 100", "28..32", "giảm 1,5 của 4", "tăng 10% của 20"."""
    change = re.fullmatch(r"(giảm|tăng) ([\d.,]+)(%?)(?: của ([\d.,]+))?", text)
    if change:
        word, value, percent, base = change.groups()
        return {"comparator": WORDS[word][bool(percent)], "value": number(value), "base": base and number(base)}
    if ".." in text:
        low, high = text.split("..")
        return {"comparator": "between", "value": number(low), "to": number(high)}
    sign, value = text.split()
    return {"comparator": SIGNS[sign], "value": number(value)}


def draw(text):
    """Read a text of the notation; NotationError for a line that is none of it."""
    drawn, months = Drawn(), []
    for at, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line:
            continue
        if found := EXPECTED.fullmatch(raw.rstrip()):
            if not drawn.views:
                raise NotationError(at, line)
            drawn.views[-1][-1][found[1]] = found[2]
        elif found := INDICATOR.fullmatch(line):
            drawn.indicators.append(found.groups())
        elif HEADER.fullmatch(line):
            months = [month_of(each) for each in line.split()]
        elif found := EVENT.fullmatch(line):
            drawn.events.append(event_of(*found.groups()))
        elif found := PLAN.fullmatch(line):
            unit, indicator, period, asked, since = found.groups()
            drawn.plans.append((unit, indicator, period, asked_of(asked), since and day_of(since)))
        elif found := VIEW.fullmatch(line):
            unit, indicator, month, year, view = found.groups()
            drawn.views.append((unit, indicator, Period.month(int(year), int(month)), view == "lũy kế", {}))
        elif (found := ROW.fullmatch(line)) and len(found[3].split()) == len(months):
            cells = zip(months, found[3].split(), strict=True)
            drawn.cells += [(found[1], found[2], month, value) for month, value in cells if value not in ".–"]
        else:
            raise NotationError(at, line)
    return drawn


def event_of(day, olds, arrow, news, key):
    """One reorganisation: the units that end, and those that begin with their shares where they are stated."""
    parts = {}
    for each in news.split(" + "):
        name, _, share = each.partition(" ")
        parts[name] = number(share.removesuffix("%")) if share else None
    return day_of(day), olds.split(" + "), parts, key, arrow == "=>"


class Office:
    """A drawn ledger in the database."""

    def __init__(self, drawn):
        self.drawn, self.units, self.indicators = drawn, {}, {}
        for place, (name, accumulation, direction, unit, top, bottom) in enumerate(drawn.indicators):
            self.indicators[name] = Indicator.objects.create(
                code=name, name=name.capitalize(), unit=unit, accumulation=accumulation, direction=direction,
                sector="Thử", order=place, numerator=self.indicators.get(top), denominator=self.indicators.get(bottom),
            )  # fmt: skip
        for event in drawn.events:
            self.reorganise(*event)
        for unit, indicator, month, value in drawn.cells:
            book(self.unit(unit), self.indicators[indicator], str(month), str(number(value)))
        plans = {}
        for unit, indicator, period, asked, since in drawn.plans:
            before = plans.get((unit, indicator, period))
            plans[unit, indicator, period] = self.aim(unit, indicator, period, asked, since=since, supersedes=before)

    def unit(self, name, **dates):
        """The unit of that name, made when it is first named."""
        if name not in self.units:
            code = f"{90000 + len(self.units):05d}"
            self.units[name] = Unit.objects.create(
                generation="2024", code=code, name=f"Phường {name}", kind="phường", order_key=name, **dates
            )
        return self.units[name]

    def reorganise(self, day, olds, news, key, goes_on):
        """End the old units and begin the new ones, shared out where the text says how."""
        eve = day - timedelta(days=1)
        before = [self.unit(old) for old in olds]
        Unit.objects.filter(pk__in=[unit.pk for unit in before]).update(valid_to=eve)
        for old in before:
            old.valid_to = eve
        after = {name: self.unit(name, valid_from=day) for name in news}
        kind = "continue" if goes_on else "split" if len(news) > 1 else "merge"
        for old in before:
            for new in after.values():
                Succession.objects.create(old=old, new=new, on=day, kind=kind)
            if key:
                shares = {after[name].pk: share for name, share in news.items()}
                book_shares(old, shares, key=key, document="Biên bản bàn giao", by=None)

    def aim(self, unit, indicator, period, asked, *, since=None, supersedes=None):
        """A plan of the superior's."""
        return aim(
            self.unit(unit), self.indicators[indicator], period, str(asked["value"]), comparator=asked["comparator"],
            to=asked.get("to"), base=asked.get("base"), effective_from=since, supersedes=supersedes,
        )  # fmt: skip

    def line(self, unit, indicator, month, cumulative):
        """The review line as the board shows it."""
        found = queries.board(self.unit(unit), month, cumulative=cumulative)
        return next(line for line in found.lines if line.code == indicator)

    def line_alone(self, unit, indicator, month):
        """The month's review line, of which alone the ledger is loaded."""
        return queries.one_line(self.unit(unit), self.indicators[indicator], month, cumulative=False)


def told(line, key):
    """What a review line says under one head of the notation."""
    forecast = line.forecast and f"{line.forecast.text} ({line.forecast_low}–{line.forecast_high})".replace(".", ",")
    percent = {"kế hoạch": line.percent_superior, "kế hoạch lúc đó": line.percent_then}
    if key in percent:
        return f"{percent[key].text} %" if percent[key] else "–"
    return {
        "cùng kỳ": line.base.shown.text if line.base.shown else "–",
        "cách tính": line.base.how or "–",
        "so sánh": line.change_words or "–",
        "tình trạng": line.standing[1],
        "dự báo": forecast or line.no_forecast or "–",
        "cần": line.needed_per_month.text if line.needed_per_month else "–",
        "vì sao": line.incomparable or "–",
    }[key]
