"""Reports on screen: each step by its button, what is refused and why, who sent when, regimes written and changed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from reporting_month import fill, send, world

from giaoban.apps.collection.asking import open_reports
from giaoban.apps.collection.models import Act, FourEyes, Regime, State, Submission
from giaoban.apps.figures.models import Entry
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.web.places import Place

OCTOBER = Period.month(2026, 10)


@pytest.fixture
def month(db):
    return world()


@pytest.fixture
def report(month):
    found = month.report()
    fill(found, month.users["nhap1"], M01="12,5", M02="7", M03="98,20")
    return found


@pytest.fixture
def at(month):
    """A browser of a person, and addresses at a unit in October: at("soat")."""

    def signed_in(name):
        client = Client()
        client.force_login(month.users[name])
        return client

    return signed_in


def here(unit, name="nop-bao-cao", *args):
    return Place(unit, OCTOBER).address(name, *args)


def press(client, report, act, seen, **said):
    return client.post(here(report.unit, "report-act", report.pk), {"act": act, "seen": seen, **said}, follow=True)


def test_a_report_goes_its_way_by_the_buttons_of_its_people(month, report, at):
    for seen, (name, act, word) in enumerate(
        [
            ("nhap1", "submit", "Nộp để kiểm tra"),
            ("soat", "check", "Kiểm tra xong, trình duyệt"),
            ("duyet", "approve", "Duyệt và gửi cấp trên"),
            ("thanhpho", "accept", "Tiếp nhận và khóa"),
        ]
    ):
        page = at(name).get(here(report.unit, "report", report.pk)).content.decode()
        assert word in page
        assert press(at(name), report, act, seen).status_code == 200

    page = at("nhap1").get(here(report.unit, "report", report.pk)).content.decode()
    assert "Thành phố Thử đã tiếp nhận; báo cáo đã khóa" in page
    assert "Thanhpho tiếp nhận và khóa báo cáo" in page
    assert reverse("entry", args=[report.unit, OCTOBER, "M01", OCTOBER]) in page


def test_a_viewer_sees_whose_turn_it_is_and_has_no_button(month, report, at):
    page = at("xem").get(here(report.unit, "report", report.pk)).content.decode()

    assert "Báo cáo đang ở người nhập liệu của Phường Một." in page
    assert "Nộp để kiểm tra" not in page
    assert at("xem").post(here(report.unit, "report-act", report.pk), {"act": "submit", "seen": "0"}).status_code == 403


def test_the_second_of_two_is_told_on_the_page(month, report, at):
    send(month, report, until=Act.SUBMIT)
    press(at("soat"), report, "check", 1)

    late = press(at("soat"), report, "return", 1, reason="Xem lại")

    assert late.status_code == 400
    assert "Soat vừa kiểm tra xong báo cáo này lúc" in late.content.decode()


HOSTILE = [
    {"act": "submit", "seen": "²"},
    {"act": "submit", "seen": "9" * 40},
    {"act": "xoa", "seen": "0"},
    {"act": "return", "seen": "1", "reason": "\x00"},
]


@pytest.mark.parametrize("said", HOSTILE)
def test_what_no_button_sends_is_refused_in_words(month, report, at, said):
    send(month, report, until=Act.SUBMIT)

    answer = at("soat").post(here(report.unit, "report-act", report.pk), said)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert report.steps.count() == 1


def test_gaps_ask_for_a_reason(month, at):
    report = month.report()
    fill(report, month.users["nhap1"], M01="12,5")

    page = at("nhap1").get(here(report.unit, "report", report.pk)).content.decode()
    refused = press(at("nhap1"), report, "submit", 0)
    sent = press(at("nhap1"), report, "submit", 0, reason="Chưa chốt")

    assert "Kết nạp đảng viên; Tỷ lệ hồ sơ đúng hạn" in page
    assert "Còn 2 chỉ tiêu bắt buộc chưa có số" in refused.content.decode()
    assert "Chưa chốt" in sent.content.decode()


def test_a_correction_after_the_lock(month, report, at):
    send(month, report, until=Act.ACCEPT)
    asked = {"indicator": "M02", "column": "period", "value": "8", "reason": "Sót một người"}
    at("nhap1").post(here(report.unit, "report-correct", report.pk), asked)
    correction = report.corrections.get()

    own = at("nhap1").post(here(report.unit, "report-correction", report.pk, correction.pk), {"decision": "approve"})
    page = at("duyet").get(here(report.unit, "report", report.pk)).content.decode()
    done = at("duyet").post(
        here(report.unit, "report-correction", report.pk, correction.pk), {"decision": "approve"}, follow=True
    )

    assert own.status_code == 403
    assert "Kết nạp đảng viên, Trong kỳ: 7 → 8" in page
    assert "Đã duyệt; số mới đã vào sổ." in done.content.decode()
    assert str(Entry.objects.current().get(indicator__code="M02").exact) == "8"
    state = at("thanhpho").get(here(month.city)).content.decode()
    assert "1 số sửa sau khi nộp" in state


WRONG = [
    ({"value": "tám"}, "“tám” không phải là số"),
    ({"value": "8", "reason": ""}, "Chưa ghi lý do sửa"),
    ({"value": ""}, "Chưa ghi số mới"),
    ({"indicator": "M99"}, "Chưa chọn chỉ tiêu và cột"),
]


@pytest.mark.parametrize(("said", "words"), WRONG)
def test_a_correction_that_will_not_do(month, report, at, said, words):
    send(month, report, until=Act.ACCEPT)
    asked = {"indicator": "M02", "column": "period", "value": "8", "reason": "Sót một người"} | said

    answer = at("nhap1").post(here(report.unit, "report-correct", report.pk), asked)

    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_the_superior_sees_every_ward_on_one_page(month, report, at):
    send(month, report)

    page = at("thanhpho").get(here(month.city)).content.decode()

    assert "1/3 đơn vị đã nộp" in page
    for ward in month.wards:
        assert ward.name in page
    assert page.count("quá hạn, chưa nộp") >= 2
    csv = at("thanhpho").get(here(month.city, "reports-csv")).content.decode("utf-8-sig")
    assert csv.splitlines()[0] == "Chế độ báo cáo,Đơn vị,Kỳ,Hạn nộp,Trạng thái,Nộp lúc,So hạn,Muộn"
    assert len(csv.splitlines()) == 4
    assert at("thanhpho").get(here(month.city, "reports-xlsx")).content[:2] == b"PK"


def test_a_sum_says_whose_reports_are_in_it(month, report, at):
    send(month, report)

    every = at("thanhpho").get(here(month.city, "tong-hop")).content.decode()
    one = at("thanhpho").get(here(month.city, "rollup-one", "M01")).content.decode()

    assert "1/3 đơn vị phải báo cáo đã duyệt số liệu; chưa duyệt: Phường Ba, Phường Hai" in every
    assert "1/3 đơn vị phải báo cáo đã duyệt số liệu; chưa duyệt: Phường Ba, Phường Hai" in one


def test_what_waits_is_counted_in_the_frame(month, report, at):
    send(month, report, until=Act.SUBMIT)

    assert ">1</span>" in at("soat").get(here(report.unit, "my-reports-count")).content.decode()
    assert at("xem").get(here(report.unit, "my-reports-count")).content == b""
    assert "Báo cáo tháng, tháng 10/2026" in at("soat").get(here(report.unit, "my-reports")).content.decode()
    assert here(report.unit, "my-reports-count") in at("xem").get(here(report.unit)).content.decode()


def test_queries_do_not_grow_with_the_wards(month, at, django_assert_max_num_queries):
    client, state = at("thanhpho"), here(month.city)
    with django_assert_max_num_queries(18):
        client.get(state)
    for number in range(4, 24):
        Unit.objects.create(
            generation="2025", code=f"970{number:02d}", name=f"Phường {number}", kind="phường", parent=month.city
        )
    open_reports(day=date(2026, 11, 2))

    with django_assert_max_num_queries(18):
        page = client.get(state)
    assert "0/23 đơn vị đã nộp" in page.content.decode()
    report = month.report()
    with django_assert_max_num_queries(34):
        client.get(here(report.unit, "report", report.pk))


FORM = {
    "name": "Báo cáo quý", "basis": "Quyết định số 12/QĐ-UBND", "cycle": "quarter", "first_day": "15",
    "due_rule": "day", "due_number": "20", "due_months": "0", "moves": "later", "four_eyes": "1",
    "valid_from": "2026-07-01", "reach": "below", "kind": "phường",
}  # fmt: skip


def test_a_regime_is_issued_and_changed_by_a_new_version(month, at):
    chosen = {"indicator": [str(one.pk) for one in month.indicators[:2]]}
    client = at("thanhpho")

    assert client.get(here(month.city, "regime-new")).status_code == 200
    page = client.post(here(month.city, "regime-new"), FORM | chosen, follow=True).content.decode()
    regime = Regime.objects.get(code="bao-cao-quy")
    assert "hạn ngày 20 của tháng cuối kỳ" in page
    assert "số liệu từ ngày 15 tháng trước đến ngày 14" in page.lower()
    made = Submission.objects.filter(regime=regime, period="2026-07/2026-09")
    assert made.count() == 3
    assert made.first().due == date(2026, 9, 21)

    form = client.get(here(month.city, "regime-edit", regime.code)).content.decode()
    assert 'value="Báo cáo quý"' in form
    without = client.post(here(month.city, "regime-edit", regime.code), FORM | chosen)
    assert "Chưa ghi lý do" in without.content.decode()
    client.post(here(month.city, "regime-edit", regime.code), FORM | chosen | {"due_number": "25", "reason": "Lùi hạn"})
    assert regime.versions.count() == 2
    assert made.first().due == date(2026, 9, 25)
    assert "Lùi hạn" in client.get(here(month.city, "regime", regime.code)).content.decode()


def test_a_form_that_will_not_do_keeps_what_was_written(month, at):
    answer = at("thanhpho").post(here(month.city, "regime-new"), FORM | {"due_number": "abc"})

    assert answer.status_code == 400
    assert "Hạn nộp ghi “abc”; hãy ghi một số nguyên." in answer.content.decode()
    assert 'value="Quyết định số 12/QĐ-UBND"' in answer.content.decode()


def test_regimes_days_off_and_four_eyes(month, at):
    page = at("nhap1").get(here(month.wards[0], "che-do")).content.decode()
    assert "nộp cho Thành phố Thử" in page
    assert "Ngày Văn hóa Việt Nam" in page
    assert at("nhap1").get(here(month.city, "regime-new")).status_code == 404

    day = {"day": "2026-11-05", "works": "0", "words": "Nghỉ bão theo công điện"}
    at("thanhpho").post(here(month.city, "special-day"), day)
    assert month.report().due == date(2026, 11, 6)

    eyes = {"asked": "0", "reason": "Phường chỉ có ba người"}
    at("duyet").post(here(month.wards[0], "four-eyes"), eyes)
    assert FourEyes.objects.get().asked is False


def test_looking_makes_the_reports_of_a_new_period(month, at, monkeypatch):
    month.regime.submissions.all().delete()

    at("thanhpho").get(here(month.city))

    assert month.regime.submissions.filter(period="2026-10").count() == 3
    assert month.report().state == State.DRAFT
    assert Indicator.objects.filter(pk__in=month.report().version.indicators.values("indicator")).count() == 3
