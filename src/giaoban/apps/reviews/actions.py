"""Reckoning over a unit's ledger, and people's answers to what it found."""

from collections import OrderedDict
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from hashlib import sha256

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from giaoban.apps.documents.periods import columns
from giaoban.apps.journal.actions import record
from giaoban.apps.reviews.history import History, history_of
from giaoban.apps.reviews.models import (
    Answer,
    AnswerKind,
    AnswerWithdrawal,
    Finding,
    FindingFigure,
    FindingRow,
    Implied,
)
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import PLACES
from giaoban.apps.units.models import Unit
from giaoban.core import reckoning
from giaoban.core.periods import Period
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.written import unit_scale


class AnswerError(ValueError):
    """An answer that cannot be taken, with the sentence that a person reads."""


MOST_KEPT = 8
_KEPT: OrderedDict[int, reckoning.Known] = OrderedDict()


def reckoned(unit: Unit) -> tuple[History, reckoning.Reckoning]:
    """All that the ledger knows of `unit`, reckoned; of what was reckoned before only the parts that changed."""
    found = history_of(unit)
    kept = _KEPT.setdefault(unit.pk, {})
    _KEPT.move_to_end(unit.pk)
    while len(_KEPT) > MOST_KEPT:
        _KEPT.popitem(last=False)
    return found, reckoning.reckon(found.statements, known=kept, mergers=found.mergers)


def reckon(unit: Unit) -> reckoning.Reckoning:
    """Recompute findings and implied values of `unit` from its whole history in the ledger.

    A finding that stands keeps its row and its answers; one that no longer stands is kept as gone. What the units that
    it was made of say among themselves is theirs to answer for.
    """
    with transaction.atomic():
        list(
            Unit.objects.filter(pk=unit.pk).select_for_update(no_key=True).values_list("pk")
        )  # one reckoning of a unit at a time
        found, result = reckoned(unit)
        by_name = {indicator.name: indicator for indicator in Indicator.objects.all()}
        own = [one for one in result.findings if any(each.key in found.own for each in one.statements)]
        _keep_findings(unit, own, found, by_name)
        implied = [one for one in result.implied if any(each.key in found.own for each in one.statements)]
        _keep_implied(unit, implied, found, by_name)
    return result


def _keep_findings(
    unit: Unit, standing: Sequence[reckoning.Finding], found: History, by_name: dict[str, Indicator]
) -> None:
    known = {finding.signature: finding for finding in Finding.objects.filter(unit=unit)}
    kept = set()
    for each in standing:
        signature, before = signature_of(each), _signature_of_figures(each, found)
        if signature in kept:
            continue
        kept.add(signature)
        finding = known.get(signature) or _known_by_its_figures(known, before) or Finding(unit=unit)
        values = {"signature": signature, **_columns(each, by_name)}
        if finding.pk and all(getattr(finding, name) == value for name, value in values.items()):
            continue
        new = finding.pk is None
        for name, value in values.items():
            setattr(finding, name, value)
        finding.save()
        if new:
            _keep_parts(finding, each.statements, found)
    gone = [one for signature, one in known.items() if one.current and one.signature not in kept]
    Finding.objects.filter(pk__in=[finding.pk for finding in gone]).update(current=False, gone_at=timezone.now())


def _columns(each: reckoning.Finding, by_name: dict[str, Indicator]) -> dict[str, object]:
    vietnamese, english = each.account("vi"), each.account("en")
    return {
        "kind": str(each.kind),
        "verdict": str(each.verdict),
        "message": vietnamese.message,
        "message_en": english.message,
        "repairs": list(vietnamese.repairs),
        "repairs_en": list(english.repairs),
        "steps": list(vietnamese.steps),
        "steps_en": list(english.steps),
        "flips": str(each.flips or ""),
        "off": min(round(each.off * 1000), 2**31 - 1),
        "indicator": by_name.get(each.statements[0].subject),
        "current": True,
        "gone_at": None,
        **columns(_period(each.statements)),
    }


def signature_of(each: reckoning.Finding) -> str:
    """The case: its kind, and every figure with all that was decided about it."""
    case = sorted(
        f"{one.key}={one.figure.value}{one.figure.unit}|{one.figure.role}|{one.figure.period}|{one.subject}"
        for one in each.statements
    )
    return sha256(f"{each.kind}:{';'.join(case)}".encode()).hexdigest()


def _signature_of_figures(each: reckoning.Finding, found: History) -> str:
    """The case as it was known when a signature held the figures alone."""
    figures = {found.figures[one.key] for one in each.statements if one.key in found.figures}
    return sha256(f"{each.kind}:{','.join(map(str, sorted(figures)))}".encode()).hexdigest()


def _known_by_its_figures(known: dict[str, Finding], signature: str) -> Finding | None:
    """A finding that an earlier version kept, which keeps its row and its answers."""
    finding = known.get(signature)
    return finding if finding is not None and finding.current else None


def _keep_parts(finding: Finding, stated: Sequence[Statement], found: History) -> None:
    parts, rows = [], []
    for order, one in enumerate({each.key: each for each in stated}.values()):
        if one.key in found.figures:
            parts.append(
                FindingFigure(finding=finding, figure_id=found.figures[one.key], order=order, sentence=one.sentence)
            )
            continue
        entry, target = found.entries.get(one.key), found.targets.get(one.key)
        source = entry.source_name if entry else f"{target.get_setter_display()}, {target.period}" if target else ""
        row = FindingRow(finding=finding, entry=entry, target=target, order=order, text=one.figure.text)
        row.words, row.source = one.sentence or one.figure.measure, source[:300]
        rows.append(row)
    FindingFigure.objects.bulk_create(parts)
    FindingRow.objects.bulk_create(rows)


def _period(stated: Sequence[Statement]) -> Period | None:
    """The latest period that the finding speaks of, the shortest where several end together; plans do not count."""
    periods = [one.figure.period for one in stated if one.figure.period and one.figure.role is not Role.TARGET]
    periods = periods or [one.figure.period for one in stated if one.figure.period]
    return max(periods, key=lambda period: (period.end, period.start), default=None)


def _keep_implied(
    unit: Unit, implied: Sequence[reckoning.Implied], found: History, by_name: dict[str, Indicator]
) -> None:
    Implied.objects.filter(unit=unit).delete()
    rows: dict[tuple[object, ...], tuple[Implied, list[int]]] = {}
    for each in implied:
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
            message=each.account("vi").message,
            message_en=each.account("en").message,
            steps=list(each.account("vi").steps),
            steps_en=list(each.account("en").steps),
            **columns(each.period),
        )
        key = (indicator.pk, row.kind, row.owner_words, row.period)
        figures = [found.figures[one.key] for one in each.statements if one.key in found.figures]
        rows[key] = (row, figures)  # of several editions of a plan the last one counts
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


def take_answer_back(finding: Finding, *, by: AbstractBaseUser) -> AnswerWithdrawal:
    """Undo the last answer to a finding that still counts: it waits for an answer again, or for the one before."""
    with transaction.atomic():
        list(Finding.objects.filter(pk=finding.pk).select_for_update(no_key=True).values_list("pk"))
        last = finding.answers.filter(withdrawal__isnull=True).order_by("-pk").first()
        if last is None:
            raise AnswerError("Điểm này chưa có câu trả lời nào để rút lại.")
        made = AnswerWithdrawal.objects.create(answer=last, by=by)
        record("reviews.answer_withdrawn", subject=finding, by=by, reason=last.reason, kind=last.kind)
    return made
