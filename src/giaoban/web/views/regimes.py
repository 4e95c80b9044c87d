"""Chế độ báo cáo: what an office asks its units to report, and what is asked of a unit."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from giaoban.apps.collection.actions import RegimeError, set_four_eyes, set_special_day
from giaoban.apps.collection.asking import open_reports, period_ending, units_asked
from giaoban.apps.collection.deadlines import Calendar, deadline_of
from giaoban.apps.collection.models import DueRule, FourEyes, Moves, Regime, RegimeVersion, SpecialDay
from giaoban.core.periods import Period
from giaoban.core.periods.days import add_months
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.reporting import moment, name_of, posted

CYCLES = {
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half": "6 tháng",
    "nine_months": "9 tháng",
    "year": "hằng năm",
}
MOVES = {
    Moves.LATER: "rơi vào ngày nghỉ thì lùi tới ngày làm việc tiếp theo",
    Moves.EARLIER: "rơi vào ngày nghỉ thì đưa lên ngày làm việc liền trước",
    Moves.STAYS: "rơi vào ngày nghỉ vẫn giữ nguyên",
}
LONGEST_AFTER = 4  # months from the end of a period to its deadline, with what moves it
MONTHS = ("của tháng cuối kỳ", "của tháng sau kỳ", "của tháng thứ hai sau kỳ", "của tháng thứ ba sau kỳ")


def may_regulate(request: HttpRequest, place: Place) -> bool:
    """Whether the reader may issue and change regimes of the unit."""
    return bool(request.user.has_perm("collection.regulate", place.unit))


def window_words(version: RegimeVersion) -> str:
    """Which days a report counts, in words."""
    if version.first_day == 1:
        return say("số liệu theo tháng dương lịch")
    return say("số liệu từ ngày {first} tháng trước đến ngày {last}").format(
        first=version.first_day, last=version.first_day - 1
    )


def due_words(version: RegimeVersion) -> str:
    """By when a report is due, in words."""
    if version.due_rule == DueRule.WORKING_DAYS:
        return say("hạn {count} ngày làm việc sau ngày chốt số liệu").format(count=version.due_number)
    day = say("hạn ngày {day} {month}").format(day=version.due_number, month=say(MONTHS[version.due_months]))
    return f"{day}, {say(MOVES[Moves(version.moves)])}"


def valid_words(version: RegimeVersion) -> str:
    """From when to when a version holds."""
    began = say("áp dụng từ {day}").format(day=f"{version.valid_from:%d/%m/%Y}")
    ended = say(" đến hết {day}").format(day=f"{version.valid_to:%d/%m/%Y}") if version.valid_to else ""
    return began + ended


def in_words(version: RegimeVersion) -> dict[str, str]:
    """A version as a page prints it."""
    return {
        "cycle": say(CYCLES[version.cycle]),
        "window": window_words(version),
        "due": due_words(version),
        "valid": valid_words(version),
        "eyes": say("nhập, kiểm tra, duyệt là ba người khác nhau")
        if version.four_eyes
        else say("một người được làm nhiều bước"),
    }


@require_GET
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """The regimes of the unit and those that ask it, days off, and whether steps need different people."""
    day = place.period.end
    above = [place.unit.pk, *(upper.pk for upper in place.unit.ancestors())]
    versions = RegimeVersion.objects.filter(regime__owner__in=above).order_by("regime_id", "-number")
    latest: dict[int, RegimeVersion] = {}
    for version in versions.select_related("regime__owner").prefetch_related("indicators", "units__unit"):
        latest.setdefault(version.regime_id, version)
    own = [version for version in latest.values() if version.regime.owner_id == place.unit.pk]
    asked = [
        version
        for version in latest.values()
        if version.regime.owner_id != place.unit.pk and units_asked(version, day).filter(pk=place.unit.pk).exists()
    ]
    eyes = FourEyes.objects.filter(unit=place.unit).select_related("by").order_by("-pk").first()
    context = {
        "tab": "che-do",
        "own": [_listed(version, place, day) for version in own],
        "asked": [_listed(version, Place(version.regime.owner, place.period), day) for version in asked],
        "may_regulate": may_regulate(request, place),
        "new_address": place.address("regime-new"),
        "special_days": SpecialDay.objects.select_related("by").order_by("-day", "-pk")[:12],
        "days_off": _days_off(place.period),
        "eyes": eyes and {"one": eyes, "who": name_of(eyes.by), "at": moment(eyes.at)},
        "may_set_eyes": request.user.has_perm("collection.approve", place.unit),
    }
    return show(request, "web/reports/regimes.html", context, place=place, part="nop-bao-cao")


def _days_off(period: Period) -> list[dict[str, Any]]:
    """The holidays of the period's last month and the month after, weekends left out."""
    calendar = Calendar.now()
    month = Period.month(period.end.year, period.end.month)
    found = []
    day = month.start
    while day <= month.next().end:
        name = calendar.name(day)
        if name and name != "cuối tuần":
            found.append({"day": day, "name": name})
        day = date.fromordinal(day.toordinal() + 1)
    return found


def _listed(version: RegimeVersion, place: Place, day: date) -> dict[str, Any]:
    return {
        "version": version,
        "words": in_words(version),
        "address": place.address("regime", version.regime.code),
        "owner": version.regime.owner.name,
        "units": units_asked(version, day).count(),
        "indicators": len(version.indicators.all()),
        "ended": version.valid_to is not None and version.valid_to < day,
    }


@require_GET
@placed
def one(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """A regime: what it asks, of whom, by when, and how it was changed."""
    regime = get_object_or_404(Regime.objects.select_related("owner"), owner=place.unit, code=code)
    versions = list(regime.versions.select_related("by").order_by("-number"))
    version = next((one for one in versions if one.valid_from <= place.period.end), versions[0])
    context = {
        "tab": "che-do",
        "regime": regime,
        "version": version,
        "words": in_words(version),
        "indicators": version.indicators.select_related("indicator"),
        "units": units_asked(version, place.period.end).order_by("order_key"),
        "deadlines": _deadlines(version, place.period),
        "versions": [
            {"one": one, "words": in_words(one), "who": name_of(one.by), "at": moment(one.at)} for one in versions
        ],
        "may_regulate": may_regulate(request, place),
        "edit_address": place.address("regime-edit", code),
        "back": place.address("che-do"),
        "state_address": place.address("nop-bao-cao"),
    }
    return show(request, "web/reports/regime.html", context, place=place, part="nop-bao-cao")


def _deadlines(version: RegimeVersion, period: Period) -> list[dict[str, Any]]:
    """The deadlines of the year of the period, with what moved them."""
    calendar = Calendar.now()
    found = []
    for month in Period.year(period.end.year).split(period.month(2025, 1).kind):
        asked = period_ending(version.cycle, month)
        if asked is None or asked.end < version.valid_from or (version.valid_to and asked.end > version.valid_to):
            continue
        deadline = deadline_of(version, asked, calendar)
        why = calendar.name(deadline.by_rule) if deadline.due != deadline.by_rule else ""
        found.append({"period": asked, "covers": version.window.of(asked), "deadline": deadline, "why": why})
    return found


@require_POST
@placed
def special_day(request: HttpRequest, place: Place) -> HttpResponse:
    """Book a day off or a working day that the list of holidays does not know, and move the deadlines."""
    if not may_regulate(request, place):
        raise PermissionDenied
    try:
        day = date.fromisoformat(posted(request, "day"))
        works = request.POST.get("works") == "1"
        set_special_day(day, works=works, words=posted(request, "words", 200), by=request.user)
        open_reports(day=timezone.localdate(), since=add_months(day, -LONGEST_AFTER))
        messages.success(request, say("Đã ghi; hạn nộp đã được tính lại."))
    except RegimeError as error:
        messages.error(request, str(error))
    except ValueError:
        messages.error(request, say("Chưa chọn ngày; hãy chọn một ngày."))
    return redirect(place.address("che-do"))


@require_POST
@placed
def four_eyes(request: HttpRequest, place: Place) -> HttpResponse:
    """Say whether one person may take several steps of the unit's reports."""
    if not request.user.has_perm("collection.approve", place.unit):
        raise PermissionDenied
    try:
        asked = request.POST.get("asked") == "1"
        set_four_eyes(place.unit, asked=asked, by=request.user, reason=posted(request, "reason"))
        messages.success(request, say("Đã ghi quy định về người làm các bước."))
    except RegimeError as error:
        messages.error(request, str(error))
    return redirect(place.address("che-do"))
