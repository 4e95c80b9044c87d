"""A month of reports: from draft to accepted, back with a reason, corrected after the lock, and late."""

import threading
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone
from reporting_month import fill, send, world

from giaoban.apps.collection.actions import set_four_eyes
from giaoban.apps.collection.correcting import ask_correction, decide_correction
from giaoban.apps.collection.models import Act, State, Step, Submission
from giaoban.apps.collection.workflow import NotAllowed, StepError, possible, take
from giaoban.apps.figures.entering import EntryError, correct_entry, withdraw
from giaoban.apps.figures.models import Entry
from giaoban.apps.journal.actions import verify
from giaoban.apps.journal.models import AppendOnlyError, Event


@pytest.fixture
def month(db):
    return world()


@pytest.fixture
def full(month):
    """A report in which everything required stands."""
    report = month.report()
    fill(report, month.users["nhap1"], M01="12,5", M02="7", M03="98,20")
    return report


def values(unit):
    return {row.indicator.code: str(row.exact) for row in Entry.objects.current().filter(unit=unit)}


def test_a_report_is_booked_when_it_is_approved_and_not_before(month, full):
    send(month, full, until=Act.CHECK)
    before = values(full.unit)
    send_on = take(full, Act.APPROVE, by=month.users["duyet"], seen=2)

    assert before == {}
    assert values(full.unit) == {"M01": "12.5", "M02": "7", "M03": "98.20"}
    assert send_on.state == full.state == State.APPROVED
    entry = Entry.objects.get(indicator__code="M01")
    assert (entry.source_name, entry.cell.text, entry.booked_by) == ("Biểu Báo cáo tháng", "12,5", month.users["duyet"])
    assert full.approved_values.filter(entry=entry, step=send_on).exists()


def test_every_step_is_in_the_journal_with_its_person(month, full):
    send(month, full, until=Act.ACCEPT)

    about = Event.objects.filter(subject_model="collection.submission").order_by("number")
    told = about.exclude(action="collection.booked")
    assert [(event.action, event.by_name) for event in told] == [
        ("collection.submitted", "nhap1"),
        ("collection.checked", "soat"),
        ("collection.approved", "duyet"),
        ("collection.accepted", "thanhpho"),
    ]
    assert verify().broken is None


def test_returned_with_a_reason_and_sent_again(month, full):
    send(month, full)
    with pytest.raises(StepError, match="Chưa ghi lý do trả lại"):
        take(full, Act.RETURN, by=month.users["thanhpho"], seen=3)
    take(full, Act.RETURN, by=month.users["thanhpho"], seen=3, reason="Thu ngân sách chưa trừ hoàn thuế")
    fill(full, month.users["nhap1"], M01="12,1", M02="")
    take(full, Act.SUBMIT, by=month.users["nhap1"], seen=4, reason="Chưa có quyết định kết nạp")
    take(full, Act.CHECK, by=month.users["soat"], seen=5)
    take(full, Act.APPROVE, by=month.users["duyet"], seen=6)

    assert values(full.unit) == {"M01": "12.1", "M03": "98.20"}
    corrected = Entry.objects.get(indicator__code="M01", corrects__isnull=False)
    assert corrected.reason == "Duyệt lại sau khi trả lại: Thu ngân sách chưa trừ hoàn thuế"
    assert corrected.corrects.exact == Decimal("12.5")
    assert Entry.objects.get(indicator__code="M02", corrects__isnull=False).withdrawn


REFUSED = [
    # step, who, after which act, part of the sentence
    (Act.SUBMIT, "xem", None, "dành cho người nhập liệu của Phường Một"),
    (Act.SUBMIT, "thanhpho", None, "dành cho người nhập liệu"),
    (Act.CHECK, "nhap2", Act.SUBMIT, "dành cho người kiểm tra"),
    (Act.APPROVE, "soat", Act.CHECK, "dành cho người duyệt"),
    (Act.APPROVE, "thanhpho", Act.CHECK, "dành cho người duyệt"),
    (Act.ACCEPT, "duyet", Act.APPROVE, "dành cho văn phòng nơi nhận báo cáo"),
    (Act.RETURN, "nhap2", Act.SUBMIT, "người đang giữ báo cáo"),
    (Act.RETURN, "duyet", Act.APPROVE, "người đang giữ báo cáo ở Thành phố Thử"),
    (Act.RETURN, "thanhpho", Act.ACCEPT, "đã khóa"),
    (Act.APPROVE, "duyet", Act.SUBMIT, "chờ kiểm tra, không duyệt được"),
]


@pytest.mark.parametrize(("act", "who", "after", "said"), REFUSED)
def test_who_may_not(month, full, act, who, after, said):
    if after is not None:
        send(month, full, until=after)

    with pytest.raises(NotAllowed, match=said):
        take(full, act, by=month.users[who], seen=full.steps_taken, reason="Lý do")
    assert act not in possible(full, by=month.users[who])


def test_whoever_submitted_may_take_it_back(month, full):
    send(month, full, until=Act.SUBMIT)

    take(full, Act.RETURN, by=month.users["nhap1"], seen=1, reason="Nhập nhầm dòng")

    assert full.state == State.RETURNED
    assert full.is_open


def test_four_eyes(month, full):
    take(full, Act.SUBMIT, by=month.users["soat"], seen=0)

    with pytest.raises(NotAllowed, match="cần một người khác"):
        take(full, Act.CHECK, by=month.users["soat"], seen=1)
    set_four_eyes(full.unit, asked=False, by=month.users["duyet"], reason="Phường chỉ có ba người")
    take(full, Act.CHECK, by=month.users["soat"], seen=1)

    assert full.state == State.CHECKED


def test_whoever_entered_a_value_does_not_check_it(month):
    report = month.report()
    fill(report, month.users["soat"], M01="1", M02="2", M03="3")
    take(report, Act.SUBMIT, by=month.users["nhap1"], seen=0)

    with pytest.raises(NotAllowed, match="cần một người khác"):
        take(report, Act.CHECK, by=month.users["soat"], seen=1)


def test_gaps_are_sent_with_a_reason_alone_and_stay_gaps(month):
    report = month.report()
    fill(report, month.users["nhap1"], M01="12,5", M02="0")

    with pytest.raises(StepError, match="Còn 1 chỉ tiêu bắt buộc chưa có số: Tỷ lệ hồ sơ đúng hạn"):
        take(report, Act.SUBMIT, by=month.users["nhap1"], seen=0)
    take(report, Act.SUBMIT, by=month.users["nhap1"], seen=0, reason="Phần mềm một cửa chưa chốt")
    take(report, Act.CHECK, by=month.users["soat"], seen=1)
    take(report, Act.APPROVE, by=month.users["duyet"], seen=2)

    assert values(report.unit) == {"M01": "12.5", "M02": "0"}


def test_the_second_of_two_is_told(month, full):
    send(month, full, until=Act.SUBMIT)
    take(full, Act.CHECK, by=month.users["soat"], seen=1)

    with pytest.raises(StepError, match="Soat vừa kiểm tra xong báo cáo này lúc"):
        take(full, Act.RETURN, by=month.users["duyet"], seen=1, reason="Xem lại")
    assert full.state == State.CHECKED
    assert Step.objects.count() == 2


def test_what_cannot_be_booked_stops_the_approval_whole(month, full):
    report = month.report()
    send(month, report, until=Act.CHECK)
    form = report.entry_form
    row = form.values.current().get(indicator__code="M01")
    form.values.create(
        form=form, indicator=row.indicator, column="to_date", text="1", value=1, decimals=0, by=month.users["nhap1"]
    )
    Submission.objects.filter(pk=report.pk).update(period="2026-01", period_from="2026-01-01", period_to="2026-01-31")

    with pytest.raises(StepError, match="trong kỳ ghi 12,5 nhưng lũy kế ghi 1, mà tháng 1/2026 là một"):
        take(report, Act.APPROVE, by=month.users["duyet"], seen=2)
    assert Entry.objects.count() == 0
    assert Submission.objects.get(pk=report.pk).state == State.CHECKED


def test_a_locked_value_is_corrected_by_an_approved_request_alone(month, full):
    send(month, full, until=Act.ACCEPT)
    entry = Entry.objects.current().get(indicator__code="M02")

    with pytest.raises(EntryError, match="hãy đề nghị sửa số trên trang của báo cáo"):
        correct_entry(entry, Decimal(8), by=month.users["duyet"], reason="Sót một người")
    with pytest.raises(EntryError, match="hãy đề nghị sửa số"):
        withdraw(entry, by=month.users["duyet"], reason="Nhầm")
    asked = ask_correction(full, entry.indicator, "period", Decimal(8), by=month.users["nhap1"], reason="Sót một người")
    waiting = values(full.unit)["M02"]
    decide_correction(asked, approve=True, by=month.users["duyet"])

    assert waiting == "7"
    assert values(full.unit)["M02"] == "8"
    full.refresh_from_db()
    assert full.state == State.ACCEPTED
    booked = Entry.objects.get(corrects=entry)
    assert (booked.reason, booked.booked_by) == ("Sót một người", month.users["duyet"])


def test_a_correction_needs_another_person_and_may_be_refused(month, full):
    send(month, full, until=Act.ACCEPT)
    indicator = month.indicators[1]
    asked = ask_correction(full, indicator, "period", Decimal(8), by=month.users["duyet"], reason="Sót một người")

    with pytest.raises(NotAllowed, match="không tự duyệt"):
        decide_correction(asked, approve=True, by=month.users["duyet"])
    set_four_eyes(full.unit, asked=False, by=month.users["duyet"], reason="Ít người")
    with pytest.raises(StepError, match="Chưa ghi lý do không duyệt"):
        decide_correction(asked, approve=False, by=month.users["duyet"])
    decide_correction(asked, approve=False, by=month.users["duyet"], reason="Người này thuộc tháng sau")

    assert values(full.unit)["M02"] == "7"
    with pytest.raises(StepError, match="vừa được người khác quyết định"):
        decide_correction(asked, approve=True, by=month.users["duyet"])


def test_an_open_report_is_not_corrected_but_edited(month, full):
    with pytest.raises(StepError, match="Báo cáo chưa khóa"):
        ask_correction(full, month.indicators[0], "period", Decimal(1), by=month.users["nhap1"], reason="Nhầm")


def test_late_is_told_by_the_day_on_which_it_was_first_sent(month, full):
    before = full.is_late(date(2026, 11, 6))
    send(month, full)
    in_time = datetime(2026, 11, 5, 23, 59, tzinfo=timezone.get_default_timezone())
    Submission.objects.filter(pk=full.pk).update(sent_at=in_time)
    full.refresh_from_db()

    assert (full.due, before, full.is_late(date(2026, 12, 1))) == (date(2026, 11, 5), True, False)
    full.sent_at = in_time + timedelta(minutes=1)
    assert full.is_late(date(2026, 11, 5))


def test_steps_are_never_edited(month, full):
    step = take(full, Act.SUBMIT, by=month.users["nhap1"], seen=0)

    with pytest.raises(AppendOnlyError):
        step.save()
    with pytest.raises(AppendOnlyError):
        Step.objects.filter(pk=step.pk).update(reason="khác")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="in memory one connection serves all; PostgreSQL runs this")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_one_moment_one_wins():
    month = world()
    report = month.report()
    fill(report, month.users["nhap1"], M01="12,5", M02="7", M03="98,20")
    send(month, report, until=Act.CHECK)
    told, gate = [], threading.Barrier(2)

    def press(act, name):
        gate.wait(timeout=20)
        try:
            take(Submission.objects.get(pk=report.pk), act, by=month.users[name], seen=2, reason="Xem lại")
            told.append("done")
        except StepError as error:
            told.append(str(error))
        finally:
            connection.close()

    people = [(Act.APPROVE, "duyet"), (Act.RETURN, "soat")]
    threads = [threading.Thread(target=press, args=one) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    report.refresh_from_db()
    assert sorted(words == "done" for words in told) == [False, True]
    assert any("hãy xem lại rồi làm tiếp" in words for words in told)
    assert report.steps.count() == 3
    assert (report.state == State.APPROVED) == (Entry.objects.count() == 3)
    assert verify().broken is None
