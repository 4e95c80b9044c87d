"""The way of a report: draft, submitted, checked, approved, accepted; or back with a reason.

Approval books the report's values into the ledger in the same transaction. Whoever presses names the last step that
they saw: where somebody came first, the second is told who and what, and nothing happens.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from giaoban.apps.collection import drafting
from giaoban.apps.collection.booking import BookingError, Tally, book_report
from giaoban.apps.collection.choices import OPEN, Act, State
from giaoban.apps.collection.draft_models import DraftValue
from giaoban.apps.collection.models import FourEyes, Step, Submission
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.journal.actions import record
from giaoban.apps.units.models import Unit

LISTED = 5


class StepError(ValueError):
    """A step that cannot be taken, with the sentence that a person reads."""


class NotAllowed(StepError):
    """The person may not take the step."""


@dataclass(frozen=True, slots=True)
class Way:
    """From which states an act leads to which, by whose rule, asked at the unit or at the office that receives."""

    before: frozenset[str]
    after: State
    rule: str
    event: str
    who: str
    by_receiver: bool = False


WAYS = {
    Act.SUBMIT: Way(OPEN, State.SUBMITTED, "collection.submit", "collection.submitted", "người nhập liệu"),
    Act.CHECK: Way(
        frozenset({State.SUBMITTED}), State.CHECKED, "collection.check", "collection.checked", "người kiểm tra"
    ),
    Act.APPROVE: Way(
        frozenset({State.CHECKED}), State.APPROVED, "collection.approve", "collection.approved", "người duyệt"
    ),
    Act.ACCEPT: Way(
        frozenset({State.APPROVED}),
        State.ACCEPTED,
        "collection.accept",
        "collection.accepted",
        "văn phòng nơi nhận báo cáo",
        by_receiver=True,
    ),
}
# Who may send a report back from a state: the rules of whoever has it in hand.
RETURNERS = {
    State.SUBMITTED: ("collection.check",),
    State.CHECKED: ("collection.check", "collection.approve"),
    State.APPROVED: ("collection.accept",),
}


def take(
    submission: Submission,
    act: str,
    *,
    by: AbstractBaseUser,
    seen: int,
    reason: str = "",
    at: datetime | None = None,
) -> Step:
    """Move the report one step on, or back; `seen` is the number of steps that the person saw.

    `at` is for a step that was taken on paper before; the journal tells when it was recorded.
    Raises StepError where the step does not follow from the state, where somebody else came first, where four eyes
    are asked and the person has had a hand in it, or where what is needed is missing; NotAllowed by the rules.
    """
    reason = reason.strip()
    tally: Tally | None = None
    with transaction.atomic():
        held = Submission.objects.select_for_update(of=("self",), no_key=True).select_related(
            "version", "unit", "regime__owner"
        )
        report = held.get(pk=submission.pk)
        if report.steps_taken != seen:
            raise StepError(_who_came_first(report))
        refused = refusal(report, act, by=by)
        if refused:
            raise NotAllowed(refused)
        _need(report, act, reason)
        step = _add_step(report, act, by=by, reason=reason, at=at or timezone.now())
        if act == Act.APPROVE:
            try:
                tally = book_report(report, step, by=by, reason=_why_again(report))
            except BookingError as error:
                raise StepError(str(error)) from error
        _tell_journal(report, step, tally, by=by, reason=reason)
    if tally is not None:
        ledger_changed.send(sender=Submission, unit=report.unit)
    submission.refresh_from_db()
    return step


def refusal(report: Submission, act: str, *, by: AbstractBaseUser) -> str:
    """Why `by` may not do `act` to the report as it stands; empty where they may."""
    if act == Act.RETURN:
        return _refuse_return(report, by)
    way = WAYS[Act(act)]
    if report.state not in way.before:
        return f"Báo cáo {report.get_state_display()}, không {Act(act).label} được."
    place = report.regime.owner if way.by_receiver else report.unit
    if not by.has_perm(way.rule, place):
        return f"Bước này dành cho {way.who} của {place.name}."
    if act != Act.SUBMIT and asks_four_eyes(report) and by.pk in hands_in(report):
        return "Người đã nhập hoặc đã làm bước trước không tự làm bước này; cần một người khác."
    return ""


def possible(report: Submission, *, by: AbstractBaseUser) -> list[Act]:
    """The acts that `by` may do now, forward first."""
    return [act for act in Act if not refusal(report, act, by=by)]


def asks_four_eyes(report: Submission) -> bool:
    """Whether the steps need different people: as set for the unit, else as the regime says."""
    said = FourEyes.objects.filter(unit=report.unit_id).order_by("-pk").first()
    return said.asked if said is not None else report.version.four_eyes


def hands_in(report: Submission) -> set[int]:
    """Whoever entered a value that stands, or took a step since the report was last sent back."""
    since = 0
    people: list[tuple[int, str, int]] = list(report.steps.values_list("number", "act", "by_id"))
    for number, act, _ in people:
        if act == Act.RETURN:
            since = number
    drafts = DraftValue.objects.current().filter(form__submission=report).exclude(text="")
    entered = set(drafts.order_by().values_list("by_id", flat=True).distinct())
    return entered | {by_id for number, _, by_id in people if number > since}


def missing(report: Submission) -> list[str]:
    """The names of required indicators without a number."""
    filled = DraftValue.objects.current().numbers().filter(form__submission=report).values("indicator")
    rows = report.version.indicators.filter(required=True).exclude(indicator__in=filled)
    return list(rows.values_list("indicator__name", flat=True))


def _refuse_return(report: Submission, by: AbstractBaseUser) -> str:
    rules = RETURNERS.get(State(report.state))
    if rules is None:
        if report.state == State.ACCEPTED:
            return "Báo cáo đã khóa; hãy đề nghị sửa từng số và ghi lý do."
        return f"Báo cáo {report.get_state_display()}, không có gì để trả lại."
    place: Unit = report.regime.owner if report.state == State.APPROVED else report.unit
    if any(by.has_perm(rule, place) for rule in rules) or (report.state == State.SUBMITTED and _submitted(report, by)):
        return ""
    return f"Chỉ người đang giữ báo cáo ở {place.name} trả lại được."


def _submitted(report: Submission, by: AbstractBaseUser) -> bool:
    """Whether the report lies where `by` submitted it: that one may take it back."""
    last = report.steps.order_by("-number").first()
    return last is not None and last.act == Act.SUBMIT and last.by_id == by.pk


def _who_came_first(report: Submission) -> str:
    last = report.steps.select_related("by").order_by("-number").first()
    if last is None:
        return "Báo cáo đã thay đổi từ lúc bạn mở trang; hãy xem lại rồi làm tiếp."
    at = timezone.localtime(last.at)
    return (
        f"{last.by.last_name or last.by.get_username()} vừa {last.get_act_display()} báo cáo này lúc "
        f"{at:%H:%M ngày %d/%m/%Y}; hãy xem lại rồi làm tiếp."
    )


def _need(report: Submission, act: str, reason: str) -> None:
    if act == Act.RETURN and not reason:
        raise StepError("Chưa ghi lý do trả lại; hãy viết một câu để người nhập biết cần sửa gì.")
    if act == Act.SUBMIT:
        odd = [f"{row.indicator.name} (“{row.text}”)" for row in drafting.unreadable(report)]
        if odd:
            raise StepError(f"Còn {len(odd)} ô ghi chữ chứ chưa phải số: {_listed(odd)}; hãy sửa rồi nộp.")
    if act == Act.SUBMIT and not reason:
        gaps = missing(report)
        if gaps:
            raise StepError(
                f"Còn {len(gaps)} chỉ tiêu bắt buộc chưa có số: {_listed(gaps)}; hãy nhập nốt (không phát sinh thì ghi "
                "0), hoặc ghi lý do thiếu rồi nộp."
            )


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f" và {len(every) - LISTED} chỉ tiêu khác" if len(every) > LISTED else ""
    return ", ".join(every[:LISTED]) + more


def _add_step(report: Submission, act: str, *, by: AbstractBaseUser, reason: str, at: datetime) -> Step:
    before = report.state
    after = State.RETURNED if act == Act.RETURN else WAYS[Act(act)].after
    report.steps_taken += 1
    report.state = after
    if act == Act.APPROVE and report.sent_at is None:
        report.sent_at = at
    report.save(update_fields=["steps_taken", "state", "sent_at"])
    return Step.objects.create(
        submission=report, number=report.steps_taken, act=act, before=before, state=after, reason=reason, by=by, at=at
    )


def _why_again(report: Submission) -> str:
    """The reason of entries that an approval corrects: what the report was sent back for, else that it was approved."""
    back = report.steps.filter(act=Act.RETURN).order_by("-number").first()
    return f"Duyệt lại sau khi trả lại: {back.reason}" if back else f"Duyệt báo cáo “{report.version.name}”"


def _tell_journal(report: Submission, step: Step, tally: Tally | None, *, by: AbstractBaseUser, reason: str) -> None:
    event = "collection.returned" if step.act == Act.RETURN else WAYS[Act(step.act)].event
    details = {
        "report": report.version.name,
        "unit": report.unit.key,
        "period": report.period,
        "before": step.before,
        "after": step.state,
        **({"values": tally.counts} if tally is not None else {}),
    }
    record(event, subject=report, by=by, reason=reason, **details)
