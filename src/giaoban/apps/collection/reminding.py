"""Reminding people of reports that are due soon, late or sent back: each of them once for each cause and state.

A reminder shows on the screen; by e-mail it goes where a mail server is set and the person has an address. Each is
recorded with the day and the address, and the run in the journal.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from giaoban.apps.collection.choices import Channel, Notice, State
from giaoban.apps.collection.models import Reminder, Submission
from giaoban.apps.collection.waiting import TURN
from giaoban.apps.journal.actions import record
from giaoban.apps.people.models import Post, Role
from giaoban.apps.people.permissions import ENTERERS

SOON = timedelta(days=3)  # before the due day
LISTED = 40  # reports in one message


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a run came to; `failed` names whom no message reached, with the reason."""

    screen: int
    mail: int
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A report of which somebody is to be reminded."""

    report: Submission
    notice: Notice
    user: AbstractBaseUser


def due_reminders(day: date) -> list[Due]:
    """Everybody whose turn it is with a report that is due within three days, late, or sent back."""
    near = Q(due__lte=day + SOON) | Q(state=State.RETURNED)
    reports = list(Submission.objects.not_sent().filter(near).shown().order_by("due", "pk"))
    posts = Post.objects.on(day).filter(unit__in={report.unit_id for report in reports}).select_related("user")
    by_unit: dict[int, list[Post]] = {}
    for post in posts.filter(user__is_active=True):
        by_unit.setdefault(post.unit_id, []).append(post)
    return [
        Due(report, _notice(report, day), user)
        for report in reports
        for user in _turn(report, by_unit.get(report.unit_id, []))
    ]


def remind(*, day: date, mail: Callable[[EmailMessage], int] | None) -> Reminded:
    """Record every reminder that is due and was not given yet, and send it by `mail` where that is not None.

    A message is recorded in the transaction that sends it: one that the server refuses is tried again by the next run.
    """
    every = due_reminders(day)
    said = set(
        Reminder.objects.filter(submission__in={one.report.pk for one in every}).values_list(
            "submission", "user", "notice", "channel", "steps_taken"
        )
    )
    screen = [one for one in every if _key(one, Channel.SCREEN) not in said]
    with transaction.atomic():
        Reminder.objects.bulk_create((_row(one, Channel.SCREEN) for one in screen), ignore_conflicts=True)
        _journal(screen, Channel.SCREEN)
    if mail is None:
        return Reminded(len(screen), 0, ())
    by_user: dict[int, list[Due]] = {}
    for one in every:
        if one.user.email and _key(one, Channel.MAIL) not in said:
            by_user.setdefault(one.user.pk, []).append(one)
    failed = [problem for dues in by_user.values() if (problem := _send(dues, mail))]
    return Reminded(len(screen), len(by_user) - len(failed), tuple(failed))


def _send(dues: list[Due], mail: Callable[[EmailMessage], int]) -> str:
    """One message to one person; why it did not go, empty where it did."""
    user = dues[0].user
    try:
        with transaction.atomic():
            Reminder.objects.bulk_create(_row(one, Channel.MAIL) for one in dues)
            _journal(dues, Channel.MAIL)
            mail(message(user, dues))
    except OSError as error:  # what a mail server refuses (SMTPException) is one too
        return f"{user.get_username()} <{user.email}>: {error}"
    return ""


def message(user: AbstractBaseUser, dues: list[Due]) -> EmailMessage:
    """The message to a person about these reports."""
    late = sum(one.notice == Notice.LATE for one in dues)
    subject = f"{len(dues)} báo cáo cần làm" + (f", {late} đã quá hạn" if late else "")
    lines = [
        f"- {one.report.unit.name}: {one.report.version.name}, {one.report.span.label if one.report.span else ''}"
        f" – hạn {one.report.due:%d/%m/%Y}, {one.notice.label}, {one.report.get_state_display()}"
        for one in dues[:LISTED]
    ]
    more = [f"… và {len(dues) - LISTED} báo cáo khác."] if len(dues) > LISTED else []
    name = user.last_name or user.get_username()
    body = "\n".join([f"Kính gửi {name},", "", *lines, *more, "", "Mở Giao Ban, mục Nộp báo cáo, để làm tiếp."])
    return EmailMessage(subject=subject, body=body, to=[user.email])


def _notice(report: Submission, day: date) -> Notice:
    if report.state == State.RETURNED:
        return Notice.RETURNED
    return Notice.LATE if day > report.due else Notice.SOON


def _turn(report: Submission, posts: Iterable[Post]) -> list[AbstractBaseUser]:
    """Whose turn it is; where nobody holds that role at the unit, whoever may act there."""
    every = list(posts)
    wanted = TURN[State(report.state)]
    found = {post.user.pk: post.user for post in every if post.role in wanted}
    if not found:
        found = {post.user.pk: post.user for post in every if post.role in ENTERERS - {Role.LEADER}}
    return list(found.values())


def _key(one: Due, channel: str) -> tuple[int, int, str, str, int]:
    return one.report.pk, one.user.pk, one.notice, channel, one.report.steps_taken


def _row(one: Due, channel: str) -> Reminder:
    address = one.user.email if channel == Channel.MAIL else ""
    return Reminder(
        submission=one.report,
        user=one.user,
        notice=one.notice,
        channel=channel,
        steps_taken=one.report.steps_taken,
        address=address,
    )


def _journal(dues: list[Due], channel: str) -> None:
    """One event for each report, naming who was reminded."""
    by_report: dict[int, list[Due]] = {}
    for one in dues:
        by_report.setdefault(one.report.pk, []).append(one)
    for group in by_report.values():
        names = sorted(one.user.get_username() for one in group)
        report = group[0].report
        record(
            "collection.reminded",
            subject=report,
            by=None,
            notice=group[0].notice,
            channel=channel,
            people=names,
            unit=report.unit.key,
            period=report.period,
        )
