"""Writing to the journal and proving that nobody has changed it."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models, transaction
from django.utils import timezone

from giaoban.apps.journal.models import FIRST, Event, Seal
from giaoban.apps.journal.signals import proving
from giaoban.apps.journal.telling import differing, earlier, told, unit_of
from giaoban.core.chain import Fact, Proof, code_of, follow, written_facts
from giaoban.core.chain.links import LATEST

LOCK = 7_346_001  # any number of our own: holds other writers of the journal back on PostgreSQL
Told = models.Model | Mapping[str, Any] | str | int | Decimal | None  # a row, names and values, or one value


def record(
    action: str,
    *,
    subject: models.Model,
    by: AbstractBaseUser | None,
    reason: str = "",
    before: Told = None,
    after: Told = None,
    booked: Iterable[Fact] = (),
    **details: Any,
) -> Event:
    """Add an event about `subject`. Call it inside the transaction of the change that it tells of.

    `before` and `after` say what changed, as a row, as names and values or as one value. Without them the event tells
    the subject as it is now and, where it comes in the place of an earlier row, how that one differed. `booked` are the
    rows that the ledger gained: each gets its printed code. `details` are the circumstances. Of somebody who may act
    only with a post that was handed over (`by.acting_for`) the event says for whom (thay mặt).
    """
    facts = tuple(booked)
    said = dict(details, **_change(subject, before, after))
    if acting_for := getattr(by, "acting_for", ""):
        said["on_behalf_of"] = acting_for
    with transaction.atomic():
        hold_writers()
        last = Event.objects.order_by("-number").values_list("number", "hash").first() or (0, FIRST)
        event = Event(
            number=last[0] + 1,
            version=LATEST,
            at=timezone.now(),
            by=by if by is not None and by.pk else None,
            by_name=by.get_username() if by is not None and by.pk else "",
            action=action,
            subject_model=subject._meta.label_lower,
            subject_id=str(subject.pk),
            unit=(unit_of(subject) or str(details.get("unit", "")))[:13],
            details=json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str),
            reason=reason.replace("\0", ""),  # PostgreSQL keeps none
            booked=written_facts(facts),
            previous_hash=last[1],
        )
        event.hash = event.link.digest()
        event.save(force_insert=True)
        Seal.objects.bulk_create(Seal(entry=one.row, code=code_of(event.hash, one.row), event=event) for one in facts)
    return event


def _change(subject: models.Model, before: Told, after: Told) -> dict[str, Any]:
    """`before` and `after` of an event, those that say something."""
    now = told(subject) if after is None else _said(after)
    if before is None and after is None:
        before = earlier(subject)
    then = {} if before is None else _said(before)
    if isinstance(before, models.Model):
        then = differing(then, now)
    return {name: value for name, value in (("before", then), ("after", now)) if value}


def _said(what: Told) -> dict[str, Any]:
    if isinstance(what, models.Model):
        return told(what)
    return dict(what) if isinstance(what, Mapping) else {"value": what}


def hold_writers() -> None:
    """Let one writer at a time go on until its transaction ends; SQLite has a single writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def verify(*, head: str = "", code: str = "") -> Proof:
    """Go through the chain from its first event and stop at the first that was changed, moved or taken out."""
    return follow(Event.objects.links(), head=head, code=code)


def disagreeing() -> list[str]:
    """What in other tables is no longer as the journal tells, a sentence each: asked of every app that knows."""
    return [sentence for _, sentences in proving.send(sender=Event) for sentence in sentences]


def last_event() -> Event | None:
    """The latest event: its hash, written down, proves later that nothing up to here was changed."""
    return Event.objects.order_by("-number").first()
