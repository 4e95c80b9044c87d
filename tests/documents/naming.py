"""How well a reader tells which mentions of documents mean one document, against texts annotated by hand.

`NAME.json` beside `NAME.txt` lists the documents of a text, each with its identity and its mentions as exact
substrings. The measure is B-cubed: for each mention, how many of those read as the same document truly are
(precision), and how many that are were read so (recall). A mention that is missed or invented counts against it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from giaoban.core.reading.references import find_documents

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Totals over texts: mentions of gold and read, their B-cubed sums, and documents whose identity is right."""

    gold: int = 0
    read: int = 0
    recall: float = 0.0
    precision: float = 0.0
    documents: int = 0
    identities: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            *(getattr(self, name) + getattr(other, name) for name in Agreement.__dataclass_fields__),
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of mentions."""
        precision, recall = self.precision / max(self.read, 1), self.recall / max(self.gold, 1)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def named(self) -> float:
        """The share of documents with the identity of the annotation."""
        return self.identities / max(self.documents, 1)


def measure(paths: Iterable[Path]) -> Agreement:
    """The agreement over the annotations at `paths`."""
    total = Agreement()
    for path in paths:
        total += compare(path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8")))
    return total


def compare(text: str, annotation: dict) -> Agreement:
    """The agreement for one text."""
    gold = [
        (each["identity"], {locate(text, mention) for mention in each["mentions"]}) for each in annotation["documents"]
    ]
    read = [(each.identity(), set(each.mentions)) for each in find_documents(text)]
    of_gold = {span: mentions for _, mentions in gold for span in mentions}
    of_read = {span: mentions for _, mentions in read for span in mentions}
    same = {span: other for span in of_gold for other in of_read if span[0] < other[1] and other[0] < span[1]}
    shared = sum(_shared(of_gold[span], of_read[other], same) / len(of_gold[span]) for span, other in same.items())
    trusted = sum(_shared(of_gold[span], of_read[other], same) / len(of_read[other]) for span, other in same.items())
    identities = {identity for identity, _ in read}
    return Agreement(
        len(of_gold), len(of_read), shared, trusted, len(gold), sum(identity in identities for identity, _ in gold)
    )


def locate(text: str, mention: dict) -> Span:
    """Where a mention stands: the occurrence of its text that it names, the first without one."""
    at = -1
    for _ in range(mention.get("occurrence", 1)):
        at = text.index(mention["text"], at + 1)
    return at, at + len(mention["text"])


def _shared(gold: set[Span], read: set[Span], same: dict[Span, Span]) -> int:
    """How many mentions a document of gold and one as read have in common."""
    return sum(same.get(span) in read for span in gold)
