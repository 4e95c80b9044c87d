"""Reckoning over a unit's ledger, and people's answers to what it found."""

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from hashlib import sha256

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from giaoban.apps.documents.models import Document
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.decided import Decided, decided_figures, report_of
from giaoban.apps.journal.actions import record
from giaoban.apps.reviews.models import Answer, AnswerKind, Finding, FindingFigure, Implied
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import PLACES
from giaoban.apps.units.models import Unit
from giaoban.core import reckoning
from giaoban.core.periods import Period
from giaoban.core.reading.folding import fold
from giaoban.core.reading.report import Figure as ReadFigure
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.statements import Accumulation, Statement, statements
from giaoban.core.reckoning.written import unit_scale


class AnswerError(ValueError):
    """An answer that cannot be taken, with the sentence that a person reads."""


def reckon(unit: Unit) -> reckoning.Reckoning:
    """Recompute findings and implied values of `unit` from its figures as decided.

    A finding that stands keeps its row and its answers; one that no longer stands is kept as gone.
    """
    with transaction.atomic():
        list(
            Unit.objects.filter(pk=unit.pk).select_for_update(no_key=True).values_list("pk")
        )  # one reckoning of a unit at a time
        documents = list(Document.objects.filter(unit=unit).order_by("period_to", "pk"))
        figures = decided_figures(documents)
        indicators = {indicator.pk: indicator for indicator in Indicator.objects.all()}
        made: list[Statement] = []
        for document in documents:
            document.unit = unit
            made += statements_of(document, figures[document.pk], indicators)
        result = reckoning.reckon(made)
        ids = {
            f"{document.pk}:{each.figure.start}-{each.figure.end}": each.figure.pk
            for document in documents
            for each in figures[document.pk]
        }
        by_name = {indicator.name: indicator for indicator in indicators.values()}
        _keep_findings(unit, result.findings, ids, by_name)
        _keep_implied(unit, result.implied, ids, by_name)
    return result


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


def _keep_findings(
    unit: Unit, found: Sequence[reckoning.Finding], ids: dict[str, int], by_name: dict[str, Indicator]
) -> None:
    known = {finding.signature: finding for finding in Finding.objects.filter(unit=unit)}
    standing = set()
    for each in found:
        figures = list(dict.fromkeys(ids[statement.key] for statement in each.statements))
        signature = _signature(str(each.kind), figures)
        if signature in standing:
            continue
        standing.add(signature)
        values = {
            "kind": str(each.kind),
            "verdict": str(each.verdict),
            "message": each.message,
            "repairs": [repair.message for repair in each.repairs],
            "indicator": by_name.get(each.statements[0].subject),
            "current": True,
            "gone_at": None,
            **columns(_period(each.statements)),
        }
        finding = known.get(signature) or Finding(unit=unit, signature=signature)
        if finding.pk and all(getattr(finding, name) == value for name, value in values.items()):
            continue
        new = finding.pk is None
        for name, value in values.items():
            setattr(finding, name, value)
        finding.save()
        if new:
            _keep_parts(finding, each.statements, ids)
    gone = [finding for signature, finding in known.items() if finding.current and signature not in standing]
    Finding.objects.filter(pk__in=[finding.pk for finding in gone]).update(current=False, gone_at=timezone.now())


def _signature(kind: str, figures: list[int]) -> str:
    return sha256(f"{kind}:{','.join(map(str, sorted(figures)))}".encode()).hexdigest()


def _keep_parts(finding: Finding, stated: Sequence[Statement], ids: dict[str, int]) -> None:
    sentences = {ids[statement.key]: statement.sentence for statement in stated}
    FindingFigure.objects.bulk_create(
        FindingFigure(finding=finding, figure_id=figure_id, order=order, sentence=sentence)
        for order, (figure_id, sentence) in enumerate(sentences.items())
    )


def _period(stated: Sequence[Statement]) -> Period | None:
    """The latest period that the finding speaks of, the shortest where several end together; plans do not count."""
    periods = [one.figure.period for one in stated if one.figure.period and one.figure.role is not Role.TARGET]
    periods = periods or [one.figure.period for one in stated if one.figure.period]
    return max(periods, key=lambda period: (period.end, period.start), default=None)


def _keep_implied(
    unit: Unit, found: Sequence[reckoning.Implied], ids: dict[str, int], by_name: dict[str, Indicator]
) -> None:
    Implied.objects.filter(unit=unit).delete()
    rows: dict[tuple[object, ...], tuple[Implied, list[int]]] = {}
    for each in found:
        indicator = by_name.get(each.subject)
        if indicator is None or each.period is None or (each.range.low is None and each.range.high is None):
            continue
        low, high, unit_words = _in_unit_of(indicator, each)
        row = Implied(
            unit=unit,
            indicator=indicator,
            kind=str(each.kind),
            owner_words=each.owner[:200],
            low=low,
            high=high,
            low_open=each.range.low_open,
            high_open=each.range.high_open,
            measured_in=unit_words[:60],
            message=each.message,
            **columns(each.period),
        )
        key = (indicator.pk, row.kind, row.owner_words, row.period)
        rows.setdefault(key, (row, [ids[statement.key] for statement in each.statements]))
    Implied.objects.bulk_create(row for row, _ in rows.values())
    links = Implied.figures.through
    links.objects.bulk_create(
        links(implied_id=row.pk, figure_id=figure)
        for row, figures in rows.values()
        for figure in dict.fromkeys(figures)
    )


def _in_unit_of(indicator: Indicator, each: reckoning.Implied) -> tuple[Decimal | None, Decimal | None, str]:
    """The ends in the indicator's unit where it measures the same thing, else as reckoned; rounded outwards."""
    own, scale = unit_scale(indicator.unit)
    reckoned, other = unit_scale(each.unit)
    same = own == reckoned
    factor = other / scale if same else Fraction(1)
    low = None if each.range.low is None else _decimal(Fraction(each.range.low) * factor, ROUND_FLOOR)
    high = None if each.range.high is None else _decimal(Fraction(each.range.high) * factor, ROUND_CEILING)
    return low, high, indicator.unit if same else each.unit


def _decimal(value: Fraction, rounding: str) -> Decimal:
    """The nearest value that a column holds, below or above."""
    scaled = value * 10**PLACES
    whole = scaled.numerator // scaled.denominator
    if rounding == ROUND_CEILING and whole != scaled:
        whole += 1
    return Decimal(whole).scaleb(-PLACES)


def answer(finding: Finding, *, kind: str, reason: str, by: AbstractBaseUser) -> Answer:
    """Answer a finding: corrected, explained or misread, with the reason."""
    if kind not in AnswerKind.values:
        raise AnswerError("Hãy chọn một trong ba cách trả lời: sửa số, giải trình hoặc đọc sai.")
    if not reason.strip():
        raise AnswerError("Chưa ghi lý do; hãy viết một câu để người sau hiểu vì sao.")
    with transaction.atomic():
        made = Answer.objects.create(finding=finding, kind=kind, reason=reason.strip(), by=by)
        record("reviews.answered", subject=finding, by=by, reason=reason.strip(), kind=kind)
    return made
