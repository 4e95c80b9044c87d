"""What the levels of a column's heading name beside role and period: a thing, a territory, the unit of what is counted.

"Hộ nghèo" over "Số hộ" and "Tỷ lệ (%)" names both columns, "Thu ngân sách" over "Kế hoạch" and "Thực hiện" too. A level
that only parts or sums up ("Trong đó", "Chia ra") names nothing.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.periods import Relation, find_periods
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading import nouns
from giaoban.core.reading.folding import fold
from giaoban.core.reading.tables.headings import COMPARISONS, Holds, bare, compares, holds, names_land
from giaoban.core.reading.tables.labels import lower_first

_BRACKETS = patterns.compile(r"\s*\([^()]*\)")
_PARTS = patterns.compile(
    r"(?:trong (?:đó|số đó)|chia ra|chia theo|(?:bao )?gồm|chi tiết|cụ thể|phân theo|kết quả|thực hiện|tình hình"
    r"|số liệu|so|kế hoạch|dự toán|tỷ lệ|tỉ lệ|tăng|giảm|chênh lệch|đơn vị|%)(?!\w)"
)
_COUNT = patterns.compile(r"(?:tổng )?số (?:lượng )?")
_SHARE = patterns.compile(r"(?:tỷ|tỉ) lệ(?!\w)")
_ROLE = patterns.compile(r"(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|đã)\s+", re.IGNORECASE)
_NO_ACT = patterns.compile(r"(?:đạt|thực hiện|hoàn thành|thu|chi|tăng|giảm|phân bổ|bố trí)(?!\w)", re.IGNORECASE)
_TIMES = frozenset({"tháng", "quý", "năm", "ngày", "tuần", "kỳ"})
_PART = patterns.compile(r"(?:trong (?:đó|số đó)|chia ra|(?:bao )?gồm)(?!\w)")
_SELF_SUFFICIENT = 3  # words of a level that needs none above it


@lru_cache(maxsize=1024)
def what_named(levels: tuple[str, ...], kind: Holds) -> str:
    """The thing that a heading names, "" where it names only a role, a period or a comparison.

    >>> what_named(("Hộ nghèo", "Số hộ"), Holds.OTHER), what_named(("Thu ngân sách", "Kế hoạch"), Holds.PLAN)
    ('Hộ nghèo', 'Thu ngân sách')
    >>> what_named(("Kinh tế", "Giá trị sản xuất (tỷ đồng)"), Holds.OTHER), what_named(("Năm 2025", "TH"), Holds.RESULT)
    ('Giá trị sản xuất', '')
    >>> what_named(("Hồ sơ đã giải quyết", "Quá hạn"), Holds.OTHER)
    'Hồ sơ đã giải quyết quá hạn'
    >>> what_named(("Giải ngân đến 30/4/2025",), Holds.RESULT)
    'Giải ngân'
    """
    if kind is Holds.OTHER:
        return _joined([_plain(level) for level in levels if not _says_nothing(level)] or [_plain(levels[-1])])
    named = [_plain(level) for level in levels[:-1] if _names(level)]
    if not named and kind is Holds.RESULT and all(holds(level) is Holds.OTHER for level in levels):
        return _before_period(levels[-1])
    act = _act(levels[-1]) if levels and kind in (Holds.PLAN, Holds.RESULT) else ""
    return _joined([*named, act]) if act else _joined(named)


def land_named(levels: Sequence[str]) -> str:
    """The territory that a level above the lowest names: "Phường An Biên" over "Kế hoạch".

    >>> land_named(("Phường An Biên", "Kế hoạch")), land_named(("Thu ngân sách", "Kế hoạch"))
    ('Phường An Biên', '')
    """
    return next((_plain(level) for level in levels[:-1] if names_land(_plain(level))), "")


def is_part(levels: Sequence[str]) -> bool:
    """Whether a column is a part of one to its left: "Nữ" under "Trong đó".

    >>> is_part(["Trong đó", "Nữ"]), is_part(["Thu", "Trong tháng"])
    (True, False)
    """
    return any(_PART.match(bare(level)) for level in levels)


def unit_counted(levels: Sequence[str]) -> str:
    """The unit that a heading's words give: things counted, "%" of a rate, "" of anything else.

    >>> unit_counted(["Số hồ sơ tiếp nhận", "Trực tuyến"]), unit_counted(["Hộ nghèo", "Tỷ lệ"])
    ('hồ sơ', '%')
    >>> unit_counted(["Tổng mức đầu tư"]), unit_counted(["Kế hoạch", "TP giao"])
    ('', '')
    """
    for level in reversed(levels):
        said = bare(level)
        if _SHARE.match(said):
            return "%"
        if holds(level) is not Holds.OTHER:
            continue
        counted = _COUNT.match(said)
        thing = said[counted.end() :] if counted else said
        behind = unit_behind(f"1 {thing}", 1) if counted or not nouns.has_head(thing) else None
        if behind is not None and behind.name not in _TIMES:
            return behind.name
    return ""


def _plain(level: str) -> str:
    return " ".join(_BRACKETS.sub(" ", level).split()).strip(" :.*")


def _names(level: str) -> bool:
    """Whether a level above the lowest names a thing."""
    return holds(level) is Holds.OTHER and not _says_nothing(level) and not names_land(_plain(level))


def _says_nothing(level: str) -> bool:
    said = bare(level)
    if not said or _PARTS.fullmatch(said) or holds(level) is Holds.COUNT:
        return True
    if _PARTS.match(said) and (_SHARE.match(said) is None or compares([level]) in COMPARISONS):
        return True
    first = next((mention for mention in find_periods(said) if mention.relation is not Relation.DURATION), None)
    return said.isdigit() or (first is not None and first.start < _SELF_SUFFICIENT)


def _before_period(level: str) -> str:
    said = _BRACKETS.sub("", level)
    mentions = (mention for mention in find_periods(said) if mention.relation is not Relation.DURATION)
    mention = next(mentions, None)
    words = said[: mention.start].strip(" :,–-") if mention is not None else ""
    return words if nouns.has_head(words) else ""


def _act(level: str) -> str:
    """What was or is to be done, behind the words for plan or result: "kết nạp" of "Chỉ tiêu kết nạp năm 2025".

    >>> _act("Chỉ tiêu kết nạp năm 2025"), _act("Đã khởi công"), _act("Kế hoạch giao"), _act("Đã thực hiện")
    ('kết nạp', 'khởi công', '', '')
    """
    said = _plain(level)
    opening = _ROLE.match(said)
    if opening is None:
        return ""
    rest = said[opening.end() :]
    first = next((mention.start for mention in find_periods(rest)), len(rest))
    words = rest[:first].strip(" :,–-")
    return words if nouns.is_act(words) and _NO_ACT.match(words) is None else ""


def _joined(levels: Sequence[str]) -> str:
    """The levels as one name; a level that repeats the one above it, or names enough alone, stands for both."""
    named = ""
    for level in levels:
        said = fold(level)
        counted = _COUNT.match(said)
        thing = said[counted.end() :] if counted else said
        if not named or (nouns.has_head(level) and len(said.split()) >= _SELF_SUFFICIENT and not counted):
            named = level
        elif thing not in fold(named):
            named = f"{named} {lower_first(level)}"
    return named
