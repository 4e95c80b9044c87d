"""The constructions that name a period, each a pattern with what it says. The first that fits at a place is taken.

A rule is for a construction of the language, never for one document. Its reader gets the match of its own pattern and
gives the fields of a Mention, or None where the words turn out to name no period.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from giaoban.core.periods import grammar as g
from giaoban.core.periods.kinds import PeriodKind
from giaoban.core.periods.mentions import Relation, Shape
from giaoban.core.periods.points import Point


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a phrase give."""

    shape: Shape
    relation: Relation = Relation.PLAIN
    first: Point | None = None
    last: Point | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction: its name, its pattern with groups, and what a match says."""

    name: str
    pattern: str
    read: Callable[[re.Match[str]], Words | None]


def _group(match: re.Match[str], name: str) -> str | None:
    """A group that only some of the patterns with this reader have."""
    return match.groupdict().get(name)


S, O, DASH = g.S, g.O, g.DASH  # noqa: E741
ACCUMULATED = rf"(?:(?:luỹ|lũy){S}kế|cộng{S}dồn|tính{S}chung)(?:{S}(?:trong|cả|cho))?"
TO = rf"(?:{S}(?:đến|tới){S}|{DASH})"
UP_TO = rf"(?:hết{S}ngày|hết|ngày|thời{S}điểm|hết{S}thời{S}điểm|cuối)"
AND = rf"(?:{O},{O}|{S}và{S}|{DASH}|{S}đến{S}|{S}tới{S})"
YEARS = rf"{g.YEAR}(?:{DASH}|{S}(?:đến|tới){S}){g.YEAR}"


def _range(match: re.Match[str]) -> Words | None:
    first, last = _end(match["first"]), match["last"]
    if first is None:
        return None
    end = _end(last)
    from_january = (
        first.unit is PeriodKind.MONTH
        and first.number == 1
        and (first.year_offset is not None or match["first"].startswith("đầu"))
    )
    relation = Relation.TO_DATE if from_january or _group(match, "accumulated") else Relation.PLAIN
    if end is None and relation is Relation.PLAIN:
        relation = Relation.TO_DATE if first.unit is PeriodKind.TERM else Relation.SINCE
    if first.unit is PeriodKind.DAY and first.number is None and end is not None:
        first = Point(PeriodKind.DAY, end.number, end.year, first.day)
    return Words(Shape.SPAN, relation, first, end)


def _end(text: str) -> Point | None:
    if re.fullmatch(r"(?:ngày\s+)?\d{1,2}", text):
        return Point(PeriodKind.DAY, day=int(text.split()[-1]))
    if re.fullmatch(g.YEAR, text):
        return Point(PeriodKind.YEAR, year=int(text))
    return g.read_point(text)


def _since(match: re.Match[str]) -> Words | None:
    first = g.read_point(match["first"])
    if first is None:
        return None
    to_date = match["first"].startswith("đầu") and first.year is None
    return Words(Shape.SPAN, Relation.TO_DATE if to_date else Relation.SINCE, first)


def _until(match: re.Match[str]) -> Words:
    point = g.read_point(match["point"])
    if point is not None and point.unit in (PeriodKind.YEAR, PeriodKind.TERM):
        return Words(Shape.POINT, Relation.DEADLINE, point)
    if point is not None and point.offset > 0:
        return Words(Shape.POINT, Relation.DEADLINE, point)
    return Words(Shape.UNTIL, Relation.TO_DATE, point)


def _before(match: re.Match[str]) -> Words:
    return Words(Shape.POINT, Relation.DEADLINE, g.read_point(match["point"]))


def _same(match: re.Match[str]) -> Words:
    of = g.squeeze(_group(match, "of") or "")
    if year := re.search(r"\d{4}", of):
        return Words(Shape.SAME, Relation.PREVIOUS, Point(PeriodKind.YEAR, year=int(year[0])))
    if of.startswith("nhiệm"):
        return Words(Shape.SAME, Relation.PREVIOUS, Point(PeriodKind.TERM))
    if of.startswith(("tháng", "quý")):
        return Words(Shape.SAME, Relation.PREVIOUS, Point(PeriodKind.MONTH))
    return Words(Shape.SAME, Relation.PREVIOUS)


def _count(match: re.Match[str]) -> Words | None:
    many = match["count"]
    count = None if many in ("những", "các", "mấy") else g.number_of(many) * (3 if match["unit"] == "quý" else 1)
    year, offset = g.year_tail(_group(match, "tail") or _group(match, "year"))
    first = Point(PeriodKind.YEAR, year=year, offset=offset or 0)
    if count is not None and not 1 <= count <= 12:
        return Words(Shape.LENGTH, Relation.DURATION, count=count)
    where = g.squeeze(_group(match, "where") or "đầu")
    if where == "đầu":
        relation = Relation.TO_DATE if _group(match, "accumulated") else Relation.PLAIN
        return Words(Shape.FIRST, relation, first, count=count)
    shape = Shape.REMAINING if where.startswith("còn") else Shape.FINAL
    return Words(shape, Relation.FORWARD if shape is Shape.REMAINING else Relation.PLAIN, first, count=count)


_LENGTH_BEFORE = re.compile(
    r"(?:trong vòng|thời hạn|thời gian|sau|mỗi|cứ|định kỳ|chậm|quá|ít nhất|tối thiểu|tối đa|trước|từ đủ|dưới|trên|hơn|gần"
    r"|khoảng|kéo dài|hạn|trẻ|từ|đủ|được|thêm|cách đây|[-–]|\d|đến)\s*$"
)
_LENGTH_AFTER = re.compile(
    r"\s*(?:tuổi|bảo hành|tù\b|liên t|thử việc|lương|trước|sau\b|kể từ|một lần|/|trở lên|trở xuống|[-–]\s*\d|nữa|vừa)"
)


def _bare_count(match: re.Match[str]) -> Words:
    """ "9 tháng" is January to September in a report, unless the words around it make it a length of time."""
    count = int(match["count"])
    text = match.string
    length = (
        not 2 <= count <= 12
        or _LENGTH_BEFORE.search(g.squeeze(text[max(0, match.start() - 24) : match.start()]))
        or _LENGTH_AFTER.match(text, match.end())
    )
    if _group(match, "accumulated"):
        return Words(Shape.FIRST, Relation.TO_DATE, count=count)
    return Words(Shape.LENGTH, Relation.DURATION, count=count) if length else Words(Shape.FIRST, count=count)


def _stretch(match: re.Match[str]) -> Words:
    coming = g.squeeze(match["way"]) in ("tới", "sau", "tiếp theo", "tiếp", "kế tiếp")
    return Words(
        Shape.COMING if coming else Shape.PAST,
        Relation.FORWARD if coming else Relation.PLAIN,
        Point(g.UNITS[match["unit"]]),
        count=g.number_of(match["count"]),
    )


def _length(match: re.Match[str]) -> Words:
    return Words(Shape.LENGTH, Relation.DURATION)


def _years(match: re.Match[str]) -> Words | None:
    years = [int(year) for year in re.findall(r"\d{4}", match[0])]
    first, last = min(years), max(years)
    if not 0 < last - first <= 60:
        return None
    if months := _group(match, "months"):
        end = Point(PeriodKind.MONTH, g.number_of(months), last)
        return Words(Shape.SPAN, Relation.PLAIN, Point(PeriodKind.YEAR, year=first), end)
    return Words(Shape.POINT, Relation.PLAIN, Point(PeriodKind.TERM, year=first, last_year=last))


def _parts(match: re.Match[str]) -> Words | None:
    """Several months or quarters with one year: the period from the first to the last of them."""
    unit = PeriodKind.QUARTER if match["unit"] == "quý" else PeriodKind.MONTH
    words = re.findall(g.QUARTER if unit is PeriodKind.QUARTER else g.MONTHS, match["list"])
    numbers = [g.number_of(word) for word in words]
    if max(numbers) > (4 if unit is PeriodKind.QUARTER else 12) or numbers[0] >= numbers[-1]:
        return None
    year, offset = g.year_tail(_group(match, "tail"))
    first, last = (Point(unit, number, year, year_offset=offset) for number in (numbers[0], numbers[-1]))
    return Words(Shape.SPAN, Relation.PLAIN, first, last)


def _point(match: re.Match[str]) -> Words | None:
    point = g.read_point(match["point"])
    if point is None:
        return None
    if _group(match, "accumulated"):
        return Words(Shape.UNTIL, Relation.TO_DATE, point)
    if match["point"].startswith("hết"):
        late = point.unit is PeriodKind.YEAR
        return Words(Shape.POINT if late else Shape.UNTIL, Relation.DEADLINE if late else Relation.TO_DATE, point)
    if point.unit is PeriodKind.YEAR and match["point"].startswith("cuối"):
        return Words(Shape.POINT, Relation.DEADLINE, point)
    return Words(Shape.POINT, _relation(point), point)


def _relation(point: Point) -> Relation:
    offset = point.offset or point.year_offset or 0
    return Relation.FORWARD if offset > 0 else Relation.PREVIOUS if offset < 0 else Relation.PLAIN


def _beside(match: re.Match[str]) -> Words:
    unit, word = g.UNITS[g.squeeze(match["unit"])], g.squeeze(match["word"])
    point = Point(unit, offset=g.offset_of(word))
    if unit is PeriodKind.YEAR and "qua" in word.split():
        # "năm qua": the year under review.
        return Words(Shape.POINT, Relation.PLAIN, Point(unit))
    if unit is PeriodKind.TERM and "qua" in word.split():
        return Words(Shape.POINT, Relation.PLAIN, Point(unit))
    return Words(Shape.POINT, _relation(point), point)


def _sang(match: re.Match[str]) -> Words:
    return Words(Shape.POINT, Relation.FORWARD, Point(g.UNITS[match["unit"]], offset=1))


def _within(match: re.Match[str]) -> Words:
    unit = g.squeeze(match["unit"])
    if unit in ("kỳ", "cùng kỳ"):
        return Words(Shape.GOVERNING)
    return Words(Shape.POINT, Relation.PLAIN, Point(g.UNITS[unit]))


def _week(match: re.Match[str]) -> Words:
    year, offset = g.year_tail(_group(match, "tail"))
    return Words(Shape.POINT, first=Point(PeriodKind.WEEK, int(match["number"]), year, year_offset=offset))


_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}


def _day_beside(match: re.Match[str]) -> Words:
    point = Point(PeriodKind.DAY, offset=_DAYS[match["word"]])
    return Words(Shape.POINT, _relation(point), point)


_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "nhật": 7}


def _weekday(match: re.Match[str]) -> Words:
    word = match["weekday"].split()[-1]
    point = Point(
        PeriodKind.DAY,
        offset=g.offset_of(match["word"]),
        weekday=int(word) - 1 if word.isdecimal() else _WEEKDAYS[word],
    )
    return Words(Shape.POINT, _relation(point), point)


def _accumulated(match: re.Match[str]) -> Words:
    return Words(Shape.UNTIL, Relation.TO_DATE)


def _short_month(match: re.Match[str]) -> Words | None:
    numbers = [int(number) for number in re.findall(r"t\.?(\d{1,2})", match[0])]
    year = int(_group(match, "year")) if _group(match, "year") else None
    points = [Point(PeriodKind.MONTH, number, year) for number in numbers]
    if len(points) == 1:
        return Words(Shape.POINT, first=points[0])
    return Words(Shape.SPAN, first=points[0], last=points[1]) if numbers[0] < numbers[1] else None


_T = rf"t\.?{g.MONTH}"
RULES = (
    Rule(
        "range",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?:kể{S}|tính{S})?từ{S}(?P<first>{g.POINT}|{g.BARE_DATE}|{g.YEAR}|ngày{S}{g.DAY})"
        rf"{TO}(?:{UP_TO}{S})?(?P<last>{g.POINT}|{g.BARE_DATE}|{g.YEAR})",
        _range,
    ),
    Rule(
        "dates",
        rf"(?P<first>{g.FULL_DATE}|{g.DAY_DATE}){TO}(?:ngày{S})?(?P<last>{g.FULL_DATE})",
        _range,
    ),
    Rule("since", rf"(?:kể{S}từ|tính{S}từ|từ)(?:{S}sau)?{S}(?P<first>{g.POINT}|ngày{S}{g.BARE_DATE})", _since),
    Rule(
        "until",
        rf"(?:{ACCUMULATED}{S})?(?:(?:ước{S})?tính{S})?(?:đến|tới){S}(?:{UP_TO}{S})?(?P<point>{g.POINT})",
        _until,
    ),
    Rule(
        "until a date",
        rf"(?:{ACCUMULATED}{S})?(?:tính{S}(?:đến|tới)|(?:đến|tới){S}(?:hết{S}ngày|hết|ngày)){S}(?P<point>{g.BARE_DATE})",
        _until,
    ),
    Rule("before", rf"trước{S}(?:ngày{S})?(?P<point>{g.POINT})", _before),
    Rule(
        "same period",
        rf"cùng{S}(?:k[ỳì]|thời{S}(?:điểm|gian|kỳ))"
        rf"(?P<of>{O}\(?(?:{S}của)?{S}năm{S}(?:{g.YEAR}|{g.YEAR_BESIDE})|{S}{g.YEAR}"
        rf"|{S}(?:nhiệm{S}kỳ|tháng|quý){S}trước)?",
        _same,
    ),
    Rule(
        "first or last months",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>{g.COUNT}|những|các|mấy){S}(?P<unit>tháng|quý){S}"
        rf"(?P<where>đầu|cuối|còn{S}lại)(?:(?:{S}của)?{S}năm\b(?!{S}học)(?P<tail>{S}{g.YEAR}|{S}{g.YEAR_BESIDE})?"
        rf"|(?P<year>{O}/{O}{g.YEAR})|\b)",
        _count,
    ),
    Rule(
        "months of a year",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>{g.COUNT}){S}(?P<unit>tháng)"
        rf"(?P<tail>{g.YEAR_TAIL})",
        _count,
    ),
    Rule(
        "past or coming",
        rf"(?:trong{S})?(?P<count>\d{{1,2}}|{g.COUNT_WORD}){S}(?P<unit>tháng|năm|quý|tuần|ngày){S}"
        rf"(?P<way>vừa{S}qua|qua\b|gần{S}(?:đây|nhất)|trở{S}lại{S}đây|tới\b|tiếp{S}theo)",
        _stretch,
    ),
    Rule(
        "years",
        rf"(?:(?:giai{S}đoạn|thời{S}k[ỳì]|nhiệm{S}k[ỳì]|(?:{g.COUNT}{S}|các{S}|những{S})?năm(?:{S}học)?|niên{S}độ|khóa"
        rf"|từ){O}\(?{S})?(?:{YEARS}|(?<=năm ){g.YEAR}(?:{O},{S}{g.YEAR})*{S}và{S}{g.YEAR})(?![/\d])",
        _years,
    ),
    Rule(
        "several years",
        rf"(?:{g.COUNT}|các|những){S}năm{S}{g.YEAR}(?:{AND}(?:năm{S})?{g.YEAR})+"
        rf"(?:{AND}(?P<months>{g.COUNT}){S}tháng{S}đầu{S}năm{S}{g.YEAR})?",
        _years,
    ),
    Rule(
        "years and months",
        rf"năm{S}{g.YEAR}(?:{O},{S}{g.YEAR})*{S}và{S}(?P<months>{g.COUNT}){S}tháng{S}đầu{S}năm{S}{g.YEAR}"
        rf"|năm{S}{g.YEAR}(?:{O},{S}{g.YEAR})*{S}và{S}{g.YEAR}",
        _years,
    ),
    Rule(
        "several months",
        rf"(?:các{S})?(?P<unit>tháng){S}(?P<list>{g.MONTHS}(?:{AND}(?:tháng{S})?{g.MONTHS})+)(?P<tail>{g.YEAR_TAIL})"
        rf"(?!{S}tháng)",
        _parts,
    ),
    Rule(
        "months to month",
        rf"(?P<unit>tháng){S}(?P<list>{g.MONTHS}(?:{DASH}|{S}(?:đến|tới){S})(?:tháng{S})?{g.MONTHS})"
        rf"(?![.,]?\d|{S}(?:tháng|tỷ|triệu)|%)",
        _parts,
    ),
    Rule(
        "several quarters",
        rf"(?:các{S})?(?P<unit>quý){S}(?P<list>{g.QUARTER}(?:{AND}(?:quý{S}{g.QUARTER}|{g.ROMAN}))+)"
        rf"(?P<tail>{g.YEAR_TAIL})?",
        _parts,
    ),
    Rule(
        "weekday",
        rf"(?P<weekday>{g.WEEKDAY})(?:{S}của)?(?:{S}tuần)?{S}(?P<word>này|trước|sau|tới|vừa{S}rồi|vừa{S}qua)\b",
        _weekday,
    ),
    Rule(
        "point",
        rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<point>{g.FULL_DATE}|{g.SHORT_YEAR_DATE}|{g.WORD_DATE}|{g.DAY_DATE}"
        rf"|(?:{g.NEAR})?{g.MONTH_OF}|(?:{g.NEAR})?{g.QUARTER_OF}|(?:{g.NEAR})?năm{S}{g.YEAR}"
        rf"|{g.NEAR}năm(?:{S}(?:{g.YEAR_BESIDE}))?|{g.NEAR}nhiệm{S}k[ỳì])",
        _point,
    ),
    Rule(
        "date of a time of day",
        rf"(?:(?<=sáng )|(?<=chiều )|(?<=tối )|(?<=trưa ))"
        rf"(?P<point>{g.BARE_DATE})",
        _point,
    ),
    Rule("date in brackets", rf"(?<=\()(?P<point>{g.BARE_DATE})(?=\))", _point),
    Rule("week", rf"tuần{S}(?:thứ{S})?(?P<number>5[0-3]|[1-4]\d|0?[1-9])(?P<tail>{g.YEAR_TAIL})", _week),
    Rule("beside", rf"(?P<unit>tháng|quý|năm|tuần|nhiệm{S}k[ỳì]){S}(?P<word>{g.BESIDE})", _beside),
    Rule("next", rf"sang{S}(?P<unit>năm|tháng|quý|tuần)\b(?!{S}\d)", _sang),
    Rule(
        "within",
        rf"(?:trong|cả){S}(?P<unit>tháng|quý|năm|tuần|nhiệm{S}k[ỳì]|kỳ)\b(?!{S}(?:\d|{g.BESIDE}|học|{g.ROMAN}|{g.MONTH_WORD}))",
        _within,
    ),
    Rule("day beside", rf"(?:(?:ngày{S})?hôm|bữa|ngày){S}(?P<word>nay|qua|kia|mai)\b", _day_beside),
    Rule("bare months", rf"(?:(?P<accumulated>{ACCUMULATED}){S})?(?P<count>\d{{1,2}}){S}tháng\b", _bare_count),
    Rule("length", rf"(?:\d+(?:[.,]\d+)?|{g.COUNT_WORD}|một){S}(?:tháng|năm|tuần|quý|ngày(?!{S}công))\b", _length),
    Rule("short month", rf"{_T}(?:{DASH}{_T})?[/-](?P<year>{g.YEAR})", _short_month),
    Rule("running total", rf"(?:luỹ|lũy){S}kế|cộng{S}dồn", _accumulated),
)
