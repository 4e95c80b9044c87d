"""How reports are shown: where each stands against its due day, in shape, word and colour, and the rates of many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from giaoban.apps.collection.models import State, Submission
from giaoban.apps.collection.rates import Rates, Timing, days_late, rates_of, timing_of
from giaoban.core.periods import Period
from giaoban.web.cells import Standing
from giaoban.web.charts.drawing import draw
from giaoban.web.charts.grammar import Line, Picture, Point
from giaoban.web.language import say
from giaoban.web.numbers import written

KEY_DIGITS = 15  # what both databases take for a key
STANDINGS = {
    Timing.ON_TIME: Standing("met", "●", "đúng hạn"),
    Timing.LATE: Standing("behind", "▲", "nộp muộn"),
    Timing.OVERDUE: Standing("risk", "■", "quá hạn, chưa nộp"),
    Timing.RETURNED: Standing("conflict", "◆", "bị trả lại"),
    Timing.NOT_DUE: Standing("none", "○", "chưa đến hạn"),
}
STATES = {
    State.DRAFT: "đang nhập",
    State.SUBMITTED: "chờ kiểm tra",
    State.CHECKED: "chờ duyệt",
    State.APPROVED: "đã duyệt, chờ tiếp nhận",
    State.ACCEPTED: "đã tiếp nhận, đã khóa",
    State.RETURNED: "bị trả lại",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """How one report stands on a day, ready for a template."""

    report: Submission
    standing: Standing
    state: str
    lateness: str
    address: str = ""


def stand_of(report: Submission, today: date, address: str = "") -> Stand:
    """How the report stands."""
    late = days_late(report, today)
    sent = report.is_sent or report.sent_at is not None
    words = "" if not late else say("muộn {days} ngày") if sent else say("quá hạn {days} ngày")
    return Stand(
        report, STANDINGS[timing_of(report, today)], STATES[State(report.state)], words.format(days=late), address
    )


def percent(share: Fraction | None) -> str:
    """A share as a percentage; a stroke where there is none.

    >>> percent(Fraction(2, 3)), percent(None)
    ('66,7 %', '–')
    """
    return "–" if share is None else f"{written(share * 100, decimals=1)} %"


def name_of(person: AbstractBaseUser | None) -> str:
    """A person as the screen names them."""
    return "" if person is None else str(person.last_name or person.get_username())


def moment(at: datetime) -> str:
    """A moment as offices write it: 08:30 ngày 05/11/2026."""
    return say("{time} ngày {day}").format(
        time=f"{timezone.localtime(at):%H:%M}", day=f"{timezone.localtime(at):%d/%m/%Y}"
    )


@dataclass(frozen=True, slots=True)
class Column:
    """The rates of one period."""

    period: Period
    rates: Rates


def by_period(reports: Iterable[Submission], today: date) -> list[Column]:
    """The rates of each period, first to last."""
    groups: dict[Period, list[Submission]] = {}
    for report in reports:
        if report.span is not None:
            groups.setdefault(report.span, []).append(report)
    return [Column(period, rates_of(group, today)) for period, group in sorted(groups.items())]


def rates_chart(columns: list[Column]) -> dict[str, object] | None:
    """The two rates as a picture with its table; None for fewer than two periods."""
    if len(columns) < 2:
        return None
    axis = tuple(column.period.short for column in columns)
    last = columns[-1]
    title = say("{period}: {sent}/{all} báo cáo đã nộp, {on_time} đúng hạn").format(
        period=last.period.label.capitalize(), sent=last.rates.sent, all=last.rates.expected, on_time=last.rates.on_time
    )
    lines = (
        Line(say("đã nộp"), "actual", _points(columns, timely=False)),
        Line(say("đúng hạn"), "plan", _points(columns, timely=True)),
    )
    picture = Picture(title=title, unit="%", axis=axis, lines=lines, axis_title=say("Kỳ"))
    heads = (say("Kỳ"), say("Phải nộp"), say("Đã nộp"), say("Đúng hạn"), say("Tỷ lệ nộp"), say("Tỷ lệ đúng hạn"))
    rows = [
        (column.period.label, column.rates.expected, column.rates.sent, column.rates.on_time,
         percent(column.rates.reporting), percent(column.rates.timely))
        for column in columns
    ]  # fmt: skip
    return {
        "title": title,
        "wide": draw(picture, "wide"),
        "narrow": draw(picture, "narrow"),
        "heads": heads,
        "rows": rows,
    }


def _points(columns: list[Column], *, timely: bool) -> tuple[Point, ...]:
    found = []
    for column in columns:
        share = column.rates.timely if timely else column.rates.reporting
        if share is not None:
            hundredths = Decimal(share.numerator * 100) / share.denominator
            found.append(Point(column.period.short, round(hundredths, 1)))
    return tuple(found)


def posted(request: HttpRequest, name: str, most: int = 500) -> str:
    """A text of a form as it may be kept: bounded, and without the character that PostgreSQL keeps in no text."""
    return request.POST.get(name, "").replace("\x00", "").strip()[:most]


def numbers_posted(request: HttpRequest, name: str) -> list[int]:
    """The keys that a form sent under a name; what is no key is left out."""
    return [int(pk) for pk in request.POST.getlist(name) if pk.isascii() and pk.isdecimal() and len(pk) <= KEY_DIGITS]
