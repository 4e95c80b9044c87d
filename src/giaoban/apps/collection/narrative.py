"""A narrative report that fills a form: its numbers are proposed for cells, each with its sentence; people take them.

The report is kept with its text, each proposal with its span in it, so that a value that was taken leads back to the
words it came from. Nothing enters a cell before somebody says so, and the ledger is not touched.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet

from giaoban.apps.collection.draft_models import Cell, DroppedReport, EntryForm, How, Proposal, ProposalLeft
from giaoban.apps.collection.drafting import Change, DraftError, Outcome, columns_asked, hold, save
from giaoban.apps.collection.evidence import keep
from giaoban.apps.collection.filling import Asked
from giaoban.apps.figures.matching import Matcher
from giaoban.apps.figures.year_table import in_indicator_unit
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import decimals_of, storable, vietnamese
from giaoban.apps.units.places import names
from giaoban.core.periods import Period
from giaoban.core.quantities import Bound
from giaoban.core.reading import read
from giaoban.core.reading.report import Figure, Report, Role
from giaoban.core.reckoning.standings import is_estimate
from giaoban.core.reckoning.statements import sentence_around
from giaoban.files import Extracted, extract

NEAR = "tên chỉ tiêu chỉ gần giống"
TWICE = "báo cáo còn ghi số khác cho cùng ô"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A report as received, and what the person should know about it, in sentences."""

    report: DroppedReport
    notes: tuple[str, ...]


def drop(form: EntryForm, asked: Sequence[Asked], name: str, content: bytes, *, by: AbstractBaseUser) -> Dropped:
    """Read a report and keep what it states of the form's cells as proposals.

    Raises giaoban.files.FileError for a file that has no text, DraftError where the form is no longer open.
    """
    extracted = extract(content, name)
    report = read(extracted.text, published=extracted.published)
    found = list(_found(report, extracted, form, asked))
    with transaction.atomic():
        hold(form)
        kept = keep(DroppedReport(form=form, by=by, text=extracted.text), name, content)
        for one in found:
            one.report = kept
        Proposal.objects.bulk_create(_doubted(found))
        record("collection.report_dropped", subject=kept, by=by, name=kept.name, sha256=kept.sha256, found=len(found))
    return Dropped(kept, tuple(_notes(report, form, extracted, found)))


def _notes(report: Report, form: EntryForm, extracted: Extracted, found: Sequence[Proposal]) -> Iterator[str]:
    yield from extracted.notes
    if report.place and not names(form.unit, report.place):
        yield f"Văn bản nêu tên {report.place}, khác với {form.unit.name}; hãy kiểm tra lại trước khi lấy số."
    if not found:
        yield f"Không thấy số nào của {form.span.label} thuộc các chỉ tiêu của biểu này trong văn bản."


def _found(report: Report, extracted: Extracted, form: EntryForm, asked: Sequence[Asked]) -> Iterator[Proposal]:
    """The results of the form's period that the report states of what the form asks for."""
    matcher = Matcher.load(form.unit)
    known = {one.indicator.code: one.indicator for one in asked}
    spans: dict[Period, str] = {}
    for column in columns_asked(form.span):
        spans[form.span if column == Cell.PERIOD else form.span.year_to_date()] = column
    for figure in report.figures:
        column = spans.get(figure.period) if figure.period is not None else None
        if figure.role is not Role.ACTUAL or column is None:
            continue
        match = matcher.index.match(figure.measure, figure.unit)
        indicator = known.get(match.code) if match is not None else None
        if match is None or indicator is None:
            continue
        proposal = _proposal(figure, indicator, column, extracted, near=not match.exact)
        if proposal is not None:
            yield proposal


def _proposal(
    figure: Figure, indicator: Indicator, column: str, extracted: Extracted, *, near: bool
) -> Proposal | None:
    value = in_indicator_unit(figure.value, figure.unit, indicator)
    if value is None or not storable(value):
        return None
    text = extracted.text
    if text[figure.start : figure.end] != figure.text:
        raise ValueError(f"'{figure.text}' does not stand at {figure.start}-{figure.end}")
    doubts = [figure.doubt, NEAR if near else "", _hedged(figure, text)]
    return Proposal(
        indicator=indicator,
        column=column,
        start=figure.start,
        end=figure.end,
        text=figure.text[:200],
        sentence=sentence_around(text, figure.start, figure.end),
        place=extracted.places.at(figure.start)[:120],
        value=value,
        decimals=decimals_of(value),
        doubt="; ".join(one for one in doubts if one)[:300],
    )


def _hedged(figure: Figure, text: str) -> str:
    """Why a number that is not exact wants a look."""
    if figure.bound is not None and figure.bound is not Bound.ABOUT:
        return "báo cáo chỉ ghi mức (hơn, gần, không quá), không ghi đúng số"
    before = text[max(0, figure.start - 60) : figure.start].rpartition("\n")[2]
    return "báo cáo ghi là số ước" if figure.bound is Bound.ABOUT or is_estimate(before) else ""


def _doubted(found: Sequence[Proposal]) -> list[Proposal]:
    """One proposal of those that say the same; where a report gives a cell two numbers, both are doubtful."""
    by_cell: dict[tuple[int, str], list[Proposal]] = {}
    for one in found:
        several = by_cell.setdefault((one.indicator.pk, one.column), [])
        if all(one.value != other.value for other in several):
            several.append(one)
    for several in by_cell.values():
        for one in several if len(several) > 1 else ():
            one.doubt = f"{one.doubt}; {TWICE}" if one.doubt else TWICE
    return sorted((one for several in by_cell.values() for one in several), key=lambda one: one.start)


def waiting(form: EntryForm) -> QuerySet[Proposal]:
    """Proposals that nobody has taken or left."""
    found = Proposal.objects.filter(report__form=form, left__isnull=True, drafts__isnull=True)
    return found.select_related("indicator", "report").order_by("report_id", "start")


def take(
    form: EntryForm,
    proposals: Iterable[Proposal],
    *,
    by: AbstractBaseUser,
    may_write: Callable[[Indicator], bool] = lambda indicator: True,
) -> list[Outcome]:
    """Put these numbers into their cells, in place of what stands there now: the page shows it beside them."""
    with transaction.atomic():
        hold(form)
        heads = {(row.indicator_id, row.column): row for row in form.values.current()}
        changes = []
        for one in proposals:
            head = heads.get((one.indicator_id, one.column))
            seen = head.pk if head is not None else None
            text = f"{'ước ' if 'số ước' in one.doubt else ''}{vietnamese(one.exact)}"
            changes.append(Change(one.indicator.code, one.column, text, seen, how=How.REPORT, proposal=one))
        return save(form, changes, by=by, may_write=may_write)


def leave(form: EntryForm, proposal: Proposal, *, by: AbstractBaseUser) -> None:
    """Say that a number does not go into its cell. Raises DraftError where it has gone there."""
    with transaction.atomic():
        hold(form)
        if proposal.drafts.exists():
            raise DraftError("Số này đã lấy vào biểu; hãy sửa ngay trong ô nếu không đúng.")
        ProposalLeft.objects.get_or_create(proposal=proposal, defaults={"by": by})
        record("collection.proposal_left", subject=proposal, by=by, text=proposal.text)
