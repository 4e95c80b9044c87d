"""The units of today whose history a unit is part of."""

from giaoban.apps.documents.models import Document
from giaoban.apps.units.models import Succession, Unit

MOST_STEPS = 6  # reorganisations that are followed


def heirs_with_documents(unit: Unit) -> list[Unit]:
    """Units that `unit` went into, at whatever remove, and that have documents to hold against its own."""
    if unit.valid_to is None:
        return []
    reached: set[int] = set()
    front = {unit.pk}
    for _ in range(MOST_STEPS):
        new = Succession.objects.filter(old__in=front).values_list("new_id", flat=True)
        front = set(new) - reached
        if not front:
            break
        reached |= front
    return list(
        Unit.objects.filter(
            pk__in=reached & set(Document.objects.filter(unit__in=reached).values_list("unit_id", flat=True))
        )
    )
