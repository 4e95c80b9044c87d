"""The noun phrase that names what is counted, in the words before a verb or a colon.

Periods, hedges, reporting words, the actor and openings such as "Theo đó" are no part of it.
"""

import re
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.reading.cues import RANK_LEAD
from giaoban.core.reading.folding import CAPITAL
from giaoban.core.reading.nouns import ACT, has_head, is_giver

# Words after which the subject proper begins, as long as something follows them.
_SAID = (
    r"cho biết|cho hay|nhận định|khẳng định|thông tin|nhấn mạnh|dự báo|nêu rõ|cho rằng|thống nhất đánh giá"
    r"|báo cáo rằng"
    r"|theo thống kê|theo báo cáo"
)
# Who found or settled something, up to what they did: "**Số liệu của Cục Thống kê cho thấy** sản lượng lúa".
_SOURCED = (
    r"(?:số liệu|thống kê|báo cáo|kết quả|khảo sát|tính toán|rà soát|phân tích|tổng hợp)(?:\s[^\s,;:]+){0,9}?\scho thấy"
    r"|(?:hội nghị|đại hội|kỳ họp|phiên họp|cuộc họp|HĐND|Quốc hội)(?:\s[^\s,;:]+){0,6}?"
    r"\s(?:quyết nghị|thống nhất|biểu quyết|chốt|ấn định)(?:\scác)?(?:\s(?:chỉ tiêu|mục tiêu|kế hoạch))?"
)
_AIMED = (
    r"phấn đấu|đề ra mục tiêu|đặt ra mục tiêu|đặt mục tiêu|với mục tiêu|đảm bảo mục tiêu|mục tiêu(?! quốc gia"
    r"| vốn)|quyết tâm"
    r"|cam kết|sẽ|được giao chỉ tiêu"
    r"|được giao|hoàn thành chỉ tiêu|giao chỉ tiêu|ước đạt|ước tính|dự kiến|có thể|đã|trình HĐND|kiến nghị"
    r"|đề xuất|để hình thành|(?-i:cần)|phải"
)
_AFTER = patterns.compile(
    rf"(?<!\w)(?:{_SAID}|{_SOURCED}|{_AIMED}|là(?= toàn bộ | tổng | diện tích | số | giá trị | doanh thu ))"
    r"(?:\s+(?:rằng|được|là|nâng|hoàn thành))*[,:]?\s+(?=\S)",
    re.IGNORECASE,
)
_SPOKEN = patterns.compile(rf"(?:^|\s)(?:{_SAID}|nói|nêu|cho thấy)(?:\s+rằng|\s+thêm)?$", re.IGNORECASE)
_OPENINGS = patterns.compile(
    r"(?:trong khi đó|khi đó|(?:một|hai|ba|bốn|năm|sáu) là|thứ (?:nhất|hai|ba|tư|năm|sáu)|và|còn|riêng|trong đó"
    r"|trong số đó"
    r"|trong tổng số|cụ thể|theo đó|đồng thời|ngoài ra|bên cạnh đó"
    r"|cùng với đó|tuy nhiên|đặc biệt|một số"
    r"|nhưng|song|thậm chí|đến giờ|đến nay|hiện nay|hiện có|hiện tại|hiện|tính chung|tính riêng|chỉ riêng"
    r"|tính trung bình|tính|cộng dồn|gộp cả|gộp chung|gộp|lũy kế|luỹ kế"
    r"|trong kỳ|trong tháng|trong quý|trong năm|trong nhiệm kỳ|cả năm|năm nay|sang(?: năm)?|năm qua|năm tới|thì|là"
    r"|với|của|do|nhờ|được"
    r"|chỉ(?! số| tiêu| đạo)|cũng|nhìn chung|ước|tổng cộng|qua đó|từ đó|nổi bật là|nổi bật|như|về|đối với"
    r"|lần lượt|tương ứng"
    r"|toàn (?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã|ngành|đảng bộ)(?= (?:có|đã|hiện|còn|đón|thu|kết nạp"
    r"|giải|bê|trồng))|có|các|những"
    r"|hoàn thành(?! chỉ tiêu)|chỉ tiêu(?= \S)|duy trì|cho(?= \S)(?! vay| thuê)|từ đầu năm|tháng này|vào|trong|đến|tới"
    r"|tại|theo|khoảng|khi|sau|tiếp đó"
    r"|nhất là|gồm|bao gồm|trước đó|bởi|vì|để|phát hiện|ghi nhận|xảy ra|thực hiện|hằng năm|hàng năm"
    r"|cao(?!\s+su)|hơn|góp phần|kết quả(?= giảm)"
    r"|vì thế|vì vậy|do vậy|do đó|nhờ vậy|nhờ đó|(?:trong )?thời gian (?:tới|qua)|từ đầu năm|so với|so|dù"
    r"|mặc dù|cho dù|nay|ước đạt|đạt|thêm|mới(?= đạt)|thể|bằng(?! cấp| khen)|trong khi|đây là|đó là|tương tự|chung|nên"
    r"|ngược lại|dự kiến|nâng|sáng nay|chiều nay|hôm nay|như vậy)(?!\w)[\s,:]*",
    re.IGNORECASE,
)
_CLOSERS = patterns.compile(
    r"(?<!\w)(?:đã|được|ước|tính|(?<!vốn )thực hiện|đến|tới|trong|vào|cả|của|là|có|đạt|cũng|đều|còn|lại|chung|ở|từ|với"
    r"|cho|(?<!chứng )chỉ|vẫn|đủ|tiếp tục"
    r"|(?<!phát )(?<!thực )(?<!thể )hiện|phấn đấu|sẽ|và|riêng|theo|tại|nay|lên|xuống|tăng lên|duy trì|cao nhất"
    r"|khá|nhanh|mạnh|liên tục"
    r"|bình quân năm|\d+ năm|(?:hai|ba|bốn|năm) năm|hết|(?<!trực )(?<!gián )tiếp"
    r"|thêm|toàn bộ|phải|năm nay|năm qua|này|có thể|lần lượt|tương ứng|so|thì|tăng trưởng so|hàng năm|hằng năm"
    r"|thời điểm(?: \d+/\d+)?|mỗi năm|tăng liên tục|(?<!xảy )ra|mới|dự báo|(?<=\s)(?:tăng|giảm))$",
    re.IGNORECASE,
)
_CUT = patterns.compile(
    r"[;:\"“”…\n\[\]]|(?<!phòng),(?!\s?\d{1,2}(?=[\s,:]|$))|(?<=phòng),(?!\schống)|(?:^|\s)với\s(?=(?:số|tổng|mức"
    r"|kinh phí|diện tích|vốn|doanh thu"
    r"|giá trị|công suất"
    r"|sản lượng|khối lượng|quy mô|trị giá)(?!\w))"
    r"|\s(?:trong đó|đồng thời|nhưng|nhờ|trong bối cảnh)\s|\skhi\s(?=(?:tỉnh|huyện|xã|thành phố|quận|toàn"
    r"|tăng trưởng|tổng|thu|tỷ lệ|số|giá trị|kim ngạch"
    r"|sản lượng)\s)",
    re.IGNORECASE,
)
# Nouns that are no subject of their own: what they are of stands before.
_BARE = patterns.compile(
    r"(?:tỷ lệ|tỉ lệ|tốc độ|số|tổng số|mức|tỷ trọng|tổng|thực hiện|TH|kế hoạch|KH|chỉ tiêu|mục tiêu|dự toán"
    r"|nghị quyết|hoàn thành|kết quả|cao nhất|thấp nhất"
    r"|trở thành|(?:(?:thấp|cao) hơn )?(?:mức|tốc độ)(?: (?:tăng|giảm)(?: trưởng)?)?|tăng|giảm|bình quân|trung bình"
    r"|ước|cộng|hơn|gần|đề ra|(?:vượt|đạt|hoàn thành)?\s*(?:kế hoạch"
    r"|chỉ tiêu|mục tiêu|dự toán)"
    r"(?:\s+(?:năm|đề ra|được giao|giao|đại hội|nghị quyết|cả năm|\S+ giao|\S+ \S+ giao))?"
    r"|(?:đại hội|nghị quyết|thành phố|tỉnh|quận|huyện|hđnd|ubnd|trung ương|thành ủy"
    rf"|tỉnh ủy)(?:\s+(?:(?-i:[{CAPITAL}]\S*)|đảng|khóa|khoá|cấp|mới))?(?:\s+(?:giao|đề ra|đề))?"
    r"|(?:được )?giao|đề(?: ra)?|trên cơ sở đó|cơ sở đó|đặc biệt|do đó|nhờ đó|kết quả đó"
    r"|(?:chỉ tiêu|con số|tỷ lệ|số|mức|kết quả|khoản|nguồn|tiêu)\s+(?:này|trên|đó|tiền này|tiền trên))",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def subject(words: str) -> str:
    """The noun phrase that the words before a verb end in; "" where they name none.

    >>> subject("Theo đó, tổng thu ngân sách Nhà nước (NSNN) tính đến")
    'tổng thu ngân sách Nhà nước'
    >>> subject("tổng kinh phí thăm hỏi, tặng quà người có công")
    'tổng kinh phí thăm hỏi, tặng quà người có công'
    >>> subject("quận sẽ phấn đấu hoàn thành chỉ tiêu thu ngân sách"), subject(", và"), subject("; tỷ lệ")
    ('thu ngân sách', '', '')
    """
    words = re.sub(r"\([^()]*\)", " ", words)
    outside, bracket, inside = words.rpartition("(")
    if bracket:
        named = subject(inside)
        outside = outside.replace("(", " , ")
        over = subject(outside) if not named or (named.lower() in _SIZES and "," not in inside) else ""
        return f"{over} {named}".strip() if len(over.split()) <= 8 else named or over
    words = words.replace(")", " , ")
    words = words[words.rfind(";") + 1 :]
    head, colon, item = words.rpartition(":")
    if colon and is_giver(item.strip()):
        return label(head)
    if colon and (named := subject(item)):
        over = subject(head) if ACT.fullmatch(named) and len(head.split()) <= 10 else ""
        return f"{over} {named}" if over and not _GENERAL.match(over) else named
    if words.rstrip().endswith(":"):
        if _INTRODUCES.search(words):
            return ""
        words = _IS.sub("", words)
    pieces = _CUT.split(words)
    segments = ["" if _APART.match(piece) else _clean(piece) for piece in pieces]
    if len(pieces) > 1 and _SOURCE.match(pieces[0]):
        segments[0] = ""
    if segments[-1].lower() == "bình quân":
        segments[-1] = ""
    return _chosen(_rejoined(segments), pieces, words)


def _chosen(segments: list[str], pieces: list[str], words: str) -> str:
    """The last segment that names something, with those before it that it goes on from; "" where it is bare."""
    last = next((index for index in range(len(segments) - 1, -1, -1) if segments[index]), None)
    if last is None:
        return ""
    chosen = segments[last]
    if last and _PLACES_TOO.fullmatch(chosen) and _ENDS_IN_PLACES.search(segments[last - 1]):
        return f"{segments[last - 1]}, {chosen}"
    if last == 1 and len(segments) == _TWO and _are_joined(segments[0], chosen):
        return f"{segments[0]}, {chosen}"
    for index in range(last, max(-1, last - 5), -1):
        if index < last and _CLAUSE.search(segments[index]):
            break
        if has_head(segments[index]):
            chosen = ", ".join(segment for segment in segments[index : last + 1] if segment)
            break
    if last and _GIVEN.fullmatch(chosen) and (fund := _fund(segments[:last])):
        chosen = f"{fund} {chosen[chosen.index('được') :]}"
    if last and _SUM_ALONE.fullmatch(chosen) and _WITH_SUM.search(words) and segments[last - 1]:
        chosen = f"{chosen} {segments[last - 1]}"
    left_out = next((piece for piece in pieces if _LEFT_OUT.match(piece)), None)
    if left_out is not None and chosen:
        chosen = f"{chosen} {_IF.sub('', left_out).strip()}"
    return "" if _BARE.fullmatch(chosen) else chosen


def _are_joined(first: str, last: str) -> bool:
    """Whether two short phrases that are all that stands there name one thing: "bằng cấp, chứng chỉ"."""
    if not first or not first.islower() or max(len(first.split()), len(last.split())) > _SHORT_NAME:
        return False
    return not any(has_head(phrase) or ACT.match(phrase) for phrase in (first, last))


_SHORT_NAME, _TWO = 3, 2
_PLACES = r"(?:thôn|bản|ấp|buôn|làng|xóm|xã|phường|thị trấn|tổ dân phố|khu phố)"
_PLACES_TOO = patterns.compile(_PLACES, re.IGNORECASE)
_ENDS_IN_PLACES = patterns.compile(rf"\s{_PLACES}$", re.IGNORECASE)


def label(words: str) -> str:
    """The whole of a label before a colon, commas and all, without brackets and the words that open or close it.

    >>> label("- Giảm tỷ lệ hộ nghèo, cận nghèo (theo chuẩn mới) là"), label("Trong đó, thuế đất")
    ('Giảm tỷ lệ hộ nghèo, cận nghèo', 'thuế đất')
    """
    words = " ".join(re.sub(r"\([^()]*\)", " ", words).split()).strip(" .-–'‘’*/•+:;,")
    return re.sub(r"\s+,", ",", _trimmed(words))


_WITH_SUM = patterns.compile(r"với\s+\S+(?:\s\S+){0,3}\s*$", re.IGNORECASE)
# What is said beside the sentence's subject: in spite of what, by which document, without what.
_APART = patterns.compile(
    r"\s*(?:(?:dù|mặc dù|tuy(?! nhiên))\s(?!vậy)|(?:(?:thực hiện|triển khai|theo"
    r"|căn cứ)\s)?(?:các )?(?:nghị quyết|chỉ thị"
    r"|quyết định|nghị định|luật|kết luận|thông tư) (?:số|của|\d)|(?:nếu )?(?:không kể|không tính|chưa kể"
    r"|loại trừ)\s)",
    re.IGNORECASE,
)
_SOURCE = patterns.compile(
    r"\W*theo (?:số liệu|báo cáo|thống kê|thông tin|đánh giá|ước tính|tính toán)\s", re.IGNORECASE
)
_LEFT_OUT = patterns.compile(r"\s*(?:nếu )?(?:không kể|không tính|chưa kể|loại trừ)\s", re.IGNORECASE)
_IF = patterns.compile(r"^\s*nếu\s", re.IGNORECASE)
_SIZES = frozenset(
    ["diện tích", "sản lượng", "năng suất", "công suất", "tổng vốn", "giá trị", "doanh thu", "chiều dài"]
)
# A phrase before a comma that is a clause of its own opens no name that goes on after it.
_CLAUSE = patterns.compile(r"(?<!\w)(?:so với|đạt mức|là mức)(?!\w)", re.IGNORECASE)
# What only says that something comes: "với nhiều con số ấn tượng:", "một số kết quả nổi bật như sau:".
_INTRODUCES = patterns.compile(
    r"(?<!\w)(?:con số|sau(?: đây)?|ấn tượng|nổi bật|đáng chú ý|cụ thể)(?:\s[^\W\d]+){0,3}\s*:\s*$", re.IGNORECASE
)
_GENERAL = patterns.compile(r"(?:kết quả|cụ thể|trong đó|tình hình|về|công tác|nhiệm vụ)(?!\w)", re.IGNORECASE)


def _rejoined(segments: list[str]) -> list[str]:
    """Phrases with the single syllables before them, of which none is a phrase: "nông**,** lâm**,** thủy sản"."""
    joined: list[str] = []
    for segment in segments:
        word = joined[-1].rpartition(", ")[2] if joined else ""
        lower = word.islower() or (len(joined) == 1 and word.istitle())
        alone = lower and " " not in word and word.lower() not in _ALONE
        if alone and segment and segment[0].islower():
            joined[-1] = f"{joined[-1]}, {segment}"
        else:
            joined.append(segment)
    return joined


# Words of one syllable that are phrases all the same.
_ALONE = frozenset(
    ["thu", "chi", "lúa", "ngô", "gạo", "cam", "điện", "nước", "đất", "rừng", "trâu", "bò", "lợn", "heo", "thuế"]
)
# What is said of a subject before a colon: "Dịch vụ **vẫn là chỗ dựa**: tăng 7%".
_IS = patterns.compile(r"\s(?:vẫn |tiếp tục |cũng |đang )?là\s[^,;:]*:\s*$", re.IGNORECASE)


def _fund(segments: list[str]) -> str:
    """The fund that an earlier phrase names: "nguồn vốn Chương trình 135" of "từ nguồn vốn Chương trình 135"."""
    named = (segment.removeprefix("Từ ").removeprefix("từ ") for segment in reversed(segments))
    return next((fund for fund in named if has_head(fund)), "")


# Who was given what is named before: "từ nguồn vốn …, **Quế Phong được phân bổ** 186 tỷ đồng".
_GIVEN = patterns.compile(r"\S+(?:\s\S+){0,4}\sđược (?:phân bổ|cấp|giao|bố trí)", re.IGNORECASE)
_SUM_ALONE = patterns.compile(
    r"(?:tổng )?(?:kinh phí|số tiền|trị giá|diện tích|vốn|số vốn|mức|khối lượng|sản lượng)", re.IGNORECASE
)
_SUPERLATIVE = patterns.compile(r"(?:là |mức )*(?:cao|thấp|lớn|nhiều|nhanh|tốt|ít) nhất(?!\w)", re.IGNORECASE)
_FORECAST_OF = patterns.compile(r"(?:tổng số|số|tổng|mức|thu|chi|sản lượng)\s.*dự báo$", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _clean(segment: str) -> str:
    segment = " ".join(segment.split()).strip(" .-–'‘’*/•+")
    if len(segment) > _LONGEST_SEGMENT:
        segment = segment[-_LONGEST_SEGMENT:].partition(" ")[2]
    segment = RANK_LEAD.sub("", segment)
    if _SUPERLATIVE.match(segment) or (_SPOKEN.search(segment) and not _FORECAST_OF.match(segment)):
        return ""
    starts = [0]
    for match in _AFTER.finditer(segment):
        before = segment[starts[-1] : match.start()]
        if len(before) > _LONGEST_NAME or not _is_part(before, match[0]):
            starts.append(match.end())
    for start in starts[:-_MOST_STARTS:-1]:
        cleaned = _trimmed(segment[start:])
        if cleaned and not _VERB_ALONE.fullmatch(cleaned):
            return _LIKE.sub("", cleaned)
    return ""


_VERB_ALONE = patterns.compile(r"tăng|giảm|hoàn thành", re.IGNORECASE)
# What comes before an instance: "nhiều tiêu chí đạt cao **như** thu nhập".
_LIKE = patterns.compile(
    r"^.*\snhất\s(?:là|gồm|thuộc về)\s(?=\S+\s\S)|^.*\s(?:đạt|cao|khá|tốt|lớn|mạnh|quan trọng|chủ lực|nổi bật"
    r"|cụ thể)\snhư:?\s(?=\S+\s\S)",
    re.IGNORECASE,
)


_MOST_STARTS = 13  # one more than the places tried where a subject may begin, from the last
_LONGEST_SEGMENT = 600  # characters without a comma in which a subject is sought, from their end
_LONGEST_NAME = 200  # characters that a thing's name may have before what is said of it


def _is_part(before: str, verb: str) -> bool:
    """Whether a verb belongs to what is said of the thing: "tỷ lệ hồ sơ trên các lĩnh vực **đã** triển khai"."""
    return _WITHIN.match(verb) is not None and has_head(_trimmed(before))


_WITHIN = patterns.compile(r"(?:đã|cần|phải|được giao|có thể)\s", re.IGNORECASE)


def _trimmed(segment: str) -> str:
    """A phrase without the words that open or close it and name nothing."""
    while True:
        match = _OPENINGS.match(segment)
        if match is None or match.end() == 0:
            break
        segment = segment[match.end() :]
    while True:
        shorter = _CLOSERS.sub("", segment).rstrip(" .-–,+")
        if segment.endswith("thực hiện") and " " not in shorter:
            return segment
        if shorter == segment:
            return segment
        segment = shorter


def first_segment(words: str) -> str:
    """The first phrase of what stands before a colon, as a frame for the items after it."""
    return next((cleaned for cleaned in map(_clean, _CUT.split(words)) if cleaned), "")


def object_of(words: str) -> str:
    """What is raised or lowered, without the words around it: "độ che phủ rừng" of "độ che phủ rừng tiếp tục"."""
    return _clean(words)
