"""`giaoban serve`: the pages, served by one process or two with a thread each."""

import errno
import os
import socket
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import giaoban
from giaoban.cli.arguments import parser
from giaoban.cli.database import SETTINGS
from giaoban.cli.streams import say

APPLICATION = "giaoban.config.wsgi:application"


def serve_command(argv: Sequence[str]) -> int:
    """Run `giaoban serve` until it is stopped; 2 where the address cannot be had."""
    _, commands = parser()
    arguments = commands["serve"].parse_args(argv)
    if sentence := why_unavailable(arguments.host, arguments.port):
        say(sentence)
        return 2
    if sentence := prepare_pages():
        say(sentence)
        return 2
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    print(f"Giao ban đang chạy tại http://{host}:{arguments.port}/ (dừng bằng Ctrl-C)", flush=True)
    Server(
        APPLICATION,
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=1,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def prepare_pages() -> str:
    """Lay out style sheets and scripts where this version's are missing; a sentence where the database is not ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError

    django.setup()
    try:
        call_command("migrate", check_unapplied=True, verbosity=0, stdout=StringIO())
    except DatabaseError as error:
        return f"Không dùng được cơ sở dữ liệu ({str(error).splitlines()[0]}); hãy kiểm tra GIAOBAN_DATABASE."
    except SystemExit:
        return (
            "Cơ sở dữ liệu chưa lập hoặc của phiên bản cũ; hãy chạy “giaoban migrate”, để dùng thử thì “giaoban demo”."
        )
    laid_out = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not laid_out.is_file() or laid_out.stat().st_mtime < newest_change():
        call_command("collectstatic", interactive=False, verbosity=0)
    return ""


def newest_change() -> float:
    """When the newest style sheet, script or picture of the pages was changed, in seconds since 1970."""
    folder = Path(giaoban.__file__).parent / "web" / "static"
    return max((file.stat().st_mtime for file in folder.rglob("*")), default=0.0)


def why_unavailable(host: str, port: int) -> str:
    """One sentence on why nobody can listen there, "" where one can."""
    if not 1 <= port <= 65535:
        return f"Cổng {port} không có; hãy chọn một số từ 1 đến 65535, ví dụ --port 8000."
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except socket.gaierror:
        return f"Không có địa chỉ “{host}”; hãy dùng 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi máy trong mạng)."
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return (
                f"Cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác, ví dụ --port {min(port + 1, 65535)}."
            )
        if error.errno == errno.EACCES:
            return f"Không có quyền mở cổng {port}; hãy chọn cổng từ 1024 trở lên, ví dụ --port 8000."
        return f"Không mở được {host}:{port} ({error.strerror}); hãy chọn địa chỉ hoặc cổng khác."
    return ""
