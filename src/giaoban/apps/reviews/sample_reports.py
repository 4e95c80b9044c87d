"""The sample office's reporting regime and a few reports on their way, taken by its own people step by step."""

from typing import Any

from django.contrib.auth import get_user_model

from giaoban.apps.collection.actions import Asked, Terms, issue
from giaoban.apps.collection.asking import open_reports
from giaoban.apps.collection.drafting import Change, form_of, save
from giaoban.apps.collection.models import Regime, RegimeVersion, Submission
from giaoban.apps.collection.workflow import take
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit


def load_regimes(described: list[dict[str, Any]]) -> None:
    """Issue the regimes that are missing and make the reports that they ask for."""
    for row in described:
        owner = Unit.objects.by_key(row["owner"])
        if RegimeVersion.objects.filter(regime__owner=owner, name=row["name"]).exists():
            continue
        terms = Terms(
            name=row["name"],
            basis=row["basis"],
            cycle=row["cycle"],
            first_day=row["first_day"],
            due_number=row["due_number"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            indicators=list(Indicator.objects.filter(code__in=row["indicators"]).order_by("order", "code")),
            units=[Asked(Unit.objects.by_key(key)) for key in row["units"]],
        )
        regime = issue(owner, terms, by=None)
        open_reports(day=row["valid_to"], regimes=[regime])


def load_submissions(described: list[dict[str, Any]]) -> None:
    """Fill in the reports that nobody has touched, and take them as far as described."""
    users = {user.get_username(): user for user in get_user_model().objects.all()}
    for row in described:
        unit = Unit.objects.by_key(row["unit"])
        regime = Regime.objects.filter(versions__name=row["regime"]).first()
        report = Submission.objects.filter(regime=regime, unit=unit, period=row["period"]).first()
        if report is None or report.steps_taken or not report.is_open or hasattr(report, "entry_form"):
            continue
        form = form_of(unit, report.span, report)
        changes = [Change(code, "period", text) for code, text in row["values"].items()]
        save(form, changes, by=users[row["steps"][0]["by"]])
        for step in row["steps"]:
            take(
                report,
                step["act"],
                by=users[step["by"]],
                seen=report.steps_taken,
                reason=step.get("reason", ""),
                at=step["at"],
            )
