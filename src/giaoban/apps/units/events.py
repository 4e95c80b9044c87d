"""Booking what happened to units: a rename, a move, a reorganisation with its decree. The catalogue knows many; an
office books the others, before and after 2025.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.journal.actions import record
from giaoban.apps.units.actions import settle, spellings
from giaoban.apps.units.models import (
    Change,
    ChangeKind,
    Origin,
    Reorganisation,
    ReorganisationKind,
    Succession,
    SuccessionKind,
    Unit,
)
from giaoban.apps.units.wording import kind_of

LEVELS = {"province": 2, "district": 3, "commune": 5}


class EventError(ValueError):
    """An event that cannot be booked; the message is one Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Founding:
    """A unit that a reorganisation makes or leaves: from `whole` units, from parts of `part` units; both may be many.

    `unit` is one that stands already, such as one of the catalogue whose beginning is told later; otherwise name and
    code make a new one under `parent`. `children` are moved under it.
    """

    name: str = ""
    code: str = ""
    parent: Unit | None = None
    area_km2: Decimal | None = None
    unit: Unit | None = None
    whole: tuple[Unit, ...] = ()
    part: tuple[Unit, ...] = ()
    children: tuple[Unit, ...] = ()


@transaction.atomic
def rename(
    unit: Unit, *, name: str, on: date, decree: str, source: str = "", reason: str = "", by: AbstractBaseUser | None
) -> Change:
    """From `on` the unit has this name, kind first: "Phường Hòa Bình". EventError for a name without a kind."""
    name = " ".join(name.split())
    _refuse_outside_life(unit, on)
    if name == unit.name_on(on):
        raise EventError(f"Ngày {on:%d/%m/%Y} đơn vị đã mang tên “{name}”; hãy nhập tên mới.")
    said = {"name": name, "unit_kind": _kind(name)}
    return _change(unit, ChangeKind.RENAME, on, decree, source, reason, by, **said)


@transaction.atomic
def move(
    unit: Unit, *, parent: Unit, on: date, decree: str, source: str = "", reason: str = "", by: AbstractBaseUser | None
) -> Change:
    """From `on` the unit stands under `parent`. EventError where that is not a unit above it on that day."""
    _refuse_outside_life(unit, on)
    if not parent.exists_on(on) or len(parent.code) >= len(unit.code):
        raise EventError(f"Ngày {on:%d/%m/%Y}, {parent.name} không thể là cấp trên trực tiếp của {unit.name}.")
    if parent == unit.parent_on(on):
        raise EventError(f"Ngày {on:%d/%m/%Y}, {unit.name} đã trực thuộc {parent.name}; hãy chọn đơn vị khác.")
    return _change(unit, ChangeKind.MOVE, on, decree, source, reason, by, parent=parent)


@transaction.atomic
def withdraw(change: Change, *, reason: str, by: AbstractBaseUser | None) -> Change:
    """Take a wrong rename or move back; both rows stay readable."""
    if change.kind not in (ChangeKind.RENAME, ChangeKind.MOVE) or hasattr(change, "withdrawn_by"):
        raise EventError("Chỉ rút lại được một lần đổi tên hoặc chuyển trực thuộc còn hiệu lực.")
    if not reason.strip():
        raise EventError("Chưa nêu lý do rút lại; hãy viết lý do.")
    taken = Change.objects.create(
        unit=change.unit,
        kind=ChangeKind.WITHDRAWAL,
        on=change.on,
        withdraws=change,
        reason=reason.strip(),
        booked_by=by,
    )
    settle([change.unit])
    record("units.change_withdrawn", subject=taken, by=by, reason=reason.strip(), unit=change.unit.key)
    return taken


@transaction.atomic
def enter_unit(
    *,
    name: str,
    code: str,
    parent: Unit | None,
    valid_from: date | None,
    valid_to: date | None = None,
    area_km2: Decimal | None = None,
    decree: str,
    by: AbstractBaseUser | None,
) -> Unit:
    """A unit that the catalogue lacks, such as a ward of before 2025.

    Its generation is the year in which it began, or the next that the code has free; where only its end is known, the
    year of that, or the one before that is free.
    """
    _refuse_unbooked(decree)
    unit = _made(name, code, parent, valid_from, valid_to, area_km2)
    event = _book(ReorganisationKind.FOUND, [unit], on=valid_from, decree=decree, before={"made": [unit.pk]}, by=by)
    record("units.entered", subject=unit, by=by, unit=unit.key, name=unit.name, decree=event.decree)
    return unit


@transaction.atomic
def end(unit: Unit, *, on: date, decree: str, source: str = "", by: AbstractBaseUser | None) -> Reorganisation:
    """From `on` the unit is no more, and no other that is known took it over. EventError where units stand under it."""
    _refuse_unbooked(decree)
    _refuse_outside_life(unit, on)
    if unit.successions.exists():
        raise EventError(f"{unit.name} đã có sự kiện sắp xếp; không ghi thêm lần nữa.")
    if unit.valid_from == on:
        raise EventError(f"{unit.name} bắt đầu đúng ngày {on:%d/%m/%Y}; hãy hủy sự kiện lập ra đơn vị.")
    if unit.children_as_of(on).exists():
        raise EventError(f"Ngày {on:%d/%m/%Y}, {unit.name} còn đơn vị trực thuộc; hãy chuyển các đơn vị đó trước.")
    before = {"ended": [_ended(unit, on)]}
    event = _book(ReorganisationKind.END, [unit], on=on, decree=decree, source=source, before=before, by=by)
    record("units.ended", subject=unit, by=by, unit=unit.key, on=on, decree=event.decree)
    return event


def _made(
    name: str,
    code: str,
    parent: Unit | None,
    valid_from: date | None,
    valid_to: date | None,
    area_km2: Decimal | None,
) -> Unit:
    name = " ".join(name.split())
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        raise EventError("Ngày cuối cùng không thể trước ngày bắt đầu; hãy sửa lại.")
    if valid_from is None and valid_to is None:
        raise EventError(f"Chưa rõ {name} có từ ngày nào hay đến ngày nào; hãy nhập ít nhất một ngày.")
    if len(code) not in LEVELS.values() or not code.isdecimal():
        raise EventError(f"“{code}” không phải mã đơn vị hành chính; mã có 2, 3 hoặc 5 chữ số, ví dụ 11383.")
    kind = _kind(name)
    chain = [name, *([parent.name, *(above.name for above in parent.ancestors())] if parent else [])]
    return Unit.objects.create(
        generation=_free_generation(code, valid_from, valid_to),
        code=code,
        name=name,
        kind=kind,
        parent=parent,
        area_km2=area_km2,
        valid_from=valid_from,
        valid_to=valid_to,
        **spellings(chain, kind),
    )


def _ended(unit: Unit, on: date) -> list:
    """End the unit the day before `on`; its primary key and the last day that it had."""
    had = unit.valid_to.isoformat() if unit.valid_to else None
    unit.valid_to = on - timedelta(days=1)
    unit.save(update_fields=["valid_to"])
    return [unit.pk, had]


def _book(
    kind: ReorganisationKind,
    units: Iterable[Unit],
    *,
    on: date | None,
    decree: str,
    before: dict,
    by: AbstractBaseUser | None,
    source: str = "",
    ways: Iterable[Succession] = (),
) -> Reorganisation:
    said = {"on": on, "decree": decree.strip(), "source": source, "before": before, "booked_by": by}
    event = Reorganisation.objects.create(kind=kind, **said)
    event.units.set(units)
    event.ways.set(ways)
    return event


@transaction.atomic
def reorganise(
    into: Sequence[Founding], *, on: date, decree: str, source: str = "", by: AbstractBaseUser | None
) -> list[Unit]:
    """Merge and divide units on one day by one decree; the units that it leads to, in the order of `into`.

    The old units end the day before, and what stood under one that went whole moves along. EventError where a unit goes
    whole into several, or in part into one alone.
    """
    _refuse_unbooked(decree)
    _refuse_uneven(into, on)
    made: list[Unit] = []
    ways: list[Succession] = []
    before: dict[str, list] = {"made": [], "begun": [], "ended": [], "moved": []}
    for founding in into:
        new = founding.unit or _made(founding.name, founding.code, founding.parent, on, None, founding.area_km2)
        if founding.unit is None:
            before["made"].append(new.pk)
        else:
            before["begun"].append(_begun(new, on))
        ways += _succeed(new, founding, on, decree, source)
        made.append(new)
    olds = {old.pk: old for founding in into for old in (*founding.whole, *founding.part)}
    before["ended"] = [_ended(old, on) for old in olds.values()]
    for new, founding in zip(made, into, strict=True):
        before["moved"] += _move_along(new, founding, on, decree, source, by)
        record("units.reorganised", subject=new, by=by, unit=new.key, on=on, decree=decree)
    told = {"on": on, "decree": decree, "source": source, "before": before, "by": by}
    _book(ReorganisationKind.REORGANISE, [*made, *olds.values()], ways=ways, **told)
    return made


def _kind(name: str) -> str:
    try:
        return kind_of(name)
    except ValueError as error:
        raise EventError(str(error)) from None


def _refuse_outside_life(unit: Unit, on: date) -> None:
    if not unit.exists_on(on):
        raise EventError(f"Ngày {on:%d/%m/%Y}, {unit.name} chưa có hoặc không còn; hãy chọn ngày khác.")


def _refuse_unbooked(decree: str) -> None:
    if not decree.strip():
        raise EventError("Chưa có số, ký hiệu văn bản; hãy nhập, ví dụ 1669/NQ-UBTVQH15.")


def _change(
    unit: Unit,
    kind: ChangeKind,
    on: date,
    decree: str,
    source: str,
    reason: str,
    by: AbstractBaseUser | None,
    **said: object,
) -> Change:
    _refuse_unbooked(decree)
    start = {"name": unit.name, "unit_kind": unit.kind, "parent": unit.parent}
    Change.objects.get_or_create(unit=unit, kind=ChangeKind.START, defaults={**start, "booked_by": by})
    change = Change.objects.create(
        unit=unit, kind=kind, on=on, decree=decree.strip(), source=source, reason=reason, booked_by=by, **said
    )
    settle([unit])
    record(f"units.{kind.value}d", subject=change, by=by, reason=reason, unit=unit.key, on=on, decree=decree.strip())
    return change


def _free_generation(code: str, began: date | None, ended: date | None) -> str:
    taken = set(Unit.objects.filter(code=code).values_list("generation", flat=True))
    years = range(began.year, 10_000) if began else range((ended or date.max).year, 1000, -1)
    return next(str(year) for year in years if str(year) not in taken)


def _refuse_uneven(into: Sequence[Founding], on: date) -> None:
    whole = Counter(old for founding in into for old in founding.whole)
    part = Counter(old for founding in into for old in founding.part)
    for old in {*whole, *part}:
        _refuse_outside_life(old, on - timedelta(days=1))
        if old.successions.exists():
            raise EventError(f"{old.name} đã có sự kiện sắp xếp; không ghi thêm lần nữa.")
        if whole[old] + bool(part[old]) > 1:
            raise EventError(f"{old.name} chỉ nhập toàn bộ được vào một đơn vị.")
        if part[old] == 1:
            raise EventError(f"{old.name} chia tách thì phải có ít nhất hai đơn vị nhận; hãy nêu đủ.")


def _begun(new: Unit, on: date) -> list:
    """Let a unit that is known begin on `on`; its primary key and the first day that it had."""
    had = new.valid_from.isoformat() if new.valid_from else None
    if new.valid_from not in (None, on):
        raise EventError(f"{new.name} có từ ngày {new.valid_from:%d/%m/%Y}, không phải {on:%d/%m/%Y}.")
    new.valid_from = on
    new.save(update_fields=["valid_from"])
    return [new.pk, had]


def _succeed(new: Unit, founding: Founding, on: date, decree: str, source: str) -> list[Succession]:
    """The ways from the old units to `new`; one that was annulled before holds again."""
    alone = len(founding.whole) == 1 and not founding.part
    kind = SuccessionKind.CONTINUE if alone else SuccessionKind.MERGE
    rows = [(old, kind) for old in founding.whole] + [(old, SuccessionKind.SPLIT) for old in founding.part]
    told = {"decree": decree.strip(), "source": source, "origin": Origin.OFFICE, "annulled": False}
    return [
        Succession.every.update_or_create(
            old=old, new=new, on=on, defaults={"kind": kind, "principal": kind != SuccessionKind.SPLIT, **told}
        )[0]
        for old, kind in rows
    ]


def _move_along(
    new: Unit, founding: Founding, on: date, decree: str, source: str, by: AbstractBaseUser | None
) -> list[int]:
    """Move what stood under the old units, and what the founding names, under `new`; the changes that say so."""
    below: Iterable[Unit] = (child for old in founding.whole for child in old.children_as_of(on))
    moved = {child.pk: child for child in (*below, *founding.children)}.values()
    return [move(child, parent=new, on=on, decree=decree, source=source, by=by).pk for child in moved]
