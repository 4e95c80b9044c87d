"""Single sign-on by OpenID Connect, against a provider that runs beside the tests and signs its tokens."""

import sys
from types import ModuleType
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from django.contrib.auth import get_user_model
from django.urls import include, path
from tests.web import openid_provider

from giaoban.apps.people.actions import change_address
from giaoban.config import urls
from giaoban.config.single_sign_on import oidc_settings

KNOWN = {"email": "kiem@hp.gov.vn", "email_verified": True, "preferred_username": "kiemtra"}


@pytest.fixture(scope="module")
def running():
    provider = openid_provider.Provider()
    server = provider.start()
    yield provider
    server.shutdown()
    server.server_close()


@pytest.fixture
def provider(running, settings, checker):
    """The provider, and an installation that is set up for it."""
    running.person, running.token, running.signing_key = dict(KNOWN), {}, None
    told = {
        "CLIENT": openid_provider.CLIENT, "SECRET": openid_provider.SECRET, "ISSUER": running.address,
        "AUTHORIZATION": f"{running.address}/authorize", "TOKEN": f"{running.address}/token",
        "USERINFO": f"{running.address}/userinfo", "KEYS": f"{running.address}/keys",
    }  # fmt: skip
    for name, value in oidc_settings({f"GIAOBAN_OIDC_{name}": value for name, value in told.items()}).items():
        setattr(settings, name, value)
    settings.SINGLE_SIGN_ON = True
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, "giaoban.web.single_sign_on.KnownAccounts"]
    module = ModuleType("addresses_with_single_sign_on")
    module.urlpatterns = [path("dang-nhap/mot-cua/", include("mozilla_django_oidc.urls")), *urls.urlpatterns]
    module.handler400, module.handler404 = urls.handler400, urls.handler404
    sys.modules[module.__name__] = module
    settings.ROOT_URLCONF = module.__name__
    change_address(checker, "kiem@hp.gov.vn", by=checker)
    return running


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def through_the_provider(client):
    """What a browser does: to the provider, back with a code, in or not."""
    begun = client.get("/dang-nhap/mot-cua/authenticate/")
    try:
        build_opener(_Stay).open(begun["Location"])
    except OSError as answer:
        back = answer.headers["Location"]
    return client.get(back.replace("http://testserver", ""))


def signed_in(client):
    return client.get("/tai-khoan/").status_code == 200


def test_a_known_address_opens_its_account(client, provider):
    page = client.get("/dang-nhap/").content.decode()
    assert "Đăng nhập một cửa" in page

    assert through_the_provider(client)["Location"] == "/"
    assert signed_in(client)
    assert client.get("/tai-khoan/").wsgi_request.user.get_username() == "kiemtra"


def test_an_account_can_be_found_by_its_name(client, provider, settings):
    settings.OIDC_MATCH = "username"
    provider.person = {"preferred_username": "KiemTra"}

    through_the_provider(client)
    assert signed_in(client)


NOT_KNOWN = {
    "an address that nobody has": {"email": "la@hp.gov.vn"},
    "an address that was not checked": {"email_verified": False},
    "no address": {"email": ""},
}


@pytest.mark.parametrize("case", NOT_KNOWN)
def test_who_is_not_known_is_not_let_in_and_no_account_is_made(client, provider, case):
    provider.person = {**KNOWN, **NOT_KNOWN[case]}
    before = get_user_model().objects.count()

    refused = client.get(through_the_provider(client)["Location"])

    assert "chưa nhận ra tài khoản" in refused.content.decode()
    assert not signed_in(client)
    assert get_user_model().objects.count() == before


def test_a_shut_account_stays_shut(client, provider, checker):
    checker.is_active = False
    checker.save()

    through_the_provider(client)
    assert not signed_in(client)


FORGED = {
    "for another client": {"aud": "khac"},
    "of another provider": {"iss": "http://127.0.0.1:1"},
    "of another moment": {"nonce": "cu"},
    "of another person": {"sub": "2"},
}


@pytest.mark.parametrize("case", FORGED)
def test_a_token_that_is_not_meant_for_us_opens_nothing(client, provider, case):
    provider.token = FORGED[case]

    answer = through_the_provider(client)

    assert answer.status_code in (302, 400)
    assert not signed_in(client)


def test_a_token_signed_by_somebody_else_opens_nothing(client, provider):
    provider.signing_key = openid_provider.new_key()

    assert through_the_provider(client).status_code == 400
    assert not signed_in(client)


def test_signing_in_gives_no_right(client, provider, checker, april):
    checker.posts.all().delete()

    through_the_provider(client)
    assert signed_in(client)
    assert client.get(april.address("dieu-hanh")).status_code == 404


def test_without_settings_there_is_no_such_door(client, checker):
    assert "Đăng nhập một cửa" not in client.get("/dang-nhap/").content.decode()
    assert client.get("/dang-nhap/mot-cua/authenticate/").status_code == 404
