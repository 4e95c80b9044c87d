"""Signing in and out, and what the reader's browser remembers: language and theme."""

from time import time

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.apps.people.second_factor import has_second_factor, right_code
from giaoban.web.frame import THEMES, Frame, show
from giaoban.web.language import LANGUAGES, say

YEAR_SECONDS = 365 * 24 * 3600
WAITING = "waiting_for_code"
CODE_SECONDS = 300


class SignIn(auth.LoginView):
    """The sign-in form; too many wrong passwords are stopped by the login brakes, which answer with `locked_out`."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        one_door = reverse("oidc_authentication_init") if settings.SINGLE_SIGN_ON else ""
        refused = self.request.GET.get("mot-cua") == "khong"
        more = {"frame": Frame(self.request), "one_door": one_door, "one_door_refused": refused}
        return {**super().get_context_data(**kwargs), **more}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password is right: in, or on to the code where the account asks for one."""
        user = form.get_user()
        if not has_second_factor(user):
            return super().form_valid(form)
        self.request.session.cycle_key()
        self.request.session[WAITING] = {
            "user": user.pk,
            "backend": user.backend,
            "at": int(time()),
            "next": self.get_success_url(),
        }
        return redirect("login-code")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step of signing in: the telephone's code or one on paper."""
    waiting = request.session.get(WAITING)
    user = _who_waits(waiting)
    if waiting is None or user is None:
        return redirect("login")
    wrong = ""
    if request.method == "POST":
        if right_code(user, request.POST.get("code", "")):
            del request.session[WAITING]
            login(request, user, backend=waiting["backend"])
            return HttpResponseRedirect(waiting["next"])
        wrong = say("Mã không đúng hoặc đã dùng. Chờ mã mới rồi nhập lại; nhập sai nhiều lần phải chờ lâu dần.")
    return show(request, "web/sign_in_code.html", {"wrong": wrong}, status=422 if wrong else 200)


def _who_waits(waiting: dict[str, object] | None) -> AbstractBaseUser | None:
    """Whose password was right a moment ago."""
    if not isinstance(waiting, dict) or time() - int(str(waiting["at"])) > CODE_SECONDS:
        return None
    return get_user_model().objects.filter(pk=waiting["user"], is_active=True).first()


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
