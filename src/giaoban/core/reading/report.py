"""What a reader takes from one report: figures, references, people and tasks, each tied to the words it came from.

Every span indexes the text as received (NFC); `text[start:end]` is the entry's own text, always. The field names are
those of the JSON that `giaoban read --json` prints.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from giaoban.core.periods import Period
from giaoban.core.quantities import Bound


class Role(StrEnum):
    """What a figure says: how much was done, is asked for, or how it compares."""

    ACTUAL = "actual"
    TARGET = "target"
    OF_TARGET = "of_target"
    OF_PREVIOUS = "of_previous"
    GROWTH = "growth"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that says how much was done, is planned, or how it compares.

    `value` is the number as written, without the scale of `unit` (918.755 for "918,755 tỷ đồng"), signed for growth.
    `of` is the position, counted from 1, of the actual figure that a percentage or a growth describes.
    `rules` name the rules that made it; `doubt` says in Vietnamese why a person should look, empty where it is sure.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    role: Role
    measure: str
    bound: Bound | None = None
    period: Period | None = None
    base: str | None = None
    of: int | None = None
    rules: tuple[str, ...] = ()
    doubt: str = ""

    def as_json(self) -> dict[str, Any]:
        """The figure under the names of the annotation guide; what is unknown is None."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "value": json_number(self.value),
            "unit": self.unit,
            "bound": self.bound and str(self.bound),
            "role": str(self.role),
            "measure": self.measure,
            "period": self.period and str(self.period),
            "base": self.base,
            "of": self.of,
        }


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text that say one thing: `text` is `document[start:end]`."""

    start: int
    end: int
    text: str

    def as_json(self) -> dict[str, Any]:
        """The words with their span."""
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal or party document cited by its number.

    `identity` is the same for all its spellings in a text and, as far as number, year and issuer are told, in others.
    """

    start: int
    end: int
    text: str
    kind: str
    number: str
    date: Day | None = None
    issuer: str | None = None
    identity: str = ""

    def as_json(self) -> dict[str, Any]:
        """The reference under the names of the annotation guide, with its identity."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "number": self.number,
            "date": self.date and self.date.isoformat(),
            "issuer": self.issuer,
            "identity": self.identity,
        }


@dataclass(frozen=True, slots=True)
class Document:
    """A document of which a text speaks, by number, by title ("Luật Đất đai năm 2024") or by both.

    `mentions` are all places that mean it, also "Nghị quyết này" and "Chỉ thị 44" after "Chỉ thị số 44-CT/TU".
    """

    identity: str
    kind: str
    number: str | None
    title: str | None
    date: Day | None
    issuer: str | None
    mentions: tuple[Words, ...]

    def as_json(self) -> dict[str, Any]:
        """The document with its mentions; what is unknown is None."""
        return {
            "identity": self.identity,
            "kind": self.kind,
            "number": self.number,
            "title": self.title,
            "date": self.date and self.date.isoformat(),
            "issuer": self.issuer,
            "mentions": [mention.as_json() for mention in self.mentions],
        }


@dataclass(frozen=True, slots=True)
class Office:
    """A position that a person holds on the day `as_of`, or held before where `former` ("nguyên Bí thư Huyện ủy")."""

    start: int
    end: int
    text: str
    former: bool = False
    as_of: Day | None = None

    def as_json(self) -> dict[str, Any]:
        """The words with their span, whether the office is a former one, and the day in ISO form."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "former": self.former,
            "as_of": self.as_of and self.as_of.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Person:
    """A named person with the positions that the text gives; `mentions` are all places that name the person."""

    start: int
    end: int
    name: str
    positions: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    mentions: tuple[Words, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The person under the names of the annotation guide, with offices and mentions."""
        return {
            "start": self.start,
            "end": self.end,
            "name": self.name,
            "positions": list(self.positions),
            "offices": [office.as_json() for office in self.offices],
            "mentions": [mention.as_json() for mention in self.mentions],
        }


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is due: the words that say so and the period that they name, None where they leave it open.

    `before` is True where the work must be done before that period begins: "trước ngày 25/5".
    """

    start: int
    end: int
    text: str
    period: Period | None = None
    before: bool = False

    @property
    def due(self) -> Day | None:
        """The last day that is still in time: 24 May for "trước ngày 25/5", 30 June for "trong quý II".

        >>> from giaoban.core.periods import Period
        >>> str(Deadline(0, 15, "trước ngày 25/5", Period.parse("2025-05-25"), before=True).due)
        '2025-05-24'
        """
        if self.period is None:
            return None
        return self.period.start - timedelta(days=1) if self.before else self.period.end

    def as_json(self) -> dict[str, Any]:
        """The words with their span, the period, and the last day in ISO form."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "period": self.period and str(self.period),
            "before": self.before,
            "due": self.due and self.due.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Task:
    """Work set for a coming period, as the shortest clause that could be assigned on its own.

    What else the text says of it, in or beside the clause, each None where it says nothing: `lead` is to do the work or
    to lead it (chủ trì), `partners` co-operate (phối hợp), `deadline` is when it is due, `product` the document to be
    handed in (báo cáo, kế hoạch, tờ trình), `basis` the document that it rests on, `orderer` gave the order.
    """

    start: int
    end: int
    text: str
    lead: Words | None = None
    partners: Words | None = None
    deadline: Deadline | None = None
    product: Words | None = None
    basis: Words | None = None
    orderer: Words | None = None

    def as_json(self) -> dict[str, Any]:
        """The task with its span and what the text says of it."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "lead": self.lead and self.lead.as_json(),
            "partners": self.partners and self.partners.as_json(),
            "deadline": self.deadline and self.deadline.as_json(),
            "product": self.product and self.product.as_json(),
            "basis": self.basis and self.basis.as_json(),
            "orderer": self.orderer and self.orderer.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to take a period for the reviewed one: its name, its weight, the words that it rests on.

    The names and what each is worth stand in `giaoban.core.reading.weights.WEIGHTS`. A sign of the text as a whole
    has no words: start and end are 0.
    """

    period: Period
    name: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read from one text. Tuples are in text order; `signs` say why `reviewed` is the period it is."""

    figures: tuple[Figure, ...] = ()
    references: tuple[Reference, ...] = ()
    documents: tuple[Document, ...] = ()
    people: tuple[Person, ...] = ()
    tasks: tuple[Task, ...] = ()
    place: str | None = None
    reviewed: Period | None = None
    published: Day | None = None
    signs: tuple[Sign, ...] = ()

    def as_json(self) -> Mapping[str, Any]:
        """The report under the names of the annotation guide."""
        return {
            "place": self.place,
            "reviewed": self.reviewed and str(self.reviewed),
            "published": self.published and self.published.isoformat(),
            "figures": [figure.as_json() for figure in self.figures],
            "references": [reference.as_json() for reference in self.references],
            "documents": [document.as_json() for document in self.documents],
            "people": [person.as_json() for person in self.people],
            "tasks": [task.as_json() for task in self.tasks],
        }


def json_number(value: Decimal) -> int | float:
    """A JSON number that prints the decimal digits as written; a whole number prints without a point.

    >>> json_number(Decimal("918.755")), json_number(Decimal("30"))
    (918.755, 30)
    """
    return int(value) if value == value.to_integral_value() else float(value)
