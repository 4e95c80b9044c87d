"""An office's own indicators: created, renamed or redefined from a day on, retired. The catalogue's are not changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.journal.actions import record
from giaoban.apps.targets.choices import Accumulation, Direction, Origin
from giaoban.apps.targets.models import Alias, Indicator, IndicatorVersion
from giaoban.apps.units.models import Unit
from giaoban.core.reading.folding import fold


class IndicatorError(ValueError):
    """An indicator that cannot be kept; the message is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What an office says of its indicator."""

    name: str
    unit: str
    accumulation: Accumulation
    direction: Direction
    sector: str
    definition: str = ""
    aliases: tuple[str, ...] = ()
    parent: Indicator | None = None
    numerator: Indicator | None = None
    denominator: Indicator | None = None
    level: Indicator | None = None

    def checked(self) -> "Definition":
        """Itself, where it can be kept."""
        if not self.name.strip():
            raise IndicatorError("Chưa có tên chỉ tiêu")
        if len(self.name) > 200:
            raise IndicatorError("Tên chỉ tiêu dài quá 200 ký tự: hãy rút gọn")
        if not self.sector.strip():
            raise IndicatorError("Chưa nêu lĩnh vực")
        if (self.numerator is None) != (self.denominator is None):
            raise IndicatorError("Tỷ lệ tính từ hai phần thì phải chọn cả tử số và mẫu số")
        if self.numerator is not None and self.accumulation != Accumulation.RATE:
            raise IndicatorError("Chỉ tỷ lệ mới có tử số và mẫu số")
        if self.level is not None and self.accumulation != Accumulation.REDUCTION:
            raise IndicatorError("Chỉ mức giảm mới nêu là giảm của chỉ tiêu nào")
        return self


@transaction.atomic
def create_indicator(
    office: Unit, definition: Definition, *, valid_from: date | None = None, by: AbstractBaseUser
) -> Indicator:
    """An indicator of `office` alone. Its name is none of the catalogue's and none of the office's own."""
    said = definition.checked()
    _free(office, (said.name, *said.aliases))
    own = Indicator.objects.filter(office=office).count()
    indicator = Indicator.objects.create(
        code=f"R{office.pk}-{own + 1}",
        name=said.name.strip(),
        unit=said.unit.strip(),
        accumulation=said.accumulation,
        direction=said.direction,
        sector=said.sector.strip(),
        order=1000 + own,
        valid_from=valid_from,
        office=office,
        parent=said.parent,
        numerator=said.numerator,
        denominator=said.denominator,
        level=said.level,
    )
    if said.definition or valid_from is not None:
        _version(indicator, valid_from or date(1945, 9, 2), said.definition, by=by)
    _named(indicator, (said.name, *said.aliases), by=by)
    record("targets.indicator_created", subject=indicator, by=by, code=indicator.code, name=indicator.name)
    return indicator


@transaction.atomic
def change_indicator(
    indicator: Indicator,
    *,
    on: date,
    by: AbstractBaseUser,
    reason: str,
    name: str = "",
    definition: str = "",
    breaks: str = "",
) -> IndicatorVersion:
    """A new version of an own indicator from `on`: another name, another definition, or a break with why.

    The old name stays an alias, so that old reports still speak of it.
    """
    office = _own(indicator)
    if not reason:
        raise IndicatorError("Chưa nêu lý do thay đổi")
    if not (name or definition or breaks):
        raise IndicatorError("Chưa nêu thay đổi gì: tên mới, khái niệm mới hoặc vì sao không so sánh được với trước")
    if indicator.versions.filter(valid_from__gte=on).exists():
        raise IndicatorError(f"Đã có thay đổi từ ngày {on:%d/%m/%Y} trở đi: hãy chọn ngày sau đó")
    if name and fold(name) != fold(indicator.name):
        _free(office, (name,))
    before = indicator.name
    Indicator.objects.filter(pk=indicator.pk).update(name=name or before)
    indicator.refresh_from_db()
    _named(indicator, (before, indicator.name), by=by)
    version = _version(indicator, on, definition, breaks=breaks, by=by)
    after = {"name": indicator.name, "definition": definition, "on": on}
    record("targets.indicator_changed", subject=indicator, by=by, reason=reason, before={"name": before}, after=after)
    return version


@transaction.atomic
def retire_indicator(indicator: Indicator, *, on: date, by: AbstractBaseUser, reason: str) -> None:
    """End an own indicator with the day before `on`; its figures and targets stay."""
    _own(indicator)
    if not reason:
        raise IndicatorError("Chưa nêu lý do thôi dùng chỉ tiêu")
    if indicator.valid_from is not None and on <= indicator.valid_from:
        raise IndicatorError(f"Chỉ tiêu bắt đầu ngày {indicator.valid_from:%d/%m/%Y}: ngày thôi dùng phải sau ngày ấy")
    indicator.valid_to = on - timedelta(days=1)
    indicator.save(update_fields=["valid_to"])
    record("targets.indicator_retired", subject=indicator, by=by, reason=reason, on=on)


def _own(indicator: Indicator) -> Unit:
    if indicator.office is None:
        raise IndicatorError("Chỉ tiêu của danh mục chung không đổi ở đây: hãy tạo chỉ tiêu riêng của đơn vị")
    return indicator.office


def _free(office: Unit, names: Iterable[str]) -> None:
    for name in names:
        taken = Alias.objects.filter(folded=fold(name).strip(), indicator__in=Indicator.objects.of_office(office))
        found = taken.select_related("indicator").first()
        if found is not None:
            raise IndicatorError(f"Đã có chỉ tiêu “{found.indicator.name}” mang tên “{name}”: hãy dùng chỉ tiêu ấy")


def _named(indicator: Indicator, names: Iterable[str], *, by: AbstractBaseUser) -> None:
    known = set(indicator.aliases.values_list("folded", flat=True))
    fresh = {fold(name).strip()[:300]: name.strip()[:300] for name in names if name.strip()}
    Alias.objects.bulk_create(
        [
            Alias(indicator=indicator, name=name, folded=folded, origin=Origin.CONFIRMED, by=by)
            for folded, name in fresh.items()
            if folded not in known
        ]
    )


def _version(
    indicator: Indicator, on: date, definition: str, *, breaks: str = "", by: AbstractBaseUser
) -> IndicatorVersion:
    return IndicatorVersion.objects.create(
        indicator=indicator,
        valid_from=on,
        name=indicator.name,
        unit=indicator.unit,
        accumulation=indicator.accumulation,
        direction=indicator.direction,
        definition=definition,
        breaks=breaks,
        by=by,
    )
