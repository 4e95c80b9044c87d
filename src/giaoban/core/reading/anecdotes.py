"""Stories of private persons, whose numbers are no results of the unit that reports.

"Chị Vũ Thị Mây, bản Nà Lạn, vay 50 triệu đồng nuôi 3 con bò": a person who is named with an age or a hamlet and holds
no office. A person who reports ("Ông A, trưởng thôn, cho biết …") tells results like any other.
"""

import re

from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL

_NAMED = (
    rf"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú"
    rf"|[Bb]ác|[Ee]m)"
    rf"(?:\s[{CAPITAL}]\w*){{2,5}}\s?[,(]\s?(?:\d\d tuổi|(?:ở )?(?:thôn|bản|xóm|ấp|khu phố|tổ|làng|buôn"
    rf"|khu)\s)"
)
_ANYBODY = patterns.compile(_NAMED)
_PERSON = patterns.compile(rf"(?:^|(?<=[.!?]\s)|(?<=\n))[^\w\n]*(?:(?:Gia đình|Hộ|Nhà) )?{_NAMED}[^.!?\n]*")
_REPORTS = patterns.compile(
    r"(?<!\w)(?:cho biết|chia sẻ|cho hay|nói|khẳng định|thông tin|báo cáo|chủ tịch|phó|bí thư|giám đốc|trưởng"
    r"|đảng viên"
    r"|đại biểu|chủ nhiệm)(?!\w)",
    re.IGNORECASE,
)


def find_anecdotes(text: str) -> list[tuple[int, int]]:
    """The sentences that tell of a private person, as spans in order.

    >>> story = "Chị Vũ Thị Mây, bản Nà Lạn, vay 50 triệu đồng nuôi bò. Toàn huyện còn 40 hộ nghèo."
    >>> [story[start:end] for start, end in find_anecdotes(story)]
    ['Chị Vũ Thị Mây, bản Nà Lạn, vay 50 triệu đồng nuôi bò']
    >>> find_anecdotes("Ông Lò Văn Pó, 52 tuổi, trưởng bản, cho biết bản còn 4 hộ nghèo.")
    []
    """
    if _ANYBODY.search(text) is None:
        return []
    return [match.span() for match in _PERSON.finditer(text) if not _REPORTS.search(match[0])]
