"""Who is reminded of which report, once; what waits for whom; the rates of what came."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from reporting_month import fill, send, world

from giaoban.apps.collection.correcting import ask_correction
from giaoban.apps.collection.models import Act, Reminder, Submission
from giaoban.apps.collection.rates import Timing, days_late, rates_of, timing_of
from giaoban.apps.collection.reminding import remind
from giaoban.apps.collection.waiting import waiting_for
from giaoban.apps.collection.workflow import take
from giaoban.apps.journal.models import Event

LATE = date(2026, 11, 6)


@pytest.fixture
def month(db):
    return world()


@pytest.fixture
def full(month):
    report = month.report()
    fill(report, month.users["nhap1"], M01="12,5", M02="7", M03="98,20")
    return report


DAYS = [
    # day, who is reminded of October, of the first ward
    (date(2026, 11, 1), []),
    (date(2026, 11, 2), ["nhap1", "nhap2"]),
    (date(2026, 11, 5), ["nhap1", "nhap2"]),
    (LATE, ["nhap1", "nhap2"]),
]


@pytest.mark.parametrize(("day", "names"), DAYS)
def test_enterers_are_reminded_from_three_days_before(month, day, names):
    remind(day=day, mail=None)

    assert sorted(Reminder.objects.values_list("user__username", flat=True)) == names


def test_each_is_reminded_once_for_each_cause_and_state(month, full):
    counts = [remind(day=date(2026, 11, 4), mail=None).screen, remind(day=date(2026, 11, 5), mail=None).screen]
    counts.append(remind(day=LATE, mail=None).screen)
    send(month, full, until=Act.SUBMIT)
    counts.append(remind(day=LATE, mail=None).screen)
    take(full, Act.RETURN, by=month.users["soat"], seen=1, reason="Sai đơn vị tính")
    counts.append(remind(day=LATE, mail=None).screen)

    assert counts == [2, 0, 2, 1, 2]
    assert [row.notice for row in Reminder.objects.filter(user=month.users["nhap1"])] == ["soon", "late", "returned"]
    told = Event.objects.filter(action="collection.reminded").first()
    assert '"people":["nhap1","nhap2"]' in told.details


def test_a_message_tells_a_person_of_all_their_reports(month, full):
    month.users["nhap1"].email = "nhap1@example.vn"
    month.users["nhap1"].save()

    first = remind(day=LATE, mail=EmailMessage.send)
    again = remind(day=LATE, mail=EmailMessage.send)

    assert (first.mail, again.mail, first.failed) == (1, 0, ())
    assert [(one.to, one.subject) for one in mail.outbox] == [(["nhap1@example.vn"], "1 báo cáo cần làm, 1 đã quá hạn")]
    assert "- Phường Một: Báo cáo tháng, tháng 10/2026 – hạn 05/11/2026, quá hạn, đang nhập" in mail.outbox[0].body
    assert Reminder.objects.get(channel="mail").address == "nhap1@example.vn"


def test_a_message_that_the_server_refuses_is_tried_again(month, full):
    month.users["nhap1"].email = "nhap1@example.vn"
    month.users["nhap1"].save()

    def refuses(message):
        raise SMTPServerDisconnected("máy chủ ngắt")

    failed = remind(day=LATE, mail=refuses)
    again = remind(day=LATE, mail=EmailMessage.send)

    assert failed.failed == ("nhap1 <nhap1@example.vn>: máy chủ ngắt",)
    assert (failed.mail, again.mail, len(mail.outbox)) == (0, 1, 1)


def test_the_command_makes_reports_and_says_that_no_mail_is_set(month, settings):
    settings.EMAIL_HOST = ""
    out = StringIO()

    call_command("collect", day=date(2026, 12, 1), stdout=out)
    call_command("remind", day=date(2026, 12, 4), stdout=out)  # the 5th is a Saturday

    made, reminded = out.getvalue().splitlines()
    assert made.startswith("Lập mới 3 báo cáo")
    assert reminded == "Nhắc 4 lượt trong phần mềm, không gửi thư vì chưa khai máy chủ thư (GIAOBAN_MAIL)."
    assert Submission.objects.filter(period="2026-12").count() == 3


WAITING = [
    # after which act, who has something waiting on 2 November 2026
    (None, {"nhap1", "nhap2", "soat", "duyet"}),
    (Act.SUBMIT, {"soat", "duyet"}),
    (Act.CHECK, {"duyet"}),
    (Act.APPROVE, {"thanhpho"}),
    (Act.ACCEPT, set()),
]


@pytest.mark.parametrize(("after", "names"), WAITING)
def test_what_waits_for_whom(month, full, after, names):
    if after:
        send(month, full, until=after)

    waits = {name for name, user in month.users.items() if waiting_for(user, date(2026, 11, 2)).count}
    assert waits == names


def test_a_correction_waits_for_the_approver(month, full):
    send(month, full, until=Act.ACCEPT)
    ask_correction(full, month.indicators[1], "period", Decimal(8), by=month.users["nhap1"], reason="Sót một người")

    assert waiting_for(month.users["duyet"], LATE).count == 1
    assert waiting_for(month.users["thanhpho"], LATE).count == 0


def test_rates_count_what_the_superior_has(month, full):
    send(month, full)
    moments = {0: datetime(2026, 11, 4, tzinfo=UTC), 1: datetime(2026, 11, 9, tzinfo=UTC)}
    for ward, moment in moments.items():
        Submission.objects.filter(pk=month.report(ward).pk).update(state="approved", sent_at=moment)
    reports = list(Submission.objects.filter(period="2026-10").order_by("unit_id"))

    rates = rates_of(reports, LATE)
    assert [timing_of(report, LATE) for report in reports] == [Timing.ON_TIME, Timing.LATE, Timing.OVERDUE]
    assert [days_late(report, LATE) for report in reports] == [0, 4, 1]
    assert (str(rates.reporting), str(rates.timely)) == ("2/3", "1/3")


def test_a_returned_report_counts_as_sent_no_more(month, full):
    send(month, full)
    take(full, Act.RETURN, by=month.users["thanhpho"], seen=3, reason="Xem lại thu ngân sách")

    rates = rates_of(Submission.objects.filter(pk=full.pk), date(2026, 11, 5))
    assert (rates.sent, rates.on_time, rates.returned) == (0, 0, 1)
