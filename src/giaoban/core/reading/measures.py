"""What a figure counts, in the report's own words.

For an amount or a rate it is the subject before the verb ("**tổng thu ngân sách** ước đạt 5 tỷ đồng"); for counted
things it is the verb, the thing and what is said of it ("**kết nạp** 30 **đảng viên mới**"); for a percentage without
a subject it is the noun after it ("95% **hộ gia đình đạt gia đình văn hóa**"). Periods, hedges, reporting words, the
actor and openings such as "Theo đó" are no part of it.
"""

import re
from bisect import bisect_left
from functools import lru_cache

from giaoban.core.reading.cues import RANK_LEAD, Verb
from giaoban.core.reading.folding import CAPITAL, SMALL
from giaoban.core.reading.slots import Slot

# Nouns that open the name of an indicator.
_HEADS = (
    r"tổng|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|số|giá trị|thu(?! hồi| giữ| hút| hoạch| gom)"
    r"|chi(?! bộ| nhánh| cục| hội| đoàn| trả| ủy)|doanh thu|doanh số|kim ngạch|sản lượng|diện tích|vốn|kinh phí"
    r"|chỉ số"
    r"|cơ cấu|thu nhập|quy mô|tốc độ|năng suất|mức|lượng|độ|bội chi|dư nợ|nguồn vốn|huy động|tín dụng|công suất|thuế"
    r"|dân số|nhóm|bình quân|GRDP|GDP|giải ngân|nợ|đàn|khách|lượt|hệ số|mật độ|lãi|lợi nhuận|tiền|trị giá"
)
_HEAD = re.compile(rf"(?:{_HEADS})(?!\w)", re.IGNORECASE)
# Words after which the subject proper begins, as long as something follows them.
_SAID = (
    r"cho biết|cho hay|nhận định|khẳng định|thông tin|nhấn mạnh|dự báo|nêu rõ|cho rằng|thống nhất đánh giá"
    r"|báo cáo rằng"
    r"|theo thống kê|theo báo cáo"
)
_AIMED = (
    r"phấn đấu|đề ra mục tiêu|đặt ra mục tiêu|đặt mục tiêu|với mục tiêu|đảm bảo mục tiêu|mục tiêu|quyết tâm"
    r"|cam kết|sẽ|được giao chỉ tiêu"
    r"|được giao|hoàn thành chỉ tiêu|giao chỉ tiêu|ước đạt|ước tính|dự kiến|có thể|đã|trình HĐND|kiến nghị"
    r"|đề xuất|để hình thành|(?-i:cần)|phải"
)
_AFTER = re.compile(
    rf"(?<!\w)(?:{_SAID}|{_AIMED})(?:\s+(?:rằng|được|là|nâng|hoàn thành))*[,:]?\s+(?=\S)", re.IGNORECASE
)
_SPOKEN = re.compile(rf"(?:^|\s)(?:{_SAID}|nói|nêu)(?:\s+rằng|\s+thêm)?$", re.IGNORECASE)
_OPENINGS = re.compile(
    r"(?:và|còn|riêng|trong đó|trong số đó|trong tổng số|cụ thể|theo đó|đồng thời|ngoài ra|bên cạnh đó"
    r"|cùng với đó|tuy nhiên|đặc biệt"
    r"|nhưng|song|thậm chí|đến nay|hiện nay|hiện có|hiện tại|hiện|tính chung|tính riêng|chỉ riêng"
    r"|tính trung bình|tính|lũy kế|luỹ kế"
    r"|trong kỳ|trong tháng|trong quý|trong năm|trong nhiệm kỳ|cả năm|năm nay|sang năm|năm qua|năm tới|thì|là"
    r"|với|của|do|nhờ|được"
    r"|chỉ(?! số| tiêu| đạo)|cũng|nhìn chung|ước|tổng cộng|qua đó|từ đó|nổi bật là|nổi bật|như|về|đối với"
    r"|lần lượt|tương ứng"
    r"|toàn (?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã|ngành|đảng bộ)(?= (?:có|đã|hiện|còn|đón|thu|kết nạp"
    r"|giải|bê|trồng))|có|các|những"
    r"|hoàn thành(?! chỉ tiêu)|chỉ tiêu(?= \S)|duy trì|cho(?= \S)|từ đầu năm|tháng này|vào|trong|đến|tới|tại"
    r"|theo|khoảng|khi|sau|tiếp đó"
    r"|nhất là|gồm|bao gồm|trước đó|bởi|vì|để|phát hiện|ghi nhận|xảy ra|thực hiện|hằng năm|hàng năm"
    r"|cao(?!\s+su)|hơn|góp phần|kết quả(?= giảm)"
    r"|vì thế|vì vậy|do vậy|do đó|nhờ vậy|nhờ đó|(?:trong )?thời gian (?:tới|qua)|từ đầu năm|so với|so|dù"
    r"|mặc dù|cho dù|nay|ước đạt|đạt|thêm|mới(?= đạt)|thể|bằng|trong khi|đây là|đó là|tương tự|chung|nên"
    r"|ngược lại|nâng|sáng nay|chiều nay|hôm nay|như vậy)(?!\w)[\s,:]*",
    re.IGNORECASE,
)
_CLOSERS = re.compile(
    r"(?<!\w)(?:đã|được|ước|tính|thực hiện|đến|tới|trong|vào|cả|của|là|có|đạt|cũng|đều|còn|lại|chung|ở|từ|với"
    r"|cho|chỉ|vẫn|tiếp tục"
    r"|(?<!phát )(?<!thực )(?<!thể )hiện|phấn đấu|sẽ|và|riêng|theo|tại|nay|lên|xuống|tăng lên|duy trì|cao nhất"
    r"|khá|nhanh|mạnh|liên tục"
    r"|bình quân năm|\d+ năm|(?:hai|ba|bốn|năm) năm|hết|tiếp"
    r"|thêm|toàn bộ|năm nay|năm qua|này|có thể|lần lượt|tương ứng|so|thì|tăng trưởng so|hàng năm|hằng năm"
    r"|mỗi năm|tăng liên tục|(?<!xảy )ra|mới|dự báo|(?<=\s)(?:tăng|giảm))$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,;:\"“”…\n\[\]]|(?:^|\s)với\s(?=(?:số|tổng|mức|kinh phí|diện tích|vốn|doanh thu|giá trị|công suất"
    r"|sản lượng|quy mô|trị giá)(?!\w))"
    r"|\s(?:trong đó|đồng thời|nhưng|nhờ)\s|\skhi\s(?=(?:tăng trưởng|tổng|thu|tỷ lệ|số|giá trị|kim ngạch"
    r"|sản lượng)\s)",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"(?:các\s+)?(?:đảng bộ|đảng ủy|đảng uỷ|quận ủy|huyện ủy|thành ủy|tỉnh ủy|thị ủy|cấp ủy|ubnd|hđnd|ủy ban"
    r"|uỷ ban|công an|công ty|cty|trung tâm|lực lượng|cơ quan"
    r"|ngành|cấp (?:hội|đoàn|ủy|uỷ)|phường|xã|quận|huyện|tp|thành phố|tỉnh|thị xã|thị trấn|toàn|ông|bà"
    r"|nhân dân|người dân|nông dân|các hộ"
    r"|ban(?! hành)|hội(?! nghị| thảo)|đoàn(?! kết| viên)|nhà máy"
    r"|bệnh viện|gia đình|chính phủ"
    r"|chủ đầu tư|trường(?! hợp| học)|học sinh|chi bộ|thôn|địa phương|trạm|chi cục|cục|sở|phòng(?! chống| ngừa"
    r"| học| cháy)|mặt trận|mttq|hợp tác xã"
    r"|htx|doanh nghiệp|chúng tôi"
    r"|đơn vị|thủ đô|hà nội|tphcm|cấp ủy các cấp|các cấp)(?!\w)",
    re.IGNORECASE,
)
ACTS = (
    r"(?:kết nạp|thành lập|xử lý|xử phạt|giải quyết|tiếp nhận|cấp(?! (?:tỉnh|huyện|xã|quận|phường|thành phố|bộ|trên|dưới|ủy|cơ sở|quốc gia))|trồng|xây dựng|xây|khởi công"
    r"|sửa chữa|hỗ trợ|tặng|trao|thu hoạch|gieo trồng"
    r"|thiệt hại|tổ chức|kiểm tra|giám sát|thi hành|khai trừ|cảnh cáo|khiển trách|triển khai|bàn giao|giải tỏa|thu hồi"
    r"|chi trả|giới thiệu|đào tạo|tuyển"
    r"|giao quân|vận động|huy động|đón|khám|điều trị|tiêm|khởi tố|bắt giữ|bắt|truy tố|xét xử|hòa giải"
    r"|phê duyệt|thẩm định|ban hành|hiến|chuyển"
    r"|bê tông hóa|cứng hóa|kiên cố|nạo vét|lắp đặt|làm|thu hút|xuất khẩu|nhập khẩu|sản xuất|tiêu thụ|tạo"
    r"|giải ngân|bố trí|phân bổ|công nhận"
    r"|biểu dương|khen thưởng|đề nghị|xét|giành|xóa tên|kết luận|thu|chi|nộp|đóng góp|xuống giống|gieo sạ"
    r"|gieo cấy|nuôi|tái đàn|vay|khai thác|đánh bắt|chế biến|ký kết|ký|nhận|nghiệm thu|quyết toán|cải tạo"
    r"|chăm sóc|khoanh nuôi|lập|mở|phát|đăng ký|hoàn thành|đạt|thăm|đầu tư|giảm|tăng|xuất siêu|nhập siêu|thải"
    r"|phát sinh|kích hoạt|đấu giá|nâng cấp|mở rộng|chỉnh trang|duy tu"
    r"|thảm nhựa|thông qua|thu gom|vận chuyển|tư vấn|tập huấn|cho vay|truy thu|gia hạn|di dời|tháo dỡ|cưỡng chế"
    r"|bồi thường|quyên góp|ủng hộ|cấp đổi|vớt|lắp|tuyển|tuyên dương|tuyên truyền)"
)
"""What is done to things that are counted."""
_ACTS = re.compile(rf"(?<!\w){ACTS}(?!\w)", re.IGNORECASE)
# Nouns that are no subject of their own: what they are of stands before.
_BARE = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tốc độ|số|tổng số|mức|tỷ trọng|tổng|thực hiện|TH|kế hoạch|KH|chỉ tiêu|mục tiêu|dự toán"
    r"|nghị quyết|hoàn thành|kết quả|cao nhất|thấp nhất"
    r"|trở thành|tăng|giảm|bình quân|trung bình|ước|cộng|hơn|gần|đề ra|(?:vượt|đạt|hoàn thành)?\s*(?:kế hoạch"
    r"|chỉ tiêu|mục tiêu|dự toán)"
    r"(?:\s+(?:năm|đề ra|được giao|giao|đại hội|nghị quyết|cả năm|\S+ giao|\S+ \S+ giao))?"
    r"|(?:đại hội|nghị quyết|thành phố|tỉnh|quận|huyện|hđnd|ubnd|trung ương|thành ủy"
    r"|tỉnh ủy)(?:\s+(?:(?-i:[A-ZÀ-ỸĐ]\S*)|đảng|khóa|khoá|cấp|mới))?(?:\s+(?:giao|đề ra))?"
    r"|(?:được )?giao|đề(?: ra)?|trên cơ sở đó|cơ sở đó|đặc biệt|do đó|nhờ đó|kết quả đó"
    r"|(?:chỉ tiêu|con số|tỷ lệ|số|mức|kết quả|khoản|nguồn|tiêu)\s+(?:này|trên|đó|tiền này|tiền trên))",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"(?:có|còn|phát hiện|xảy ra|ghi nhận|gồm|hiện có|có thêm|là|có tổng|trên|trong|thêm|đã có|làm|khiến)\s*:?\s*$",
    re.IGNORECASE,
)
_TAIL_END = re.compile(
    r"\s(?:so với|so|trong đó|nhưng|tuy nhiên|chiếm|trong khi|nhằm|do|vì|nhờ|dù|mặc dù|là|như kế hoạch|theo"
    r"|vào|nâng|và|hoặc)(?=\s*$)"
    r"|\s(?:so với|so|trong đó|nhưng|tuy nhiên|chiếm|trong khi|nhằm|do|vì|nhờ|dù|mặc dù|là|như kế hoạch|theo"
    r"|vào|nâng(?! cao)|trước)(?!\w)"
    r"|\s(?:đạt|tăng|giảm|vượt|(?<!mặt )bằng)\s*$",
    re.IGNORECASE,
)
_TAIL_JOIN = re.compile(r"(?:và|hoặc|hay|thì|là)(?!\w)\s*", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s*)*(?:%|phần trăm|điểm|đồng(?! chí)|đ(?![\w/])|USD|đô|EUR"
    r"|VN[DĐ]|ha(?!\w)|héc|km|m2|m3|m²|m³|mét"
    r"|tấn|tạ|kg|lít|kW|MW|lần|giờ|độ|tr\.|m(?!\w))",
    re.IGNORECASE,
)
_SCALE_ONLY = re.compile(
    r"(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)(?:\s(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ))*(?=/|$)", re.IGNORECASE
)
_PHYSICAL = re.compile(r"(?:(?:nghìn|triệu)\s*)?(?:ha|héc|km|m2|m3|m²|m³|mét|tấn|tạ|kg|lít|m)(?![\w/])", re.IGNORECASE)


def is_counted(unit: str) -> bool:
    """Whether a unit is a thing that is counted ("đảng viên") and not a unit of measure ("tỷ đồng", "%").

    >>> is_counted("đảng viên"), is_counted("đồng chí"), is_counted("triệu đồng/người/năm"), is_counted("%")
    (True, True, False, False)
    """
    return bool(unit) and _MEASURED.match(unit) is None and _SCALE_ONLY.match(unit) is None


def is_physical(unit: str) -> bool:
    """Whether a unit measures land, length, weight or volume, so that what is measured may follow it: "2 ha cam"."""
    return _PHYSICAL.match(unit) is not None


def thing_of(unit: str) -> str:
    """The thing that a unit counts, without its scale: "lượt khách" of "triệu lượt khách", "" of "tỷ đồng"."""
    return _SCALES.sub("", unit) if is_counted(unit) else ""


_SCALES = re.compile(r"^(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s)+", re.IGNORECASE)


def goods(unit: str) -> str:
    """What a unit says that it weighs or measures: "hàng hóa" of "tấn hàng hóa", "" of "tấn" and of "tấn/ngày"."""
    physical = _PHYSICAL.match(unit)
    return unit[physical.end() :].strip() if physical else ""


def without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """`text[start:end]` with the given spans (periods, bases) taken out."""
    kept = []
    at = start
    for low, high in spans[max(0, bisect_left(spans, (start,)) - 2) :]:
        if low >= end:
            break
        if high <= at:
            continue
        kept.append(text[at : max(at, low)])
        at = max(at, min(high, end))
    kept.append(text[at:end])
    return " ".join(kept)


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
        return subject(inside) or subject(outside)
    words = words.replace(")", " , ")
    words = words[words.rfind(";") + 1 :]
    head, colon, item = words.rpartition(":")
    if colon and (named := subject(item)):
        label = subject(head) if _ACTS.fullmatch(named) and len(head.split()) <= 10 else ""
        return f"{label} {named}" if label and not _GENERAL.match(label) else named
    pieces = _CUT.split(words)
    segments = ["" if _APART.match(piece) else _clean(piece) for piece in pieces]
    last = next((index for index in range(len(segments) - 1, -1, -1) if segments[index]), None)
    if last is None:
        return ""
    chosen = segments[last]
    for index in range(last, max(-1, last - 5), -1):
        if _HEAD.match(segments[index]):
            chosen = ", ".join(segment for segment in segments[index : last + 1] if segment)
            break
    if (
        last
        and _SUM_ALONE.fullmatch(chosen)
        and re.search(r"với\s+\S+(?:\s\S+){0,3}\s*$", words, re.IGNORECASE)
        and segments[last - 1]
    ):
        chosen = f"{chosen} {segments[last - 1]}"
    left_out = next((piece for piece in pieces if _LEFT_OUT.match(piece)), None)
    if left_out is not None and chosen:
        chosen = f"{chosen} {_IF.sub('', left_out).strip()}"
    return "" if _BARE.fullmatch(chosen) else chosen


# What is said beside the sentence's subject: in spite of what, by which document, without what.
_APART = re.compile(
    r"\s*(?:(?:dù|mặc dù|tuy(?! nhiên))\s(?!vậy)|(?:(?:thực hiện|triển khai|theo"
    r"|căn cứ)\s)?(?:các )?(?:nghị quyết|chỉ thị"
    r"|quyết định|nghị định|luật|kết luận|thông tư) (?:số|của|\d)|(?:nếu )?(?:không kể|không tính|chưa kể"
    r"|loại trừ)\s)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\s*(?:nếu )?(?:không kể|không tính|chưa kể|loại trừ)\s", re.IGNORECASE)
_IF = re.compile(r"^\s*nếu\s", re.IGNORECASE)


_GENERAL = re.compile(r"(?:kết quả|cụ thể|trong đó|tình hình|về|công tác|nhiệm vụ)(?!\w)", re.IGNORECASE)
_SUM_ALONE = re.compile(r"(?:tổng )?(?:kinh phí|số tiền|trị giá|diện tích|vốn|số vốn|mức)", re.IGNORECASE)


def has_head(words: str) -> bool:
    """Whether a phrase begins with a noun that names an indicator: tổng, tỷ lệ, giá trị, thu, …"""
    return _HEAD.match(words) is not None


def names_thing(tail: str) -> bool:
    """Whether the words after an amount say what it is of: "3.118 tỷ đồng **vốn xây dựng cơ bản**"."""
    return _THING.match(tail) is not None


_THING = re.compile(r"(?:vốn|tiền|thuế|phí|kinh phí|nợ|hàng|cho|từ|của|rau|lúa|thịt|cá|gạo|rác)(?!\w)", re.IGNORECASE)


def is_act(words: str) -> bool:
    """Whether a phrase begins with what was done ("kết nạp", "đóng góp") and not with a thing."""
    return _ACTS.match(words) is not None


def act_of(words: str) -> str:
    """What a measure says was done: of "hỗ trợ con bò giống" it is "hỗ trợ", of a thing alone ""."""
    act = _ACTS.match(words)
    return act[0] if act else ""


_PROPER = re.compile(r"[A-ZĐÀ-Ỹ]\w*(?:\s[A-ZĐÀ-Ỹ]\w*)*")


def acting(words: str) -> str:
    """What was done, without who did it: "Đảng bộ xã kết nạp" gives "kết nạp"; an actor alone gives "".

    >>> acting("Trung tâm Y tế huyện khám cho"), acting("xã Hòa Bắc"), acting("giới thiệu việc làm")
    ('khám cho', '', 'giới thiệu việc làm')
    """
    words = re.sub(r"^toàn (?:thành phố|thị xã|thị trấn|đảng bộ|\w+)\s*", "", words, flags=re.IGNORECASE)
    if _PROPER.fullmatch(words) and not _ACTS.fullmatch(words):
        return ""
    actor = _ACTOR.match(words)
    if actor is None:
        joined = words.rpartition(" và ")[2] if len(words.split()) > 5 else ""
        return joined if _ACTS.fullmatch(joined) else words
    act = _ACTS.search(words, actor.end())
    if act:
        return words[act.start() :]
    name = _NAME_THEN.match(words, actor.end())
    return name["act"] if name else ""


# Who acts ends in a proper name, and a verb that no list knows comes after it: "bà con huyện Bắc Hà **cấy**".
_NAME_THEN = re.compile(rf"(?:\s[{SMALL}]+)*?(?:\s[{CAPITAL}]\w*)+\s(?P<act>[{SMALL}]+(?:\s[{SMALL}]+){{0,3}})$")


_SUPERLATIVE = re.compile(r"(?:là |mức )*(?:cao|thấp|lớn|nhiều|nhanh|tốt|ít) nhất(?!\w)", re.IGNORECASE)
_FORECAST_OF = re.compile(r"(?:tổng số|số|tổng|mức|thu|chi|sản lượng)\s.*dự báo$", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _clean(segment: str) -> str:
    segment = " ".join(segment.split()).strip(" .-–'‘’*/•+")
    segment = RANK_LEAD.sub("", segment)
    if _SUPERLATIVE.match(segment) or (_SPOKEN.search(segment) and not _FORECAST_OF.match(segment)):
        return ""
    starts = [match.end() for match in _AFTER.finditer(segment) if not _is_part(segment, match)]
    for start in (*reversed(starts), 0):
        cleaned = _trimmed(segment[start:])
        if cleaned and not _VERB_ALONE.fullmatch(cleaned):
            return _LIKE.sub("", cleaned)
    return ""


_VERB_ALONE = re.compile(r"tăng|giảm|hoàn thành", re.IGNORECASE)
# What comes before an instance: "nhiều tiêu chí đạt cao **như** thu nhập".
_LIKE = re.compile(
    r"^.*\s(?:đạt|cao|khá|tốt|lớn|mạnh|quan trọng|chủ lực|nổi bật|cụ thể)\snhư:?\s(?=\S+\s\S)", re.IGNORECASE
)


def _is_part(segment: str, match: re.Match[str]) -> bool:
    """Whether a verb belongs to what is said of the thing: "tỷ lệ hồ sơ trên các lĩnh vực **đã** triển khai"."""
    return _WITHIN.match(match[0]) is not None and has_head(_trimmed(segment[: match.start()]))


_WITHIN = re.compile(r"(?:đã|cần|phải|được giao|có thể)\s", re.IGNORECASE)


def _trimmed(segment: str) -> str:
    """A phrase without the words that open or close it and name nothing."""
    while True:
        match = _OPENINGS.match(segment)
        if match is None or match.end() == 0:
            break
        segment = segment[match.end() :]
    while True:
        shorter = _CLOSERS.sub("", segment).rstrip(" .-–,+")
        if shorter == segment:
            return segment
        segment = shorter


def tail_words(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    """What is said after the number of the thing it counts, without periods and bases."""
    words = " " + without(text, slot.after_start, slot.tail_end, spans)
    if not words.strip() and is_counted(slot.number.unit) and (aside := _ASIDE.match(text, slot.after_start)):
        words = " " + without(text, *aside.span("said"), spans)
    join = _TAIL_JOIN.match(words.lstrip())
    if join:
        words = " " + words.lstrip()[join.end() :]
    end = _TAIL_END.search(words)
    words = words[: end.start()] if end else words
    return _LEFT.sub("", " ".join(words.split()).strip(" .,:;-–\"“”()'/="))


# A share in brackets between a count and what is said of it: "112/174 xã **(64,4%)** đạt chuẩn".
_ASIDE = re.compile(r"\s*\([\d.,]+\s?%\)(?P<said>\s[a-zà-ỹđ][^,;.:()\n]*)")
_LEFT = re.compile(r"(?:^|\s)(?:trong|vào|tại|ở|tính đến|tính|đến|so với|cho|với|và|của|kể từ|từ)$", re.IGNORECASE)


def lead_subject(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    """The subject that the words before a number name; of "tăng độ che phủ rừng lên 41%" the object between."""
    if slot.closing is not None and slot.closing.object:
        raised = _clean(slot.closing.object)
        before = subject(without(text, slot.lead_start, slot.lead_start + slot.closing.start, spans))
        return raised if raised and (has_head(raised) or not before) else before
    end = slot.lead_start + slot.closing.start if slot.closing else slot.number.outer_start
    return subject(without(text, slot.lead_start, end, spans))


def counted(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    """The measure of a counted thing: the verb before it, the thing, and what is said of it.

    "Đảng bộ đã kết nạp được 6 đảng viên" gives "kết nạp đảng viên"; "phát hiện 15 vụ phá rừng" gives "vụ phá rừng".
    """
    unit = thing_of(slot.number.unit) or slot.number.unit
    tail = tail_words(slot, text, spans)
    before = lead_subject(slot, text, spans)
    if tail and _EXISTS.search(slot.lead + slot.hedge):
        before = ""
    if before and not tail and slot.closing is None and _PERSONS.fullmatch(unit) and not is_act(before):
        return before
    if not has_head(before):
        before = acting(before)
    if slot.closing and slot.closing.verb in (Verb.RISE, Verb.FALL):
        word = "tăng" if slot.closing.verb is Verb.RISE else "giảm"
        before = f"{before} {word}".strip()
    named = not tail and has_head(before) and len(before.split()) > 2
    return before if named else " ".join(part for part in (before, unit, tail) if part)


# Words for anybody: "nữ **98 đồng chí**" counts women.
_PERSONS = re.compile(r"(?:đồng chí|đ/c|người|em|cháu)", re.IGNORECASE)


def first_segment(words: str) -> str:
    """The first phrase of what stands before a colon, as a frame for the items after it."""
    return next((cleaned for cleaned in map(_clean, _CUT.split(words)) if cleaned), "")
