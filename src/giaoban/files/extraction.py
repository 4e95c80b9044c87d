"""One file in, its text out: its size is judged first, its content says what it is, one reader a kind does the rest."""

import os
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from giaoban.files.encodings import decode
from giaoban.files.errors import FileError
from giaoban.files.extracted import Extracted, Kind
from giaoban.files.isolation import extract_isolated
from giaoban.files.limits import DEFAULT, Limits, grouped
from giaoban.files.names import safe_name
from giaoban.files.opening import read_bytes, refuse_size
from giaoban.files.packages import check_package
from giaoban.files.sniffing import kind_of_bytes, kind_of_text
from giaoban.files.stamps import refuse_secret

# Each reader's module is imported when its first file comes: a text file should not wait for the PDF library.
_TEXT_READERS = {Kind.TXT: "plain.extract_plain", Kind.HTML: "web_page.extract_web_page"}
_SHEETS = {Kind.XLSX, Kind.XLS, Kind.ODS}
_BYTE_READERS = {
    Kind.DOCX: "word.extract_word",
    Kind.PDF: "pdf.extract_pdf",
    Kind.EML: "mail.extract_mail",
    Kind.ZIP: "archive.extract_archive",
}
_PACKAGES = {Kind.DOCX, Kind.XLSX, Kind.ODS, Kind.ZIP}


def extract(source: str | os.PathLike[str] | bytes, name: str | None = None, limits: Limits = DEFAULT) -> Extracted:
    """The text of a file given by its path or by its bytes, with the places it came from.

    `name` is the file's own name; it serves as title where the file declares none, never to tell the kind.
    Raises FileError with one Vietnamese sentence where the file will not do, SecretFileError where it bears a stamp.

    >>> extract("Thu ngân sách đạt 918,755 tỷ đồng".encode()).kind
    <Kind.TXT: 'txt'>
    """
    data = source if isinstance(source, bytes) else read_bytes(source, limits)
    refuse_size(len(data), limits)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FileError("Tệp rỗng, không có chữ nào để đọc; hãy kiểm tra lại và gửi bản có nội dung.")
    extracted = _extract_kind(data, limits)
    refuse_secret(extracted.text[:20_000].split("\n"))
    if len(extracted.text) > limits.characters:
        raise FileError(
            f"Văn bản dài {grouped(len(extracted.text))} ký tự, quá giới hạn {grouped(limits.characters)} ký tự nên "
            "không nhận; hãy tách thành nhiều tệp."
        )
    if not extracted.text.strip() and not extracted.attachments:
        raise FileError("Tệp mở được nhưng không có chữ nào để đọc; hãy kiểm tra lại và gửi bản có nội dung.")
    if extracted.title is None and name:
        return replace(extracted, title=PurePosixPath(safe_name(name)).stem)
    return extracted


def _extract_kind(data: bytes, limits: Limits) -> Extracted:
    kind = kind_of_bytes(data)
    if kind in _PACKAGES:
        check_package(data, limits)
    if kind in _SHEETS:
        return extract_isolated(data, kind, limits)
    try:
        return _extract_text(data, limits) if kind is None else _extract_bytes(kind, data, limits)
    except FileError:
        raise
    except Exception as error:  # the libraries raise kinds of their own without number for bytes that are broken
        raise FileError(
            f"Tệp {kind or 'văn bản'} bị hỏng hoặc có cấu trúc lạ ({type(error).__name__}) nên không đọc được; "
            "hãy mở bản gốc, lưu lại rồi gửi lại."
        ) from error


def _extract_text(data: bytes, limits: Limits) -> Extracted:
    # The header of a message is ASCII, whatever its parts are in.
    if kind_of_text(data[:8000].decode("latin-1").replace("\r\n", "\n")) is Kind.EML:
        return _extract_bytes(Kind.EML, data, limits)
    text = decode(data)
    read_text = cast(Callable[[str], Extracted], _reader(_TEXT_READERS[kind_of_text(text)]))
    return read_text(text)


def _extract_bytes(kind: Kind, data: bytes, limits: Limits) -> Extracted:
    read_data = cast(Callable[[bytes, Limits], Extracted], _reader(_BYTE_READERS[kind]))
    return read_data(data, limits)


def _reader(name: str) -> object:
    module, function = name.split(".")
    return getattr(import_module(f"giaoban.files.{module}"), function)
