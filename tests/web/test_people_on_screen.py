"""Who holds what, on screen: accounts opened, posts given and ended, passwords renewed, by whom it is allowed."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.apps.people.actions import appoint
from giaoban.apps.people.managing import may_manage_account
from giaoban.apps.people.models import Post
from giaoban.apps.people.second_factor import has_second_factor
from giaoban.apps.units.models import Unit


def account(name, role, unit, **more):
    user = get_user_model().objects.create_user(name, password="mat-khau-cua-bai-thu", last_name=f"Người {name}")
    appoint(user, unit, role, by=None, **more)
    return user


@pytest.fixture
def chief(le_chan):
    return account("quantri", "administrator", le_chan)


@pytest.fixture
def desk(client, chief):
    """A browser signed in as the administrator."""
    client.force_login(chief)
    return client


def act(desk, april, user, name, **sent):
    return desk.post(april.address("person-change", user.pk), {"act": name, **sent}, follow=True).content.decode()


def test_an_account_from_opening_to_its_first_day(desk, april, le_chan):
    page = desk.post(
        april.address("people-open"), {"username": "Tran.Thi.Mai", "full_name": "Trần Thị Mai"}, follow=True
    ).content.decode()
    password = re.search(r'chỉ hiện lần này: <code class="key">([^<]+)', page)[1]
    mai = get_user_model().objects.get(username="tran.thi.mai")
    assert "chỉ hiện lần này" not in desk.get(april.address("person", mai.pk)).content.decode()

    act(desk, april, mai, "give", role="enterer", where="state", sector=["Kinh tế", "không có"])
    post = Post.objects.get(user=mai)
    assert (post.role, post.branch) == ("enterer", "state")

    hers = Client()
    answer = hers.post("/dang-nhap/", {"username": "tran.thi.mai", "password": password})
    assert answer.status_code == 302
    assert hers.get(april.address("dieu-hanh"))["Location"] == "/tai-khoan/mat-khau/"
    listed = desk.get(april.address("people")).content.decode()
    assert "Trần Thị Mai" in listed
    assert "Khối chính quyền" in listed
    history = desk.get(april.address("people-history")).content.decode()
    assert "Mở tài khoản" in history
    assert "Giao vai trò" in history


def test_ending_a_post_keeps_it_readable(desk, april, checker):
    post = checker.posts.get()
    page = act(desk, april, checker, "end", post=post.pk, until="2020-01-01")
    assert "chọn ngày kết thúc từ ngày đó trở đi" in page

    act(desk, april, checker, "end", post=post.pk, reason="Chuyển công tác")
    post.refresh_from_db()
    assert post.until is not None
    assert "Chuyển công tác" in desk.get(april.address("people-history")).content.decode()


REFUSED = [
    ({"username": "A B", "full_name": "x"}, "chữ thường không dấu"),
    ({"username": "kiemtra", "full_name": "x"}, "Đã có tài khoản"),
    ({"username": "moi.nguoi", "full_name": ""}, "Chưa ghi họ và tên"),
    ({"username": "moi.nguoi", "full_name": "x", "email": "không"}, "không phải địa chỉ thư điện tử"),
]


@pytest.mark.parametrize(("sent", "said"), REFUSED)
def test_an_account_that_will_not_do_says_why(desk, april, checker, sent, said):
    assert said in desk.post(april.address("people-open"), sent).content.decode()


def test_nobody_gives_themselves_a_role(desk, april, chief):
    assert "Không tự giao vai trò cho mình" in act(desk, april, chief, "give", role="approver", where="")
    assert chief.posts.count() == 1


def test_an_administrator_of_one_side_leaves_the_other_alone(client, april, le_chan, checker):
    party = account("quantri.dang", "administrator", le_chan, branch="party")
    client.force_login(party)

    assert "khối kia" in act(client, april, checker, "give", role="viewer", where="state")
    assert "khối kia" in act(client, april, checker, "give", role="viewer", where="")
    act(client, april, checker, "give", role="viewer", where="party")
    assert checker.posts.filter(branch="party", role="viewer").exists()
    assert "ngoài phạm vi bạn quản trị" in act(
        client, april, checker, "reset"
    )  # the checker's post is the whole unit's


def test_an_account_with_a_post_above_is_not_taken_over(chief, le_chan, checker):
    assert may_manage_account(chief, checker)

    appoint(checker, Unit.objects.by_key("2024-31"), "viewer", by=None)

    assert not may_manage_account(chief, checker)


def test_a_new_password_ends_the_sessions_and_is_told_once(desk, april, checker):
    theirs = Client()
    theirs.force_login(checker)

    page = act(desk, april, checker, "reset")

    assert "chỉ hiện lần này" in page
    assert theirs.get("/tai-khoan/").status_code == 302


def test_a_locked_account_is_unlocked(desk, april, checker):
    for _ in range(6):
        answer = Client().post("/dang-nhap/", {"username": "kiemtra", "password": "sai"})
    assert answer.status_code == 429

    act(desk, april, checker, "unlock")

    right = Client().post("/dang-nhap/", {"username": "kiemtra", "password": "mat-khau-cua-bai-thu"})
    assert right.status_code == 302


def test_shutting_needs_a_reason_and_ends_what_is_open(desk, april, checker, chief):
    assert "Chưa ghi lý do" in act(desk, april, checker, "shut")
    assert "Không tự khóa" in act(desk, april, chief, "shut", reason="x")

    act(desk, april, checker, "shut", reason="Nghỉ hưu")
    checker.refresh_from_db()
    assert not checker.is_active
    act(desk, april, checker, "shut", reason="Mời làm lại")
    checker.refresh_from_db()
    assert checker.is_active


def test_taking_a_second_factor_off_needs_a_reason(desk, april, checker):
    from django_otp.plugins.otp_totp.models import TOTPDevice

    TOTPDevice.objects.create(user=checker, name="x")
    act(desk, april, checker, "factor", reason="")
    assert has_second_factor(checker)

    act(desk, april, checker, "factor", reason="Mất điện thoại")
    assert not has_second_factor(checker)


def test_who_only_looks_sees_who_holds_what_and_changes_nothing(client, viewer, checker, april):
    client.force_login(viewer)

    assert "Người checker" in client.get(april.address("people")).content.decode()
    assert client.get(april.address("person", checker.pk)).status_code == 403
    roles = client.get(april.address("people-roles")).content.decode()
    assert "Chánh Văn phòng" in roles
    assert "Duyệt báo cáo của đơn vị" in roles


def test_the_list_takes_as_many_queries_for_many_as_for_few(desk, april, le_chan):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(april.address("people")).status_code == 200
        return len(captured)

    few = asked()
    for number in range(20):
        account(f"them{number}", "viewer", le_chan)

    assert asked() <= few
