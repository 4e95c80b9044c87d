"""The installed command as a shell runs it: start, language, closed pipes, Ctrl-C, ports."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from giaoban import __version__
from giaoban.cli.main import main
from giaoban.cli.serving import why_unavailable

COMMAND = [sys.executable, "-m", "giaoban.cli"]


def test_output_is_utf8_under_any_locale_and_no_django_is_imported(folder):
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment["PYTHONPROFILEIMPORTTIME"] = "1"

    ended = subprocess.run([*COMMAND, "read", str(folder), "--json"], capture_output=True, env=environment, timeout=60)

    assert "918,755 tỷ đồng".encode() in ended.stdout
    assert ended.returncode == 0
    imported = ended.stderr.decode()
    assert "giaoban.core.reading" in imported
    assert not any(name in imported for name in (" django", " trafilatura", " docx", " pypdfium2", " python_calamine"))


def test_closed_pipe_leaves_no_traceback(folder):
    for number in range(60):
        (folder / f"{number}.txt").write_text("Thu ngân sách đạt 918,755 tỷ đồng. " * 100, encoding="utf-8")

    ended = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m giaoban.cli read --json '{folder}' | head -c 100"],
        capture_output=True,
        timeout=60,
    )

    assert len(ended.stdout) == 100
    assert ended.stderr == b""


def test_interrupt_ends_quietly():
    process = subprocess.Popen([*COMMAND, "read", "-"], stdin=subprocess.PIPE, stdout=-1, stderr=-1)
    while not is_at_work(process.pid):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)

    out, err = process.communicate(timeout=20)

    # Python ends by the signal itself where Ctrl-C came while it ran code made of text, as data classes do; a shell
    # reports 130 for both.
    assert process.returncode in (130, -signal.SIGINT)
    assert (out, err) == (b"", b"")


def is_at_work(pid):
    """Whether the command has begun to load the reader, the first to need decimals; next it waits for its input."""
    return "_decimal" in Path(f"/proc/{pid}/maps").read_text()


def test_version(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"giaoban {__version__}\n"


def test_port_in_use_gets_a_sentence(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert main(["serve", "--port", str(port)]) == 2

    assert capsys.readouterr().err.startswith(
        f"giaoban: Cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác"
    )


def test_addresses_that_cannot_be_had():
    assert why_unavailable("127.0.0.1", 0).startswith("Cổng 0 không có;")
    assert why_unavailable("không-có.invalid", 8000).startswith("Không có địa chỉ “không-có.invalid”;")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert why_unavailable("127.0.0.1", port) == ""


def test_serve_answers_and_stops_at_ctrl_c(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "GIAOBAN_DATA": str(tmp_path)}
    command = [*COMMAND, "serve", "--port", str(port), "--workers", "1"]

    refused = subprocess.run(command, capture_output=True, env=environment, timeout=60)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert "hãy chạy “giaoban migrate”" in refused.stderr.decode()

    subprocess.run([*COMMAND, "migrate", "-v", "0"], check=True, env=environment, timeout=120)
    with (tmp_path / "serve.log").open("w+") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            page = opened(f"http://127.0.0.1:{port}/")
            style = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
            assert "{" in opened(f"http://127.0.0.1:{port}{style}")
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
        log.seek(0)
        assert log.readline().startswith(f"Giao ban đang chạy tại http://127.0.0.1:{port}/")


def opened(address):
    """The page, asked for until the server is up."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)
