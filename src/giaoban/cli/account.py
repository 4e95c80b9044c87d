"""What one report says: an object for programs, a table for people."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from giaoban.cli.documents import ReadDocument
from giaoban.cli.words import BOUNDS, PARTS_OF_TASK, ROLES, SIGNS
from giaoban.core.reading import Deadline, Document, Figure, Person, Task, Words
from giaoban.files import printable

_HEADINGS = ("Số liệu", "Mức", "Vai trò", "Nội dung", "Kỳ", "Ở đâu")
_WIDEST = (28, 14, 16, 60, 24, 40)


def as_json(document: ReadDocument, *, explain: bool = False) -> dict[str, Any]:
    """The report under the names of the annotation guide, with its path, and where each figure and task stands."""
    report = dict(document.report.as_json())
    figures = []
    for figure in document.report.figures:
        entry = figure.as_json() | {"at": document.place(figure.start)}
        figures.append(entry | {"rules": list(figure.rules), "doubt": figure.doubt} if explain else entry)
    report["figures"] = figures
    report["tasks"] = [task.as_json() | {"at": document.place(task.start)} for task in document.report.tasks]
    if explain:
        report["reviewed_signs"] = [
            {"sign": sign.name, "weight": round(sign.weight, 2), "start": sign.start, "end": sign.end}
            for sign in document.report.signs
        ]
    about = {"path": document.path, "kind": str(document.extracted.kind), "title": document.extracted.title}
    return about | report


def as_table(document: ReadDocument, *, explain: bool = False) -> Iterator[str]:
    """The report as lines of text: a heading, a row a figure, then references, people and tasks."""
    report = document.report
    reviewed = report.reviewed.label if report.reviewed else ""
    yield " · ".join(filter(None, (printable(document.path), report.place, reviewed)))
    if explain and report.signs:
        yield f"  kỳ này vì: {'; '.join(_signs(document))}"
    if report.figures:
        yield from _figures(document, explain)
    else:
        yield "  Không có số liệu."
    if report.documents:
        yield f"  Văn bản ({len(report.documents)})"
        for cited in report.documents:
            yield from _cited(document, cited, explain)
    if report.people:
        yield f"  Người ({len(report.people)})"
        for person in report.people:
            yield from _person(document, person, explain)
    if report.tasks:
        yield f"  Nhiệm vụ ({len(report.tasks)})"
        for task in report.tasks:
            yield from _task(document, task, explain)


def _cited(document: ReadDocument, cited: Document, explain: bool) -> Iterator[str]:
    """A document by its first mention, and how often it is meant again; `explain` gives each place and the identity."""
    first, *others = cited.mentions
    again = f" (nhắc lại {len(others)} lần)" if others else ""
    yield f"    – {_one_line(first.text)}{again}"
    if explain:
        yield f"      nhận dạng: {printable(cited.identity)}"
        yield from (f"      nhắc tới: {_one_line(each.text)} · {document.place(each.start)}" for each in cited.mentions)


def _person(document: ReadDocument, person: Person, explain: bool) -> Iterator[str]:
    """A person with the positions; `explain` says of each position when it is held, and gives each mention's place."""
    yield f"    – {_one_line(', '.join((person.name, *person.positions)))}"
    if explain:
        for office in person.offices:
            held = "từng giữ" if office.former else "đang giữ"
            on = f" (tính đến ngày {office.as_of:%d/%m/%Y})" if office.as_of else ""
            yield f"      {held}{on}: {_one_line(office.text)} · {document.place(office.start)}"
        for each in person.mentions:
            yield f"      nhắc tới: {_one_line(each.text)} · {document.place(each.start)}"


def _signs(document: ReadDocument) -> Iterator[str]:
    """Each kind of sign once, with its weight and the first words that it rests on, the weightiest first."""
    first = {sign.name: sign for sign in reversed(document.report.signs)}
    for sign in sorted(first.values(), key=lambda sign: -sign.weight):
        words = _one_line(document.extracted.text[sign.start : sign.end])
        quoted = f" “{words}”" if words else ""
        yield f"{SIGNS[sign.name]}{quoted} ({sign.weight:+.1f})".replace(".", ",")


def _task(document: ReadDocument, task: Task, explain: bool) -> Iterator[str]:
    """A task and what the text says of it; `explain` adds where each part stands."""
    yield f"    – {_one_line(task.text)}"
    told = [(label, part) for name, label in PARTS_OF_TASK.items() if (part := getattr(task, name)) is not None]
    if explain:
        for label, part in told:
            yield f"      {label}: {_said(part)} · {document.place(part.start)}"
    elif told:
        yield "      " + " · ".join(f"{label}: {_said(part)}" for label, part in told)


def _said(part: Words | Deadline) -> str:
    """The words of the text, and for a deadline the last day that they name."""
    due = part.due if isinstance(part, Deadline) else None
    return _one_line(part.text) + (f" (chậm nhất {due:%d/%m/%Y})" if due else "")


def _one_line(words: str) -> str:
    return printable(" ".join(words.split()))


def _figures(document: ReadDocument, explain: bool) -> Iterator[str]:
    rows = [_row(document, figure) for figure in document.report.figures]
    widths = _widths([_HEADINGS, *rows])
    yield _laid_out(_HEADINGS, widths)
    for figure, row in zip(document.report.figures, rows, strict=True):
        yield _laid_out(row, widths)
        if explain:
            yield f"      quy tắc: {', '.join(figure.rules) or 'không ghi'}"
            if figure.doubt:
                yield f"      cần xem lại: {figure.doubt}"


def _row(document: ReadDocument, figure: Figure) -> tuple[str, ...]:
    said = figure.measure if figure.base is None else f"{figure.measure} (so với {figure.base})"
    return tuple(
        " ".join(printable(cell).split())
        for cell in (
            figure.text,
            BOUNDS[figure.bound] if figure.bound else "",
            ROLES[figure.role],
            said,
            figure.period.label if figure.period else "chưa rõ",
            document.place(figure.start),
        )
    )


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column; on a terminal the column of words gives way until a row fits."""
    widths = [
        min(widest, max(map(len, column))) for widest, column in zip(_WIDEST, zip(*rows, strict=True), strict=True)
    ]
    if sys.stdout.isatty():
        spare = shutil.get_terminal_size().columns - sum(widths) - 2 * len(widths)
        widths[3] = max(20, widths[3] + min(0, spare))
    return widths


def _laid_out(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell[: width - 1] + "…" if len(cell) > width else cell.ljust(width)
        for cell, width in zip(row, widths, strict=True)
    )
    return ("  " + "  ".join(cells)).rstrip()
