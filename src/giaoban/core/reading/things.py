"""The noun after a number: a thing that is counted, or one that is only about to be listed.

Word lists know many things that reports count. One that they do not know is told by how it stands: a verb of doing
hands the number over ("triển khai **23 kỹ thuật**"), or the number is written as only a count is ("**9.120** chủ
rừng", "**09** kiosk").
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import nouns

# Things that a report counts before it lists them, or that it holds and does not achieve.
LISTED = patterns.compile(
    r"(?:nhóm\s+)?(?:nhiệm vụ|giải pháp|nội dung|khâu|chương trình|ngành|lĩnh vực|mục tiêu|chỉ tiêu|tiêu chí"
    r"|vấn đề|yêu cầu"
    r"|đột phá|trụ cột|quan điểm|nguyên nhân|bài học|hạn chế|phương thức|nguyên tắc|định hướng|nhóm(?! trẻ)|mặt"
    r"|khía cạnh|bước|hướng"
    r"|trọng tâm|chỉ số|bộ|cấp(?! ủy)|thành phần|đầu mối|đầu tàu|đầu tầu|phần(?! quà)|mục|mũi (?:đột phá|nhọn|tiến công"
    r"|giáp công)|kỳ|ngày(?! công)|giờ|phút|tháng|năm"
    r"|tuần|quý|lần|chỗ(?! làm)"
    r"|loại|tầng|trục|tuyến|vành đai|bên|chiều)(?!\w)",
    re.IGNORECASE,
)
# Things that are done: a result after a verb ("tổ chức 86 buổi"), an agenda without one ("xem xét 15 báo cáo").
DONE_THINGS = patterns.compile(
    r"(?:cuộc|buổi|đợt|phiên|chuyên đề|ý kiến|nghị quyết|báo cáo|tờ trình|dự thảo|mô hình|chương trình"
    r"|văn bản|kỳ)(?!\w)",
    re.IGNORECASE,
)
DOES = patterns.compile(
    r"(?<!\w)(?:đã|được|có|xây dựng|triển khai|thành lập|tổ chức|hoàn thành|cấp|trồng|sửa chữa|lắp đặt|hỗ trợ"
    r"|tặng|trao"
    r"|xử lý|xây|lắp|mua|thay|đào tạo|phát|công nhận|thêm|nâng cấp|mở rộng|chỉnh trang|duy tu|lát|khởi công"
    r"|nghiệm thu"
    r"|bàn giao|cải tạo|thi công|nạo vét|khánh thành|giải tỏa)"
    r"(?:\s(?:thành công|được|thêm|mới|hơn|gần|trên|khoảng|tổng số|tổng cộng))*\s$",
    re.IGNORECASE,
)

_NAMES = (
    "bảng|hình|biểu|phụ lục|mẫu|tầng|lầu|số|khóa|lớp|khối|tuần|ngày|thứ|tổ|đội|nhóm|vùng|loại|hạng|bậc|cấp|mục"
    "|phần|chương|khu|lô|trang|bài|kỳ|đợt|lần|vòng|giai đoạn|nhiệm kỳ|tháng|năm|quý|điều|khoản|điểm|kết luận"
    "|nghị quyết|chỉ thị|km|trong|với|từ|đến|gồm|tại|ở|cả|mỗi|của|và|có|là|như|trên|dưới|khoảng|gần|hơn|theo|top|tốp"
)
_VERB = patterns.compile(
    rf"(?<!\w){nouns.ACTS}(?:\s(?:thành công|được|thêm|mới|hơn|gần|trên|khoảng|cho|tổng số))*\s*$", re.IGNORECASE
)
_RAISED = patterns.compile(
    r"(?<!\w)(?:nâng|đưa|tăng)\s[^,;.]*\s(?:lên|thành)(?:\s(?:thành|là|tới|hơn|gần|trên))?\s*$", re.IGNORECASE
)
# A clause of a few words before the number is what was done, whatever the verb: "Triệt phá **3 tụ điểm**".
_OPENS = patterns.compile(
    rf"(?:^|[.;:,]\s|\d\s?%\s)\W*(?!(?:{_NAMES})(?!\w))[^\W\d]{{2,}}(?:\s[^\W\d]+){{0,2}}\s$", re.IGNORECASE
)
# A count that stands beside another: "giúp 35 hội viên vay vốn, **9 chị** thoát nghèo".
_BESIDE = patterns.compile(r"\d\s[^\W\d][^.;:\n]{0,45}(?:,|\svà)\s$")
_COUNTED = patterns.compile(r"0\d|\d{1,3}(?:\.\d{3})+")
_NOUN = patterns.compile(r"\s([a-zà-ỹđ]+(?:\s[a-zà-ỹđ]+)?)(?![\w/])")
_ABBREVIATED = patterns.compile(r"\s((?!USD|VN[DĐ]|EUR|GMT)[A-ZĐ][A-ZĐa-z]{1,6})(?![\w/-])")
_NO_NOUN = patterns.compile(
    r"(?:và|của|với|cho|tại|ở|trong|trên|dưới|là|có|đã|được|để|từ|đến|tới|về|do|bị|so|theo|tăng|giảm|đạt|năm|tháng|ngày"
    r"|quý|nêu|mà|thì|khi|này|đó|sẽ|cùng|như|nhưng|tuy|còn|cũng|không|chưa|người ta|đồng thời|lên|xuống|giám đốc"
    r"|phóng viên|đại biểu|khách mời|bí thư|chủ tịch|lãnh đạo|đồng chí|sạch|biết|tốt|đúng|rõ|tại chỗ|nhất"
    r"|chính thức|dự bị|nữ|nam)(?!\w)"
)


def is_done(line: str) -> bool:
    """Whether a line ends in a verb of doing: "nhân rộng" before **6 mô hình**."""
    return _VERB.search(line) is not None


def unknown_thing(line: str, after: str, written: str = "2") -> str:
    """The noun after a number that the word lists do not know, "" where what stands there is not counted.

    `line` is what comes before the number in its line, `after` what follows, `written` its digits.

    >>> unknown_thing("bệnh viện triển khai thành công ", " kỹ thuật mới, trong đó")
    'kỹ thuật'
    >>> unknown_thing("chi trả cho ", " chủ rừng.", "9.120"), unknown_thing("thí điểm ", " Kiosk thông minh", "09")
    ('chủ rừng', 'Kiosk')
    >>> unknown_thing("hội tụ đủ ", " phương thức vận tải"), unknown_thing("triển khai ", " nhiệm vụ trọng tâm")
    ('', '')
    """
    noun = _NOUN.match(after) or _ABBREVIATED.match(after)
    if noun is None or written == "1" or _NO_NOUN.match(noun[1]) or LISTED.match(noun[1]) or DONE_THINGS.match(noun[1]):
        return ""
    evidence = (DOES, _VERB, _RAISED, _OPENS, _BESIDE)
    if not (_COUNTED.fullmatch(written) or any(pattern.search(line) for pattern in evidence)):
        return ""
    first, _, second = noun[1].partition(" ")
    return first if _NO_NOUN.match(second) else noun[1]
