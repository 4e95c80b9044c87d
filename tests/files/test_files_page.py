"""What docs/files.md says of kinds and limits is true."""

import re
from dataclasses import asdict
from pathlib import Path

from giaoban.files import Kind, Limits

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "files.md").read_text("utf-8")


def rows(heading):
    table = PAGE.split(heading, 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def test_every_kind_is_described():
    described = {kind for row in rows("| Kind | Read by") for kind in re.split(r", ", row[0])}

    assert described == {str(kind) for kind in Kind}


def test_limits_are_those_of_the_code():
    limits = asdict(Limits())
    written = {name: int(limit.replace(".", "")) for name, limit in rows("| What | Limit")}

    assert written == {name: limit for name, limit in limits.items() if name != "ratio_from_bytes"}
