"""What a check of the ledger finds, ready to be printed: nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from giaoban.apps.reviews.actions import reckoned, signature_of
from giaoban.apps.reviews.models import Answer
from giaoban.apps.units.models import Unit
from giaoban.core import reckoning
from giaoban.core.periods import Period
from giaoban.core.reckoning.statements import Statement


@dataclass(frozen=True, slots=True)
class CheckedLedger:
    """A unit's figures and what does not fit; `answered` are the places in `findings` that somebody answered."""

    unit: Unit
    checked: int
    unchecked: int
    findings: tuple[reckoning.Finding, ...]
    implied: tuple[reckoning.Implied, ...]
    answered: frozenset[int]

    @property
    def impossible(self) -> bool:
        """Whether something that nobody answered cannot be."""
        waiting = (one for place, one in enumerate(self.findings) if place not in self.answered)
        return any(one.verdict is reckoning.Verdict.IMPOSSIBLE for one in waiting)


def check_ledger(unit: Unit, period: Period | None = None) -> CheckedLedger:
    """Reckon the whole history of `unit`; with `period` what speaks of a period that ends with it is handed back."""
    found, result = reckoned(unit)
    wanted = {one.key for one in found.statements if one.key in found.own and _speaks_of(one, period)}
    findings = tuple(sorted((one for one in result.findings if _touches(one.statements, wanted)), key=_weight))
    implied = tuple(one for one in result.implied if _touches(one.statements, wanted))
    kept = Answer.objects.filter(finding__unit=unit, withdrawal__isnull=True)
    silent = set(kept.values_list("finding__signature", flat=True))
    answered = frozenset(place for place, one in enumerate(findings) if signature_of(one) in silent)
    checked = len(wanted.intersection(result.checked))
    return CheckedLedger(unit, checked, len(wanted) - checked, findings, implied, answered)


def _weight(one: reckoning.Finding) -> tuple[bool, Fraction]:
    """What would turn a conclusion round first, then what is furthest off."""
    return not one.flips, -one.off


def _speaks_of(one: Statement, period: Period | None) -> bool:
    return period is None or (one.figure.period is not None and one.figure.period.end == period.end)


def _touches(stated: tuple[Statement, ...], wanted: set[str]) -> bool:
    return any(one.key in wanted for one in stated)


def told(one: reckoning.Finding | reckoning.Implied, language: str, *, explain: bool) -> Iterator[str]:
    """The lines of a finding or an implied value: its sentence, its sources, its steps if asked for, its repairs."""
    account = one.account(language)
    yield account.message
    for sentence in dict.fromkeys(" ".join(each.sentence.split()) for each in one.statements):
        yield f"   – “{sentence}”"
    if explain:
        yield from (f"   · {step}" for step in account.steps)
    yield from (f"   {repair}" for repair in account.repairs)


def as_json(checked: CheckedLedger) -> dict[str, Any]:
    """One unit as a JSON object, both languages."""
    return {
        "unit": checked.unit.key,
        "name": checked.unit.name,
        "checked": checked.checked,
        "unchecked": checked.unchecked,
        "findings": [
            {
                "kind": str(one.kind),
                "verdict": str(one.verdict),
                "flips": one.flips and str(one.flips),
                "answered": place in checked.answered,
                "message": {language: one.account(language).message for language in ("vi", "en")},
                "steps": {language: list(one.account(language).steps) for language in ("vi", "en")},
                "figures": [each.figure.text for each in one.statements],
                "sentences": [each.sentence for each in one.statements],
            }
            for place, one in enumerate(checked.findings)
        ],
        "implied": [
            {
                "kind": str(one.kind),
                "period": one.period and str(one.period),
                "message": {language: one.account(language).message for language in ("vi", "en")},
            }
            for one in checked.implied
        ],
    }
