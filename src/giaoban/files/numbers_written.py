"""Numbers, days and times of spreadsheet cells, written as a Vietnamese reader sees them on the sheet."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

CellValue = int | float | str | bool | date | datetime | time | timedelta

_SIGNIFICANT = 15  # digits that a spreadsheet keeps; the rest is noise of its binary numbers
# Format numbers that every spreadsheet knows without a code.
BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 17: "mmm-yy"},
    **{37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"},
}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Form:
    """How a cell shows its value: as a percentage, with so many decimals (None: as many as there are), in groups."""

    percent: bool = False
    decimals: int | None = None
    grouped: bool = False
    day: bool = True
    month: bool = True

    @classmethod
    def from_code(cls, code: str) -> "Form":
        """The form that a spreadsheet's format code asks for.

        >>> Form.from_code("#,##0.00") == Form(decimals=2, grouped=True), Form.from_code("0.0%").percent
        (True, True)
        >>> Form.from_code("mm/yyyy").day, Form.from_code("General") == Form()
        (False, True)
        """
        plain = _QUOTED.sub("", code.split(";")[0]).lower()
        if not re.search(r"[0#?]", plain):
            dated = "y" in plain
            return cls(day="d" in plain or not dated, month="m" in plain or not dated)
        if "e+" in plain or "/" in plain:
            return cls()
        decimals = re.search(r"\.([0#?]*)", plain)
        return cls(
            percent="%" in plain,
            decimals=len(decimals[1]) if decimals else 0,
            grouped=bool(re.search(r"[0#?],[0#?]", plain)),
        )


def written(value: CellValue, form: Form = Form()) -> str:
    """The value as text: comma for decimals, point between thousands where the cell groups them.

    >>> written(918.755), written(0.395, Form(percent=True, decimals=1)), written(1837.0, Form(grouped=True))
    ('918,755', '39,5%', '1.837')
    >>> written(date(2025, 4, 1), Form(day=False)), written(2025.0), written(0.1 + 0.2)
    ('04/2025', '2025', '0,3')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, int | float):
        return _number(Decimal(format(value, f".{_SIGNIFICANT}g")), form)
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%H:%M} {_day(value, form)}"
    if isinstance(value, date):
        return _day(value, form)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    hours, rest = divmod(int(value.total_seconds()), 3600)
    return f"{hours}:{rest // 60:02d}"


def _day(value: date, form: Form) -> str:
    if not form.month:
        return f"{value.year}"
    return f"{value:%d/%m/%Y}" if form.day else f"{value:%m/%Y}"


def _number(value: Decimal, form: Form) -> str:
    if not value.is_finite():
        return ""
    if form.percent:
        value *= 100
    if form.decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP)
    else:
        value = value.normalize()
    digits = f"{value:,f}" if form.grouped else f"{value:f}"
    return digits.translate(str.maketrans(",.", ".,")) + ("%" if form.percent else "")
