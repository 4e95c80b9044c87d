"""Reports in a few words: each figure with its role, so that a test of reckoning needs no reader."""

from decimal import Decimal

import pytest

from giaoban.core.periods import Period
from giaoban.core.quantities import Bound
from giaoban.core.reading.report import Figure, Report, Role
from giaoban.core.reckoning import Accumulation, statements

_ACCUMULATION = {"thu ngân sách": Accumulation.FLOW, "kết nạp đảng viên": Accumulation.FLOW}


def _number(text):
    digits = "".join(sign for sign in text.split(" ")[0].rstrip("%") if sign.isdigit() or sign in ".,")
    return Decimal(digits.replace(".", "").replace(",", "."))


def _figure(text, at, said):
    written, role, rest = said[0], Role(said[1]), said[2] if len(said) > 2 else {}
    start = text.index(written, at)
    unit = rest.get("unit", "%" if written.endswith("%") else written.partition(" ")[2])
    return Figure(
        start=start,
        end=start + len(written),
        text=written,
        value=Decimal(rest["value"]) if "value" in rest else _number(written),
        unit=unit,
        role=role,
        measure=rest.get("measure", "thu ngân sách"),
        bound=Bound(rest["bound"]) if "bound" in rest else None,
        period=Period.parse(rest.get("period", "2025-01/2025-04")),
        base=rest.get("base"),
        of=rest.get("of"),
    )


@pytest.fixture
def stated():
    """A function from a text and its figures, (words, role, the rest), to statements."""

    def state(text, said, *, source="bao-cao.txt", place="quận Lê Chân"):
        figures, at = [], 0
        for one in said:
            figures.append(_figure(text, at, one))
            at = figures[-1].end
        return statements(
            Report(tuple(figures), place=place),
            text,
            source=source,
            subject_of=lambda figure: figure.measure,
            accumulation_of=_ACCUMULATION.get,
        )

    return state
