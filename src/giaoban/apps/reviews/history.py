"""All that the ledger knows of a unit, as statements for reckoning: its whole history, not one report at a time.

Documents with their figures as decided, cells of tables, targets set by hand; and the same of the units that it was
made of, so that what they reported is held against what is reported today. A document about days before the unit began
speaks of another boundary, whatever unit it was filed under. What was taken over from reckoning itself is left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.decided import Decided, decided_figures, report_of
from giaoban.apps.figures.models import Entry, Standing
from giaoban.apps.reviews.amended import Amendment, amendments, in_editions
from giaoban.apps.reviews.earlier import earlier_units
from giaoban.apps.targets.models import Comparator, Indicator, Target
from giaoban.apps.targets.numbers import vietnamese
from giaoban.apps.units.models import Unit
from giaoban.core.quantities import Bound
from giaoban.core.reading.folding import fold
from giaoban.core.reading.report import Figure as ReadFigure
from giaoban.core.reading.report import Role
from giaoban.core.reckoning import Merger
from giaoban.core.reckoning.statements import Accumulation, Statement, statements

LOOKS_BACK = timedelta(days=6 * 366)  # to the units that a unit was made of
PLAIN = (Comparator.EQUAL, Comparator.AT_LEAST, Comparator.AT_MOST)


@dataclass(slots=True)
class History:
    """Statements in order of their documents' periods; where each stands in the ledger, by its key.

    `own` are the keys of what the unit itself states; the others are those of the units that it was made of.
    """

    statements: list[Statement] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    mergers: list[Merger] = field(default_factory=list)


def history_of(unit: Unit) -> History:
    """Everything booked or read of `unit` and of the units that went into it whole."""
    found = History()
    units = [unit, *_merged(unit, found)]
    indicators = {indicator.pk: indicator for indicator in Indicator.objects.all()}
    changes = amendments(units)
    _add_documents(found, unit, units, indicators, changes)
    _add_cells(found, unit, units, indicators)
    _add_targets(found, unit, units, indicators, changes)
    return found


def _merged(unit: Unit, found: History) -> list[Unit]:
    """The units that went into this one whole, and nothing else with them; each such day is a merger."""
    if unit.valid_from is None:
        return []
    earlier = earlier_units(unit, unit.valid_from - LOOKS_BACK)
    units: dict[int, Unit] = {}
    for day, parts in earlier.parts.items():
        if parts and all(part.share == 1 for part in parts):
            found.mergers.append(Merger(unit.key, tuple(part.unit.key for part in parts), day))
            units |= {part.unit.pk: part.unit for part in parts}
    units.pop(unit.pk, None)
    return list(units.values())


def _add_documents(
    found: History,
    unit: Unit,
    units: Sequence[Unit],
    indicators: dict[int, Indicator],
    changes: dict[int, dict[str, list[Amendment]]],
) -> None:
    by_pk = {each.pk: each for each in units}
    documents = list(Document.objects.filter(unit__in=units).order_by("period_to", "pk"))
    figures = decided_figures(documents)
    for document in documents:
        document.unit = by_pk[document.unit_id]
        stated = statements_of(document, figures[document.pk], indicators)
        day = document.period_to or document.published
        stated = in_editions(stated, changes.get(document.unit_id, {}), day)
        before = document.unit.valid_from
        if before is not None and day is not None and day < before:
            stated = [replace(one, place=f"{document.unit.key}, trước {before:%d/%m/%Y}") for one in stated]
        places = {(each.figure.start, each.figure.end): each.figure.pk for each in figures[document.pk]}
        found.figures |= {one.key: places[one.figure.start, one.figure.end] for one in stated}
        _add(found, stated, own=document.unit_id == unit.pk)


def _add(found: History, stated: Sequence[Statement], *, own: bool) -> None:
    found.statements += stated
    if own:
        found.own.update(one.key for one in stated)


def statements_of(document: Document, figures: list[Decided], indicators: dict[int, Indicator]) -> Sequence[Statement]:
    """What the document states, figure by figure, each about its indicator or, without one, about its own words."""
    names = {
        (each.figure.start, each.figure.end): indicators[each.indicator_id].name
        for each in figures
        if each.indicator_id is not None
    }
    kinds = {indicator.name: Accumulation(indicator.accumulation) for indicator in indicators.values()}
    subject_of: Callable[[ReadFigure], str] = lambda figure: (  # noqa: E731
        names.get((figure.start, figure.end)) or fold(figure.measure)
    )
    return statements(
        report_of(figures, document),
        document.text,
        source=str(document.pk),
        subject_of=subject_of,
        accumulation_of=kinds.get,
    )


def _add_cells(found: History, unit: Unit, units: Sequence[Unit], indicators: dict[int, Indicator]) -> None:
    """Results from cells of tables and of the screen: each table is a source."""
    rows = Entry.objects.current().filter(unit__in=units, cell__isnull=False, taken_over__isnull=True)
    keys = {each.pk: each.key for each in units}
    for entry in rows.select_related("cell__brought_by__workbook").order_by("period_to", "pk"):
        if entry.cell is None or entry.span is None:
            continue
        indicator, source = indicators[entry.indicator_id], f"bang-{entry.cell.brought_by.workbook_id}"
        measured = entry.measured_in or indicator.unit
        made = Statement(
            key=f"{source}:{entry.pk}",
            figure=_figure(vietnamese(entry.exact), entry, Role.ACTUAL, indicator, measured),
            sentence=entry.source_sentence,
            source=source,
            subject=indicator.name,
            place=keys[entry.unit_id],
            accumulation=Accumulation(indicator.accumulation),
            estimate=entry.standing == Standing.ESTIMATE,
        )
        found.entries[made.key] = entry
        _add(found, [made], own=entry.unit_id == unit.pk)


def _figure(
    number: str, row: Entry | Target, role: Role, indicator: Indicator, measured: str, base: str | None = None
) -> ReadFigure:
    bound = Bound(row.bound) if isinstance(row, Entry) and row.bound else None
    text = f"{number}{'' if measured.startswith('%') else ' '}{measured}".strip()
    return ReadFigure(0, len(text), text, row.exact, measured, role, indicator.name, bound, row.span, base)


def _add_targets(
    found: History,
    unit: Unit,
    units: Sequence[Unit],
    indicators: dict[int, Indicator],
    changes: dict[int, dict[str, list[Amendment]]],
) -> None:
    """Targets that somebody set by hand and whose words name who set them; each version is a source of its own."""
    rows = Target.objects.filter(
        unit__in=units, start__isnull=True, part_of__isnull=True, withdrawn="", taken_over__isnull=True
    )
    keys = {each.pk: each.key for each in units}
    rows = rows.exclude(setter_words="").filter(comparator__in=PLAIN).select_related("superseded_by", "document")
    for target in rows.order_by("period_to", "pk"):
        if target.span is None or _corrected(target):
            continue
        indicator, source = indicators[target.indicator_id], f"ke-hoach-{target.pk}"
        measured, words = target.measured_in or indicator.unit, target.setter_words
        made = Statement(
            key=f"{source}:0",
            figure=_figure(vietnamese(target.exact), target, Role.TARGET, indicator, measured, words),
            sentence=target.source_words,
            source=source,
            subject=indicator.name,
            place=keys[target.unit_id],
            accumulation=Accumulation(indicator.accumulation),
            edition=_edition(target, changes.get(target.unit_id, {}).get(indicator.name, ())),
        )
        found.targets[made.key] = target
        _add(found, [made], own=target.unit_id == unit.pk)


def _corrected(target: Target) -> bool:
    """Whether the next version corrects this one from the beginning: it never held."""
    later = getattr(target, "superseded_by", None)
    return later is not None and later.effective_from == target.effective_from


def _edition(target: Target, changes: Sequence[Amendment]) -> str:
    """The target is the plan of its own edition, from its first day on."""
    began = target.effective_from
    passed = 0 if began is None else sum(one.day <= began for one in changes if one.period == target.span)
    return str(passed or "")
