"""A number on the screen as a door.

It shows its text, leads to the words that it came from, says in one line what they are, and whether it was read or
inferred.
"""

from dataclasses import dataclass

from giaoban.apps.reviews.queries import Line, Mark, Shown, Status
from giaoban.web.language import say
from giaoban.web.places import Place

INFERRED = {
    Mark.IMPLIED: "suy ra từ các số đã ghi, không văn bản nào ghi",
    Mark.DERIVED: "tính từ các số đã ghi",
    Mark.APPORTIONED: "phân bổ từ đơn vị cũ theo khóa đã nêu",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table shows. `mark` is "≈", "ước" or nothing."""

    text: str
    address: str = ""
    title: str = ""
    inferred: bool = False
    mark: str = ""


def cell(
    shown: Shown | None, place: Place, *, address: str = "", suffix: str = "", signed: bool = False
) -> Cell | None:
    """`shown` ready for a template; `address` is used where no figure of the unit stands behind it."""
    if shown is None:
        return None
    text = f"+{shown.text}" if signed and shown.value > 0 and not shown.text.startswith("+") else shown.text
    if shown.door:
        address = place.figure(*shown.door)
    how = say(INFERRED[shown.mark]) if shown.mark in INFERRED else ""
    unseen = say("chưa xác nhận") if shown.figure_id and not shown.confirmed else ""
    title = " · ".join(said for said in (say(shown.provenance.rstrip(".")), how, unseen) if said)
    mark = say("ước") if shown.mark is Mark.ESTIMATE else "≈" if shown.mark in (Mark.IMPLIED, Mark.APPORTIONED) else ""
    return Cell(f"{text}{suffix}", address, title, shown.mark in INFERRED or shown.mark is Mark.ESTIMATE, mark)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status as shape, word and colour."""

    css: str
    shape: str
    word: str


COLOURS = {
    Status.MET: "met",
    Status.ON_PACE: "met",
    Status.BEHIND: "behind",
    Status.AT_RISK: "risk",
    Status.NO_FIGURE: "none",
    Status.IN_CONFLICT: "conflict",
}


def standing(line: Line) -> Standing:
    """Where a line of the board stands, ready for a template."""
    return Standing(COLOURS[line.status], *line.standing)
