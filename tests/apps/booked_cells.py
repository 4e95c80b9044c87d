"""Results and targets booked at will, for tests of what is worked out from many of them."""

from decimal import Decimal
from itertools import count

from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.models import Cell, Entry, HistoryImport, Workbook
from giaoban.apps.targets.models import Target
from giaoban.apps.targets.numbers import decimals_of
from giaoban.core.periods import Period

ROWS = count(1)


def sheet_of(unit):
    """A form of the unit, to take cells from."""
    workbook, _ = Workbook.objects.get_or_create(unit=unit, kind="form", name="Biểu nhập")
    found = workbook.imports.first()
    return found or HistoryImport.objects.create(workbook=workbook)


def book(unit, indicator, period, value, *, measured_in=None, standing="preliminary", corrects=None, withdrawn=""):
    """A result as somebody types it in: book(unit, indicator, "2025-04", "918.755")."""
    number = Decimal(value)
    cell = corrects.cell if corrects is not None else None
    return Entry.objects.create(
        unit=unit,
        indicator=indicator,
        value=number,
        decimals=decimals_of(number),
        measured_in=indicator.unit if measured_in is None else measured_in,
        standing=standing,
        cell=cell or Cell.objects.create(brought_by=sheet_of(unit), row=next(ROWS), column=1, text=value),
        corrects=corrects,
        withdrawn=withdrawn,
        reason="Số chính thức" if corrects is not None else "",
        **columns(Period.parse(period)),
    )


def aim(
    unit, indicator, period, value, *, setter="superior", comparator="equal", supersedes=None, effective_from=None,
    to=None, base=None,
):  # fmt: skip
    """A target as somebody types it in: `to` the upper end of a range, `base` what a change counts from."""
    number = Decimal(value)
    return Target.objects.create(
        unit=unit,
        indicator=indicator,
        value=number,
        decimals=decimals_of(number),
        measured_in=indicator.unit,
        setter=setter,
        comparator=comparator,
        supersedes=supersedes,
        effective_from=effective_from,
        value_to=to,
        decimals_to=None if to is None else decimals_of(to),
        base_value=base,
        base_decimals=None if base is None else decimals_of(base),
        reason="Giao tại hội nghị",
        **columns(Period.parse(period)),
    )
