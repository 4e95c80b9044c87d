"""Numbers as a Vietnamese office writes them: decimal comma, points between thousands, the digits as they were kept."""

from decimal import Decimal
from fractions import Fraction


def written(value: Decimal | Fraction | int, *, decimals: int | None = None) -> str:
    """`value` in Vietnamese spelling, rounded half up to `decimals` where that is given.

    >>> written(Decimal("1856.717")), written(Decimal("-12.50")), written(4143)
    ('1.856,717', '-12,50', '4.143')
    >>> written(Decimal("58.333"), decimals=1)
    '58,3'
    >>> written(Fraction(1, 3))
    '0,33'
    """
    if isinstance(value, Fraction):
        exact = value.denominator == 1
        value = Decimal(value.numerator) / Decimal(value.denominator)
        decimals = decimals if decimals is not None else (0 if exact else 2)
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")
    grouped = f"{number:,f}"
    return grouped.replace(",", " ").replace(".", ",").replace(" ", ".")


def short(value: Decimal | Fraction | int, *, decimals: int = 2) -> str:
    """`written`, but without trailing zeros after the comma.

    >>> short(Decimal("20.000000")), short(Decimal("918.755000"), decimals=3), short(Decimal("-0.50"))
    ('20', '918,755', '-0,5')
    """
    text = written(value, decimals=decimals)
    return text.rstrip("0").rstrip(",") if "," in text else text
