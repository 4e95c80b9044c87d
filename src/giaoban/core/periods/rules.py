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
    """A construction: its name, its pattern with groups, what a match says, and an example.

    `by_context` tells that the words around it matter, so that the same words may say something else elsewhere.
    """

    name: str
    pattern: str
    read: Callable[[re.Match[str]], r.Words | None]
    example: str
    by_context: bool = False


S, O, DASH = g.S, g.O, g.DASH  # noqa: E741
ACCUMULATED = rf"(?:(?:luỹ|lũy){S}kế|cộng{S}dồn|tính{S}chung)(?:{S}(?:trong|cả|cho))?"
TO = rf"(?:{S}(?:đến|tới){S}|{DASH})"
UP_TO = rf"(?:hết{S}ngày|hết|ngày|thời{S}điểm|hết{S}thời{S}điểm|cuối)"
AND = rf"(?:{O}[,+]{O}|{S}và{S}|{DASH}|{S}đến{S}|{S}tới{S})"
YEARS = rf"{g.YEAR}(?:{DASH}|{S}(?:đến|tới){S}){g.YEAR}"


_T = rf"t\.?{g.MONTH}"
RULES = (
    Rule(
        "rest of the year",
        rf"từ{S}nay{S}(?:đến|tới){S}(?:cuối|hết){S}năm\b(?:{S}nay)?",
        r.read_rest,
        "từ nay đến cuối năm",
    ),
    Rule(
        "range",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?:kể{S}|tính{S})?từ{S}"
        rf"(?P<first>{g.POINT}|{g.BARE_DATE}|{g.YEAR}|ngày{S}{g.DAY}|{g.DAY}(?={TO}(?:ngày{S})?{g.DAY}/)){TO}(?:{UP_TO}{S})?(?P<last>{g.POINT}|{g.BARE_DATE}|{g.YEAR})",
        r.read_range,
        "từ ngày 15/12/2019 đến 14/6/2020",
    ),
    Rule(
        "dates",
        rf"(?P<first>{g.FULL_DATE}|{g.DAY_DATE}){TO}(?:ngày{S})?(?P<last>{g.FULL_DATE})",
        r.read_range,
        "15/3/2025 - 14/4/2025",
    ),
    Rule(
        "days of a holiday",
        rf"(?:(?<=lễ )|(?<=nghỉ )|(?<=dịp ))(?P<first>{g.BARE_DATE})(?:{DASH}|{S}và{S}|{S}(?:đến|tới){S}|{O},{O})"
        rf"(?P<last>{g.FULL_DATE}|{g.BARE_DATE})",
        r.read_range,
        "dịp lễ 30/4 - 1/5",
        True,
    ),
    Rule(
        "days of a month",
        rf"(?P<first>ngày{S}{g.DAY})(?:{DASH}|{S}và{S}|{O},{O})(?P<last>{g.FULL_DATE}|{g.BARE_DATE})",
        r.read_range,
        "ngày 5-6/5/2025",
    ),
    Rule(
        "since",
        rf"(?:kể{S}từ|tính{S}từ|từ)(?:{S}sau)?{S}(?P<first>{g.POINT}|ngày{S}{g.BARE_DATE})",
        r.read_since,
        "kể từ ngày 01/7/2025",
    ),
    Rule(
        "until",
        rf"(?:{ACCUMULATED}{S})?(?:(?:ước{S})?tính{S})?(?:đến|tới){S}(?:{UP_TO}{S})?(?P<point>{g.POINT})",
        r.read_until,
        "tính đến 30/9/2020",
    ),
    Rule(
        "until a date",
        rf"(?:{ACCUMULATED}{S})?"
        rf"(?:(?:tính{S}(?:đến|tới)|(?:đến|tới){S}hết|hết{S}ngày){S}(?P<point>{g.BARE_DATE})"
        rf"|hết{S}(?:ngày{S})?(?P<full>{g.FULL_DATE})"
        rf"|(?:đến|tới|hết){S}(?P<sure>(?=3[01]|2\d|1[3-9]|0){g.BARE_DATE}))",
        r.read_until,
        "tính đến 15/6",
    ),
    Rule(
        "before",
        rf"(?:trước|(?:chậm|muộn){S}nhất(?:{S}(?:là|vào|trong))?){S}(?:ngày{S})?(?P<point>{g.POINT}|{g.BARE_DATE})",
        r.read_before,
        "trước ngày 30/6",
    ),
    Rule(
        "same period",
        rf"cùng{S}(?:k[ỳì]|thời{S}(?:điểm|gian|kỳ))"
        rf"(?P<of>{S}\(năm{S}{g.YEAR}\)|(?:{S}của)?{S}năm{S}(?:{g.YEAR}|{g.YEAR_BESIDE})|{S}{g.YEAR}"
        rf"|{S}(?:nhiệm{S}kỳ|tháng|quý){S}trước)?",
        r.read_same,
        "cùng kỳ năm ngoái",
    ),
    Rule(
        "first or last months",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>{g.COUNT}|những|các|mấy){S}(?P<unit>tháng|quý){S}"
        rf"(?P<where>đầu|cuối|còn{S}lại)(?:(?:{S}tiên)?(?:{S}của)?{S}năm\b(?!{S}học)(?P<tail>{S}{g.YEAR}|{S}{g.YEAR_BESIDE})?"
        rf"|(?P<year>(?:{O}/{O}|{S}){g.YEAR})|\b)",
        r.read_count,
        "4 tháng đầu năm 2025",
    ),
    Rule(
        "first or last month or quarter",
        rf"(?P<unit>tháng|quý){S}(?P<where>đầu|cuối)(?:{S}tiên)?(?:{S}của)?{S}năm\b(?!{S}học)(?P<tail>{S}{g.YEAR}|{S}{g.YEAR_BESIDE})?",
        r.read_count,
        "quý đầu năm",
    ),
    Rule(
        "half of a year",
        rf"(?P<count>nửa){S}(?P<where>đầu|cuối)(?:{S}của)?{S}năm\b(?!{S}học)(?P<tail>{S}{g.YEAR}|{S}{g.YEAR_BESIDE})?",
        r.read_count,
        "nửa cuối năm 2025",
    ),
    Rule(
        "months of a year",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>{g.COUNT}){S}(?P<unit>tháng)"
        rf"(?P<tail>{g.YEAR_TAIL}|{S}{g.YEAR})",
        r.read_count,
        "4 tháng năm 2025",
    ),
    Rule(
        "months of work",
        rf"sau{S}(?P<count>{g.COUNT}|một){S}(?P<unit>tháng){S}"
        rf"(?=(?:vận{S}hành|hoạt{S}động|sáp{S}nhập|hợp{S}nhất|sắp{S}xếp|đi{S}vào)\b)",
        r.read_months_of_work,
        "sau 3 tháng vận hành",
        True,
    ),
    Rule(
        "years ago",
        rf"(?:cách{S}đây{S}(?P<ago>{g.COUNT}){S}năm|(?P<count>{g.COUNT}){S}năm{S}(?:trước|về{S}trước))\b(?!{S}(?:đó|đây))",
        r.read_years_ago,
        "10 năm trước",
        True,
    ),
    Rule(
        "part of a month",
        rf"(?:trong{S})?(?:{g.COUNT}{S}(?:ngày|tuần)|nửa|tuần){S}(?:lễ{S})?(?:đầu|cuối|giữa)(?:{S}tiên)?(?:{S}của)?{S}"
        rf"(?P<point>{g.MONTH_OF}|tháng\b(?!{S}\d))(?:{S}(?P<word>{g.BESIDE}))?",
        r.read_part_of_month,
        "15 ngày đầu tháng 5",
    ),
    Rule(
        "past or coming",
        rf"(?:trong{S})?(?P<count>\d{{1,2}}|{g.COUNT_WORD}|nửa(?={S}năm)){S}(?P<unit>tháng|năm|quý|tuần|ngày){S}"
        rf"(?P<way>vừa{S}qua|vừa{S}rồi|qua\b|gần{S}(?:đây|nhất)|trở{S}lại{S}đây|tới\b|tiếp{S}theo)",
        r.read_stretch,
        "trong 5 năm qua",
    ),
    Rule(
        "years",
        rf"(?:(?:giai{S}đoạn|thời{S}k[ỳì]|(?:{g.NEAR})?nhiệm{S}k[ỳì]|(?:(?:{g.COUNT}|các|những){S})?năm(?:{S}học)?|niên{S}độ|khóa){S})?"
        rf"(?:\({YEARS}\)|{YEARS})(?![/\d])",
        r.read_years,
        "nhiệm kỳ 2020 - 2025",
    ),
    Rule(
        "several years",
        rf"(?:{g.COUNT}|các|những){S}năm{S}{g.YEAR}(?:{AND}(?:năm{S})?{g.YEAR})+"
        rf"(?:{AND}(?P<months>{g.COUNT}){S}tháng{S}đầu{S}năm{S}{g.YEAR})?",
        r.read_years,
        "hai năm 2016, 2017 và 6 tháng đầu năm 2018",
    ),
    Rule(
        "years and months",
        rf"năm{S}{g.YEAR}(?:{O},{S}{g.YEAR})*{S}và{S}(?P<months>{g.COUNT}){S}tháng{S}đầu{S}năm{S}{g.YEAR}"
        rf"|năm{S}{g.YEAR}(?:{O},{S}{g.YEAR})*{S}và{S}{g.YEAR}",
        r.read_years,
        "năm 2016, 2017 và 6 tháng đầu năm 2018",
    ),
    Rule(
        "several months",
        rf"(?:các{S})?(?P<unit>tháng){S}(?P<list>{g.MONTHS}(?:{AND}(?:tháng{S})?{g.MONTHS})+)(?P<tail>{g.YEAR_TAIL})"
        rf"(?!{S}tháng)",
        r.read_parts,
        "tháng 1, 2 và 3 năm 2025",
    ),
    Rule(
        "months to month",
        rf"(?P<unit>tháng){S}(?P<list>{g.MONTHS}(?:{DASH}|{S}(?:đến|tới){S})(?:tháng{S})?{g.MONTHS})"
        rf"(?![.,]?\d|{S}(?:tháng|tỷ|triệu)|%)",
        r.read_parts,
        "tháng 1 đến tháng 6",
    ),
    Rule(
        "several quarters",
        rf"(?:các{S})?(?P<unit>quý){S}(?P<list>{g.QUARTER}(?:{AND}(?:quý{S}{g.QUARTER}|{g.ROMAN}))+)"
        rf"(?P<tail>{g.YEAR_TAIL})?",
        r.read_parts,
        "quý I và quý II năm 2025",
    ),
    Rule(
        "weekday",
        rf"(?P<weekday>{g.WEEKDAY})(?:{S}của)?(?P<week>{S}tuần)?{S}(?P<word>này|trước|sau|tới|vừa{S}rồi|vừa{S}qua)\b",
        r.read_weekday,
        "thứ sáu tuần này",
    ),
    Rule(
        "nearest month",
        rf"(?:{g.NEAR})?tháng{S}(?P<number>{g.MONTHS}){S}(?P<word>tới(?!{S}\d)|vừa{S}qua|vừa{S}rồi)\b",
        r.read_nearest_month,
        "tháng 3 tới",
    ),
    Rule(
        "first day",
        rf"ngày{S}đầu{S}tiên{S}(?:của{S})?tháng{S}(?P<number>{g.MONTHS})(?P<tail>{g.YEAR_TAIL})?",
        r.read_first_day,
        "ngày đầu tiên của tháng 3",
    ),
    Rule(
        "point",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<point>{g.FULL_DATE}|{g.SHORT_YEAR_DATE}|{g.WORD_DATE}|{g.DAY_DATE}"
        rf"|(?:{g.NEAR})?{g.MONTH_OF}|(?:{g.NEAR})?{g.QUARTER_OF}|(?:{g.NEAR})?năm{S}{g.YEAR}"
        rf"|{g.NEAR}năm(?:{S}(?:{g.YEAR_BESIDE}))?|{g.NEAR}nhiệm{S}k[ỳì])",
        r.read_point,
        "tháng 4/2025",
    ),
    Rule(
        "date of a time of day",
        rf"(?:(?<=sáng )|(?<=chiều )|(?<=tối )|(?<=trưa ))"
        rf"(?P<point>{g.BARE_DATE})",
        r.read_point,
        "chiều 30-10",
    ),
    Rule("date that is the whole text", rf"(?P<point>\A{g.BARE_DATE}\Z)", r.read_point, "7/3"),
    Rule("date in brackets", rf"(?<=\()(?P<point>{g.BARE_DATE})(?=\))", r.read_point, "lễ (27/7)"),
    Rule("outlook", rf"tầm{S}nhìn{S}(?P<year>{g.YEAR})", r.read_outlook, "tầm nhìn 2045"),
    Rule(
        "week",
        rf"tuần{S}(?:thứ{S})?(?P<number>5[0-3]|[1-4]\d|0?[1-9])(?P<tail>{g.YEAR_TAIL})",
        r.read_week,
        "tuần 15/2025",
    ),
    Rule("beside", rf"(?P<unit>tháng|quý|năm|tuần|nhiệm{S}k[ỳì]){S}(?P<word>{g.BESIDE})", r.read_beside, "năm nay"),
    Rule("report beside", rf"kỳ{S}(?P<word>{g.BESIDE}|báo{S}cáo\b)", r.read_report_beside, "kỳ trước"),
    Rule("next", rf"sang{S}(?P<unit>năm|tháng|quý|tuần)\b(?!{S}\d)", r.read_sang, "sang năm"),
    Rule(
        "within",
        rf"(?:trong|cả){S}(?P<unit>tháng|quý|năm|tuần|nhiệm{S}k[ỳì]|kỳ)\b(?!{S}(?:(?:\d{{1,2}}|(?:19|20)\d\d)(?!\d|[.,]\d)|{g.BESIDE}|học|đầu|cuối|{g.ROMAN}|{g.MONTH_WORD}))",
        r.read_within,
        "trong tháng",
    ),
    Rule("day beside", rf"(?:(?:ngày{S})?hôm|bữa|ngày){S}(?P<word>nay|qua|kia|mai)\b", r.read_day_beside, "hôm nay"),
    Rule(
        "bare months",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>\d{{1,2}}){S}tháng\b(?!{S}{g.MONTH}(?:/|\b(?!{S}(?:tháng|%))))",
        r.read_bare_count,
        "9 tháng",
        True,
    ),
    Rule(
        "months in words that open a clause",
        rf"(?P<count>{g.COUNT_WORD}){S}(?P<unit>tháng)(?=,|{S}(?!đầu|cuối|qua|vừa|nay|năm|tuổi|sau|trước|liên|một|mỗi|và|tới|nữa|còn))",
        r.read_worded_count,
        "Tám tháng, xã thu",
        True,
    ),
    Rule(
        "length",
        rf"(?:\d+(?:[.,]\d+)?|{g.COUNT_WORD}|một){S}"
        rf"(?:tháng\b|tuần\b|quý\b|ngày\b(?!{S}công)|năm\b(?!{S}(?:{g.YEAR}|nay\b|này\b|ngoái\b)))",
        r.read_length,
        "12 năm",
    ),
    Rule("short month", rf"{_T}(?:{DASH}{_T})?[/-](?P<year>{g.YEAR})", r.read_short_month, "T4/2025"),
    Rule("short quarter", rf"q\.?(?P<number>iv|iii|ii|i|[1-4])[/-](?P<year>{g.YEAR})", r.read_short_quarter, "QI/2025"),
    Rule("short first months", rf"(?P<count>1[0-2]|0?[1-9])t/(?P<year>{g.YEAR})", r.read_short_count, "4T/2025"),
    Rule(
        "months that are the whole text",
        rf"\A(?P<first>{g.MONTH}/{g.YEAR})(?:{DASH}(?P<last>{g.MONTH}/{g.YEAR}))?\Z",
        r.read_short_span,
        "11/2024–02/2025",
    ),
    Rule(
        "year without its word",
        rf"{g.AFTER_YEARLY}(?P<year>{g.YEAR}){g.NO_AMOUNT}",
        r.read_bare_year,
        "triển khai nhiệm vụ 2019",
        True,
    ),
    Rule(
        "end of a year without its word",
        rf"(?:(?:đến|tới){S}|hết{S})(?P<year>{g.YEAR}){g.NO_AMOUNT_AFTER_END}"
        rf"|(?:(?:đến|tới){S}(?:hết|cuối)|cuối){S}(?P<sure>{g.YEAR})(?=\W)(?![.,]\d|{S}?(?:%|đồng|tỷ|tỉ|triệu)\b)",
        r.read_year_end,
        "đến cuối 2011 đạt",
        True,
    ),
    Rule("year in brackets", rf"(?<=\()(?P<year>{g.YEAR})(?=[),])", r.read_bare_year, "6 tiêu chí (2011)", True),
    Rule("year that is the whole text", rf"\A{g.YEAR}\Z", r.read_short_year, "2025"),
    Rule("running total", rf"(?:luỹ|lũy){S}kế|cộng{S}dồn", r.read_accumulated, "lũy kế"),
)
