"""One figure typed in on the screen, and corrections of figures that came from a table or from the screen."""

from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.documents.periods import columns
from giaoban.apps.figures import actions
from giaoban.apps.figures.history_booking import taken_back, withdrawal
from giaoban.apps.figures.models import Cell, Entry, HistoryImport, Standing, Workbook, WorkbookKind
from giaoban.apps.figures.sealing import facts_of
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.journal.actions import hold_writers, record
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import decimals_of, storable, vietnamese
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reading.indicators import units_agree

FORM_NAME = "Nhập trên màn hình"


class EntryError(ValueError):
    """A figure that cannot be entered, corrected or taken back, with the sentence that a person reads."""


def enter(
    unit: Unit,
    indicator: Indicator,
    period: Period,
    value: Decimal,
    *,
    by: AbstractBaseUser,
    measured_in: str = "",
    standing: str = Standing.PRELIMINARY,
    text: str = "",
) -> Entry:
    """Book a result that somebody types in: a month's or one to date, beside whatever documents say.

    `text` is the number as typed. Raises EntryError for too many digits, for a unit of measure that is not the
    indicator's, and where a figure of that standing was typed in or imported before: that one is to be corrected.
    """
    _refuse_value(value, measured_in, indicator)
    with transaction.atomic():
        hold_writers()  # of two who type the same figure at one moment the second is told of the first
        same = Entry.objects.current().filter(
            unit=unit, indicator=indicator, standing=standing, cell__isnull=False, **columns(period)
        )
        before = same.first()
        if before is not None:
            raise EntryError(
                f"{indicator.name}, {period.label} đã có số {before.get_standing_display()} "
                f"{vietnamese(before.exact)} {before.measured_in}; hãy sửa số đó và ghi lý do."
            )
        entry = Entry.objects.create(
            unit=unit,
            indicator=indicator,
            value=value,
            decimals=decimals_of(value),
            measured_in=measured_in or indicator.unit,
            standing=standing,
            cell=_cell(unit, indicator, period, text or vietnamese(value), by=by),
            booked_by=by,
            **columns(period),
        )
        record("figures.entered", subject=entry, by=by, booked=facts_of([entry]))
    ledger_changed.send(sender=Entry, unit=unit)
    return entry


def _cell(unit: Unit, indicator: Indicator, period: Period, text: str, *, by: AbstractBaseUser) -> Cell:
    form = Workbook.objects.filter(unit=unit, kind=WorkbookKind.FORM).first()
    form = form or Workbook.objects.create(unit=unit, kind=WorkbookKind.FORM, name=FORM_NAME, received_by=by)
    brought = HistoryImport.objects.create(workbook=form, by=by)
    words = f"{indicator.name}, {period.label}"[:400]
    return Cell.objects.create(brought_by=brought, row=0, column=0, text=text[:200], words=words)


def _refuse_value(value: Decimal, measured_in: str, indicator: Indicator) -> None:
    if not storable(value):
        raise EntryError(f"Số {value} có quá nhiều chữ số; hãy ghi số có tối đa 15 chữ số, 9 số lẻ.")
    if not units_agree(measured_in, indicator.unit):
        raise EntryError(
            f"Đơn vị tính “{measured_in}” không hợp với chỉ tiêu {indicator.name} ({indicator.unit}); hãy sửa lại."
        )


def correct_entry(
    entry: Entry, value: Decimal, *, by: AbstractBaseUser, reason: str, measured_in: str = "", standing: str = ""
) -> Entry:
    """Book `value` beside `entry`, which stays readable; the figure of a document is corrected in its document.

    Raises EntryError without a reason or a change, and where `entry` is no longer the one that stands.
    """
    _need(reason)
    if entry.figure is not None:
        return _correct_in_document(entry, value, by=by, reason=reason, measured_in=measured_in)
    measured, firm = measured_in or entry.measured_in, standing or entry.standing
    _refuse_value(value, measured, entry.indicator)
    if (value, measured, firm) == (entry.exact, entry.measured_in, entry.standing):
        raise EntryError("Chưa có gì khác với số đang ghi; hãy sửa số, đơn vị tính hoặc tính chất.")
    with transaction.atomic():
        _hold(entry)
        corrected = Entry.objects.create(
            unit_id=entry.unit_id,
            indicator_id=entry.indicator_id,
            value=value,
            decimals=decimals_of(value),
            measured_in=measured,
            standing=firm,
            cell_id=entry.cell_id,
            corrects=entry,
            reason=reason.strip(),
            booked_by=by,
            **columns(entry.span),
        )
        record("figures.entry_corrected", subject=corrected, by=by, reason=reason, booked=facts_of([corrected]))
    ledger_changed.send(sender=Entry, unit=entry.unit)
    return corrected


def _correct_in_document(entry: Entry, value: Decimal, *, by: AbstractBaseUser, reason: str, measured_in: str) -> Entry:
    unit = measured_in if measured_in != entry.measured_in else ""
    if value == entry.exact and not unit:
        raise EntryError("Chưa có gì khác với số đang ghi; hãy sửa số hoặc đơn vị tính.")
    actions.correct(entry.figure, by=by, reason=reason, value=value, decimals=decimals_of(value), unit=unit)
    return Entry.objects.current().filter(figure=entry.figure).order_by("-pk").first() or entry


def take_back(entry: Entry, *, by: AbstractBaseUser, reason: str) -> None:
    """Undo the correction that `entry` is: what it corrected stands again.

    For a figure of a document the last decision about it is taken back. Raises EntryError where nothing was corrected.
    """
    _need(reason)
    if entry.figure is not None:
        try:
            actions.undo(entry.figure, by=by)
        except actions.FigureError as error:
            raise EntryError(
                "Số này đọc từ văn bản và chưa ai quyết định nên không có gì để hoàn tác; hãy sửa hoặc bỏ số."
            ) from error
        return
    if entry.corrects_id is None:
        raise EntryError("Số này chưa được sửa lần nào nên không có gì để hoàn tác; hãy sửa hoặc bỏ số.")
    _add(
        entry,
        taken_back(entry, before=entry.corrects, reason=reason.strip(), by=by),
        "figures.entry_taken_back",
        by=by,
        reason=reason,
    )


def withdraw(entry: Entry, *, by: AbstractBaseUser, reason: str) -> None:
    """Say that the unit has no such result; a figure of a document is rejected there. Raises EntryError."""
    _need(reason)
    if entry.figure is not None:
        actions.reject(entry.figure, by=by, reason=reason)
        return
    row = withdrawal(entry, reason=reason.strip(), by=by)
    _add(entry, row, "figures.entry_withdrawn", by=by, reason=reason)


def _add(entry: Entry, row: Entry, action: str, *, by: AbstractBaseUser, reason: str) -> None:
    with transaction.atomic():
        _hold(entry)
        row.save()
        record(action, subject=row, by=by, reason=reason, booked=facts_of([row]))
    ledger_changed.send(sender=Entry, unit=entry.unit)


def _hold(entry: Entry) -> None:
    """Keep other writers of the entry waiting; EntryError where one came first."""
    Entry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    if not Entry.objects.current().filter(pk=entry.pk).exists():
        raise EntryError("Số này vừa được người khác sửa hoặc hủy; hãy mở lại trang để xem số mới.")


def _need(reason: str) -> None:
    if not reason.strip():
        raise EntryError("Chưa ghi lý do; hãy viết một câu để người sau hiểu vì sao số này được sửa.")
