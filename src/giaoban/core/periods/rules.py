"""The constructions that name a period, each a pattern and its reader. The first that fits at a place is taken.

A rule is for a construction of the language, never for one document.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from giaoban.core.periods import grammar as g
from giaoban.core.periods import readers as r


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction: its name, its pattern with groups, what a match says, and whether that hangs on words around."""

    name: str
    pattern: str
    read: Callable[[re.Match[str]], r.Words | None]
    by_context: bool = False


S, O, DASH = g.S, g.O, g.DASH  # noqa: E741
ACCUMULATED = rf"(?:(?:luỹ|lũy){S}kế|cộng{S}dồn|tính{S}chung)(?:{S}(?:trong|cả|cho))?"
TO = rf"(?:{S}(?:đến|tới){S}|{DASH})"
UP_TO = rf"(?:hết{S}ngày|hết|ngày|thời{S}điểm|hết{S}thời{S}điểm|cuối)"
AND = rf"(?:{O},{O}|{S}và{S}|{DASH}|{S}đến{S}|{S}tới{S})"
YEARS = rf"{g.YEAR}(?:{DASH}|{S}(?:đến|tới){S}){g.YEAR}"


_T = rf"t\.?{g.MONTH}"
RULES = (
    Rule("rest of the year", rf"từ{S}nay{S}(?:đến|tới){S}(?:cuối|hết){S}năm\b(?:{S}nay)?", r.read_rest),
    Rule(
        "range",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?:kể{S}|tính{S})?từ{S}(?P<first>{g.POINT}|{g.BARE_DATE}|{g.YEAR}|ngày{S}{g.DAY})"
        rf"{TO}(?:{UP_TO}{S})?(?P<last>{g.POINT}|{g.BARE_DATE}|{g.YEAR})",
        r.read_range,
    ),
    Rule(
        "dates",
        rf"(?P<first>{g.FULL_DATE}|{g.DAY_DATE}){TO}(?:ngày{S})?(?P<last>{g.FULL_DATE})",
        r.read_range,
    ),
    Rule("since", rf"(?:kể{S}từ|tính{S}từ|từ)(?:{S}sau)?{S}(?P<first>{g.POINT}|ngày{S}{g.BARE_DATE})", r.read_since),
    Rule(
        "until",
        rf"(?:{ACCUMULATED}{S})?(?:(?:ước{S})?tính{S})?(?:đến|tới){S}(?:{UP_TO}{S})?(?P<point>{g.POINT})",
        r.read_until,
    ),
    Rule(
        "until a date",
        rf"(?:{ACCUMULATED}{S})?(?:tính{S}(?:đến|tới)|(?:đến|tới){S}(?:hết{S}ngày|hết|ngày)){S}(?P<point>{g.BARE_DATE})",
        r.read_until,
    ),
    Rule("before", rf"trước{S}(?:ngày{S})?(?P<point>{g.POINT})", r.read_before),
    Rule(
        "same period",
        rf"cùng{S}(?:k[ỳì]|thời{S}(?:điểm|gian|kỳ))"
        rf"(?P<of>{O}\(?(?:{S}của)?{S}năm{S}(?:{g.YEAR}|{g.YEAR_BESIDE})|{S}{g.YEAR}"
        rf"|{S}(?:nhiệm{S}kỳ|tháng|quý){S}trước)?",
        r.read_same,
    ),
    Rule(
        "first or last months",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>{g.COUNT}|những|các|mấy){S}(?P<unit>tháng|quý){S}"
        rf"(?P<where>đầu|cuối|còn{S}lại)(?:(?:{S}của)?{S}năm\b(?!{S}học)(?P<tail>{S}{g.YEAR}|{S}{g.YEAR_BESIDE})?"
        rf"|(?P<year>{O}/{O}{g.YEAR})|\b)",
        r.read_count,
    ),
    Rule(
        "half of a year",
        rf"(?P<count>nửa){S}(?P<where>đầu|cuối)(?:{S}của)?{S}năm\b(?!{S}học)(?P<tail>{S}{g.YEAR}|{S}{g.YEAR_BESIDE})?",
        r.read_count,
    ),
    Rule(
        "months of a year",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>{g.COUNT}){S}(?P<unit>tháng)"
        rf"(?P<tail>{g.YEAR_TAIL})",
        r.read_count,
    ),
    Rule(
        "past or coming",
        rf"(?:trong{S})?(?P<count>\d{{1,2}}|{g.COUNT_WORD}){S}(?P<unit>tháng|năm|quý|tuần|ngày){S}"
        rf"(?P<way>vừa{S}qua|vừa{S}rồi|qua\b|gần{S}(?:đây|nhất)|trở{S}lại{S}đây|tới\b|tiếp{S}theo)",
        r.read_stretch,
    ),
    Rule(
        "years",
        rf"(?:(?:giai{S}đoạn|thời{S}k[ỳì]|nhiệm{S}k[ỳì]|(?:(?:{g.COUNT}|các|những){S})?năm(?:{S}học)?|niên{S}độ|khóa){S})?"
        rf"(?:\({YEARS}\)|{YEARS})(?![/\d])",
        r.read_years,
    ),
    Rule(
        "several years",
        rf"(?:{g.COUNT}|các|những){S}năm{S}{g.YEAR}(?:{AND}(?:năm{S})?{g.YEAR})+"
        rf"(?:{AND}(?P<months>{g.COUNT}){S}tháng{S}đầu{S}năm{S}{g.YEAR})?",
        r.read_years,
    ),
    Rule(
        "years and months",
        rf"năm{S}{g.YEAR}(?:{O},{S}{g.YEAR})*{S}và{S}(?P<months>{g.COUNT}){S}tháng{S}đầu{S}năm{S}{g.YEAR}"
        rf"|năm{S}{g.YEAR}(?:{O},{S}{g.YEAR})*{S}và{S}{g.YEAR}",
        r.read_years,
    ),
    Rule(
        "several months",
        rf"(?:các{S})?(?P<unit>tháng){S}(?P<list>{g.MONTHS}(?:{AND}(?:tháng{S})?{g.MONTHS})+)(?P<tail>{g.YEAR_TAIL})"
        rf"(?!{S}tháng)",
        r.read_parts,
    ),
    Rule(
        "months to month",
        rf"(?P<unit>tháng){S}(?P<list>{g.MONTHS}(?:{DASH}|{S}(?:đến|tới){S})(?:tháng{S})?{g.MONTHS})"
        rf"(?![.,]?\d|{S}(?:tháng|tỷ|triệu)|%)",
        r.read_parts,
    ),
    Rule(
        "several quarters",
        rf"(?:các{S})?(?P<unit>quý){S}(?P<list>{g.QUARTER}(?:{AND}(?:quý{S}{g.QUARTER}|{g.ROMAN}))+)"
        rf"(?P<tail>{g.YEAR_TAIL})?",
        r.read_parts,
    ),
    Rule(
        "weekday",
        rf"(?P<weekday>{g.WEEKDAY})(?:{S}của)?(?P<week>{S}tuần)?{S}(?P<word>này|trước|sau|tới|vừa{S}rồi|vừa{S}qua)\b",
        r.read_weekday,
    ),
    Rule(
        "nearest month",
        rf"(?:{g.NEAR})?tháng{S}(?P<number>{g.MONTHS}){S}(?P<word>tới|vừa{S}qua|vừa{S}rồi)\b",
        r.read_nearest_month,
    ),
    Rule(
        "first day",
        rf"ngày{S}đầu{S}tiên{S}(?:của{S})?tháng{S}(?P<number>{g.MONTHS})(?P<tail>{g.YEAR_TAIL})?",
        r.read_first_day,
    ),
    Rule(
        "point",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<point>{g.FULL_DATE}|{g.SHORT_YEAR_DATE}|{g.WORD_DATE}|{g.DAY_DATE}"
        rf"|(?:{g.NEAR})?{g.MONTH_OF}|(?:{g.NEAR})?{g.QUARTER_OF}|(?:{g.NEAR})?năm{S}{g.YEAR}"
        rf"|{g.NEAR}năm(?:{S}(?:{g.YEAR_BESIDE}))?|{g.NEAR}nhiệm{S}k[ỳì])",
        r.read_point,
    ),
    Rule(
        "date of a time of day",
        rf"(?:(?<=sáng )|(?<=chiều )|(?<=tối )|(?<=trưa ))"
        rf"(?P<point>{g.BARE_DATE})",
        r.read_point,
    ),
    Rule("date that is the whole text", rf"(?P<point>\A{g.BARE_DATE}\Z)", r.read_point),
    Rule("date in brackets", rf"(?<=\()(?P<point>{g.BARE_DATE})(?=\))", r.read_point),
    Rule("week", rf"tuần{S}(?:thứ{S})?(?P<number>5[0-3]|[1-4]\d|0?[1-9])(?P<tail>{g.YEAR_TAIL})", r.read_week),
    Rule("beside", rf"(?P<unit>tháng|quý|năm|tuần|nhiệm{S}k[ỳì]){S}(?P<word>{g.BESIDE})", r.read_beside),
    Rule("next", rf"sang{S}(?P<unit>năm|tháng|quý|tuần)\b(?!{S}\d)", r.read_sang),
    Rule(
        "within",
        rf"(?:trong|cả){S}(?P<unit>tháng|quý|năm|tuần|nhiệm{S}k[ỳì]|kỳ)\b(?!{S}(?:\d|{g.BESIDE}|học|{g.ROMAN}|{g.MONTH_WORD}))",
        r.read_within,
    ),
    Rule("day beside", rf"(?:(?:ngày{S})?hôm|bữa|ngày){S}(?P<word>nay|qua|kia|mai)\b", r.read_day_beside),
    Rule(
        "bare months", rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>\d{{1,2}}){S}tháng\b", r.read_bare_count, True
    ),
    Rule(
        "length",
        rf"(?:\d+(?:[.,]\d+)?|{g.COUNT_WORD}|một){S}"
        rf"(?:tháng\b|tuần\b|quý\b|ngày\b(?!{S}công)|năm\b(?!{S}(?:{g.YEAR}|nay\b|này\b|ngoái\b)))",
        r.read_length,
    ),
    Rule("short month", rf"{_T}(?:{DASH}{_T})?[/-](?P<year>{g.YEAR})", r.read_short_month),
    Rule("short quarter", rf"q\.?(?P<number>iv|iii|ii|i|[1-4])[/-](?P<year>{g.YEAR})", r.read_short_quarter),
    Rule("short first months", rf"(?P<count>1[0-2]|0?[1-9])t/(?P<year>{g.YEAR})", r.read_short_count),
    Rule(
        "months that are the whole text",
        rf"\A(?P<first>{g.MONTH}/{g.YEAR})(?:{DASH}(?P<last>{g.MONTH}/{g.YEAR}))?\Z",
        r.read_short_span,
    ),
    Rule("year that is the whole text", rf"\A{g.YEAR}\Z", r.read_short_year),
    Rule("running total", rf"(?:luỹ|lũy){S}kế|cộng{S}dồn", r.read_accumulated),
)
