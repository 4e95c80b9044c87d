"""Keeping a spreadsheet of history as received, and opening its sheets again."""

from hashlib import sha256
from pathlib import PurePath

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction

from giaoban.apps.figures.models import Workbook
from giaoban.apps.journal.actions import record
from giaoban.apps.units.models import Unit
from giaoban.files import FileError
from giaoban.files.grids import Grids, read_grids

KEEP_SECONDS = 1800


def receive(unit: Unit, name: str, content: bytes, *, by: AbstractBaseUser | None) -> Workbook:
    """Keep the file for `unit`; the one that is there already where it came before.

    Raises giaoban.files.FileError with a sentence for a file that is no table. Nothing is booked yet.
    """
    digest = sha256(content).hexdigest()
    known = Workbook.objects.filter(unit=unit, sha256=digest).first()
    if known is not None:
        return known
    grids = read_grids(content)
    workbook = Workbook(unit=unit, name=name[-255:], sha256=digest, size=len(content), received_by=by)
    suffix = PurePath(name).suffix.lower()[:8]
    workbook.file.save(f"{digest[:32]}{suffix}", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            workbook.save()
            record("figures.workbook_received", subject=workbook, by=by, name=workbook.name, sha256=digest)
    except Exception:
        workbook.file.storage.delete(workbook.file.name)
        raise
    cache.set(_key(workbook), grids, KEEP_SECONDS)
    return workbook


def grids_of(workbook: Workbook) -> Grids:
    """The sheets of a workbook, kept for half an hour: the length of a walk through the pages.

    FileError where the file has gone from the store or will not do any more.
    """
    found = cache.get(_key(workbook))
    if found is None:
        try:
            with workbook.file.open("rb") as stream:
                found = read_grids(stream.read())
        except FileNotFoundError as error:
            raise FileError("Tệp gốc không còn trong kho tệp nên không mở lại được; hãy gửi lại bảng.") from error
        cache.set(_key(workbook), found, KEEP_SECONDS)
    return found


def _key(workbook: Workbook) -> str:
    return f"grids:{workbook.sha256}"
