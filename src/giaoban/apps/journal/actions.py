"""Writing to the journal and proving that nobody has changed it."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models, transaction
from django.utils import timezone

from giaoban.apps.journal.models import FIRST, Event

LOCK = 7_346_001  # any number of our own: holds other writers of the journal back on PostgreSQL


def record(
    action: str, *, subject: models.Model, by: AbstractBaseUser | None, reason: str = "", **details: Any
) -> Event:
    """Add an event about `subject`. Call it inside the transaction of the change that it tells of."""
    with transaction.atomic():
        hold_writers()
        last = Event.objects.order_by("-number").values_list("number", "hash").first() or (0, FIRST)
        event = Event(
            number=last[0] + 1,
            at=timezone.now(),
            by=by if by is not None and by.pk else None,
            by_name=by.get_username() if by is not None and by.pk else "",
            action=action,
            subject_model=subject._meta.label_lower,
            subject_id=str(subject.pk),
            details=json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str),
            reason=reason,
            previous_hash=last[1],
        )
        event.hash = event.digest()
        event.save(force_insert=True)
    return event


def hold_writers() -> None:
    """Let one writer at a time go on until its transaction ends; SQLite has a single writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@dataclass(frozen=True, slots=True)
class Verification:
    """What going through the whole journal showed. `broken` is the number of the first event that does not fit."""

    events: int
    last_hash: str
    broken: int | None = None
    problem: str = ""


def verify() -> Verification:
    """Go through the chain from its first event and stop at the first that was changed, moved or taken out."""
    previous, number = FIRST, 0
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        if event.number != number + 1:
            return Verification(number, previous, number + 1, f"Thiếu sự kiện số {number + 1}")
        if event.previous_hash != previous:
            return Verification(
                number, previous, event.number, f"Sự kiện số {event.number} không nối với sự kiện trước"
            )
        if event.digest() != event.hash:
            return Verification(number, previous, event.number, f"Nội dung sự kiện số {event.number} đã bị sửa")
        previous, number = event.hash, event.number
    return Verification(number, previous)
