"""Each figure that was missed, read wrongly or invented, as a line for a person."""

from collections.abc import Iterator
from typing import Any

from giaoban.core.reading import Figure
from giaoban.core.reading.scoring import LEVELS, Agreement, GoldFigure, Outcome

_WORDS = {
    "vi": {
        "missed": "bị sót",
        "wrong": "sai",
        "invented": "đọc thừa",
        "gold": "chú giải",
        "read": "đọc được",
        "unit": "đơn vị",
        "role": "vai trò",
        "period": "kỳ",
        "measure": "nội dung",
        "whole": "gốc so sánh",
    },
    "en": {"missed": "missed", "wrong": "wrong at", "invented": "invented", "gold": "gold", "read": "read"}
    | {level: level for level in LEVELS},
}


def misses(name: str, agreement: Agreement, language: str = "vi") -> Iterator[str]:
    """The lines of one report: what is wrong at which level, then what was missed and what was invented."""
    words = _WORDS[language]
    counted = [outcome for outcome in agreement.outcomes if not outcome.gold.optional]
    for outcome in counted:
        if outcome.figure and outcome.passed < len(LEVELS):
            yield f"{name}: {_wrong(outcome, outcome.figure, words)}"
    for outcome in counted:
        if outcome.figure is None:
            gold = outcome.gold
            yield f"{name}: “{gold.text}” {words['missed']} ({gold.role}, {gold.measure})"
    for figure in agreement.invented:
        yield f"{name}: “{figure.text}” {words['invented']} ({figure.role}, {figure.measure})"


def _wrong(outcome: Outcome, figure: Figure, words: dict[str, str]) -> str:
    level = LEVELS[outcome.passed]
    wanted, given = _at(level, outcome.gold), _at(level, figure)
    return f"“{outcome.gold.text}” {words['wrong']} {words[level]}: {words['gold']} {wanted}, {words['read']} {given}"


def _at(level: str, entry: GoldFigure | Figure) -> Any:
    """What an entry says at the level that failed."""
    if level == "whole":
        return f"“{entry.base or ''}” (of {entry.of})"
    if level == "period":
        periods = entry.periods or () if isinstance(entry, GoldFigure) else (entry.period,)
        return " / ".join(str(period or "–") for period in periods)
    if level == "role":
        return f"{entry.role} {entry.value}"
    return f"“{getattr(entry, level)}”"
