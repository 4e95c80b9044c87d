"""Numbers that only look like figures: a day of a month, a year of a span, a map's scale, a number word in a name.

"hết **31/7** giải ngân", "giai đoạn 2026-**2030 bình** quân", "hết tháng **9.2009 chi nhánh**", "tỷ lệ **1/2000**".
"""

import re
from collections.abc import Sequence

from giaoban.core import patterns
from giaoban.core.quantities.quantity import Quantity, Side

_DAYS, _MONTHS = 31, 12


def is_day_of_month(quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether the sides of a stroke are a day and a month: no part is greater than its whole.

    >>> from giaoban.core.reading import read
    >>> [figure.text for figure in read("Hết 31/7 giải ngân 12 tỷ đồng, mở 2/5 cuộc.").figures]
    ['12 tỷ đồng', '2', '5 cuộc']
    """
    if quantity.partner is None or quantity.side not in (Side.PART, Side.WHOLE):
        return False
    other = quantities[quantity.partner]
    day, month = (quantity, other) if quantity.side is Side.PART else (other, quantity)
    plain = not day.decimals and not month.decimals and not day.in_words and not month.in_words
    return plain and month.value < day.value <= _DAYS and 1 <= month.value <= _MONTHS


def is_year(text: str, quantity: Quantity) -> bool:
    """Whether a number is the last year of a span, or a year behind its month, with the next word for its unit."""
    number = text[quantity.start : quantity.number_end]
    if _YEAR.fullmatch(number) is None:
        return False
    before = text[max(0, quantity.start - 14) : quantity.start]
    if len(number) != len("2030"):
        return _MONTH.search(before) is not None
    return _SPAN.search(before) is not None or (quantity.unit != "" and _YEAR_OF.search(before) is not None)


_YEAR = patterns.compile(r"(?:\d{1,2}[./])?(?:19|20)\d\d")
_SPAN = patterns.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–]\s?$")
# What is told by its year, with the next word for the number's unit: "Kế hoạch **2015 huyện** nâng đàn bò".
_YEAR_OF = patterns.compile(
    r"(?<!\w)(?:kế hoạch|nghị quyết|chỉ tiêu|dự toán|cổ tức|vụ|xuân|hè thu|mùa|cuối|đầu|hết|cuối năm|năm học"
    r"|quý [iv]+)\s$",
    re.IGNORECASE,
)
_MONTH = patterns.compile(r"(?<!\w)tháng\s$", re.IGNORECASE)


def is_scale(text: str, quantity: Quantity) -> bool:
    """The scale of a map: "tỷ lệ 1/2000"."""
    around = text[max(0, quantity.start - 14) : quantity.end + 8]
    return patterns.search(r"(?:tỷ|tỉ) lệ\s+1\s?/\s?[\d.]*[05]00(?!\d)", around) is not None


def is_name(first: str, line: str) -> bool:
    """Whether a number word belongs to a name, as in "Huyện ủy Tháp **Mười** tổ chức hội nghị"."""
    before = line[line.rstrip().rfind(" ") + 1 :]
    return first.isupper() and before.endswith(" ") and before[0].isupper()
