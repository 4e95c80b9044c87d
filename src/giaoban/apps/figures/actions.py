"""What people do with figures: bring files in, confirm, correct, reject and take back."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser

from giaoban.apps.documents.models import Intake
from giaoban.apps.figures.models import Decision, Figure
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

Progress = Callable[[int, int, str], None]  # files done, files in all, name of the file at hand


class FigureError(ValueError):
    """A decision that cannot be taken, with the sentence that a person reads."""


def import_files(
    unit: Unit | None,
    files: Iterable[tuple[str, bytes | Path]],
    *,
    by: AbstractBaseUser | None,
    progress: Progress | None = None,
) -> Intake:
    """Take each file in: store, read, match, book, reckon. One transaction a file; a bad one is refused.

    Without `unit` each file's own place says whose it is. The same file twice changes nothing.
    """
    raise NotImplementedError


def confirm(figures: Sequence[Figure], *, by: AbstractBaseUser) -> list[Decision]:
    """Each figure is right as read. Its measure becomes a confirmed alias of its indicator."""
    raise NotImplementedError


def confirm_sure(document_id: int, *, by: AbstractBaseUser) -> list[Decision]:
    """Confirm every figure of the document that needs no second look."""
    raise NotImplementedError


def correct(
    figure: Figure,
    *,
    by: AbstractBaseUser,
    reason: str,
    value: Decimal | None = None,
    decimals: int | None = None,
    unit: str = "",
    role: str = "",
    period: Period | None = None,
    indicator: Indicator | None = None,
) -> Decision:
    """The figure should have been read so; what is not given stays as read. FigureError where nothing changes."""
    raise NotImplementedError


def reject(figure: Figure, *, by: AbstractBaseUser, reason: str) -> Decision:
    """The figure is none, or is not the unit's: what was booked of it is withdrawn."""
    raise NotImplementedError


def undo(figure: Figure, *, by: AbstractBaseUser) -> Decision:
    """Take the latest decision about the figure back; FigureError where there is none."""
    raise NotImplementedError
