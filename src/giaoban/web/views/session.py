"""Signing in and out, and what the reader's browser remembers: language and theme."""

from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from giaoban.web.frame import THEMES, Frame, show
from giaoban.web.language import LANGUAGES, say

YEAR_SECONDS = 365 * 24 * 3600


class SignIn(auth.LoginView):
    """The sign-in form; too many wrong passwords are stopped by the login brakes, which answer with `locked_out`."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), "frame": Frame(self.request)}


def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """What the login brakes answer (AXES_LOCKOUT_CALLABLE)."""
    words = say(
        "Nhập sai mật khẩu quá nhiều lần nên tài khoản tạm khóa trên máy này. "
        "Chờ hết thời gian khóa rồi đăng nhập lại, hoặc đề nghị quản trị mở khóa."
    )
    context = {"code": 429, "title": say("Đăng nhập tạm khóa"), "words": words}
    return show(request, "web/errors/error.html", context, status=429)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if safe else reverse("home"))


def _remember(request: HttpRequest, name: str, allowed: object) -> HttpResponseRedirect:
    answer = _back(request)
    chosen = request.POST.get(name, "")
    if chosen in allowed:  # type: ignore[operator]  # a dict of names
        answer.set_cookie(name, chosen, max_age=YEAR_SECONDS, samesite="Lax", secure=request.is_secure())
    return answer


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language that was chosen and go back to the page."""
    return _remember(request, "language", LANGUAGES)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark as chosen and go back to the page."""
    return _remember(request, "theme", THEMES)
