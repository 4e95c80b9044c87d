"""Whether a report calls a result official or an estimate, by the words of the sentence before the figure.

"Chính thức" alone says nothing of a number ("đảng viên chính thức", "chính thức khai trương"), and a number that is
still waited for is not there ("chưa có số liệu chính thức").
"""

from giaoban.core import patterns
from giaoban.core.reading.folding import fold

_OFFICIAL = patterns.compile(
    r"\bsố(?: liệu)?(?: thống kê| báo cáo)? chính thức\b|\bcông bố chính thức\b|\bchính thức công bố\b|"
    r"\b(?:số|số liệu|kết quả|theo|được) quyết toán\b"
)
_ESTIMATE = patterns.compile(r"(?:^|[;:(] ?)(?:ước|dự ước|ước tính|tạm tính)(?! mơ| vọng| nguyện| muốn| lệ)\b[^;:]*$")
_NOT_YET = patterns.compile(r"\b(?:chưa có|chưa|chờ|đợi|trước khi|đến khi|khi có|sẽ|không phải)(?: \w+){0,2} ?$")


def is_official(before: str) -> bool:
    """Whether the words of the sentence `before` a figure call it official.

    >>> is_official("Theo số liệu chính thức của Thống kê thành phố, năm 2024 GRDP tăng ")
    True
    >>> is_official("Chưa có số liệu chính thức, năm 2024 GRDP tăng "), is_official("Đảng viên chính thức ")
    (False, False)
    """
    said = fold(before)
    return any(_NOT_YET.search(said[: found.start()]) is None for found in _OFFICIAL.finditer(said))


def is_estimate(before: str) -> bool:
    """Whether the clause that leads up to a figure opens with "ước": "Ước thu ngân sách tháng 4 đạt …".

    >>> is_estimate("Ước thu ngân sách tháng 4/2025 đạt "), is_estimate("Ước mơ của ")
    (True, False)
    >>> is_estimate("Ước thu tháng 5 đạt 9 tỷ đồng; thu tháng 4 đạt ")
    False
    """
    return _ESTIMATE.search(fold(before.lstrip(" -–+*"))) is not None
