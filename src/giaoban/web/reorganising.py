"""The form of a reorganisation: what was typed, which units it means, what is wrong with it field by field.

Old units are typed by name, accents optional, or by key; new ones are named or chosen among those that stand. Who went
where is a table of old by new. Nothing is booked here.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from giaoban.apps.units.events import Founding
from giaoban.apps.units.folding import bare
from giaoban.apps.units.models import Unit
from giaoban.apps.units.places import spelt_out
from giaoban.apps.units.wording import KINDS
from giaoban.core.quantities import parse_number
from giaoban.web.language import say

WHOLE, PART = "whole", "part"
OLD_ROWS, NEW_ROWS, MORE, MOST = 4, 2, 3, 40
LISTED = 5
FIELDS = {"decree": 120, "source": 200, "on": 10, "key": 20, "other": 60, "document": 200}


@dataclass(slots=True)
class OldRow:
    """A line for an old unit: what was typed, and the unit that it means."""

    name: str
    typed: str
    unit: Unit | None = None
    wrong: str = ""

    @property
    def words(self) -> str:
        """The unit told from others of its name."""
        return described(self.unit) if self.unit else ""


@dataclass(slots=True)
class NewRow:
    """A line for a new unit: kind, name and code of one that is made, or one that stands already."""

    name: str
    kind: str
    own: str
    code: str
    known: str
    unit: Unit | None = None
    wrong: str = ""

    @property
    def filled(self) -> bool:
        """Whether anything was written into the line."""
        return bool(self.own or self.code or self.known)

    @property
    def title(self) -> str:
        """The name that the unit bears: kind first."""
        return self.unit.name if self.unit else f"{self.kind[:1].upper()}{self.kind[1:]} {self.own}".strip()


@dataclass(slots=True)
class Form:
    """What was written, line by line; `cells` and `shares` by the numbers of the old and the new line."""

    values: dict[str, str]
    olds: list[OldRow]
    news: list[NewRow]
    on: date | None = None
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    shares: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def old_lines(self) -> list[tuple[int, OldRow]]:
        """The lines with an old unit."""
        return [(number, row) for number, row in enumerate(self.olds) if row.unit is not None]

    @property
    def new_lines(self) -> list[tuple[int, NewRow]]:
        """The lines with a new unit."""
        return [(number, row) for number, row in enumerate(self.news) if row.filled]

    @property
    def sound(self) -> bool:
        """Whether every line that was filled is understood."""
        return not self.errors and not any(row.wrong for row in (*self.olds, *self.news))

    @property
    def digest(self) -> str:
        """A mark of everything that was written, so that what is booked is what was looked at."""
        said = [
            self.values,
            [row.typed for row in self.olds],
            [[row.kind, row.own, row.code, row.known] for row in self.news],
        ]
        cells = sorted((*key, cell) for key, cell in (*self.cells.items(), *self.shares.items()))
        return hashlib.sha256(json.dumps([said, cells], ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]

    @property
    def key(self) -> str:
        """The key of the shares, "" where they are not known."""
        return self.values["other"] if self.values["key"] == "other" else self.values["key"]

    def foundings(self) -> list[Founding]:
        """What the action takes."""
        return [self._founding(number, row) for number, row in self.new_lines]

    def _founding(self, number: int, row: NewRow) -> Founding:
        gone = {how: tuple(old.unit for at, old in self.old_lines if self.cells.get((at, number)) == how and old.unit)
                for how in (WHOLE, PART)}  # fmt: skip
        if row.unit is not None:
            return Founding(unit=row.unit, whole=gone[WHOLE], part=gone[PART])
        first = next(iter((*gone[WHOLE], *gone[PART])), None)
        parent = first.parent_on(self.on) if first is not None and self.on else None
        return Founding(row.title, row.code, parent, whole=gone[WHOLE], part=gone[PART])

    def divided(self) -> dict[int, dict[int, Decimal]]:
        """The shares that were written: old line → new line → percent. Says what is wrong in `errors`."""
        found: dict[int, dict[int, Decimal]] = {}
        for (old, new), text in self.shares.items():
            if not text or self.cells.get((old, new)) != PART:
                continue
            try:
                found.setdefault(old, {})[new] = parse_number(text.removesuffix("%").strip()).value
            except ValueError:
                self.errors["shares"] = say("“{text}” không phải là số; hãy viết như 38,5.").format(text=text)
        return found


def empty(unit: Unit, *, old: int = OLD_ROWS, new: int = NEW_ROWS) -> Form:
    """A form that nothing was written into, but that the unit of the page is among the old ones."""
    olds = [OldRow(f"old-{number}", "") for number in range(old)]
    if unit.valid_to is None:
        olds[0].typed = f"{unit.name} ({unit.key})"
    news = [NewRow(f"new-{number}", unit.kind, "", "", "") for number in range(new)]
    return Form(dict.fromkeys(FIELDS, ""), olds, news)


def written(posted: Mapping[str, str], seen: QuerySet[Unit]) -> Form:
    """What was posted; units are looked for among those that the reader may look at."""
    counts = {name: _count(posted.get(f"{name}-lines", "")) for name in ("old", "new")}
    values = {name: posted.get(name, "").replace("\x00", "").strip()[:most] for name, most in FIELDS.items()}
    olds = [OldRow(f"old-{at}", _text(posted, f"old-{at}", 200)) for at in range(counts["old"])]
    news = [_new_row(posted, at) for at in range(counts["new"])]
    form = Form(values, olds, news)
    try:
        form.on = date.fromisoformat(values["on"])
    except ValueError:
        form.errors["on"] = say("Chưa chọn ngày có hiệu lực; hãy chọn ngày.")
    if not values["decree"]:
        form.errors["decree"] = say("Chưa có số, ký hiệu văn bản; hãy nhập, ví dụ 1669/NQ-UBTVQH15.")
    if form.on is not None:
        _find_units(form, form.on, seen)
    _read_cells(form, posted)
    return form


def _count(text: str) -> int:
    return min(int(text), MOST) if text.isdecimal() and len(text) < 4 else OLD_ROWS


def _text(posted: Mapping[str, str], name: str, most: int) -> str:
    return " ".join(posted.get(name, "").replace("\x00", "").split())[:most]


def _new_row(posted: Mapping[str, str], at: int) -> NewRow:
    kind = posted.get(f"new-{at}-kind", "")
    told = (_text(posted, f"new-{at}-{name}", most) for name, most in (("own", 100), ("code", 8), ("known", 200)))
    return NewRow(f"new-{at}", kind if kind in KINDS else "phường", *told)


def _find_units(form: Form, on: date, seen: QuerySet[Unit]) -> None:
    before = on - timedelta(days=1)
    met: set[int] = set()
    for row in form.olds:
        if not row.typed:
            continue
        row.unit, row.wrong = find(row.typed, seen.on(before), f"{before:%d/%m/%Y}")
        if row.unit is not None and row.unit.pk in met:
            row.wrong = say("{name} đã có ở dòng trên; mỗi đơn vị cũ ghi một dòng.").format(name=row.unit.name)
        elif row.unit is not None:
            met.add(row.unit.pk)
    for line in form.news:
        if line.known:
            line.unit, line.wrong = find(line.known, seen.on(on), f"{on:%d/%m/%Y}")
        elif line.filled and not (line.own and line.code):
            line.wrong = say("Đơn vị mới cần có tên và mã; hãy nhập đủ, ví dụ Lê Chân, 11383.")
    if not any(row.typed for row in form.olds):
        form.errors["olds"] = say("Chưa có đơn vị cũ nào; hãy gõ tên ít nhất một đơn vị.")
    if not any(line.filled for line in form.news):
        form.errors["news"] = say("Chưa có đơn vị mới nào; hãy nhập ít nhất một đơn vị.")


def find(typed: str, units: QuerySet[Unit], day: str) -> tuple[Unit | None, str]:
    """The one unit that the words mean, or why there is none: by key, else by name with its kind, else by name."""
    key = typed[typed.rfind("(") + 1 :].rstrip(") ") if typed.endswith(")") else typed
    generation, _, code = key.partition("-")
    if generation.isdecimal() and code.isdecimal():
        found = list(units.filter(generation=generation, code=code).select_related("parent__parent"))
    else:
        said = spelt_out(typed.split(",")[0].strip())
        named = units.filter(folded__contains=f"|{said},").select_related("parent__parent")
        named = (
            named if named.exists() else units.filter(folded__startswith=f"{said}|").select_related("parent__parent")
        )
        above = [bare(word) for word in typed.split(",")[1:]]
        found = [unit for unit in named[: LISTED * 20] if all(word in unit.folded for word in above)]
        exact = [unit for unit in found if unit.name.lower() == typed.split(",")[0].strip().lower()]
        found = exact if len(exact) == 1 else found
    if len(found) == 1:
        return found[0], ""
    if not found:
        said = say("Ngày {day} không có đơn vị “{typed}” trong phạm vi tài khoản này; hãy kiểm tra tên hoặc ngày.")
        return None, said.format(day=day, typed=typed)
    listed = "; ".join(described(unit) for unit in found[:LISTED])
    return None, say("Có {count} đơn vị tên “{typed}”; hãy ghi mã, ví dụ: {units}.").format(
        count=len(found), typed=typed, units=listed
    )


def described(unit: Unit) -> str:
    """A unit with those above it and its key: "Phường An Biên, Quận Lê Chân, Thành phố Hải Phòng (2024-11371)"."""
    return f"{unit.full_name} ({unit.key})"


def _read_cells(form: Form, posted: Mapping[str, str]) -> None:
    """Who went where; with one new unit alone, everybody wholly into it until something else is said."""
    alone = len(form.new_lines) == 1 and posted.get("asked-cells", "") != "1"
    for old, _ in form.old_lines:
        for new, _ in form.new_lines:
            cell = posted.get(f"cell-{old}-{new}", WHOLE if alone else "")
            form.cells[old, new] = cell if cell in (WHOLE, PART) else ""
            form.shares[old, new] = _text(posted, f"share-{old}-{new}", 20)
