"""Tài khoản: one's own posts, password, second factor, e-mail address and open sessions."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.apps.people.actions import PeopleError, change_address, change_password
from giaoban.apps.people.models import BrowserSession, Delegation, Post
from giaoban.apps.people.permissions import today
from giaoban.apps.people.second_factor import codes_left, has_second_factor, needs_second_factor
from giaoban.apps.people.sessions import end_sessions
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.role_words import BRANCHES, EXPLAINED, NAMES
from giaoban.web.session_end import see_to_duty
from giaoban.web.views.home import own_place


@require_GET
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What the account is and may, and the ways to change it."""
    user, day = request.user, today()
    posts = Post.objects.filter(user=user).on(day).select_related("unit__parent", "body")
    handed = Delegation.objects.on(day).filter(to=user).select_related("post__user", "post__unit", "post__body")
    sessions = BrowserSession.objects.filter(user_id=user.pk).order_by("-began")
    context = {
        "posts": [post_line(post) for post in posts],
        "handed": [{**post_line(one.post), "giver": name_of(one.post.user), "until": one.until} for one in handed],
        "has_factor": has_second_factor(user),
        "needs_factor": needs_second_factor(user),
        "codes_left": codes_left(user),
        "sessions": [
            {"browser": one.browser, "began": one.began, "here": one.session_key == request.session.session_key}
            for one in sessions[:20]
        ],
    }
    return show(request, "web/account/account.html", context, place=own_place(request))


def post_line(post: Post) -> dict[str, Any]:
    """A post as the pages list it."""
    return {
        "post": post,
        "role": say(NAMES[post.role]),
        "explained": say(EXPLAINED[post.role]),
        "where": post.unit.name,
        "body": post.body.name if post.body else say(BRANCHES[post.branch]),
        "sectors": ", ".join(post.sectors),
        "since": post.since,
        "until": post.until,
    }


def name_of(user: Any) -> str:
    """A person's name, the account's where none is known."""
    return user.get_full_name() or user.get_username()


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Give oneself a new password."""
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        errors = _wrong(request)
        if not errors:
            change_password(request.user, request.POST["new"])
            update_session_auth_hash(request, request.user)
            see_to_duty(request, request.user)
            messages.success(request, say("Đã đổi mật khẩu; các phiên khác của tài khoản đã kết thúc."))
            return redirect("account")
    context = {
        "errors": errors,
        "rules": password_validators_help_texts(),
        "must": request.session.get("duty") == "password",
    }
    return show(request, "web/account/password.html", context, place=own_place(request), status=422 if errors else 200)


def _wrong(request: HttpRequest) -> dict[str, list[str]]:
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    if not request.user.check_password(old):
        return {"old": [say("Mật khẩu đang dùng không đúng.")]}
    if new != again:
        return {"again": [say("Hai lần nhập mật khẩu mới không giống nhau.")]}
    if new == old:
        return {"new": [say("Mật khẩu mới trùng mật khẩu đang dùng; hãy đặt mật khẩu khác.")]}
    try:
        validate_password(new, request.user)
    except ValidationError as error:
        return {"new": list(error.messages)}
    return {}


@require_POST
@login_required
def address(request: HttpRequest) -> HttpResponse:
    """Change one's e-mail address; it needs the password, since single sign-on finds the account by it."""
    if not request.user.check_password(request.POST.get("password", "")):
        messages.error(request, say("Mật khẩu không đúng nên chưa đổi gì."))
        return redirect("account")
    try:
        change_address(request.user, request.POST.get("email", "").strip()[:254], by=request.user)
    except PeopleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, say("Đã đổi địa chỉ thư điện tử."))
    return redirect("account")


@require_POST
@login_required
def end_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's account but this one."""
    ended = end_sessions(request.user, but=request.session.session_key)
    messages.success(request, say("Đã kết thúc {count} phiên khác.").format(count=ended))
    return redirect(reverse("account"))
