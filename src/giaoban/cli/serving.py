"""`giaoban serve`: the pages, served by one process or two with a thread each."""

import errno
import os
import socket
from collections.abc import Sequence

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
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
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
        log_level=LogLevels.warning,
    ).serve()
    return 0


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
