"""From a document's figures as decided to rows of the ledger.

`book` may be called again at any time: it adds rows only where what is booked differs from what should be, so a file
brought in twice or a decision that changes nothing leaves the ledger as it is.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from giaoban.apps.documents.models import Document
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.decided import Decided, decided_figures, report_of
from giaoban.apps.figures.models import Against, Comparison, Entry, Role, Standing
from giaoban.apps.figures.sealing import facts_of
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Comparator, Setter, Target
from giaoban.apps.targets.numbers import as_written, decimals_of
from giaoban.core.reckoning.owners import OwnerKind, base_period, owner_of, plan_period
from giaoban.core.reckoning.standings import is_estimate, is_official
from giaoban.core.reckoning.statements import Statement, statements

SETTERS = {
    OwnerKind.SUPERIOR: Setter.SUPERIOR,
    OwnerKind.COUNCIL: Setter.COUNCIL,
    OwnerKind.OWN: Setter.OWN,
    OwnerKind.CONGRESS: Setter.OWN,
    OwnerKind.UNNAMED: Setter.UNSTATED,
}
LINK = {Entry: "corrects", Comparison: "corrects", Target: "supersedes"}
WITHDRAWN = "Không còn là số liệu của chỉ tiêu này"


@dataclass(frozen=True, slots=True)
class Booking:
    """A row that the ledger should hold for a figure."""

    model: type[models.Model]
    values: dict[str, Any]


def book(document: Document, *, by: AbstractBaseUser | None, reason: str = "") -> int:
    """Bring the ledger in step with the document's figures; the number of rows added. `reason` goes to corrections.

    The journal is told which entries were added, so that each has its printed code.
    """
    figures = decided_figures([document])[document.pk]
    wanted = bookings(figures, document)
    heads = _heads(document)
    added: list[models.Model] = []
    fresh: dict[type[models.Model], list[models.Model]] = {Entry: [], Comparison: [], Target: []}
    for each in figures:
        want = wanted.get(each.figure.pk)
        for model in (Target, Entry, Comparison):
            head = heads[model].get(_key(model, each))
            values = want.values if want and want.model is model else None
            row = _next(model, head, values, each, reason)
            if row is None:
                continue
            row.booked_by = by
            added.append(row)
            if head is None:
                fresh[model].append(row)
            else:
                row.save()
    for model, rows in fresh.items():
        model.objects.bulk_create(rows)
    if added:
        facts = facts_of(row for row in added if isinstance(row, Entry))
        record(
            "figures.booked", subject=document, by=by, reason=reason, after={"rows": len(added)}, booked=facts,
        )  # fmt: skip
    return len(added)


def bookings(figures: list[Decided], document: Document) -> dict[int, Booking]:
    """Figure → the row that it should have; figures without period or indicator have none."""
    stated = _statements(figures, document)
    by_id = {each.figure.pk: each for each in figures if each.counts}
    found: dict[int, Booking] = {}
    for each in by_id.values():
        about = by_id.get(each.figure.of_id) if each.figure.of_id else None
        indicator = about.indicator_id if about and about.indicator_id else each.indicator_id
        period = each.period or (about.period if about else None)
        if indicator is None or period is None:
            continue
        common = {
            "unit_id": document.unit_id,
            "indicator_id": indicator,
            "value": each.value,
            "decimals": decimals_of(each.value),
            "measured_in": each.unit,
            **columns(period),
        }
        statement = stated.get(each.figure.pk)
        if each.role == Role.ACTUAL:
            found[each.figure.pk] = _entry(each, common, statement)
        elif each.role == Role.TARGET:
            words = _owner_words(each, figures)
            found[each.figure.pk] = _target(each, common, words, document)
        else:
            found[each.figure.pk] = _comparison(each, common)
    return found


def _statements(figures: list[Decided], document: Document) -> dict[int, Statement]:
    report = report_of(figures, document)
    keys = {f"d:{each.figure.start}-{each.figure.end}": each.figure.pk for each in figures}
    made = statements(report, document.text, source="d", subject_of=lambda figure: figure.measure)
    return {keys[statement.key]: statement for statement in made}


def _entry(each: Decided, common: dict[str, Any], statement: Statement | None) -> Booking:
    before = each.figure.sentence.partition(each.figure.text)[0]
    estimate = (statement is not None and statement.estimate) or each.figure.bound == "about" or is_estimate(before)
    standing = Standing.ESTIMATE if estimate else Standing.OFFICIAL if is_official(before) else Standing.PRELIMINARY
    return Booking(Entry, {**common, "figure_id": each.figure.pk, "bound": each.figure.bound, "standing": standing})


def _target(each: Decided, common: dict[str, Any], words: str, document: Document) -> Booking:
    setter = SETTERS[owner_of(words).kind] if words else _setter_by_kind(document)
    comparator = each.figure.bound if each.figure.bound in Comparator.values else Comparator.EQUAL
    place = {"document_id": document.pk, "start": each.figure.start, "end": each.figure.end}
    period = each.period
    if _follows_stroke(each) and period is not None:
        period = plan_period(period, words, owner_of(words)) or period
    return Booking(
        Target,
        {
            **common,
            **(columns(period) if period else {}),
            **place,
            "setter": setter,
            "setter_words": words[:200],
            "comparator": comparator,
        },
    )


def _follows_stroke(each: Decided) -> bool:
    """Whether it is the plan in "103/261"."""
    return each.figure.document.text[: each.figure.start].rstrip().endswith("/")


def _setter_by_kind(document: Document) -> Setter:
    """Whose target a document without further words sets: a resolution's or a plan's own."""
    head = f"{document.kind} {document.text[:300]}".lower()
    return Setter.OWN if "nghị quyết" in head or "chương trình công tác" in head else Setter.UNSTATED


def _owner_words(each: Decided, figures: list[Decided]) -> str:
    """Words that name who set the target: its own base, else that of the percentage of the result before it."""
    if each.figure.base:
        return each.figure.base
    before = next((one for one in figures if one.figure.position == each.figure.position - 1), None)
    if before is None or before.role != Role.ACTUAL or not _follows_stroke(each):
        return ""
    said = (one for one in figures if one.figure.of_id == before.figure.pk and one.role == Role.OF_TARGET)
    return next((one.figure.base for one in said if one.figure.base), "")


def _comparison(each: Decided, common: dict[str, Any]) -> Booking:
    values = {
        "figure_id": each.figure.pk,
        "bound": each.figure.bound,
        "role": each.role,
        "base": each.figure.base,
        "of_id": each.figure.of_id,
        "against": _against(each),
    }
    return Booking(Comparison, {**common, **values})


def _against(each: Decided) -> Against:
    if each.role == Role.OF_TARGET:
        return Against(SETTERS[owner_of(each.figure.base).kind]) if each.figure.base else Against.UNSTATED
    if each.role == Role.RANK or each.period is None:
        return Against.OTHER
    earlier = base_period(each.period, each.figure.base) if each.figure.base else None
    if earlier == each.period.year_before():
        return Against.YEAR_BEFORE
    if earlier == each.period.previous():
        return Against.PERIOD_BEFORE
    return Against.OTHER


def _heads(document: Document) -> dict[type[models.Model], dict[Any, models.Model]]:
    """Per table: figure or span → the last row of its chain."""
    return {
        Entry: {row.figure_id: row for row in Entry.objects.last_of(document)},
        Comparison: {row.figure_id: row for row in Comparison.objects.last_of(document)},
        Target: {
            (row.start, row.end): row
            for row in Target.objects.read_from(document).select_related("superseded_by").order_by("pk")
        },
    }


def _key(model: type[models.Model], each: Decided) -> Any:
    return (each.figure.start, each.figure.end) if model is Target else each.figure.pk


def _next(
    model: type[models.Model], head: Any, values: dict[str, Any] | None, each: Decided, reason: str
) -> models.Model | None:
    """The row to add after `head`, None where the chain is right as it is."""
    if head is None:
        return model(**values) if values is not None else None
    if getattr(head, "superseded_by", None) is not None:
        return None  # somebody amended or withdrew the target by hand
    if values is None:
        if head.withdrawn:
            return None
        return model(**_copied(head), **{LINK[model]: head, "withdrawn": reason or WITHDRAWN})
    if not head.withdrawn and _same(head, values):
        return None
    return model(**values, **{LINK[model]: head, "reason": reason or "Đọc lại văn bản"})


def _same(row: Any, values: dict[str, Any]) -> bool:
    written = as_written(row.value, row.decimals)
    return written == values["value"] and all(
        getattr(row, name) == value for name, value in values.items() if name != "value"
    )


def _copied(row: models.Model) -> dict[str, Any]:
    left_out = {"id", "corrects", "supersedes", "withdrawn", "reason", "booked_at", "booked_by"}
    return {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in left_out
    }
