"""What a heading changes: whether the figures under it are targets, and the period that governs them.

"II. CHỈ TIÊU CHỦ YẾU NĂM 2022" makes figures targets of 2022 until a heading of its own rank or above, or one that
tells of results. A heading below it ("1. Kinh tế") changes nothing.
"""

import re

from giaoban.core import patterns
from giaoban.core.periods import Relation
from giaoban.core.reading.aims import comes
from giaoban.core.reading.governing import within
from giaoban.core.reading.passages import Kind, Passage
from giaoban.core.reading.walk import Walk

_AIM_HEADING = patterns.compile(
    r"(?:phương hướng|mục tiêu|chỉ tiêu|nhiệm vụ (?:trọng tâm|tháng|quý|năm|chủ yếu|thời gian|trong|những|\d)"
    r"|nhiệm vụ, giải pháp"
    r"|nhiệm vụ và giải pháp|(?:về )?nhiệm vụ\s*:?\s*$|kế hoạch (?:tháng|năm|quý|công tác))",
    re.IGNORECASE,
)
_RESULT_HEADING = patterns.compile(
    r"(?:kết quả|tình hình|đánh giá|thực hiện (?:các )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)|hạn chế|tồn tại"
    r"|thực trạng|sơ kết|tổng kết|đạt|hoàn thành|vượt)",
    re.IGNORECASE,
)
_RANKS = (
    patterns.compile(r"(?:phần|chương)\s", re.IGNORECASE),
    patterns.compile(r"[A-H]\s*[.)/]|điều\s+\d", re.IGNORECASE),
    patterns.compile(r"[IVX]{1,5}\s*[.)/-]"),
    patterns.compile(r"\d{1,2}\s*[.)/-]"),
)


_SHORT_LINE, _MARK_CHARS = 90, 8


def enter_passage(walk: Walk, passage: Passage) -> None:
    """What a heading or a new paragraph changes."""
    words = walk.text[passage.start : passage.end]
    walk.clock.passage = None
    walk.told, walk.opening = False, (0, 0)
    _enter_list(walk, passage, words)
    if passage.kind is not Kind.HEADING:
        _head_list(walk, passage, words)
        return
    walk.clock.sentence = None  # the last sentence of the section before dates no heading
    rank = _rank_of(words, passage)
    aims = _sets_aims(words)
    tells = aims or _RESULT_HEADING.search(words) is not None
    if tells or (rank and rank <= walk.section_rank):
        if aims != walk.section_aims:
            walk.clock.heading = None
        walk.section_aims, walk.section_rank = aims, rank
        walk.section_tells = tells and not aims
    mentions = [m for m in within(walk.mentions, passage.start, passage.end) if m.relation is not Relation.PREVIOUS]
    if walk.section_aims and len(mentions) == 1 and len(words) - len(mentions[0].text) <= _MARK_CHARS:
        walk.clock.heading, walk.time_heading = walk.clock.resolve(mentions[0]), True  # "1. Đến năm 2025"
    elif walk.time_heading and tells:
        walk.clock.heading, walk.time_heading = None, False
    titles = not aims and not passage.level and not walk.figures  # the report's own title is settled by its signs
    if mentions and tells and passage.level <= 2 and not titles:
        walk.clock.heading = walk.clock.resolve(mentions[-1] if aims else mentions[0])
        if aims and walk.clock.heading is not None:
            walk.planned_from = walk.clock.heading.start


def _head_list(walk: Walk, passage: Passage, words: str) -> None:
    """A short line that ends in a colon is a heading over the items after it: "* Nhiệm vụ 6 tháng cuối năm:"."""
    if not words.endswith(":") or len(words) > _SHORT_LINE or not _sets_aims(words):
        return
    mentions = [m for m in within(walk.mentions, passage.start, passage.end) if m.relation is not Relation.PREVIOUS]
    period = walk.clock.resolve(mentions[-1]) if mentions else None
    if period is not None:
        walk.clock.heading = period


def _sets_aims(words: str) -> bool:
    """Whether a heading stands over what is to be done; a headline that tells of a meeting on it does not.

    >>> _sets_aims("CHỈ TIÊU NĂM 2022"), _sets_aims("Huyện Cẩm Tân giao ban và bàn nhiệm vụ trọng tâm quý IV")
    (True, False)
    """
    found = _AIM_HEADING.search(words) or _BUDGET.match(words)
    if found is None or _RESULT_HEADING.search(words) is not None or _STATISTICS.match(words) is not None:
        return False
    before = _MARK.sub("", words[: found.start()])
    marked = before.strip() != words[: found.start()].strip()
    near = len(before.split()) <= (_NEAR if not marked else _NEAR_CAPITALS if words.isupper() else _NEAR_MARKED)
    return near and _MEETING.search(words, 0, found.start()) is None


def _enter_list(walk: Walk, passage: Passage, words: str) -> None:
    """A line that hands over a plan and ends in a colon makes the items after it targets: "giao dự toán như sau:".

    Items without a mark go on as long as they are short lines, where the first has none.
    """
    closes = words.endswith((":", "?"))
    tells = (closes or walk.list_aims) and _RESULT_HEADING.search(words) is not None
    if closes and (_PLANNED.match(words) or (_HANDS_OVER.search(words) and not tells) or _aims_ahead(walk, passage)):
        walk.list_aims, walk.list_bare = True, None
    elif closes or passage.kind is Kind.ITEM or passage.level:
        walk.list_aims = walk.list_aims and not (tells and passage.kind is Kind.HEADING)
        names = passage.kind is Kind.HEADING or words[-1] not in ".;,"  # the part of the list that follows
        walk.list_bare = None if names else walk.list_bare or False
    else:
        walk.list_bare = walk.list_bare is not False and len(words) <= _SHORT_LINE
        walk.list_aims = walk.list_aims and walk.list_bare


def _aims_ahead(walk: Walk, passage: Passage) -> bool:
    """Whether a line sets aims for a time to come: "Năm 2024, xã thực hiện các chỉ tiêu sau:"."""
    words = walk.text[passage.start : passage.end]
    if _AIMS.search(words) is None or _REACHED.search(words):
        return False
    if words.endswith("?"):
        return "sẽ" in words.split()
    return any(comes(walk.clock, mention) for mention in within(walk.mentions, passage.start, passage.end))


_SHORT_LINE = 180
_AIMS = patterns.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|nhiệm vụ|dự toán|phấn đấu|tập trung|sẽ)(?!\w)", re.IGNORECASE
)
_REACHED = patterns.compile(r"(?<!\w)(?:kết quả|đã|đạt được)(?!\w)", re.IGNORECASE)
# "Một số chỉ tiêu kinh tế - xã hội quý III" are statistics, those of a year or a term may be set.
_STATISTICS = patterns.compile(
    r"\W*(?:\w{1,4}[.)/-]\s*)?(?:một số|các)? ?chỉ tiêu(?!.*(?:phấn đấu|đề ra|giao|kế hoạch))"
    r".*(?:tháng|quý)(?: [^\W\d]+){0,3}(?: \d{1,2}| [IVX]+)(?!\w)",
    re.IGNORECASE,
)
_MARK = patterns.compile(r"^(?:(?:PHẦN|Phần)\s\S+\s|\W*\w{1,4}[.)/–-]+)*\W*")
_NEAR, _NEAR_MARKED, _NEAR_CAPITALS = 2, 4, 7  # how many words may stand before those that set aims
_MEETING = patterns.compile(r"(?<!\w)(?:hội nghị|giao ban|họp|phiên|tổ chức|hội thảo|làm việc)(?!\w)", re.IGNORECASE)
_BUDGET = patterns.compile(
    r"(?:\w{1,4}[.)/-]\s*)*(?:(?:dự toán|phân bổ|kế hoạch)\s(?:dự toán|vốn|ngân sách|thu|chi|đầu tư))(?!\w)",
    re.IGNORECASE,
)
_PLANNED = patterns.compile(r"(?:\w{1,3}[.)/-]\s*)?(?:KẾ HOẠCH|DỰ TOÁN|CHỈ TIÊU)(?! VÀ)\s[^a-zà-ỹ]{5,}")
_HANDS_OVER = patterns.compile(
    r"(?<!\w)(?:(?:thông qua|giao|phân bổ|quyết nghị|phê duyệt|đề ra|đặt ra|xác định|quyết định|phấn đấu|điều chỉnh)"
    r"(?!\w).{0,200}(?<!\w)(?:dự toán|chỉ tiêu|mục tiêu|kế hoạch)"
    r"|(?:phân bổ|thông qua|quyết nghị)\s(?:ngân sách|vốn|kinh phí)|(?:dự toán|chỉ tiêu|mục tiêu"
    r"|kế hoạch)(?!\w).{0,80}(?<!\w)(?:năm tới|nhiệm kỳ tới|đến năm|phấn đấu))(?!\w)",
    re.IGNORECASE,
)


def _rank_of(words: str, passage: Passage) -> int:
    """How high a heading stands: 1 for "Phần", 2 for "A.", 3 for "I." and capitals, 4 for "1."; 0 without a mark."""
    for rank, pattern in enumerate(_RANKS, start=1):
        if pattern.match(words):
            return rank
    return 3 if passage.level == 1 else 5 if passage.level else 0
