"""The addresses of signing in, of one's own account and of a unit's people."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from giaoban.web.views import account, delegations, people, person, second_factor, session


def own() -> list[URLPattern | URLResolver]:
    """The second step of signing in, the account of whoever is signed in, and single sign-on where it is set up."""
    pages: list[URLPattern | URLResolver] = [
        path("dang-nhap/ma/", session.code, name="login-code"),
        path("tai-khoan/", account.account, name="account"),
        path("tai-khoan/mat-khau/", account.password, name="account-password"),
        path("tai-khoan/thu/", account.address, name="account-address"),
        path("tai-khoan/phien/", account.end_everywhere, name="account-end-sessions"),
        path("tai-khoan/hai-lop/", second_factor.second_factor, name="second-factor"),
        path("tai-khoan/uy-quyen/", delegations.delegations, name="delegations"),
        path("tai-khoan/uy-quyen/<int:pk>/thu-hoi/", delegations.withdraw, name="delegation-withdraw"),
    ]
    if settings.SINGLE_SIGN_ON:
        pages.append(path("dang-nhap/mot-cua/", include("mozilla_django_oidc.urls")))
    return pages


def of_unit(here: str) -> list[URLPattern]:
    """The pages about the people of the unit of the address."""
    return [
        path(here + "nguoi-dung", people.people, name="people"),
        path(here + "nguoi-dung/mo", people.open_one, name="people-open"),
        path(here + "nguoi-dung/vai-tro", people.roles, name="people-roles"),
        path(here + "nguoi-dung/lich-su", people.history, name="people-history"),
        path(here + "nguoi-dung/tim", person.find, name="person-find"),
        path(here + "nguoi-dung/<int:pk>", person.person, name="person"),
        path(here + "nguoi-dung/<int:pk>/thay-doi", person.change, name="person-change"),
    ]
