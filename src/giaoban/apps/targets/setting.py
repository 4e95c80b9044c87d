"""Setting targets by hand: booking, amending, withdrawing, splitting over time, handing down, choosing the path.

Every change is another row and an event of the journal, within one transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.documents.models import Document
from giaoban.apps.documents.periods import columns
from giaoban.apps.journal.actions import hold_writers, record
from giaoban.apps.targets.choices import Comparator, Setter
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.numbers import decimals_of, storable
from giaoban.apps.targets.path_choosing import carry_path
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import CHANGES, Aim


class TargetError(ValueError):
    """A target that cannot be set; the message is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a target rests on: clause and resolution in words, the document where the library has it, or a reason."""

    clause: str = ""
    basis: str = ""
    document: Document | None = None
    reason: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of a target; TargetError where nothing is named, or a document without its clause."""
        if not (self.basis or self.document or self.reason):
            raise TargetError("Chưa nêu văn bản giao chỉ tiêu: ghi số, ký hiệu nghị quyết hoặc chọn văn bản")
        if self.document is not None and not self.clause:
            raise TargetError("Chưa nêu chỉ tiêu nằm ở điểm, mục, điều nào của văn bản")
        return {"clause": self.clause, "basis": self.basis, "document": self.document, "reason": self.reason}


def _asked(aim: Aim) -> dict[str, Any]:
    """The columns of what is asked for."""
    numbers = (aim.value, aim.to, aim.base)
    if any(number is not None and not storable(number) for number in numbers):
        raise TargetError("Số quá dài: ghi tối đa 15 chữ số, trong đó 9 chữ số thập phân")
    return {
        "comparator": Comparator(aim.comparator),
        "value": aim.value,
        "decimals": decimals_of(aim.value),
        "value_to": aim.to,
        "decimals_to": None if aim.to is None else decimals_of(aim.to),
        "base_value": aim.base,
        "base_decimals": None if aim.base is None else decimals_of(aim.base),
    }


@transaction.atomic
def set_target(
    *,
    unit: Unit,
    indicator: Indicator,
    period: Period,
    setter: Setter,
    aim: Aim,
    source: Source,
    by: AbstractBaseUser,
    base_period: Period | None = None,
    effective_from: date | None = None,
) -> Target:
    """Book a target of `unit`. One that the same body has set for the same period is amended, not set again."""
    if indicator.office_id not in (None, unit.pk):
        raise TargetError(f"“{indicator.name}” là chỉ tiêu riêng của đơn vị khác")
    hold_writers()  # of two who set the same target at one moment the second is told of the first
    same = Target.objects.current().filter(unit=unit, indicator=indicator, setter=setter, **columns(period))
    if same.filter(part_of__isnull=True).exists():
        raise TargetError(
            f"Chỉ tiêu “{indicator.name}” {period.label} do {Setter(setter).label} đã được ghi: hãy mở và điều chỉnh"
        )
    target = Target.objects.create(
        unit=unit,
        indicator=indicator,
        setter=setter,
        measured_in=aim.unit or indicator.unit,
        base_period=str(base_period) if base_period and aim.comparator in CHANGES else "",
        effective_from=effective_from,
        booked_by=by,
        **columns(period),
        **_asked(aim),
        **source.columns,
    )
    record("targets.set", subject=target, by=by, reason=source.reason, **_told(target))
    return target


def _told(target: Target) -> dict[str, Any]:
    return {
        "indicator": target.indicator.code,
        "unit": target.unit.key,
        "period": target.period,
        "setter": target.setter,
        "asked": target.aim.written,
        "source": target.source_words,
    }


@transaction.atomic
def amend(
    target: Target,
    *,
    aim: Aim,
    source: Source,
    by: AbstractBaseUser,
    effective_from: date | None = None,
) -> Target:
    """Book another version of `target`, which stays readable and stays in force until `effective_from`.

    Without a day the new version corrects the old one from the beginning.
    """
    _latest(target, effective_from)
    if not source.reason:
        raise TargetError("Chưa nêu lý do điều chỉnh")
    amended = Target.objects.create(
        **_kept(target),
        supersedes=target,
        effective_from=effective_from,
        booked_by=by,
        **_asked(aim),
        **source.columns,
    )
    carry_path(target, amended, by=by)
    record("targets.amended", subject=amended, by=by, reason=source.reason, before=target.aim.written, **_told(amended))
    return amended


@transaction.atomic
def withdraw(target: Target, *, reason: str, by: AbstractBaseUser, effective_from: date | None = None) -> Target:
    """Take `target` back from `effective_from` on, or altogether; it stays readable."""
    _latest(target, effective_from)
    if not reason:
        raise TargetError("Chưa nêu lý do hủy chỉ tiêu")
    names = ("value", "decimals", "value_to", "decimals_to", "base_value", "base_decimals", "comparator", "clause")
    row = Target.objects.create(
        **_kept(target),
        **{name: getattr(target, name) for name in names},
        basis=target.source_words[:300],
        supersedes=target,
        effective_from=effective_from,
        withdrawn=reason,
        reason=reason,
        booked_by=by,
    )
    record("targets.withdrawn", subject=row, by=by, reason=reason, **_told(row))
    return row


def _latest(target: Target, effective_from: date | None) -> None:
    if Target.objects.filter(supersedes=target).exists():
        raise TargetError("Chỉ tiêu này đã được điều chỉnh: hãy mở bản mới nhất")
    if target.withdrawn:
        raise TargetError("Chỉ tiêu này đã hủy: hãy ghi chỉ tiêu mới")
    began = target.effective_from
    if began is not None and effective_from is not None and effective_from < began:
        raise TargetError(
            f"Ngày hiệu lực {effective_from:%d/%m/%Y} sớm hơn ngày {began:%d/%m/%Y} của bản đang có: ghi ngày sau đó"
        )


def _kept(target: Target) -> dict[str, Any]:
    """What every version of a target shares."""
    names = ("unit", "indicator", "setter", "setter_words", "measured_in", "base_period", "part_of", "handed_from")
    return {**{name: getattr(target, name) for name in names}, **columns(target.span)}


@transaction.atomic
def split_over_time(target: Target, *, parts: Mapping[Period, Decimal], by: AbstractBaseUser) -> list[Target]:
    """Set months, quarters or years as parts of `target`; what a part already asked is amended where it differs.

    The parts lie within the target's period and do not overlap. Whether they make the whole is checked in words by
    `plans`, not here: an office splits as its plan is drawn up.
    """
    whole = target.span
    if whole is None or target.aim.comparator in CHANGES:
        raise TargetError("Mức tăng, giảm không chia theo tháng, quý: hãy ghi chỉ tiêu của từng kỳ")
    ordered = sorted(parts)
    for part in ordered:
        if part == whole or not whole.contains(part):
            raise TargetError(f"{part.label} không nằm trong {whole.label}")
    for one, two in pairwise(ordered):
        if one.meets(two):
            raise TargetError(f"{one.label} và {two.label} chồng nhau")
    standing = {one.span: one for one in Target.objects.current().filter(part_of__in=_versions(target))}
    return [_part(target, target.unit, part, parts[part], standing.get(part), by, part_of=target) for part in ordered]


@transaction.atomic
def hand_down(target: Target, *, shares: Mapping[Unit, Decimal], by: AbstractBaseUser) -> list[Target]:
    """Set what each lower unit is asked for of `target`; what a unit was already handed is amended where it differs."""
    if target.indicator.office_id is not None:
        raise TargetError("Chỉ tiêu riêng của đơn vị không giao xuống cấp dưới")
    for unit in shares:
        if target.unit_id not in {unit.parent_id, *(above.pk for above in unit.ancestors())}:
            raise TargetError(f"{unit.name} không trực thuộc {target.unit.name}")
    given = Target.objects.current().filter(handed_from__in=_versions(target)).select_related("unit")
    standing = {one.unit_id: one for one in given}
    return [
        _part(target, unit, target.span, value, standing.get(unit.pk), by, handed_from=target)
        for unit, value in sorted(shares.items(), key=lambda one: one[0].pk)
    ]


def _part(
    target: Target,
    unit: Unit,
    period: Period | None,
    value: Decimal,
    standing: Target | None,
    by: AbstractBaseUser,
    **link: Target,
) -> Target:
    """A part of a target: the one that stands where it asks for the same, else the new version or the first."""
    if standing is not None and standing.exact == value:
        return standing
    asked = Aim(target.aim.comparator, value, unit=target.measured_in)
    words = "Giao từ" if "handed_from" in link else "Chia từ"
    reason = f"{words} chỉ tiêu {target.span.label if target.span else ''} {target.aim.written}"
    kept = _kept(target) | {"unit": unit, "part_of": None, "handed_from": None, **columns(period), **link}
    if "handed_from" in link:
        kept |= {"setter": Setter.SUPERIOR, "setter_words": target.unit.name[:200]}
    row = Target.objects.create(
        **kept, **_asked(asked), clause=target.clause, basis=target.basis, reason=reason, booked_by=by,
        supersedes=standing,
    )  # fmt: skip
    event = "targets.handed_down" if "handed_from" in link else "targets.split"
    record(event, subject=row, by=by, reason=reason, **_told(row))
    return row


def _versions(target: Target) -> list[int]:
    """The target with every version before it."""
    found, one = [target.pk], target
    while one.supersedes is not None:
        one = one.supersedes
        found.append(one.pk)
    return found
