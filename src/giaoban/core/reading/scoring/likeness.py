"""When words, values, units and periods that a reader gives count as those of the annotation.

Wording may differ where the meaning does not: words are compared as bags, filler aside; values in their base unit.
"""

import re
from collections import Counter
from collections.abc import Collection
from decimal import Decimal
from unicodedata import normalize

# Words that a measure may have or lack without naming something else.
FILLER = frozenset(
    ["của", "và", "trên", "địa", "bàn", "các", "được", "là", "đạt", "số", "tổng", "công", "tác", "cho", "trong", "với"]
) | frozenset(["về", "quận", "huyện", "phường", "xã", "tỉnh", "thành", "phố", "thị"])
_PERCENT = "phầntrăm"
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
_NEAR = Decimal("1e-9")  # relative: values that differ by less are the same


def words(text: str | None) -> list[str]:
    """The words of a text, lower case, NFC, signs left out.

    >>> words("Thu ngân sách (dự toán): 50%")
    ['thu', 'ngân', 'sách', 'dự', 'toán', '50']
    """
    return re.findall(r"\w+", normalize("NFC", text or "").lower())


def overlap(first: str | None, second: str | None, filler: Collection[str] = FILLER) -> Decimal:
    """The share of words in common, 0 to 1: twice those in both, by those of each. Filler counts where nothing else is.

    >>> overlap("tổng thu ngân sách quận", "thu ngân sách"), overlap("thu ngân sách", "chi ngân sách") < 1
    (Decimal('1'), True)
    >>> overlap("tổng số", "tổng số"), overlap(None, "thu")
    (Decimal('1'), Decimal('0'))
    """
    left, right = (
        Counter(word for word in bag if word not in filler) or Counter(bag) for bag in (words(first), words(second))
    )
    common = (left & right).total()
    return Decimal(2 * common) / (left.total() + right.total()) if common else Decimal(0)


def amount(value: Decimal, unit: str) -> tuple[Decimal, tuple[str, ...]]:
    """A value without the scale of its unit, and the words of the unit that is left.

    >>> amount(Decimal("918.755"), "tỷ đồng")
    (Decimal('918755000000.000'), ('đồng',))
    >>> amount(Decimal(50), "%")
    (Decimal('50'), ('phầntrăm',))
    """
    rest = words(unit.replace("%", f" {_PERCENT} "))
    while rest and rest[0] in _SCALES:
        value *= 10 ** _SCALES[rest.pop(0)]
    return value, tuple(rest)


def same_value(gold: Decimal, gold_unit: str, value: Decimal, unit: str) -> bool:
    """Whether two numbers say as much, whatever their scale and sign.

    >>> same_value(Decimal("1.5"), "tỷ đồng", Decimal(1500), "triệu đồng")
    True
    >>> same_value(Decimal("-1.09"), "%", Decimal("1.09"), "%"), same_value(Decimal(5), "ha", Decimal(50), "ha")
    (True, False)
    """
    first, second = abs(amount(gold, gold_unit)[0]), abs(amount(value, unit)[0])
    return abs(first - second) <= _NEAR * max(Decimal(1), first, second)


def same_unit(gold: str, unit: str) -> bool:
    """Whether a unit is that of the annotation: first or last word the same, or one within the other.

    An annotation without a unit leaves it open: anything but a percentage will do.

    >>> same_unit("tỷ đồng", "đồng"), same_unit("lượt người", "người"), same_unit("hộ", "ha")
    (True, True, False)
    >>> same_unit("", "đảng viên"), same_unit("", "%")
    (True, False)
    """
    first, second = amount(Decimal(0), gold)[1], amount(Decimal(0), unit)[1]
    if not first:
        return _PERCENT not in second
    if not second:
        return False
    ends = first[0] == second[0] or first[-1] == second[-1]
    return ends or set(first) <= set(second) or set(second) <= set(first)


def months(period: str | None) -> tuple[str, str] | None:
    """First and last month of a period as written; days are left out.

    >>> months("2025-04"), months("2021"), months("2015/2020"), months(None)
    (('2025-04', '2025-04'), ('2021-01', '2021-12'), ('2015-01', '2020-12'), None)
    """
    if not period:
        return None
    first, _, last = period.partition("/")
    last = last or first
    return (first if len(first) > 4 else f"{first}-01")[:7], (last if len(last) > 4 else f"{last}-12")[:7]
