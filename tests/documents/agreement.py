"""How far a reader agrees with an annotated report, figure by figure.

A figure is compared step by step: found (an overlapping number of the same value), its unit, its role with its sign,
its period, its measure (half of the words in common), and the whole of it with its base and the figure that it
describes. The outcome of a figure is the number of steps that it passes in order, 0 where it was missed.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LEVELS = ("found", "unit", "role", "period", "measure", "whole")
Entry = dict[str, Any]

_SCALE = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tr": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_RELATIVE = ("of_target", "of_previous", "growth")
_FILLER = frozenset(
    ["của", "và", "trên", "địa", "bàn", "các", "được", "là", "đạt", "số", "tổng", "công", "tác", "cho", "trong", "với"]
) | frozenset(["về", "quận", "huyện", "phường", "xã", "tỉnh", "thành", "phố", "thị"])


@dataclass(frozen=True)
class Outcome:
    """What became of the annotated figures of one report: steps passed by offset, and how many figures were read."""

    passed: dict[int, int]
    read: int

    @classmethod
    def of(cls, golds: list[Entry], guesses: list[Entry]) -> "Outcome":
        """The outcome of reading `guesses` where `golds` stand; doubtful golds count neither for nor against."""
        pairs = list(_pairs(golds, guesses))
        counted = [gold for gold in golds if not gold.get("optional")]
        passed = {gold["start"]: 0 for gold in counted}
        for gold, guess in pairs:
            if not gold.get("optional"):
                passed[gold["start"]] = _steps(gold, golds, guess, guesses)
        spare = sum(bool(gold.get("optional")) for gold, _ in pairs)
        return cls(passed, len(guesses) - spare)


def folders(folder: Path) -> Iterator[tuple[str, str, list[Entry]]]:
    """Name, text and annotated figures of each report of a folder, the figures with start and end."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = unicodedata.normalize("NFC", path.with_suffix(".txt").read_text("utf-8"))
        for entry in gold["figures"]:
            if "start" not in entry:
                entry["start"], entry["end"] = _locate(text, entry)
        yield path.stem, text, gold["figures"]


def score(outcomes: list[Outcome]) -> dict[str, float]:
    """The F1 of each level over several reports.

    A level counts the figures that pass it and all before it, against all annotated and all read.
    """
    gold = sum(len(outcome.passed) for outcome in outcomes)
    read = sum(outcome.read for outcome in outcomes)
    table = {}
    for number, level in enumerate(LEVELS, start=1):
        hits = sum(steps >= number for outcome in outcomes for steps in outcome.passed.values())
        table[level] = round(2 * hits / (gold + read), 4) if gold + read else 0.0
    return table


def _locate(text: str, entry: Entry) -> tuple[int, int]:
    at = -1
    for _ in range(entry.get("occurrence", 1)):
        at = text.index(entry["text"], at + 1)
    return at, at + len(entry["text"])


def _pairs(golds: list[Entry], guesses: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    taken: set[int] = set()
    for gold in golds:
        for index, guess in enumerate(guesses):
            meets = guess["start"] < gold["end"] and gold["start"] < guess["end"]
            if index not in taken and meets and _same_value(gold, guess):
                taken.add(index)
                yield gold, guess
                break


def _steps(gold: Entry, golds: list[Entry], guess: Entry, guesses: list[Entry]) -> int:
    tests: tuple[Callable[[], bool], ...] = (
        lambda: True,
        lambda: _same_unit(gold, guess),
        lambda: _same_role(gold, guess),
        lambda: _same_period(gold, guess),
        lambda: _overlap(gold.get("measure"), guess.get("measure"), _FILLER) >= 0.5,
        lambda: _linked(gold, golds, guess, guesses),
    )
    return next((number for number, test in enumerate(tests) if not test()), len(tests))


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text or "").lower())


def _amount(entry: Entry) -> tuple[float, list[str]]:
    unit = _words((entry.get("unit") or "").replace("%", " phầntrăm "))
    value = float(entry["value"])
    while unit and unit[0] in _SCALE:
        value *= _SCALE[unit.pop(0)]
    return value, unit


def _same_value(gold: Entry, guess: Entry) -> bool:
    first, second = abs(_amount(gold)[0]), abs(_amount(guess)[0])
    return abs(first - second) <= 1e-9 * max(1.0, first, second)


def _same_unit(gold: Entry, guess: Entry) -> bool:
    first, second = _amount(gold)[1], _amount(guess)[1]
    if not first and "phầntrăm" not in second:
        return True
    if not first or not second:
        return first == second
    return first[0] == second[0] or first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def _same_role(gold: Entry, guess: Entry) -> bool:
    signs = gold["role"] != "growth" or (float(gold["value"]) < 0) == (float(guess["value"]) < 0)
    return bool(gold["role"] == guess["role"] and signs)


def _same_period(gold: Entry, guess: Entry) -> bool:
    wanted = [_months(gold[key]) for key in ("period", "period_dated") if key in gold]
    return _months(guess.get("period")) in wanted or "period" not in gold


def _months(period: str | None) -> tuple[str, str] | None:
    if not period:
        return None
    first, _, last = period.partition("/")
    last = last or first
    return (first if len(first) > 4 else first + "-01")[:7], (last if len(last) > 4 else last + "-12")[:7]


def _overlap(first: str | None, second: str | None, filler: frozenset[str] = frozenset()) -> float:
    left = Counter(word for word in _words(first) if word not in filler) or Counter(_words(first))
    right = Counter(word for word in _words(second) if word not in filler) or Counter(_words(second))
    common = sum((left & right).values())
    return 2 * common / (sum(left.values()) + sum(right.values())) if common else 0.0


def _linked(gold: Entry, golds: list[Entry], guess: Entry, guesses: list[Entry]) -> bool:
    if gold["role"] not in _RELATIVE:
        return True
    if gold.get("base") and _overlap(gold["base"], guess.get("base")) < 0.5:
        return False
    if not gold.get("of"):
        return True
    if not 1 <= (guess.get("of") or 0) <= len(guesses):
        return False
    wanted, described = golds[gold["of"] - 1], guesses[guess["of"] - 1]
    return bool(wanted["start"] < described["end"] and described["start"] < wanted["end"])
