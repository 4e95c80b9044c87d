"""The sample office: its reports read and booked like anybody's, and accounts to try it with."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from django.contrib.auth import get_user_model

from giaoban.apps.documents.models import Outcome
from giaoban.apps.figures.actions import Progress, import_files
from giaoban.apps.people.actions import appoint, open_account
from giaoban.apps.targets.actions import load_indicators
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.actions import load_units
from giaoban.apps.units.models import Unit
from giaoban.catalogue import tables


@dataclass(frozen=True, slots=True)
class Sample:
    """What loading the sample came to. `passwords` holds those of accounts opened now."""

    accepted: int
    unchanged: int
    refused: tuple[str, ...]
    opens_at: tuple[str, str]
    passwords: dict[str, str]
    written_to: Path | None


def load(data: Path, *, progress: Progress | None = None, say: Callable[[str], None] = lambda words: None) -> Sample:
    """Load catalogue, reports and accounts; loading again changes nothing. Passwords go to a file in `data`."""
    if not Unit.objects.exists() or not Indicator.objects.exists():
        say("Nạp danh mục đơn vị hành chính và chỉ tiêu…")
        load_units()
        load_indicators()
    described, reports = tables.sample(), tables.sample_reports()
    outcomes: list[tuple[str, str, str]] = []
    for office in described["offices"]:
        unit = Unit.objects.by_key(office["unit"])
        files = [(name, content) for name, content in reports if any(fnmatch(name, one) for one in office["reports"])]
        say(f"Đọc {len(files)} báo cáo của {unit.name}…")
        intake = import_files(unit, files, by=None, progress=progress)
        outcomes += intake.files.values_list("outcome", "name", "message")
    passwords = _accounts(described["users"])
    written = _write(data / "sample-passwords.txt", passwords) if passwords else None
    opens = described["opens_at"]
    return Sample(
        accepted=sum(outcome == Outcome.ACCEPTED for outcome, _, _ in outcomes),
        unchanged=sum(outcome == Outcome.UNCHANGED for outcome, _, _ in outcomes),
        refused=tuple(f"{name}: {message}" for outcome, name, message in outcomes if outcome == Outcome.REFUSED),
        opens_at=(opens["unit"].replace(":", "-"), opens["period"]),
        passwords=passwords,
        written_to=written,
    )


def _accounts(described: list[dict[str, str]]) -> dict[str, str]:
    """Open the accounts that are missing; their passwords by name."""
    passwords = {}
    users = get_user_model().objects
    for row in described:
        user = users.filter(username=row["username"]).first()
        if user is None:
            passwords[row["username"]] = secrets.token_urlsafe(12)
            user = open_account(
                row["username"], full_name=row["full_name"], password=passwords[row["username"]], by=None
            )
        appoint(user, Unit.objects.by_key(row["unit"]), row["role"], by=None)
    return passwords


def _write(path: Path, passwords: dict[str, str]) -> Path:
    """Keep the passwords where only the owner of the data directory reads them."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name} {password}\n" for name, password in passwords.items())
    return path
