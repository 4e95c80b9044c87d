"""Marking a document, and bringing the ledger in step: a restricted document speaks in nobody's figures."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.booking import book
from giaoban.apps.figures.signals import ledger_changed
from giaoban.apps.people.handling import mark
from giaoban.apps.people.models import Handling, Sensitivity


def restrict(document: Document, *, sensitivity: Sensitivity, by: AbstractBaseUser, **more: Any) -> Handling:
    """Say how far the document may be seen; `more` goes to `giaoban.apps.people.handling.mark`.

    What was booked of it is withdrawn, and comes back where it is made ordinary again.
    """
    with transaction.atomic():
        Document.objects.hold(document.pk)
        made = mark(document, unit=document.unit, sensitivity=sensitivity, by=by, **more)
        book(document, by=by, reason=f"Mức phổ biến của văn bản: {made.get_sensitivity_display().lower()}")
    ledger_changed.send(sender=Document, unit=document.unit)
    return made
