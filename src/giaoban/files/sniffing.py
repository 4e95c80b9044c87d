"""What a file is, by its content. The name is never asked: a renamed file is read as what it is."""

import re
from typing import TYPE_CHECKING

from giaoban.files.errors import FileError
from giaoban.files.extracted import Kind
from giaoban.files.packages import open_package

if TYPE_CHECKING:
    from zipfile import ZipFile

_WILL_DO = "hãy gửi tệp txt, html, docx, pdf, xlsx hoặc eml"
# First bytes of what people send by mistake, and what to tell them.
_UNREADABLE = (
    (b"{\\rtf", "Tệp là văn bản RTF nên chưa đọc được; hãy mở bằng Word và lưu lại thành docx."),
    *((sign, "image") for sign in (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")),
    *((sign, "archive") for sign in (b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ")),
    *((sign, "program") for sign in (b"MZ", b"\x7fELF")),
)
_SENTENCES = {
    "image": f"Tệp là ảnh chụp, không có lớp chữ nên không đọc được; {_WILL_DO} có chữ.",
    "archive": f"Tệp là tệp nén, không phải một văn bản; hãy giải nén rồi gửi từng tệp bên trong ({_WILL_DO[8:]}).",
    "program": f"Tệp là chương trình máy tính, không phải văn bản nên không nhận; {_WILL_DO}.",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|table|ul|ol|h[1-6]|span|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(
    r"(?i)(from|to|cc|subject|date|mime-version|received|return-path|message-id|content-type|x-[\w-]+):"
)


def kind_of_bytes(data: bytes) -> Kind | None:
    """The kind that the bytes themselves show, or None for text; FileError where no reader will do."""
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _kind_of_package(data)
    if data.startswith(_OLE):
        return _kind_of_compound(data)
    for sign, sentence in _UNREADABLE:
        if data.startswith(sign) and (len(sign) > 2 or b"\x00" in data[:200]):
            raise FileError(_SENTENCES.get(sentence, sentence))
    return None


def kind_of_text(text: str) -> Kind:
    """Which kind of text: a message starts with header lines, a page with a tag.

    >>> [str(kind_of_text(text)) for text in ("<p>Thu ngân sách", "From: a@b.vn\\nSubject: x\\n\\nThư", "Kính gửi: A")]
    ['html', 'eml', 'txt']
    """
    if _HTML.match(text[:4000]):
        return Kind.HTML
    head = text[:8000].lstrip("\n").split("\n\n")[0].split("\n")
    names = {found[1].lower() for line in head if (found := _HEADER.match(line))}
    if _HEADER.match(head[0]) and len(names & {"from", "to", "subject", "date", "mime-version", "message-id"}) >= 2:
        return Kind.EML
    return Kind.TXT


def _kind_of_package(data: bytes) -> Kind:
    package = open_package(data)
    names = set(package.namelist())
    if "word/document.xml" in names:
        return Kind.DOCX
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    mimetype = _mimetype(package, names)
    if mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return Kind.ODS
    if mimetype.startswith("application/vnd.oasis.opendocument"):
        raise FileError("Tệp là văn bản OpenDocument nên chưa đọc được; hãy mở bằng LibreOffice và lưu lại thành docx.")
    if "xl/workbook.bin" in names:
        raise FileError("Tệp là bảng tính Excel nhị phân (xlsb) nên chưa đọc được; hãy lưu lại thành xlsx.")
    if any(name.startswith("ppt/") for name in names):
        raise FileError("Tệp là bài trình chiếu PowerPoint, không phải báo cáo; hãy gửi báo cáo dạng docx hoặc pdf.")
    if "[Content_Types].xml" in names:
        raise FileError("Tệp Office thiếu phần nội dung chính nên đã hỏng; hãy mở bản gốc và lưu lại.")
    return Kind.ZIP


def _mimetype(package: "ZipFile", names: set[str]) -> str:
    return package.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""


def _kind_of_compound(data: bytes) -> Kind:
    """An Office file of before 2007, or a modern one behind a password; told apart by the names of its streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise FileError("Tệp Office đặt mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.")
    if holds("WordDocument"):
        raise FileError("Tệp là Word kiểu cũ (doc) nên chưa đọc được; hãy mở bằng Word và lưu lại thành docx.")
    if holds("Workbook") or holds("Book\x00"):
        return Kind.XLS
    if holds("PowerPoint Document"):
        raise FileError("Tệp là bài trình chiếu PowerPoint, không phải báo cáo; hãy gửi báo cáo dạng docx hoặc pdf.")
    if holds("__properties_version1.0"):
        raise FileError("Tệp là thư Outlook (msg) nên chưa đọc được; hãy lưu thư thành eml.")
    raise FileError(f"Tệp là định dạng Office kiểu cũ chưa đọc được; {_WILL_DO}.")
