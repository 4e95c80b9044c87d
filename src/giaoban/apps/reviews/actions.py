"""Reckoning over a unit's ledger, and people's answers to what it found."""

from django.contrib.auth.models import AbstractBaseUser

from giaoban.apps.reviews.models import Answer, Finding
from giaoban.apps.units.models import Unit


def reckon(unit: Unit) -> None:
    """Recompute findings and implied values of `unit` from its figures as decided."""
    raise NotImplementedError


def answer(finding: Finding, *, kind: str, reason: str, by: AbstractBaseUser) -> Answer:
    """Answer a finding: corrected, explained or misread, with the reason."""
    raise NotImplementedError
