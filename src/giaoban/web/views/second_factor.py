"""Xác thực hai lớp: turning it on with a picture for the telephone, codes on paper, and turning it off."""

from io import BytesIO

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp.plugins.otp_totp.models import TOTPDevice

from giaoban.apps.people.second_factor import (
    begin,
    codes_left,
    confirm,
    has_second_factor,
    needs_second_factor,
    remove,
    renew_codes,
)
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.session_end import see_to_duty
from giaoban.web.views.home import own_place


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """The page about the second factor; what was asked for comes as `act`, with the password where it takes away."""
    if request.method == "GET":
        return _page(request)
    act = request.POST.get("act", "")
    if act == "on":
        codes = confirm(request.user, "".join(request.POST.get("code", "").split())[:10])
        see_to_duty(request, request.user)
        wrong = "" if codes else say("Mã không đúng. Kiểm tra giờ trên điện thoại, chờ mã mới rồi nhập lại.")
        return _page(request, codes=codes, wrong=wrong)
    if not request.user.check_password(request.POST.get("password", "")):
        return _page(request, wrong=say("Mật khẩu không đúng nên chưa đổi gì."))
    if act == "codes" and has_second_factor(request.user):
        return _page(request, codes=renew_codes(request.user))
    if act == "off":
        remove(request.user, by=request.user)
        see_to_duty(request, request.user)
        messages.success(request, say("Đã tắt xác thực hai lớp."))
    return redirect("second-factor")


def _page(request: HttpRequest, *, codes: list[str] | None = None, wrong: str = "") -> HttpResponse:
    user = request.user
    on = has_second_factor(user)
    device = None if on else begin(user)
    context = {
        "on": on,
        "needed": needs_second_factor(user),
        "codes": codes or [],
        "codes_left": codes_left(user),
        "picture": picture(device.config_url) if device else "",
        "key": _in_fours(device) if device else "",
        "wrong": wrong,
    }
    status, place = 422 if wrong else 200, own_place(request)
    return show(request, "web/account/second_factor.html", context, place=place, status=status)


def picture(address: str) -> SafeString:
    """The address as a QR code: one path of an inline SVG, drawn here and asked of nobody."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", scale=5, border=4, xmldecl=False, omitsize=True, svgclass="qr", lineclass="qr-dark")
    return mark_safe(out.getvalue().decode())  # noqa: S308  # drawn by the library from the address alone


def _in_fours(device: TOTPDevice) -> str:
    """The key as it is typed by hand."""
    key = device.config_url.partition("secret=")[2].partition("&")[0]
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
