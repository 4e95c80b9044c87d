"""Going through a chain from its first event: is it whole, does it hold an earlier hash, which figure bears a code."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from giaoban.core.chain.codes import code_of
from giaoban.core.chain.facts import Fact, facts_in
from giaoban.core.chain.links import FIRST, LATEST, Link


@dataclass(slots=True)
class Found:
    """A figure whose code was asked for, the event that booked it, and what was booked in its place since."""

    fact: Fact
    link: Link
    later: list[tuple[Fact, Link]] = field(default_factory=list)


@dataclass(slots=True)
class Proof:
    """What going through the whole chain showed. `broken` is the number of the first event that does not fit."""

    events: int = 0
    last_hash: str = FIRST
    broken: int | None = None
    problem: str = ""
    withheld: int = 0
    anchor: Link | None = None
    found: list[Found] = field(default_factory=list)


def follow(links: Iterable[Link], *, head: str = "", code: str = "") -> Proof:
    """Prove the chain event by event and stop at the first that was changed, moved, put in or taken out.

    `head` is a hash, or the first 16 digits or more of one, that was written down earlier: `anchor` is the event that
    bears it. `code` is the code of a printed figure, as `normal_code` gives it: `found` has the figures that bear it.
    """
    proof = Proof()
    standing: dict[int, Found] = {}
    for link in links:
        if problem := _misfit(link, proof):
            proof.broken, proof.problem = problem
            return proof
        proof.events, proof.last_hash = link.number, link.hash
        proof.withheld += link.withheld
        if head and link.hash.startswith(head):
            proof.anchor = link
        if code and link.booked:
            _look(link, code, proof, standing)
    return proof


def _misfit(link: Link, proof: Proof) -> tuple[int, str] | None:
    """The number of the event that does not fit and a sentence; None for one that does."""
    due = proof.events + 1
    if link.number > due:
        return due, f"Thiếu sự kiện số {due}: sau sự kiện số {proof.events} là sự kiện số {link.number}"
    if link.number < due:
        return link.number, f"Sự kiện số {link.number} đứng sai chỗ: sau sự kiện số {proof.events}"
    if link.version not in range(1, LATEST + 1):
        return link.number, f"Sự kiện số {link.number} ghi theo phiên bản {link.version} mà chương trình này không biết"
    if link.previous_hash != proof.last_hash:
        return link.number, f"Sự kiện số {link.number} không nối với sự kiện trước"
    if not link.withheld and link.digest() != link.hash:
        return link.number, f"Nội dung sự kiện số {link.number} đã bị sửa"
    return None


def _look(link: Link, code: str, proof: Proof, standing: dict[int, Found]) -> None:
    """Note the figures of the event that bear the code, and those that came in the place of one that does."""
    for fact in facts_in(link.booked):
        if fact.corrects in standing:
            earlier = standing.pop(fact.corrects)
            earlier.later.append((fact, link))
            standing[fact.row] = earlier
        elif code_of(link.hash, fact.row) == code:
            found = Found(fact, link)
            proof.found.append(found)
            standing[fact.row] = found
