"""What one report states, figure by figure: the number, its sentence, and the figures that it is tied to by its words.

A statement is all that reckoning knows of a figure. Its key says where it stands, `source:start-end`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from giaoban.core import patterns
from giaoban.core.quantities import Bound
from giaoban.core.reading.report import Figure, Report, Role
from giaoban.core.reckoning.constructions import Tie
from giaoban.core.reckoning.sentences import found_ties
from giaoban.core.reckoning.written import unit_scale

LONGEST_SENTENCE = 400


class Accumulation(StrEnum):
    """How values of an indicator go together over time."""

    FLOW = "flow"  # months add
    STOCK = "stock"  # the last counts
    RATE = "rate"  # recomputed from its parts
    GROWTH = "growth"  # never added
    MILESTONE = "milestone"  # reached or not
    REDUCTION = "reduction"  # how far a level fell since the period began: months add, or from the level's two ends


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure as a report states it. `of`, `partner` and `whole` are keys of other statements of the same report.

    `of` is the result that a percentage describes; `partner` the result that stands before a plan in "103/261"; `whole`
    the amount that this one is a part of ("trong đó"); `share` the percentage that a plan stands beside ("bằng 62% dự
    toán (1.000 tỷ đồng)"). `estimate` marks a number that the text gives as "ước". `edition` tells a plan as it was
    before an amendment that the ledger knows of from the plan after it.
    """

    key: str
    figure: Figure
    sentence: str
    source: str
    subject: str
    place: str | None = None
    of: str | None = None
    accumulation: Accumulation | None = None
    partner: str | None = None
    whole: str | None = None
    estimate: bool = False
    share: str | None = None
    ties: tuple[Tie, ...] = ()
    edition: str = ""


def source_of(key: str) -> str:
    """The source in which the statement with this key stands.

    >>> source_of("bao-cao: thang 4.txt:8-11")
    'bao-cao: thang 4.txt'
    """
    return key.rpartition(":")[0]


def no_accumulation(subject: str) -> Accumulation | None:
    """What is known of the accumulation of a subject where nobody says: nothing.

    >>> no_accumulation("TC01") is None
    True
    """
    return None


def statements(
    report: Report,
    text: str,
    *,
    source: str,
    subject_of: Callable[[Figure], str],
    accumulation_of: Callable[[str], Accumulation | None] = no_accumulation,
) -> tuple[Statement, ...]:
    """The statements of a report, one a figure but for ranks, in text order.

    `text` is the text that was read; `source` names it; `subject_of` gives the indicator (or other name) that a figure
    is about, the same for the same thing in every report. A percentage takes the subject of the result it describes.

    >>> from decimal import Decimal
    >>> text = "Kết nạp 103/261 đảng viên."
    >>> figures = (
    ...     Figure(8, 11, "103", Decimal(103), "đảng viên", Role.ACTUAL, "kết nạp đảng viên"),
    ...     Figure(12, 25, "261 đảng viên", Decimal(261), "đảng viên", Role.TARGET, "kết nạp đảng viên"),
    ... )
    >>> done, asked = statements(Report(figures), text, source="4.txt", subject_of=lambda figure: figure.measure)
    >>> done.key, asked.partner, done.sentence
    ('4.txt:8-11', '4.txt:8-11', 'Kết nạp 103/261 đảng viên.')
    """
    figures = report.figures
    keys = [f"{source}:{figure.start}-{figure.end}" for figure in figures]
    wholes = dict(_parts(figures, text))
    ties: dict[int, list[Tie]] = {}
    for kind, places, number in found_ties(figures, text):
        ties.setdefault(places[0], []).append(Tie(kind, tuple(keys[place] for place in places), number))
    made = []
    for index, figure in enumerate(figures):
        if figure.role is Role.RANK:
            continue
        about = figure.of - 1 if figure.of is not None and 0 < figure.of <= len(figures) else None
        subject = subject_of(figures[about] if about is not None else figure)
        partner, share = _partner(figures, index, text), _share(figures, index, text)
        made.append(
            Statement(
                key=keys[index],
                figure=figure,
                sentence=sentence_around(text, figure.start, figure.end),
                source=source,
                subject=subject_of(figures[partner]) if partner is not None else subject,
                place=report.place,
                of=keys[about] if about is not None else None,
                accumulation=accumulation_of(subject),
                partner=keys[partner] if partner is not None else None,
                whole=keys[wholes[index]] if index in wholes else None,
                estimate=figure.role is not Role.TARGET and _is_estimate(figure, text),
                share=keys[share] if share is not None else None,
                ties=tuple(ties.get(index, ())),
            )
        )
    return tuple(made)


def _partner(figures: tuple[Figure, ...], index: int, text: str) -> int | None:
    """The result right before a plan, with nothing but a stroke between them."""
    if index == 0 or figures[index].role is not Role.TARGET or figures[index - 1].role is not Role.ACTUAL:
        return None
    return index - 1 if text[figures[index - 1].end : figures[index].start].strip() == "/" else None


_PLAN_AFTER = patterns.compile(r"[\s,:(–-]*(?:(?:được giao|tức|tương ứng|cả năm)\s+)*(?:là\s+)?[\s(]*", re.IGNORECASE)
_SHARE_AFTER = patterns.compile(r"[\s,(–-]*(?:(?:bằng|đạt|vượt|tăng|giảm|hoàn thành|tương đương)\s+)*", re.IGNORECASE)


def _share(figures: tuple[Figure, ...], index: int, text: str) -> int | None:
    """The percentage of a plan right before or after the plan, with no more than its base between them."""
    if figures[index].role is not Role.TARGET:
        return None
    for other in (index - 1, index + 1):
        if not 0 <= other < len(figures) or figures[other].role is not Role.OF_TARGET:
            continue
        if other < index:
            between = text[figures[other].end : figures[index].start]
            pattern, between = _PLAN_AFTER, between.replace(figures[other].base or "", " ", 1)
        else:
            pattern, between = _SHARE_AFTER, text[figures[index].end : figures[other].start]
        if pattern.fullmatch(between):
            return other
    return None


_ESTIMATE = patterns.compile(r"(?<!\w)(?:ước|dự kiến|dự ước)(?!\w)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)


def _is_estimate(figure: Figure, text: str) -> bool:
    before = text[max(0, figure.start - 40) : figure.start]
    return figure.bound in (None, Bound.ABOUT) and _ESTIMATE.search(before) is not None


_OF_WHICH = patterns.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_SENTENCE_END = patterns.compile(r"[.!?…](?=\s+[^\W\d_a-zà-ỹ])|\n")


def _parts(figures: tuple[Figure, ...], text: str) -> Iterator[tuple[int, int]]:
    """Pairs of a part and its whole: the first amount after "trong đó" and the nearest like amount before it.

    Rates are left out: the share of a part may well exceed that of the whole.
    """
    for index, figure in enumerate(figures):
        dimension = unit_scale(figure.unit)[0]
        if figure.role is not Role.ACTUAL or not dimension or "%" in dimension or "/" in dimension:
            continue
        earlier = [other for other in range(index) if figures[other].role is Role.ACTUAL]
        if not earlier or not _OF_WHICH.search(text, figures[earlier[-1]].end, figure.start):
            continue
        for whole in reversed(earlier):
            if _SENTENCE_END.search(text, figures[whole].end, figure.start):
                break
            if unit_scale(figures[whole].unit)[0] == dimension and figures[whole].period == figure.period:
                yield index, whole
                break


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds `text[start:end]`, an exact substring of at most `LONGEST_SENTENCE` characters.

    A longer one is cut at the clause marks, else at the blanks, nearest to the limit.

    >>> sentence_around("Thu đạt 1.856,717 tỷ đồng. Chi đạt 5 tỷ đồng.", 35, 44)
    'Chi đạt 5 tỷ đồng.'
    >>> sentence_around("Chủ tịch UBND TP. Thu đạt 5 tỷ đồng", 26, 35)
    'Thu đạt 5 tỷ đồng'
    """
    low, high = 0, len(text)
    window = max(0, start - 4 * LONGEST_SENTENCE), min(len(text), end + 4 * LONGEST_SENTENCE)
    for match in _SENTENCE_END.finditer(text, *window):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end:
            high = match.start() if match[0] == "\n" else match.end()
            break
    low, high = _bounded(text, low, high, start, end)
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return text[low:high]


def _bounded(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The ends drawn in so that they lie no further apart than allowed, and hold the figure."""
    if high - low <= LONGEST_SENTENCE:
        return low, high
    side = max(0, (LONGEST_SENTENCE - (end - start)) // 2)
    if start - low > side:
        room = max(side, LONGEST_SENTENCE - (high - start))
        low = _first_cut(text, max(low, start - room), start)
    if high - low > LONGEST_SENTENCE:
        high = _last_cut(text, end, max(end, low + LONGEST_SENTENCE))
    return low, high


def _first_cut(text: str, low: int, start: int) -> int:
    for marks in (";", ",", " "):
        found = text.find(marks, low, start)
        if found >= 0:
            return found + 1
    return low


def _last_cut(text: str, end: int, high: int) -> int:
    for marks in (";", ",", " "):
        found = text.rfind(marks, end, high)
        if found >= 0:
            return found
    return high
