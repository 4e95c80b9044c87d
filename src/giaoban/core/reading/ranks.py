"""Which body stands above which: a request to the higher one sets nobody to work, "xã đề nghị huyện hỗ trợ …"."""

from giaoban.core import patterns

# From the hamlet and its Party cell up to the centre; a city or a district may be under a province.
_RANKS = (
    patterns.compile(r"(?<!\w)(?:chi bộ|thôn|bản|ấp|tổ dân phố|khu phố|buôn|làng|hộ|trường|trạm)(?!\w)"),
    patterns.compile(r"(?<!\w)(?:xã|phường|thị trấn|đảng ủy)(?!\w)"),
    patterns.compile(r"(?<!\w)(?:huyện|quận|thị xã|huyện ủy|quận ủy|thị ủy)(?!\w)"),
    patterns.compile(r"(?<!\w)(?:tỉnh|tỉnh ủy|thành ủy|sở)(?!\w)"),
    patterns.compile(r"(?<!\w)(?:trung ương|quốc hội|chính phủ|thủ tướng|bộ (?!chỉ huy|đội|phận|máy))"),
)
_LEADER = patterns.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|đồng chí|ông|bà|lãnh đạo|giám đốc|bộ trưởng|thường trực|trưởng|phó|ủy viên)(?!\w)"
)
_UPWARDS = patterns.compile(r"(?:các )?(?:cấp có thẩm quyền|cấp trên|quốc hội|chính phủ|thủ tướng|trung ương)(?!\w)")
_REACH = 60


def asks_upwards(folded: str, start: int, at: int, to: int, end: int) -> bool:
    """Whether the one named before `at` asks a higher body named at `to`; a leader may ask anybody.

    >>> line = "xã đề nghị huyện sớm cấp vốn"
    >>> asks_upwards(line, 0, 3, 11, len(line))
    True
    """
    if _UPWARDS.match(folded, to, end):
        return True
    low = max(start, at - _REACH)
    if _LEADER.search(folded, low, at):
        return False
    giver = _rank(folded, low, at)
    receiver = _rank_at(folded, to, end)
    return giver is not None and receiver is not None and giver < receiver


def _rank(folded: str, start: int, end: int) -> int | None:
    """The rank of the body that the last clause before an order opens with."""
    clause = max(start, folded.rfind(",", start, end) + 1, folded.rfind(";", start, end) + 1)
    found = [(match.start(), rank) for rank, words in enumerate(_RANKS) if (match := words.search(folded, clause, end))]
    return min(found)[1] if found else None


def _rank_at(folded: str, at: int, end: int) -> int | None:
    """The rank of the body that is named at `at`: of the last word for a unit in "UBND huyện", of the first in "xã"."""
    stop = min(end, at + 24)
    found = [(match.start(), rank) for rank, words in enumerate(_RANKS) if (match := words.search(folded, at, stop))]
    return min(found)[1] if found else None
