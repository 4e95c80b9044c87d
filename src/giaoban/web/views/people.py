"""Người dùng: who holds what at a unit, opening an account, the roles explained, and what was changed."""

import json
import re
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from giaoban.apps.journal.models import Event
from giaoban.apps.people.actions import USERNAME, PeopleError, open_account
from giaoban.apps.people.models import Delegation, Post, Role, Sensitivity
from giaoban.apps.people.permissions import RULES, Matter, today
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.role_words import BRANCHES, EXPLAINED, KEPT_FROM, LEVELS, NAMES, RIGHTS
from giaoban.web.views.account import name_of, post_line
from giaoban.web.views.person import new_password

PART = "people"
LISTED = 200
DONE = {
    "people.account_opened": "Mở tài khoản",
    "people.appointed": "Giao vai trò",
    "people.post_ended": "Thôi vai trò",
    "people.password_reset": "Cấp lại mật khẩu",
    "people.password_changed": "Đổi mật khẩu",
    "people.account_shut": "Khóa tài khoản",
    "people.account_opened_again": "Mở lại tài khoản",
    "people.address_changed": "Đổi thư điện tử",
    "people.delegated": "Ủy quyền",
    "people.delegation_taken_back": "Thu hồi ủy quyền",
    "people.second_factor_on": "Bật xác thực hai lớp",
    "people.second_factor_off": "Tắt xác thực hai lớp",
    "people.second_factor_codes": "In lại mã dự phòng",
}


def may_manage(request: HttpRequest, place: Place, branch: str | None = None) -> bool:
    """Whether the reader looks after the accounts of the unit, of one side of it where that is asked."""
    return bool(request.user.has_perm("people.manage", Matter(place.unit, branch=branch)))


@require_GET
@placed
def people(request: HttpRequest, place: Place) -> HttpResponse:
    """Who holds what at the unit today, by side and department."""
    day = today()
    asked = request.GET.get("q", "").strip()[:100]
    posts = Post.objects.filter(unit=place.unit).on(day).select_related("user", "unit", "body")
    if asked:
        posts = posts.named(asked)
    away = Delegation.objects.on(day).filter(post__in=posts).select_related("to")
    deputies: dict[int, list[str]] = {}
    for one in away:
        deputies.setdefault(one.post_id, []).append(name_of(one.to))
    may = may_manage(request, place)
    listed = sorted(posts[:LISTED], key=lambda post: (post.branch, post.body_id or 0, name_of(post.user)))
    context = {
        "tab": "people",
        "groups": _groups(listed, deputies, place, may=may),
        "count": posts.count(),
        "asked": asked,
        "may_manage": may,
        "open_address": place.address("people-open"),
    }
    return show(request, "web/people/list.html", context, place=place, part=PART)


def _groups(posts: list[Post], deputies: dict[int, list[str]], place: Place, *, may: bool) -> list[dict[str, Any]]:
    """The posts under the side that they belong to."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for post in posts:
        line = {
            **post_line(post),
            "name": name_of(post.user),
            "username": post.user.get_username(),
            "active": post.user.is_active,
            "address": place.address("person", post.user_id) if may else "",
            "deputies": ", ".join(deputies.get(post.pk, ())),
        }
        groups.setdefault(post.branch, []).append(line)
    return [{"word": say(BRANCHES[branch]), "lines": lines} for branch, lines in groups.items()]


@sensitive_variables("password")
@require_http_methods(["GET", "POST"])
@placed
def open_one(request: HttpRequest, place: Place) -> HttpResponse:
    """The form that opens an account; its first password is told once, on the page about the person."""
    if not may_manage(request, place):
        raise PermissionDenied
    sent = {name: request.POST.get(name, "").strip()[:254] for name in ("username", "full_name", "email")}
    wrong = ""
    if request.method == "POST":
        password = new_password()
        try:
            made = _opened(request, place, sent, password)
        except PeopleError as error:
            wrong = str(error)
        else:
            request.session["told_password"] = {"user": made.pk, "password": password}
            return redirect(place.address("person", made.pk))
    context = {"tab": "people", "sent": sent, "wrong": wrong, "back": place.address("people")}
    return show(request, "web/people/open.html", context, place=place, part=PART, status=422 if wrong else 200)


def _opened(request: HttpRequest, place: Place, sent: dict[str, str], password: str) -> Any:
    sent["username"] = sent["username"].lower()
    if not re.fullmatch(USERNAME, sent["username"]):
        raise PeopleError(say("Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, số, dấu chấm; ví dụ nguyen.van.an."))
    if not sent["full_name"]:
        raise PeopleError(say("Chưa ghi họ và tên."))
    return open_account(password=password, unit=place.unit, must_change=True, by=request.user, **sent)


@require_GET
@placed
def roles(request: HttpRequest, place: Place) -> HttpResponse:
    """Each role in a sentence with what it may do, and the ways in which a document may be kept from others."""
    context = {
        "tab": "people-roles",
        "may_manage": may_manage(request, place),
        "roles": [{"word": say(NAMES[role]), "words": say(EXPLAINED[role])} for role in Role],
        "rights": [
            {"word": say(word), "cells": [role in RULES[rule].roles for role in Role]} for rule, word in RIGHTS.items()
        ],
        "kept": [{"word": say(LEVELS[one]), "words": say(KEPT_FROM[one])} for one in Sensitivity],
    }
    return show(request, "web/people/roles.html", context, place=place, part=PART)


@require_GET
@placed
def history(request: HttpRequest, place: Place) -> HttpResponse:
    """What was changed about the unit's people and their posts, latest first."""
    if not may_manage(request, place):
        raise PermissionDenied
    posts = Post.objects.filter(unit=place.unit).select_related("user")
    users = {post.user_id for post in posts} | set(
        get_user_model().objects.filter(account__unit=place.unit).values_list("pk", flat=True)
    )
    given = Delegation.objects.filter(post__in=posts).values_list("pk", flat=True)
    events = Event.objects.filter(action__in=DONE).order_by("-number").select_related("by")
    about = (
        events.filter(subject_model="auth.user", subject_id__in=map(str, users))
        | events.filter(subject_model="people.post", subject_id__in=[str(post.pk) for post in posts])
        | events.filter(subject_model="people.delegation", subject_id__in=map(str, given))
    )
    context = {"tab": "people-history", "events": [event_line(event) for event in about[:LISTED]]}
    return show(request, "web/people/history.html", context, place=place, part=PART)


def event_line(event: Event) -> dict[str, Any]:
    """An event about an account in words."""
    told = json.loads(event.details)
    words = [told.get("username", ""), say(NAMES[Role(told["role"])]) if told.get("role") in Role.values else ""]
    words += [f"{say('cho')} {told['to']}" if told.get("to") else ""]
    by = name_of(event.by) if event.by else say("máy chủ")
    return {
        "at": event.at,
        "by": by + (f" ({say('thay mặt')} {told['on_behalf_of']})" if told.get("on_behalf_of") else ""),
        "what": say(DONE[event.action]),
        "words": " · ".join(word for word in words if word),
        "reason": event.reason,
    }
