"""What people do with figures, by the same requests that the screen sends."""

import pytest
from django.utils import timezone
from django.utils.html import escape

from giaoban.apps.figures.models import Figure


def figure(document, text):
    return Figure.objects.with_state().get(document=document, text=text)


def act(client, place, which, do):
    return client.post(place.address("figure-decide", which.pk), {"act": do}, headers={"HX-Request": "true"})


def correction(**changed):
    return {
        "value": "918,755",
        "unit": "tỷ đồng",
        "role": "actual",
        "period": "2025-04",
        "reason": "Theo sổ kho bạc",
    } | changed


def test_a_figure_is_marked_in_its_sentence(office, april, reports):
    found = figure(reports[4], "918,755 tỷ đồng")

    html = office.get(april.figure(reports[4].pk, found.pk).partition("#")[0]).content.decode()

    assert f'here lit" id="w-{found.pk}" href="#f-{found.pk}"' in html
    assert '<mark class="lit">Thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt </mark>' in html


def test_confirm_and_take_back(office, april, reports):
    found = figure(reports[4], "30 đảng viên")

    confirmed = act(office, april, found, "confirm")
    assert 'data-done="true"' in confirmed.content.decode()
    assert figure(reports[4], "30 đảng viên").state == "confirmed"

    act(office, april, found, "undo")
    assert figure(reports[4], "30 đảng viên").state is None


def test_confirm_every_sure_figure(office, april, reports):
    sure = Figure.objects.filter(document=reports[4]).sure().count()

    office.post(april.address("confirm-sure", reports[4].pk))

    assert sure > 0
    assert Figure.objects.filter(document=reports[4]).sure().count() == 0


def test_correct_books_beside_what_was_read(office, april, reports):
    found = figure(reports[4], "918,755 tỷ đồng")

    answer = office.post(
        april.address("figure-correct", found.pk), correction(value="919,755"), headers={"HX-Request": "true"}
    )

    assert "919,755 tỷ đồng" in answer.content.decode()
    assert figure(reports[4], "918,755 tỷ đồng").state == "corrected"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"value": "chín trăm mấy"}, "“chín trăm mấy” không phải là số"),
        ({"period": "2025-13"}, "“2025-13” không phải là kỳ"),
        ({"indicator": "XX · Không có"}, "Không có chỉ tiêu “XX · Không có”"),
        ({"reason": ""}, "Ghi lý do sửa"),
    ],
)
def test_a_wrong_field_gets_its_sentence(office, april, reports, changed, sentence):
    found = figure(reports[4], "918,755 tỷ đồng")

    answer = office.post(april.address("figure-correct", found.pk), correction(**changed))

    assert escape(sentence) in answer.content.decode()
    assert figure(reports[4], "918,755 tỷ đồng").state is None


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("tháng 3/2025", "2025-03"),
        ("4 tháng đầu năm 2025", "2025-01/2025-04"),
        ("quý I/2025", "2025-01/2025-03"),
        ("năm 2024", "2024"),
        ("2024-12", "2024-12"),
    ],
)
def test_a_period_is_written_as_offices_say_it(office, april, reports, written, period):
    found = figure(reports[4], "918,755 tỷ đồng")

    office.post(april.address("figure-correct", found.pk), correction(period=written))

    assert str(figure(reports[4], "918,755 tỷ đồng").decisions.latest("pk").period) == period


def test_reject_says_why(office, april, reports):
    found = figure(reports[4], "50%")

    office.post(april.address("figure-reject", found.pk), {"reason": "Máy đọc nhầm con số"})

    assert figure(reports[4], "50%").state == "rejected"


def test_without_scripts_the_answer_is_the_page(office, april, reports):
    found = figure(reports[4], "30 đảng viên")

    response = office.post(april.address("figure-decide", found.pk), {"act": "confirm"})

    assert response["Location"] == f"{april.address('document', reports[4].pk)}#f-{found.pk}"


def test_a_viewer_may_look_and_not_decide(client, viewer, april, reports):
    client.force_login(viewer)
    found = figure(reports[4], "30 đảng viên")

    page = client.get(april.address("document", reports[4].pk)).content.decode()

    assert "Xác nhận tất cả" not in page
    assert act(client, april, found, "confirm").status_code == 403
    assert client.post(april.address("figure-correct", found.pk), correction()).status_code == 403
    assert client.post(april.address("import")).status_code == 403
    assert figure(reports[4], "30 đảng viên").state is None


def test_answering_a_finding(office, april, reports):
    page = office.get(april.address("kiem-so")).content.decode()
    finding = april.unit.findings.get(current=True)
    address = april.address("finding-answer", finding.pk, "giai-trinh")

    assert escape(finding.message) in page
    assert "Ghi một câu" in office.post(address, {"reason": " "}).content.decode()
    office.post(address, {"reason": "Số 49,5% do đánh máy nhầm"})

    assert finding.answers.get().reason == "Số 49,5% do đánh máy nhầm"
    assert "Số 49,5% do đánh máy nhầm" in office.get(april.address("kiem-so")).content.decode()
    assert finding.answers.get().at <= timezone.now()
