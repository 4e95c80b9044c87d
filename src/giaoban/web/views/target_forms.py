"""What people write into the forms about targets, read into values, with what is wrong beside each field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.http import QueryDict

from giaoban.apps.documents.models import Document
from giaoban.apps.people.handling import restricted
from giaoban.apps.targets.choices import CHANGES, Comparator
from giaoban.apps.targets.models import Target
from giaoban.apps.targets.setting import Source
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodError
from giaoban.core.quantities import parse_number
from giaoban.core.reckoning.aims import Aim, AimError
from giaoban.core.reckoning.aims import Comparator as Asked
from giaoban.web.language import say
from giaoban.web.numbers import written

NAMES = (
    "indicator", "period", "setter", "comparator", "value", "to", "base", "base_period", "clause", "basis", "document",
    "reason", "effective_from", "act", "shape", "percent", "pasted", "by",
)  # fmt: skip


@dataclass(slots=True)
class Form:
    """Fields as written, and what is wrong with them by name; "all" stands over the form."""

    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)  # what is wrong in a table, cell by cell

    def number(self, name: str, *, required: bool = False) -> Decimal | None:
        """The number of a field; an error is noted where it is none, or missing though required."""
        text = self.values.get(name, "").removesuffix("%").strip()
        if not text:
            if required:
                self.errors[name] = say("Chưa ghi số.")
            return None
        try:
            return parse_number(text).value
        except ValueError:
            self.errors[name] = say("“{text}” không phải là số; hãy viết như 1.200 hoặc 95,5.").format(text=text)
            return None

    def day(self, name: str) -> date | None:
        """The day of a field, None where it is empty."""
        text = self.values.get(name, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.errors[name] = say("Chưa đúng ngày; hãy chọn ngày hoặc để trống.")
            return None

    def period(self, name: str) -> Period | None:
        """The period of a field: 2026, 2026-Q1, 2025/2030."""
        text = self.values.get(name, "")
        try:
            return Period.parse(text) if text else None
        except PeriodError:
            self.errors[name] = say(
                "“{text}” không phải là kỳ; hãy viết 2026, 2026-Q1, 2026-03 hoặc 2025/2030."
            ).format(text=text)
            return None

    def numbers(self, names: Iterable[str]) -> dict[str, Decimal]:
        """The fields that hold numbers."""
        found = {name: self.number(name) for name in names}
        return {name: value for name, value in found.items() if value is not None}

    def aim(self, unit: str) -> Aim | None:
        """What is asked for, None with an error noted where it cannot be."""
        comparator = self.values.get("comparator", "")
        if comparator not in Comparator.values:
            self.errors["comparator"] = say("Chưa chọn cách so sánh.")
            return None
        value, to, base = self.number("value", required=True), self.number("to"), self.number("base")
        if value is None or self.errors:
            return None
        both = comparator == Comparator.BETWEEN or comparator in CHANGES
        try:
            return Aim(Asked(comparator), value, to if both else None, base if comparator in CHANGES else None, unit)
        except AimError as error:
            self.errors["value"] = str(error)
            return None

    def source(self, unit: Unit) -> Source:
        """Where the target stands: clause and resolution as written, and the document where one was chosen."""
        pk = self.values.get("document", "")
        chosen = _ordinary(unit).filter(pk=pk).first() if pk.isdigit() else None
        return Source(
            self.values.get("clause", ""), self.values.get("basis", ""), chosen, self.values.get("reason", "")
        )


PASTED = 5_000


def written_in(posted: QueryDict, more: Iterable[str] = ()) -> Form:
    """The form as it came, without spaces around and at most 500 letters a field, ten times as many of a table."""
    return Form({name: posted.get(name, "").strip()[: PASTED if name == "pasted" else 500] for name in (*NAMES, *more)})


def _ordinary(unit: Unit) -> QuerySet[Document]:
    """The documents that whoever sees the unit may see."""
    return Document.objects.filter(unit=unit).exclude(pk__in=restricted(Document))


def documents_of(unit: Unit) -> list[tuple[int, str]]:
    """The documents that a target of the unit may rest on, latest first."""
    found = _ordinary(unit).order_by("-period_to", "-pk").values_list("pk", "title", "name")
    return [(pk, title or name) for pk, title, name in found[:100]]


def of_target(target: Target) -> Form:
    """A form filled with what a target asks now."""
    aim = target.aim
    return Form(
        {
            "comparator": target.comparator,
            "value": written(aim.value),
            "to": written(aim.to) if aim.to is not None else "",
            "base": written(aim.base) if aim.base is not None else "",
            "clause": target.clause,
        }
    )


def pasted_numbers(text: str, count: int) -> list[Decimal] | None:
    """A row or a column of numbers as it comes from a spreadsheet; None where it holds another count.

    >>> pasted_numbers("100\\t200\\t1.300,5", 3)
    [Decimal('100'), Decimal('200'), Decimal('1300.5')]
    >>> pasted_numbers("100 200", 3) is None
    True
    """
    words = [word.strip().removesuffix("%") for word in text.replace(";", "\t").replace("\n", "\t").split("\t")]
    try:
        found = [parse_number(word).value for word in words if word]
    except ValueError:
        return None
    return found if len(found) == count else None


def fields_of(form: Form, parts: Mapping[str, str]) -> list[dict[str, str]]:
    """Fields for a template: name → label, with what was written and what is wrong."""
    return [
        {
            "name": name,
            "label": label,
            "value": form.values.get(name, ""),
            "wrong": form.errors.get(name, ""),
        }
        for name, label in parts.items()
    ]
