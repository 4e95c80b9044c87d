"""Whose plan a percentage is of, and which earlier period: what the words of a base say, brought to one spelling.

Reports name one plan in many ways: "kế hoạch thành phố giao", "dự toán TP giao". Two bases are the same plan only where
the words name the same owner. A plan without an owner ("kế hoạch năm") is one of its own.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.periods import Period, PeriodKind


class OwnerKind(StrEnum):
    """Who set a plan."""

    SUPERIOR = "superior"
    COUNCIL = "council"
    OWN = "own"
    CONGRESS = "congress"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """Who set a plan; `name` tells two of one kind apart, and for a plan without owner holds its own words."""

    kind: OwnerKind
    name: str = ""


_SUPERIORS = (
    ("thành ủy", "Thành ủy"),
    ("tỉnh ủy", "Tỉnh ủy"),
    ("quận ủy", "Quận ủy"),
    ("huyện ủy", "Huyện ủy"),
    ("trung ương", "Trung ương"),
    ("chính phủ", "Chính phủ"),
    ("thủ tướng", "Chính phủ"),
    ("thành phố", "thành phố"),
    ("tp", "thành phố"),
    ("tỉnh", "tỉnh"),
    ("quận", "quận"),
    ("huyện", "huyện"),
    ("bộ", "Bộ"),
    ("sở", "Sở"),
    ("cấp trên", "cấp trên"),
    ("cấp ủy", "cấp ủy"),
)
_COUNCIL = patterns.compile(r"(?<!\w)(?:hđnd|hội đồng nhân dân)(?!\w)")
_CONGRESS = patterns.compile(r"(?<!\w)đại hội(?!\w)")
_OWN = patterns.compile(r"(?<!\w)(?:phấn đấu|xây dựng|đề ra|đăng ký|tự giao)(?!\w)")
_GIVEN = patterns.compile(r"(?<!\w)(?:giao|phân bổ)(?!\w)")
_PLAN_WORD = patterns.compile(
    r"(?<!\w)(?:kế hoạch vốn|kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|nhiệm vụ|kh|dt|nq)(?!\w)"
)
_PLAN_SHORT = {"kh": "kế hoạch", "dt": "dự toán", "nq": "nghị quyết"}
_HALF = patterns.compile(r"(?<!\w)(?:6|sáu|06) tháng (?P<which>đầu|cuối)(?: năm)?(?!\w)")
_PART_OF_YEAR = patterns.compile(r"(?<!\w)(?:tháng|quý|tuần|vụ)(?!\w)")
_YEAR = patterns.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")


@lru_cache(maxsize=4096)
def owner_of(words: str) -> Owner:
    """The owner that the words of a base name.

    >>> owner_of("dự toán TP giao") == owner_of("kế hoạch thành phố giao")
    True
    >>> owner_of("chỉ tiêu Thành uỷ giao")
    Owner(kind=<OwnerKind.SUPERIOR: 'superior'>, name='Thành ủy')
    >>> owner_of("dự toán HĐND quận giao").kind, owner_of("kế hoạch quận xây dựng").kind
    (<OwnerKind.COUNCIL: 'council'>, <OwnerKind.OWN: 'own'>)
    >>> owner_of("dự toán tỉnh") == owner_of("dự toán tỉnh giao") != owner_of("dự toán của huyện")
    True
    >>> owner_of("KH năm") == owner_of("kế hoạch") != owner_of("dự toán")
    True
    """
    said = spelled(words)
    if _COUNCIL.search(said):
        return Owner(OwnerKind.COUNCIL)
    if _CONGRESS.search(said):
        return Owner(OwnerKind.CONGRESS)
    if _OWN.search(said):
        return Owner(OwnerKind.OWN)
    if _GIVEN.search(said):
        named = (name for form, name in _SUPERIORS if patterns.search(rf"(?<!\w){form}(?!\w)", said))
        return Owner(OwnerKind.SUPERIOR, next(named, ""))
    plan = _PLAN_WORD.search(said)
    if plan is not None:
        after = said[plan.end() :].removeprefix(" của")
        for form, name in _SUPERIORS:
            if patterns.match(rf" {form}(?!\w)", after):
                return Owner(OwnerKind.SUPERIOR, name)
    return Owner(OwnerKind.UNNAMED, _PLAN_SHORT.get(plan[0], plan[0]) if plan else said)


@lru_cache(maxsize=4096)
def plan_period(period: Period | None, words: str, owner: Owner) -> Period | None:
    """The period that the plan is for: the year, unless the words name a half, a month or a quarter, or a congress.

    >>> april = Period.month(2025, 4)
    >>> str(plan_period(april, "kế hoạch năm", owner_of("kế hoạch năm")))
    '2025'
    >>> str(plan_period(april, "kế hoạch tháng", owner_of("kế hoạch tháng")))
    '2025-04'
    >>> str(plan_period(april, "kế hoạch 6 tháng đầu năm", owner_of("kế hoạch 6 tháng đầu năm")))
    '2025-01/2025-06'
    >>> str(plan_period(april, "chỉ tiêu Nghị quyết Đại hội", owner_of("chỉ tiêu Nghị quyết Đại hội")))
    '2020/2025'
    """
    said = spelled(words)
    if owner.kind is OwnerKind.CONGRESS:
        return None if period is None else _term_of(period.end.year)
    year = _YEAR.search(said)
    if half := _HALF.search(said):
        which = 1 if half["which"] == "đầu" else 2
        if year:
            return Period.half(int(year[1]), which)
        return Period.half(period.end.year, which) if period else None
    if _PART_OF_YEAR.search(said):
        return period
    if year:
        return Period.year(int(year[1]))
    if period is None or period.start.year != period.end.year:
        return period
    return Period.year(period.end.year)


def _term_of(year: int) -> Period:
    """The term of a congress that the year's results count for: congresses are held in years that end in 0 or 5."""
    first = (year - 1) // 5 * 5
    return Period.term(first, first + 5)


@lru_cache(maxsize=4096)
def base_period(period: Period | None, words: str) -> Period | None:
    """The earlier period that a percentage or growth is set against; None where the words leave it open.

    >>> four = Period.parse("2025-01/2025-04")
    >>> str(base_period(four, "cùng kỳ")), str(base_period(four, "cùng kỳ năm 2023"))
    ('2024-01/2024-04', '2023-01/2023-04')
    >>> str(base_period(Period.month(2025, 4), "tháng trước")), base_period(four, "nhiệm kỳ trước")
    ('2025-03', None)
    >>> str(base_period(Period.year(2022), "năm 2021")), base_period(four, "năm 2024")
    ('2021', None)
    """
    if period is None:
        return None
    said = spelled(words)
    year = _YEAR.search(said)
    if patterns.search(r"(?<!\w)cùng (?:kỳ|kì)(?!\w)", said):
        return period.years_later(int(year[1]) - period.end.year) if year else period.year_before()
    if patterns.fullmatch(r"(?:tháng|quý) (?:trước|liền kề)", said):
        same = period.kind is (PeriodKind.MONTH if said.startswith("tháng") else PeriodKind.QUARTER)
        return period.previous() if same else None
    if period.kind is not PeriodKind.YEAR:
        return None
    if patterns.fullmatch(r"năm (?:trước|ngoái|liền kề)", said):
        return period.previous()
    return Period.year(int(year[1])) if year and patterns.fullmatch(r"(?:năm )?\d{4}", said) else None


@lru_cache(maxsize=4096)
def spelled(words: str) -> str:
    """Lower case, one placement of tone marks in "ủy", single spaces.

    >>> spelled("Chỉ tiêu  Thành uỷ giao")
    'chỉ tiêu thành ủy giao'
    """
    return " ".join(words.lower().replace("uỷ", "ủy").replace("uỳ", "ùy").split())
