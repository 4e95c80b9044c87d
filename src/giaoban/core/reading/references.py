"""The documents of which a text speaks, each known in all its spellings.

"Chỉ thị số 44-CT/TU ngày 28/4/2025", "Chỉ thị 44", "Chỉ thị này" and "Chỉ thị trên" are one document, as are "Luật Đất
đai số 31/2024/QH15" and "Luật Đất đai năm 2024". A shorter spelling is the document met last that it does not
contradict: of that kind, that number or title, and of no other year or issuer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from giaoban.core import patterns
from giaoban.core.reading.citations import find_citations, folded_kinds, overlaps
from giaoban.core.reading.folding import fold, fold_document
from giaoban.core.reading.identities import KnownDocument, Shelf
from giaoban.core.reading.report import Reference
from giaoban.core.reading.titles import Titled, find_titled

# Words after a kind that mean a document named before.
_POINTING = patterns.compile(
    r" (?:này|(?:nói |nêu )?trên|đó|vừa nêu)(?!\w)(?! địa bàn| cơ sở| tinh thần| toàn| từng| các| \d)"
)
_POINTING_WORDS = (" này", " trên", " nói trên", " nêu trên", " đó", " vừa nêu")
# A kind by itself before a mark, and the words before it: "thực hiện Nghị quyết, xã …".
_ALONE = ("Nghị quyết", "Chỉ thị", "Quyết định", "Kế hoạch", "Kết luận", "Nghị định", "Đề án")
_CARRIED_OUT = ("hực hiện ", "riển khai ", "uán triệt ", "heo ", "inh thần ", "ội dung ", "ủa ", "ọc tập ")
_MARKS = (",", ".", ";", ":", ")")
_PLURAL = ("các ", "những ", "hai ", "ba ", "nhiều ")


def find_references(text: str) -> tuple[Reference, ...]:
    """The documents that `text` cites by number, one entry a spelling of the number, at its first mention.

    >>> [(r.kind, r.number, str(r.date), r.issuer)
    ...  for r in find_references("theo Chỉ thị số 44-CT/TU, ngày 28/4/2025 của Ban Thường vụ Thành ủy về lưu trữ")]
    [('Chỉ thị', '44-CT/TU', '2025-04-28', 'Ban Thường vụ Thành ủy')]
    """
    return numbered(find_documents(text))


def numbered(documents: Sequence[KnownDocument]) -> tuple[Reference, ...]:
    """The entries of the annotation guide for those of `documents` that the text cites by number, in text order."""
    references = (reference for each in documents for reference in each.references())
    return tuple(sorted(references, key=attrgetter("start")))


def find_documents(text: str) -> tuple[KnownDocument, ...]:
    """All documents of which `text` speaks, in the order of their first mention, with every place that means them.

    >>> text = "Luật Đất đai số 31/2024/QH15 và Nghị quyết 57-NQ/TW. Luật Đất đai mở đường; Nghị quyết này cũng vậy."
    >>> for known in find_documents(text):
    ...     print(known.identity(), [text[low:high] for low, high in known.mentions])
    luat|31/2024/qh15|2024 ['Luật Đất đai số 31/2024/QH15', 'Luật Đất đai']
    nghi-quyet|57-nq/tw ['Nghị quyết 57-NQ/TW', 'Nghị quyết này']
    """
    folded = fold_document(text)
    citations = find_citations(text, folded)
    spans = [(each.start, each.end) for each in citations]
    events: list[tuple[int, Reference | Titled | _Pointer]] = [(each.start, each) for each in citations]
    for titled in find_titled(text, folded):
        if not overlaps(spans, titled.start, titled.end):
            events.append((titled.start, titled))
    if not events:
        return ()
    events += ((each.start, each) for each in _pointers(text, folded))
    shelf = Shelf()
    for _, event in sorted(events, key=itemgetter(0)):
        if isinstance(event, Reference):
            shelf.cite(event)
        elif isinstance(event, Titled):
            shelf.name(event)
        else:
            shelf.point(event.kind, event.start, event.end, only=event.alone)
    return shelf.documents()


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Words that mean a document named before: "Nghị quyết này", or `alone` a kind: "thực hiện Nghị quyết,"."""

    start: int
    end: int
    kind: str
    alone: bool


def _pointers(text: str, folded: str) -> Iterator[_Pointer]:
    """The places that mean a document by its kind alone."""
    for word in _POINTING_WORDS:
        for at in _places(folded, word):
            if not folded.endswith(folded_kinds(), 0, at) or not (match := _POINTING.match(folded, at)):
                continue
            kind = next(each for each in folded_kinds() if folded.endswith(each, 0, at))
            start = at - len(kind)
            if not folded[start - 1 : start].isalnum() and not folded.endswith(_PLURAL, 0, start):
                yield _Pointer(start, match.end(), kind, alone=False)
    for kind in _ALONE:
        for at in _places(text, kind):
            if text.startswith(_MARKS, at + len(kind)) and text.endswith(_CARRIED_OUT, 0, at):
                yield _Pointer(at, at + len(kind), fold(kind), alone=True)


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
