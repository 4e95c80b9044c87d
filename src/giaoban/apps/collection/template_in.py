"""A filled sheet back into its form: which cells it would change, what is wrong with it, and taking it back.

Our own template is read by the codes in its hidden cells. Any other table is read by its headings, as this office read
such a table before. Nothing is written until a person has seen what changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.collection.draft_models import (
    NUMBERS,
    Cell,
    DraftValue,
    EntryForm,
    FilledSheet,
    How,
    SheetTaken,
    SheetUndone,
)
from giaoban.apps.collection.drafting import Change, DraftError, Outcome, hold, read_number, save
from giaoban.apps.collection.filling import Asked
from giaoban.apps.collection.template_out import Identity
from giaoban.apps.figures.history import plan
from giaoban.apps.figures.history_booking import remember_reading
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.numbers import storable, vietnamese
from giaoban.core.periods import Period, PeriodError
from giaoban.core.reading.histories import Grid, Layout, Value
from giaoban.core.reading.histories.grid import cell_name
from giaoban.files.grids import Grids

LOOKED_AT = 5  # rows and columns in which the identity of a template may stand
LISTED = 8


@dataclass(frozen=True, slots=True)
class Filling:
    """A cell of a sheet that would change a cell of the form, or why it cannot."""

    cell: str
    asked: Asked
    column: str
    text: str
    before: DraftValue | None = None

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.asked.indicator.code


@dataclass(frozen=True, slots=True)
class Filler:
    """What a sheet would do: `changes` in the order of the sheet; `errors` name their cells; `notes` are sentences."""

    changes: tuple[Filling, ...] = ()
    same: int = 0
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def identity_of(grid: Grid) -> tuple[int, int, Identity] | None:
    """Where a sheet says whose form it is, and what it says; None for a table that is not our template."""
    for row in range(min(LOOKED_AT, len(grid.rows))):
        for column in range(min(LOOKED_AT, len(grid.rows[row]))):
            found = Identity.read(grid.at(row, column).text)
            if found is not None:
                return row, column, found
    return None


def template_sheet(grids: Grids) -> Grid | None:
    """The sheet of the file that is our template."""
    return next((sheet for sheet in grids.sheets if identity_of(sheet) is not None), None)


def from_template(grid: Grid, form: EntryForm, asked: Iterable[Asked], *, key: str) -> Filler:
    """What the template would change in `form`, which its address calls `key`.

    Raises DraftError for the template of another unit, period or form, and for one whose hidden cells are gone.
    """
    found = identity_of(grid)
    if found is None:
        raise DraftError("Tệp không phải biểu tải từ trang này; hãy tải lại biểu Excel rồi nhập vào đó.")
    top, left, identity = found
    _refuse_other(identity, form, key)
    columns = {grid.at(top, place).text.strip(): place for place in range(left + 1, grid.width)}
    if not any(column in columns for column in NUMBERS):
        raise DraftError("Biểu đã mất dòng ẩn trên cùng nên không biết cột nào là gì; hãy tải lại biểu Excel.")
    rows = {grid.at(row, left).text.strip(): row for row in range(top + 1, len(grid.rows))}
    rows.pop("", None)
    known = {one.indicator.code: one for one in asked}
    notes = list(_row_notes(rows, known))
    cells = [
        (known[code], column, row, columns[column])
        for code, row in rows.items()
        if code in known
        for column in (*NUMBERS, Cell.NOTE)
        if column in columns
    ]
    heads = _heads(form)
    changes, errors, same = [], [], 0
    for one, column, row, place in cells:
        text, problem = _text_of(grid.at(row, place), column)
        if problem:
            errors.append(f"Ô {cell_name(row, place)} ({one.indicator.name}): {problem}")
            continue
        before = heads.get((one.indicator.pk, column))
        if not text or (before is not None and _alike(before, text)):
            same += bool(text)
            continue
        changes.append(Filling(cell_name(row, place), one, column, text, before))
    return Filler(tuple(changes), same, tuple(errors), tuple(notes))


def _refuse_other(identity: Identity, form: EntryForm, key: str) -> None:
    if identity.unit != form.unit.key:
        raise DraftError(
            f"Biểu này của đơn vị khác (mã {identity.unit[:20]}), không phải {form.unit.name}; "
            "hãy mở trang của đơn vị đó."
        )
    if identity.period != form.period:
        try:
            label = Period.parse(identity.period).label
        except PeriodError:
            label = identity.period[:30]
        raise DraftError(f"Biểu này của {label}, không phải {form.span.label}; hãy chọn đúng kỳ rồi gửi lại.")
    if identity.form != key:
        raise DraftError("Biểu này của chế độ báo cáo khác trong cùng kỳ; hãy chọn đúng biểu ở đầu trang rồi gửi lại.")


def _row_notes(rows: dict[str, int], known: dict[str, Asked]) -> Iterable[str]:
    gone = [one.indicator.name for code, one in known.items() if code not in rows]
    if gone:
        yield f"Tệp thiếu {len(gone)} dòng của biểu: {_listed(gone)}; các ô ấy để nguyên."
    strange = [code for code in rows if code not in known]
    if strange:
        yield f"Tệp có {len(strange)} dòng không thuộc biểu này (mã {_listed(strange)}); các dòng ấy bỏ qua."


def _listed(names: list[str]) -> str:
    more = f" và {len(names) - LISTED} dòng khác" if len(names) > LISTED else ""
    return ", ".join(one[:60] for one in names[:LISTED]) + more


def _text_of(value: Value, column: str) -> tuple[str, str]:
    """The text that the cell would leave in the form, and what is wrong with it."""
    if column == Cell.NOTE:
        return value.text.strip()[:1000], ""
    if value.number is not None:
        if not storable(value.number):
            return "", f"“{value.text[:40]}” có quá nhiều chữ số; hãy ghi số có tối đa 15 chữ số, 9 số lẻ."
        return vietnamese(value.number), ""
    return value.text.strip(), read_number(value.text).problem


def _alike(row: DraftValue, text: str) -> bool:
    number = read_number(text).value if row.column in NUMBERS else None
    return row.text == text or (number is not None and row.exact == number)


def _heads(form: EntryForm) -> dict[tuple[int, str], DraftValue]:
    return {(row.indicator_id, row.column): row for row in form.values.current().shown()}


def from_table(grid: Grid, reading: Layout, form: EntryForm, asked: Iterable[Asked]) -> tuple[Filler, dict[str, str]]:
    """What any other table would change, and its names that are no indicator's, each with the nearest code."""
    known = {one.indicator.pk: one for one in asked}
    found = plan(grid, reading, form.unit, may_book=lambda unit: unit == form.unit)
    spans = {form.span.year_to_date(): Cell.TO_DATE} | {form.span: Cell.PERIOD}
    heads = _heads(form)
    changes, same, beside = [], 0, 0
    for one in found.planned:
        column = spans.get(one.value.period)
        if one.indicator is None:
            continue
        if one.unit != form.unit or column is None or one.indicator.pk not in known:
            beside += 1
            continue
        text = vietnamese(one.value.value)
        before = heads.get((one.indicator.pk, column))
        if before is not None and _alike(before, text):
            same += 1
            continue
        changes.append(Filling(one.value.cell, known[one.indicator.pk], column, text, before))
    notes = [f"{beside} số của kỳ, đơn vị hoặc chỉ tiêu không thuộc biểu này; bỏ qua."] if beside else []
    errors = tuple(error.message for error in found.errors)
    return Filler(tuple(changes), same, errors, tuple(notes)), found.unknown


def take(
    sheet: FilledSheet, filler: Filler, *, by: AbstractBaseUser, grid: Grid | None = None, reading: Layout | None = None
) -> SheetTaken:
    """Write everything that `filler` would change, or nothing; how another table was read is remembered.

    Raises DraftError where nothing changes, and where somebody changed one of the cells since the preview.
    """
    if not filler.changes:
        raise DraftError("Tệp không có ô nào khác với số đang có nên không ghi gì.")
    with transaction.atomic():
        hold(sheet.form)
        layout = reading.as_data() if reading is not None else {}
        taken = SheetTaken.objects.create(sheet=sheet, layout=layout, changed=len(filler.changes), by=by)
        changes = [
            Change(one.code, one.column, one.text, one.before.pk if one.before else None, how=How.SHEET)
            for one in filler.changes
        ]
        _all_or_nothing(save(sheet.form, changes, by=by, taken=taken))
        if grid is not None and reading is not None:
            remember_reading(sheet.form.unit, grid, reading, by=by)
        record("collection.sheet_taken", subject=taken, by=by, name=sheet.name, sha256=sheet.sha256, cells=len(changes))
    return taken


def _all_or_nothing(outcomes: Iterable[Outcome]) -> None:
    for one in outcomes:
        if one.state == "conflict":
            raise DraftError("Có ô vừa được người khác sửa trong lúc xem trước; hãy mở lại tệp để xem số mới rồi ghi.")
        if one.state == "refused":
            raise DraftError(one.sentence)


def undo(taken: SheetTaken, *, by: AbstractBaseUser) -> SheetUndone:
    """Put the cells back as they were before the sheet, but those that somebody changed since."""
    form = taken.sheet.form
    with transaction.atomic():
        hold(form)
        if hasattr(taken, "undone"):
            raise DraftError("Lần nhập từ tệp này đã được hoàn tác từ trước.")
        rows = list(taken.drafts.select_related("replaces", "indicator", "replaced_by"))
        still = [row for row in rows if getattr(row, "replaced_by", None) is None]
        changes = [_back(row) for row in still]
        _all_or_nothing(save(form, changes, by=by))
        made = SheetUndone.objects.create(undoes=taken, left=len(rows) - len(still), by=by)
        record("collection.sheet_undone", subject=taken, by=by, cells=len(still), left=made.left)
    return made


def _back(row: DraftValue) -> Change:
    before: Any = row.replaces
    change = Change(row.indicator.code, row.column, "", row.pk, how=How.UNDONE)
    return change if before is None else replace(change, text=before.text, proposal=before.proposal)
