"""The words beside a number that say what it says: reached, rose, fell, exceeded, of a plan, in a ranking, planned.

Each table is one subject. `closing` finds the verb that stands directly before a number, with nothing but adverbs and
hedges between: "tăng trung bình hàng năm **15,2%**", "đạt được hơn **300 hộ**".
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from giaoban.core import patterns


class Verb(StrEnum):
    """What the verb directly before a number says of it."""

    RISE = "rise"  # tăng 15%
    FALL = "fall"  # giảm 1,09%
    LEVEL = "level"  # tăng lên 41%, giảm còn 0,5%, xuống dưới 50%
    EXCEED = "exceed"  # vượt 5%
    SHORT = "short"  # hụt 15.000 tỷ đồng, thiếu 3 phòng học
    TIMES = "times"  # gấp 2,3 lần
    SHARE = "share"  # chiếm 37%
    EQUAL = "equal"  # bằng 50%
    REACH = "reach"  # đạt, được, là, còn, có, ở mức


@dataclass(frozen=True, slots=True)
class Closing:
    """A verb directly before a number: where it begins in the lead, and what it says."""

    start: int
    verb: Verb
    words: str
    object: str = ""  # what is raised or lowered: "tăng **độ che phủ rừng** lên"


# Words that may stand between the verb and the number and say nothing of the role.
_ADVERBS = (
    r"(?:\s+(?:được|là|thêm|trung bình|bình quân|hàng năm|hằng năm|mỗi năm|chỉ|khá|mạnh|nhẹ|nhanh|đến|tới|cao|từ"
    r"|ở mức|mức|khoảng|hơn|trên|gần|dưới|ước|xấp xỉ|tăng trưởng|tỷ lệ|tỉ lệ|thực hiện|chung|bằng|tổng cộng|ít nhất"
    r"|tối thiểu|tối đa|không quá|đạt|có|cả|tương đương|tương ứng|lần lượt|đúng|mới|số|khoảng từ|toàn bộ|chừng"
    r"|thêm được|(?:cao|mạnh|nhiều|nhanh) nhất(?:,| với| là)?))*"
)
# Ordered: the first pattern that closes the lead wins.
_CLOSINGS: tuple[tuple[Verb, str], ...] = (
    (
        Verb.LEVEL,
        r"(?:tăng|nâng|đưa|giảm|hạ|kéo giảm|kéo|rút|thu hẹp)(?P<object>(?:\s+[\w,-]+){0,12}?)\s+(?:lên(?: mức"
        r"| thành)?|xuống(?: còn| mức)?|còn)",
    ),
    (Verb.LEVEL, r"(?:(?:tụt|rơi|rớt|vọt|leo|trượt|sụt|nhảy)\s+)?(?:lên|xuống)(?:\s+(?:thành|mức|còn))?"),
    (Verb.TIMES, r"(?:cao |nhiều |lớn )?gấp(?: hơn| gần| khoảng| tới)?"),
    (Verb.EXCEED, r"vượt(?: mức| chỉ tiêu| kế hoạch| pháp lệnh| dự toán| nghị quyết)?"),
    (Verb.SHORT, r"(?:bị )?(?:hụt|thiếu|thiếu hụt)(?: thu)?"),
    (
        Verb.RISE,
        r"(?:tăng(?: trưởng)?(?! âm)|nhích(?: nhẹ)?|nhích(?: lên| thêm)?|nhảy vọt|tăng vọt|cao hơn|nhiều hơn|lớn hơn"
        r"|(?:nhiều hơn|(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!nhỏ )(?<!kém )hơn"
        r"(?= cùng kỳ| năm (?:ngoái|trước)))"
        r" (?:cùng kỳ|năm|tháng|quý|vụ)?(?: ?(?:năm )?(?:ngoái|trước|\d{4}))?(?: đến| tới)?)(?: \+)?",
    ),
    (Verb.FALL, r"(?:giảm(?: sút)?|sụt giảm|thấp hơn|ít hơn|tăng trưởng âm)(?: -)?"),
    (Verb.SHARE, r"chiếm"),
    (Verb.EQUAL, r"(?:(?:chỉ )?(?<!mặt )(?<!công )(?<!văn )bằng|tương đương|tương ứng|ứng với)"),
    (
        Verb.REACH,
        r"(?:ước (?:tính )?(?:đạt|thực hiện|khoảng)|(?:thực hiện |hoàn thành )?(?:đạt|được)|ước tính|ước|là"
        r"|còn(?: lại)?|có|gồm|ở mức|thực hiện|đạt)",
    ),
)
_COMPILED = tuple(
    (verb, patterns.Hinted(rf"(?<!\w)(?:{words}){_ADVERBS}\s*:?\s*$", re.IGNORECASE)) for verb, words in _CLOSINGS
)
_CLOSING_CHARS = 110


def closing(lead: str, hints: int | None = None) -> Closing | None:
    """The verb that closes `lead`, the words before a number; `hints` are those in `lead` and more, where known.

    >>> closing("thu ngân sách tăng trung bình hàng năm").verb
    <Verb.RISE: 'rise'>
    >>> closing("hộ nghèo giảm còn").verb
    <Verb.LEVEL: 'level'>
    >>> closing("kết nạp đảng viên mới, trong đó") is None
    True
    """
    offset = max(0, len(lead) - _CLOSING_CHARS)
    tail = lead[offset:]
    hints = patterns.hints_in(tail.lower()) if hints is None else hints
    best: Closing | None = None
    for verb, pattern in _COMPILED:
        match = pattern.search_hinted(tail, hints)
        if match is None:
            continue
        if best is None or (match.start() + offset < best.start and verb is not Verb.LEVEL):
            if best is not None and best.verb is Verb.LEVEL:
                continue
            # An adverb of an earlier verb ("tăng trưởng đạt") keeps the first verb of the two.
            found = match.groupdict().get("object") or ""
            best = Closing(match.start() + offset, verb, match.group(), found.strip())
    return best


RISE_SUBJECT = patterns.Hinted(
    r"(?<!\w)(?:tốc độ (?:tăng|phát triển)|tăng trưởng|mức tăng|tốc độ tăng trưởng|nhịp độ tăng)(?!\w)", re.IGNORECASE
)
"""A subject that is itself a growth: "tốc độ tăng trưởng GRDP đạt 8,3%"."""

RANK_LEAD = patterns.compile(
    r"(?:(?:xếp|đứng|vươn lên|lên|từ|giữ|ở|vị trí|hạng|xuống|đạt|thứ hạng|ngôi)\s+)*"
    r"(?:(?:xếp|đứng|lên|từ|ở|vị trí|hạng|xuống)\s+(?:vị trí\s+|hạng\s+)?thứ|vị trí(?: thứ)?|thứ hạng"
    r"|xếp hạng|xếp thứ|(?<!\w)hạng|top|tốp)\s*$",
    re.IGNORECASE,
)
"""Words that make the number after them a place in a ranking."""

GROUP_LEAD = patterns.Hinted(r"(?:vào |trong |thuộc )?(?:nhóm|top|tốp)\s*$", re.IGNORECASE)
"""A group of the best: "vào nhóm 10 tỉnh thành dẫn đầu"."""

AIM = patterns.Hinted(
    r"(?<!\w)(?:phấn đấu|đặt mục tiêu|đặt ra mục tiêu|đề ra mục tiêu|(?<!so )với mục tiêu|(?<!có )mục tiêu(?! quốc gia)"
    r"|quyết tâm|cam kết|đặt chỉ tiêu|đề ra chỉ tiêu"
    r"|(?<!tiêu )(?<!hoạch )đề ra|(?<!và )(?<!, )(?<!đơn )(?:kiến nghị|đề xuất)(?! của| phản ánh| khởi tố| xử lý"
    r"|,)(?=\s\D)"
    r"|(?:thống nhất|xác định|quyết nghị|ấn định|thông qua) (?:các |một số |những )?(?:chỉ tiêu|mục tiêu)|(?:cần|phải"
    r"|cần phải) (?:thu|đạt|giải ngân|huy động|hoàn thành|giảm|bàn giao|kết nạp|thực hiện|nghiệm thu|xử lý|bố trí"
    r"|di dời|hoàn tất)|để (?:hình thành"
    r"|xây dựng|(?:[^\s,;:.]+ ){0,4}đạt)|giao chỉ tiêu|chỉ tiêu(?: cụ thể| chủ yếu)?(?= (?:năm|giao|đến"
    r"|phấn đấu|là))|nhiệm vụ(?: cụ thể| trọng tâm)?(?= đến năm)|kế hoạch năm tới|phương hướng"
    r"|(?<!cả năm )(?<!cả vụ )(?<!năm nay )dự kiến(?! (?:cả năm"
    r"|hết năm|cả vụ))"
    r"|muốn(?= (?:thu hút|đạt|giảm|tăng|nâng|đưa|huy động|kết nạp) )|hứa(?! hẹn)|phải được(?=\s+$)"
    r"|(?:dám|năm|vụ) đặt(?=(?: ra| mức| khoảng)?\s+$)|(?:chốt|thống nhất|ấn định)(?=:\s)"
    r"|sẽ(?! trao| tặng| ký| công bố)|(?<!đã )tập trung (?:giải ngân|thu|hoàn thành)|nhằm đạt|hướng tới"
    r"|(?:có|lên|đặt) kế hoạch|dự định"
    r"|kế hoạch(?: [^\W\d]+){0,5} là(?= (?:đến|trong|năm|tăng|giảm|sẽ|trở thành|có|trồng"
    r"|xây dựng|phát triển|hoàn thành))"
    r"|(?<!đã )(?:đề nghị|yêu cầu)(?: [^\W\d]+){1,10}? (?:sớm |khẩn trương |phải |tập trung |nhanh chóng )*"
    r"(?:nâng|tăng|giảm|đưa|giải ngân|hoàn thành|xử lý|thu hồi|bảo đảm|đảm bảo|hỗ trợ|bổ sung|cấp|bố trí)(?= )"
    r"(?! (?:cường|tốc|sút))"
    r"|(?<!đã )(?:đề nghị|yêu cầu)(?=\s+$)|mỗi (?:tháng|quý|năm) còn lại"
    r"|(?:thời gian|những năm|các năm|những tháng|các tháng|năm|tháng|quý|giai đoạn|nhiệm kỳ|khóa|khoá|chặng"
    r"|vụ|mùa) tới(?! (?:nay|đây là))"
    r"|(?<!nhu )cần(?: có| thêm| tới| khoảng| huy động)*(?=\s+$)|nhu cầu (?:vốn|kinh phí)|kịch bản|ấn định"
    r"|(?:nghị quyết|đề án|kế hoạch|quy hoạch|chương trình|đại hội)(?: [^\s,;:.]+){0,6}"
    r" (?:xác định|nêu|đặt ra|phấn đấu|thống nhất|quyết nghị)"
    r"|(?:quyết nghị|thống nhất|biểu quyết)(?: [^\s,;:.]+){0,4} (?:chỉ tiêu|mục tiêu|kế hoạch)"
    r"|(?:cố gắng|nỗ lực)(?=\s(?:có|đạt|giảm|tăng|giữ|hoàn thành|để|đến|từ)\s)"
    r"|(?:đảm bảo|bảo đảm)(?=[^,;]{0,70}không (?:thấp|ít) hơn\s+$)|định hướng (?:tăng|giảm|đến)"
    r"|đặt ra (?:các |những |nhiều |một số )?(?:chỉ tiêu|con số|yêu cầu|chỉ số)"
    r"|(?:kế hoạch|dự toán|mục tiêu|chỉ tiêu)(?: [^\s,;:.()]+){0,6}(?=:\s)|chỉ tiêu[^.;]{0,60}(?:như|sau|gồm"
    r"|cụ thể)\s*:)(?!\w)",
    re.IGNORECASE,
)
"""Words that set what is to be reached; they hold to the end of their sentence."""

DONE = patterns.Hinted(
    r"(?<!\w)(?:đã|(?<!phải )(?<!cần )(?<!sẽ )đạt được"
    r"|kết quả|thực hiện được|đến nay|ước đạt|ước thực hiện|ước đến|lũy kế|luỹ kế"
    r"|(?:giờ|nay|chỉ) mới|mới (?:chỉ|được|đạt)|hoàn thành được|thu được|hiện nay|hiện có(?! lên| thành| và)"
    r"|(?<!thực )(?<!xuất )(?<!phát )hiện(?! có| hành| đại| hữu| trường| vật))(?!\w)",
    re.IGNORECASE,
)
"""Words that tell what has come about; they end what an aim set."""

PLAN_NOUN = patterns.Hinted(
    r"(?<!\w)(?:(?<!theo )kế hoạch|dự toán|chỉ tiêu|mục tiêu|yêu cầu (?:tối thiểu|tối đa|là|đạt)|được giao"
    r"|được phân bổ|được bố trí|điều chỉnh (?:tăng|giảm)(?: thêm)?(?=\s*$)"
    r"|vốn (?:bố trí|giao|được bố trí)|giao (?:thu|chi|chỉ tiêu)"
    r"|(?:Bộ|HĐND|UBND|tỉnh|huyện|thành phố|quận|trung ương|Tổng cục|Cục|Sở|Chính phủ|cấp trên)"
    r"(?: [^\s,;:.()]+){0,3} (?<!đã )(?<!bàn )giao(?=\s*$)"
    r"|định mức|KH(?=[\s:]*$))(?!\w)(?P<rest>[^,;.()]*)$",
    re.IGNORECASE,
)
"""A plan named as the subject: "dự toán thu là **400.000 tỷ đồng**", "được giao **222.650 tỷ đồng**"."""

FORECAST = patterns.Hinted(
    r"(?<!\w)(?:có thể|khả năng(?! (?:thu hồi|thanh toán|trả nợ|tài chính|cạnh tranh|tiếp cận|lao động))"
    r"|dự báo|nguy cơ|(?:cả năm|cả vụ|năm nay) dự kiến|dự kiến (?:cả năm|hết năm"
    r"|cả vụ))(?!\w)",
    re.IGNORECASE,
)
"""Words that say what may come about, without setting it as an aim."""
