"""Derives the catalogue of administrative units from the data of the package vietnamadminunits (MIT licence).

    pip download --no-deps vietnamadminunits==1.0.4 && unzip vietnamadminunits-*.whl -d DIR
    python tools/derive_units.py DIR/vietnamadminunits/data src/giaoban/catalogue

Run at development time only; the product reads the two tables that this writes and never the package. The tables are
units.csv (two generations, before and from 1 July 2025) and unit_events.csv (what each old unit became).
"""

import csv
import json
import sqlite3
import sys
from pathlib import Path

OLD, NEW = "2024", "2025"
REFORM = "2025-07-01"
LAST_OLD_DAY = "2025-06-30"
PROVINCES_DECREE = "202/2025/QH15"
# The Standing Committee's resolution that arranged the communes of each province, as the statistics office names it.
COMMUNE_DECREES = {
    "01": "1656", "04": "1657", "08": "1684", "11": "1661", "12": "1670", "14": "1681", "15": "1673", "19": "1683",
    "20": "1672", "22": "1679", "24": "1658", "25": "1676", "31": "1669", "33": "1666", "37": "1674", "38": "1686",
    "40": "1678", "42": "1665", "44": "1680", "46": "1675", "48": "1659", "51": "1677", "52": "1664", "56": "1667",
    "66": "1660", "68": "1671", "75": "1662", "79": "1685", "80": "1682", "82": "1663", "86": "1687", "91": "1654",
    "92": "1668", "96": "1655",
}  # fmt: skip
# Homonyms inside one old province that the package confuses: xã Hòa Bình of Vĩnh Bảo and of Thủy Nguyên, Hải Phòng.
UNSURE_OLD_CODES = {"11890"}
UNIT_FIELDS = ("generation", "code", "name", "kind", "parent_code", "area_km2", "valid_from", "valid_to")
EVENT_FIELDS = ("on", "decree", "kind", "old_code", "new_code", "principal", "unsure")


def old_units(database):
    """Rows of units.csv for the generation that ended on 30 June 2025: provinces, districts, communes."""
    seen = set()
    for province, province_code, district, district_code, ward, ward_code in database.execute(
        "select province, provinceCode, district, districtCode, ward, wardCode"
        " from admin_units_legacy order by provinceCode, districtCode, wardCode"
    ):
        chain = [
            (province_code, province, ""),
            (district_code, district, province_code),
            (ward_code, ward, district_code),
        ]
        for code, written, parent in chain:
            name = (
                (written or "")
                .replace("Thành Phố ", "Thành phố ")
                .replace("Thị Xã ", "Thị xã ")
                .replace("Thị Trấn ", "Thị trấn ")
            )
            if code and code not in seen:
                seen.add(code)
                yield (OLD, code, name, kind_of(name), parent, "", "", LAST_OLD_DAY)


def new_units(database):
    """Rows of units.csv for today's generation: 34 provinces, 3,321 communes, no districts."""
    seen = set()
    for province, province_code, ward, ward_code, area in database.execute(
        "select province, provinceCode, ward, wardCode, wardAreaKm2 from admin_units order by provinceCode, wardCode"
    ):
        if province_code not in seen:
            seen.add(province_code)
            yield (NEW, province_code, province, kind_of(province), "", "", REFORM, "")
        yield (NEW, ward_code, ward, kind_of(ward), province_code, area, REFORM, "")


def kind_of(name):
    """The kind that a full Vietnamese name opens with; 'Thành phố' is told apart by level elsewhere."""
    for kind in ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu"):
        if name.startswith(kind + " "):
            return kind.lower()
    raise ValueError(f"'{name}' opens with no kind of unit")


def codes(database):
    """Codes by the package's keys: old communes, old provinces, new communes, new provinces."""
    old_wards, old_provinces, new_wards, new_provinces = {}, {}, {}, {}
    query = "select provinceKey, districtKey, wardKey, provinceCode, wardCode from admin_units_legacy"
    for province_key, district_key, ward_key, province_code, ward_code in database.execute(query):
        old_wards[f"{province_key}_{district_key}_{ward_key}"] = ward_code
        old_provinces[province_key] = province_code
    query = "select provinceKey, wardKey, provinceCode, wardCode from admin_units"
    for province_key, ward_key, province_code, ward_code in database.execute(query):
        new_wards[province_key, ward_key] = ward_code
        new_provinces[province_key] = province_code
    return old_wards, old_provinces, new_wards, new_provinces


def events(database, converter):
    """Rows of unit_events.csv: each old province and commune with each unit that took it over."""
    old_wards, old_provinces, new_wards, new_provinces = codes(database)
    yield from province_events(converter["DICT_PROVINCE"], old_provinces, new_provinces)
    for province_key, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        decree = commune_decree(new_provinces[province_key])
        for new_key, old_keys in wards.items():
            for code in filter(None, map(old_wards.get, old_keys)):
                yield commune_event(decree, "merge", code, new_wards[province_key, new_key])
    for province_key, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        decree = commune_decree(new_provinces[province_key])
        for old_key, parts in wards.items():
            for part in parts:
                new_code = new_wards[province_key, part["newWardKey"]]
                yield commune_event(decree, "split", old_wards[old_key], new_code, principal=part["isDefaultNewWard"])


def province_events(merged, old_provinces, new_provinces):
    """A province that took in others, or goes on alone."""
    for new_key, old_keys in merged.items():
        kind, decree = ("merge", PROVINCES_DECREE) if len(old_keys) > 1 else ("continue", "")
        for old_key in old_keys:
            yield (REFORM, decree, kind, old_provinces[old_key], new_provinces[new_key], 1, 0)


def commune_decree(province_code):
    """The number of the resolution by which the communes of a province were arranged."""
    return f"{COMMUNE_DECREES[province_code]}/NQ-UBTVQH15"


def commune_event(decree, kind, old_code, new_code, *, principal=True):
    """A commune that went into a new one, whole or in part; unsure where two sources disagree."""
    return (REFORM, decree, kind, old_code, new_code, int(principal), int(old_code in UNSURE_OLD_CODES))


def island_districts(old, new):
    """Island districts that had no communes each became a special zone of the same name."""
    zones = {row[2].removeprefix("Đặc khu "): row for row in new if row[3] == "đặc khu"}
    parents = {row[4] for row in old}
    for _, code, name, kind, *_ in old:
        if kind == "huyện" and code not in parents:
            zone = zones[name.removeprefix("Huyện ")]
            yield (REFORM, commune_decree(zone[4]), "continue", code, zone[1], 1, 0)


def write(path, fields, rows):
    """Write a table and say how many rows it has."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows")


def main(source, target):
    """Write both tables into `target` from the package's data folder `source`."""
    database = sqlite3.connect(source / "dataset.db")
    converter = json.loads((source / "converter_2025.json").read_text("utf-8"))
    old, new = list(old_units(database)), list(new_units(database))
    write(target / "units.csv", UNIT_FIELDS, [*old, *new])
    rows = {*events(database, converter), *island_districts(old, new)}
    write(target / "unit_events.csv", EVENT_FIELDS, sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
