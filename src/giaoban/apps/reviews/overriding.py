"""What a leader says of a line beside the written rule, and taking it back. The rule's own status is never touched."""

from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from giaoban.apps.documents.periods import columns
from giaoban.apps.journal.actions import record
from giaoban.apps.reviews.models import SaidStatus, StatusOverride
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

LONGEST = timedelta(days=366)


class OverrideError(ValueError):
    """A remark that cannot be kept, with the sentence that a person reads."""


@transaction.atomic
def say_status(
    unit: Unit,
    indicator: Indicator,
    month: Period,
    *,
    status: str,
    reason: str,
    until: date,
    by: AbstractBaseUser,
) -> StatusOverride:
    """Keep what `by` says of the line until the end of `until`; the last word counts, earlier ones stay readable."""
    if status not in SaidStatus.values:
        raise OverrideError("Hãy chọn một đánh giá: đạt, đúng tiến độ, chậm hoặc nguy cơ không đạt.")
    if not reason.strip():
        raise OverrideError("Chưa ghi lý do; hãy viết một câu để người xem hiểu vì sao khác với quy tắc.")
    today = timezone.localdate()
    if not today <= until <= today + LONGEST:
        raise OverrideError(
            f"Đánh giá ghi tay có giá trị đến ngày {until:%d/%m/%Y}; hãy chọn một ngày từ hôm nay đến một năm tới."
        )
    said = {"status": status, "reason": reason.strip(), "until": until}
    made = StatusOverride.objects.create(unit=unit, indicator=indicator, by=by, **said, **columns(month))
    details = {"unit": unit.key, "indicator": indicator.code, "month": str(month), "until": until.isoformat()}
    record("reviews.status_said", subject=made, by=by, reason=made.reason, status=status, **details)
    return made


@transaction.atomic
def withdraw_status(override: StatusOverride, *, reason: str, by: AbstractBaseUser) -> StatusOverride:
    """Take a remark back, so that the rule stands alone again; both rows stay readable."""
    if override.withdraws_id is not None or hasattr(override, "withdrawn_by"):
        raise OverrideError("Đánh giá này đã được rút lại.")
    if not reason.strip():
        raise OverrideError("Chưa ghi lý do rút lại; hãy viết một câu.")
    taken = StatusOverride.objects.create(
        unit=override.unit,
        indicator=override.indicator,
        status=override.status,
        reason=reason.strip(),
        until=override.until,
        withdraws=override,
        by=by,
        **columns(override.span),
    )
    record("reviews.status_withdrawn", subject=taken, by=by, reason=taken.reason, withdraws=str(override.pk))
    return taken
