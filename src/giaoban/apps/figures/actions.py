"""What people decide about figures: confirm, correct, reject, take back. Bringing files in is in `importing`."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from giaoban.apps.documents.models import Document
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.booking import book
from giaoban.apps.figures.importing import Progress, import_files
from giaoban.apps.figures.models import Decision, Figure, How, Match, Role, Ruling
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.actions import forget, remember
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import decimals_of, storable
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

__all__ = ["FigureError", "Progress", "confirm", "confirm_sure", "correct", "import_files", "reject", "undo"]


class FigureError(ValueError):
    """A decision that cannot be taken, with the sentence that a person reads."""


def confirm(figures: Sequence[Figure], *, by: AbstractBaseUser) -> list[Decision]:
    """Each figure is right as read. Its measure becomes a confirmed name of its indicator.

    Figures that are confirmed or corrected already are passed over.
    """
    made = []
    with transaction.atomic():
        Document.objects.hold(*{figure.document_id for figure in figures})
        current = Figure.objects.filter(pk__in=[figure.pk for figure in figures]).with_state()
        for figure in current.select_related("document__unit"):
            if figure.state in (Ruling.CONFIRMED, Ruling.CORRECTED):
                continue
            decision = Decision.objects.create(figure=figure, ruling=Ruling.CONFIRMED, by=by)
            said = {"ruling": Ruling.CONFIRMED, "text": figure.text}
            record("figures.confirmed", subject=figure, by=by, after=said)
            if figure.indicator_id is not None and figure.role in (Role.ACTUAL, Role.TARGET):
                _learn(figure, Indicator.objects.get(pk=figure.indicator_id), by=by)
            made.append((figure, decision))
        for document in {figure.document_id: figure.document for figure, _ in made}.values():
            book(document, by=by, reason="Xác nhận số liệu")
    _tell(figure.document.unit for figure, _ in made)
    return [decision for _, decision in made]


def confirm_sure(document_id: int, *, by: AbstractBaseUser) -> list[Decision]:
    """Confirm every figure of the document that needs no second look."""
    return confirm(list(Figure.objects.filter(document=document_id).sure()), by=by)


def correct(
    figure: Figure,
    *,
    by: AbstractBaseUser,
    reason: str,
    value: Decimal | None = None,
    decimals: int | None = None,
    unit: str = "",
    role: str = "",
    period: Period | None = None,
    indicator: Indicator | None = None,
) -> Decision:
    """The figure should have been read so; what is not given stays as an earlier correction has it, else as read.

    Raises FigureError without a reason, without a change, or for a value that has too many digits to keep.
    """
    _need_reason(reason)
    if value is not None and not storable(value):
        raise FigureError(f"Số {value} có quá nhiều chữ số; hãy ghi số có tối đa 15 chữ số, 9 số lẻ.")
    if value is None and not unit and not role and period is None and indicator is None:
        raise FigureError("Chưa có gì khác với số đã đọc; hãy sửa giá trị, đơn vị, vai trò, kỳ hoặc chỉ tiêu.")
    given = {"unit": unit, "role": role, "indicator": indicator}
    if value is not None:
        given |= {"value": value, "decimals": decimals if decimals is not None else decimals_of(value)}
    if period is not None:
        given |= columns(period)
    with transaction.atomic():
        Document.objects.hold(figure.document_id)
        values = {**_corrected_before(figure), **{name: new for name, new in given.items() if new not in (None, "")}}
        decision = Decision.objects.create(
            figure=figure, ruling=Ruling.CORRECTED, reason=reason.strip(), by=by, **values
        )
        said = _said(decision)
        read = {"value": figure.exact, "unit": figure.unit, "role": figure.role, "period": figure.period}
        before = {name: value for name, value in read.items() if name in said}
        record("figures.corrected", subject=figure, by=by, reason=reason, before=before, after=said, text=figure.text)
        if indicator is not None:
            _learn(figure, indicator, by=by)
        book(figure.document, by=by, reason=reason)
    _tell([figure.document.unit])
    return decision


def reject(figure: Figure, *, by: AbstractBaseUser, reason: str) -> Decision:
    """The figure is none, or is not the unit's: what was booked of it is withdrawn."""
    _need_reason(reason)
    with transaction.atomic():
        Document.objects.hold(figure.document_id)
        decision = Decision.objects.create(figure=figure, ruling=Ruling.REJECTED, reason=reason, by=by)
        said = {"ruling": Ruling.REJECTED}
        record("figures.rejected", subject=figure, by=by, reason=reason, before={"text": figure.text}, after=said)
        book(figure.document, by=by, reason=reason)
    _tell([figure.document.unit])
    return decision


def undo(figure: Figure, *, by: AbstractBaseUser) -> Decision:
    """Take the latest decision about the figure back; FigureError where there is none."""
    with transaction.atomic():
        Document.objects.hold(figure.document_id)
        last = Decision.objects.in_force().filter(figure=figure).order_by("-pk").first()
        if last is None:
            raise FigureError("Số này chưa có quyết định nào để hoàn tác.")
        decision = Decision.objects.create(figure=figure, ruling=Ruling.UNDONE, undoes=last, by=by)
        record("figures.undone", subject=figure, by=by, before=_said(last), after={"ruling": Ruling.UNDONE})
        _unlearn(figure, last)
        book(figure.document, by=by, reason="Hoàn tác quyết định trước")
    _tell([figure.document.unit])
    return decision


def _corrected_before(figure: Figure) -> dict[str, object]:
    """What the last correction in force changed."""
    before = Decision.objects.in_force().filter(figure=figure, ruling=Ruling.CORRECTED).order_by("-pk").first()
    names = ("value", "decimals", "unit", "role", "indicator", "period", "period_from", "period_to")
    return {name: getattr(before, name) for name in names} if before is not None else {}


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise FigureError("Chưa ghi lý do; hãy viết một câu để người sau hiểu vì sao số này được sửa hoặc bỏ.")


def _learn(figure: Figure, indicator: Indicator, *, by: AbstractBaseUser) -> None:
    """Keep the figure's words as a name of the indicator, and give it to the unit's figures that had no sure one."""
    if remember(indicator, figure.measure, by=by) is None:
        return
    alike = Figure.objects.undecided().filter(
        document__unit=figure.document.unit_id, measure=figure.measure, unit=figure.unit
    )
    unsure = alike.filter(Q(match_how__isnull=True) | Q(match_how=How.SIMILAR)).exclude(pk=figure.pk)
    found = list(unsure.select_related("document__unit"))
    Match.objects.bulk_create(Match(figure=one, indicator=indicator, how=How.CONFIRMED, by=by) for one in found)
    for document in {one.document_id: one.document for one in found}.values():
        book(document, by=by, reason=f"Tên “{figure.measure}” đã được xác nhận")


def _unlearn(figure: Figure, decision: Decision) -> None:
    """Forget the name that the decision taught, where no other decision in force speaks for it."""
    match = figure.matches.order_by("-pk").first()
    indicator_id = decision.indicator_id or (match.indicator_id if match else None)
    if indicator_id is None:
        return
    others = Decision.objects.in_force().filter(figure__measure=figure.measure).exclude(pk=decision.pk)
    if not others.exists():
        forget(indicator_id, figure.measure)


def _said(decision: Decision) -> dict[str, object]:
    said = {
        "value": decision.value,
        "unit": decision.unit,
        "role": decision.role,
        "period": decision.period,
        "indicator": decision.indicator and decision.indicator.code,
    }
    return {name: value for name, value in said.items() if value not in (None, "")}


def _tell(units: Iterable[Unit]) -> None:
    for unit in {unit.pk: unit for unit in units}.values():
        ledger_changed.send(sender=Document, unit=unit)
