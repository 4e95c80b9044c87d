"""The successions round some units as a graph in memory, and how much of one unit reaches others through it.

Loading takes three queries, whatever the number of units and of reorganisations between them: the rows by one recursive
query, the units that they name, the shares of those that were divided.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from django.db import connection

from giaoban.apps.units.models import SuccessionKind, Unit
from giaoban.apps.units.shares import Share, complete_keys, key_words, percent_words
from giaoban.apps.units.wording import in_sentence, listed

# Back from the units asked for: every earlier unit down to those that stood on the day, and all that these became.
BACK = """
WITH RECURSIVE met(id) AS (
    SELECT id FROM units_unit WHERE id IN ({places})
    UNION
    SELECT s.old_id FROM units_succession s
    JOIN met ON s.new_id = met.id JOIN units_unit u ON u.id = met.id
    WHERE u.valid_from > %s AND NOT s.annulled
)
SELECT {columns} FROM units_succession s JOIN met ON s.old_id = met.id WHERE NOT s.annulled ORDER BY s.id
"""
# Forward: every later unit up to those that stand on the day.
FORWARD = """
WITH RECURSIVE met(id) AS (
    SELECT id FROM units_unit WHERE id IN ({places})
    UNION
    SELECT s.new_id FROM units_succession s
    JOIN met ON s.old_id = met.id JOIN units_unit u ON u.id = met.id
    WHERE u.valid_to < %s AND NOT s.annulled
)
SELECT {columns} FROM units_succession s JOIN met ON s.old_id = met.id WHERE NOT s.annulled ORDER BY s.id
"""
COLUMNS = 's.id, s.old_id, s.new_id, s."on", s.kind, s.decree, s.source, s.unsure'


class Way(NamedTuple):
    """A succession as the walk needs it, without the weight of a model."""

    pk: int
    old_id: int
    new_id: int
    on: date
    kind: str
    decree: str
    source: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of a unit reaches the others: `share` None is unknown; `keys` by which it was divided.

    `words` say why, each when it is asked to: most are never read.
    """

    share: Fraction | None
    keys: tuple[str, ...] = ()
    words: tuple[Callable[[], str], ...] = ()
    unsure: bool = False


NOTHING, ALL = Reach(Fraction(0)), Reach(Fraction(1))


@dataclass(slots=True)
class Graph:
    """Units and what they became. `asked` are the units that the graph was loaded for; `day` where it ends."""

    asked: frozenset[int]
    day: date
    key: str | None
    units: dict[int, Unit] = field(default_factory=dict)
    after: dict[int, list[Way]] = field(default_factory=dict)
    before: dict[int, list[Way]] = field(default_factory=dict)
    shares: dict[int, list[Share]] = field(default_factory=dict)

    def reaches(self, targets: frozenset[int]) -> dict[int, Reach]:
        """How much of each unit of the day reaches `targets`, looking back from them."""
        closure = self.closure(targets)
        known: dict[int, Reach] = {}
        day_units = [pk for pk in closure if self.units[pk].exists_on(self.day)]
        return {pk: self._reach(pk, targets, closure, known) for pk in day_units}

    def reach(self, start: int, targets: frozenset[int]) -> Reach:
        """How much of the unit `start` reaches `targets`, looking forward from it."""
        return self._reach(start, targets, frozenset(self.units), {})

    def ends(self) -> list[Unit]:
        """The units of the day that the graph leads to."""
        met, waiting = set(self.asked), list(self.asked)
        while waiting:
            pk = waiting.pop()
            if not self.units[pk].exists_on(self.day):
                fresh = {row.new_id for row in self.after.get(pk, ())} - met
                met |= fresh
                waiting += fresh
        return [self.units[pk] for pk in met if self.units[pk].exists_on(self.day)]

    def closure(self, targets: frozenset[int]) -> frozenset[int]:
        """`targets` and every earlier unit that leads to them, down to the day."""
        met, waiting = set(targets), list(targets)
        while waiting:
            pk = waiting.pop()
            began = self.units[pk].valid_from
            if began is not None and began > self.day:
                fresh = {row.old_id for row in self.before.get(pk, ())} - met
                met |= fresh
                waiting += fresh
        return frozenset(met)

    def _reach(self, pk: int, targets: frozenset[int], closure: frozenset[int], known: dict[int, Reach]) -> Reach:
        if pk in targets:
            return ALL
        if pk not in closure:
            return NOTHING
        if pk not in known:
            rows = self.after.get(pk, [])
            if len(rows) == 1 and rows[0].new_id in targets:  # nearly all of them
                return Reach(ALL.share, (), (partial(_whole_words, rows[0], 1),), rows[0].unsure)
            ways = [(row, self._reach(row.new_id, targets, closure, known)) for row in rows]
            known[pk] = self._joined(pk, ways) if ways else NOTHING
        return known[pk]

    def _joined(self, pk: int, ways: Sequence[tuple[Way, Reach]]) -> Reach:
        """What several ways out of a unit make together."""
        used = [(row, reach) for row, reach in ways if reach.share != 0]
        if not used:
            return NOTHING
        unsure = any(row.unsure or reach.unsure for row, reach in used)
        words = tuple(word for _, reach in used for word in reach.words)
        keys = tuple(key for _, reach in used for key in reach.keys)
        if len(used) == len(ways) and (len(ways) == 1 or _all_the_same(used)):
            return Reach(used[0][1].share, keys, (partial(_whole_words, used[0][0], len(ways)), *words), unsure)
        found = self._divided(pk, ways)
        if found is None or any(reach.share is None and found[row.pk].part for row, reach in used):
            return Reach(None, keys, (partial(self._unknown_words, pk, ways), *words), unsure)
        total = sum((found[row.pk].fraction * (reach.share or 0) for row, reach in used), Fraction(0))
        said = tuple(partial(_share_words, found[row.pk]) for row, _ in used)
        return Reach(total, (next(iter(found.values())).key, *keys), (*said, *words), unsure)

    def _divided(self, pk: int, ways: Sequence[tuple[Way, Reach]]) -> Mapping[int, Share] | None:
        """The shares by which the unit was divided; None where those of no fitting key come to 100 %."""
        complete = complete_keys((row.pk for row, _ in ways), self.shares.get(pk, ()))
        return complete.get(self.key) if self.key is not None else next(iter(complete.values()), None)

    def _unknown_words(self, pk: int, ways: Sequence[tuple[Way, Reach]]) -> str:
        names = [in_sentence(self.units[row.new_id].name) for row, _ in ways]
        by = f" theo {key_words(self.key)}" if self.key else ""
        return f"{self.units[pk].name} chia cho {listed(names)}{_since(ways[0][0])}, chưa có đủ tỷ lệ phân chia{by}"


def _all_the_same(ways: Sequence[tuple[Way, Reach]]) -> bool:
    """Whether every way leads as much of itself there, so that it does not matter how much went which way."""
    return ways[0][1].share is not None and len({reach.share for _, reach in ways}) == 1


def _whole_words(row: Way, ways: int) -> str:
    how = {SuccessionKind.CONTINUE: "giữ nguyên", SuccessionKind.MERGE: "nhập toàn bộ"}
    said = how.get(SuccessionKind(row.kind), "toàn bộ") if ways == 1 else "các phần đều thuộc về đây"
    return said + _since(row)


def _since(row: Way) -> str:
    decree = f" theo {row.decree}" if row.decree else ""
    return f" từ ngày {row.on:%d/%m/%Y}{decree}"


def _share_words(share: Share) -> str:
    measured = f", số liệu đến ngày {share.measured_on:%d/%m/%Y}" if share.measured_on else ""
    return f"{percent_words(share.fraction)} theo {key_words(share.key)} ({share.document}{measured})"


def load_back(units: Sequence[Unit], day: date, key: str | None, known: datetime | None) -> Graph:
    """The graph from `units` back to `day`."""
    return _load(BACK, units, day, key, known)


def load_forward(units: Sequence[Unit], day: date, key: str | None, known: datetime | None) -> Graph:
    """The graph from `units` forward to `day`."""
    return _load(FORWARD, units, day, key, known)


def _load(query: str, units: Sequence[Unit], day: date, key: str | None, known: datetime | None) -> Graph:
    graph = Graph(frozenset(unit.pk for unit in units), day, key, {unit.pk: unit for unit in units})
    if not units:
        return graph
    rows = _ways(query, graph.asked, day)
    graph.after, graph.before = _grouped(rows, "old_id"), _grouped(rows, "new_id")
    missing = {pk for row in rows for pk in (row.old_id, row.new_id)} - graph.units.keys()
    if missing:
        graph.units |= {unit.pk: unit for unit in Unit.objects.filter(pk__in=missing)}
    divided = {row.pk: row.old_id for several in graph.after.values() if len(several) > 1 for row in several}
    if divided:
        shares = Share.objects.current(known).filter(succession__in=divided)
        for share in shares if key is None else shares.filter(key=key):
            graph.shares.setdefault(divided[share.succession_id], []).append(share)
    return graph


def _ways(query: str, units: Iterable[int], day: date) -> list[Way]:
    """The successions that the query finds; SQLite hands days and truths over as text and numbers."""
    asked = [*units]
    statement = query.format(places=", ".join(["%s"] * len(asked)), columns=COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*asked, day.isoformat()])
        rows = map(Way._make, cursor.fetchall())
    if connection.vendor != "sqlite":
        return list(rows)
    days: dict[object, date] = {}
    return [row._replace(on=_day(row.on, days), unsure=bool(row.unsure)) for row in rows]


def _day(said: object, known: dict[object, date]) -> date:
    if said not in known:
        known[said] = said if isinstance(said, date) else date.fromisoformat(str(said))
    return known[said]


def _grouped(rows: Iterable[Way], by: str) -> dict[int, list[Way]]:
    found: dict[int, list[Way]] = defaultdict(list)
    for row in rows:
        found[getattr(row, by)].append(row)
    return dict(found)
