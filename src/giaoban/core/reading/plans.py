"""What a text is by its title and opening: a plan, so that what it tells without a sign is planned; or a report.

A plan, a project, a budget, a council's resolution or the news of one says "tổng diện tích 5.000 ha" of what is to be.
Signs of what has come about ("hiện nay", "đã", a time before the plan's, somebody who tells) end that for the rest of
their paragraph.
"""

import re
from collections.abc import Sequence

from giaoban.core import patterns
from giaoban.core.reading.passages import Kind, Passage

_TITLE_CHARS, _TITLE_LINES = 700, 8
_NAMES = (
    r"(?:quy hoạch|đề án|kế hoạch(?! (?:-|–|&|và) )|dự toán|phương án|chỉ tiêu|lộ trình|chiến lược"
    r"|mục tiêu, (?:chỉ tiêu|nhiệm vụ))(?!\w)"
)
# "KẾ HOẠCH" on a line of its own, "Kế hoạch … năm 2022".
_KIND = patterns.compile(
    r"[\W\d]*(?:kế hoạch|quy hoạch|đề án|phương án|chương trình hành động|nghị quyết|dự toán)\W*$", re.IGNORECASE
)
_OPENS = patterns.compile(
    rf"\W*(?:về việc |v/v |về )?(?:(?:phê duyệt|ban hành|thông qua|điều chỉnh|phân bổ|phân khai|giao)\s)?{_NAMES}"
    r"(?=.*\d{4})",
    re.IGNORECASE,
)
_ACT = patterns.compile(
    r"(?<!\w)(?:phê duyệt|ban hành|công bố|phân bổ|phân khai|(?<!bàn )giao|quyết nghị|thông qua)\s(?:[^\s:;.]+\s){0,6}?"
    rf"(?:{_NAMES}|(?:chương trình|vốn|ngân sách|kinh phí|nghị quyết (?:về|chuyên đề|phát triển))(?!\w))",
    re.IGNORECASE,
)
_REPORTS = patterns.compile(
    r"(?<!\w)(?:báo cáo|kết quả|sơ kết|tổng kết|tình hình|đánh giá|hiệu quả|nhìn lại|hội nghị|thực hiện|giải ngân"
    r"|đạt|hoàn thành|vượt|giám sát|tiến độ|giao ban|phiên họp|kỳ họp|đại hội|năm qua|sau \w+ năm|biểu)(?!\w)",
    re.IGNORECASE,
)
_JUST_SET = patterns.compile(
    r"(?<!\w)(?:vừa|mới)(?: \w+){0,2}? (?:ban hành|phê duyệt|ký|thông qua|công bố|giao)(?!\w)[^.;\n]{0,160}?"
    rf"(?<!\w)(?:{_NAMES}|chương trình(?! mục tiêu)(?!\w)|phê duyệt|phân bổ)",
    re.IGNORECASE,
)


def is_plan(text: str, found: Sequence[Passage]) -> bool:
    """Whether a text sets out a plan, by its title or by the first sentence under it.

    >>> from giaoban.core.reading.passages import passages
    >>> page = "KẾ HOẠCH\\nTrồng rừng năm 2022\\nTrồng mới 300 ha.", "Kết quả trồng rừng năm 2022\\nTrồng mới 300 ha."
    >>> [is_plan(each, passages(each)) for each in page]
    [True, False]
    """
    title = [p for p in found[: _TITLE_LINES + 4] if p.kind is not Kind.FURNITURE and p.start < _TITLE_CHARS]
    plan = False
    for index, passage in enumerate(title):
        words = text[passage.body : min(passage.end, passage.start + _TITLE_CHARS)]
        if passage.kind is not Kind.HEADING:
            first = index == 0 or title[index - 1].kind is Kind.HEADING
            return plan or (first and _JUST_SET.search(words) is not None and _REPORTS.match(words) is None)
        if passage.level > 1 or _REPORTS.search(words):
            return plan
        plan = plan or any(pattern.match(words) for pattern in (_KIND, _OPENS)) or _ACT.search(words) is not None
    return plan


TELLS = patterns.compile(
    r"(?<!\w)(?:(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện(?! thực| đại| hữu| trường| vật| hành| có lên)|đến nay"
    r"|cho biết|cho hay|chia sẻ|(?:vừa|thời gian|năm|tháng|nhiệm kỳ) qua(?=[,. ])"
    r"|tính đến|trước đây|trước đó|(?<!như )(?<!sau khi )đã|kết quả|ước đạt|cùng kỳ)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell of what is or was: they end what only the kind of the text says."""

BY_PLAN = patterns.compile(
    r"\W*theo (?:(?:các |dự thảo )?(?:kế hoạch|quy hoạch|đề án|phương án|lộ trình|chương trình|dự kiến|dự toán"
    r"|chiến lược|phê duyệt)"
    r"|(?:nghị quyết|quyết định)(?=[^,;.\d]{0,20},|[^;\n:]{0,90}, (?:dự án|đề án|công trình|tuyến))"
    r")(?!\w)[^.;\n:]{0,90}?,",
    re.IGNORECASE,
)
"""A sentence that says what a plan holds: "Theo kế hoạch, …", "Theo Đề án, …"."""

SETS_PLAN = patterns.compile(
    r"(?<!\w)(?:ban hành|phê duyệt|thông qua|quyết nghị|xây dựng|ký)(?!\w)[^.;\n]{0,120}?"
    rf"(?<!\w)(?:{_NAMES}|chương trình|phân bổ|nghị quyết)",
    re.IGNORECASE,
)
"""A sentence after which "Theo đó" and "Cụ thể" say what the plan holds."""

FOLLOWS = patterns.compile(
    r"\W*(?:theo đó|cụ thể|trong đó|(?:kế hoạch|đề án|quy hoạch|chương trình)(?: này)? (?:đặt|xác định|nêu|đề|phấn))"
    r"(?!\w)",
    re.IGNORECASE,
)
