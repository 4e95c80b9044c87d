"""Lines that a mail program, a page's width or a scanner broke inside a sentence.

Such a break is read as a blank, so that every offset stays; what is read is then written as the text has it, break and
all. A break counts as one inside a sentence where the line before it is long and does not end one, and what follows
goes on: a small letter, a "%", or the rest of a number.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from giaoban.core import patterns
from giaoban.core.reading.report import Report

_BREAK = patterns.compile(r"(?<![.;:!?…|/\t\s])\n(?=[a-zà-ỹ%0-9])|(?<=\d\.)\n(?=\d{3}(?!\d))")
_ITEM = patterns.compile(r"(?:\d{1,2}[.)]|[a-zđ][.)])(?:\s|\d)")
_SHORTEST = 40  # letters of a line that its width broke
_SHORTEST_OF_WORDS = 25  # of one between two words
_SHORTEST_REST = 6  # of the line that goes on with a number
_NUMBER = "0123456789%"
_COUNTS = patterns.compile(r"[\d.,]*\d\s?(?:%|[a-zà-ỹ])")
_CELLS = ("|", "\t", "  ")  # what parts the cells of a row


def unwrapped(text: str) -> str:
    """The text with a blank for each break inside a sentence, as long as before; the text itself where there is none.

    >>> unwrapped("Trong tháng 4, tổng thu ngân sách trên địa bàn\\nquận đạt 5 tỷ đồng.\\nKết nạp\\n3 đảng viên")
    'Trong tháng 4, tổng thu ngân sách trên địa bàn quận đạt 5 tỷ đồng.\\nKết nạp\\n3 đảng viên'
    """
    if "\n" not in text:
        return text
    places: list[int] = []
    for match in _BREAK.finditer(text):
        if _is_inside(text, match.start(), places[-1] if places else -2):
            places.append(match.start())
    if not places:
        return text
    pieces, at = [], 0
    for place in places:
        pieces += [text[at:place], " "]
        at = place + 1
    return "".join((*pieces, text[at:]))


def _is_inside(text: str, place: int, last: int) -> bool:
    """Whether the break at `place` stands inside a sentence; `last` is the last one that did."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place + 1)
    line, following = text[start:place], text[place + 1 : end if end >= 0 else len(text)]
    if any(mark in part for mark in _CELLS for part in (line.strip(), following)) or _ITEM.match(following):
        return False
    if following[0] == "%":
        return line[-1:].isdigit()
    if following[0] in _NUMBER and (len(following) < _SHORTEST_REST or not _COUNTS.match(following)):
        return False  # a number alone on its line, as a cell of a table, or that of a row
    if following[0] in _NUMBER or not line[-1:].isalpha():
        return len(line.strip()) >= _SHORTEST
    return len(line.strip()) >= _SHORTEST_OF_WORDS or last == start - 1


def as_written(report: Report, text: str) -> Report:
    """What was read from the unwrapped text, each entry with its own words in `text`."""
    return cast(Report, _of(report, text))


def _of(entry: Any, text: str) -> Any:
    """The entry, and what it holds, with each text or person's name that has a place as it stands in `text`."""
    placed = hasattr(entry, "start") and hasattr(entry, "end")
    changed: dict[str, Any] = {}
    for each in fields(entry):
        value = getattr(entry, each.name)
        if placed and isinstance(value, str) and each.name in ("text", "name"):
            if "\n" in text[entry.start : entry.end]:
                changed[each.name] = text[entry.start : entry.end]
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[each.name] = tuple(_of(inner, text) for inner in value)
        elif is_dataclass(value) and hasattr(value, "text"):
            changed[each.name] = _of(value, text)
    return replace(entry, **changed) if changed else entry
