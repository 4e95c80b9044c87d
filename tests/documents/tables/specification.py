"""Tables drawn as text with what a careful person reads from each cell, from which real files are written.

A `.table` file opens with lines "name: value", then has the rows, cells between bars. "<" is merged with the cell to
its left, "^" with the one above. `{F/D*100:1}` is a formula over cells of its row with the decimals that it shows, `'`
before a number makes it text, "~" before a row hides it, ">" makes it a line across. The gold stands beside the rows,
so that no cell is annotated twice: a column says `role | period | base | column it describes | unit | measure`, a row
`## measure ; unit`; "row" stands for what the row says, "open" for a period that the table leaves open.
`cell D2: text | role | period | measure | unit | base | of` annotates a cell that says more.
"""

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

_FORMULA = re.compile(r"\{(?P<sum>[^:{}]+):(?P<decimals>\d)(?P<percent>%?)\}")
_NUMBER = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-+]?\d+(?:,\d+)?")
_INSIDE = re.compile(r"[-+]?[\d.]*\d(?:,\d+)?")
_ROLES = ("actual", "target", "of_target", "of_previous", "growth")


@dataclass(frozen=True)
class Gold:
    """One figure of one cell: row and column of the grid count from 0; `of` is the place and text that it describes."""

    row: int
    column: int
    text: str
    value: Decimal
    unit: str
    role: str
    measure: str
    period: str
    base: str | None = None
    of: tuple[int, int, str] | None = None


@dataclass
class Line:
    """One row of the grid: `written` are its cells as a reader sees them, `sums` the formulas among them by column."""

    written: list[str]
    sums: dict[int, str] = field(default_factory=dict)
    texts: set[int] = field(default_factory=set)
    hidden: bool = False
    across: bool = False
    says: tuple[str, str] | None = None


@dataclass
class Drawn:
    """A whole table: what stands above and below it, its rows, and which kinds of file it is written to."""

    name: str
    kinds: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    page: str = ""
    height: int = 0
    hidden: list[int] = field(default_factory=list)
    columns: dict[int, list[str]] = field(default_factory=dict)
    cells: list[tuple[int, int, list[str]]] = field(default_factory=list)
    heading: int = 1
    lines: list[Line] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns the heading has."""
        return len(self.lines[0].written)

    def golds(self) -> list[Gold]:
        """Every figure that a careful person takes from the table, row by row."""
        own = {(row, column) for row, column, _ in self.cells}
        found = [_of_cell(self, row, column, said) for row, column, said in self.cells]
        for row, line in enumerate(self.lines):
            if line.says is None or line.hidden:
                continue
            for column, said in self.columns.items():
                if column < len(line.written) and (row, column) not in own and column not in self.hidden:
                    found += _of_column(line, row, column, said)
        return sorted(
            found, key=lambda gold: (gold.row, gold.column, self.lines[gold.row].written[gold.column].find(gold.text))
        )


def load(path: Path) -> Drawn:
    """The table that a file draws."""
    drawn = Drawn(path.stem)
    in_rows = False
    for line in path.read_text("utf-8").splitlines():
        name, _, value = line.partition(": ")
        if not in_rows:
            _declare(drawn, name, value)
            in_rows = name == "heading"
        elif name.startswith("cell "):
            said = [part.strip() for part in value.split(" | ")]
            drawn.cells.append((int(name[6:]) - 1, ord(name[5]) - 65, said))
        else:
            drawn.lines.append(_line(line))
    return drawn


def _declare(drawn: Drawn, name: str, value: str) -> None:
    if name in ("title", "note"):
        getattr(drawn, name).append(value)
    elif name == "kinds":
        drawn.kinds = value.split()
    elif name == "page":
        drawn.page = value
    elif name in ("height", "heading"):
        setattr(drawn, name, int(value))
    elif name == "hidden":
        drawn.hidden = [ord(letter) - 65 for letter in value.split()]
    elif len(name) == 1 and value != "none":
        drawn.columns[ord(name) - 65] = [part.strip() for part in value.split("|")] + [""] * 6


def _line(text: str) -> Line:
    text, _, says = text.partition(" ##")
    measure, _, unit = says.partition(";")
    line = Line([], says=(measure.strip(), unit.strip()) if says else None, hidden=text.startswith("~"))
    if text.startswith("> "):
        line.across, line.written = True, [text[2:]]
        return line
    line.written = [part.strip() for part in text.lstrip("~").split("|")]
    for column, cell in enumerate(line.written):
        formula = _FORMULA.fullmatch(cell)
        if formula:
            line.sums[column] = formula["sum"]
            line.written[column] = _calculated(line.written, formula)
        elif cell.startswith("'"):
            line.texts.add(column)
            line.written[column] = cell[1:]
    return line


def _calculated(written: list[str], formula: re.Match[str]) -> str:
    """The value of a formula as its cell shows it."""
    values = {chr(65 + column): number(cell) for column, cell in enumerate(written) if _NUMBER.fullmatch(cell)}
    result = eval(formula["sum"], {"__builtins__": {}}, values)
    result = result * 100 if formula["percent"] else result
    rounded = Decimal(result).quantize(Decimal(1).scaleb(-int(formula["decimals"])), ROUND_HALF_UP)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,")) + formula["percent"]


def number(written: str) -> Decimal:
    """The value of a number written the Vietnamese way.

    >>> number("1.837,5")
    Decimal('1837.5')
    """
    return Decimal(written.replace(".", "").replace(",", "."))


def is_number(written: str) -> bool:
    """Whether a cell is a number and nothing else."""
    return _NUMBER.fullmatch(written) is not None


def _of_column(line: Line, row: int, column: int, said: list[str]) -> list[Gold]:
    role, period, base, of, unit, measure = said[:6]
    found = _INSIDE.search(line.written[column])
    if found is None or line.says is None:
        return []
    own = line.says[1]
    described = ord(of) - 65 if of else None
    value = number(found[0].lstrip("+"))
    unit = own if unit == "row" else unit or (own if role in ("actual", "target") else "%")
    tied = described is not None and described < len(line.written) and line.written[described]
    name = (measure or "{row}").replace("{row}", line.says[0]).strip()
    when = line.says[0] if period == "row" else period
    of_what = (row, described, line.written[described]) if tied else None
    return [Gold(row, column, found[0], value, unit, role, name, when, base or None, of_what)]


def _of_cell(drawn: Drawn, row: int, column: int, said: list[str]) -> Gold:
    text, role, period, measure, unit, base, of = [*said, "", "", ""][:7]
    found = _INSIDE.search(text)
    assert role in _ROLES, f"{drawn.name}: '{role}' is no role"
    assert text in drawn.lines[row].written[column], f"{drawn.name}: row {row + 1} has no '{text}'"
    assert found is not None, f"{drawn.name}: '{text}' has no number"
    at = next((each for each, cell in enumerate(drawn.lines[row].written) if of and of in cell), column)
    return Gold(
        row, column, text, number(found[0]), unit, role, measure, period, base or None, (row, at, of) if of else None
    )
