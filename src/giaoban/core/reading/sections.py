"""What a heading changes: whether the figures under it are targets, and the period that governs them.

"II. CHỈ TIÊU CHỦ YẾU NĂM 2022" makes figures targets of 2022 until a heading of its own rank or above, or one that
tells of results. A heading below it ("1. Kinh tế") changes nothing.
"""

import re

from giaoban.core.periods import Relation
from giaoban.core.reading.governing import within
from giaoban.core.reading.passages import Kind, Passage
from giaoban.core.reading.walk import Walk

_AIM_HEADING = re.compile(
    r"(?:phương hướng|mục tiêu|chỉ tiêu|nhiệm vụ (?:trọng tâm|tháng|quý|năm|chủ yếu|\d)|nhiệm vụ, giải pháp"
    r"|nhiệm vụ và giải pháp|(?:về )?nhiệm vụ\s*:?\s*$|kế hoạch (?:tháng|năm|quý|công tác))",
    re.IGNORECASE,
)
_RESULT_HEADING = re.compile(
    r"(?:kết quả|tình hình|đánh giá|thực hiện (?:các )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)|hạn chế|tồn tại"
    r"|thực trạng|sơ kết|tổng kết|đạt|hoàn thành|vượt)",
    re.IGNORECASE,
)
_RANKS = (
    re.compile(r"(?:phần|chương)\s", re.IGNORECASE),
    re.compile(r"[A-H]\s*[.)/]"),
    re.compile(r"[IVX]{1,5}\s*[.)/-]"),
    re.compile(r"\d{1,2}\s*[.)/-]"),
)


def enter_passage(walk: Walk, passage: Passage) -> None:
    """What a heading or a new paragraph changes."""
    words = walk.text[passage.start : passage.end]
    walk.clock.passage = None
    if passage.kind is not Kind.HEADING:
        return
    rank = _rank_of(words, passage)
    aims = _AIM_HEADING.search(words) is not None and _RESULT_HEADING.search(words) is None
    tells = aims or _RESULT_HEADING.search(words) is not None
    if tells or (rank and rank <= walk.section_rank):
        if aims != walk.section_aims:
            walk.clock.heading = None
        walk.section_aims, walk.section_rank = aims, rank
    mentions = [m for m in within(walk.mentions, passage.start, passage.end) if m.relation is not Relation.PREVIOUS]
    if mentions and tells and passage.level <= 2:
        walk.clock.heading = walk.clock.resolve(mentions[-1] if aims else mentions[0])


def _rank_of(words: str, passage: Passage) -> int:
    """How high a heading stands: 1 for "Phần", 2 for "A.", 3 for "I." and capitals, 4 for "1."; 0 without a mark."""
    for rank, pattern in enumerate(_RANKS, start=1):
        if pattern.match(words):
            return rank
    return 3 if passage.level == 1 else 5 if passage.level else 0
