"""What a match of each construction says: the fields of a mention, as far as its words give them.

A reader gets the match of its rule's own pattern on lower-case text; None says that the words name no period after all.
"""

import re
from dataclasses import dataclass

from giaoban.core import patterns
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


def _group(match: re.Match[str], name: str) -> str | None:
    """A group that only some of the patterns with this reader have."""
    return match.groupdict().get(name)


def read_range(match: re.Match[str]) -> Words | None:
    """A span between two points: to date where it begins with the year, since a point where it ends with "nay"."""
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
    if patterns.fullmatch(r"(?:ngày\s+)?\d{1,2}", text):
        return Point(PeriodKind.DAY, day=int(text.split()[-1]))
    if patterns.fullmatch(g.YEAR, text):
        return Point(PeriodKind.YEAR, year=int(text))
    return g.read_point(text)


def read_since(match: re.Match[str]) -> Words | None:
    """From a point on, with no end said."""
    first = g.read_point(match["first"])
    if first is None:
        return None
    to_date = match["first"].startswith("đầu") and first.year is None
    return Words(Shape.SPAN, Relation.TO_DATE if to_date else Relation.SINCE, first)


def read_until(match: re.Match[str]) -> Words:
    """Up to a point: a count to date, but a deadline where the point is a year, a term or still to come."""
    point = g.read_point(match["point"] or _group(match, "full") or match["sure"])
    if point is not None and point.unit in (PeriodKind.YEAR, PeriodKind.TERM):
        return Words(Shape.POINT, Relation.DEADLINE, point)
    if point is not None and point.offset > 0:
        return Words(Shape.POINT, Relation.DEADLINE, point)
    return Words(Shape.UNTIL, Relation.TO_DATE, point)


def read_before(match: re.Match[str]) -> Words | None:
    """A day, month or year that something is due before."""
    point = g.read_point(match["point"])
    return Words(Shape.POINT, Relation.DEADLINE, point) if point else None


def read_same(match: re.Match[str]) -> Words:
    """ "cùng kỳ": the governing period a year earlier, or in the year, month or term that is named."""
    of = g.squeeze(_group(match, "of") or "")
    if year := patterns.search(r"\d{4}", of):
        return Words(Shape.SAME, Relation.PREVIOUS, Point(PeriodKind.YEAR, year=int(year[0])))
    if of.startswith("nhiệm"):
        return Words(Shape.SAME, Relation.PREVIOUS, Point(PeriodKind.TERM))
    if of.startswith(("tháng", "quý")):
        return Words(Shape.SAME, Relation.PREVIOUS, Point(g.UNITS[of.split()[0]]))
    return Words(Shape.SAME, Relation.PREVIOUS)


def read_count(match: re.Match[str]) -> Words | None:
    """So many first, last or remaining months or quarters of a year."""
    many = _group(match, "count") or "một"
    months = 3 if _group(match, "unit") == "quý" else 1
    count = None if many in ("những", "các", "mấy") else g.number_of(many) * months
    year, offset = g.year_tail(_group(match, "tail") or _group(match, "year"))
    first = Point(PeriodKind.YEAR, year=year, offset=offset or 0)
    if count is not None and not 1 <= count <= 12:
        return Words(Shape.LENGTH, Relation.DURATION, count=count)
    where = g.squeeze(_group(match, "where") or "đầu")
    if where == "đầu":
        relation = Relation.TO_DATE if _group(match, "accumulated") else _relation(first)
        return Words(Shape.FIRST, relation, first, count=count)
    shape = Shape.REMAINING if where.startswith("còn") else Shape.FINAL
    return Words(shape, Relation.FORWARD if shape is Shape.REMAINING else _relation(first), first, count=count)


_CLAUSE_BEFORE = patterns.compile(r"(?:^|[(;:.,\n])\s*\Z")
_SENTENCE_BEFORE = patterns.compile(r"(?:^|[.\n]\s|\n)[\s\"“]*\Z")
_FEWEST_MONTHS = 3
_LENGTH_BEFORE = patterns.compile(
    r"(?:\b(?:trong vòng|hạn|thời gian|sau|mỗi|cứ|định kỳ|chậm|quá|ít nhất|tối thiểu|tối đa|trước|đủ|dưới|trên|hơn|gần"
    r"|khoảng|kéo dài|trẻ|từ|được|thêm|cách đây|đến)|[-–]|\d)\s*$"
)
# "Sau 9 tháng, công ty lãi 41 tỷ đồng" counts from the beginning of the year; "Sau 3 tháng triển khai" does not.
_AFTER_MONTHS = patterns.compile(r"(?:^|[(;:.\n])\s*sau\s\Z")
_LENGTH_AFTER = patterns.compile(
    r"\s*(?:tuổi|bảo hành|tù\b|liên t|thử việc|lương|trước|sau\b|kể từ|một lần|/|trở lên|trở xuống|[-–]\s*\d|nữa|vừa)"
)


def read_bare_count(match: re.Match[str]) -> Words:
    """ "9 tháng" is January to September in a report, unless the words around it make it a length of time."""
    count = int(match["count"])
    text = match.string
    if count == 1 and text.startswith(",", match.end()):
        return Words(Shape.LENGTH, Relation.DURATION, count=count)  # "1 tháng, cảng đón 5 tàu"
    if count == 1 and not _CLAUSE_BEFORE.search(text, max(0, match.start() - 4), match.start()):
        return Words(Shape.LENGTH, Relation.DURATION, count=count)
    at = match.start()
    if 1 < count < 12 and text.startswith(",", match.end()) and _AFTER_MONTHS.search(text, max(0, at - 8), at):
        return Words(Shape.FIRST, count=count)
    length = (
        not 1 <= count <= 12
        or _LENGTH_BEFORE.search(g.squeeze(text[max(0, at - 24) : at].rpartition("\n\n")[2]))
        or _LENGTH_AFTER.match(text, match.end())
    )
    if _group(match, "accumulated"):
        return Words(Shape.FIRST, Relation.TO_DATE, count=count)
    return Words(Shape.LENGTH, Relation.DURATION, count=count) if length else Words(Shape.FIRST, count=count)


def read_worded_count(match: re.Match[str]) -> Words:
    """ "Tám tháng, thu ngân sách đạt …" at the opening of a clause is January to August, elsewhere a length of time."""
    count = g.number_of(match["count"])
    at, text = match.start(), match.string
    opens = count > 1 and _CLAUSE_BEFORE.search(text, max(0, at - 4), at) is not None
    if not text.startswith(",", match.end()):  # "Chín tháng anh em cạo được 1.260 tấn", no "Ba tháng sau"
        opens = count > _FEWEST_MONTHS and _SENTENCE_BEFORE.search(text, max(0, at - 4), at) is not None
        opens = opens and not _LENGTH_AFTER.match(text, match.end())
    return Words(Shape.FIRST, count=count) if opens else Words(Shape.LENGTH, Relation.DURATION, count=count)


def read_stretch(match: re.Match[str]) -> Words:
    """So many years, months, weeks or days up to the report or after it."""
    half = match["count"] == "nửa"
    coming = g.squeeze(match["way"]) in ("tới", "sau", "tiếp theo", "tiếp", "kế tiếp")
    return Words(
        Shape.COMING if coming else Shape.PAST,
        Relation.FORWARD if coming else Relation.PLAIN,
        Point(PeriodKind.MONTH if half else g.UNITS[match["unit"]]),
        count=g.number_of(match["count"]),
    )


def read_part_of_month(match: re.Match[str]) -> Words | None:
    """Some days or weeks of a month, told by the month: "15 ngày đầu tháng 5", "nửa cuối tháng"."""
    if word := match["word"]:
        point: Point | None = Point(PeriodKind.MONTH, offset=g.offset_of(word))
    else:
        point = g.read_point(match["point"]) or Point(PeriodKind.MONTH)
    return Words(Shape.POINT, _relation(point), point) if point else None


def read_months_of_work(match: re.Match[str]) -> Words:
    """ "sau 3 tháng vận hành mô hình mới": the months up to the report."""
    return Words(Shape.PAST, Relation.PLAIN, Point(PeriodKind.MONTH), count=g.number_of(match["count"]))


def read_length(match: re.Match[str]) -> Words:
    """A length of time."""
    return Words(Shape.LENGTH, Relation.DURATION)


def read_years(match: re.Match[str]) -> Words | None:
    """Several years, up to some months of the last where those are named."""
    years = [int(year) for year in re.findall(r"\d{4}", match[0])]
    first, last = min(years), max(years)
    if not 0 < last - first <= 60:
        return None
    if months := _group(match, "months"):
        end = Point(PeriodKind.MONTH, g.number_of(months), last)
        return Words(Shape.SPAN, Relation.PLAIN, Point(PeriodKind.YEAR, year=first), end)
    return Words(Shape.POINT, Relation.PLAIN, Point(PeriodKind.TERM, year=first, last_year=last))


def read_parts(match: re.Match[str]) -> Words | None:
    """Several months or quarters with one year: the period from the first to the last of them."""
    unit = PeriodKind.QUARTER if match["unit"] == "quý" else PeriodKind.MONTH
    words = re.findall(g.QUARTER if unit is PeriodKind.QUARTER else g.MONTHS, match["list"])
    numbers = [g.number_of(word) for word in words]
    if max(numbers) > (4 if unit is PeriodKind.QUARTER else 12) or numbers[0] >= numbers[-1]:
        return None
    year, offset = g.year_tail(_group(match, "tail"))
    first, last = (Point(unit, number, year, year_offset=offset) for number in (numbers[0], numbers[-1]))
    return Words(Shape.SPAN, Relation.PLAIN, first, last)


def read_point(match: re.Match[str]) -> Words | None:
    """One day, month, quarter or year; counted up to where "lũy kế" or "hết" stands before it."""
    point = g.read_point(match["point"])
    if point is None:
        return None
    if _group(match, "accumulated"):
        return Words(Shape.UNTIL, Relation.TO_DATE, point)
    if match["point"].startswith("hết") and match.string.endswith("chưa ", 0, match.start()):
        return None  # "Chưa hết năm, công ty đã lãi 218 tỷ đồng"
    if match["point"].startswith("hết"):
        late = point.unit is PeriodKind.YEAR
        return Words(Shape.POINT if late else Shape.UNTIL, Relation.DEADLINE if late else Relation.TO_DATE, point)
    if point.unit is PeriodKind.YEAR and match["point"].startswith("cuối"):
        return Words(Shape.POINT, Relation.DEADLINE, point)
    return Words(Shape.POINT, _relation(point), point)


def _relation(point: Point) -> Relation:
    offset = point.offset or point.year_offset or 0
    return Relation.FORWARD if offset > 0 else Relation.PREVIOUS if offset < 0 else Relation.PLAIN


def read_beside(match: re.Match[str]) -> Words:
    """A period by its distance from the report; "năm qua" and "nhiệm kỳ qua" are those under review."""
    unit, word = g.UNITS[g.squeeze(match["unit"])], g.squeeze(match["word"])
    point = Point(unit, offset=g.offset_of(word))
    if unit in (PeriodKind.YEAR, PeriodKind.TERM) and "qua" in word.split():
        return Words(Shape.POINT, Relation.PLAIN, Point(unit))
    if unit is PeriodKind.WEEK and "qua" in word.split():
        return Words(Shape.POINT, Relation.PLAIN, point)  # told of, not compared with
    return Words(Shape.POINT, _relation(point), point)


def read_sang(match: re.Match[str]) -> Words:
    """ "sang năm", "sang tháng": the next one."""
    return Words(Shape.POINT, Relation.FORWARD, Point(g.UNITS[match["unit"]], offset=1))


def read_within(match: re.Match[str]) -> Words:
    """ "trong tháng", "cả năm": the period of that kind under review."""
    unit = g.squeeze(match["unit"])
    if unit in ("kỳ", "cùng kỳ"):
        return Words(Shape.GOVERNING)
    return Words(Shape.POINT, Relation.PLAIN, Point(g.UNITS[unit]))


def read_week(match: re.Match[str]) -> Words:
    """A week by its number."""
    year, offset = g.year_tail(_group(match, "tail"))
    return Words(Shape.POINT, first=Point(PeriodKind.WEEK, int(match["number"]), year, year_offset=offset))


_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}


def read_day_beside(match: re.Match[str]) -> Words:
    """ "hôm nay", "hôm qua", "ngày mai"."""
    point = Point(PeriodKind.DAY, offset=_DAYS[match["word"]])
    return Words(Shape.POINT, _relation(point), point)


_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "nhật": 7}


def read_weekday(match: re.Match[str]) -> Words:
    """A day of a week beside the report, or the nearest one before or after it."""
    word = match["weekday"].split()[-1]
    point = Point(
        PeriodKind.WEEK if match["week"] else PeriodKind.DAY,
        offset=g.offset_of(match["word"]),
        weekday=int(word) - 1 if word.isdecimal() else _WEEKDAYS[word],
    )
    return Words(Shape.POINT, _relation(point), point)


def read_nearest_month(match: re.Match[str]) -> Words:
    """ "tháng 3 tới", "tháng Bảy vừa qua": the nearest such month after or before the report."""
    point = Point(PeriodKind.MONTH, g.number_of(match["number"]), offset=g.offset_of(match["word"]))
    return Words(Shape.NEAREST, Relation.FORWARD if point.offset > 0 else Relation.PLAIN, point)


def read_first_day(match: re.Match[str]) -> Words:
    """ "ngày đầu tiên của tháng 3"."""
    year, offset = g.year_tail(_group(match, "tail"))
    point = Point(PeriodKind.DAY, g.number_of(match["number"]), year, 1, year_offset=offset)
    return Words(Shape.POINT, first=point)


def read_accumulated(match: re.Match[str]) -> Words:
    """ "lũy kế" alone: from January to the month of the report."""
    return Words(Shape.UNTIL, Relation.TO_DATE)


def read_short_month(match: re.Match[str]) -> Words | None:
    """ "T4/2025", "T1-T6/2025"."""
    numbers = [int(number) for number in re.findall(r"t\.?(\d{1,2})", match[0])]
    written = _group(match, "year")
    year = int(written) if written else None
    points = [Point(PeriodKind.MONTH, number, year) for number in numbers]
    if len(points) == 1:
        return Words(Shape.POINT, first=points[0])
    return Words(Shape.SPAN, first=points[0], last=points[1]) if numbers[0] < numbers[1] else None


def read_short_quarter(match: re.Match[str]) -> Words:
    """ "QI/2025"."""
    return Words(Shape.POINT, first=Point(PeriodKind.QUARTER, g.number_of(match["number"]), int(match["year"])))


def read_short_count(match: re.Match[str]) -> Words:
    """ "4T/2025", the first four months of the year."""
    first = Point(PeriodKind.YEAR, year=int(match["year"]))
    return Words(Shape.FIRST, first=first, count=int(match["count"]))


def read_short_span(match: re.Match[str]) -> Words:
    """ "04/2025" or "11/2024–02/2025" alone in a cell."""
    points = []
    for month in (match["first"], match["last"]):
        if month:
            number, _, year = month.partition("/")
            points.append(Point(PeriodKind.MONTH, int(number), int(year)))
    if len(points) == 1:
        return Words(Shape.POINT, first=points[0])
    return Words(Shape.SPAN, first=points[0], last=points[1])


def read_short_year(match: re.Match[str]) -> Words:
    """ "2025" alone in a cell."""
    return Words(Shape.POINT, first=Point(PeriodKind.YEAR, year=int(match[0])))


def read_bare_year(match: re.Match[str]) -> Words:
    """A year after a plan, a crop or the like: "nhiệm vụ 2019"."""
    return Words(Shape.POINT, first=Point(PeriodKind.YEAR, year=int(match["year"])))


def read_year_end(match: re.Match[str]) -> Words:
    """ "đến 2025", "cuối 2011": by the end of that year."""
    year = int(match["year"] or match["sure"])
    return Words(Shape.POINT, Relation.DEADLINE, Point(PeriodKind.YEAR, year=year))


def read_years_ago(match: re.Match[str]) -> Words:
    """ "10 năm trước", "cách đây 5 năm": that year, where the words open a clause."""
    opens = _CLAUSE_BEFORE.search(match.string, max(0, match.start() - 4), match.start())
    if not opens:
        return Words(Shape.LENGTH, Relation.DURATION)
    years = g.number_of(match["ago"] or match["count"])
    return Words(Shape.POINT, Relation.PLAIN, Point(PeriodKind.YEAR, offset=-years))


def read_rest(match: re.Match[str]) -> Words:
    """ "từ nay đến cuối năm": the months that are left."""
    return Words(Shape.REMAINING, Relation.FORWARD)


def read_report_beside(match: re.Match[str]) -> Words:
    """ "kỳ này", "kỳ trước": the governing period, or the one beside it."""
    word = g.squeeze(match["word"])
    offset = 0 if word == "báo cáo" else g.offset_of(word)
    relation = Relation.FORWARD if offset > 0 else Relation.PREVIOUS if offset < 0 else Relation.PLAIN
    return Words(Shape.GOVERNING, relation, count=offset)


def read_outlook(match: re.Match[str]) -> Words:
    """ "tầm nhìn 2045"."""
    return Words(Shape.POINT, Relation.DEADLINE, Point(PeriodKind.YEAR, year=int(match["year"])))
