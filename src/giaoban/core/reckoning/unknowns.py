"""What a number is of: a result, a plan, or the factor between two, named so that two reports mean the same unknown."""

from enum import StrEnum
from typing import NamedTuple

from giaoban.core.periods import Period
from giaoban.core.reckoning.owners import Owner


class Kind(StrEnum):
    """What an unknown is."""

    RESULT = "result"
    PLAN = "plan"
    FACTOR = "factor"
    AMOUNT = "amount"
    MET = "met"  # 1 for a target that was met, 0 for one that was not


class Quantity(NamedTuple):
    """An unknown. Two are one where every field agrees.

    `unit` is without scale ("đồng"). `tag` keeps apart what the other fields would run together: an estimate from the
    later official figure, a plan without an owner in one report from that in another.
    """

    kind: Kind
    subject: str
    place: str | None
    period: Period | None
    unit: str
    owner: Owner | None = None
    tag: str = ""


EDITION = "\x1f"  # parts the edition of a plan from the rest of its tag


def edition_in(tag: str) -> str:
    """The edition of a plan, as it stands at the end of its tag.

    >>> edition_in(f"6.txt{EDITION}2") == f"{EDITION}2", edition_in("6.txt")
    (True, '')
    """
    _, mark, edition = tag.partition(EDITION)
    return mark + edition


def factor_of(key: str) -> Quantity:
    """The unknown that the percentage or growth stated at `key` gives.

    >>> factor_of("4.txt:9-13").tag
    '4.txt:9-13'
    """
    return Quantity(Kind.FACTOR, "", None, None, "", None, key)


def amount_of(key: str, unit: str) -> Quantity:
    """The unknown that a change by an amount, stated at `key`, gives.

    >>> str(amount_of("4.txt:9-13", "hộ").kind)
    'amount'
    """
    return Quantity(Kind.AMOUNT, "", None, None, unit, None, key)
