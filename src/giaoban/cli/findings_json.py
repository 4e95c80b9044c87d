"""A check as one JSON object. Ends of ranges are texts, exact: decimals, or a fraction where decimals never end."""

from fractions import Fraction
from typing import Any

from giaoban.cli.checked import Checked
from giaoban.core.quantities import Range
from giaoban.core.reckoning import Finding, Implied, Statement


def as_json(checked: Checked, language: str = "vi") -> dict[str, Any]:
    """All documents, findings and implied values of a check, with the steps that lead to each."""
    reckoning = checked.reckoning
    return {
        "documents": [
            {"path": path, "kind": str(document.extracted.kind), "figures": len(document.report.figures)}
            for path, document in checked.documents.items()
        ],
        "checked": len(reckoning.checked),
        "unchecked": len(reckoning.unchecked),
        "findings": [_finding(checked, finding, language) for finding in reckoning.findings],
        "implied": [_implied(checked, implied, language) for implied in reckoning.implied],
    }


def exact(end: Fraction | None) -> str | None:
    """An end as text that loses nothing.

    >>> exact(Fraction(91875, 100)), exact(Fraction(1, 3)), exact(Fraction(40)), exact(None)
    ('918.75', '1/3', '40', None)
    """
    if end is None:
        return None
    rest = end.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return str(end)
    places = max(twos, fives)
    digits = f"{abs(end.numerator) * 10**places // end.denominator:0{places + 1}d}"
    sign = "-" if end < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _finding(checked: Checked, finding: Finding, language: str) -> dict[str, Any]:
    return {
        "kind": str(finding.kind),
        "verdict": str(finding.verdict),
        "message": finding.message,
        "flips": finding.flips and str(finding.flips),
        "off": exact(finding.off),
        "steps": list(finding.account(language).steps),
        "statements": [_statement(checked, statement) for statement in finding.statements],
        "ranges": [{"statement": key} | _range(range_) for key, range_ in finding.ranges],
        "repairs": [
            {
                "kind": str(repair.kind),
                "statement": repair.statement,
                "before": repair.before,
                "after": repair.after,
                "message": repair.message,
            }
            for repair in finding.repairs
        ],
    }


def _implied(checked: Checked, implied: Implied, language: str) -> dict[str, Any]:
    return {
        "subject": implied.subject,
        "kind": str(implied.kind),
        "owner": implied.owner,
        "place": implied.place,
        "period": implied.period and str(implied.period),
        "unit": implied.unit,
        **_range(implied.range),
        "message": implied.message,
        "steps": list(implied.account(language).steps),
        "statements": [_statement(checked, statement) for statement in implied.statements],
    }


def _range(range_: Range) -> dict[str, Any]:
    return {
        "low": exact(range_.low),
        "high": exact(range_.high),
        "low_open": range_.low_open,
        "high_open": range_.high_open,
    }


def _statement(checked: Checked, statement: Statement) -> dict[str, Any]:
    figure = statement.figure
    return {
        "key": statement.key,
        "path": statement.source,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "at": checked.place(statement),
        "sentence": statement.sentence,
    }
