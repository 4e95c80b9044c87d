"""One account as the administrator of a unit sees it: its posts, giving and ending them, password, second factor."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

from axes.utils import reset
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from giaoban.apps.people.actions import PeopleError, appoint, change_address, end_post, reset_password, set_active
from giaoban.apps.people.managing import may_manage_account
from giaoban.apps.people.models import BrowserSession, Post, Role
from giaoban.apps.people.permissions import Matter, today
from giaoban.apps.people.second_factor import has_second_factor, remove
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Body, Branch
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed, seen_units
from giaoban.web.role_words import EXPLAINED, NAMES
from giaoban.web.views.account import name_of, post_line


def new_password() -> str:
    """A password for one sign-in."""
    return secrets.token_urlsafe(12)


@require_GET
@placed
def find(request: HttpRequest, place: Place) -> HttpResponse:
    """From an account's name to its page, so that somebody of another unit can be given a post here."""
    if not request.user.has_perm("people.manage", place.unit):
        raise PermissionDenied
    name = request.GET.get("ten", "").strip()[:150]
    found = get_user_model().objects.filter(username=name.lower()).first()
    if found is None:
        said = say("Không có tài khoản “{name}”. Kiểm tra tên đăng nhập, hoặc mở tài khoản mới.").format(name=name)
        messages.error(request, said)
        return redirect(place.address("people"))
    return redirect(place.address("person", found.pk))


@require_GET
@placed
def person(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The account with its posts of the units that the reader sees, today's and earlier ones."""
    if not request.user.has_perm("people.manage", place.unit):
        raise PermissionDenied
    user = get_object_or_404(get_user_model(), pk=pk)
    day = today()
    posts = Post.objects.filter(user=user, unit__in=seen_units(request)).select_related("unit", "body")
    posts = posts.order_by("since")
    told = request.session.get("told_password")
    if told and told["user"] == pk:
        del request.session["told_password"]
    context = {
        "tab": "people",
        "person": user,
        "name": name_of(user),
        "may_account": may_manage_account(request.user, user),
        "has_factor": has_second_factor(user),
        "sessions": BrowserSession.objects.filter(user_id=user.pk).count(),
        "posts": [_line(post, place, request) for post in posts if post.until is None or post.until >= day],
        "past": [_line(post, place, request) for post in posts if post.until is not None and post.until < day],
        "password": told["password"] if told and told["user"] == pk else "",
        "roles": [(role.value, say(NAMES[role]), say(EXPLAINED[role])) for role in Role],
        "branches": Branch.choices,
        "bodies": place.unit.bodies.on(day),
        "sectors": sectors(),
        "day": day,
        "here": place.address("person-change", pk),
        "back": place.address("people"),
    }
    return show(request, "web/people/person.html", context, place=place, part="people")


def _line(post: Post, place: Place, request: HttpRequest) -> dict[str, Any]:
    mine = post.unit_id == place.unit.pk and request.user.has_perm(
        "people.manage", Matter(place.unit, branch=post.branch)
    )
    return {**post_line(post), "may_end": mine and post.until is None}


def sectors() -> list[str]:
    """The sectors of the indicators, in their order."""
    names = Indicator.objects.exclude(sector="").order_by("order", "code").values_list("sector", flat=True)
    return list(dict.fromkeys(names))


@require_POST
@placed
def change(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Do one thing to the account or its posts here, named by `act`."""
    if not request.user.has_perm("people.manage", place.unit):
        raise PermissionDenied
    user = get_object_or_404(get_user_model(), pk=pk)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404("nothing that is done to an account")
    try:
        messages.success(request, act(request, place, user))
    except PeopleError as error:
        messages.error(request, str(error))
    return redirect(place.address("person", pk))


def _only_side(request: HttpRequest, place: Place, branch: str) -> None:
    if not request.user.has_perm("people.manage", Matter(place.unit, branch=branch)):
        raise PeopleError(say("Bạn quản trị một khối nên không giao hoặc thôi vai trò của khối kia hay của cả đơn vị."))


def _give(request: HttpRequest, place: Place, user: AbstractBaseUser) -> str:
    sent = request.POST
    if user == request.user and not request.user.is_superuser:
        raise PeopleError(say("Không tự giao vai trò cho mình; hãy nhờ quản trị khác hoặc quản trị cấp trên."))
    if sent.get("role") not in Role.values:
        raise PeopleError(say("Chưa chọn vai trò; hãy chọn một vai trò trong danh sách."))
    branch, _, number = sent.get("where", "").partition(":")
    body = Body.objects.filter(pk=number, unit=place.unit).first() if number.isdecimal() and len(number) < 18 else None
    branch = body.branch if body else branch if branch in Branch.values else ""
    _only_side(request, place, branch)
    days = {"since": _day(sent.get("since", "")), "until": _day(sent.get("until", ""))}
    known = set(sectors())
    chosen = [one for one in sent.getlist("sector") if one in known]
    post = appoint(user, place.unit, sent["role"], by=request.user, branch=branch, body=body, sectors=chosen, **days)
    return say("Đã giao vai trò “{role}”.").format(role=say(NAMES[post.role]))


def _end(request: HttpRequest, place: Place, user: AbstractBaseUser) -> str:
    number = request.POST.get("post", "")
    key = int(number) if number.isdecimal() and len(number) < 18 else 0
    post = get_object_or_404(Post, pk=key, user=user, unit=place.unit, until__isnull=True)
    _only_side(request, place, post.branch)
    until = _day(request.POST.get("until", ""))
    end_post(post, by=request.user, until=until, reason=request.POST.get("reason", "").strip()[:300])
    return say("Đã ghi thôi vai trò; vai trò cũ vẫn xem được.")


def _day(text: str) -> date | None:
    """A day as a date field sends it, None for nothing; PeopleError for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise PeopleError(say("Ngày không đọc được; hãy chọn ngày trong lịch.")) from None


def _account(request: HttpRequest, user: AbstractBaseUser) -> None:
    if not may_manage_account(request.user, user):
        raise PeopleError(say("Người này giữ vai trò ngoài phạm vi bạn quản trị; hãy đề nghị quản trị cấp trên."))


def _reset(request: HttpRequest, place: Place, user: AbstractBaseUser) -> str:
    _account(request, user)
    request.session["told_password"] = {"user": user.pk, "password": reset_password(user, by=request.user)}
    reset(username=user.get_username())
    return say("Đã cấp mật khẩu dùng một lần; các phiên của tài khoản đã kết thúc.")


def _factor(request: HttpRequest, place: Place, user: AbstractBaseUser) -> str:
    _account(request, user)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        raise PeopleError(say("Chưa ghi lý do; hãy viết một câu, ví dụ “Mất điện thoại”."))
    remove(user, by=request.user, reason=reason[:300])
    return say("Đã gỡ xác thực hai lớp; người này đăng nhập bằng mật khẩu rồi bật lại.")


def _shut(request: HttpRequest, place: Place, user: AbstractBaseUser) -> str:
    _account(request, user)
    if user == request.user:
        raise PeopleError(say("Không tự khóa tài khoản của mình."))
    set_active(user, not user.is_active, reason=request.POST.get("reason", "")[:300], by=request.user)
    return say("Đã mở lại tài khoản.") if user.is_active else say("Đã khóa tài khoản; các phiên đã kết thúc.")


def _unlock(request: HttpRequest, place: Place, user: AbstractBaseUser) -> str:
    _account(request, user)
    reset(username=user.get_username())
    return say("Đã xóa các lần nhập sai; đăng nhập lại được ngay.")


def _address(request: HttpRequest, place: Place, user: AbstractBaseUser) -> str:
    _account(request, user)
    change_address(user, request.POST.get("email", "").strip()[:254], by=request.user)
    return say("Đã đổi địa chỉ thư điện tử.")


ACTS: dict[str, Callable[[HttpRequest, Place, AbstractBaseUser], str]] = {
    "give": _give,
    "end": _end,
    "reset": _reset,
    "factor": _factor,
    "shut": _shut,
    "unlock": _unlock,
    "address": _address,
}
