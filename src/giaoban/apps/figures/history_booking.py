"""Booking a sheet of history in one go, and taking the whole of it back."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Min

from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.history import Fate, Plan, Planned, current_entries
from giaoban.apps.figures.history_targets import (
    PlannedTarget,
    amended_since,
    book_targets,
    moved_since,
    take_back,
    targets_of,
)
from giaoban.apps.figures.models import Cell, Entry, HistoryImport, ImportUndone, Layout, Workbook
from giaoban.apps.figures.sealing import facts_of
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.journal.actions import hold_writers, record
from giaoban.apps.targets.actions import remember
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.numbers import decimals_of, vietnamese
from giaoban.apps.units.models import Unit
from giaoban.core.reading.histories import Grid, guess, shape_of
from giaoban.core.reading.histories import Layout as Reading

LISTED = 5
MOVED = "Có số vừa được người khác ghi hoặc sửa trong lúc bạn xem; hãy xem trước lại rồi ghi."


class HistoryError(ValueError):
    """An import that cannot be booked or taken back, with the sentence that a person reads."""


def book_history(
    workbook: Workbook,
    grid: Grid,
    reading: Reading,
    found: Plan,
    *,
    by: AbstractBaseUser | None,
    skip_errors: bool = False,
) -> HistoryImport:
    """Book what `found` plans, all of it or nothing, and remember how the sheet was read.

    Raises HistoryError where nothing is new, or where cells are in error and `skip_errors` does not leave them out.
    """
    if found.errors and not skip_errors:
        raise HistoryError(
            f"Còn {len(found.errors)} ô lỗi nên chưa ghi gì; hãy sửa trong tệp rồi gửi lại, "
            "hoặc chọn bỏ qua các ô lỗi để ghi phần còn lại."
        )
    planned, plans = found.to_book, found.targets_to_book
    if not planned and not plans:
        raise HistoryError("Không có số nào mới hoặc khác số đang có nên không ghi gì.")
    with transaction.atomic():
        hold_writers()
        _refuse_changes(planned, plans)
        brought = HistoryImport.objects.create(
            workbook=workbook, sheet=grid.name[:120], layout=reading.as_data(), counts=found.counts, by=by
        )
        entries = _add_entries(brought, planned, by=by)
        targets = book_targets(brought, plans, by=by)
        remember_reading(workbook.unit, grid, reading, by=by)
        if by is not None:  # a name is confirmed by somebody
            _remember_names(reading, by=by)
        said = {"file": workbook.name, "sheet": grid.name, **found.counts}
        record("figures.history_booked", subject=brought, by=by, after=said, booked=facts_of(entries))
    _tell([*(one.unit for one in planned if one.unit is not None), *(row.unit for row in targets)])
    return brought


def _refuse_changes(planned: Iterable[Planned], plans: Iterable[PlannedTarget]) -> None:
    """HistoryError where somebody has booked something since the sheet was looked at that would be booked over."""
    now = current_entries(planned)
    for one in planned:
        assert one.unit is not None  # noqa: S101  # what is booked was placed
        assert one.indicator is not None  # noqa: S101
        rows = now.get((one.unit.pk, one.indicator.pk, str(one.value.period), one.value.standing), [])
        entered = next((row for row in rows if row.cell_id is not None), None)
        if entered != (one.earlier if one.fate is Fate.CHANGED else None):
            raise HistoryError(MOVED)
    if moved_since(plans):
        raise HistoryError(MOVED)


def _add_entries(brought: HistoryImport, planned: Iterable[Planned], *, by: AbstractBaseUser | None) -> list[Entry]:
    kept = list(planned)
    cells = Cell.objects.bulk_create(
        Cell(
            brought_by=brought,
            row=one.value.row + 1,
            column=one.value.column + 1,
            text=one.value.text,
            words=one.value.words,
        )
        for one in kept
    )
    reason = f"Nhập lại từ {brought.workbook}"
    return Entry.objects.bulk_create(
        Entry(
            unit=one.unit,
            indicator=one.indicator,
            value=one.value.value,
            decimals=decimals_of(one.value.value),
            measured_in=one.measured_in,
            standing=one.value.standing,
            cell=cell,
            corrects=one.earlier if one.fate is Fate.CHANGED else None,
            reason=f"{reason}, ô {one.value.cell}" if one.fate is Fate.CHANGED else "",
            booked_by=by,
            **columns(one.value.period),
        )
        for one, cell in zip(kept, cells, strict=True)
    )


def remember_reading(unit: Unit, grid: Grid, reading: Reading, *, by: AbstractBaseUser | None) -> None:
    """Keep how the office reads sheets of this shape, unless it is what was kept last."""
    shape, data = shape_of(grid, guess(grid)), reading.as_data()
    last = Layout.objects.filter(unit=unit, shape=shape).first()
    if last is None or last.columns != data:
        Layout.objects.create(unit=unit, shape=shape, columns=data, by=by)


def _remember_names(reading: Reading, *, by: AbstractBaseUser) -> None:
    """Names that the person gave an indicator become its confirmed names."""
    codes = {code for code in reading.names.values() if code}
    indicators = {one.code: one for one in Indicator.objects.filter(code__in=codes)}
    for name, code in reading.names.items():
        if code in indicators:
            remember(indicators[code], name, by=by)


def undo_import(brought: HistoryImport, *, by: AbstractBaseUser, reason: str) -> ImportUndone:
    """Take back all that the import booked: new values are withdrawn, changed ones are as they were before.

    Raises HistoryError without a reason, where it was taken back before, or where somebody has corrected one of its
    values since.
    """
    if not reason.strip():
        raise HistoryError("Chưa ghi lý do; hãy viết một câu để người sau hiểu vì sao đợt nhập này được hoàn tác.")
    with transaction.atomic():
        hold_writers()
        if ImportUndone.objects.filter(undoes=brought).exists():
            raise HistoryError("Đợt nhập này đã được hoàn tác từ trước.")
        rows, targets = list(booked_by(brought)), targets_of(brought)
        heads = _heads(brought, rows)
        if since := amended_since(targets):
            raise HistoryError(_amended(since))
        undone = ImportUndone.objects.create(undoes=brought, reason=reason.strip(), by=by)
        why = f"Hoàn tác đợt nhập {brought.workbook}: {reason.strip()}"
        back = Entry.objects.bulk_create(
            taken_back(heads[row.pk], before=row.corrects, reason=why, by=by) for row in rows if row.pk in heads
        )
        said = {"entries": len(rows)}
        take_back(targets, by=by, reason=said)
        record("figures.history_undone", subject=brought, by=by, reason=reason, after=said, booked=facts_of(back))
    _tell({row.unit_id: row.unit for row in (*rows, *targets)}.values())
    return undone


def booked_by(brought: HistoryImport) -> Any:
    """The entries that the import itself booked: the first of each cell, with what corrected it since."""
    rows = Entry.objects.filter(cell__brought_by=brought)
    first = rows.order_by().values("cell").annotate(first=Min("pk")).values("first")
    found = Entry.objects.filter(pk__in=first).order_by("cell__row", "cell__column")
    return found.select_related("unit", "indicator", "cell", "corrects", "corrected_by", "booked_by")


def taken_back(row: Entry, *, before: Entry | None, reason: str, by: AbstractBaseUser) -> Entry:
    """The row to add after `row` so that `before` stands again, or nothing does where there was nothing."""
    if before is None or before.withdrawn:
        return withdrawal(row, reason=reason, by=by)
    return Entry(**_copied(before), corrects=row, reason=reason, booked_by=by)


def withdrawal(row: Entry, *, reason: str, by: AbstractBaseUser) -> Entry:
    """The row to add so that nothing stands where `row` stood."""
    return Entry(**_copied(row), corrects=row, withdrawn=reason, booked_by=by)


def _copied(row: Entry) -> dict[str, Any]:
    left_out = {"id", "corrects", "withdrawn", "reason", "booked_at", "booked_by"}
    return {
        field.attname: getattr(row, field.attname)
        for field in Entry._meta.concrete_fields
        if field.name not in left_out
    }


def _heads(brought: HistoryImport, rows: list[Entry]) -> dict[int, Entry]:
    """Each entry → the row that stands for it now: itself, or the row by which a later import was taken back.

    HistoryError where somebody has corrected one since, so that another value stands.
    """
    standing = {row.cell_id: row for row in Entry.objects.current().filter(cell__brought_by=brought)}
    heads = {}
    since = []
    for row in rows:
        head = standing.get(row.cell_id)
        if head is not None and _said(head) == _said(row):
            heads[row.pk] = head
        else:
            since.append(row)
    if since:
        raise HistoryError(_why_not(since))
    return heads


def _said(row: Entry) -> tuple[object, ...]:
    return row.exact, row.measured_in, row.standing


def _why_not(since: list[Entry]) -> str:
    """Which values were corrected or withdrawn since they were imported."""
    told = "; ".join(
        f"ô {row.cell.address} ({row.indicator.name}, {row.span.label if row.span else ''}: nay "
        f"{'đã hủy' if row.corrected_by.withdrawn else vietnamese(row.corrected_by.exact)})"
        for row in since[:LISTED]
    )
    more = f" và {len(since) - LISTED} ô khác" if len(since) > LISTED else ""
    return f"Không hoàn tác được vì có số đã được sửa sau khi nhập: {told}{more}; hãy sửa riêng từng số còn lại."


def _amended(since: list[Target]) -> str:
    """Which targets were amended or withdrawn since they were imported."""
    told = "; ".join(
        f"ô {row.imported.address} ({row.indicator.name}, {row.span.label if row.span else ''})"
        for row in since[:LISTED]
    )
    return (
        f"Không hoàn tác được vì có chỉ tiêu đã được điều chỉnh hoặc hủy sau khi nhập: {told}; "
        "hãy mở riêng từng chỉ tiêu."
    )


def _tell(units: Iterable[Unit]) -> None:
    for unit in {unit.pk: unit for unit in units}.values():
        ledger_changed.send(sender=Workbook, unit=unit)
