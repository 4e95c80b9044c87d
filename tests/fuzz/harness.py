"""Feeds the reader and the readers of files with inputs that grow towards code that none has reached yet.

    python tests/fuzz/harness.py read|extract [LIBFUZZER OPTIONS] CORPUS…

A run ends with an error at the first input that breaks a promise, and leaves that input in a file. The promises: the
reader never raises, and every entry is its own text; `extract` gives text or one sentence.
"""

import sys
from pathlib import Path
from unicodedata import is_normalized, normalize

import atheris

with atheris.instrument_imports(include=["giaoban"], enable_loader_override=False):
    from giaoban.core.reading import read
    from giaoban.files import FileError, Limits, read_document

_SMALL = Limits(file_bytes=1 << 20, unpacked_bytes=1 << 22, characters=200_000, pages=20, rows=2_000, cells=20_000)


def read_any(data: bytes) -> None:
    """Any text is read, and each entry read is a substring of it."""
    text = normalize("NFC", data.decode("utf-8", "ignore"))
    report = read(text)
    for entry in (*report.figures, *report.references, *report.tasks):
        assert text[entry.start : entry.end] == entry.text, entry
    for person in report.people:
        assert text[person.start : person.end] == person.name, person
    for figure in report.figures:
        assert figure.of is None or 1 <= figure.of <= len(report.figures), figure


def extract_any(data: bytes) -> None:
    """Any bytes give a text in NFC whose every offset has a place, or one sentence; what lies within them too."""
    for document in read_document("any", data, limits=_SMALL):
        if document.error is not None:
            sentence = str(document.error)
            assert isinstance(document.error, FileError)
            assert sentence.endswith("."), sentence
            assert "; " in sentence, sentence
            continue
        assert document.extracted is not None
        text = document.extracted.text
        assert is_normalized("NFC", text)
        for offset in (0, len(text) // 2, len(text)):
            assert isinstance(document.extracted.places.at(offset), str)


if __name__ == "__main__":
    target = {"read": read_any, "extract": extract_any}[sys.argv[1]]
    atheris.Setup([str(Path(__file__)), *sys.argv[2:]], target)
    atheris.Fuzz()
