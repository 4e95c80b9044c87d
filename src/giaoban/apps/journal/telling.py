"""What an event says about its subject without anybody writing it out: the row as it is now, as it was, its unit.

Whoever records may say `before` and `after` better; what is worked out here is for those that leave it.
"""

from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from django.db import models

LONGEST = 300  # characters of a text that are told; of a longer one its length and hash
_SECRET = frozenset({"password", "secret", "key", "token"})
_EARLIER = ("corrects", "supersedes", "replaces", "withdraws")
_UNIT = "units.unit"
_FARTHEST = 4


def told(row: models.Model) -> dict[str, Any]:
    """The columns of a row that say something; an office, an indicator by its key where it is at hand."""
    found: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if value in (None, "") or field.primary_key or field.name in _SECRET:
            continue
        if isinstance(field, models.ForeignKey) and field.is_cached(row):
            value = _key(getattr(row, field.name), value)
        found[field.name] = _short(value)
    return found


def earlier(row: models.Model) -> models.Model | None:
    """The row in whose place this one comes, None where it is the first or its table knows no such thing."""
    for name in _EARLIER:
        before = getattr(row, name, None)
        if isinstance(before, row.__class__):
            return before
    return None


def differing(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What was otherwise before."""
    return {name: value for name, value in before.items() if after.get(name) != value}


def unit_of(row: models.Model) -> str:
    """The key of the unit that a row is about, by the shortest way of foreign keys; "" where there is none."""
    found: Any = row
    way = _way(row.__class__)
    if way is None:
        return ""
    for name in way:
        found = getattr(found, name)
        if found is None:
            return ""
    return str(found.key)


@cache
def _way(model: type[models.Model]) -> tuple[str, ...] | None:
    """The names of the foreign keys that lead from a row of `model` to its unit."""
    level: list[tuple[type[models.Model], tuple[str, ...]]] = [(model, ())]
    for _ in range(_FARTHEST):
        ahead = []
        for one, way in level:
            if one._meta.label_lower == _UNIT:
                return way
            for field in one._meta.concrete_fields:
                if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type):
                    ahead.append((field.related_model, (*way, field.name)))
        level = ahead
    return next((way for one, way in level if one._meta.label_lower == _UNIT), None)


def _key(related: Any, number: Any) -> Any:
    for name in ("key", "code"):
        said = getattr(related, name, None)
        if isinstance(said, str) and said:
            return said
    return number


def _short(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, bool | int):
        return value
    text = str(value)
    if len(text) > LONGEST:
        return f"({len(text)} ký tự, SHA-256 {sha256(text.encode()).hexdigest()})"
    return text
