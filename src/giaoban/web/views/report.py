"""One report of a unit: its values, its steps in words, what the reader may do now, corrections after it was sent."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from giaoban.apps.collection import drafting
from giaoban.apps.collection.correcting import ask_correction, decide_correction
from giaoban.apps.collection.models import Act, Column, Correction, State, Step, Submission
from giaoban.apps.collection.workflow import StepError, asks_four_eyes, missing, possible, take
from giaoban.apps.figures.models import Entry
from giaoban.apps.targets.models import Indicator
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.reporting import moment, name_of, numbers_posted, posted, stand_of

TRACK = (State.DRAFT, State.SUBMITTED, State.CHECKED, State.APPROVED, State.ACCEPTED)
TRACK_WORDS = {
    State.DRAFT: "Nhập số",
    State.SUBMITTED: "Nộp",
    State.CHECKED: "Kiểm tra",
    State.APPROVED: "Duyệt",
    State.ACCEPTED: "Cấp trên tiếp nhận",
}
BUTTONS = {
    Act.SUBMIT: "Nộp để kiểm tra",
    Act.CHECK: "Kiểm tra xong, trình duyệt",
    Act.APPROVE: "Duyệt và gửi cấp trên",
    Act.ACCEPT: "Tiếp nhận và khóa",
    Act.RETURN: "Trả lại",
}
COLUMN_WORDS = {Column.PERIOD: "Trong kỳ", Column.TO_DATE: "Lũy kế từ đầu năm"}
DONE = {
    Act.SUBMIT: "nộp báo cáo để kiểm tra",
    Act.CHECK: "kiểm tra xong, trình duyệt",
    Act.APPROVE: "duyệt; số liệu đã vào sổ và gửi lên cấp trên",
    Act.ACCEPT: "tiếp nhận và khóa báo cáo",
    Act.RETURN: "trả lại báo cáo",
}


def the_report(place: Place, pk: int) -> Submission:
    """The unit's report of that number; Http404 for another's."""
    return get_object_or_404(Submission.objects.shown(), pk=pk, unit=place.unit)


@require_GET
@placed
def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The report as it stands."""
    return _page(request, place, the_report(place, pk))


def _page(request: HttpRequest, place: Place, report: Submission, **more: Any) -> HttpResponse:
    today = timezone.localdate()
    acts = possible(report, by=request.user)
    steps = list(report.steps.select_related("by").order_by("number"))
    corrections = list(report.corrections.select_related("indicator", "by", "entry", "decision__by"))
    rows = _rows(report, place)
    context = {
        "report": report,
        "stand": stand_of(report, today),
        "track": _track(report, steps),
        "steps": [_told(step) for step in steps],
        "rows": rows,
        "sent_back": _sent_back(report, steps),
        "gaps": missing(report) if report.is_open else [],
        "forward": next(({"act": act, "word": BUTTONS[act]} for act in acts if act != Act.RETURN), None),
        "may_return": Act.RETURN in acts,
        "why_not": "" if acts else _whose_turn(report),
        "entry_address": place.address("nhap-lieu", bc=report.pk),
        "four_eyes": asks_four_eyes(report),
        "corrections": [_correction(one, place, request) for one in corrections],
        "may_ask": report.is_sent and request.user.has_perm("collection.submit", report.unit),
        "columns": list(COLUMN_WORDS.items()),
        "back": Place(place.unit, place.period).address("nop-bao-cao"),
        "act_address": place.address("report-act", report.pk),
        "correct_address": place.address("report-correct", report.pk),
        **more,
    }
    status = 400 if more.get("wrong") else 200
    return show(request, "web/reports/one.html", context, place=place, part="nop-bao-cao", status=status)


def _whose_turn(report: Submission) -> str:
    """Who has the report in hand, for a reader who can do nothing with it."""
    words = {
        State.DRAFT: "Báo cáo đang ở người nhập liệu của {unit}.",
        State.RETURNED: "Báo cáo bị trả lại, đang ở người nhập liệu của {unit}.",
        State.SUBMITTED: "Báo cáo đang chờ người kiểm tra của {unit}.",
        State.CHECKED: "Báo cáo đang chờ người duyệt của {unit}.",
        State.APPROVED: "Báo cáo đang chờ {owner} tiếp nhận.",
        State.ACCEPTED: "{owner} đã tiếp nhận; báo cáo đã khóa, chỉ sửa được từng số và phải có lý do.",
    }
    return say(words[State(report.state)]).format(unit=report.unit.name, owner=report.regime.owner.name)


def _track(report: Submission, steps: list[Step]) -> list[dict[str, Any]]:
    """The five stages, each with whether it is behind, and when and by whom it was reached in this round."""
    since = max((step.number for step in steps if step.act == Act.RETURN), default=0)
    reached = {step.state: step for step in steps if step.number > since}
    place = TRACK.index(State(report.state)) if report.state in TRACK else 0
    return [
        {
            "word": TRACK_WORDS[state],
            "done": number < place or (number == place and state == State.ACCEPTED),
            "current": number == place,
            "who": name_of(reached[state].by) if state in reached else "",
            "at": f"{timezone.localtime(reached[state].at):%H:%M %d/%m}" if state in reached else "",
        }
        for number, state in enumerate(TRACK)
    ]


def _sent_back(report: Submission, steps: list[Step]) -> str:
    """Why the report is open again, for whoever is to mend it; empty for another."""
    last = next((step for step in reversed(steps) if step.act == Act.RETURN), None)
    if report.state != State.RETURNED or last is None:
        return ""
    return say("{who} trả lại lúc {at}: {why}").format(who=name_of(last.by), at=moment(last.at), why=last.reason)


def _told(step: Step) -> dict[str, str]:
    return {
        "who": name_of(step.by),
        "did": DONE[Act(step.act)],
        "at": moment(step.at),
        "reason": step.reason,
        "css": "risk" if step.act == Act.RETURN else "",
    }


def _rows(report: Submission, place: Place) -> list[dict[str, Any]]:
    """The indicators of the report with what was entered and, once it is booked, the door to the ledger."""
    drafts = {(row.indicator_id, row.column): row for row in drafting.current(report)}
    heads = Entry.objects.current().filter(approved_in__submission=report).distinct()
    booked = {(row.indicator_id, row.period): row for row in heads}
    found = []
    for line in report.version.indicators.select_related("indicator"):
        cells = [_cell(report, line.indicator, column, drafts, booked, place) for column in Column]
        found.append({"indicator": line.indicator, "required": line.required, "cells": cells, "gap": not any(cells)})
    return found


def _cell(
    report: Submission, indicator: Indicator, column: Column, drafts: dict, booked: dict, place: Place
) -> dict[str, str] | None:
    draft = drafts.get((indicator.pk, column))
    span = report.span
    period = span.year_to_date() if column == Column.TO_DATE and span else span
    entry = booked.get((indicator.pk, str(period)))
    if entry is not None and report.is_sent:
        changed = draft is not None and draft.exact != entry.exact
        title = say("đã sửa sau khi nộp, lúc nộp ghi {text}").format(text=draft.text) if changed else say("đã vào sổ")
        return {
            "text": written(entry.exact),
            "address": place.address("entry", indicator.code, period),
            "title": title,
            "mark": "✎" if changed else "",
        }
    return {"text": draft.text, "address": "", "title": say("chưa vào sổ"), "mark": ""} if draft is not None else None


def _correction(one: Correction, place: Place, request: HttpRequest) -> dict[str, Any]:
    decision = getattr(one, "decision", None)
    waiting = decision is None
    own = one.by_id == request.user.pk and asks_four_eyes(one.submission)
    may = waiting and request.user.has_perm("collection.approve", one.submission.unit)
    return {
        "one": one,
        "column": COLUMN_WORDS[Column(one.column)],
        "before": written(one.entry.exact) if one.entry else say("chưa có số"),
        "after": written(one.exact),
        "asked": say("{who} đề nghị lúc {at}").format(who=name_of(one.by), at=moment(one.at)),
        "decided": "" if waiting else _decided(decision),
        "css": "none" if waiting else "met" if decision.approved else "risk",
        "may_decide": may and not own,
        "not_own": may and own,
        "address": place.address("report-correction", one.submission_id, one.pk),
    }


def _decided(decision: Any) -> str:
    words = say("{who} duyệt lúc {at}") if decision.approved else say("{who} không duyệt lúc {at}: {why}")
    return words.format(who=name_of(decision.by), at=moment(decision.at), why=decision.reason)


@require_POST
@placed
def act(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take the report one step on, or back; what stands against it is said on the page."""
    report = the_report(place, pk)
    if not request.user.has_perm("collection.handle", place.unit):
        raise PermissionDenied
    wanted, seen, reason = posted(request, "act"), numbers_posted(request, "seen"), posted(request, "reason")
    if wanted not in Act.values or not seen:
        return _page(request, place, report, wrong=say("Không rõ việc cần làm; hãy bấm lại nút trên trang này."))
    try:
        take(report, wanted, by=request.user, seen=seen[0], reason=reason)
    except StepError as error:
        report.refresh_from_db()
        return _page(request, place, report, wrong=str(error), written=reason)
    messages.success(request, say("Đã {did}.").format(did=say(DONE[Act(wanted)])))
    return redirect(place.address("report", report.pk))


@require_POST
@placed
def correct(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Ask that a value of a report that was sent be corrected."""
    report = the_report(place, pk)
    if not request.user.has_perm("collection.submit", place.unit):
        raise PermissionDenied
    code, column = posted(request, "indicator", 20), posted(request, "column", 10)
    text, reason = posted(request, "value", 60), posted(request, "reason")
    indicator = Indicator.objects.filter(code=code).first()
    reading = drafting.read_number(text)
    wrong = reading.problem or (say("Chưa ghi số mới; hãy ghi số đúng.") if reading.value is None else "")
    if indicator is None or column not in Column.values:
        wrong = say("Chưa chọn chỉ tiêu và cột cần sửa; hãy chọn trong danh sách.")
    if not wrong and indicator is not None:
        value = reading.value or Decimal(0)
        try:
            ask_correction(report, indicator, column, value, by=request.user, reason=reason, text=text)
        except StepError as error:
            wrong = str(error)
    if wrong:
        asked = {"code": code, "column": column, "value": text, "reason": reason}
        return _page(request, place, report, wrong=wrong, asked=asked)
    messages.success(request, say("Đã ghi đề nghị sửa, chờ người duyệt."))
    return redirect(place.address("report", report.pk) + "#sua-so")


@require_POST
@placed
def decide(request: HttpRequest, place: Place, pk: int, number: int) -> HttpResponse:
    """Approve or refuse a correction."""
    report = the_report(place, pk)
    if not request.user.has_perm("collection.approve", place.unit):
        raise PermissionDenied
    correction = get_object_or_404(report.corrections.select_related("submission", "indicator"), pk=number)
    approve = request.POST.get("decision") == "approve"
    try:
        decide_correction(correction, approve=approve, by=request.user, reason=posted(request, "reason"))
    except StepError as error:
        return _page(request, place, report, wrong=str(error))
    said = "Đã duyệt; số mới đã vào sổ." if approve else "Đã ghi: không duyệt đề nghị sửa."
    messages.success(request, say(said))
    return redirect(place.address("report", report.pk) + "#sua-so")
