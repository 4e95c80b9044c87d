"""All figures against all others: what cannot be, what follows, and what nothing could check."""

from collections.abc import Callable, Mapping, Sequence

from giaoban.core.reckoning.conflicts import settle
from giaoban.core.reckoning.coverage import checked_statements
from giaoban.core.reckoning.findings import Finding, Implied, Reckoning
from giaoban.core.reckoning.implied import implied_values
from giaoban.core.reckoning.merged import Merger
from giaoban.core.reckoning.rare import rare_relations
from giaoban.core.reckoning.relations import Links, link
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import System
from giaoban.core.reckoning.wording import finding_of


class Part:
    """What one part of the equations comes to: its findings, its checked statements, and when asked what follows."""

    __slots__ = ("_implied", "checked", "findings")

    def __init__(
        self, findings: tuple[Finding, ...], checked: frozenset[str], implied: Callable[[], tuple[Implied, ...]]
    ):
        self.findings, self.checked = findings, checked
        self._implied: tuple[Implied, ...] | Callable[[], tuple[Implied, ...]] = implied

    @property
    def implied(self) -> tuple[Implied, ...]:
        """The values that follow, worked out once."""
        if not isinstance(self._implied, tuple):
            self._implied = self._implied()
        return self._implied


Known = dict[tuple[System, tuple[Statement, ...], str], Part]


def reckon(
    statements: Sequence[Statement],
    *,
    language: str = "vi",
    known: Known | None = None,
    mergers: Sequence[Merger] = (),
) -> Reckoning:
    """Check the statements of one report or of many against each other.

    Messages are Vietnamese, or English with `language="en"`. Statements of several reports are told apart by their
    `source` and brought together by subject, place and period. With `known`, kept by the caller from one call to the
    next, only the parts of the equations that changed since are solved again; the answer is the same. `mergers` say
    which places others were merged into, so that the reports of both are held against each other.

    >>> from decimal import Decimal
    >>> from giaoban.core.periods import Period
    >>> from giaoban.core.reading.report import Figure, Report, Role
    >>> from giaoban.core.reckoning.statements import statements
    >>> text = "kết nạp 158/261 đảng viên, bằng 65,0% chỉ tiêu Thành ủy giao"
    >>> half, joined, owner = Period.half(2025, 1), "kết nạp đảng viên", "chỉ tiêu Thành ủy giao"
    >>> figures = (
    ...     Figure(8, 11, "158", Decimal(158), "đảng viên", Role.ACTUAL, joined, period=half),
    ...     Figure(12, 25, "261 đảng viên", Decimal(261), "đảng viên", Role.TARGET, joined, period=Period.year(2025)),
    ...     Figure(32, 37, "65,0%", Decimal("65.0"), "%", Role.OF_TARGET, joined, None, half, owner, 1),
    ... )
    >>> made = statements(Report(figures), text, source="6.txt", subject_of=lambda figure: figure.measure)
    >>> [finding.message for finding in reckon(made).findings]
    ['Ghi 65,0%, nhưng 158/261 đảng viên là 60,54%.']
    """
    links = link(statements, mergers)
    by_key = {statement.key: statement for statement in statements}
    parts: list[Part] = []
    used: Known = {}
    for system in links.system.components():
        if known is None:
            part = _part(system, links, by_key, language)
        else:
            asked = (system, tuple(by_key[key] for key in links.in_order(system.statements)), language)
            part = known[asked] if asked in known else _part(system, links, by_key, language)
            used[asked] = part
        parts.append(part)
    if known is not None:
        known.clear()
        known.update(used)  # what no statement makes any more is forgotten
    order = links.order

    def implied() -> tuple[Implied, ...]:
        return tuple(sorted((value for part in parts for value in part.implied), key=lambda one: _first(one, order)))

    findings = sorted((finding for part in parts for finding in part.findings), key=lambda one: _first(one, order))
    checked: set[str] = set().union(*(part.checked for part in parts))
    return Reckoning(
        tuple(findings),
        implied,
        tuple([key for key in order if key in checked]),
        tuple([key for key in order if key not in checked]),
    )


def _first(one: Finding | Implied, order: Mapping[str, int]) -> int:
    return min(order[statement.key] for statement in one.statements)


def _part(system: System, links: Links, by_key: Mapping[str, Statement], language: str) -> Part:
    """What one part of the equations, which shares no unknown with another, comes to."""
    positive = frozenset([unknown for unknown in system.places.names if unknown in links.positive])
    settled = settle(system, positive)
    findings = [finding_of(conflict, links, by_key, language) for conflict in settled.conflicts]
    findings += rare_relations(settled, links, by_key, language)

    def implied() -> tuple[Implied, ...]:
        return tuple(implied_values(settled, links, by_key, language))

    return Part(tuple(findings), checked_statements(system, links.loose), implied)
