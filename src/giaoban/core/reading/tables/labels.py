"""What the rows of a table are about: their names in the tree that numbers, letters and dashes draw.

"- Công nghiệp" below "1. Giá trị sản xuất" is "Giá trị sản xuất công nghiệp"; a name that says enough ("Thuế ngoài quốc
doanh") stays alone, because that is how it is known elsewhere. A heading of a section is no part of a name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.core import patterns
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading import nouns
from giaoban.core.reading.folding import fold

_MARK = patterns.compile(
    r"(?P<part>(?:phần |mục )?(?:[IVX]{1,5}|[A-H])(?:\s*[.)/-]\s*|$))"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3}(?:[.)]?\s+|\s*[.)]\s*|$))"
    r"|(?P<number>\d{1,3}(?:\s*[.)/-](?!\d)\s*|$))"
    r"|(?P<letter>[a-hđ](?:\s*[.)/]\s*|$))"
    r"|(?P<dash>[-–—*•●▪]+\s*)|(?P<plus>\++\s*)",
)
_LEVELS = {"part": 1, "number": 2, "deep": 3, "letter": 5, "dash": 6, "plus": 7}
_BELOW = 6
_OF_WHICH = patterns.compile(r"(?:trong (?:đó|số đó)|gồm|bao gồm|chia ra|cụ thể)\s*(?::\s*|$)")
_TOTAL = patterns.compile(r"(?:tổng cộng|tổng số|tổng|cộng)\s*:?$")
_WHOLE = patterns.compile(r"(?:(?:tổng(?: cộng| số| chung)?|cộng|chung)|toàn (?!thắng)\w+(?: \w+)?)(?: cộng)?\s*[:.]?$")
_NOTE_MARK = patterns.compile(r"\s*(?:\((?:\*+|\d)\)|\*+|[¹²³⁴⁵])$")
_UNIT = patterns.compile(r"\s*\(\s*(?:đvt|đơn vị tính|đơn vị|đv)?\s*:?\s*([^()]*)\)\s*:?$", re.IGNORECASE)
_SELF_SUFFICIENT = 3  # words of a name that opens like an indicator's
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a row: `measure` with its parent's where it needs it, `unit` that its brackets give."""

    measure: str
    unit: str = ""
    parent: int | None = None


@dataclass(slots=True)
class _Open:
    """A row that rows below may be part of."""

    level: int
    name: str
    row: int
    valued: bool


def read_labels(rows: Sequence[tuple[str, str, bool]], *, flat: bool = False) -> list[Label]:
    """The names of rows given as (mark in a column of its own, name as written, whether it has numbers).

    `flat` says that the rows are no tree: territories, years.

    >>> tree = [("1", "Giá trị sản xuất (tỷ đồng)", True), ("", "- Công nghiệp", True), ("2", "Thu ngân sách", True)]
    >>> tree += [("", "Trong đó:", False), ("", "- Thuế ngoài quốc doanh", True), ("3", "Hộ nghèo", True)]
    >>> [(label.measure, label.unit) for label in read_labels(tree)][:3]
    [('Giá trị sản xuất', 'tỷ đồng'), ('Giá trị sản xuất công nghiệp', ''), ('Thu ngân sách', '')]
    >>> [(label.measure, label.parent) for label in read_labels(tree)][4:]
    [('Thuế ngoài quốc doanh', 2), ('Hộ nghèo', None)]
    """
    marked = any(mark for mark, _, _ in rows)
    found: list[Label] = []
    stack: list[_Open] = []
    below = 0  # the level of rows without a mark after "trong đó:"
    for number, (mark, written, valued) in enumerate(rows):
        level, name = _level(mark, written)
        of_which = _OF_WHICH.match(fold(name))
        if of_which:
            name = name[of_which.end() :]
            level = max(level, _BELOW)
            below = below if name else _BELOW
            if not name:
                found.append(Label(""))
                continue
        elif flat or _TOTAL.match(fold(name)):
            level, below = 2, 0
        elif not level:
            level = below or (_BELOW if marked and stack else 2)
        elif level < _BELOW:
            below = 0
        name, unit = _without_unit(_NOTE_MARK.sub("", name.strip()))
        while stack and stack[-1].level >= level:
            stack.pop()
        parent = stack[-1] if stack else None
        found.append(Label(_joined(parent, name, level), unit, parent.row if parent and parent.valued else None))
        stack.append(_Open(level, name, number, valued))
    return found


def _level(mark: str, written: str) -> tuple[int, str]:
    """How deep a row stands, 0 where nothing says, and its name without the mark."""
    own = _MARK.match(written)
    name = written[own.end() :] if own is not None and own.end() < len(written) else written
    for match in (_MARK.fullmatch(mark.strip()) if mark.strip() else None, own if name is not written else None):
        if match is not None:
            deeper = match[0].count(".") if match.lastgroup == "deep" else 0
            return min(_LEVELS[match.lastgroup or "number"] + max(0, deeper - 1), _BELOW - 1 if deeper else 9), name
    return 0, name


def _without_unit(name: str) -> tuple[str, str]:
    match = _UNIT.search(name[-80:])
    if match is not None:
        behind = unit_behind(f"1 {match[1].strip()}", 1)
        if behind is not None and behind.end == len(match[1].strip()) + 2:
            return name[: len(name) - len(match[0])].strip(), match[1].strip()
    return name.rstrip(" :"), ""


def _joined(parent: _Open | None, name: str, level: int) -> str:
    """A name with its parent's before it, where it says only what sets it apart."""
    if parent is None or (parent.level == 1 and not parent.valued) or not parent.name:
        return name
    if not parent.valued and (level < _BELOW - 1 or parent.name.isupper()):
        return name
    if nouns.has_head(name) and len(name.split()) >= _SELF_SUFFICIENT:
        return name
    return f"{parent.name} {lower_first(name)}"[:_LONGEST]


def within(group: str, name: str) -> str:
    """A name with its group's before it, where it says only what sets it apart.

    >>> within("Tai nạn giao thông", "Số vụ"), within("Thu", "Thuế ngoài quốc doanh")
    ('Tai nạn giao thông số vụ', 'Thuế ngoài quốc doanh')
    """
    enough = nouns.has_head(name) and len(name.split()) >= _SELF_SUFFICIENT
    return name if enough or not group or not name else f"{group} {lower_first(name)}"[:_LONGEST]


def is_total(name: str) -> bool:
    """Whether a row sums up the others.

    >>> is_total("Tổng cộng:"), is_total("Toàn huyện"), is_total("Cộng Hòa"), is_total("Tổng thu ngân sách")
    (True, True, False, False)
    """
    return _WHOLE.match(fold(name.strip())) is not None


def lower_first(name: str) -> str:
    """A name within another: its capital is small, but for one of an abbreviation.

    >>> lower_first("Công nghiệp"), lower_first("FDI")
    ('công nghiệp', 'FDI')
    """
    return name[:1].lower() + name[1:] if not name[1:2].isupper() else name
