"""Booking the unit's own form, which no regime asks for: its numbers into the ledger, each with its cell as source."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.collection.draft_models import Cell as Column
from giaoban.apps.collection.draft_models import DraftBooked, DraftValue, EntryForm
from giaoban.apps.collection.drafting import DraftError, current, hold, standing_of, unreadable, words_of
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.entering import FORM_NAME
from giaoban.apps.figures.models import Cell, Entry, HistoryImport, Workbook, WorkbookKind
from giaoban.apps.figures.sealing import facts_of
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.journal.actions import record
from giaoban.core.periods import Period

REASON = "Ghi lại từ biểu nhập liệu"


def to_book(form: EntryForm) -> list[DraftValue]:
    """The numbers of the form that are not in the ledger yet."""
    booked = set(DraftBooked.objects.filter(draft__form=form).values_list("draft_id", flat=True))
    return [row for row in current(form) if row.pk not in booked]


def book_own(form: EntryForm, *, by: AbstractBaseUser) -> int:
    """Book what is new or changed, all of it or nothing; how many entries the ledger gained.

    Raises DraftError for the form of a report, for a cell that is no number, and where nothing is new.
    """
    if form.submission_id is not None:
        raise DraftError("Biểu này thuộc một chế độ báo cáo; số được ghi vào sổ khi báo cáo được duyệt.")
    odd = unreadable(form)
    if odd:
        raise DraftError(
            f"Ô “{odd[0].text[:40]}” của {odd[0].indicator.name} không phải là số; hãy sửa rồi ghi vào sổ."
        )
    with transaction.atomic():
        hold(form)
        rows = to_book(form)
        if not rows:
            raise DraftError("Không có số nào mới so với sổ nên không ghi gì.")
        entries = _entries(form, rows, by=by)
        record("collection.own_form_booked", subject=form, by=by, period=form.period, booked=facts_of(entries))
    ledger_changed.send(sender=Entry, unit=form.unit)
    return len(entries)


def _span(form: EntryForm, row: DraftValue) -> Period:
    return form.span.year_to_date() if row.column == Column.TO_DATE else form.span


def _entries(form: EntryForm, rows: list[DraftValue], *, by: AbstractBaseUser) -> list[Entry]:
    """The entries of rows that differ from what stands; those that say the same are tied to it."""
    there = Entry.objects.current().filter(unit=form.unit, cell__isnull=False, period_to=form.period_to)
    heads = {(one.indicator_id, one.period, one.standing): one for one in there}
    fresh: list[tuple[DraftValue, Period, Entry | None]] = []
    tied: list[DraftBooked] = []
    for row in rows:
        span = _span(form, row)
        before = heads.get((row.indicator_id, str(span), standing_of(row)))
        if before is not None and (before.exact, before.measured_in) == (row.exact, row.indicator.unit):
            tied.append(DraftBooked(draft=row, entry=before, by=by))
        else:
            fresh.append((row, span, before))
    made = _made(form, fresh, by=by) if fresh else []
    tied += [DraftBooked(draft=row, entry=entry, by=by) for (row, _, _), entry in zip(fresh, made, strict=True)]
    DraftBooked.objects.bulk_create(tied)
    return made


def _made(
    form: EntryForm, fresh: list[tuple[DraftValue, Period, Entry | None]], *, by: AbstractBaseUser
) -> list[Entry]:
    own = Workbook.objects.filter(unit=form.unit, kind=WorkbookKind.FORM, name=FORM_NAME).first()
    own = own or Workbook.objects.create(unit=form.unit, kind=WorkbookKind.FORM, name=FORM_NAME, received_by=by)
    brought = HistoryImport.objects.create(workbook=own, counts={"new": len(fresh)}, by=by)
    cells = Cell.objects.bulk_create(
        Cell(brought_by=brought, row=0, column=place, text=row.text[:200], words=words_of(row, span))
        for place, (row, span, _) in enumerate(fresh)
    )
    return Entry.objects.bulk_create(
        Entry(
            unit=form.unit,
            indicator=row.indicator,
            value=row.value,
            decimals=row.decimals,
            measured_in=row.indicator.unit,
            standing=standing_of(row),
            cell=cell,
            corrects=before,
            reason=REASON if before is not None else "",
            booked_by=by,
            **columns(span),
        )
        for (row, span, before), cell in zip(fresh, cells, strict=True)
    )
