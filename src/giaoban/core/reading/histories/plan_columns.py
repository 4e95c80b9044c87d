"""Columns of plans and of percentages of a plan: whose plan a heading names, and the period that it is for.

A plan whose owner the heading does not name is left to a person: nobody's target is made up. A percentage of a plan is
no result; it is held against result and plan of its row.
"""

from collections.abc import Sequence

from giaoban.core import patterns
from giaoban.core.periods import Period
from giaoban.core.reading.folding import fold
from giaoban.core.reading.histories.grid import Value
from giaoban.core.reading.histories.layouts import Use
from giaoban.core.reading.histories.spoken_periods import period_of, year_in

NOBODYS = "kế hoạch chưa rõ của ai: chọn để ghi thành chỉ tiêu"
_PLAN = patterns.compile(r"kế hoạch|\bkh\b|chỉ tiêu giao|\bgiao\b|dự toán|\bdt\b|mục tiêu|phấn đấu")
_SHARE = patterns.compile(r"%|tỷ lệ|tỉ lệ|\bso\b|\bth ?/ ?(?:kh|dt)\b")
_OTHER = patterns.compile(
    r"cùng kỳ|\btăng|\bgiảm|năm trước|dự kiến|ghi chú|đánh giá|xếp hạng|thực hiện|\bước\b|còn lại"
)
_OTHER_BASE = patterns.compile(r"cùng kỳ|năm trước|tháng trước|quý trước|\btăng|\bgiảm|xếp hạng|cơ cấu|tỷ trọng")
_COUNCIL = patterns.compile(r"hđnd|hội đồng nhân dân")
_OWN = patterns.compile(r"phấn đấu|tự giao|tự đặt|đơn vị (?:xây dựng|đặt|giao)|đại hội|đảng bộ|nội bộ")
_SUPERIOR = patterns.compile(
    r"cấp trên|(?:trung ương|\btw|tỉnh(?: ủy)?|thành phố|\btp|thành ủy|huyện|quận|bộ|sở|ubnd \w{1,20}|chính phủ)"
    r" (?:đã )?giao|\bgiao đầu năm|pháp lệnh"
)


def plan_use(heading: str) -> tuple[Use, str] | None:
    """What a heading with words of a plan announces, and why where it is left out; None for other headings.

    >>> [str(plan_use(words)[0]) for words in ("KH tỉnh giao", "Dự toán HĐND", "Mức phấn đấu", "% so KH", "Kế hoạch")]
    ['plan_superior', 'plan_council', 'plan_own', 'of_plan', 'skip']
    >>> plan_use("So cùng kỳ (%)"), plan_use("Lũy kế")
    (None, None)
    """
    said = " ".join(fold(heading).split())
    if not _PLAN.search(said):
        return None
    if _SHARE.search(said):
        return None if _OTHER_BASE.search(said) else (Use.OF_PLAN, "")
    if _OTHER.search(said):
        return None
    for use, words in ((Use.PLAN_COUNCIL, _COUNCIL), (Use.PLAN_OWN, _OWN), (Use.PLAN_SUPERIOR, _SUPERIOR)):
        if words.search(said):
            return use, ""
    return Use.SKIP, NOBODYS


def plan_period(pieces: Sequence[Value], joined: Period | None, year: int | None) -> Period | None:
    """The period that a plan is for: as its own heading names it, else the year of the headings above.

    >>> str(plan_period([Value("Tháng 4/2025"), Value("KH năm")], Period.month(2025, 4), None))
    '2025'
    >>> str(plan_period([Value("KH quý II")], None, 2025))
    '2025-04/2025-06'
    """
    named = next((found for piece in reversed(pieces) if (found := year_in(piece.text))), None)
    year = named or (joined.end.year if joined is not None else year)
    own = period_of(pieces[-1], year) if pieces and "năm" not in fold(pieces[-1].text) else None
    return own or (Period.year(year) if year is not None else None)
