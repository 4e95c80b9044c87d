"""Bringing files in: read, stored, matched and booked, one transaction a file; a bad one is told, the rest goes on."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from giaoban.apps.documents.actions import Received, discard, store
from giaoban.apps.documents.models import Document, Intake, IntakeFile, Outcome
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.booking import book
from giaoban.apps.figures.matching import Matcher
from giaoban.apps.figures.models import Figure, Match, Role
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.journal.actions import record
from giaoban.apps.people.handling import mark
from giaoban.apps.targets.numbers import decimals_of, storable
from giaoban.apps.units.models import Unit
from giaoban.apps.units.places import PlaceError, names, unit_of_place
from giaoban.core.reading import read
from giaoban.core.reading.report import Figure as ReadFigure
from giaoban.core.reading.report import Report
from giaoban.core.reckoning.statements import sentence_around
from giaoban.files import Extracted, FileError, MarkedPlaces, extract
from giaoban.files.limits import DEFAULT
from giaoban.files.opening import read_bytes

Progress = Callable[[int, int, str], None]  # files done, files in all, name of the file at hand


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file of the batch that has not been looked at; `depth` counts the messages around it."""

    name: str
    source: bytes | Path
    depth: int = 0


def import_files(
    unit: Unit | None,
    files: Iterable[tuple[str, bytes | Path]],
    *,
    by: AbstractBaseUser | None,
    progress: Progress | None = None,
    marking: Mapping[str, Any] | None = None,
) -> Intake:
    """Take each file in: store, read, match, book; then reckon once for each unit that got something.

    Without `unit` each file's own place says whose it is. The same file twice changes nothing. Files attached to a
    message follow it under its name. `marking` says how far the documents may be seen (giaoban.apps.people.handling);
    of restricted ones nothing is booked.
    """
    batch = Batch(Intake.objects.create(unit=unit, by=by), unit, by, Matcher.load(unit), marking)
    queue = deque(Waiting(name, source) for name, source in files)
    total, done = len(queue), 0
    while queue:
        file = queue.popleft()
        if progress is not None:
            progress(done, total, file.name)
        attached = batch.take(file)
        queue.extendleft(reversed(attached))
        total, done = total + len(attached), done + 1
    for each in batch.touched.values():
        ledger_changed.send(sender=Document, unit=each)
    if progress is not None:
        progress(done, total, "")
    return batch.intake


@dataclass(slots=True)
class Batch:
    """One bringing-in of files. `touched` are the units whose ledger has grown."""

    intake: Intake
    unit: Unit | None
    by: AbstractBaseUser | None
    matcher: Matcher
    marking: Mapping[str, Any] | None = None
    touched: dict[int, Unit] = field(default_factory=dict)

    def take(self, file: Waiting) -> list[Waiting]:
        """Deal with one file; what is attached to it is returned to wait its turn."""
        try:
            content = file.source if isinstance(file.source, bytes) else read_bytes(file.source, DEFAULT)
            if self.unit is not None and self._known(self.unit, file, content):
                return []
            extracted = extract(content, file.name)
            attached = [
                Waiting(f"{file.name}/{each.name}", each.data, file.depth + 1) for each in extracted.attachments
            ]
            if attached and file.depth >= DEFAULT.nested_messages:
                raise FileError("Thư lồng trong thư quá nhiều lớp; hãy lưu tệp đính kèm ra ngoài rồi gửi riêng.")
            if extracted.text.strip():
                self._keep(file, content, extracted)
            return attached
        except (FileError, PlaceError) as error:
            self._note(file, Outcome.REFUSED, message=str(error))
            return []

    def _known(self, unit: Unit, file: Waiting, content: bytes) -> bool:
        """Whether the unit has the file already, which is then noted."""
        known = Document.objects.filter(unit=unit, sha256=sha256(content).hexdigest()).first()
        if known is not None:
            self._note(file, Outcome.UNCHANGED, known)
        return known is not None

    def _keep(self, file: Waiting, content: bytes, extracted: Extracted) -> None:
        report = read(extracted.text, published=extracted.published)
        unit = self.unit or unit_of_place(report.place, _day(report))
        if self._known(unit, file, content):
            return
        document: Document | None = None
        try:
            with transaction.atomic():
                document = store(unit, _received(file.name, content, extracted), report, by=self.by)
                if self.marking is not None:
                    mark(document, unit=unit, by=self.by, **self.marking)
                left_out = add_figures(document, report, self.matcher)
                booked = book(document, by=self.by)
                kept = len(report.figures) - left_out
                record("figures.read", subject=document, by=self.by, after={"figures": kept, "rows": booked})
                self._note(file, Outcome.ACCEPTED, document, _warning(unit, report, extracted, left_out))
        except Exception as error:
            if document is not None:
                discard(document)
            if isinstance(error, IntegrityError) and self._known(unit, file, content):
                return  # somebody brought the same file in at the same moment
            raise
        self.touched[unit.pk] = unit

    def _note(self, file: Waiting, outcome: Outcome, document: Document | None = None, message: str = "") -> None:
        IntakeFile.objects.create(
            intake=self.intake, name=file.name[-255:], outcome=outcome, document=document, message=message
        )


def _received(name: str, content: bytes, extracted: Extracted) -> Received:
    marks = extracted.places
    places = tuple(zip(marks.starts, marks.words, strict=True)) if isinstance(marks, MarkedPlaces) else ()
    return Received(
        name=name,
        content=content,
        text=extracted.text,
        media=str(extracted.kind),
        title=extracted.title or "",
        published=extracted.published,
        places=places,
    )


def add_figures(document: Document, report: Report, matcher: Matcher) -> int:
    """Store the report's figures with their matches; how many were left out because no column holds their digits."""
    rows: dict[int, Figure] = {}
    waiting = {position: figure for position, figure in enumerate(report.figures, start=1) if storable(figure.value)}
    left_out = len(report.figures) - len(waiting)
    while waiting:
        ready = [p for p, figure in waiting.items() if figure.of is None or figure.of not in waiting or figure.of == p]
        ready = ready or list(waiting)  # figures that describe one another: no order would do
        made = [_figure(document, position, waiting.pop(position), rows) for position in ready]
        rows.update({row.position: row for row in Figure.objects.bulk_create(made)})
    units = {position: _unit_to_match(row, rows) for position, row in rows.items()}
    matches = [matcher.match(row, units[position]) for position, row in sorted(rows.items())]
    Match.objects.bulk_create(match for match in matches if match is not None)
    return left_out


def _figure(document: Document, position: int, figure: ReadFigure, rows: dict[int, Figure]) -> Figure:
    if document.text[figure.start : figure.end] != figure.text:
        raise ValueError(f"'{figure.text}' does not stand at {figure.start}-{figure.end} of {document.name}")
    return Figure(
        document=document,
        position=position,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=figure.value,
        decimals=decimals_of(figure.value),
        unit=figure.unit[:60],
        bound=figure.bound or "",
        role=str(figure.role),
        measure=figure.measure[:500],
        base=(figure.base or "")[:300],
        of=rows.get(figure.of) if figure.of else None,
        sentence=sentence_around(document.text, figure.start, figure.end),
        place=document.place_at(figure.start)[:120],
        rules=list(figure.rules),
        doubt=figure.doubt[:300],
        **columns(figure.period),
    )


def _unit_to_match(row: Figure, rows: dict[int, Figure]) -> str:
    """The unit of the thing measured: a percentage says nothing of the unit of what it is a percentage of."""
    if row.role in (Role.ACTUAL, Role.TARGET):
        return row.unit
    return row.of.unit if row.of is not None else ""


def _warning(unit: Unit, report: Report, extracted: Extracted, left_out: int) -> str:
    said = list(extracted.notes)
    if report.place and not names(unit, report.place):
        said.append(f"Văn bản nêu tên {report.place}, khác với đơn vị đã chọn ({unit.name}); hãy kiểm tra lại.")
    if not report.figures:
        said.append("Không đọc thấy số liệu nào trong văn bản.")
    if left_out:
        said.append(f"{left_out} con số có quá nhiều chữ số nên không ghi được.")
    return " ".join(said)


def _day(report: Report) -> date | None:
    """A day on which the report's unit existed: the last one reviewed, or that of the report where it came before."""
    known = [day for day in (report.reviewed and report.reviewed.end, report.published) if day]
    return min(known, default=None)
