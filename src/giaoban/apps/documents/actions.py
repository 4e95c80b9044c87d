"""Storing a document with everything but its figures."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile

from giaoban.apps.documents.heading import heading
from giaoban.apps.documents.models import Assigned, Citation, Document, Mentioned
from giaoban.apps.documents.periods import columns
from giaoban.apps.journal.actions import record
from giaoban.apps.units.models import Unit
from giaoban.core.reading.report import Report


@dataclass(frozen=True, slots=True)
class Received:
    """A file as received, with its text. `places` are (offset, words) in order."""

    name: str
    content: bytes
    text: str
    media: str
    title: str = ""
    published: date | None = None
    places: tuple[tuple[int, str], ...] = ()

    @property
    def sha256(self) -> str:
        """What tells one file from another."""
        return sha256(self.content).hexdigest()


def store(unit: Unit, received: Received, report: Report, *, by: AbstractBaseUser | None) -> Document:
    """Keep the file, its text and what it cites, names and sets. Call it inside a transaction.

    The stored file is taken away again by `discard` where the transaction fails.
    """
    kind, title = heading(received.text)
    document = Document(
        unit=unit,
        name=received.name[-255:],
        title=(title or received.title)[:500],
        kind=kind,
        media=received.media,
        sha256=received.sha256,
        size=len(received.content),
        text=received.text,
        places=[list(place) for place in received.places],
        place=(report.place or "")[:160],
        published=report.published or received.published,
        received_by=by,
        **columns(report.reviewed),
    )
    suffix = PurePath(received.name).suffix.lower()[:8] or f".{received.media}"
    document.file.save(f"{received.sha256[:32]}{suffix}", ContentFile(received.content), save=False)
    try:
        document.save()
        _contents(document, report)
        record("documents.received", subject=document, by=by, name=document.name, sha256=document.sha256, unit=unit.key)
    except Exception:
        discard(document)
        raise
    return document


def discard(document: Document) -> None:
    """Take the stored file of a document that was not kept."""
    document.file.storage.delete(document.file.name)


def _contents(document: Document, report: Report) -> None:
    Citation.objects.bulk_create(
        Citation(
            document=document,
            start=each.start,
            end=each.end,
            text=each.text,
            kind=each.kind[:60],
            number=each.number[:60],
            date=each.date,
            issuer=(each.issuer or "")[:200],
        )
        for each in report.references
    )
    Mentioned.objects.bulk_create(
        Mentioned(
            document=document, start=each.start, end=each.end, name=each.name[:120], positions=list(each.positions)
        )
        for each in report.people
    )
    Assigned.objects.bulk_create(
        Assigned(document=document, start=each.start, end=each.end, text=each.text) for each in report.tasks
    )
