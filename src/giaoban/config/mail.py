"""The mail server of an installation, read from one address; without one no message leaves the product."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where messages go out, and how."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_server(address: str | None) -> MailServer:
    """The server of "smtp://user:password@host:587" (STARTTLS where a password is sent) or "smtps://…".

    >>> mail_server("smtp://bao-cao:b%40t-ky@mail.example.vn")
    MailServer(host='mail.example.vn', port=587, user='bao-cao', password='b@t-ky', starttls=True, tls=False)
    >>> mail_server("smtp://localhost:25").starttls, mail_server(None).host
    (False, '')

    Raises ValueError for another kind of address.
    """
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(
            f"GIAOBAN_MAIL='{parts.scheme}://…' is no mail server: write smtp://user:password@host:587 or smtps://…"
        )
    secure = parts.scheme == "smtps"
    user = unquote(parts.username or "")
    return MailServer(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=user,
        password=unquote(parts.password or ""),
        starttls=bool(user) and not secure,
        tls=secure,
    )
