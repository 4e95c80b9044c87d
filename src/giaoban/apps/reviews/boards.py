"""The board: every indicator of a unit in a period, off pace first, with the counts above it."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Count, Exists, Max, OuterRef

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Decision, Entry, Figure
from giaoban.apps.reviews.ledger import Ledger, load_with_remarks
from giaoban.apps.reviews.line import Line
from giaoban.apps.reviews.lines import line_of
from giaoban.apps.reviews.made_words import old_name
from giaoban.apps.reviews.outlook import PAST_YEARS
from giaoban.apps.reviews.results import month_of
from giaoban.apps.reviews.values import Board, Counts, Status
from giaoban.apps.targets.courses import paths_of
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.lineage import How
from giaoban.apps.units.models import Unit
from giaoban.apps.units.wording import listed
from giaoban.core.periods import Period

ORDER = {Status.AT_RISK: 0, Status.BEHIND: 1, Status.IN_CONFLICT: 2}


def board(unit: Unit, period: Period, *, cumulative: bool = True, known: datetime | None = None) -> Board:
    """Where `unit` stands at the end of `period`, as the ledger was at the moment `known`, now where it is None.

    `cumulative` holds results since January against targets and last year, otherwise the month's own.
    """
    month = month_of(period)
    ledger = load_with_remarks(unit, date(month.end.year - PAST_YEARS, 1, 1), month.end, known)
    lines = _lines(ledger, _shown(ledger, month), month, cumulative=cumulative)
    lines.sort(key=lambda line: ORDER.get(line.status, len(ORDER)))
    return Board(unit, period, cumulative, tuple(lines), _counts(unit, month, lines), _note(ledger, month))


def one_line(
    unit: Unit, indicator: Indicator, period: Period, *, cumulative: bool = True, known: datetime | None = None
) -> Line | None:
    """One line of the board, None where the board would not show it."""
    month = month_of(period)
    ledger = load_with_remarks(unit, date(month.end.year - PAST_YEARS, 1, 1), month.end, known, only=indicator)
    if indicator.pk not in _indicators(ledger, month):
        return None
    return _lines(ledger, [indicator], month, cumulative=cumulative)[0]


def _lines(ledger: Ledger, indicators: Iterable[Indicator], month: Period, *, cumulative: bool) -> list[Line]:
    shown = list(indicators)
    figures = target_figures(ledger, {indicator.pk for indicator in shown})
    targets = [target for indicator in shown for target in ledger.targets.get(indicator.pk, ())]
    courses = paths_of(targets, {one.pk: one.aim.base for one in targets if one.base_value is not None})
    return [
        line_of(indicator, ledger, month, cumulative=cumulative, target_figures=figures, courses=courses)
        for indicator in shown
    ]


def _shown(ledger: Ledger, month: Period) -> list[Indicator]:
    """The indicators of the board in their order."""
    wanted = _indicators(ledger, month)
    others = wanted - ledger.indicators.keys()
    rest = Indicator.objects.select_related("numerator", "denominator").in_bulk(others) if others else {}
    known = {**ledger.indicators, **rest}
    return sorted((known[pk] for pk in wanted), key=lambda one: (one.order, one.code))


def _indicators(ledger: Ledger, month: Period) -> set[int]:
    """Indicators with a result this year, a stated comparison, or a target that the month works towards."""
    year = Period.year(month.end.year)
    results = ledger.entries if ledger.turn is None else ledger.booked  # where only this year is here, it is enough
    booked = {
        indicator
        for periods in (results, ledger.comparisons)
        for indicator, found in periods.items()
        if any(year.contains(period) for period in found)
    }
    planned = {
        indicator
        for indicator, targets in ledger.targets.items()
        if any(target.span.contains(month) and target.span != month for target in targets)
    }
    return booked | planned


def target_figures(ledger: Ledger, shown: set[int]) -> dict[tuple[int, int], int]:
    """(document, start) → figure, for the targets of the board."""
    places = {(one.document_id, one.start) for pk in shown for one in ledger.targets.get(pk, [])}
    documents = {document for document, _ in places if document is not None}
    rows = Figure.objects.filter(document__in=documents, role="target").values_list("document_id", "start", "pk")
    return {(document, start): pk for document, start, pk in rows if (document, start) in places}


def _counts(unit: Unit, month: Period, lines: list[Line]) -> Counts:
    judged = [line for line in lines if line.status not in (Status.NO_FIGURE, Status.IN_CONFLICT)]
    planned = [line for line in lines if line.target_superior or line.target_own or line in judged]
    decided = Decision.objects.in_force().filter(figure=OuterRef("figures"))
    documents = Document.objects.filter(unit=unit, period_to=month.end).order_by()
    unread = list(documents.annotate(unread=Count("figures", filter=~Exists(decided))).values_list("unread", flat=True))
    return Counts(
        on_pace=sum(line.status in (Status.MET, Status.ON_PACE) for line in judged),
        with_target=len(planned),
        at_risk=sum(line.status is Status.AT_RISK for line in judged),
        behind=sum(line.status is Status.BEHIND for line in judged),
        conflicts=len({pk for line in lines for pk in line.finding_ids}),
        unread=sum(unread),
        documents=len(unread),
    )


def _note(ledger: Ledger, month: Period) -> str:
    """What a reorganisation means for the comparisons; empty where the unit stood all the time."""
    unit = ledger.unit
    if unit.valid_to is not None and month.start > unit.valid_to:
        return f"{unit.name} kết thúc hoạt động ngày {unit.valid_to:%d/%m/%Y}; kỳ này không còn số liệu của đơn vị."
    if unit.valid_from is None or month.year_before().year_to_date().start >= unit.valid_from:
        return ""
    if month.end < unit.valid_from:
        return f"{unit.name} chỉ có từ ngày {unit.valid_from:%d/%m/%Y}; kỳ này xem ở các đơn vị trước sắp xếp."
    return boundary_note(ledger)


def boundary_note(ledger: Ledger) -> str:
    """What a young unit was made of, and what that leaves to compare with."""
    unit, parts = ledger.unit, ledger.earlier.born_of if ledger.earlier is not None else ()
    if unit.valid_from is None:
        return ""
    began = f"{unit.name} thành lập ngày {unit.valid_from:%d/%m/%Y}"
    if not parts:
        return f"{began}; danh mục chưa ghi được lập từ đơn vị nào nên không so sánh với thời gian trước đó."
    said = {
        How.WHOLE: "toàn bộ {}",
        How.APPORTIONED: "một phần {} (đã có tỷ lệ phân chia)",
        How.UNKNOWN: "một phần {} (chưa có đủ tỷ lệ phân chia)",
    }
    made = [
        words.format(listed([old_name(part.unit, unit) for part in parts if part.how is how]))
        for how, words in said.items()
        if any(part.how is how for part in parts)
    ]
    so = "cùng kỳ năm trước được tính trên địa giới hôm nay, cách tính ghi ở từng chỉ tiêu"
    if any(part.share is None for part in parts):
        so = "chỉ tiêu cộng được cũng không so sánh với cùng kỳ khi chưa đủ tỷ lệ phân chia"
    return f"{began} từ {'; '.join(made)}; {so}."


def periods_of(unit: Unit) -> list[Period]:
    """The months for which `unit` has anything booked, latest first."""
    days = Entry.objects.current().filter(unit=unit).values_list("period_to", flat=True).distinct()
    months = {Period.month(day.year, day.month) for day in days}
    return sorted(months, reverse=True)


def latest_period(unit: Unit, today: date) -> Period:
    """The latest month not after `today` with anything booked, else the month of `today`."""
    return latest_periods([unit.pk], today)[unit.pk]


def latest_periods(units: Collection[int], today: date) -> dict[int, Period]:
    """`latest_period` of each unit, by its id, with one query for all."""
    now = Period.month(today.year, today.month)
    booked = Entry.objects.current().filter(unit__in=units, period_to__lte=now.end).order_by()
    latest = dict(booked.values_list("unit_id").annotate(Max("period_to")))
    return {pk: Period.month(latest[pk].year, latest[pk].month) if pk in latest else now for pk in units}
