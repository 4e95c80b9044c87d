"""The board: every indicator of a unit in a period, off pace first, with the counts above it."""

from datetime import date

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Decision, Entry, Figure
from giaoban.apps.reviews.ledger import Ledger, load
from giaoban.apps.reviews.lines import line_of
from giaoban.apps.reviews.results import month_of, origins
from giaoban.apps.reviews.values import Board, Counts, Line, Status
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

ORDER = {Status.AT_RISK: 0, Status.BEHIND: 1, Status.IN_CONFLICT: 2}


def board(unit: Unit, period: Period, *, cumulative: bool = True) -> Board:
    """Where `unit` stands at the end of `period`.

    `cumulative` holds results since January against targets and last year, otherwise the month's own.
    """
    month = month_of(period)
    ledger = load(unit, date(month.end.year - 1, 1, 1), month.end)
    shown = _indicators(ledger, month)
    indicators = Indicator.objects.filter(pk__in=shown).order_by("order", "code")
    figures = target_figures(ledger, shown)
    lines = [
        line_of(indicator, ledger, month, cumulative=cumulative, target_figures=figures) for indicator in indicators
    ]
    lines.sort(key=lambda line: ORDER.get(line.status, len(ORDER)))
    return Board(unit, period, cumulative, tuple(lines), _counts(unit, month, lines), _note(ledger, month))


def _indicators(ledger: Ledger, month: Period) -> set[int]:
    """Indicators with a result this year, a stated comparison, or a target that the month works towards."""
    year = Period.year(month.end.year)
    booked = {
        indicator
        for periods in (ledger.entries, ledger.comparisons)
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
    documents = Document.objects.filter(unit=unit, period_to=month.end)
    decided = Decision.objects.in_force().values("figure_id")
    unread = Figure.objects.filter(document__unit=unit, document__period_to=month.end).exclude(pk__in=decided)
    return Counts(
        on_pace=sum(line.status in (Status.MET, Status.ON_PACE) for line in judged),
        with_target=len(planned),
        at_risk=sum(line.status is Status.AT_RISK for line in judged),
        behind=sum(line.status is Status.BEHIND for line in judged),
        conflicts=len({pk for line in lines for pk in line.finding_ids}),
        unread=unread.count(),
        documents=documents.count(),
    )


def _note(ledger: Ledger, month: Period) -> str:
    unit = ledger.unit
    if unit.valid_to is not None and month.start > unit.valid_to:
        return f"{unit.name} kết thúc hoạt động ngày {unit.valid_to:%d/%m/%Y}; kỳ này không còn số liệu của đơn vị."
    if unit.valid_from is None or month.year_before().year_to_date().start >= unit.valid_from:
        return ""
    if month.end < unit.valid_from:
        return f"{unit.name} chỉ có từ ngày {unit.valid_from:%d/%m/%Y}; kỳ này xem ở các đơn vị trước sắp xếp."
    how = "cộng số của các đơn vị trước sắp xếp" if ledger.predecessors else "không so sánh với cùng kỳ năm trước"
    return f"{unit.name} thành lập ngày {unit.valid_from:%d/%m/%Y} từ {origins(ledger)}; {how}."


def periods_of(unit: Unit) -> list[Period]:
    """The months for which `unit` has anything booked, latest first."""
    days = Entry.objects.current().filter(unit=unit).values_list("period_to", flat=True).distinct()
    months = {Period.month(day.year, day.month) for day in days}
    return sorted(months, reverse=True)


def latest_period(unit: Unit, today: date) -> Period:
    """The latest month not after `today` with anything booked, else the month of `today`."""
    now = Period.month(today.year, today.month)
    return next((period for period in periods_of(unit) if period <= now), now)
