"""From paths to read reports; what will not do is told on standard error and the others go on."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban.cli.streams import say
from giaoban.core.reading import Report, read
from giaoban.files import Document, Extracted, Kind, Limits, printable, read_document, walk

STDIN = "-"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with what the reader took from it."""

    path: str
    extracted: Extracted
    report: Report

    def place(self, offset: int) -> str:
        """Where in the file an offset of its text stands."""
        return self.extracted.places.at(offset)


class Reading:
    """The documents under some paths, read one at a time while they are asked for.

    >>> reading = Reading(["/no/such/file.txt"])
    >>> list(reading), reading.bad
    ([], 1)
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self.bad = 0

    def __iter__(self) -> Iterator[ReadDocument]:
        passed_over: Counter[str] = Counter()
        for document in _documents(self._paths, passed_over):
            if document.error is not None or document.extracted is None:
                self.bad += 1
                say(f"'{printable(document.path)}': {document.error}")
                continue
            for note in document.extracted.notes:
                say(f"'{printable(document.path)}': {note}")
            if document.extracted.kind is Kind.ZIP:
                continue  # what it holds comes next
            report = read(document.extracted.text, published=document.extracted.published)
            yield ReadDocument(document.path, document.extracted, report)
        tell_passed_over(passed_over)


def tell_passed_over(passed_over: Counter[str]) -> None:
    """Say what the directories hold besides documents, so that nothing is left out in silence."""
    if passed_over:
        kinds = ", ".join(f"{count} tệp {ending or 'không có đuôi'}" for ending, count in passed_over.most_common())
        say(f"Trong thư mục đã bỏ qua {kinds} vì không phải văn bản báo cáo.")


def _documents(paths: Sequence[str], passed_over: Counter[str]) -> Iterator[Document]:
    for path in paths:
        if path == STDIN:
            yield from read_document(STDIN, sys.stdin.buffer.read(Limits().file_bytes + 1))
        else:
            yield from walk([path], passed_over=passed_over)
