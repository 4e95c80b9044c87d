"""How long an import of years of results takes beside a plain `bulk_create` of the same rows, in one run.

Run: python benchmarks/history_import.py [--indicators 100] [--years 5]. A sheet of indicators by months goes all the
way: read, planned, booked with its cells, month ends, journal and printed codes; then the same entries and cells go in
by Django's own `bulk_create` and nothing else. On SQLite, or in the empty PostgreSQL that GIAOBAN_DATABASE names.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

FIRST_YEAR = 2020


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor, and what came of the work."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def sheet(indicators: list[tuple[str, str]], years: int) -> str:
    """A CSV of indicators by months."""
    months = [f"T{month}/{year}" for year in range(FIRST_YEAR, FIRST_YEAR + years) for month in range(1, 13)]
    rows = [";".join(["Chỉ tiêu", "ĐVT", *months])]
    for number, (name, unit) in enumerate(indicators):
        values = [str((number * 7 + place * 3) % 97 + 1) for place in range(len(months))]
        rows.append(";".join([name, unit, *values]))
    return "\n".join(rows)


def ready() -> None:
    """An empty database with the catalogue's indicators."""
    import django
    from django.core.management import call_command

    django.setup()
    from giaoban.apps.targets.actions import load_indicators

    call_command("migrate", verbosity=0)
    load_indicators()


def imported(indicators: int, years: int) -> tuple[dict[str, float], Any]:
    """The seconds of each step of the import, and the import."""
    from giaoban.apps.figures.history import plan, reading_of
    from giaoban.apps.figures.history_booking import book_history
    from giaoban.apps.figures.workbooks import grids_of, receive
    from giaoban.apps.targets.models import Indicator
    from giaoban.apps.units.models import Unit

    unit = Unit.objects.create(generation="1995", code="305", name="Quận Một", kind="quận")
    named = list(Indicator.objects.order_by("order").values_list("name", "unit")[:indicators])
    content = sheet(named, years).encode()

    def opened() -> Any:
        workbook = receive(unit, "lich-su.csv", content, by=None)
        grid = grids_of(workbook).sheets[0]
        return workbook, grid, reading_of(grid, unit, None)[0]

    reading, (workbook, grid, layout) = timed(opened)
    planning, found = timed(lambda: plan(grid, layout, unit, may_book=lambda _: True))
    booking, brought = timed(lambda: book_history(workbook, grid, layout, found, by=None, skip_errors=True))
    return {"read": reading, "planned": planning, "booked": booking}, brought


def plain(brought: Any) -> float:
    """Seconds for the same entries and cells by Django's own `bulk_create`, which are then taken back."""
    from django.db import models, transaction

    from giaoban.apps.figures.models import Cell, Entry, HistoryImport

    def again(row: Any, **changed: Any) -> Any:
        columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        return type(row)(**{**columns, "id": None, **changed})

    cells = list(Cell.objects.filter(brought_by=brought).order_by("pk"))
    entries = list(Entry.objects.filter(cell__brought_by=brought).order_by("pk"))
    place = {cell.pk: number for number, cell in enumerate(cells)}
    with transaction.atomic():
        other = HistoryImport.objects.create(workbook=brought.workbook, counts={})

        def create() -> None:
            made = models.QuerySet(Cell).bulk_create([again(cell, brought_by_id=other.pk) for cell in cells])
            rows = [again(entry, cell_id=made[place[entry.cell_id]].pk) for entry in entries]
            models.QuerySet(Entry).bulk_create(rows)

        seconds, _ = timed(create)
        transaction.set_rollback(True)
    return seconds


def main() -> None:
    """Print the seconds of each step and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--indicators", type=int, default=100)
    parser.add_argument("--years", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
        os.environ["GIAOBAN_DATA"] = folder
        ready()
        steps, brought = imported(asked.indicators, asked.years)
        alone = plain(brought)
    count = brought.counts.get("new", 0)
    said = ", ".join(f"{word} in {seconds:.2f} s" for word, seconds in steps.items())
    print(f"{count:,} cells {said} of the processor; {count / sum(steps.values()):,.0f} cells a second")
    ratio = steps["booked"] / alone
    print(f"plain bulk_create of the same rows in {alone:.2f} s: booking takes {ratio:.1f} times as long")


if __name__ == "__main__":
    main()
