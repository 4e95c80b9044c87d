"""A made-up country as rows: communes before and after 1 July 2025, indicators, plans, and months of results.

Everything follows from numbers by arithmetic alone, so that the same size is the same country on every machine. Of
every two communes of today one was made of a whole old one and two fifths of another, which the second one kept the
rest of; every second pair went on unchanged. One result in a hundred is missing, one in fifty was corrected, and a few
months have an estimate and an official result side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from giaoban.core.periods import Period

LAST = Period.month(2026, 9)
REFORM, EVE = date(2025, 7, 1), date(2025, 6, 30)
IN_A_PROVINCE = 98
FIRST_NEW, FIRST_OLD = 1_001, 101_001  # primary keys of communes
ACCUMULATIONS = ("flow",) * 60 + ("stock",) * 15 + ("rate",) * 20 + ("growth",) * 3 + ("milestone",) * 2


@dataclass(frozen=True, slots=True)
class Size:
    """How large the country is: communes of today, indicators of each, months back from September 2026."""

    units: int
    indicators: int
    months: int

    @property
    def provinces(self) -> int:
        """About 98 communes to a province: 34 for 3.321."""
        return max(1, round(self.units / IN_A_PROVINCE))

    @property
    def first(self) -> Period:
        """The first month with results."""
        return LAST.shift(1 - self.months)


STEP = "CASE {0} % 4 WHEN 0 THEN 1.000 WHEN 1 THEN 0.100 WHEN 2 THEN 0.010 ELSE 0.001 END"
ENTRIES = """
INSERT INTO entry
WITH spot AS (
    SELECT m.number AS m, u.u, i.i, (u.u * 7919 + i.i * 104729 + m.number * 1299709) % 1000003 AS luck
    FROM range({units}) u(u), range({indicators}) i(i), (SELECT {number} AS number) m
    ORDER BY u.u, i.i
), result AS (
    SELECT *, (m * {units} + u) * {indicators} + i + 1 AS id, i % 4 AS decimals, 1000 + (u * 31 + i * 17) % 9000 AS base
    FROM spot WHERE luck % 100 <> 0
)
SELECT id, '{period}' AS period, DATE '{start}' AS period_from, DATE '{end}' AS period_to,
    CAST(base * (80 + luck % 41) AS DECIMAL(14, 0)) * {step} AS value,
    decimals, u + {first_unit} AS unit_id, i + 1 AS indicator_id, NULL AS corrects_id, '' AS reason,
    DATE '{end}' + CAST(1 + luck % 5 AS INTEGER) AS booked_on, id AS cell_id, 'preliminary' AS standing
FROM result
"""
# Revisions: numbered after all results, of the same cell.
CORRECTIONS = """
INSERT INTO entry
SELECT id + {results} AS id, period, period_from, period_to, value + 1, decimals, unit_id, indicator_id, id,
    'Số rà lại', booked_on + 20, cell_id, 'preliminary'
FROM entry WHERE (id * 48271) % 2147483647 % 50 = 7
"""
# Beside some results an official one that came later, from a cell of its own.
OFFICIAL = """
INSERT INTO entry
SELECT id + 2 * {results} AS id, period, period_from, period_to, value + 2, decimals, unit_id, indicator_id, NULL, '',
    booked_on + 60, id + 2 * {results}, 'official'
FROM entry WHERE corrects_id IS NULL AND (id * 69621) % 2147483647 % 10000 = 11
"""
TARGETS = """
INSERT INTO target
SELECT ((y.y - {first_year}) * {units} + u.u) * {indicators} * 4 + i.i * 4 + s.s + 1 + {shift} AS id,
    CAST(y.y AS VARCHAR), make_date(y.y, 1, 1), make_date(y.y, 12, 31),
    CAST((1000 + (u.u * 31 + i.i * 17) % 9000) * (CASE WHEN i.i % 100 < 60 THEN 1200 ELSE 100 END + s.s * 7 + y.y % 5)
        AS DECIMAL(14, 0)) * {step},
    i.i % 4, u.u + {first_unit}, i.i + 1, CASE s.s WHEN 0 THEN 'superior' ELSE 'council' END, NULL
FROM range({units}) u(u), range({indicators}) i(i), range(2) s(s), range({first_year}, {last_year} + 1) y(y)
WHERE s.s = 0 OR (u.u + i.i) % 10 < 7
ORDER BY y.y, u.u, i.i
"""
AMENDED = """
INSERT INTO target
SELECT id + 2 AS id, period, period_from, period_to, value + 5, decimals, unit_id, indicator_id, setter, id
FROM target WHERE (id * 48271) % 2147483647 % 100 = 3
"""
TABLES = """
CREATE TABLE entry (id BIGINT, period VARCHAR, period_from DATE, period_to DATE, value DECIMAL(18, 3), decimals INTEGER,
    unit_id BIGINT, indicator_id BIGINT, corrects_id BIGINT, reason VARCHAR, booked_on DATE, cell_id BIGINT,
    standing VARCHAR);
CREATE TABLE target (id BIGINT, period VARCHAR, period_from DATE, period_to DATE, value DECIMAL(18, 3),
    decimals INTEGER, unit_id BIGINT, indicator_id BIGINT, setter VARCHAR, supersedes_id BIGINT);
"""


def make(engine: Any, size: Size) -> None:
    """Fill the tables `entry` and `target` of a DuckDB connection."""
    engine.execute(TABLES)
    said = {"units": size.units, "indicators": size.indicators}
    step = STEP.format("i.i")
    month = size.first
    for number in range(size.months):
        first_unit = FIRST_OLD if month.end < REFORM else FIRST_NEW
        dates = {"period": str(month), "start": month.start, "end": month.end}
        engine.execute(
            ENTRIES.format(number=number, first_unit=first_unit, step=STEP.format("decimals"), **dates, **said)
        )
        month = month.next()
    results = size.units * size.indicators * size.months
    engine.execute(CORRECTIONS.format(results=results))
    engine.execute(OFFICIAL.format(results=results))
    years = {"first_year": size.first.start.year, "last_year": LAST.end.year}
    engine.execute(TARGETS.format(first_unit=FIRST_NEW, shift=0, step=step, **years, **said))
    old = {"first_year": size.first.start.year, "last_year": REFORM.year}
    shift = size.units * size.indicators * 4 * (LAST.end.year - size.first.start.year + 1)
    engine.execute(TARGETS.format(first_unit=FIRST_OLD, shift=shift, step=step, **old, **said))
    engine.execute(AMENDED)


def units(size: Size) -> Iterator[dict[str, Any]]:
    """The provinces, the communes of today and those before, as the columns of their table."""
    for number in range(size.provinces):
        yield _unit(number + 1, f"{number + 1:02d}", f"Tỉnh {number + 1:02d}", "tỉnh", None)
    for number in range(size.units):
        above = 1 + number * size.provinces // size.units
        kind = "phường" if number % 3 == 0 else "xã"
        name = f"{kind.capitalize()} {number + 1:04d}"
        yield _unit(FIRST_NEW + number, f"N{number:05d}", name, kind, above, since=REFORM)
        yield _unit(FIRST_OLD + number, f"O{number:05d}", f"{name} cũ", kind, above, until=EVE)


def _unit(
    pk: int, code: str, name: str, kind: str, above: int | None, since: date | None = None, until: date | None = None
) -> dict[str, Any]:
    columns = {"id": pk, "generation": "0000", "code": code, "name": name, "kind": kind, "parent_id": above}
    return {**columns, "valid_from": since, "valid_to": until, "folded": f"{name.lower()}|", "order_key": name.lower()}


def successions(size: Size) -> Iterator[tuple[int, int, str, int | None]]:
    """Old commune, new commune, what became of it, and the share of its people in percent where it was divided."""
    for first in range(0, size.units, 2):
        second = first + 1
        if (
            first % 4
            or second >= size.units
            or first * size.provinces // size.units != second * size.provinces // size.units
        ):
            for number in range(first, min(second + 1, size.units)):
                yield FIRST_OLD + number, FIRST_NEW + number, "continue", None
            continue
        yield FIRST_OLD + first, FIRST_NEW + first, "merge", None
        yield FIRST_OLD + second, FIRST_NEW + first, "split", 40
        yield FIRST_OLD + second, FIRST_NEW + second, "split", 60


def indicators(size: Size) -> Iterator[dict[str, Any]]:
    """The indicators; a rate is of the flow with its number as numerator and of the next as denominator."""
    for number in range(size.indicators):
        yield {
            "id": number + 1,
            "code": f"chi-tieu-{number + 1:03d}",
            "name": f"Chỉ tiêu {number + 1:03d}",
            "unit": "tỷ đồng",
            "accumulation": ACCUMULATIONS[number % 100],
            "direction": "down" if number % 7 == 0 else "up",
            "sector": "Kinh tế",
            "order": number + 1,
        }


def write_parquet(engine: Any, folder: Path) -> None:
    """The rows as Parquet files, in the order in which they were booked."""
    for table in ("entry", "target"):
        engine.execute(f"COPY {table} TO '{folder / table}.parquet' (FORMAT parquet)")
