"""How names of units stand inside a Vietnamese sentence."""

from collections.abc import Sequence


def in_sentence(name: str) -> str:
    """A unit's name inside a sentence: small kind, but for a number, as decree 30/2020 spells both.

    >>> in_sentence("Phường Lê Chân"), in_sentence("Quận 1")
    ('phường Lê Chân', 'Quận 1')
    """
    return name if name.rsplit(" ", 1)[-1].isdecimal() else name[:1].lower() + name[1:]


def listed(names: Sequence[str]) -> str:
    """Names in a row: commas, and "và" before the last.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b và c', 'a')
    """
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
