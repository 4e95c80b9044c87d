"""Whether units of one day can be added up to a unit of another: what lies inside it, what reaches beyond.

A district that ended is what its communes were on its last day. Names prove nothing: phường Lê Chân is not quận Lê
Chân.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.apps.units.lineage import Part, lineages
from giaoban.apps.units.models import Unit
from giaoban.apps.units.succession_graph import load_forward
from giaoban.apps.units.wording import in_sentence, listed


@dataclass(frozen=True, slots=True)
class Across:
    """A later unit that took in more than the earlier one: `beyond` are its other parts."""

    unit: Unit
    beyond: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Footprint:
    """How the units of `day` lie over the earlier `unit`, which consisted of `base` on its last day."""

    unit: Unit
    day: date
    base: tuple[Unit, ...]
    inside: tuple[Unit, ...]
    across: tuple[Across, ...]

    @property
    def exact(self) -> bool:
        """Whether the later units together are the earlier one, no more and no less."""
        return bool(self.inside) and not self.across

    @property
    def same(self) -> Unit | None:
        """The one later unit with the same boundary."""
        return self.inside[0] if self.exact and len(self.inside) == 1 else None

    def sentence(self, when: str = "hôm nay") -> str:
        """The finding in Vietnamese, "" where nothing is known of what became of the unit."""
        old, heirs = in_sentence(self.unit.name), [*self.inside, *(each.unit for each in self.across)]
        if not heirs:
            return ""
        if self.same:
            return f"{self.same.name} {when} có cùng địa giới với {old} cũ."
        word = _word_for(heirs)
        if self.exact:
            names = listed([self._said(each) for each in self.inside])
            return f"Không {word} nào {when} trùng với {old} cũ, nhưng {names} cộng lại thì vừa đúng {old} cũ."
        more = "; ".join(_beyond(each, self._said(each.unit)) for each in self.across)
        so = f"không cộng số liệu của các {word} mới thành số liệu của {old} cũ được"
        if len(heirs) == 1:
            so = f"số liệu của {self._said(heirs[0])} không thay cho số liệu của {old} cũ được"
        return f"Không {word} nào {when} trùng với {old} cũ: {more}. Vì vậy {so}."

    def _said(self, heir: Unit) -> str:
        """A later unit's name, told from an earlier one that bore the same."""
        earlier = {self.unit.name, *(unit.name for unit in self.base)}
        return in_sentence(heir.name) + (" mới" if heir.name in earlier else "")


def _beyond(each: Across, said: str) -> str:
    parts = [f"{'' if part.share == 1 else 'một phần '}{in_sentence(part.unit.name)}" for part in each.beyond]
    shown = [*parts[:3], f"{len(parts) - 3} đơn vị khác"] if len(parts) > 4 else parts
    return f"{said} còn có {listed(shown)}"


def _word_for(units: Sequence[Unit]) -> str:
    kinds = {unit.kind for unit in units}
    return kinds.pop() if len(kinds) == 1 else "đơn vị"


def footprint(unit: Unit, day: date) -> Footprint:
    """How the units of `day` lie over `unit`, which ended before. At most eight queries."""
    last = unit.valid_to or day - timedelta(days=1)
    base = [unit] if unit.valid_to is None or unit.successions.exists() else list(unit.children_as_of(last))
    ends = load_forward(base, day, None, None).ends() if base else []
    own, inside, across = {each.pk for each in base}, [], []
    for each, parts in zip(ends, lineages(ends, last).values(), strict=True):
        beyond = tuple(part for part in parts if part.unit.pk not in own)
        if beyond:
            across.append(Across(each, beyond))
        else:
            inside.append(each)
    return Footprint(unit, day, tuple(base), _by_name(inside), tuple(sorted(across, key=lambda a: a.unit.order_key)))


def _by_name(units: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(sorted(units, key=lambda unit: unit.order_key))
