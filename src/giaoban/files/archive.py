"""Archives of documents (zip): every document inside is taken out to be read as one of its own.

Archives inside archives are opened too, to a bounded depth; how many files come out and how large they are together is
bounded for all of them as one. A name from an archive is only ever a name: nothing is written anywhere by it.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from giaoban.files.errors import FileError
from giaoban.files.extracted import Attachment, Extracted, Kind
from giaoban.files.limits import DEFAULT, Limits, grouped, megabytes
from giaoban.files.names import is_document, safe_path
from giaoban.files.packages import check_package, open_package
from giaoban.files.sniffing import kind_of_bytes

_UTF8_NAME = 0x800  # the flag of an entry whose name is said to be UTF-8


def extract_archive(data: bytes, limits: Limits = DEFAULT) -> Extracted:
    """The documents inside as attachments, their folders in their names; the text itself is empty.

    `notes` says what else the archive holds. FileError where it holds no document, or more than the limits.
    """
    opening = _Opening(limits)
    attachments = tuple(opening.documents(data, "", 1))
    if not attachments:
        raise FileError(
            "Tệp nén không chứa văn bản nào đọc được; hãy nén các tệp txt, html, docx, pdf, xlsx hoặc eml rồi gửi lại."
        )
    return Extracted("", Kind.ZIP, notes=opening.notes(), attachments=attachments)


@dataclass(slots=True)
class _Opening:
    """One archive with those inside it: what has come out so far."""

    limits: Limits
    files: int = 0
    size: int = 0
    names: set[str] = field(default_factory=set)
    passed_over: Counter[str] = field(default_factory=Counter)

    def documents(self, data: bytes, folder: str, depth: int) -> Iterator[Attachment]:
        package = open_package(data)
        for entry in package.infolist():
            name = _name(entry)
            parts = PurePosixPath(name.replace("\\", "/")).parts
            if entry.is_dir() or not parts or any(_is_hidden(part) for part in parts):
                continue
            inner = self._free(f"{folder}{safe_path(name)}")
            if not is_document(inner):
                self.passed_over[PurePosixPath(inner).suffix.lower()] += 1
                continue
            content = self._content(package, entry)
            if _is_archive(content):
                yield from self._archive(content, inner, depth)
            else:
                yield Attachment(inner, content)

    def notes(self) -> tuple[str, ...]:
        if not self.passed_over:
            return ()
        kinds = ", ".join(f"{count} tệp {end or 'không có đuôi'}" for end, count in self.passed_over.most_common())
        return (f"Trong tệp nén đã bỏ qua {kinds} vì không phải văn bản báo cáo.",)

    def _archive(self, content: bytes, name: str, depth: int) -> Iterator[Attachment]:
        if depth >= self.limits.nested_archives:
            raise FileError(
                f"Tệp nén lồng trong tệp nén quá {self.limits.nested_archives} lớp nên không mở tiếp; "
                "hãy giải nén rồi gửi các văn bản bên trong."
            )
        try:
            check_package(content, self.limits)
        except FileError:
            yield Attachment(name, content)  # told later, under its own name
            return
        yield from self.documents(content, f"{name}/", depth + 1)

    def _content(self, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of an entry, whose package has been unpacked once to see that it is whole."""
        self.files += 1
        self.size += entry.file_size
        if self.files > self.limits.archive_files:
            raise FileError(
                f"Tệp nén chứa hơn {grouped(self.limits.archive_files)} văn bản nên không nhận; "
                "hãy chia thành nhiều tệp nén nhỏ hơn."
            )
        if self.size > self.limits.unpacked_bytes:
            raise FileError(
                f"Các văn bản trong tệp nén cộng lại quá {megabytes(self.limits.unpacked_bytes)} nên không nhận; "
                "hãy chia thành nhiều tệp nén nhỏ hơn."
            )
        return package.read(entry)

    def _free(self, name: str) -> str:
        """The name, told apart from an equal one before it."""
        path = PurePosixPath(name)
        free, number = name, 1
        while free in self.names:
            number += 1
            free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        self.names.add(free)
        return free


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(("~$", ".")) and part not in (".", ".."))


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; many programs write UTF-8 without saying so."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _is_archive(content: bytes) -> bool:
    try:
        return kind_of_bytes(content) is Kind.ZIP
    except FileError:
        return False  # what will not do is told later, under its own name
