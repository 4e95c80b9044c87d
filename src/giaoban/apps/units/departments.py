"""Opening and closing departments of a unit, one by one or all of the starting set at once."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.journal.actions import record
from giaoban.apps.units.bodies import Body, BodyKind, Branch
from giaoban.apps.units.models import Unit
from giaoban.catalogue import tables


class BodyError(ValueError):
    """A department that cannot be opened or closed; the message is one Vietnamese sentence."""


def offered(unit: Unit, day: date) -> tuple[tables.DepartmentRow, ...]:
    """The departments of the starting set that the unit may have on `day` and does not have open."""
    if not unit.exists_on(day):
        return ()
    standing = set(unit.bodies.filter(valid_to__isnull=True).values_list("branch", "name"))
    return tuple(
        row
        for row in tables.departments()
        if row.belongs_to(unit.kind, unit.name) and row.valid_from <= day and (row.branch, row.name) not in standing
    )


@transaction.atomic
def take_over(unit: Unit, *, on: date, by: AbstractBaseUser | None) -> list[Body]:
    """Open all departments that `offered` names, from `on` or, where it began later, from the unit's first day."""
    opened = [
        Body.objects.create(
            unit=unit,
            branch=row.branch,
            kind=row.kind,
            name=row.name,
            decree=row.source,
            valid_from=max(row.valid_from, unit.valid_from or row.valid_from),
        )
        for row in offered(unit, on)
    ]
    if opened:
        names = [body.name for body in opened]
        record("units.departments_taken_over", subject=unit, by=by, unit=unit.key, names=names)
    return opened


@transaction.atomic
def open_body(
    unit: Unit,
    *,
    branch: str,
    kind: str,
    name: str,
    on: date,
    decree: str = "",
    parent: Body | None = None,
    by: AbstractBaseUser | None,
) -> Body:
    """A department of the unit's own from `on`. BodyError where one of that name is open or the unit did not stand."""
    name = " ".join(name.split())
    if branch not in Branch.values or kind not in BodyKind.values:
        raise BodyError("Chưa chọn khối và loại; hãy chọn trong danh sách.")
    if not 0 < len(name) <= 150:
        raise BodyError("Tên bộ phận phải có từ 1 đến 150 chữ; hãy nhập, ví dụ “Phòng Văn hóa – Xã hội”.")
    if not unit.exists_on(on):
        raise BodyError(f"Ngày {on:%d/%m/%Y}, {unit.name} chưa có hoặc không còn; hãy chọn ngày khác.")
    if unit.bodies.filter(branch=branch, name=name, valid_to__isnull=True).exists():
        raise BodyError(f"Đã có “{name}”; hãy nhập tên khác.")
    if parent is not None and parent.unit_id != unit.pk:
        raise BodyError(f"“{parent.name}” không thuộc {unit.name}; hãy chọn bộ phận cấp trên trong cùng đơn vị.")
    body = Body.objects.create(
        unit=unit, branch=branch, kind=kind, name=name, decree=decree.strip(), parent=parent, valid_from=on
    )
    record("units.department_opened", subject=body, by=by, unit=unit.key, name=name, on=on)
    return body


@transaction.atomic
def close_body(body: Body, *, until: date, reason: str, by: AbstractBaseUser | None) -> Body:
    """Close a department after `until`; it stays readable. BodyError where it is closed or opened later."""
    if body.valid_to is not None or until < body.valid_from:
        raise BodyError(f"“{body.name}” đã kết thúc hoặc có sau ngày {until:%d/%m/%Y}; hãy chọn ngày khác.")
    body.valid_to = until
    body.save(update_fields=["valid_to"])
    record("units.department_closed", subject=body, by=by, reason=reason.strip(), unit=body.unit.key, until=until)
    return body
