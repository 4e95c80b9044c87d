"""Documents that are kept from some who may see the unit: on every page, and out of the ledger."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Entry
from giaoban.apps.figures.restricting import restrict
from giaoban.apps.journal.models import Event
from giaoban.apps.people.actions import appoint
from giaoban.apps.people.handling import handling_of
from giaoban.apps.people.models import Sensitivity

REPORT = "Quận ủy Lê Chân kiểm điểm công tác tháng 5/2025\n\nTháng 5/2025 các chi bộ kết nạp 26 đảng viên.\n"


@pytest.fixture
def browser(le_chan):
    """A browser signed in as the holder of a role at the unit."""

    def sign_in(role, **more):
        user = get_user_model().objects.create_user(f"{role}{len(more)}")
        appoint(user, le_chan, role, by=None, **more)
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def standing(document):
    return Entry.objects.current().filter(figure__document=document, withdrawn="")


def test_a_restricted_document_speaks_in_no_figure_and_comes_back(reports, checker):
    april = reports[4]
    assert standing(april).exists()

    restrict(april, sensitivity=Sensitivity.INTERNAL, by=checker)
    assert not standing(april).exists()

    restrict(april, sensitivity=Sensitivity.ORDINARY, by=checker)
    assert standing(april).exists()


WHO = [  # sensitivity, side, role, side of the post, sees
    ("internal", "party", "viewer", "party", True),
    ("internal", "party", "checker", "state", False),
    ("inspection", "party", "inspector", "party", True),
    ("inspection", "party", "checker", "", False),
    ("personal", "", "enterer", "", True),
    ("personal", "", "viewer", "", False),
]


@pytest.mark.parametrize(("level", "branch", "role", "side", "sees"), WHO)
def test_every_way_to_a_document_is_open_or_shut(reports, checker, april, browser, level, branch, role, side, sees):
    document = reports[4]
    restrict(document, sensitivity=Sensitivity(level), branch=branch, by=checker)
    client = browser(role, branch=side)

    pages = {
        "page": client.get(april.address("document", document.pk)).status_code == 200,
        "file": client.get(april.address("document-file", document.pk)).status_code == 200,
        "list": f"van-ban/{document.pk}" in client.get(april.address("van-ban")).content.decode(),
        "search": f"van-ban/{document.pk}" in client.get(april.address("search") + "?q=thang 4").content.decode(),
    }

    assert pages == dict.fromkeys(pages, sees)


def test_its_figures_are_closed_to_everybody(reports, checker, april, client):
    document = reports[4]
    figure = document.figures.first()
    restrict(document, sensitivity=Sensitivity.INTERNAL, by=checker)
    client.force_login(checker)

    page = client.get(april.address("document", document.pk)).content.decode()
    assert "Số không vào sổ" in page
    assert client.get(april.address("figure-line", figure.pk)).status_code == 404
    assert client.post(april.address("figure-decide", figure.pk), {"act": "confirm"}).status_code == 404
    assert client.get(f"/api/figures/{figure.pk}").status_code == 404
    board = client.get(april.address("dieu-hanh")).content.decode()
    assert "918,755" not in board
    history = client.get(april.address("entry", "TC01", april.period)).content.decode()
    assert "bằng 50% kế hoạch" not in history


def test_a_document_comes_in_restricted_and_nothing_of_it_is_booked(checker, april, client):
    client.force_login(checker)
    upload = SimpleUploadedFile("thang-5.txt", REPORT.encode())

    page = client.post(april.address("import"), {"files": upload, "unit": april.unit.key, "muc": "personal"})

    document = Document.objects.get(name="thang-5.txt")
    assert "không vào sổ" in page.content.decode()
    assert handling_of(document).sensitivity == "personal"
    assert not Entry.objects.filter(figure__document=document).exists()


def test_opening_a_list_of_persons_is_in_the_journal(reports, checker, april, client):
    restrict(reports[4], sensitivity=Sensitivity.PERSONAL, by=checker)
    client.force_login(checker)

    client.get(april.address("document", reports[4].pk))

    event = Event.objects.latest("number")
    assert (event.action, event.by) == ("people.list_opened", checker)


def test_marking_on_screen_tells_why(reports, checker, april, client):
    client.force_login(checker)
    address = april.address("document-handling", reports[4].pk)
    assert "Danh sách cá nhân" in client.get(address).content.decode()
    assert client.post(address, {"sensitivity": "?"}).status_code == 422

    sent = {"sensitivity": "inspection", "branch": "party", "reason": "Kiểm tra khi có dấu hiệu vi phạm"}
    answer = client.post(address, sent)

    assert answer["Location"] == april.address("van-ban")  # the checker does not see it any more
    event = Event.objects.filter(action="people.marked").latest("number")
    assert event.reason == sent["reason"]
    assert json.loads(event.details)["sensitivity"] == "inspection"
    assert client.get(address).status_code == 404


def test_a_post_of_one_sector_acts_on_its_indicators_alone(reports, april, browser):
    client = browser("checker", sectors=["Văn hóa"])
    sent = {"indicator": "TC01", "period": "tháng 2/2025", "value": "310,5", "unit": "", "standing": "official"}
    figure = next(one for one in reports[4].figures.with_state() if one.indicator_id)

    assert "không gồm lĩnh vực" in client.post(april.address("entry-enter"), sent, follow=True).content.decode()
    assert client.post(april.address("figure-decide", figure.pk), {"act": "confirm"}).status_code == 403
    client.post(april.address("confirm-sure", reports[4].pk))
    assert not reports[4].figures.filter(decisions__isnull=False).exists()
