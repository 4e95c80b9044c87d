"""What an office decides about its reporting regimes: issue one, change it by a new version, end it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from giaoban.apps.collection.choices import Cycle, DueRule, Moves, Reach
from giaoban.apps.collection.models import (
    FourEyes,
    Regime,
    RegimeIndicator,
    RegimeUnit,
    RegimeVersion,
    SpecialDay,
)
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.folding import bare
from giaoban.apps.units.models import Unit


class RegimeError(ValueError):
    """A regime that cannot be issued or changed so, with the sentence that a person reads."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a regime: which units, of which kind."""

    unit: Unit
    reach: str = Reach.ITSELF
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a version of a regime says."""

    name: str
    cycle: str
    due_number: int
    valid_from: date
    indicators: Sequence[Indicator]
    units: Sequence[Asked]
    basis: str = ""
    first_day: int = 1
    due_rule: str = DueRule.DAY
    due_months: int = 0
    moves: str = Moves.LATER
    four_eyes: bool = True
    valid_to: date | None = None
    optional: frozenset[int] = field(default_factory=frozenset)  # indicators that may be left out


def issue(owner: Unit, terms: Terms, *, by: AbstractBaseUser | None) -> Regime:
    """A new regime of `owner`, to which its reports go. Raises RegimeError where its terms do not hold together."""
    _refuse(owner, terms)
    with transaction.atomic():
        regime = Regime.objects.create(owner=owner, code=_code(owner, terms.name), by=by)
        version = _version(regime, terms, number=1, reason="", by=by)
        record("collection.regime_issued", subject=regime, by=by, **_said(version))
    return regime


def revise(regime: Regime, terms: Terms, *, by: AbstractBaseUser, reason: str) -> RegimeVersion:
    """Another version of the regime, for the periods that end from its first day on; the earlier ones stay readable.

    Raises RegimeError without a reason, where the terms do not hold together, or where somebody else came first.
    """
    _need(reason, "chế độ báo cáo thay đổi")
    _refuse(regime.owner, terms)
    number = regime.versions.count() + 1
    try:
        with transaction.atomic():
            version = _version(regime, terms, number=number, reason=reason.strip(), by=by)
            record("collection.regime_revised", subject=regime, by=by, reason=reason, **_said(version))
    except IntegrityError as error:
        raise RegimeError("Chế độ này vừa được người khác thay đổi; hãy mở lại trang rồi sửa tiếp.") from error
    return version


def set_four_eyes(unit: Unit, *, asked: bool, by: AbstractBaseUser, reason: str) -> FourEyes:
    """Whether one person may take several steps of the unit's reports, whatever the regime says."""
    _need(reason, "quy định này thay đổi")
    with transaction.atomic():
        row = FourEyes.objects.create(unit=unit, asked=asked, reason=reason.strip(), by=by)
        record("collection.four_eyes_set", subject=row, by=by, reason=reason, unit=unit.key, asked=asked)
    return row


def set_special_day(day: date, *, works: bool, words: str, by: AbstractBaseUser) -> SpecialDay:
    """The authorities made `day` a day off or a working day."""
    if not words.strip():
        raise RegimeError("Chưa ghi văn bản hoặc nội dung; hãy ghi vì sao ngày này là ngày nghỉ hoặc ngày làm việc.")
    with transaction.atomic():
        row = SpecialDay.objects.create(day=day, works=works, words=words.strip()[:200], by=by)
        record("collection.special_day_set", subject=row, by=by, day=day, works=works)
    return row


def _version(regime: Regime, terms: Terms, *, number: int, reason: str, by: AbstractBaseUser | None) -> RegimeVersion:
    plain = (
        *("name", "basis", "cycle", "first_day", "due_rule", "due_number", "due_months", "moves", "four_eyes"),
        *("valid_from", "valid_to"),
    )
    said = {name: getattr(terms, name) for name in plain}
    version = RegimeVersion.objects.create(regime=regime, number=number, reason=reason, by=by, **said)
    RegimeIndicator.objects.bulk_create(
        RegimeIndicator(version=version, indicator=one, order=order, required=one.pk not in terms.optional)
        for order, one in enumerate(terms.indicators, start=1)
    )
    RegimeUnit.objects.bulk_create(
        RegimeUnit(version=version, unit=line.unit, reach=line.reach, kind=line.kind) for line in terms.units
    )
    return version


def _refuse(owner: Unit, terms: Terms) -> None:
    """RegimeError for terms that do not hold together."""
    if not terms.name.strip():
        raise RegimeError("Chưa ghi tên chế độ báo cáo; hãy ghi tên như trong văn bản quy định.")
    if not terms.indicators:
        raise RegimeError("Chưa chọn chỉ tiêu nào; hãy chọn ít nhất một chỉ tiêu phải báo cáo.")
    if not terms.units:
        raise RegimeError("Chưa chọn đơn vị nào; hãy chọn ít nhất một đơn vị phải báo cáo.")
    if terms.cycle not in Cycle.values:
        raise RegimeError("Kỳ báo cáo chưa đúng; hãy chọn tháng, quý, 6 tháng, 9 tháng hoặc năm.")
    if not 1 <= terms.first_day <= 28:
        raise RegimeError(f"Ngày bắt đầu tính số liệu là {terms.first_day}; hãy ghi từ 1 đến 28.")
    longest = 31 if terms.due_rule == DueRule.DAY else 60
    if not 1 <= terms.due_number <= longest:
        raise RegimeError(f"Hạn nộp ghi {terms.due_number}; hãy ghi từ 1 đến {longest}.")
    if terms.valid_to is not None and terms.valid_to < terms.valid_from:
        raise RegimeError("Ngày hết áp dụng đứng trước ngày áp dụng; hãy sửa một trong hai ngày.")
    below = set(Unit.objects.under([owner]).values_list("pk", flat=True))
    strange = [line.unit.name for line in terms.units if line.unit.pk not in below]
    if strange:
        raise RegimeError(f"{strange[0]} không thuộc {owner.name}; hãy chọn {owner.name} hoặc đơn vị trực thuộc.")


def _code(owner: Unit, name: str) -> str:
    """A short name for addresses that no other regime of the office has."""
    stem = slugify(bare(name).replace("đ", "d"))[:32].strip("-") or "che-do"
    taken = set(owner.regimes.values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if code not in taken)


def _need(reason: str, what: str) -> None:
    if not reason.strip():
        raise RegimeError(f"Chưa ghi lý do; hãy viết một câu để người sau hiểu vì sao {what}.")


def _said(version: RegimeVersion) -> dict[str, object]:
    return {
        "name": version.name,
        "version": version.number,
        "cycle": version.cycle,
        "first_day": version.first_day,
        "due": f"{version.due_rule} {version.due_number} +{version.due_months}",
        "from": version.valid_from,
        "to": version.valid_to,
        "indicators": [row.indicator.code for row in version.indicators.select_related("indicator")],
        "units": [f"{row.unit.key} {row.reach} {row.kind}".strip() for row in version.units.select_related("unit")],
    }
