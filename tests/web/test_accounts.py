"""One's own account: the second step of signing in, passwords, sessions that end, duties that come first."""

import re
from time import time

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from giaoban.apps.journal.models import Event
from giaoban.apps.people.actions import appoint, change_address, open_account, reset_password
from giaoban.apps.people.models import Account, BrowserSession
from giaoban.apps.people.second_factor import begin, confirm, has_second_factor
from giaoban.apps.people.sessions import BEGAN
from giaoban.web.session_end import SEEN

PASSWORD = "mat-khau-cua-bai-thu"
NEW = "Sông Cấm chảy qua 7 cầu"


@pytest.fixture
def signed_in(client, checker):
    client.force_login(checker)
    return client


def code_now(user, steps=0):
    device = TOTPDevice.objects.get(user=user)
    made = TOTP(device.bin_key)
    made.time = time() + 30 * steps
    return f"{made.token():06d}"


@pytest.fixture
def with_factor(checker):
    """The checker with a second factor on, and the codes on paper."""
    begin(checker)
    codes = confirm(checker, code_now(checker, -1))
    TOTPDevice.objects.update(throttling_failure_count=0)
    return codes


def sign_in(client, **changed):
    return client.post("/dang-nhap/", {"username": "kiemtra", "password": PASSWORD, "next": "/tai-khoan/", **changed})


def test_enrolling_shows_a_picture_and_then_codes_once(signed_in, checker):
    page = signed_in.get("/tai-khoan/hai-lop/").content.decode()
    assert 'class="qr"' in page
    assert "style=" not in page[page.index('class="qr"') :][:4000]

    wrong = signed_in.post("/tai-khoan/hai-lop/", {"act": "on", "code": "000000"})
    assert wrong.status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0)
    page = signed_in.post("/tai-khoan/hai-lop/", {"act": "on", "code": code_now(checker)}).content.decode()

    assert len(re.findall(r"<li><code>[2-9a-z]{10}</code></li>", page)) == 10
    assert has_second_factor(checker)
    assert "<li><code>" not in signed_in.get("/tai-khoan/hai-lop/").content.decode()
    assert Event.objects.filter(action="people.second_factor_on").exists()


def test_a_password_alone_does_not_open_an_account_with_a_second_factor(client, checker, with_factor):
    answer = sign_in(client)
    assert answer["Location"] == "/dang-nhap/ma/"
    assert client.get("/tai-khoan/").status_code == 302

    assert client.post("/dang-nhap/ma/", {"code": "000000"}).status_code == 422
    assert client.get("/tai-khoan/").status_code == 302
    TOTPDevice.objects.update(throttling_failure_count=0)
    assert client.post("/dang-nhap/ma/", {"code": code_now(checker)})["Location"] == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200


def test_a_code_on_paper_works_once(checker, with_factor):
    for expected in (302, 422):
        client = Client()
        sign_in(client)
        TOTPDevice.objects.update(throttling_failure_count=0)
        assert client.post("/dang-nhap/ma/", {"code": with_factor[0]}).status_code == expected


def test_guessing_codes_makes_the_guesser_wait(client, checker, with_factor):
    sign_in(client)
    for _ in range(3):
        client.post("/dang-nhap/ma/", {"code": "000000"})

    assert client.post("/dang-nhap/ma/", {"code": code_now(checker)}).status_code == 422


def test_the_code_is_asked_for_a_few_minutes_only(client, checker, with_factor):
    sign_in(client)
    session = client.session
    session["waiting_for_code"] = {**session["waiting_for_code"], "at": int(time()) - 301}
    session.save()

    assert client.post("/dang-nhap/ma/", {"code": code_now(checker)})["Location"] == "/dang-nhap/"
    assert client.get("/dang-nhap/ma/")["Location"] == "/dang-nhap/"


def test_turning_it_off_takes_the_password(signed_in, checker, with_factor):
    signed_in.post("/tai-khoan/hai-lop/", {"act": "off", "password": "sai"})
    assert has_second_factor(checker)

    signed_in.post("/tai-khoan/hai-lop/", {"act": "off", "password": PASSWORD})
    assert not has_second_factor(checker)


def test_roles_that_must_use_a_second_factor_do_nothing_before(client, checker, le_chan, april, settings):
    settings.SECOND_FACTOR_ROLES = ["approver", "administrator"]
    appoint(checker, le_chan, "approver", by=None)
    client.force_login(checker)

    assert client.get(april.address("dieu-hanh"))["Location"] == "/tai-khoan/hai-lop/"
    assert client.get("/api/units").status_code == 403
    client.get("/tai-khoan/hai-lop/")
    client.post("/tai-khoan/hai-lop/", {"act": "on", "code": code_now(checker)})
    assert client.get("/api/units").status_code == 200


PASSWORDS = [
    ({"old": "sai"}, "Mật khẩu đang dùng không đúng"),
    ({"again": "khác hẳn với bên trên"}, "không giống nhau"),
    ({"new": PASSWORD, "again": PASSWORD}, "trùng mật khẩu đang dùng"),
    ({"new": "ngắn", "again": "ngắn"}, "12"),
    ({"new": "123456789012345", "again": "123456789012345"}, ""),
    ({"new": "nguoichecker1", "again": "nguoichecker1"}, ""),
]


@pytest.mark.parametrize(("changed", "said"), PASSWORDS)
def test_a_password_that_will_not_do_says_why(signed_in, checker, changed, said):
    checker.last_name = "nguoichecker1"
    checker.save()

    answer = signed_in.post("/tai-khoan/mat-khau/", {"old": PASSWORD, "new": NEW, "again": NEW, **changed})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_changing_the_password_ends_the_other_sessions(signed_in, checker):
    other = Client()
    other.force_login(checker)

    signed_in.post("/tai-khoan/mat-khau/", {"old": PASSWORD, "new": NEW, "again": NEW})

    assert signed_in.get("/tai-khoan/").status_code == 200
    assert other.get("/tai-khoan/").status_code == 302
    checker.refresh_from_db()
    assert checker.check_password(NEW)


def test_a_password_of_the_administrator_is_changed_first(client, checker, april):
    password = reset_password(checker, by=checker)

    assert sign_in(client, password=password).status_code == 302
    assert client.get(april.address("dieu-hanh"))["Location"] == "/tai-khoan/mat-khau/"
    client.post("/tai-khoan/mat-khau/", {"old": password, "new": NEW, "again": NEW})
    assert client.get(april.address("dieu-hanh")).status_code == 200
    assert not Account.objects.get(user=checker).must_change


@pytest.mark.parametrize(
    ("began", "seen", "said"),
    [(0, 30, ""), (3000, 3000, ""), (7300, 3700, "lâu không thao tác"), (11 * 3600, 5, "đã hết thời hạn")],
)
def test_a_session_ends_left_alone_or_at_the_end_of_the_day(signed_in, began, seen, said):
    session, now = signed_in.session, int(time())
    session.update({BEGAN: now - began, SEEN: now - seen})
    session.save()

    answer = signed_in.get("/tai-khoan/", follow=True)

    assert (answer.request["PATH_INFO"] == "/tai-khoan/") is (said == "")
    assert said in answer.content.decode()


def test_a_session_in_use_is_written_down_once_a_minute(signed_in):
    session = signed_in.session
    session[SEEN] = int(time()) - 61
    session.save()
    signed_in.get("/tai-khoan/")

    assert signed_in.session[SEEN] >= int(time()) - 5


def test_ending_the_sessions_leaves_this_one(signed_in, checker):
    others = [Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/132.0"}) for _ in range(2)]
    for other in others:
        other.force_login(checker)
    assert BrowserSession.objects.filter(user_id=checker.pk).count() == 3

    signed_in.post("/tai-khoan/phien/")

    assert signed_in.get("/tai-khoan/").status_code == 200
    assert [other.get("/tai-khoan/").status_code for other in others] == [302, 302]


def test_the_address_needs_the_password_and_is_ones_own(signed_in, checker):
    change_address(open_account("khac", full_name="Khác", password="x", by=None), "khac@hp.gov.vn", by=checker)

    for password, email in (("sai", "a@hp.gov.vn"), (PASSWORD, "khac@hp.gov.vn"), (PASSWORD, "không phải")):
        signed_in.post("/tai-khoan/thu/", {"password": password, "email": email})
        checker.refresh_from_db()
        assert checker.email == ""

    signed_in.post("/tai-khoan/thu/", {"password": PASSWORD, "email": "kiem@hp.gov.vn"})
    checker.refresh_from_db()
    assert checker.email == "kiem@hp.gov.vn"


def test_delegating_on_screen(signed_in, checker, viewer, le_chan, april):
    post = checker.posts.get()
    day = timezone.localdate().isoformat()
    sent = {"post": post.pk, "to": "xem", "since": day, "until": day, "reason": ""}
    refused = signed_in.post("/tai-khoan/uy-quyen/", sent)
    assert "Chưa ghi lý do" in refused.content.decode()

    signed_in.post("/tai-khoan/uy-quyen/", {**sent, "reason": "Đi họp thành phố"})
    assert viewer.has_perm("figures.decide", le_chan)
    deputy = Client()
    deputy.force_login(viewer)
    assert "thay mặt" in deputy.get("/tai-khoan/").content.decode()
    assert "đang vắng, thay mặt" in signed_in.get(april.address("people")).content.decode()

    signed_in.post(f"/tai-khoan/uy-quyen/{post.delegations.get().pk}/thu-hoi/")
    assert not viewer.has_perm("figures.decide", le_chan)
