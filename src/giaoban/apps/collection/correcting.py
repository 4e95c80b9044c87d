"""Correcting one value of a report that was sent up: somebody asks with a reason, the unit's approver decides.

Approval books another entry that corrects the one that stands; the report itself stays approved or accepted.
"""

from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.collection.booking import BookingError, Value, book_values, period_of
from giaoban.apps.collection.models import Correction, CorrectionDecision, Submission
from giaoban.apps.collection.workflow import NotAllowed, StepError, asks_four_eyes
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.models import Entry, Standing
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import decimals_of, storable, vietnamese


def standing_entry(submission: Submission, indicator: Indicator, column: str) -> Entry | None:
    """The entry of forms and tables that stands for a cell of the report."""
    rows = Entry.objects.current().filter(
        unit=submission.unit_id,
        indicator=indicator,
        cell__isnull=False,
        standing__in=[Standing.ESTIMATE, Standing.PRELIMINARY],
        **columns(period_of(submission, column)),
    )
    found = list(rows.order_by("pk"))
    return max(found, key=lambda row: (row.firmness, row.pk), default=None)


def ask_correction(
    submission: Submission,
    indicator: Indicator,
    column: str,
    value: Decimal,
    *,
    by: AbstractBaseUser,
    reason: str,
    text: str = "",
) -> Correction:
    """Ask that a value of a report which was sent up be corrected. Raises StepError, NotAllowed by the rules."""
    _refuse_request(submission, value, by, reason)
    with transaction.atomic():
        report = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
        before = standing_entry(report, indicator, column)
        _refuse(report, indicator, column, value, before)
        correction = Correction.objects.create(
            submission=report,
            indicator=indicator,
            column=column,
            entry=before,
            value=value,
            decimals=decimals_of(value),
            text=(text or vietnamese(value))[:200],
            reason=reason.strip(),
            by=by,
        )
        record(
            "collection.correction_asked",
            subject=correction,
            by=by,
            reason=reason,
            indicator=indicator.code,
            before=before.exact if before else None,
            after=value,
            unit=report.unit.key,
            period=report.period,
        )
    return correction


def _refuse_request(submission: Submission, value: Decimal, by: AbstractBaseUser, reason: str) -> None:
    """NotAllowed or StepError where the request itself will not do, whatever the report says."""
    if not by.has_perm("collection.submit", submission.unit):
        raise NotAllowed(f"Chỉ người của {submission.unit.name} đề nghị sửa số trong báo cáo của mình.")
    if not reason.strip():
        raise StepError("Chưa ghi lý do sửa; hãy viết một câu để người duyệt và cấp trên hiểu vì sao số thay đổi.")
    if not storable(value):
        raise StepError(f"Số {value} có quá nhiều chữ số; hãy ghi số có tối đa 15 chữ số, 9 số lẻ.")


def _refuse(report: Submission, indicator: Indicator, column: str, value: Decimal, before: Entry | None) -> None:
    """StepError where nothing of the report is to be corrected so."""
    if not report.is_sent:
        raise StepError("Báo cáo chưa khóa; hãy sửa thẳng trong biểu nhập liệu.")
    if not report.version.indicators.filter(indicator=indicator).exists():
        raise StepError(f"{indicator.name} không có trong báo cáo này; hãy chọn chỉ tiêu của báo cáo.")
    if report.corrections.waiting().filter(indicator=indicator, column=column).exists():
        raise StepError(f"{indicator.name} đã có một đề nghị sửa đang chờ duyệt; hãy chờ kết quả rồi đề nghị tiếp.")
    if before is not None and before.exact == value:
        raise StepError(f"{indicator.name} đang ghi đúng {vietnamese(value)}; hãy ghi số khác.")


def decide_correction(
    correction: Correction, *, approve: bool, by: AbstractBaseUser, reason: str = ""
) -> CorrectionDecision:
    """Book the correction, or refuse it with a reason. Raises StepError, NotAllowed by the rules."""
    report = correction.submission
    if not by.has_perm("collection.approve", report.unit):
        raise NotAllowed(f"Bước này dành cho người duyệt của {report.unit.name}.")
    if asks_four_eyes(report) and by.pk == correction.by_id:
        raise NotAllowed("Người đề nghị sửa không tự duyệt; cần một người khác.")
    if not approve and not reason.strip():
        raise StepError("Chưa ghi lý do không duyệt; hãy viết một câu cho người đề nghị.")
    with transaction.atomic():
        Submission.objects.select_for_update(no_key=True).get(pk=report.pk)
        if CorrectionDecision.objects.filter(correction=correction).exists():
            raise StepError("Đề nghị này vừa được người khác quyết định; hãy mở lại trang để xem kết quả.")
        entry = _book(correction, by=by) if approve else None
        decision = CorrectionDecision.objects.create(
            correction=correction, approved=approve, entry=entry, reason=reason.strip(), by=by
        )
        record(
            "collection.correction_approved" if approve else "collection.correction_refused",
            subject=correction,
            by=by,
            reason=reason or correction.reason,
            indicator=correction.indicator.code,
            value=correction.exact,
            unit=report.unit.key,
            period=report.period,
        )
    if approve:
        ledger_changed.send(sender=Submission, unit=report.unit)
    return decision


def _book(correction: Correction, *, by: AbstractBaseUser) -> Entry:
    """The entry that the correction comes to. StepError where the value changed since it was asked."""
    report, indicator = correction.submission, correction.indicator
    now = standing_entry(report, indicator, correction.column)
    if (now and now.pk) != correction.entry_id:
        raise StepError("Số này đã thay đổi từ lúc có đề nghị; hãy không duyệt và đề nghị lại trên số mới.")
    standing = now.standing if now is not None else Standing.PRELIMINARY
    value = Value(indicator, correction.column, correction.exact, correction.text, standing)
    try:
        tally = book_values(report, [value], by=by, reason=correction.reason)
    except BookingError as error:
        raise StepError(str(error)) from error
    return tally.entries[indicator.pk, period_of(report, correction.column)]
