"""Nouns that name indicators and verbs that name what was done, by word lists and by how words stand.

An indicator's name begins with a noun such as "tổng", "tỷ lệ", "sản lượng"; what was done with a verb ("kết nạp",
"trồng"). A verb that no list knows is what comes after a proper name ("bà con huyện Bắc Hà **cấy**").
"""

import re

from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL

# Nouns that open the name of an indicator.
_HEADS = (
    r"tổng|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|số(?! liệu)|giá trị|thu(?! hồi| giữ| hút| hoạch| gom)"
    r"|chi(?! bộ| nhánh| cục| hội| đoàn| trả| ủy)|doanh thu|doanh số|kim ngạch|sản lượng|diện tích|vốn|kinh phí"
    r"|chỉ số"
    r"|cơ cấu|thu nhập|quy mô|tốc độ|năng suất|mức|lượng|độ|bội chi|dư nợ|nguồn vốn|huy động|tín dụng|công suất|thuế"
    r"|dân số|nhóm|bình quân|GRDP|GDP|giải ngân|nợ|đàn|khách|lượt|hệ số|mật độ|lãi|lợi nhuận|tiền|trị giá"
)
_HEAD = patterns.compile(rf"(?:{_HEADS})(?!\w)", re.IGNORECASE)
_ACTOR = patterns.compile(
    r"(?:các\s+)?(?:đảng bộ|đảng ủy|đảng uỷ|quận ủy|huyện ủy|thành ủy|tỉnh ủy|thị ủy|cấp ủy|ubnd|hđnd|ủy ban"
    r"|uỷ ban|công an|công ty|cty|trung tâm|lực lượng|cơ quan"
    r"|ngành|cấp (?:hội|đoàn|ủy|uỷ)|phường|xã|quận|huyện|tp|thành phố|tỉnh|thị xã|thị trấn|toàn|ông|bà|đồng chí"
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
    r"(?:kết nạp|thành lập|nhân rộng|giao khoán|khoán|phun|ra mắt|hình thành|duy trì|xử lý|xử phạt|giải quyết"
    r"|tiếp nhận|cấp(?! (?:tỉnh"
    r"|huyện|xã|quận|phường|thành phố|bộ"
    r"|trên|dưới|ủy|cơ sở|quốc gia))|trồng|xây dựng|xây|khởi công"
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
    r"|bồi thường|quyên góp|ủng hộ|cấp đổi|vớt|lắp|tuyển|tuyên dương|tuyên truyền"
    r"|bán(?! lẻ| buôn| trú| kính)|mua|xuất xưởng|dồn điền|phủ sóng|tiêu hủy|tịch thu|thu giữ|điều tra|giúp|phụng dưỡng"
    r"|đỡ đầu|trợ giúp|hướng dẫn|phẫu thuật|tuần tra|phun trừ|bảo lãnh|cho thuê|cấp phát|xuất bán|thí điểm)"
)
"""What is done to things that are counted."""
ACT = patterns.compile(rf"(?<!\w){ACTS}(?!\w)", re.IGNORECASE)
_GIVER = patterns.compile(
    r"(?:tỉnh|huyện|quận|thành phố|trung ương|tw|địa phương|xã|cấp trên|hđnd(?: \w+)?|ubnd(?: \w+)?|nghị quyết|đại hội)"
    r"\s(?:được )?(?:giao|đề ra|phấn đấu)",
    re.IGNORECASE,
)


def is_giver(words: str) -> bool:
    """Whether words only say who set a target: "tỉnh giao"."""
    return _GIVER.fullmatch(words) is not None


def is_vague(words: str) -> bool:
    """Whether a sum does not say what it is of: "tổng số vốn đăng ký", "kinh phí", "khối lượng".

    >>> is_vague("tổng số vốn đầu tư"), is_vague("tổng dư nợ")
    (True, False)
    """
    named = words.lower().split()
    return named[-1:] != ["số"] and all(word in _VAGUE for word in named)


_VAGUE_TERMS = (
    "tổng số vốn",
    "mức đầu tư",
    "dự kiến",
    "đăng ký",
    "kinh phí",
    "chi phí",
    "trọng lượng",
    "tiền",
    "trị giá",
    "diện tích",
    "khối lượng",
    "sản lượng",
    "công suất",
    "quy mô",
    "chiều dài",
    "thực hiện",
    "dung lượng",
    "dự toán",
)
_VAGUE = frozenset(word for term in _VAGUE_TERMS for word in term.split())


def has_head(words: str) -> bool:
    """Whether a phrase begins with a noun that names an indicator: tổng, tỷ lệ, giá trị, thu, …"""
    return _HEAD.match(words) is not None


def names_thing(tail: str) -> bool:
    """Whether the words after an amount say what it is of: "3.118 tỷ đồng **vốn xây dựng cơ bản**"."""
    return _THING.match(tail) is not None


_THING = patterns.compile(
    r"(?:vốn|tiền|thuế|phí|kinh phí|nợ|hàng|cho|từ|của|rau|lúa|thịt|cá|gạo|rác|xây dựng|xây|làm|sửa chữa"
    r"|sửa|mua)(?!\w)",
    re.IGNORECASE,
)


def opens_with_noun(tail: str) -> bool:
    """Whether the words after an amount name a thing and not how, where or for whom: "**quỹ** Vì người nghèo".

    >>> opens_with_noun("nguồn Quỹ Hỗ trợ nông dân"), opens_with_noun("cho các hộ"), opens_with_noun("")
    (True, False, False)
    """
    return bool(tail) and _NO_NOUN.match(tail) is None


_NO_NOUN = patterns.compile(
    r"(?:cho|để|từ|tại|ở|trong|trên|theo|bằng|so|với|của|và|vào|do|nhằm|qua|trở|nhờ|vì|đến|tới|cùng|nên|đã|được|bị|là"
    r"|thì|mà|khi|sau|trước|giúp|góp|trị giá|tương đương|mỗi|một|\W)",
    re.IGNORECASE,
)


def is_act(words: str) -> bool:
    """Whether a phrase begins with what was done ("kết nạp", "đóng góp") and not with a thing."""
    return ACT.match(words) is not None


def act_of(words: str) -> str:
    """What a measure says was done: of "hỗ trợ con bò giống" it is "hỗ trợ", of a thing alone ""."""
    act = ACT.match(words)
    return act[0] if act else ""


_PROPER = patterns.compile(rf"[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*)*")


def acting(words: str) -> str:
    """What was done, without who did it: "Đảng bộ xã kết nạp" gives "kết nạp"; an actor alone gives "".

    >>> acting("Trung tâm Y tế huyện khám cho"), acting("xã Hòa Bắc"), acting("giới thiệu việc làm")
    ('khám cho', '', 'giới thiệu việc làm')
    """
    words = re.sub(r"^toàn (?:thành phố|thị xã|thị trấn|đảng bộ|\w+)\s*", "", words, flags=re.IGNORECASE)
    if _PROPER.fullmatch(words) and not ACT.search(words):
        if " " not in words and not words.isupper():  # the verb that opens a sentence: "**Giao** 165 công dân"
            return words
        return words if words.isupper() and len(words) <= _ABBREVIATION else ""
    named = ACT.search(words)
    if named and named.start() and _PROPER.fullmatch(words, 0, named.start() - 1):
        return words[named.start() :]
    actor = _ACTOR.match(words)
    if actor is None:
        joined = words.rpartition(" và ")[2] if len(words.split()) > 5 else ""
        return joined if ACT.fullmatch(joined) else words
    act = ACT.search(words, actor.end())
    if act:
        return words[act.start() :]
    name = _NAME_THEN.match(words, actor.end())
    return name["act"] if name else ""


# Who acts ends in a proper name, and a verb that no list knows comes after it: "bà con huyện Bắc Hà **cấy**".
_ABBREVIATION = 5  # letters of "TNGT", "BHYT"
_NAME_THEN = patterns.compile(
    rf"(?:\s[{SMALL}]+)*?(?:\s[{CAPITAL}]\w*){{2,}}\s(?P<act>[{SMALL}]+(?:\s[{SMALL}]+){{0,3}})$"
)
