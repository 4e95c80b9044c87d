"""Bodies that are no administrative unit and may be what a report speaks for: ministries, departments, firms.

A body counts where it opens the headline or the first paragraph, or is named as the source ("Theo Bộ Công Thương, …"),
not where only an officer of it speaks ("Giám đốc Sở Y tế Trần An cho biết").
"""

import re
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, fold
from giaoban.core.reading.passages import Kind, Passage

# What may stand before the body that opens a report: the paper, the day, the venue, one more short clause.
_OPENING = (
    r"(?:\([^)\n]{2,40}\)\s?[-–]?\s?|[\w./]{2,20}\s?[-–]\s)?(?:[^\W\d_][^,.:;\n]{1,40}, )?(?:[Tt]ại [^,.\n]{2,60}, )?"
)
_TOLD_BY = (
    r"(?:(?:[Bb]áo cáo|[Tt]hông tin|[Ss]ố liệu|[Tt]hống kê|[Đđ]ánh giá)(?: báo chí| mới nhất| sơ bộ)?(?: vừa)?"
    r" (?:từ|của|được|do) |[Tt]heo |Tin từ )"
)
_CENTRAL_NAME = (
    r"(?P<name>(?:Bộ(?! Chỉ| Tư| CH| Chính| trưởng)|Tổng cục|Ngân hàng Nhà nước|Kho bạc Nhà nước"
    rf"|Bảo hiểm xã hội Việt Nam)(?=\s[{CAPITAL}]))"
)
_CENTRAL = patterns.compile(rf"{_OPENING}(?:Theo )?{_TOLD_BY}?{_CENTRAL_NAME}")
_CENTRAL_TELLS = patterns.compile(rf"{_TOLD_BY}{_CENTRAL_NAME}")
_FIRM = (
    r"(?:tổng công ty|công ty(?: tnhh| cổ phần| cp| trách nhiệm hữu hạn| mtv| một thành viên| điện lực| than| dịch vụ)*"
    r"|tập đoàn|điện lực|viễn thông|bưu điện|nông trường|lâm trường"
    r"|quân khu|quân đoàn|bộ tư lệnh|sư đoàn|trung đoàn|lữ đoàn|ban quản lý khu kinh tế"
    r"|trường (?:đại học|cao đẳng|trung cấp)|học viện|bệnh viện(?: đa khoa)?)"
)
_FIRM_IN_HEADLINE = patterns.compile(rf"(?<!\w){_FIRM}(?=\s)")
_FIRM_OPENS = patterns.compile(rf"{_OPENING}(?:đảng bộ |đảng ủy |công đoàn )?(?P<name>{_FIRM})(?=\s)")
_AGENCY = patterns.compile(
    r"(?<!\w)(?:Bộ|Uỷ ban|Ủy ban|Tổng cục|Cục|Sở|Chi cục|Ngân hàng|Kho bạc|Viện|Tập đoàn|Ban|Hiệp hội)"
    rf"(?=\s[{CAPITAL}])"
)
_NOT_AN_AGENCY = patterns.compile(
    r"(?:ủy ban nhân dân|ủy ban mặt trận|ban thường vụ|ban chấp hành|ban chỉ đạo|ban bí thư|ban đại diện|bộ trưởng"
    r"|bộ chính trị)"
)
# What stands before an agency that speaks, and not before one that is only named ("dự toán Bộ Tài chính giao").
_SPEAKS = patterns.compile(
    r"(?:^|[.“\"(]\s*|theo |, |(?:thống kê|báo cáo|số liệu|thông tin|đánh giá|tin)[^,.;]{0,20} (?:của|từ) |tại "
    r"|đối với |(?:đảng ủy|đảng bộ|chi bộ) )$"
)
_STEP = patterns.compile(r"(?P<gap>\s[-–]\s|[-–]|,\s|\s&\s|\s{1,2}(?:và\s)?)(?P<word>[\w'’]+)")
_AT_NAME = patterns.compile(rf"(?P<kind>tỉnh|huyện|quận|thành phố|thị xã|xã|phường|khu vực|cửa khẩu)\s[{CAPITAL}\d]")
_WHOLE_COUNTRY = patterns.compile(r"(?<!\w)(?:[Cc]ả nước|[Tt]oàn quốc|[Nn]ước ta|của Việt Nam)(?!\w)")
_COUNTRY = "Việt Nam"
_ITS_NAMES = {"cả nước": "cả nước", "toàn quốc": "toàn quốc"}
_NAME_GOES_ON = patterns.compile(rf"\s[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*)?(?=\s(?![{CAPITAL}])|[,.;:]|$)")
_LEAD_LENGTH, _TOLD_EARLY, _EARLY, _LONGEST = 900, 1500, 4, 12


def whole_name(text: str, folded: str, start: int, head_end: int, limit: int, *, officers: bool = True) -> str:
    """A body's name whose first words end at `head_end`: capitals, and small words that such names hold after "và".

    It ends before an officer's name, where `officers` may follow: firms are named after places that sound like persons.

    >>> text = "Sở Giáo dục và đào tạo khen thưởng"
    >>> whole_name(text, text.lower(), 0, 2, len(text))
    'Sở Giáo dục và đào tạo'
    """
    end = head_end
    for _ in range(_LONGEST):
        step = _STEP.match(text, end, limit)
        if step is None:
            break
        word, at = step["word"], step.start("word")
        capital = word[0].isupper() or word[0].isdigit()
        known = _agency_words().match(folded, at, limit)
        if step["gap"] == ", " and not (capital and known):
            break
        if known and (capital or step["gap"].strip()):
            end = known.end()
        elif where := _AT_NAME.match(text, at, limit):
            end = where.end("kind")
        elif not capital or (officers and end > head_end and _is_person(text, step, limit)):
            break
        else:
            end = step.end()
    return text[start:end]


def _is_person(text: str, step: re.Match[str], limit: int) -> bool:
    """Whether a surname opens a person's name here: one or two capitals follow and no more."""
    return step["word"] in words("surnames") and _NAME_GOES_ON.match(text, step.end(), limit) is not None


@cache
def _agency_words() -> re.Pattern[str]:
    names = sorted({fold(word) for word in words("agency_words")}, key=patterns.longest_first)
    return patterns.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")


def opening_body(text: str, folded: str, found: tuple[Passage, ...]) -> str | None:
    """A central agency that a report opens with, or that the lead names as its source."""
    body = [passage for passage in found if passage.kind != Kind.FURNITURE][:_EARLY]
    for passage in body:
        match = _CENTRAL.match(text, passage.body, passage.end)
        if match:
            return whole_name(text, folded, match.start("name"), match.end("name"), passage.end)
    match = _CENTRAL_TELLS.search(text, 0, _TOLD_EARLY)
    return match and whole_name(text, folded, match.start("name"), match.end("name"), len(text))


def opening_firm(text: str, folded: str, found: tuple[Passage, ...]) -> str | None:
    """A firm or a military unit of which the headline speaks, as the lead names it, or that opens the text."""
    body = [passage for passage in found if passage.kind != Kind.FURNITURE][:_EARLY]
    for passage in body:
        if passage.kind is Kind.HEADING and _FIRM_IN_HEADLINE.search(folded, passage.body, passage.end):
            named = _firm_in(text, folded, passage.end, passage.end + _LEAD_LENGTH)
            if named or not text[passage.body : passage.end].isupper():
                return named or _firm_in(text, folded, passage.body, passage.end)
        opened = _FIRM_OPENS.match(folded, passage.body, passage.end)
        if opened:
            return _firm_in(text, folded, opened.start("name"), passage.end)
    return None


def _firm_in(text: str, folded: str, start: int, end: int) -> str | None:
    """The first firm that a stretch names: a word for its kind and a capital after it."""
    for head in _FIRM_IN_HEADLINE.finditer(folded, start, min(end, len(text))):
        if text[head.end() + 1 : head.end() + 2].isupper() or text[head.end() + 1 : head.end() + 2].isdigit():
            limit = text.find("\n", head.end())
            limit = limit if limit >= 0 else len(text)
            return whole_name(text, folded, head.start(), head.end(), limit, officers=False)
    return None


def whole_country(text: str) -> str | None:
    """The words "cả nước" or "toàn quốc", or "Việt Nam", where the headline or the lead speaks of the whole country."""
    match = _WHOLE_COUNTRY.search(text, 0, _LEAD_LENGTH)
    if match:
        return _ITS_NAMES.get(match[0].lower(), _COUNTRY)
    return _COUNTRY if text.count(_COUNTRY, 0, _LEAD_LENGTH) > 1 else None


def first_agency(text: str, folded: str, found: tuple[Passage, ...], early: int = 6) -> str | None:
    """The first ministry, department or other agency that a report without a unit names in its `early` passages."""
    for passage in found[:early]:
        if passage.kind == Kind.FURNITURE:
            continue
        for match in _AGENCY.finditer(text, passage.start, passage.end):
            if _NOT_AN_AGENCY.match(folded, match.start()):
                continue
            if _SPEAKS.search(folded[max(passage.body, match.start() - 45) : match.start()]):
                return whole_name(text, folded, match.start(), match.end(), passage.end)
    return None
