"""Many files in: directories gone through in the order of names, messages and archives with what is in them.

A file that will not do is told and the others go on. In a directory only documents are taken, known by the ending of
their names; the rest is counted, so that nothing is left out in silence. A file named outright is always read.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from giaoban.files.errors import FileError
from giaoban.files.extracted import Extracted
from giaoban.files.extraction import extract
from giaoban.files.limits import DEFAULT, Limits, grouped, megabytes
from giaoban.files.names import is_document
from giaoban.files.opening import why_unopened


@dataclass(frozen=True, slots=True)
class Document:
    """One document met on the way: its path, and what it says or why it will not do.

    The path of an attachment is that of its message or archive, "/" and its own name. An archive has no text: its
    document stands for what it holds and says in its notes what it holds besides.
    """

    path: str
    extracted: Extracted | None = None
    error: FileError | None = None


def walk(
    paths: Iterable[str | os.PathLike[str]], *, passed_over: Counter[str] | None = None, limits: Limits = DEFAULT
) -> Iterator[Document]:
    """Every document under the paths, read one at a time.

    `passed_over` counts, by the ending of their names, the files of directories that are no documents.
    """
    for found in find(paths, passed_over=passed_over):
        if isinstance(found, Document):
            yield found
        else:
            yield from read_document(str(found), found, limits=limits)


def find(
    paths: Iterable[str | os.PathLike[str]], *, passed_over: Counter[str] | None = None
) -> Iterator[Path | Document]:
    """Every file under the paths that is to be read, not yet opened; a document with its error where none can be had.

    `passed_over` counts, by the ending of their names, the files of directories that are no documents.
    """
    counted = Counter[str]() if passed_over is None else passed_over
    for path in paths:
        yield from _files(Path(path), counted, set())


def read_document(path: str, source: os.PathLike[str] | bytes, *, limits: Limits = DEFAULT) -> Iterator[Document]:
    """One document under the name `path`, then what is attached to it, messages in messages too."""
    yield from _read(path, source, limits, 0, _Taken())


@dataclass(slots=True)
class _Taken:
    """What has come out of one message or archive so far, of those inside it too: documents and their bytes."""

    files: int = 0
    size: int = 0

    def rest(self, limits: Limits) -> Limits:
        """The limits for what comes next."""
        files, size = limits.archive_files - self.files, limits.unpacked_bytes - self.size
        return replace(limits, archive_files=max(0, files), unpacked_bytes=max(0, size))

    def exceeds(self, limits: Limits) -> bool:
        """Whether more came out than may."""
        return self.files > limits.archive_files or self.size > limits.unpacked_bytes


def _read(path: str, source: os.PathLike[str] | bytes, limits: Limits, depth: int, taken: _Taken) -> Iterator[Document]:
    try:
        extracted = extract(source, Path(path).name, taken.rest(limits) if depth else limits)
    except FileError as error:
        yield Document(path, error=error)
        return
    yield Document(path, extracted)
    for attachment in extracted.attachments:
        inner = f"{path}/{attachment.name}"
        taken.files += 1
        taken.size += len(attachment.data)
        if taken.exceeds(limits):
            yield Document(
                inner,
                error=FileError(
                    f"Thư và các gói nén lồng trong nhau chứa hơn {grouped(limits.archive_files)} văn bản hoặc hơn "
                    f"{megabytes(limits.unpacked_bytes)} nên không đọc tiếp; hãy chia nhỏ rồi gửi từng phần."
                ),
            )
            return
        if depth < limits.nested_messages:
            yield from _read(inner, attachment.data, limits, depth + 1, taken)
        else:
            yield Document(
                inner,
                error=FileError(
                    f"Thư lồng trong thư quá {limits.nested_messages} lớp nên không đọc tiếp; "
                    "hãy lưu tệp đính kèm ra ngoài rồi gửi riêng."
                ),
            )


def _files(path: Path, passed_over: Counter[str], entered: set[tuple[int, int]]) -> Iterator[Path | Document]:
    if not path.is_dir():
        yield path
        return
    status = path.stat()
    if (status.st_dev, status.st_ino) in entered:
        return  # a link back to a directory that is being walked
    entered.add((status.st_dev, status.st_ino))
    try:
        names = sorted(os.listdir(path), key=lambda name: normalize("NFC", name))
    except OSError as error:
        yield Document(str(path), error=FileError(why_unopened(error)))
        return
    for name in names:
        inner = path / name
        if name.startswith((".", "~$")):
            continue
        if inner.is_dir():
            yield from _files(inner, passed_over, entered)
        elif is_document(inner.name):
            yield inner
        else:
            passed_over[inner.suffix.lower()] += 1
