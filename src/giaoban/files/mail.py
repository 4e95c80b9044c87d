"""Messages: subject and body as text, the attachments beside it to be read as documents of their own."""

from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import cast

from giaoban.files.encodings import decode
from giaoban.files.errors import FileError
from giaoban.files.extracted import Attachment, Extracted, Kind, TextWriter
from giaoban.files.limits import DEFAULT, Limits
from giaoban.files.names import safe_name
from giaoban.files.tables import one_line


def extract_mail(data: bytes, limits: Limits = DEFAULT) -> Extracted:
    """The subject, the body and the names of what is attached; the day of sending is the day published."""
    message = message_from_bytes(data, policy=policy.default)
    subject = one_line(_header(message, "Subject"))
    attachments = tuple(_attachments(message, limits))
    writer = TextWriter()
    if subject:
        writer.line(subject, "tiêu đề thư")
    for number, line in enumerate(_body(message).split("\n"), start=1):
        writer.line(line, f"thân thư, dòng {number}")
    if attachments:
        writer.line(f"Tệp đính kèm: {', '.join(attachment.name for attachment in attachments)}", "phần đính kèm")
    return Extracted(writer.text, Kind.EML, subject or None, _sent(message), writer.places, (), attachments)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, AttributeError):  # a header that breaks the library's own parser
        return ""


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    text = _decoded(cast(EmailMessage, part))
    if part.get_content_subtype() == "html" and text.strip():
        from giaoban.files.web_page import extract_web_page  # a plain message should not wait for it

        return extract_web_page(text).text
    return text.strip("\n")


def _decoded(part: EmailMessage) -> str:
    """The text of a part; where it names no encoding or a wrong one, the bytes are judged as those of a file."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    named = part.get_content_charset()
    if named:
        try:
            return decode(data.decode(named).encode())
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data) if data else ""


def _attachments(message: EmailMessage, limits: Limits) -> list[Attachment]:
    found: list[Attachment] = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        if number > limits.attachments:
            raise FileError(
                f"Thư có hơn {limits.attachments} tệp đính kèm nên không nhận; "
                "hãy lưu các tệp ra ngoài rồi gửi từng phần."
            )
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            data = inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
            name = part.get_filename() or f"thu-{number}.eml"
        else:
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
            name = part.get_filename() or f"dinh-kem-{number}"
        if part.get_content_maintype() != "image" or part.get_content_disposition() == "attachment":
            found.append(Attachment(safe_name(name), data))
    return found


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (TypeError, ValueError):
        return None
