"""Nộp báo cáo: where the reports of a unit and of those below it stand, and what waits for the reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from giaoban.apps.collection.asking import open_for
from giaoban.apps.collection.models import Correction, Regime, RegimeVersion, Submission
from giaoban.apps.collection.rates import rates_of, timing_of
from giaoban.apps.collection.waiting import waiting_for
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.periods.days import add_months
from giaoban.files.downloads import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed, seen_units
from giaoban.web.reporting import STANDINGS, STATES, Stand, by_period, moment, percent, rates_chart, stand_of

STRIP_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """One unit's reports on the last periods, a mark each; None where none was asked for."""

    unit: Unit
    marks: list[Stand | None]


def report_address(place: Place, report: Submission) -> str:
    """The page of a report, at its own unit and the period looked at."""
    return Place(report.unit, place.period).address("report", report.pk)


@require_GET
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """The unit's own reports of the period, those that come to it, and how many came in time."""
    today = timezone.localdate()
    open_for(place.unit, place.period, day=today)
    own = list(place.unit.submissions.ending_in(place.period).shown().order_by("due", "pk"))
    context = {
        "tab": "nop-bao-cao",
        "today": today,
        "own": [_stand(place, report, today) for report in own],
        "regimes": _received(request, place, today),
        "legend": [(one.css, one.shape, one.word) for one in STANDINGS.values()],
        "regimes_address": place.address("che-do"),
        "may_regulate": request.user.has_perm("collection.regulate", place.unit),
    }
    return show(request, "web/reports/every.html", context, place=place, part="nop-bao-cao")


def _stand(place: Place, report: Submission, today: date) -> Stand:
    return stand_of(report, today, report_address(place, report))


def _received(request: HttpRequest, place: Place, today: date) -> list[dict[str, Any]]:
    """Each regime whose reports come to the unit, with the reports of the period and of the year up to it."""
    since = add_months(place.period.end.replace(day=1), 1 - STRIP_MONTHS)
    reports = Submission.objects.filter(
        regime__owner=place.unit, period_to__gte=since, period_to__lte=place.period.end, unit__in=seen_units(request)
    )
    groups: dict[Regime, list[Submission]] = {}
    for report in reports.shown().order_by("regime_id", "unit__order_key", "period_to"):
        groups.setdefault(report.regime, []).append(report)
    waiting = dict(_corrections(groups))
    return [_regime(place, regime, every, today, waiting) for regime, every in groups.items()]


def _corrections(groups: dict[Regime, list[Submission]]) -> Iterator[tuple[int, int]]:
    """Report → how many of its values were corrected after it was sent."""
    ids = [report.pk for reports in groups.values() for report in reports]
    counts: dict[int, int] = {}
    for pk in Correction.objects.filter(submission__in=ids, decision__approved=True).values_list(
        "submission_id", flat=True
    ):
        counts[pk] = counts.get(pk, 0) + 1
    yield from counts.items()


def _regime(
    place: Place, regime: Regime, reports: list[Submission], today: date, corrected: dict[int, int]
) -> dict[str, Any]:
    now = [report for report in reports if report.period_to and report.period_to >= place.period.start]
    rates = rates_of(now, today)
    columns = by_period(reports, today)
    version: RegimeVersion = reports[-1].version
    return {
        "name": version.name,
        "address": place.address("regime", regime.code),
        "rows": [{"stand": _stand(place, report, today), "corrected": corrected.get(report.pk, 0)} for report in now],
        "lead": say("{sent}/{all} đơn vị đã nộp").format(sent=rates.sent, all=rates.expected),
        "rates": rates,
        "reporting": percent(rates.reporting),
        "timely": percent(rates.timely),
        "to_accept": sum(report.state == "approved" for report in now),
        "periods": [column.period.short for column in columns],
        "strips": _strips(place, reports, [column.period for column in columns], today),
        "chart": rates_chart(columns),
        "downloads": {kind: place.address(f"reports-{kind}", che_do=regime.code) for kind in ("csv", "xlsx")},
    }


def _strips(place: Place, reports: list[Submission], periods: list[Period], today: date) -> list[Strip]:
    by_unit: dict[Unit, dict[Period | None, Submission]] = {}
    for report in reports:
        by_unit.setdefault(report.unit, {})[report.span] = report
    return [
        Strip(unit, [_stand(place, known[period], today) if period in known else None for period in periods])
        for unit, known in by_unit.items()
    ]


@require_GET
@placed
def mine(request: HttpRequest, place: Place) -> HttpResponse:
    """What waits for the reader, at every unit of theirs."""
    today = timezone.localdate()
    found = waiting_for(request.user, today)
    context = {
        "tab": "my-reports",
        "reports": [_waiting(report, today) for report in found.reports],
        "corrections": [_waiting_correction(one) for one in found.corrections],
        "every_address": place.address("nop-bao-cao"),
    }
    return show(request, "web/reports/mine.html", context, place=place, part="nop-bao-cao")


def _waiting(report: Submission, today: date) -> Stand:
    month = Period.month(report.period_to.year, report.period_to.month)
    return stand_of(report, today, Place(report.unit, month).address("report", report.pk))


def _waiting_correction(one: Correction) -> dict[str, Any]:
    report = one.submission
    month = Period.month(report.period_to.year, report.period_to.month)
    return {"one": one, "address": Place(report.unit, month).address("report", report.pk) + "#sua-so"}


@require_GET
@placed
def count(request: HttpRequest, place: Place) -> HttpResponse:
    """How much waits for the reader, for the rail; nothing where nothing does."""
    waits = waiting_for(request.user, timezone.localdate()).count
    words = say("{count} việc chờ bạn").format(count=waits)
    answer = HttpResponse(f'<span class="count" title="{words}">{waits}</span>' if waits else "")
    answer["Cache-Control"] = "private, max-age=20"
    return answer


@require_GET
@placed
def as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """The reports that come to the unit as CSV, of one regime where it is named."""
    return _file(place, "csv", CSV_TYPE, csv_table(table(request, place)))


@require_GET
@placed
def as_xlsx(request: HttpRequest, place: Place) -> HttpResponse:
    """The reports that come to the unit as an Excel workbook."""
    title = say("Tình hình nộp báo cáo, {unit}, {period}").format(unit=place.unit.name, period=place.period.label)
    return _file(place, "xlsx", XLSX_TYPE, xlsx_table(table(request, place), title=title, sheet=say("Nộp báo cáo")))


def _file(place: Place, suffix: str, kind: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = f"nop-bao-cao_{place.unit.key}_{str(place.period).replace('/', '--')}.{suffix}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def table(request: HttpRequest, place: Place) -> Iterator[list[str | int]]:
    """A heading, then a row a report: due day, state, when it was sent, days late."""
    today = timezone.localdate()
    heads = ("Chế độ báo cáo", "Đơn vị", "Kỳ", "Hạn nộp", "Trạng thái", "Nộp lúc", "So hạn", "Muộn")
    yield [say(head) for head in heads]
    reports = Submission.objects.filter(regime__owner=place.unit, unit__in=seen_units(request))
    if request.GET.get("che_do"):
        reports = reports.filter(regime__code=request.GET["che_do"].replace("\x00", "")[:40])
    for report in reports.ending_in(place.period).shown().order_by("regime_id", "unit__order_key"):
        stand = stand_of(report, today)
        yield [
            report.version.name,
            report.unit.name,
            report.span.label if report.span else "",
            f"{report.due:%d/%m/%Y}",
            say(STATES[report.state]),
            moment(report.sent_at) if report.sent_at else "",
            say(STANDINGS[timing_of(report, today)].word),
            stand.lateness,
        ]
