"""Ủy quyền: handing one's posts over while one is away, and taking them back."""

from datetime import date

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.apps.people.delegating import KEPT, DelegationError, delegate, take_back
from giaoban.apps.people.models import Delegation, Post
from giaoban.apps.people.permissions import today
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.views.account import name_of, post_line
from giaoban.web.views.home import own_place


@require_http_methods(["GET", "POST"])
@login_required
def delegations(request: HttpRequest) -> HttpResponse:
    """What one handed over and was handed, and the form that hands over."""
    posts = Post.objects.filter(user=request.user).on(today()).exclude(role__in=KEPT).select_related("unit", "body")
    sent = {name: request.POST.get(name, "").strip() for name in ("to", "since", "until", "reason")}
    chosen = set(request.POST.getlist("post"))
    wrong = ""
    if request.method == "POST":
        try:
            _hand_over(request, [post for post in posts if str(post.pk) in chosen], sent)
        except DelegationError as error:
            wrong = str(error)
        else:
            messages.success(request, say("Đã ủy quyền; hết hạn thì tự hết hiệu lực."))
            return redirect("delegations")
    given = Delegation.objects.filter(post__user=request.user).select_related("post__unit", "post__body", "to")
    taken = Delegation.objects.filter(to=request.user).select_related("post__unit", "post__body", "post__user")
    context = {
        "posts": [{**post_line(post), "chosen": str(post.pk) in chosen} for post in posts],
        "given": [_line(one, name_of(one.to)) for one in given[:50]],
        "taken": [_line(one, name_of(one.post.user)) for one in taken[:50]],
        "people": _colleagues(posts),
        "sent": sent,
        "wrong": wrong,
        "day": today(),
    }
    status, place = 422 if wrong else 200, own_place(request)
    return show(request, "web/account/delegations.html", context, place=place, status=status)


def _hand_over(request: HttpRequest, posts: list[Post], sent: dict[str, str]) -> None:
    to = get_user_model().objects.filter(username=sent["to"].partition("·")[0].strip(), is_active=True).first()
    if to is None:
        raise DelegationError(say("Chưa chọn người được ủy quyền; gõ tên rồi chọn một dòng trong danh sách."))
    try:
        since, until = date.fromisoformat(sent["since"]), date.fromisoformat(sent["until"])
    except ValueError:
        raise DelegationError(say("Chưa chọn ngày; hãy chọn từ ngày và đến ngày.")) from None
    delegate(posts, to=to, since=since, until=until, reason=sent["reason"], by=request.user)


def _colleagues(posts: object) -> list[dict[str, str]]:
    """The people with a post at the same units, for the list of the field."""
    units = {post.unit_id for post in posts}  # type: ignore[attr-defined]
    holders = get_user_model().objects.filter(posts__in=Post.objects.on(today()).filter(unit__in=units), is_active=True)
    return [{"value": user.get_username(), "word": name_of(user)} for user in holders.distinct()[:300]]


def _line(one: Delegation, person: str) -> dict[str, object]:
    day = today()
    over = one.ended is not None or one.until < day
    word = say("đã thu hồi") if one.ended else say("đã hết hạn") if over else say("sắp tới")
    return {
        **post_line(one.post),
        "pk": one.pk,
        "person": person,
        "since": one.since,
        "until": one.until,
        "reason": one.reason,
        "open": not over,
        "word": word if over or one.since > day else say("đang hiệu lực"),
    }


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a delegation of one's own back."""
    try:
        take_back(get_object_or_404(Delegation, pk=pk, post__user=request.user), by=request.user)
    except DelegationError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, say("Đã thu hồi ủy quyền."))
    return redirect("delegations")
