"""Month ends of plain years by statements over sets, the same on SQLite and PostgreSQL.

A year of an indicator at a unit is plain where every current entry that ends in it is of a calendar month, one for each
month, no month lies before the unit began, every target that reaches into it is of exactly this year and at most one
for each side, and all are in the indicator's unit of measure with at most four digits behind the mark and twelve before
it. The keys of the others are listed in a table of the connection's own. All of the ledger is looked at, or the keys
that `want` lists.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from giaoban.apps.reviews.lines import OWN, SUPERIOR

POWERS = "CASE {0} WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000 ELSE 10000 END"
DIALECTS = {
    "sqlite": {
        "year": "CAST(substr({0}, 1, 4) AS INTEGER)",
        "month": "CAST(substr({0}, 6, 2) AS INTEGER)",
        "whole": "CAST(round({0} * {1}) AS INTEGER)",
        "yes": "1",
        "no": "0",
        "either": "max({0})",
        "sum": "{0}",
    },
    "postgresql": {
        "year": "CAST(extract(year FROM {0}) AS integer)",
        "month": "CAST(extract(month FROM {0}) AS integer)",
        "whole": "CAST(round({0} * {1}) AS bigint)",
        "yes": "true",
        "no": "false",
        "either": "bool_or({0})",
        "sum": "CAST({0} AS bigint)",
    },
}
TOO_LONG = "(abs({0}.value) >= 1000000000000 OR {0}.decimals > 4)"

OTHERS = """
INSERT INTO rollups_others (unit_id, indicator_id)
SELECT e.unit_id, e.indicator_id
FROM {wanted}figures_entry e
JOIN targets_indicator i ON i.id = e.indicator_id
JOIN units_unit u ON u.id = e.unit_id
LEFT JOIN figures_entry c ON c.corrects_id = e.id
WHERE e.period_to >= %(first)s AND e.period_to <= %(last)s AND c.id IS NULL AND e.withdrawn = ''{among_entries}
GROUP BY e.unit_id, e.indicator_id
HAVING count(*) <> count(DISTINCT e.period)
    OR max(CASE WHEN length(e.period) <> 7 OR e.measured_in <> i.unit OR {too_long}
        OR (u.valid_from > e.period_to AND u.valid_from <= %(last)s) THEN 1 ELSE 0 END) = 1
UNION
SELECT t.unit_id, t.indicator_id
FROM {wanted}targets_target t
JOIN targets_indicator i ON i.id = t.indicator_id
LEFT JOIN targets_target s ON s.supersedes_id = t.id
WHERE t.period_from <= %(last)s AND t.period_to >= %(first)s AND s.id IS NULL AND t.withdrawn = ''{among_targets}
GROUP BY t.unit_id, t.indicator_id
HAVING max(CASE WHEN t.period <> %(year)s OR t.measured_in <> i.unit OR {too_long_target} THEN 1 ELSE 0 END) = 1
    OR sum(CASE WHEN t.setter IN ({superior}) THEN 1 ELSE 0 END) > 1
    OR sum(CASE WHEN t.setter IN ({own}) THEN 1 ELSE 0 END) > 1
"""
GOALS = """
INSERT INTO rollups_goals (unit_id, indicator_id, scale, superior, own)
SELECT unit_id, indicator_id, scale,
    {superior_whole},
    {own_whole}
FROM (
    SELECT t.unit_id, t.indicator_id, max(t.decimals) AS scale,
        max(CASE WHEN t.setter IN ({superior}) THEN t.value END) AS superior,
        max(CASE WHEN t.setter IN ({own}) THEN t.value END) AS own
    FROM {wanted}targets_target t
    LEFT JOIN targets_target s ON s.supersedes_id = t.id
    LEFT JOIN rollups_others o ON o.unit_id = t.unit_id AND o.indicator_id = t.indicator_id
    WHERE t.period = %(year)s AND s.id IS NULL AND t.withdrawn = '' AND o.unit_id IS NULL{among_targets}
    GROUP BY t.unit_id, t.indicator_id
) found
"""
MONTHS = """
INSERT INTO rollups_monthend
    (month, unit_id, indicator_id, scale, result, to_date, superior, own, estimate, unlike)
SELECT %(number)s * 100 + m.month, m.unit_id, m.indicator_id, m.final, m.result * m.wider,
    CASE WHEN m.accumulation IN ('flow', 'reduction')
            THEN CASE WHEN m.months = m.month - m.first + 1 THEN m.running * m.wider END
        WHEN m.accumulation = 'growth' THEN CASE WHEN m.month = m.first THEN m.result * m.wider END
        ELSE m.result * m.wider END,
    m.superior * {goal_wider}, m.own * {goal_wider},
    CASE WHEN m.accumulation IN ('flow', 'reduction') AND m.months = m.month - m.first + 1 THEN m.any_estimate
        ELSE m.estimate END,
    {no}
FROM (
    SELECT e.*, {running} AS running, count(*) OVER so_far AS months, {any_estimate} AS any_estimate,
        CASE WHEN {birth_year} = %(number)s THEN {birth_month} ELSE 1 END AS first,
        g.superior, g.own, coalesce(g.scale, 0) AS goal_scale,
        CASE WHEN g.scale > e.scale THEN g.scale ELSE e.scale END AS final,
        CASE WHEN g.scale > e.scale THEN {more} ELSE 1 END AS wider
    FROM (
        SELECT b.unit_id, b.indicator_id, b.month, b.estimate, b.accumulation, b.scale, b.whole * {pad} AS result
        FROM (
            SELECT e.unit_id, e.indicator_id, {month} AS month, e.standing = 'estimate' AS estimate, i.accumulation,
                e.decimals, {whole} AS whole,
                max(e.decimals) OVER (PARTITION BY e.unit_id, e.indicator_id) AS scale
            FROM {wanted}figures_entry e
            JOIN targets_indicator i ON i.id = e.indicator_id
            LEFT JOIN figures_entry c ON c.corrects_id = e.id
            LEFT JOIN rollups_others o ON o.unit_id = e.unit_id AND o.indicator_id = e.indicator_id
            WHERE e.period_to >= %(first)s AND e.period_to <= %(last)s AND c.id IS NULL AND e.withdrawn = ''
                AND o.unit_id IS NULL{among_entries}
        ) b
    ) e
    JOIN units_unit u ON u.id = e.unit_id
    LEFT JOIN rollups_goals g ON g.unit_id = e.unit_id AND g.indicator_id = e.indicator_id
    WINDOW so_far AS (PARTITION BY e.unit_id, e.indicator_id ORDER BY e.month)
) m
ORDER BY m.month, m.unit_id, m.indicator_id
"""
GOALS_ALONE = """
INSERT INTO rollups_monthend
    (month, unit_id, indicator_id, scale, result, to_date, superior, own, estimate, unlike)
SELECT %(number)s * 100 + n.month, g.unit_id, g.indicator_id, g.scale, NULL, NULL, g.superior, g.own, {no}, {no}
FROM rollups_goals g
CROSS JOIN (SELECT 1 AS month UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6
    UNION SELECT 7 UNION SELECT 8 UNION SELECT 9 UNION SELECT 10 UNION SELECT 11 UNION SELECT 12) n
LEFT JOIN rollups_monthend k
    ON k.month = %(number)s * 100 + n.month AND k.unit_id = g.unit_id AND k.indicator_id = g.indicator_id
WHERE k.month IS NULL AND (g.superior IS NOT NULL OR g.own IS NOT NULL)
"""


def want(cursor: CursorWrapper, keys: Iterable[tuple[int, int]]) -> None:
    """List the units with indicators that `mark_others` and `write` are to look at when asked for those alone."""
    _table(cursor, "wanted")
    cursor.executemany("INSERT INTO rollups_wanted (unit_id, indicator_id) VALUES (%s, %s)", sorted(keys))


def mark_others(cursor: CursorWrapper, year: int, *, wanted: bool = False) -> None:
    """List the keys of `year` that are not plain."""
    _table(cursor, "others")
    _table(cursor, "goals", ", scale integer, superior bigint, own bigint")
    _run(cursor, OTHERS, year, wanted=wanted)


def write(cursor: CursorWrapper, year: int, *, wanted: bool = False) -> None:
    """Write the month ends of the plain keys of `year`, in the order in which they are read."""
    for statement in (GOALS, MONTHS, GOALS_ALONE):
        _run(cursor, statement, year, wanted=wanted)


def _table(cursor: CursorWrapper, name: str, columns: str = "") -> None:
    key = "unit_id bigint, indicator_id bigint"
    cursor.execute(f"DROP TABLE IF EXISTS rollups_{name}")
    cursor.execute(f"CREATE TEMPORARY TABLE rollups_{name} ({key}{columns}, PRIMARY KEY (unit_id, indicator_id))")


def others(cursor: CursorWrapper) -> list[tuple[int, int]]:
    """Unit and indicator of the keys that were listed last."""
    cursor.execute("SELECT o.unit_id, o.indicator_id FROM rollups_others o ORDER BY o.unit_id, o.indicator_id")
    return cursor.fetchall()


def _run(cursor: CursorWrapper, statement: str, year: int, *, wanted: bool) -> None:
    parameters = {"year": str(year), "number": year, "first": f"{year}-01-01", "last": f"{year}-12-31"}
    cursor.execute(statement.format(**_words(), **_among(wanted=wanted)), parameters)


def _among(*, wanted: bool) -> dict[str, str]:
    """The pieces that keep to the listed keys, and begin with them: SQLite takes a CROSS JOIN in the order written."""
    if not wanted:
        return {"wanted": "", "among_entries": "", "among_targets": ""}
    among = " AND w.unit_id = {0}.unit_id AND w.indicator_id = {0}.indicator_id"
    return {
        "wanted": "rollups_wanted w CROSS JOIN ",
        "among_entries": among.format("e"),
        "among_targets": among.format("t"),
    }


def _words() -> dict[str, Any]:
    """The pieces in which the two databases differ, and the lists of setters."""
    said = DIALECTS[connection.vendor]
    power = POWERS.format
    over_so_far = " OVER so_far"
    return {
        **said,
        "superior": ", ".join(f"'{setter}'" for setter in SUPERIOR),
        "own": ", ".join(f"'{setter}'" for setter in OWN),
        "too_long": TOO_LONG.format("e"),
        "too_long_target": TOO_LONG.format("t"),
        "superior_whole": said["whole"].format("superior", power("scale")),
        "own_whole": said["whole"].format("own", power("scale")),
        "month": said["month"].format("e.period_to"),
        "birth_year": said["year"].format("u.valid_from"),
        "birth_month": said["month"].format("u.valid_from"),
        "whole": said["whole"].format("e.value", power("e.decimals")),
        "pad": power("b.scale - b.decimals"),
        "more": power("g.scale - e.scale"),
        "goal_wider": power("m.final - m.goal_scale"),
        "running": said["sum"].format(f"sum(e.result){over_so_far}"),
        "any_estimate": said["either"].format("e.estimate") + over_so_far,
    }
