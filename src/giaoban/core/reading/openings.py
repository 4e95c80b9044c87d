"""The words that open, carry and close talk of work to be done: patterns over folded text, built from word lists."""

import re
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import fold

# A heading over tasks, and words that make it a heading over results or the title of the whole report.
TASK_HEADING = patterns.compile(
    r"nhiệm vụ|phương hướng|giải pháp|công tác trọng tâm|(?:chương trình|kế hoạch) công tác"
    r"|đề xuất, kiến nghị giải pháp"
)
RESULT_HEADING = patterns.compile(
    r"kết quả|tình hình|đánh giá|sơ kết|tổng kết|triển khai|tồn tại|hạn chế|nguyên nhân|ưu điểm|thuận lợi|khó khăn"
    r"|bài học|chỉ tiêu đạt|(?:đề xuất, |những |một số )?kiến nghị(?!.*(?:giải pháp|nhiệm vụ))|nơi nhận|thực trạng"
    r"|hoàn thành|hội nghị|báo cáo|tổ chức thực hiện$"
)
# A part of a sentence, between commas, that turns to the time ahead.
_COMING = (
    r"(?:(?:trong|những|các|ở|từ nay đến) )*(?:thời gian (?:tới|tiếp theo|còn lại)|(?:những |các )?(?:tháng|quý"
    r"|năm|kỳ|tuần|nhiệm kỳ)"
    r" (?:tới|sau|tiếp theo|còn lại|cuối năm)|giai đoạn (?:tới|tiếp theo)|sang năm|từ nay(?: (?:đến"
    r"|tới) [^,;:.]{3,40}| trở đi| về sau)?|tới đây|sắp tới|nửa năm còn lại|nửa cuối năm|chặng đường tới|(?:6|sáu|3"
    r"|ba) tháng cuối năm"
    r"|(?:những|các) tháng cuối năm|cuối năm)"
)
AHEAD = patterns.compile(
    rf"{_COMING}|trước mắt(?!\w)|phương hướng(?!\w)|căn cứ (?:vào )?(?:nhiệm vụ|tình hình)|định hướng (?:đến|năm"
    rf"|trong|giai đoạn)"
    rf"|tiếp tục phát huy"
    r"|để (?:tiếp tục )?(?:thực hiện|hoàn thành|đạt|đạt được|khắc phục|tháo gỡ|giải quyết|phát huy|nâng cao"
    r"|đẩy mạnh|triển khai)(?!\w)"
)
# The same at the opening of a sentence, where tasks may be named: "Về nhiệm vụ trọng tâm tháng 5/2025, …".
AHEAD_AT_OPENING = patterns.compile(
    rf"{AHEAD.pattern}|(?:về |đối với |trong |triển khai |thực hiện )?(?:một số |các |những )?"
    r"(?:(?:mục tiêu, |phương hướng, )*nhiệm vụ|phương hướng|giải pháp|công tác trọng tâm)"
    r"(?:, (?:giải pháp|nhiệm vụ|mục tiêu))*"
    r"(?: chủ yếu| trọng tâm| cụ thể)*(?: của \w+)?(?: trong| cho)?"
    r"(?: thời gian tới| \d+ tháng| (?:tháng|quý|năm|kỳ|nhiệm kỳ|giai đoạn)(?: (?:\d[\d/.–-]*"
    r"|[iv]+(?:/\d+)?))?(?: năm \d{4})?)"
)
# "… nhiệm vụ sau:", "trong đó tập trung:", "nhiệm vụ trọng tâm là …": what follows is a list of tasks.
LIST_OPENING = patterns.compile(
    r"(?:nhiệm vụ|giải pháp|nội dung|công việc|phương hướng)(?: [^.;:]{0,90})?(?: như| sau| sau đây| gồm| là"
    r"| cụ thể)?\s*:"
    r"|công tác(?: [^.;:]{0,70})?(?: như sau| sau đây| sau|,? gồm)\s*:"
    r"|(?<!\w)kết luận(?:,| và chỉ đạo,?) (?:về|đối với) [^.;:“]{2,120}:"
    r"|trong đó,? (?:cần |sẽ )?(?:tập trung|chú trọng|quan tâm)(?: vào| một số| các)?(?: nội dung| vấn đề"
    r"| nhiệm vụ| khâu)?[^.;:,]{0,30}:"
    r"|(?<!đã )(?:tập trung|chú trọng)(?: vào)?\s*:"
    r"|(?:nhiệm vụ|giải pháp)(?: trọng tâm| hàng đầu| chủ yếu| quan trọng| đầu tiên| then chốt)+ là(?: phải)? (?=\w)"
)
# A sentence that ends by promising tasks: "… chỉ ra phương hướng triển khai hoạt động trong tháng 8."
ANNOUNCED = patterns.compile(
    r"(?<!\w)(?:chỉ ra|nêu|nêu rõ|đề ra|đưa ra|định hướng|xác định|triển khai|quán triệt|gợi mở|giao)(?: một số"
    r"| các| những)?"
    r" (?:phương hướng|nhiệm vụ|giải pháp)(?!\w)[^.;:]{0,90}(?:tới|tiếp theo|sau|cuối năm|tháng \d+|quý [iv]+"
    r"|năm \d{4})"
    r"[^.;:]{0,20}$"
)
# Who gives orders; "chỉ đạo" and "giao" of anybody else is a report of what was done.
GIVER = patterns.compile(
    r"(?<!\w)(?:chính phủ|thủ tướng|chủ tịch|bí thư|đồng chí|bộ trưởng|thứ trưởng|ông|bà|giám đốc|trưởng ban"
    r"|lãnh đạo (?:quận|huyện"
    r"|tỉnh|thành phố|xã|phường|ubnd)"
    r"|(?:thiếu|trung|thượng|đại) (?:tá|tướng|úy)|trưởng công an|chỉ huy trưởng|(?:chi )?cục trưởng"
    r"|thường trực|kết luận|hội nghị)(?!\w)"
)
WITHIN = patterns.compile(
    r"(?<!\w)(?:trong|tính đến|từ đầu) (?:tháng|quý|năm|kỳ|\d+ tháng|nhiệm kỳ|thời gian qua)(?! (?:tới|sau|tiếp))"
)
PAST = patterns.compile(
    r"(?<!\w)(?:đã(?! (?:được )?(?:đăng ký|giao|đề ra|ban hành|ký|ký kết|cam kết|phê duyệt|duyệt|xác định|chỉ ra|nêu"
    r"|hứa"
    r"|đặt ra|thông qua|thống nhất|chấp thuận|có|chọn|lập)(?:[,;.)”…]| và | trong | tại | từ |$))|vừa qua"
    r"|thời gian qua|trong năm qua|những năm qua|qua đó|cho biết, đã)(?!\w)"
)
CONDITION = patterns.compile(r"(?<!\w)(?:thì(?=[^,;]*$)|nếu|giả sử|trường hợp|muốn(?! vậy)|khi được|có thể)(?!\w)")
# Words that only join a sentence or a clause to the one before.
JOINING = patterns.compile(
    r"(?:[-–+•*✅🔹👉📌❗➡▪●\"“”'‘’(:\s]+|\(?\d{1,2}\s?(?:[).]|[-–/](?=\s))\s+|(?:đồng thời|bên cạnh đó|bên cạnh"
    r"|ngoài ra"
    r"|cùng với đó|cùng với"
    r"|theo đó|tiếp đó"
    r"|trong đó|do đó|do vậy"
    r"|vì vậy|vì thế|mặt khác|song song(?: với)? đó|đặc biệt(?: là)?|nhất là|muốn vậy|song song là|trước hết(?: là)?"
    r"|cụ thể(?: là)?|hai là|ba là"
    r"|bốn là|năm là|sáu là|bảy là|tám là|một là|thứ nhất|thứ hai|thứ ba|thứ tư|thứ năm|đi đôi với đó|cùng đó"
    r"|cuối cùng|tiếp theo|từ đó"
    r"|qua đó|và|cũng"
    r"|còn|phải|cần phải|cần|sẽ|nên|gồm|là|hãy|phải luôn)(?!\w)[\s,:]*)+"
)
MODAL = patterns.compile(r"(?<!\w)(?:cần phải|cần|phải|sẽ|nên)(?: luôn| cũng| tiếp tục)??(?!\w)\s+")
SPEECH = patterns.compile(
    r"(?:cho biết|nói|nhấn mạnh|chia sẻ|khẳng định|phát biểu|nêu|cho rằng|cho hay|lưu ý|đề nghị|yêu cầu"
    r"|kết luận)[^:;.]{0,60}:\s*[“\"]"
)
NOUN_USE = patterns.compile(
    r"(?:đáp ứng|theo|những|các|được|mục đích|một số|nhiều|với|trước|là|có|bị|và)\s+(?:[\wà-ỹ]+ )?$"
)
ANNOUNCEMENT = patterns.compile(
    r"xác định (?:\d+|các|một số|những) (?:nhóm )?(?:nhiệm vụ|giải pháp|chỉ tiêu|mục tiêu)(?!\w)|"
    r"(?:tiếp tục |tập trung |triển khai |tổ chức |quyết liệt |thực hiện |hoàn thành |tốt |xác định |chỉ đạo "
    r"|đề ra |đồng bộ |hiệu quả |có )+"
    r"(?:(?:các|những|\d+|một số|nhiều) )(?:nhóm |nhiệm vụ(?:,| và)? )*(?:nhiệm vụ|giải pháp|chỉ tiêu|nội dung"
    r"|mục tiêu)"
    r"(?: trọng tâm| chủ yếu| cụ thể| sau| lớn|, giải pháp| quan trọng| chính)*\s*(?:$|[,:;.]|sau\b|như\b|trong đó\b)"
)
SLOGAN = patterns.compile(
    r"(?:tiếp tục |luôn )?(?:phát huy (?:truyền thống|tinh thần|những kết quả|kết quả|các kết quả|thành tích"
    r"|những thành)|quyết tâm vượt|"
    r"đồng sức|đồng lòng|nỗ lực|chung sức|vững tin|đoàn kết(?:,| một lòng| để))"
)
NO_TASK_GIVER = patterns.compile(
    r"(?<!\w)(?:cử tri|người dân|(?<!ban )(?<!đồng )(?<!sát )(?<!án )nhân dân|bà con|đại biểu|ý kiến|doanh nghiệp"
    r"|hộ dân|các hộ|phụ huynh|công nhân|kiến nghị)(?!\w)[^.;,…]{0,40}$"
)
# What makes a sentence a finding and not a task, however it opens.
FINDING = patterns.compile(
    r"(?<!\w)(?:được (?:đầu tư|quan tâm|đảm bảo|bảo đảm|chỉ đạo|tăng cường|thực hiện|triển khai|giữ vững|chú trọng"
    r"|nâng|duy trì"
    r"|đẩy mạnh|tập trung|tổ chức|lãnh đạo|củng cố|kiện toàn|cải thiện|ghi nhận)|có (?:sự |nhiều "
    r"|bước )?(?:chuyển biến|tiến bộ)"
    r"|đạt (?:kết quả|hiệu quả|trên|hơn|gần|\d)|vẫn|nhưng|chưa(?! (?:đạt|được|hoàn thành|có|giải ngân|nộp"
    r"|giải quyết|thực hiện|xử lý|bàn giao|tham gia|đóng|đăng ký|kê khai|thanh toán|quyết toán|nghiệm thu|di dời|vay"
    r"|qua đào tạo))|ước đạt|bằng \d|so với cùng kỳ)(?!\w)"
)
PRAISE = patterns.compile(r"(?:trao |được |xét )?(?:tặng|khen|công nhận|thưởng|truy tặng|phong tặng|kỷ luật)")


@cache
def task_verb() -> re.Pattern[str]:
    """A verb that opens a task, to be matched at its place in folded text."""
    names = sorted({fold(word) for word in words("task_verbs")}, key=patterns.longest_first)
    noun = r"(?! nhập(?!\w)| biến(?!\w)| ủy(?! viên| ban)(?!\w)| độ(?!\w)| trường(?!\w)| thuộc(?!\w))"
    noun += r"(?!(?<=chi) (?:bộ|cục|nhánh|phí|tiết|hội|đoàn|đội)(?!\w))"
    led = r"(?!(?<=chủ trì) (?:và |, )?(?:các |cuộc |buổi )?(?:hội nghị|họp|làm việc|phiên|kỳ họp|đại hội|lễ|tọa đàm))"
    return patterns.compile(rf"(?:không (?:được )?)?(?:{'|'.join(map(re.escape, names))})(?!\w){noun}{led}")


@cache
def first_syllables() -> frozenset[str]:
    """The first words of all task verbs: spares `task_verb` where it cannot match."""
    return frozenset({"không", *(re.split(r"\W", fold(word), maxsplit=1)[0] for word in words("task_verbs"))})


@cache
def organisation() -> re.Pattern[str]:
    """The first words of whoever is to do the work, to be matched at its place in folded text."""
    names = sorted({fold(word) for word in words("organisation_openings")}, key=patterns.longest_first)
    no_body = (
        r"(?!(?<=đoàn) kết)(?!(?<=xã) hội(?! (?:đồng|nông|phụ|cựu)))"
        r"(?! chức| máy| hành| nghị| thảo| nhập| hợp| ngũ| bộ(?! )| trợ| hữu| việc| án| chống| ngừa| cháy|, chống"
        r"| nghề| học)"
    )
    whose = r"(?:(?:tất cả )?(?:các|những|mỗi|từng|toàn thể|toàn|2|hai) )?"
    return patterns.compile(rf"(?<!\w){whose}(?:{'|'.join(map(re.escape, names))})(?!\w){no_body}")


@cache
def order() -> re.Pattern[str]:
    """A verb that gives an order, anywhere in folded text."""
    names = sorted({fold(word) for word in words("task_givers")}, key=patterns.longest_first)
    meeting = (
        r"(?!(?<=giao) (?:thông|dịch|lưu|ban(?! (?:quản|chỉ|chấp|thường|tổ|tuyên|dân|nội|kinh|pháp|đô|an|dự|văn))))"
    )
    return patterns.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w){meeting}:?\s*(?:rằng\s+|là\s+|thêm\s+)?"
    )


_DATELINE = patterns.compile(
    r"(?:\([^()\n]{2,30}\)\s?(?:[-–—]\s?)?|[^\W\d_]{2,8}\d?(?:\.[^\W\d_]{2,6})? ?[-–—] )(?=\S)", re.IGNORECASE
)


def after_dateline(text: str, start: int) -> int:
    """Where a line begins after the paper that it is of: "(QBĐT) - **Trong** 6 tháng", "BHG - **Tối** ngày 28".

    >>> after_dateline("(TNO) Trong 10 tháng qua", 0), after_dateline("Trong 10 tháng qua", 0)
    (6, 0)
    """
    dateline = _DATELINE.match(text, start)
    return dateline.end() if dateline else start
