"""The forms that open inside a figure's line: what they hold, and what they change of the figure."""

from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from giaoban.apps.figures.models import Figure
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period, PeriodError, read_label
from giaoban.core.quantities import NumberError, parse_number
from giaoban.web.language import say
from giaoban.web.lines import ROLES
from giaoban.web.numbers import written

FIELDS = ("value", "unit", "role", "period", "indicator", "reason")


@dataclass
class Form:
    """A form open in a line: what it holds and what is wrong with it, by field."""

    kind: str
    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)


def as_read(figure: Figure, indicator: str) -> dict[str, str]:
    """The fields of the form as the figure was read."""
    return {
        "value": written(figure.value, decimals=figure.decimals),
        "unit": figure.unit,
        "role": figure.role,
        "period": figure.span.label if figure.span else "",
        "indicator": indicator,
        "reason": "",
    }


def changes_of(form: Form, figure: Figure) -> dict[str, Any]:
    """What the form changes of the figure; what is wrong goes into the form, a sentence a field."""
    values, changes = form.values, {}
    value = _number(form)
    if value is not None and value[0] != figure.value:
        changes |= {"value": value[0], "decimals": value[1]}
    if values["unit"] != figure.unit:
        changes["unit"] = values["unit"]
    if values["role"] in ROLES and values["role"] != figure.role:
        changes["role"] = values["role"]
    period = _period(form)
    if period is not None and period != figure.span:
        changes["period"] = period
    indicator = _indicator(form)
    if indicator is not None and indicator.pk != figure.indicator_id:
        changes["indicator"] = indicator
    if not values["reason"]:
        form.errors["reason"] = say("Ghi lý do sửa: người xem sổ sau này cần biết vì sao số đổi.")
    return changes


def _number(form: Form) -> tuple[Decimal, int] | None:
    text = form.values["value"]
    try:
        number = parse_number(text)
    except NumberError:
        said = say("“{text}” không phải là số. Ghi như trong báo cáo, dấu phẩy trước phần lẻ: 1.856,717.")
        form.errors["value"] = said.format(text=text)
        return None
    return number.value, max(number.decimals, 0)


def _period(form: Form) -> Period | None:
    text = form.values["period"]
    if not text:
        return None
    for read in (read_label, Period.parse):
        with suppress(PeriodError):
            return read(text)
    said = say("“{text}” không phải là kỳ. Ghi tháng 4/2025, 4 tháng đầu năm 2025, năm 2025 hoặc nhiệm kỳ 2020–2025.")
    form.errors["period"] = said.format(text=text)
    return None


def _indicator(form: Form) -> Indicator | None:
    text = form.values["indicator"]
    if not text:
        return None
    found = Indicator.objects.filter(code=text.partition("·")[0].strip()).first()
    if found is None:
        said = say("Không có chỉ tiêu “{text}”. Gõ vài chữ rồi chọn một dòng trong danh sách hiện ra.")
        form.errors["indicator"] = said.format(text=text)
    return found
