"""The same questions put to DuckDB by hand, over the same rows in Parquet: what an engine made for sums needs for them.

It has no table of month ends and no index: each question goes back to the entries as they were booked.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from giaoban.apps.rollups.bench import country
from giaoban.apps.rollups.bench.country import Size
from giaoban.core.periods import Period

VIEWS = """
CREATE VIEW entries AS SELECT * FROM read_parquet('{folder}/entry.parquet');
CREATE VIEW targets AS SELECT * FROM read_parquet('{folder}/target.parquet');
"""
# What counts of each month: not corrected by another, and of several the firmest.
COUNTS = """
counts AS (
    SELECT e.unit_id, e.indicator_id, e.period_to, e.value
    FROM entries e
    ANTI JOIN (SELECT corrects_id FROM entries WHERE corrects_id IS NOT NULL AND period_to BETWEEN $since AND $until) c
        ON c.corrects_id = e.id
    WHERE e.period_to BETWEEN $since AND $until {only}
    QUALIFY row_number() OVER (
        PARTITION BY e.unit_id, e.indicator_id, e.period_to ORDER BY e.standing = 'official' DESC, e.id DESC) = 1
)
"""
YEAR = """
{name} AS (
    SELECT c.unit_id, c.indicator_id,
        CASE i.accumulation WHEN 'flow' THEN CASE WHEN count(*) = {months} THEN sum(c.value) END
            WHEN 'growth' THEN NULL ELSE max(c.value) FILTER (WHERE c.period_to = {end}) END AS value
    FROM counts c JOIN indicator i ON i.id = c.indicator_id
    WHERE c.period_to BETWEEN {start} AND {end}
    GROUP BY c.unit_id, c.indicator_id, i.accumulation
)
"""
GOALS = """
goals AS (
    SELECT t.unit_id, t.indicator_id, max(t.value) FILTER (WHERE t.setter = 'superior') AS superior,
        max(t.value) FILTER (WHERE t.setter <> 'superior') AS own
    FROM targets t
    ANTI JOIN (SELECT supersedes_id FROM targets WHERE supersedes_id IS NOT NULL) s ON s.supersedes_id = t.id
    WHERE t.period = $year {only}
    GROUP BY ALL
)
"""
# The old half of last year by share, and the new half.
BEFORE = """
base AS (
    SELECT p.new_id AS unit_id, o.indicator_id, sum(o.value * p.share) AS value, count(*) AS parts
    FROM old_half o JOIN part p ON p.old_id = o.unit_id GROUP BY ALL
)
"""
PROVINCE = """
SELECT y.indicator_id, y.unit_id, y.value, g.superior, g.own, y.value / g.superior, y.value / g.own,
    b.value + coalesce(n.value, 0)
FROM this_year y
LEFT JOIN goals g USING (unit_id, indicator_id)
LEFT JOIN base b USING (unit_id, indicator_id)
LEFT JOIN new_half n USING (unit_id, indicator_id)
"""
NATION = """
SELECT u.parent_id, y.indicator_id, count(y.value), sum(y.value), sum(y.value) FILTER (WHERE g.superior IS NOT NULL),
    sum(g.superior) FILTER (WHERE y.value IS NOT NULL)
FROM this_year y
JOIN unit u ON u.id = y.unit_id
LEFT JOIN goals g USING (unit_id, indicator_id)
GROUP BY ALL
"""
LAST_YEAR_OF_NATION = """
SELECT u.parent_id, o.indicator_id, count(o.value), sum(o.value)
FROM (FROM old_half UNION ALL FROM new_half) o JOIN unit u ON u.id = o.unit_id
GROUP BY ALL
"""
SERIES = """
SELECT c.period_to, sum(c.value * coalesce(p.share, 1))
FROM counts c LEFT JOIN part p ON p.old_id = c.unit_id AND p.new_id = $unit GROUP BY ALL ORDER BY ALL
"""


def open_tables(engine: Any, size: Size, folder: Path) -> None:
    """Views of the Parquet files, and the small tables beside them."""
    engine.execute(VIEWS.format(folder=folder))
    engine.execute("CREATE TABLE unit (id BIGINT, parent_id BIGINT)")
    communes = [(row["id"], row["parent_id"]) for row in country.units(size)]
    engine.executemany("INSERT INTO unit VALUES (?, ?)", communes)
    engine.execute("CREATE TABLE part (old_id BIGINT, new_id BIGINT, share DECIMAL(5, 2))")
    parts = [(old, new, (percent or 100) / 100) for old, new, _, percent in country.successions(size)]
    engine.executemany("INSERT INTO part VALUES (?, ?, ?)", parts)
    engine.execute("CREATE TABLE indicator (id BIGINT, accumulation VARCHAR)")
    named = [(row["id"], row["accumulation"]) for row in country.indicators(size)]
    engine.executemany("INSERT INTO indicator VALUES (?, ?)", named)


def province(engine: Any, above: int, month: Period) -> list[tuple]:
    """Every commune of a province with its result since January, both plans and last year on today's boundary."""
    only = "AND e.unit_id IN (SELECT id FROM unit WHERE parent_id = $above)"
    goals = GOALS.format(only=only.replace("e.unit_id", "t.unit_id"))
    last = month.year_before()
    parts = [
        COUNTS.format(only=only),
        _year("this_year", month.year_to_date()),
        _year("old_half", Period(last.year_to_date().start, country.EVE)),
        _year("new_half", Period(country.REFORM, last.end)),
        goals,
        BEFORE,
    ]
    return engine.execute(
        _with(parts, PROVINCE), {**_days(last.year_to_date().start, month), "above": above}
    ).fetchall()


def nation(engine: Any, month: Period) -> list[tuple]:
    """Every province with the sum of its communes, how many reported, and the percent of plan; and last year's sums."""
    last = month.year_before()
    parts = [COUNTS.format(only=""), _year("this_year", month.year_to_date()), GOALS.format(only="")]
    now = engine.execute(_with(parts, NATION), _days(month.year_to_date().start, month)).fetchall()
    start = last.year_to_date().start
    halves = [_year("old_half", Period(start, country.EVE)), _year("new_half", Period(country.REFORM, last.end))]
    asked = {"since": start, "until": last.end}
    engine.execute(_with([COUNTS.format(only=""), *halves], LAST_YEAR_OF_NATION), asked).fetchall()
    return now


def series(engine: Any, unit: int, indicator: int, months: list[Period]) -> list[tuple]:
    """The months of an indicator on today's boundary."""
    only = (
        "AND e.indicator_id = $indicator AND (e.unit_id = $unit"
        " OR e.unit_id IN (SELECT old_id FROM part WHERE new_id = $unit))"
    )
    asked = {"since": months[0].end, "until": months[-1].end, "unit": unit, "indicator": indicator}
    return engine.execute(_with([COUNTS.format(only=only)], SERIES), asked).fetchall()


def ward(engine: Any, unit: int, month: Period) -> list[tuple]:
    """Two years of a commune and its plans, as its review page looks at them."""
    only = "AND e.unit_id = $unit"
    parts = [COUNTS.format(only=only), GOALS.format(only=only.replace("e.", "t."))]
    rest = "SELECT c.*, g.superior, g.own FROM counts c LEFT JOIN goals g USING (unit_id, indicator_id)"
    since = date(month.start.year - 1, 1, 1) - timedelta(days=1)
    return engine.execute(_with(parts, rest), {**_days(since, month), "unit": unit}).fetchall()


def _days(since: date, month: Period) -> dict[str, Any]:
    return {"since": since, "until": month.end, "year": str(month.end.year)}


def _year(name: str, period: Period) -> str:
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return YEAR.format(name=name, months=months, start=f"DATE '{period.start}'", end=f"DATE '{period.end}'")


def _with(parts: list[str], rest: str) -> str:
    return f"WITH {', '.join(part.strip() for part in parts)} {rest}"
