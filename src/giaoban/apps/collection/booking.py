"""From the drafts of a report to rows of the ledger: what approval does, within its transaction.

Each value is booked with a cell of the report's form as its source. A value that is booked already stays; one that
differs is corrected by another entry; one that an earlier approval booked and whose cell is empty now is withdrawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from giaoban.apps.collection import drafting
from giaoban.apps.collection.choices import SENT, Column
from giaoban.apps.collection.draft_models import DraftBooked, DraftValue
from giaoban.apps.collection.models import ApprovedValue, Step, Submission
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.entering import EntryError
from giaoban.apps.figures.history_booking import HistoryError, withdrawal
from giaoban.apps.figures.models import Cell, Entry, HistoryImport, Standing, Workbook, WorkbookKind
from giaoban.apps.figures.sealing import facts_of
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import decimals_of, storable
from giaoban.core.periods import Period

_ours: ContextVar[bool] = ContextVar("booking a report", default=False)


class LockedError(EntryError, HistoryError):
    """A value of a report that was sent up: it is corrected on the report's page alone."""


class BookingError(ValueError):
    """A draft that cannot be booked, with the sentence that a person reads."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is to be booked of one cell."""

    indicator: Indicator
    column: str
    exact: Any
    text: str
    standing: str = Standing.PRELIMINARY
    draft: DraftValue | None = None


@dataclass(slots=True)
class Tally:
    """How many values were new, the same, changed and withdrawn, and the entries by indicator and period."""

    new: int = 0
    same: int = 0
    changed: int = 0
    withdrawn: int = 0
    entries: dict[tuple[int, Period], Entry] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers alone."""
        return {"new": self.new, "same": self.same, "changed": self.changed, "withdrawn": self.withdrawn}


def drafted(submission: Submission) -> list[Value]:
    """The numbers that stand in the report's form, in the order of its regime."""
    order = dict(submission.version.indicators.values_list("indicator_id", "order"))
    rows = [row for row in drafting.current(submission) if row.indicator_id in order]
    found = [Value(row.indicator, row.column, row.exact, row.text, drafting.standing_of(row), row) for row in rows]
    return sorted(found, key=lambda one: (order[one.indicator.pk], one.column))


def period_of(submission: Submission, column: str) -> Period:
    """The period that a column of the report speaks of."""
    span = submission.span
    assert span is not None  # noqa: S101 - the table holds no report without a period
    return span.year_to_date() if column == Column.TO_DATE else span


def book_report(submission: Submission, step: Step, *, by: AbstractBaseUser, reason: str) -> Tally:
    """Bring the ledger in step with the report's drafts. Raises BookingError; call it within the approval."""
    return book_values(submission, drafted(submission), step=step, by=by, reason=reason, whole=True)


def book_values(
    submission: Submission,
    values: list[Value],
    *,
    by: AbstractBaseUser,
    reason: str,
    step: Step | None = None,
    whole: bool = False,
) -> Tally:
    """Book `values` of the report; with `whole` what it booked before and has no value now is withdrawn."""
    wanted = _by_period(submission, values)
    tally = Tally()
    heads, own = _heads(submission, {period for _, period in wanted}), _own(submission)
    fresh = []
    for key, value in wanted.items():
        before = heads.get((key[0], str(key[1]), value.standing)) or own.get((key[0], str(key[1])))
        if before is not None and _same(before, value):
            tally.same += 1
            tally.entries[key] = before
        else:
            fresh.append((value, key[1], before))
    with booking():
        added = _add(submission, fresh, tally, by=by, reason=reason)
        if whole:
            gone = _withdraw_rest(submission, wanted, by=by, reason=reason)
            tally.withdrawn = len(gone)
            added += gone
    if added:
        facts = facts_of(added)
        record("collection.booked", subject=submission, by=by, reason=reason, after=tally.counts, booked=facts)
    _remember(submission, values, tally, step=step, by=by)
    return tally


def _by_period(submission: Submission, values: list[Value]) -> dict[tuple[int, Period], Value]:
    """Indicator and period → value: in January, and of a year, both columns speak of one period."""
    wanted: dict[tuple[int, Period], Value] = {}
    for value in values:
        if not storable(value.exact):
            raise BookingError(
                f"{value.indicator.name}: số {value.text} có quá nhiều chữ số; hãy ghi tối đa 15 chữ số, 9 số lẻ."
            )
        key = (value.indicator.pk, period_of(submission, value.column))
        other = wanted.setdefault(key, value)
        if other.exact != value.exact:
            raise BookingError(
                f"{value.indicator.name}: trong kỳ ghi {other.text} nhưng lũy kế ghi {value.text}, mà {key[1].label} "
                "là một; hãy trả lại để sửa cho khớp."
            )
    return wanted


def _same(entry: Entry, value: Value) -> bool:
    said = (entry.exact, entry.measured_in, entry.standing)
    return said == (value.exact, value.indicator.unit, value.standing)


def _heads(submission: Submission, periods: set[Period]) -> dict[tuple[int, str, str], Entry]:
    """The entries of forms and tables that stand for these periods of the unit, by how firm they are."""
    rows = Entry.objects.current().filter(
        unit=submission.unit_id, cell__isnull=False, period__in=[str(period) for period in periods]
    )
    return {(row.indicator_id, row.period, row.standing): row for row in rows.order_by("pk")}


def _own(submission: Submission) -> dict[tuple[int, str], Entry]:
    """What the report itself booked and still stands: corrected where an estimate is now a result."""
    rows = Entry.objects.current().filter(approved_in__submission=submission)
    return {(row.indicator_id, row.period): row for row in rows.order_by("pk")}


def _add(
    submission: Submission,
    fresh: list[tuple[Value, Period, Entry | None]],
    tally: Tally,
    *,
    by: AbstractBaseUser,
    reason: str,
) -> list[Entry]:
    """Add the entries with their cells; those added."""
    if not fresh:
        return []
    cells = _cells(submission, fresh, by=by)
    entries = Entry.objects.bulk_create(
        Entry(
            unit_id=submission.unit_id,
            indicator=value.indicator,
            value=value.exact,
            decimals=decimals_of(value.exact),
            measured_in=value.indicator.unit,
            standing=value.standing,
            cell=cell,
            corrects=before,
            reason=reason if before else "",
            booked_by=by,
            **columns(period),
        )
        for cell, (value, period, before) in zip(cells, fresh, strict=True)
    )
    for entry, (value, period, before) in zip(entries, fresh, strict=True):
        tally.entries[value.indicator.pk, period] = entry
        tally.changed += before is not None
        tally.new += before is None
    return entries


def _cells(
    submission: Submission, fresh: list[tuple[Value, Period, Entry | None]], *, by: AbstractBaseUser
) -> list[Cell]:
    """A cell of the report's form for each value, all of one bringing-in."""
    brought = HistoryImport.objects.create(
        workbook=_form(submission, by=by), layout={"submission": submission.pk}, counts={"new": len(fresh)}, by=by
    )
    return Cell.objects.bulk_create(
        Cell(
            brought_by=brought,
            row=0,
            column=place,
            text=value.text[:200],
            words=drafting.words_of(value.draft, period)
            if value.draft
            else f"{value.indicator.name}, {period.label}"[:400],
        )
        for place, (value, period, _) in enumerate(fresh)
    )


def _form(submission: Submission, *, by: AbstractBaseUser) -> Workbook:
    """The form as a source: one for each regime and unit, called as the regime is."""
    name = f"Biểu {submission.version.name}"[:255]
    form = Workbook.objects.filter(unit=submission.unit_id, kind=WorkbookKind.FORM, name=name).first()
    return form or Workbook.objects.create(
        unit_id=submission.unit_id, kind=WorkbookKind.FORM, name=name, received_by=by
    )


def _withdraw_rest(
    submission: Submission, wanted: dict[tuple[int, Period], Value], *, by: AbstractBaseUser, reason: str
) -> list[Entry]:
    """Withdraw what an earlier approval of the report booked where nothing is reported now."""
    keys = {(indicator_id, str(period)) for indicator_id, period in wanted}
    booked = Entry.objects.current().filter(approved_in__submission=submission)
    gone = [row for row in booked if (row.indicator_id, row.period) not in keys]
    return Entry.objects.bulk_create(withdrawal(row, reason=reason, by=by) for row in gone)


def _remember(
    submission: Submission, values: list[Value], tally: Tally, *, step: Step | None, by: AbstractBaseUser
) -> None:
    """Tie the values to their entries, and the drafts."""
    entries = {one: tally.entries[one.indicator.pk, period_of(submission, one.column)] for one in values}
    known = set(submission.approved_values.values_list("entry_id", "column"))
    ApprovedValue.objects.bulk_create(
        ApprovedValue(submission=submission, indicator=one.indicator, column=one.column, entry=entry, step=step)
        for one, entry in entries.items()
        if (entry.pk, one.column) not in known
    )
    drafts = [one.draft.pk for one in values if one.draft is not None]
    booked = set(DraftBooked.objects.filter(draft__in=drafts).values_list("draft_id", flat=True))
    DraftBooked.objects.bulk_create(
        DraftBooked(draft=one.draft, entry=entry, by=by)
        for one, entry in entries.items()
        if one.draft is not None and one.draft.pk not in booked
    )


@contextmanager
def booking() -> Iterator[None]:
    """What is corrected inside is corrected by a report's own way."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


def refuse_locked(sender: Any, rows: list[Any], **details: Any) -> None:
    """LockedError where somebody corrects, past the report, a value that a report sent up holds."""
    if sender is not Entry or _ours.get():
        return
    corrected = [row.corrects_id for row in rows if row.corrects_id is not None]
    if not corrected:
        return
    held = ApprovedValue.objects.filter(entry__in=corrected, submission__state__in=SENT)
    first = held.select_related("indicator", "submission__version").first()
    if first is not None:
        period = first.submission.span
        raise LockedError(
            f"Số {first.indicator.name} thuộc báo cáo “{first.submission.version.name}”, "
            f"{period.label if period else ''} đã duyệt và gửi cấp trên; hãy đề nghị sửa số trên trang của báo cáo ấy."
        )
