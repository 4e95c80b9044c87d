"""How many slips are found: annotated reports with one figure changed as people change them.

Run: python benchmarks/seeded_errors.py [FOLDER …] with folders of NAME.txt and NAME.json; by default those in
tests/documents. A change counts where the figure was checked and is off by more than rounding (one in a hundred).
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

from giaoban.core.periods import Period
from giaoban.core.quantities import Bound
from giaoban.core.reading.report import Figure, Report, Role
from giaoban.core.reckoning import Reckoning, reckon, statements
from giaoban.core.reckoning.coverage import checked_statements
from giaoban.core.reckoning.relations import link
from giaoban.core.reckoning.slips import slips_of
from giaoban.core.reckoning.system import AtMost, System

DOCUMENTS = Path(__file__).resolve().parents[1] / "tests" / "documents"
LEAST_CHANGE = Decimal("0.01")
CHANGES_OF_A_KIND = 2


def annotated(path: Path) -> tuple[Report, str]:
    """The gold figures of a document, each where the text has it."""
    gold, text = json.loads(path.read_text(), parse_float=Decimal), path.with_suffix(".txt").read_text()
    places: list[int] = []
    for one in gold["figures"]:
        places.append(_place(text, one, taken=places))
    figures = [_figure(one, at) for one, at in zip(gold["figures"], places, strict=True)]
    order = sorted(range(len(figures)), key=lambda number: figures[number].start)
    now = {before: after for after, before in enumerate(order, start=1)}
    moved = [figures[number] for number in order]
    kept = [replace(one, of=now[one.of - 1]) if one.of else one for one in moved]
    return Report(tuple(kept), place=gold.get("place")), text


def _place(text: str, one: dict, *, taken: list[int]) -> int:
    """Where the figure stands: at the occurrence that is named, else at the first of its own."""
    at = -1
    for _ in range(one.get("occurrence", 1)):
        at = text.index(one["text"], at + 1)
    while "occurrence" not in one and (at in taken or text[at - 1 : at].isdigit()):
        at = text.index(one["text"], at + 1)
    return at


def _figure(one: dict, at: int) -> Figure:
    period, bound = one.get("period"), one.get("bound")
    return Figure(
        start=at,
        end=at + len(one["text"]),
        text=one["text"],
        value=Decimal(str(one["value"])),
        unit=one["unit"],
        role=Role(one["role"]),
        measure=one.get("measure") or "",
        bound=Bound(bound) if bound else None,
        period=Period.parse(period) if period else None,
        base=one.get("base"),
        of=one.get("of"),
    )


def in_equations(report: Report, text: str) -> set[str]:
    """The places of the figures that an equation checks: an order alone ("trong đó") bounds them on one side only."""
    made = statements(report, text, source="report", subject_of=lambda figure: figure.measure.lower())
    links = link(made)
    equations = tuple(one for one in links.system.relations if not isinstance(one, AtMost))
    parts = System(links.system.claims, equations).components()
    return {key.partition(":")[2] for part in parts for key in checked_statements(part, links.loose)}


def checked(report: Report, text: str) -> Reckoning:
    """The report alone against itself."""
    made = statements(report, text, source="report", subject_of=lambda figure: figure.measure.lower())
    return reckon(made)


def changed(figures: tuple[Figure, ...], number: int, random: Random) -> Iterator[tuple[str, Figure]]:
    """The figure with one slip of each kind, and as a copy of another of its unit."""
    figure, by_kind = figures[number], {}
    for slip in slips_of(figure):
        by_kind.setdefault(str(slip.kind), []).append(slip.figure)
    alike = [one for one in figures if one is not figure and (one.unit, one.role) == (figure.unit, figure.role)]
    by_kind["copied"] = [replace(figure, value=one.value, text=one.text) for one in alike]
    for kind, ways in by_kind.items():
        for one in random.sample(ways, min(len(ways), CHANGES_OF_A_KIND)):
            if abs(one.value - figure.value) > abs(figure.value) * LEAST_CHANGE or one.unit != figure.unit:
                yield kind, one


def main(folders: list[Path]) -> None:
    """Change every figure that something checks, one at a time, and count."""
    random, tally, repaired = Random(2026), Counter(), Counter()  # noqa: S311 - repeatable, no secret
    for path in sorted(path for folder in folders for path in folder.glob("*.json")):
        report, text = annotated(path)
        clean = checked(report, text)
        before = {finding.message for finding in clean.findings}
        for finding in clean.findings:
            print(f"{path.stem} as annotated, {finding.verdict}: {finding.message}")
        can, equal = {key.partition(":")[2] for key in clean.checked}, in_equations(report, text)
        for number, figure in enumerate(report.figures):
            if f"{figure.start}-{figure.end}" not in can:
                continue
            for kind, other in changed(report.figures, number, random):
                wrong = replace(report, figures=(*report.figures[:number], other, *report.figures[number + 1 :]))
                bound = "" if f"{figure.start}-{figure.end}" in equal else "bounded on one side, "
                _count(bound + kind, figure, checked(wrong, text), before, tally, repaired)
    _print(tally, repaired)


def _count(
    kind: str, figure: Figure, found: Reckoning, before: set[str], tally: Counter[str], repaired: Counter[str]
) -> None:
    place = f"{figure.start}-{figure.end}"
    new = [finding for finding in found.findings if finding.message not in before]
    naming = [one for one in new if any(stated.key.endswith(f":{place}") for stated in one.statements)]
    tally.update({f"{kind} made": 1, f"{kind} found": bool(naming), "flags": len(new), "right": len(naming)})
    if naming and not kind.endswith("copied"):
        offered = [(one.statement.partition(":")[2], one.after) for one in naming[0].repairs]
        repaired.update({f"{kind} offered": 1, f"{kind} first": offered[:1] == [(place, figure.text)]})
        repaired.update({f"{kind} among": (place, figure.text) in offered})


def _print(tally: Counter[str], repaired: Counter[str]) -> None:
    kinds = sorted(name.removesuffix(" made") for name in tally if name.endswith(" made"))
    for kind in kinds:
        line = f"{kind}: {tally[f'{kind} found']} of {tally[f'{kind} made']} found"
        if repaired[f"{kind} offered"]:
            line += f"; right repair first {repaired[f'{kind} first']}, among three {repaired[f'{kind} among']}"
        print(line)
    for name, those in (("equations", [one for one in kinds if "," not in one]), ("all checked figures", kinds)):
        made, found = (sum(tally[f"{kind} {word}"] for kind in those) for word in ("made", "found"))
        print(f"found in {name}: {found} of {made} ({found / max(made, 1):.1%})")
    offered, first, among = (
        sum(repaired[f"{kind} {word}"] for kind in kinds) for word in ("offered", "first", "among")
    )
    print(f"flags that name the changed figure: {tally['right']} of {tally['flags']}")
    print(f"right repair first: {first} of {offered} ({first / max(offered, 1):.1%}), among three: {among}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [DOCUMENTS / "own", DOCUMENTS / "others"])
