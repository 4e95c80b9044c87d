"""What docs/periods.md says of codes, labels and phrases is true."""

import re
from pathlib import Path

from giaoban.core.periods import Anchor, Period, PeriodKind, find_periods

PAGE = Path(__file__).resolve().parents[3] / "docs" / "periods.md"
ANCHOR = Anchor(2025, 4, 28, Period.parse("2025-01/2025-04"))


def table(heading):
    """The rows under a table's head, as tuples of cells."""
    body = PAGE.read_text(encoding="utf-8").split(heading, 1)[1].split("\n\n", 1)[0]
    return [tuple(re.split(r" \| ", line.strip("| "))) for line in body.splitlines()[2:]]


def test_the_table_of_text_forms():
    rows = table("| Kind | Code | Label | Short |")

    assert {kind for kind, *_ in rows} == set(PeriodKind)
    for kind, code, label, short in rows:
        period = Period.parse(code)
        assert (str(period.kind), str(period), period.label, period.short) == (kind, code, label, short)


def test_the_table_of_phrases():
    rows = table("| Words | Relation | Period |")

    assert len(rows) > 20
    for words, relation, expected in rows:
        mentions = find_periods(words)
        assert [(mention.text, str(mention.relation)) for mention in mentions[:1]] in (
            [(words, relation)],
            [(words.removesuffix(" bảo hành"), relation)],
        )
        period = mentions[0].resolve(ANCHOR)
        assert (str(period) if period else "none") == expected


def test_every_spelling_shown_is_read():
    spellings = PAGE.read_text(encoding="utf-8").split("`parse` also takes", 1)[1].split("`period.sdmx`", 1)[0]
    codes = re.findall(r"`([^`]+)`", spellings)

    assert len(codes) == 15
    assert all(Period.parse(code) for code in codes)
