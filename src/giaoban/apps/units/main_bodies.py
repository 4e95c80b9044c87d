"""The three main bodies of a unit, worked out from its kind: Party committee, People's Council, People's Committee."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.apps.units.models import Unit
from giaoban.apps.units.wording import in_sentence

COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "quận": "Quận ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
}
# Where wards (and districts) had no People's Council until the two-level government of 1 July 2025: province code of
# then, kinds of unit, from which day, by which resolution of the National Assembly.
WITHOUT_COUNCIL = (
    ("01", ("phường",), date(2021, 7, 1), "97/2019/QH14"),
    ("48", ("quận", "phường"), date(2021, 7, 1), "119/2020/QH14"),
    ("79", ("quận", "phường"), date(2021, 7, 1), "131/2020/QH14"),
)
TWO_LEVELS = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class MainBody:
    """A main body of a unit on a day: `short` is the name that reports print."""

    kind: str
    branch: str
    name: str
    short: str


def main_bodies(unit: Unit, day: date, above: Sequence[Unit] = ()) -> tuple[MainBody, ...]:
    """The Party committee, the People's Council where there was one, the People's Committee; nothing outside its life.

    `above` are the units above on that day, nearest first; the last is the province.

    >>> ward = Unit(name="Phường Lê Chân", kind="phường", code="11383", generation="2025")
    >>> [body.short for body in main_bodies(ward, date(2025, 8, 1))]
    ['Đảng ủy phường Lê Chân', 'HĐND phường Lê Chân', 'UBND phường Lê Chân']
    >>> city = Unit(name="Thành phố Hải Phòng", kind="thành phố", code="31", generation="2025")
    >>> main_bodies(city, date(2025, 8, 1))[0].name
    'Thành ủy Hải Phòng'
    """
    if not unit.exists_on(day):
        return ()
    said, party = in_sentence(unit.name), party_committee(unit.name, unit.kind)
    council = MainBody("council", "state", f"Hội đồng nhân dân {said}", f"HĐND {said}")
    committee = MainBody("people_committee", "state", f"Ủy ban nhân dân {said}", f"UBND {said}")
    found = (MainBody("party_committee", "party", party, party), council, committee)
    return tuple(body for body in found if body is not council or not without_council(unit, day, above))


def party_committee(name: str, kind: str) -> str:
    """The Party committee's name.

    >>> party_committee("Quận Lê Chân", "quận"), party_committee("Quận 1", "quận"), party_committee("Xã An Lão", "xã")
    ('Quận ủy Lê Chân', 'Quận ủy Quận 1', 'Đảng ủy xã An Lão')
    >>> party_committee("Thành phố Hồ Chí Minh", "thành phố"), party_committee("Đặc khu Cát Hải", "đặc khu")
    ('Thành ủy Thành phố Hồ Chí Minh', 'Đảng ủy đặc khu Cát Hải')
    """
    if kind not in COMMITTEES:
        return f"Đảng ủy {in_sentence(name)}"
    own = name[len(kind) :].strip()
    # A number, and a name that is a person's, keep the kind before them.
    return f"{COMMITTEES[kind]} {name if own.isdecimal() or own == 'Hồ Chí Minh' else own}"


def without_council(unit: Unit, day: date, above: Sequence[Unit] = ()) -> str:
    """The resolution by which the unit had no People's Council on `day`, "" where it had one."""
    province = above[-1].code if above else unit.code[:2] if unit.level == "province" else ""
    for code, kinds, since, resolution in WITHOUT_COUNCIL:
        if code == province and unit.kind in kinds and since <= day < TWO_LEVELS:
            return resolution
    return ""
