"""What an event put into the ledger, in words that need no database: unit, indicator, period and value as written."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the ledger as booked. `row` is its number there, `corrects` that of the row that it stands for.

    `value` is the number with the digits that were written and a decimal point; `withdrawn` says that from here on
    nothing stands where `corrects` stood.
    """

    row: int
    unit: str
    unit_name: str
    indicator: str
    indicator_name: str
    period: str
    value: str
    measured_in: str
    standing: str
    bound: str = ""
    corrects: int | None = None
    withdrawn: bool = False


_NAMES = {field.name for field in fields(Fact)}


def written_facts(facts: Iterable[Fact]) -> str:
    """The facts as one line of JSON, always the same for the same facts; nothing for none.

    >>> fact = Fact(1, "2024-305", "Quận Lê Chân", "TC01", "Thu ngân sách", "2025-04", "918.755", "tỷ đồng", "official")
    >>> facts_in(written_facts([fact])) == (fact,), written_facts([])
    (True, '')
    """
    found = [asdict(fact) for fact in facts]
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if found else ""


def facts_in(booked: str) -> tuple[Fact, ...]:
    """The facts of an event; ValueError for text that `written_facts` did not write."""
    if not booked:
        return ()
    try:
        return tuple(Fact(**{name: one[name] for name in _NAMES & one.keys()}) for one in json.loads(booked))
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no list of booked figures: {booked[:80]}") from error
