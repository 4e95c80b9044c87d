"""The year's programme of a unit: its theme, its groups of tasks and the indicators tied to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.journal.actions import record
from giaoban.apps.targets.choices import Side
from giaoban.apps.targets.models import GroupedIndicator, Indicator, TaskGroup, Theme
from giaoban.apps.units.models import Unit


class ProgrammeError(ValueError):
    """A theme or a group of tasks that cannot be kept; the message is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The theme of a year, its groups in order, and the group of each indicator."""

    theme: Theme | None
    groups: tuple[TaskGroup, ...]
    group_of: dict[int, TaskGroup]


def programme_of(unit: Unit, year: int) -> Programme:
    """What the unit set for the year. Three queries."""
    theme = Theme.objects.filter(unit=unit, year=year).order_by("pk").last()
    groups = {group.pk: group for group in TaskGroup.objects.filter(unit=unit, year=year)}
    members = GroupedIndicator.objects.filter(group__in=groups).values_list("indicator_id", "group_id")
    return Programme(theme, tuple(groups.values()), {indicator: groups[group] for indicator, group in members})


@transaction.atomic
def set_theme(unit: Unit, year: int, *, words: str, basis: str = "", by: AbstractBaseUser | None) -> Theme:
    """Give the year its theme; one given before stays readable."""
    said = words.strip().strip("“”\"'").strip()
    if not said:
        raise ProgrammeError("Chưa ghi chủ đề năm")
    if len(said) > 300:
        raise ProgrammeError("Chủ đề năm dài quá 300 ký tự")
    theme = Theme.objects.create(unit=unit, year=year, words=said, basis=basis.strip()[:300], by=by)
    record("targets.theme_set", subject=theme, by=by, year=year, words=said)
    return theme


@transaction.atomic
def add_group(unit: Unit, year: int, *, name: str, side: Side = Side.NONE, by: AbstractBaseUser | None) -> TaskGroup:
    """Add a group of tasks after those that the year has."""
    said = name.strip()
    if not said:
        raise ProgrammeError("Chưa ghi tên nhóm nhiệm vụ")
    if len(said) > 300:
        raise ProgrammeError("Tên nhóm nhiệm vụ dài quá 300 ký tự")
    standing = TaskGroup.objects.filter(unit=unit, year=year)
    if standing.filter(name=said).exists():
        raise ProgrammeError(f"Năm {year} đã có nhóm “{said}”")
    last = standing.order_by("order").last()
    group = TaskGroup.objects.create(unit=unit, year=year, name=said, side=side, order=last.order + 1 if last else 1)
    record("targets.group_added", subject=group, by=by, year=year, name=said)
    return group


@transaction.atomic
def rename_group(group: TaskGroup, *, name: str, by: AbstractBaseUser) -> TaskGroup:
    """Give a group another name."""
    said = name.strip()
    if not said:
        raise ProgrammeError("Chưa ghi tên nhóm nhiệm vụ")
    if TaskGroup.objects.filter(unit=group.unit, year=group.year, name=said).exclude(pk=group.pk).exists():
        raise ProgrammeError(f"Năm {group.year} đã có nhóm “{said}”")
    before, group.name = group.name, said
    group.save(update_fields=["name"])
    record("targets.group_renamed", subject=group, by=by, before={"name": before})
    return group


@transaction.atomic
def tie(group: TaskGroup, indicators: Iterable[Indicator], *, by: AbstractBaseUser | None) -> None:
    """Make `indicators` those of the group; an indicator belongs to one group of a unit's year."""
    wanted = list(indicators)
    before = _codes(group)
    siblings = TaskGroup.objects.filter(unit=group.unit, year=group.year)
    GroupedIndicator.objects.filter(group__in=siblings, indicator__in=wanted).delete()
    GroupedIndicator.objects.filter(group=group).delete()
    GroupedIndicator.objects.bulk_create([GroupedIndicator(group=group, indicator=one) for one in wanted])
    after = {"name": group.name, "indicators": sorted(one.code for one in wanted)}
    record("targets.group_tied", subject=group, by=by, before={"indicators": before}, after=after)


def _codes(group: TaskGroup) -> list[str]:
    """The indicators that are tied to the group."""
    tied = GroupedIndicator.objects.filter(group=group)
    return sorted(tied.values_list("indicator__code", flat=True))


@transaction.atomic
def remove_group(group: TaskGroup, *, by: AbstractBaseUser) -> None:
    """Take a group away; its indicators then belong to none."""
    record("targets.group_removed", subject=group, by=by, year=group.year, name=group.name)
    group.delete()
