"""Wards that ended before the catalogue's first full list, and what they became: Hải Phòng on 1 January 2025.

A code may have had a life before that of units.csv, so these are of a generation of their own; the units above them
are those of units.csv. README.md says where the pairs come from.
"""

import csv
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from giaoban.catalogue import tables
from giaoban.catalogue.tables import UnitEventRow, UnitRow

SOURCE = (
    "phương án của UBND thành phố Hải Phòng ngày 15/03/2024 và vietnamadminunits 1.0.4 thống nhất; "
    "chưa đối chiếu nguyên văn nghị quyết"
)


@cache
def former_units() -> tuple[UnitRow, ...]:
    """The wards that ended.

    >>> sum(unit.parent_code == "305" for unit in former_units())
    12
    """
    return tuple(
        UnitRow(
            generation=row["generation"],
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_generation=row["parent_generation"],
            parent_code=row["parent_code"],
            area_km2=None,
            valid_from=None,
            valid_to=date.fromisoformat(row["valid_to"]),
        )
        for row in _rows("former_units.csv")
    )


@cache
def former_events() -> tuple[UnitEventRow, ...]:
    """What they became.

    >>> [event.old_code for event in former_events() if event.new_code == "11383"]
    ['11380', '11383', '11389']
    """
    return tuple(
        UnitEventRow(
            on=date.fromisoformat(row["on"]),
            decree=row["decree"],
            kind=row["kind"],
            old_generation=row["old_generation"],
            old_code=row["old_code"],
            new_generation=row["new_generation"],
            new_code=row["new_code"],
            source=SOURCE,
            principal=row["principal"] == "1",
            unsure=False,
        )
        for row in _rows("former_events.csv")
    )


@cache
def every_unit() -> tuple[UnitRow, ...]:
    """The units of units.csv, each with the day on which it began where that is known here, then those that ended.

    >>> [(unit.name, unit.valid_from) for unit in every_unit() if unit.code == "11383"][0]
    ('Phường Trần Nguyên Hãn', datetime.date(2025, 1, 1))
    """
    began = {(event.new_generation, event.new_code): event.on for event in former_events()}
    listed = (
        replace(unit, valid_from=began[key]) if (key := (unit.generation, unit.code)) in began else unit
        for unit in tables.units()
    )
    return (*listed, *former_units())


def _rows(name: str) -> list[dict[str, str]]:
    with files("giaoban.catalogue").joinpath(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
