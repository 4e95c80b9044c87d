"""Signing in, being locked out, and errors that say what to do."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client
from django.test.client import RequestFactory

from giaoban.web.views import errors


def test_a_wrong_password_gets_one_sentence(client, checker):
    response = client.post("/dang-nhap/", {"username": "kiemtra", "password": "sai"})

    assert "Tên đăng nhập hoặc mật khẩu không đúng" in response.content.decode()


def test_too_many_wrong_passwords_lock_the_account_for_a_while(client, checker):
    answers = [client.post("/dang-nhap/", {"username": "kiemtra", "password": "sai"}) for _ in range(6)]

    assert answers[-1].status_code == 429
    assert "tạm khóa" in answers[-1].content.decode()


def test_signing_in_leads_back_to_the_page_that_asked(client, checker, april):
    wanted = april.address("kiem-so")

    response = client.post("/dang-nhap/", {"username": "kiemtra", "password": "mat-khau-cua-bai-thu", "next": wanted})

    assert response["Location"] == wanted


def test_a_form_without_its_token_says_that_nothing_was_saved(checker):
    client = Client(enforce_csrf_checks=True)
    client.force_login(checker)

    response = client.post("/ngon-ngu/", {"language": "en"})

    assert response.status_code == 403
    assert "chưa có gì được lưu" in response.content.decode()


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (lambda request: errors.bad_request(request, SuspiciousOperation()), 400, "Yêu cầu không đọc được"),
        (lambda request: errors.bad_request(request, RequestDataTooBig()), 413, "Tệp quá lớn"),
        (errors.forbidden, 403, "Không thuộc phạm vi được xem"),
        (errors.server_error, 500, "Máy chủ chưa trả lời được"),
    ],
)
def test_an_error_says_what_came_and_what_to_do(answer, code, said):
    response: HttpResponse = answer(RequestFactory().get("/"))

    assert response.status_code == code
    assert said in response.content.decode()


def test_a_program_gets_its_error_as_json():
    response = errors.not_found(RequestFactory().get("/api/khong-co"))

    assert response["Content-Type"] == "application/json"
