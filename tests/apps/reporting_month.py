"""A city with three wards, its monthly regime and its people, for tests of how reports are collected."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model

from giaoban.apps.collection.actions import Asked, Terms, issue
from giaoban.apps.collection.asking import open_reports
from giaoban.apps.collection.drafting import Change, form_of, save
from giaoban.apps.collection.models import Act, Reach, Regime, Submission
from giaoban.apps.collection.workflow import take
from giaoban.apps.people.actions import appoint
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.folding import order_key
from giaoban.apps.units.models import Unit

PEOPLE = {  # of phường Một, then of the city
    "nhap1": "enterer",
    "nhap2": "enterer",
    "soat": "checker",
    "duyet": "approver",
    "xem": "viewer",
}
ROWS = (
    ("M01", "Thu ngân sách trên địa bàn", "tỷ đồng", "flow"),
    ("M02", "Kết nạp đảng viên", "đảng viên", "flow"),
    ("M03", "Tỷ lệ hồ sơ đúng hạn", "%", "rate"),
)


@dataclass
class World:
    """What the tests speak of."""

    city: Unit
    wards: list[Unit]
    indicators: list[Indicator]
    users: dict
    regime: Regime

    def report(self, ward=0, period="2026-10"):
        return Submission.objects.get(unit=self.wards[ward], period=period)


def world(*, four_eyes=True, day=date(2026, 11, 2)):
    """The city in the first days of November 2026, when October is due on the 5th."""
    city = Unit.objects.create(generation="2025", code="97", name="Thành phố Thử", kind="thành phố")
    wards = [
        Unit.objects.create(
            generation="2025", code=f"9700{number}", name=f"Phường {name}", kind="phường", parent=city,
            order_key=order_key(name),
        )
        for number, name in enumerate(("Một", "Hai", "Ba"), start=1)
    ]  # fmt: skip
    indicators = [
        Indicator.objects.create(
            code=code, name=name, unit=unit, accumulation=kind, direction="up", sector="Thử", order=place
        )
        for place, (code, name, unit, kind) in enumerate(ROWS, start=1)
    ]
    users = {name: person(name, role, wards[0]) for name, role in PEOPLE.items()}
    users["thanhpho"] = person("thanhpho", "office", city)
    regime = issue(city, terms(city, indicators, four_eyes=four_eyes), by=None)
    open_reports(day=day)
    return World(city, wards, indicators, users, regime)


def terms(city, asked, **changes):
    """What the city asks: three indicators of every ward, each month by the 5th of the next."""
    said = {
        "name": "Báo cáo tháng",
        "cycle": "month",
        "due_number": 5,
        "due_months": 1,
        "valid_from": date(2026, 10, 1),
        "indicators": asked,
        "units": [Asked(city, Reach.BELOW)],
        **changes,
    }
    return Terms(**said)


def person(name, role, unit):
    user = get_user_model().objects.create_user(name, last_name=name.title())
    appoint(user, unit, role, by=None, since=date(2026, 1, 1))
    return user


def fill(report, by, **texts):
    """Type numbers into the report's form: M01="12,5"; what stood there before is replaced."""
    form = form_of(report.unit, report.span, report)
    standing = {(row.indicator.code, row.column): row.pk for row in form.values.current().select_related("indicator")}
    changes = [Change(code, "period", text, standing.get((code, "period"))) for code, text in texts.items()]
    return save(form, changes, by=by)


def send(world, report, *, until=Act.APPROVE, people=("nhap1", "soat", "duyet", "thanhpho")):
    """Take a report on by its people, up to an act."""
    for act, name in zip((Act.SUBMIT, Act.CHECK, Act.APPROVE, Act.ACCEPT), people, strict=True):
        take(report, act, by=world.users[name], seen=report.steps_taken)
        if act == until:
            return report
    return report
