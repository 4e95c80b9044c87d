"""The whole descent of a unit for looking at: every reorganisation that leads to it and from it, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from giaoban.apps.units.lineage import How
from giaoban.apps.units.models import Share, Unit
from giaoban.apps.units.shares import complete_keys, key_words, percent_words
from giaoban.apps.units.succession_graph import Graph, Way, load_back, load_forward
from giaoban.apps.units.wording import in_sentence, listed


@dataclass(frozen=True, slots=True)
class Link:
    """An old unit went into a new one: whole, by a `share` that is known, or by one that nobody has told."""

    row: Way
    old: Unit
    new: Unit
    how: How
    share: Share | None

    @property
    def words(self) -> str:
        """How much went, in short: "toàn bộ", "một phần: 60 % theo dân số"."""
        if self.how is How.WHOLE:
            return "toàn bộ"
        if self.share is None:
            return "một phần, chưa có tỷ lệ"
        return f"một phần: {percent_words(self.share.fraction)} theo {key_words(self.share.key)}"


@dataclass(frozen=True)
class Ancestry:
    """`centre` is the unit itself or, for a district that ended, the communes of its last day."""

    unit: Unit
    centre: tuple[Unit, ...]
    links: tuple[Link, ...]

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every unit of the picture, by name."""
        met = {unit.pk: unit for link in self.links for unit in (link.old, link.new)}
        return tuple(sorted(({unit.pk: unit for unit in self.centre} | met).values(), key=lambda unit: unit.order_key))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which something changed, in order."""
        return tuple(sorted({link.row.on for link in self.links}))

    def into(self, unit: Unit) -> list[Link]:
        """What went into a unit: wholes first."""
        return [link for link in self.links if link.new == unit]

    def out_of(self, unit: Unit) -> list[Link]:
        """What a unit went into."""
        return [link for link in self.links if link.old == unit]

    @property
    def sentence(self) -> str:
        """What the picture shows of a single unit, in Vietnamese; "" where the catalogue tells nothing of it."""
        said = [self._became(), self._came_from()]
        return " ".join(each for each in said if each)

    def _became(self) -> str:
        links = self.out_of(self.unit)
        if not links:
            return ""
        names = listed([in_sentence(link.new.name) for link in links])
        if links[0].how is not How.WHOLE:
            known = "" if links[0].share else "; chưa ghi tỷ lệ phân chia"
            return f"{self.unit.name} được chia cho {names} từ ngày {links[0].row.on:%d/%m/%Y}{known}."
        how = "giữ nguyên địa giới, thành" if links[0].row.kind == "continue" else "nhập toàn bộ vào"
        return f"{self.unit.name} {how} {names} từ ngày {links[0].row.on:%d/%m/%Y}."

    def _came_from(self) -> str:
        links = self.into(self.unit)
        if not links:
            return ""
        whole = [link for link in links if link.how is How.WHOLE]
        parts = len(links) - len(whole)
        said = []
        if whole and len(whole) <= 3:
            said.append(f"toàn bộ {listed([in_sentence(link.old.name) for link in whole])}")
        elif whole:
            said.append(f"toàn bộ {len(whole)} đơn vị")
        if parts:
            said.append(f"một phần của {parts} đơn vị" + (" khác" if whole else ""))
        return f"{self.unit.name} lập từ {', cùng '.join(said)} vào ngày {links[0].row.on:%d/%m/%Y}."


def ancestry(unit: Unit, key: str | None = None) -> Ancestry:
    """Everything that led to `unit` and came of it. At most nine queries, whatever the number of reorganisations."""
    centre = [unit]
    if unit.valid_to is not None and not unit.successions.exists():
        centre = list(unit.children_as_of(unit.valid_to)) or [unit]
    later = list(load_forward(centre, date.max, key, None).units.values())
    graph = load_back(later, date.min, key, None)
    inside = graph.closure(frozenset(each.pk for each in later))
    links = [_link(graph, row) for pk in inside for row in graph.after.get(pk, ()) if row.new_id in inside]
    _name_parents(graph.units[pk] for pk in inside)
    return Ancestry(unit, tuple(centre), tuple(sorted(links, key=_link_key)))


def _link(graph: Graph, row: Way) -> Link:
    rows = graph.after[row.old_id]
    old, new = graph.units[row.old_id], graph.units[row.new_id]
    if len(rows) == 1:
        return Link(row, old, new, How.WHOLE, None)
    complete = complete_keys((each.pk for each in rows), graph.shares.get(row.old_id, ()))
    shares = complete.get(graph.key) if graph.key is not None else next(iter(complete.values()), None)
    return Link(row, old, new, How.APPORTIONED if shares else How.UNKNOWN, shares[row.pk] if shares else None)


def _link_key(link: Link) -> tuple[date, str, bool, str]:
    return link.row.on, link.new.order_key, link.how is not How.WHOLE, link.old.order_key


def _name_parents(units: Iterable[Unit]) -> None:
    """Load the units above all of them at once."""
    several = list(units)
    above = Unit.objects.in_bulk({unit.parent_id for unit in several if unit.parent_id})
    for unit in several:
        unit.parent = above.get(unit.parent_id)
