"""An installation of one ward and its province, made in seconds: for programs that need a real database of their own.

`python benchmarks/small_office.py` makes it where GIAOBAN_DATA and GIAOBAN_DATABASE say. `OfficeAtWork` then does what
an office does, one acknowledged piece of work after another.
"""

import os
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

REPORT = (
    "Ủy ban nhân dân phường Thử\nSố {number}/BC-UBND\n\n"
    "Tháng {month}/{year}, thu phí bến bãi thử đạt {value} tỷ đồng.\n"
)
WARD, PROVINCE = ("2099", "99999"), ("2099", "99")
INDICATORS = (("THU01", "Thu phí bến bãi thử", "tỷ đồng"), ("THU02", "Số lượt thử máy bơm", "lượt"))
PEOPLE = ("nhap", "kiemtra", "duyet", "vanphong")


def set_up():
    """Make Django ready; call it before anything else here."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
    import django

    django.setup()


def make(*, migrate=True):
    """Tables, a province with a ward, two indicators, four people with posts, and a regime of monthly reports."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from giaoban.apps.collection.actions import Asked, Terms, issue
    from giaoban.apps.people.actions import appoint
    from giaoban.apps.targets.models import Indicator

    if migrate:
        call_command("migrate", interactive=False, verbosity=0)
    province = _unit(PROVINCE, "Thành phố Thử", "thành phố", None)
    ward = _unit(WARD, "Phường Thử", "phường", province)
    for order, (code, name, unit) in enumerate(INDICATORS):
        Indicator.objects.create(
            code=code, name=name, unit=unit, accumulation="flow", direction="up", order=order, sector="Thử"
        )
    people = {name: get_user_model().objects.create_user(name, last_name=name) for name in PEOPLE}
    for name, role in zip(PEOPLE[:3], ("enterer", "checker", "approver"), strict=True):
        appoint(people[name], ward, role, by=None)
    appoint(people["vanphong"], province, "office", by=None)
    terms = Terms(
        name="Báo cáo tháng",
        cycle="month",
        due_number=20,
        valid_from=date(2020, 1, 1),
        indicators=list(Indicator.objects.order_by("order")[:1]),
        units=[Asked(ward)],
        basis="Quy chế thử",
    )
    issue(province, terms, by=None)


def _unit(key, name, kind, parent):
    from giaoban.apps.units.models import Unit

    generation, code = key
    bare = name.lower()
    return Unit.objects.create(
        generation=generation, code=code, name=name, kind=kind, parent=parent, folded=bare, order_key=bare
    )


class OfficeAtWork:
    """Work of the ward's people. Each method returns what must be there from now on, as plain data."""

    def __init__(self, data: Path):
        from django.contrib.auth import get_user_model

        from giaoban.apps.targets.models import Indicator
        from giaoban.apps.units.models import Unit

        self.data = data
        self.ward = Unit.objects.get(code=WARD[1])
        self.indicator = Indicator.objects.get(code=INDICATORS[0][0])
        self.counted = Indicator.objects.get(code=INDICATORS[1][0])
        self.people = {one.username: one for one in get_user_model().objects.all()}

    def month(self, number):
        """A month of its own for each piece of work, from January 2020 on; beyond 2,000 they begin again."""
        from giaoban.core.periods import Period

        return Period.month(1990 + number // 12 % 170, number % 12 + 1)

    def import_report(self, number):
        """A report comes in as a file; its figure is booked."""
        from giaoban.apps.figures.actions import import_files
        from giaoban.apps.figures.models import Entry

        text = REPORT.format(number=number, month=number % 12 + 1, year=2015 + number % 10, value=f"{number % 997},5")
        intake = import_files(self.ward, [(f"bao-cao-{number}.txt", text.encode())], by=self.people["nhap"])
        document = intake.files.get().document
        entry = Entry.objects.get(figure__document=document)
        return {"document": document.pk, "file": document.file.name, "entry": entry.pk, "value": str(entry.exact)}

    def enter(self, number):
        """Somebody types a figure, and corrects it at once."""
        from giaoban.apps.figures.entering import correct_entry, enter

        by = self.people["nhap"]
        first = enter(self.ward, self.counted, self.month(number), Decimal(number), by=by, standing="official")
        entry = correct_entry(first, Decimal(number + 1), by=self.people["kiemtra"], reason="Ghi nhầm")
        return {"entry": entry.pk, "value": str(entry.exact)}

    def decide(self, number):
        """Somebody corrects a figure that a report brought."""
        from giaoban.apps.figures.actions import correct
        from giaoban.apps.figures.models import Figure

        figure = Figure.objects.undecided().order_by("pk").first()
        if figure is None:
            return None
        made = correct(figure, by=self.people["kiemtra"], reason="Đọc lại bản giấy", value=Decimal(f"{number}.25"))
        return {"decision": made.pk, "figure": figure.pk}

    def approve(self, number):
        """A report goes from draft to accepted; approval books its figure."""
        from giaoban.apps.collection.asking import open_reports
        from giaoban.apps.collection.drafting import Change, form_of, save
        from giaoban.apps.collection.models import Submission
        from giaoban.apps.collection.workflow import take

        open_reports(day=date(2026, 11, 1))
        report = Submission.objects.filter(state="draft", unit=self.ward).order_by("-period_to").first()
        if report is None:
            return None
        form = form_of(self.ward, report.span, report)
        save(form, [Change(self.indicator.code, "period", str(number))], by=self.people["nhap"])
        for seen, (name, act) in enumerate(
            [("nhap", "submit"), ("kiemtra", "check"), ("duyet", "approve"), ("vanphong", "accept")]
        ):
            step = take(report, act, by=self.people[name], seen=seen, reason="Đủ số" if act == "submit" else "")
        return {"submission": report.pk, "step": step.pk, "state": "accepted"}

    def back_up(self, number):
        """Somebody makes a backup while others might work."""
        from giaoban.apps.upkeep.archiving import backup

        target = self.data / "backups" / f"{number}.tar"
        target.parent.mkdir(exist_ok=True)
        made = backup(self.data, target)
        return {"backup": str(target), "digest": made.digest}


if __name__ == "__main__":
    set_up()
    make()
    sys.stdout.write("made\n")
