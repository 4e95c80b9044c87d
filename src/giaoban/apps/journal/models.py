"""The journal: one row for each change, chained by hash, never edited and never deleted."""

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from django.conf import settings
from django.db import models, transaction

from giaoban.apps.journal.signals import rows_added
from giaoban.core.chain import FIRST, Link

__all__ = ["FIRST", "AppendOnlyError", "AppendOnlyModel", "AppendOnlyQuerySet", "Event", "Seal"]


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


class EventQuerySet(AppendOnlyQuerySet):
    """Events, and those that somebody looks for."""

    def links(self) -> Iterator[Link]:
        """The chain as it is proven and exported, from its first event."""
        for event in self.order_by("number").iterator(chunk_size=2000):
            yield event.link


class Event(AppendOnlyModel):
    """Somebody did something to something. `number` counts without a gap from 1."""

    number = models.BigIntegerField("số", primary_key=True)
    version = models.PositiveSmallIntegerField(default=1, help_text="How the hash is worked out: see core.chain")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người thực hiện"
    )
    by_name = models.CharField("tên người thực hiện", max_length=150, blank=True, default="")
    action = models.CharField("việc", max_length=60, db_index=True)
    subject_model = models.CharField("loại đối tượng", max_length=80)
    subject_id = models.CharField("mã đối tượng", max_length=40)
    unit = models.CharField("đơn vị", max_length=13, blank=True, default="", help_text="Key of the unit it is about")
    details = models.TextField("chi tiết", default="{}", help_text="Canonical JSON: sorted keys, no spaces")
    reason = models.TextField("lý do", blank=True, default="")
    booked = models.TextField("số liệu đã ghi", blank=True, default="", help_text="JSON of core.chain.facts")
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["subject_model", "subject_id"], name="journal_event_subject"),
            models.Index(fields=["unit", "number"], name="journal_event_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject_model}/{self.subject_id}"

    @property
    def link(self) -> Link:
        """The event as the chain holds it."""
        return Link(
            version=self.version,
            number=self.number,
            at=self.at.isoformat(),
            by=self.by_id,
            by_name=self.by_name,
            action=self.action,
            subject_model=self.subject_model,
            subject_id=self.subject_id,
            unit=self.unit,
            details=self.details,
            reason=self.reason,
            booked=self.booked,
            previous_hash=self.previous_hash,
            hash=self.hash,
        )


class Seal(AppendOnlyModel):
    """The printed code of a row of the ledger, and the event that booked it."""

    entry = models.BigIntegerField("dòng của sổ số liệu", primary_key=True)
    code = models.CharField("mã in", max_length=10, db_index=True)
    event = models.ForeignKey(Event, models.PROTECT, related_name="seals")

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return self.code
