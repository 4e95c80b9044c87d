"""Month ends follow the ledger: whatever adds a row to it brings them in step within the same transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef

from giaoban.apps.figures.models import Decision, Entry
from giaoban.apps.journal.signals import rows_added
from giaoban.apps.rollups.first_years import Key
from giaoban.apps.rollups.keeping import keep
from giaoban.apps.rollups.rebuilding import keep_many
from giaoban.apps.targets.models import Target

MANY = 30  # years of an indicator at a unit from which statements over sets are quicker than row by row


def follow() -> None:
    """Listen to the ledger."""
    rows_added.connect(_entries_added, sender=Entry, dispatch_uid="rollups.entries")
    rows_added.connect(_targets_added, sender=Target, dispatch_uid="rollups.targets")
    rows_added.connect(_decisions_added, sender=Decision, dispatch_uid="rollups.decisions")


def _entries_added(sender: Any, rows: Iterable[Entry], **details: Any) -> None:
    found = list(rows)
    keys = {(row.unit_id, row.indicator_id, row.period_to.year) for row in found}
    earlier = [row.corrects_id for row in found if row.corrects_id is not None]
    if earlier:
        keys |= _keys(Entry.objects.filter(pk__in=earlier))
    if len(keys) < MANY:
        keep(keys)
    else:
        keep_many(keys)


def _targets_added(sender: Any, rows: Iterable[Target], **details: Any) -> None:
    found = list(rows)
    earlier = [row.supersedes_id for row in found if row.supersedes_id is not None]
    if earlier:
        found += Target.objects.filter(pk__in=earlier)
    keep(
        {
            (row.unit_id, row.indicator_id, year)
            for row in found
            for year in range(row.period_from.year, row.period_to.year + 1)
        }
    )


def _decisions_added(sender: Any, rows: Sequence[Decision], **details: Any) -> None:
    """A decision changes which of several rows of one period counts, and nothing where there is one alone."""
    same = ("unit", "indicator", "period_from", "period_to")
    others = Entry.objects.current().filter(**{name: OuterRef(name) for name in same}).exclude(pk=OuterRef("pk"))
    entries = Entry.objects.current().filter(figure__in=[row.figure_id for row in rows])
    keep(_keys(entries.filter(Exists(others))))


def _keys(entries: Any) -> set[Key]:
    return set(entries.order_by().values_list("unit_id", "indicator_id", F("period_to__year")).distinct())
