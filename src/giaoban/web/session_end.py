"""Sessions that end, left alone or after a day at the latest; and duties that come before all else."""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from giaoban.apps.people.second_factor import duty
from giaoban.apps.people.sessions import BEGAN, BROWSER
from giaoban.web.language import say

SEEN, DUTY = "seen", "duty"
BY_PROVIDER = "giaoban.web.single_sign_on.KnownAccounts"
NOTED_EVERY = 60  # seconds: how often a session's last page is written down
PAGES = {"password": "account-password", "second-factor": "second-factor"}
ALWAYS = frozenset({"login", "login-code", "logout", "language", "theme", *PAGES.values()})
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
           ("Linux", "Linux"))  # fmt: skip


def begin(sender: object, request: HttpRequest, user: AbstractBaseUser, **_told: Any) -> None:
    """Note when a session began, in which browser, and what its person must do first (signal user_logged_in)."""
    if not hasattr(request, "session"):
        return
    now = int(time())
    request.session.update({BEGAN: now, SEEN: now, BROWSER: browser_of(request.headers.get("User-Agent", ""))})
    if getattr(user, "backend", "") == BY_PROVIDER:
        request.session[DUTY] = ""  # password and second factor are the provider's
    else:
        see_to_duty(request, user)


def see_to_duty(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Work out anew what the person must do before anything else."""
    request.session[DUTY] = duty(user)


def browser_of(agent: str) -> str:
    """A browser in words.

    >>> browser_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0")
    'Edge, Windows'
    >>> browser_of("curl/8")
    ''
    """
    found = [next((word for sign, word in known if sign in agent), "") for known in (BROWSERS, SYSTEMS)]
    return ", ".join(word for word in found if word)


class SessionEnd:
    """Signs out a session that is too old or was left alone, and holds back one whose person has a duty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = request.session.get(BEGAN)
        if began is not None:
            now = int(time())
            why = _over(now - began, now - request.session.get(SEEN, began))
            if why:
                logout(request)
                messages.info(request, say(why))
            elif now - request.session.get(SEEN, began) >= NOTED_EVERY:
                request.session[SEEN] = now
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Send whoever has a duty to its page, whatever was asked for."""
        due = request.session.get(DUTY)
        match = request.resolver_match
        if not due or match is None or match.view_name in ALWAYS or not request.user.is_authenticated:
            return None
        if request.path.startswith("/api/"):
            said = say("Đăng nhập trên trang và hoàn tất việc được yêu cầu trước.")
            return JsonResponse({"detail": said}, status=403)
        return HttpResponseRedirect(reverse(PAGES[due]))


def _over(age: int, quiet: int) -> str:
    """Why the session is over, "" while it is not."""
    if quiet > settings.SESSION_IDLE_SECONDS:
        return "Phiên làm việc đã kết thúc vì lâu không thao tác. Đăng nhập lại để làm tiếp."
    if age > settings.SESSION_COOKIE_AGE:
        return "Phiên làm việc đã hết thời hạn. Đăng nhập lại để làm tiếp."
    return ""
