"""The sample office: its reports read and booked like anybody's, and accounts to try it with."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model

from giaoban.apps.documents.models import Document, Outcome
from giaoban.apps.figures.actions import Progress, import_files
from giaoban.apps.people.actions import appoint, open_account
from giaoban.apps.reviews.readiness import load_missing_catalogue
from giaoban.apps.reviews.sample_reports import load_regimes, load_submissions
from giaoban.apps.targets.choices import Side
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.programme import add_group, programme_of, set_theme, tie
from giaoban.apps.units.models import Unit
from giaoban.apps.units.sharing import book_shares, shares_of
from giaoban.catalogue import tables


@dataclass(frozen=True, slots=True)
class Sample:
    """What loading the sample came to.

    `passwords` holds those of accounts opened now, `logins` the password of every account, None for one that has been
    changed since.
    """

    accepted: int
    unchanged: int
    refused: tuple[str, ...]
    opens_at: tuple[str, str]
    passwords: dict[str, str]
    written_to: Path | None
    logins: dict[str, str | None]


def load(data: Path, *, progress: Progress | None = None, say: Callable[[str], None] = lambda words: None) -> Sample:
    """Load catalogue, reports and accounts; loading again changes nothing. Passwords go to a file in `data`."""
    load_missing_catalogue(say)
    described, reports = tables.sample(), tables.sample_reports()
    outcomes: list[tuple[str, str, str]] = []
    unchanged = 0
    for office in described["offices"]:
        unit = Unit.objects.by_key(office["unit"])
        files = [(name, content) for name, content in reports if any(fnmatch(name, one) for one in office["reports"])]
        known = set(Document.objects.filter(unit=unit).values_list("sha256", flat=True))
        fresh = [(name, content) for name, content in files if sha256(content).hexdigest() not in known]
        unchanged += len(files) - len(fresh)
        if not fresh:
            continue
        say(f"Đọc {len(fresh)} báo cáo của {unit.name}…")
        intake = import_files(unit, fresh, by=None, progress=progress)
        outcomes += intake.files.values_list("outcome", "name", "message")
    _share_out(described["shares"])
    _programmes(described["programmes"])
    kept = data / "sample-passwords.txt"
    passwords = _accounts(described["users"])
    load_regimes(described["regimes"])
    load_submissions(described["submissions"])
    if passwords:
        _write(kept, _read(kept) | passwords)
    opens = described["opens_at"]
    return Sample(
        accepted=sum(outcome == Outcome.ACCEPTED for outcome, _, _ in outcomes),
        unchanged=unchanged,
        refused=tuple(f"{name}: {message}" for outcome, name, message in outcomes if outcome == Outcome.REFUSED),
        opens_at=(opens["unit"].replace(":", "-"), opens["period"]),
        passwords=passwords,
        written_to=kept if passwords else None,
        logins=_logins(described["users"], _read(kept)),
    )


def _share_out(described: list[dict[str, Any]]) -> None:
    """Book how the divided units of the sample were shared out, where nobody has yet."""
    for row in described:
        old = Unit.objects.by_key(row["old"])
        if row["key"] not in shares_of(old):
            parts = {Unit.objects.by_key(key).pk: Decimal(part) for key, part in row["parts"].items()}
            book_shares(old, parts, key=row["key"], document=row["document"], by=None)


def _programmes(described: list[dict[str, Any]]) -> None:
    """Book the theme and the task groups of the sample's years, where nobody has yet."""
    for row in described:
        unit, year = Unit.objects.by_key(row["unit"]), row["year"]
        if programme_of(unit, year).theme is not None:
            continue
        set_theme(unit, year, words=row["theme"], by=None)
        for group in row["groups"]:
            made = add_group(unit, year, name=group["name"], side=Side(group["side"]), by=None)
            tie(made, Indicator.objects.filter(code__in=group["indicators"]), by=None)


def _accounts(described: list[dict[str, Any]]) -> dict[str, str]:
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
        for key in row["units"]:
            appoint(user, Unit.objects.by_key(key), row["role"], by=None)
    return passwords


def _logins(described: list[dict[str, Any]], kept: dict[str, str]) -> dict[str, str | None]:
    """Each account with its password as kept, None where that no longer opens it."""
    users = {user.get_username(): user for user in get_user_model().objects.all()}
    names = [row["username"] for row in described]
    return {name: kept[name] if name in kept and users[name].check_password(kept[name]) else None for name in names}


def _read(path: Path) -> dict[str, str]:
    """The passwords kept in a file, none where there is none."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return dict(line.split(" ", 1) for line in lines if " " in line)


def _write(path: Path, passwords: dict[str, str]) -> Path:
    """Keep the passwords where only the owner of the data directory reads them."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name} {password}\n" for name, password in passwords.items())
    return path
