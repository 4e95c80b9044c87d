"""The journal: one row for each change, chained by hash, never edited and never deleted."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NoReturn

from django.conf import settings
from django.db import models, transaction

from giaoban.apps.journal.signals import rows_added

FIRST = "0" * 64


class AppendOnlyError(TypeError):
    """An attempt to edit or delete a row that the product promises to keep."""

    def __init__(self, model: type[models.Model]):
        super().__init__(f"A row of {model.__name__} is never edited or deleted: add a row that corrects it")


class AppendOnlyQuerySet(models.QuerySet):
    """A queryset that only adds."""

    def bulk_create(self, objs: Iterable[models.Model], *args: Any, **options: Any) -> list[models.Model]:
        """Add rows; whoever follows the table hears of them within the transaction."""
        with transaction.atomic(using=self.db, savepoint=False):
            added = super().bulk_create(objs, *args, **options)
            rows_added.send(sender=self.model, rows=added)
        return added

    def update(self, **values: Any) -> NoReturn:
        raise AppendOnlyError(self.model)

    def delete(self) -> NoReturn:
        raise AppendOnlyError(self.model)

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise AppendOnlyError(self.model)


class AppendOnlyModel(models.Model):
    """A row that is written once. Triggers in the database hold the same rule against everything else."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(type(self))
        with transaction.atomic(savepoint=False):
            super().save(*args, **options)
            rows_added.send(sender=type(self), rows=[self])

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise AppendOnlyError(type(self))


class Event(AppendOnlyModel):
    """Somebody did something to something. `number` counts without a gap from 1."""

    number = models.BigIntegerField("số", primary_key=True)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người thực hiện"
    )
    by_name = models.CharField("tên người thực hiện", max_length=150, blank=True, default="")
    action = models.CharField("việc", max_length=60, db_index=True)
    subject_model = models.CharField("loại đối tượng", max_length=80)
    subject_id = models.CharField("mã đối tượng", max_length=40)
    details = models.TextField("chi tiết", default="{}", help_text="Canonical JSON: sorted keys, no spaces")
    reason = models.TextField("lý do", blank=True, default="")
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["subject_model", "subject_id"], name="journal_event_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject_model}/{self.subject_id}"

    def digest(self) -> str:
        """The SHA-256 of everything that the event says and of the hash before it."""
        said = [
            self.number,
            self.at.isoformat(),
            self.by_name,
            self.action,
            self.subject_model,
            self.subject_id,
            self.details,
            self.reason,
            self.previous_hash,
        ]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
