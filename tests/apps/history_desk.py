"""Somebody at a unit who brings tables of history in, and the ledger as it then stands in short words."""

from giaoban.apps.figures.history import plan, reading_of
from giaoban.apps.figures.history_booking import book_history
from giaoban.apps.figures.models import Entry
from giaoban.apps.figures.workbooks import grids_of, receive
from giaoban.core.reading.histories import Layout as Reading

HISTORY = """Chỉ tiêu;ĐVT;T1/2025;T2/2025;T3/2025
Thu ngân sách trên địa bàn;tỷ đồng;300;310,5;320
Kết nạp đảng viên;đảng viên;20;30;
"""


class Desk:
    """Somebody at a unit who brings tables in."""

    def __init__(self, unit, person):
        self.unit, self.person = unit, person

    def look(self, text, *, names=None, may_book=lambda unit: True):
        """Everything up to the preview."""
        workbook = receive(self.unit, "số liệu.csv", text.encode(), by=self.person)
        grid = grids_of(workbook).sheets[0]
        reading, known = reading_of(grid, self.unit, 2025)
        if names:
            reading = Reading.from_data({**reading.as_data(), "names": names})
        return workbook, grid, reading, plan(grid, reading, self.unit, may_book=may_book), known

    def bring(self, text, *, names=None, skip_errors=False):
        """All the way to the ledger."""
        workbook, grid, reading, found, _ = self.look(text, names=names)
        return book_history(workbook, grid, reading, found, by=self.person, skip_errors=skip_errors)


def ledger():
    rows = Entry.objects.current().order_by("indicator__code", "period_from", "pk")
    return [(row.indicator.code, row.period, str(row.exact), row.standing) for row in rows]


def fates(found):
    return [(one.value.cell, str(one.fate)) for one in found.planned]
