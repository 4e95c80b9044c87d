"""Writing into the cells of a form: saved as people go, never over what somebody else wrote unseen.

A change names the row that its writer saw in the cell. Where another row stands there by then, nothing is written and
the answer holds that row, so that the writer can choose. A change that was sent twice is written once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max

from giaoban.apps.collection.draft_models import NUMBERS, Cell, DraftValue, EntryForm, How, Proposal, SheetTaken
from giaoban.apps.collection.models import Submission
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.models import Standing
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import decimals_of, storable
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reading.histories.grid import Value
from giaoban.core.reading.histories.written_numbers import is_gap, number_of

LONGEST = {Cell.PERIOD: 60, Cell.TO_DATE: 60, Cell.NOTE: 1000}


def columns_asked(period: Period) -> tuple[Cell, ...]:
    """The columns of numbers of a form: one where the period itself runs from January."""
    return (Cell.PERIOD,) if period.year_to_date() == period else (Cell.PERIOD, Cell.TO_DATE)


class DraftError(ValueError):
    """Something that cannot be entered, with the sentence that a person reads."""


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody leaves in a cell; `seen` is the row that the cell showed, None for an empty one."""

    code: str
    column: str
    text: str
    seen: int | None = None
    key: str = ""
    how: str = How.TYPED
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change: `saved`, `same`, `conflict` or `refused`. `row` is what stands in the cell now."""

    change: Change
    state: str
    row: DraftValue | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The number that a text writes; without one, why it is none where it should be."""

    value: Decimal | None = None
    problem: str = ""
    estimate: bool = False


def read_number(text: str) -> Reading:
    """The number of a cell as typed; a mark for "no figure" is none and no problem.

    >>> read_number("1.856,7").value, read_number("-").problem, read_number("ước 12,5").estimate
    (Decimal('1856.7'), '', True)
    >>> read_number("12,3,4").problem
    '“12,3,4” không phải là số; hãy ghi như trong báo cáo, dấu phẩy trước phần lẻ: 1.856,717.'
    """
    if is_gap(text):
        return Reading()
    found = number_of(Value(text))
    if found is None:
        said = "không phải là số; hãy ghi như trong báo cáo, dấu phẩy trước phần lẻ: 1.856,717."
        return Reading(problem=f"“{text[:40]}” {said}")
    if not storable(found[0]):
        return Reading(problem=f"“{text[:40]}” có quá nhiều chữ số; hãy ghi số có tối đa 15 chữ số, 9 số lẻ.")
    return Reading(found[0], estimate=found[2])


@transaction.atomic
def form_of(unit: Unit, period: Period, submission: Submission | None = None) -> EntryForm:
    """The form of a report, or the unit's own of a period; made where there is none yet."""
    if submission is not None:
        wanted = {"unit": submission.unit, **columns(submission.span)}
        return EntryForm.objects.get_or_create(submission=submission, defaults=wanted)[0]
    return EntryForm.objects.get_or_create(unit=unit, submission=None, **columns(period))[0]


def known_form(unit: Unit, period: Period, submission: Submission | None = None) -> EntryForm | None:
    """The form where anything was entered already."""
    if submission is not None:
        return EntryForm.objects.filter(submission=submission).first()
    return EntryForm.objects.filter(unit=unit, submission=None, period=str(period)).first()


def current(of: Submission | EntryForm) -> list[DraftValue]:
    """The numbers that stand in the form: what approval books. Gaps and texts that are no number are left out."""
    rows = DraftValue.objects.current().numbers().shown()
    rows = rows.filter(form__submission=of) if isinstance(of, Submission) else rows.filter(form=of)
    return list(rows.order_by("indicator__order", "indicator__code", "column"))


def unreadable(of: Submission | EntryForm) -> list[DraftValue]:
    """Cells whose text is no number and no mark for a gap; a report with such a cell is not ready."""
    rows = DraftValue.objects.current().filter(column__in=NUMBERS, value__isnull=True).exclude(text="").shown()
    rows = rows.filter(form__submission=of) if isinstance(of, Submission) else rows.filter(form=of)
    return [row for row in rows if read_number(row.text).problem]


def standing_of(row: DraftValue) -> str:
    """How firm the value is: an estimate where it was typed as one ("ước 12,5"), else preliminary."""
    return Standing.ESTIMATE if read_number(row.text).estimate else Standing.PRELIMINARY


def words_of(row: DraftValue, span: Period) -> str:
    """What the ledger keeps of the cell beside its number: its heads; of one taken from a report its sentence too."""
    said = f"{row.indicator.name}, {span.label}"
    return (f"{said}. {row.proposal.report.name}: {row.proposal.sentence}" if row.proposal else said)[:400]


def hold(form: EntryForm) -> EntryForm:
    """Keep other writers of the form waiting until the transaction ends, and its workflow too.

    Raises DraftError where the report is no longer open.
    """
    if form.submission_id is not None:
        form.submission = Submission.objects.select_for_update(no_key=True).get(pk=form.submission_id)
    EntryForm.objects.select_for_update(no_key=True).get(pk=form.pk)
    if form.submission is not None and not form.submission.is_open:
        raise DraftError(
            f"Báo cáo {form.submission.get_state_display()} nên không nhập được nữa; "
            "hãy đề nghị trả lại, hoặc lập đính chính nếu đã khóa."
        )
    return form


def save(
    form: EntryForm,
    changes: Sequence[Change],
    *,
    by: AbstractBaseUser,
    taken: SheetTaken | None = None,
    may_write: Callable[[Indicator], bool] = lambda indicator: True,
) -> list[Outcome]:
    """Write the changes whose writers saw what stands in their cells; one transaction for all.

    `may_write` says which indicators the writer's posts reach. Raises DraftError where the report is no longer open.
    """
    indicators = {one.code: one for one in Indicator.objects.filter(code__in={change.code for change in changes})}
    outcomes = []
    with transaction.atomic():
        hold(form)
        heads = {(row.indicator_id, row.column): row for row in form.values.current().shown()}
        keys = {change.key for change in changes if change.key}
        known = {row.key: row for row in form.values.filter(key__in=keys).shown()}
        for change in changes:
            refused = _refusal(form, change, indicators.get(change.code), may_write)
            if refused:
                outcomes.append(Outcome(change, "refused", sentence=refused))
                continue
            outcome = _write(form, change, indicators[change.code], heads, known, by=by, taken=taken)
            if outcome.row is not None:
                heads[outcome.row.indicator_id, outcome.row.column] = outcome.row
            outcomes.append(outcome)
        _record(form, outcomes, by=by)
    return outcomes


def _write(
    form: EntryForm,
    change: Change,
    indicator: Indicator,
    heads: dict[tuple[int, str], DraftValue],
    known: dict[str, DraftValue],
    *,
    by: AbstractBaseUser,
    taken: SheetTaken | None,
) -> Outcome:
    head = heads.get((indicator.pk, change.column))
    text = " ".join(change.text.split()) if change.column != Cell.NOTE else change.text.strip()
    if change.key in known:
        return Outcome(change, "same", head)
    if (head.text if head is not None else "") == text and (
        change.proposal is None or head.proposal == change.proposal
    ):
        return Outcome(change, "same", head)
    if change.seen != (head.pk if head is not None else None):
        return Outcome(change, "conflict", head)
    number = read_number(text).value if change.column in NUMBERS else None
    row = DraftValue.objects.create(
        form=form,
        indicator=indicator,
        column=change.column,
        text=text,
        value=number,
        decimals=None if number is None else decimals_of(number),
        how=change.how,
        replaces=head,
        proposal=change.proposal,
        taken=taken,
        key=change.key,
        by=by,
    )
    return Outcome(change, "saved", row)


def _refusal(
    form: EntryForm, change: Change, indicator: Indicator | None, may_write: Callable[[Indicator], bool]
) -> str:
    if indicator is None:
        return f"Không có chỉ tiêu mã “{change.code[:20]}”; hãy tải lại trang."
    if not may_write(indicator):
        return (
            f"{indicator.name} thuộc lĩnh vực {indicator.sector}, ngoài phần việc được giao; hãy nhờ người phụ trách."
        )
    if change.column not in (*columns_asked(form.span), Cell.NOTE):
        return f"Không có cột “{change.column[:20]}”; hãy tải lại trang."
    if "\x00" in change.text or len(change.key) > 40:
        return "Nội dung có ký tự không ghi được; hãy gõ lại ô này."
    longest = LONGEST[Cell(change.column)]
    if len(change.text) > longest:
        return f"Nội dung dài {len(change.text)} ký tự, ô này chứa nhiều nhất {longest}; hãy ghi ngắn lại."
    return ""


def _record(form: EntryForm, outcomes: Iterable[Outcome], *, by: AbstractBaseUser) -> None:
    """One event of the journal for all cells that changed, each with what stood there before."""
    rows = [one.row for one in outcomes if one.state == "saved" and one.row is not None]
    if rows:
        before = {_named(row): row.replaces.text for row in rows if row.replaces is not None}
        after = {_named(row): row.text for row in rows}
        record("collection.drafts_saved", subject=form, by=by, period=form.period, before=before, after=after)


def _named(row: DraftValue) -> str:
    return f"{row.indicator.code} {row.column}"


def changed_since(form: EntryForm, last: int) -> list[DraftValue]:
    """The rows that stand in their cells and are younger than the row `last`: what others wrote meanwhile."""
    return list(form.values.current().filter(pk__gt=last).shown())


def last_row(form: EntryForm) -> tuple[int, datetime | None]:
    """The number of the youngest row of a form and when it was written."""
    found = form.values.aggregate(Max("pk"), Max("at"))
    return found["pk__max"] or 0, found["at__max"]


def versions(form: EntryForm, indicator: Indicator) -> list[DraftValue]:
    """Everything that was ever written into the row of an indicator, latest first."""
    return list(
        form.values.filter(indicator=indicator).select_related("by", "proposal", "taken__sheet").order_by("-pk")
    )
