"""`giaoban read` by several processes: the same bytes as by one, files that kill their process, progress."""

import io
import os
import signal
import subprocess
import sys

import pytest

from giaoban.cli import printing
from giaoban.cli.main import main
from giaoban.cli.progress import Progress

REPORT = "BÁO CÁO tháng {}/2025\n\n- Thu ngân sách đạt {},5 tỷ đồng, bằng {}% kế hoạch; kết nạp {} đảng viên.\n"


@pytest.fixture
def many(tmp_path):
    """Thirty reports, two files that will not do, and one that is no document."""
    for number in range(1, 31):
        text = REPORT.format(number % 12 + 1, number, number, number)
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "05.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "09.txt").write_bytes(b"")
    (tmp_path / "x.json").write_text("{}")
    return tmp_path


def outcome(*argv):
    ended = subprocess.run([sys.executable, "-m", "giaoban.cli", *map(str, argv)], capture_output=True, timeout=60)
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize("style", [["--json"], ["--explain"]])
def test_the_same_bytes_however_many_processes(many, style):
    alone = outcome("read", many, "--jobs", 1, *style)

    assert alone[0] == 2
    assert alone[2].count(b"\n") == 3
    assert outcome("read", many, "--jobs", 3, *style) == alone
    assert outcome("read", many, *style) == alone


def test_a_file_that_kills_its_process_is_told_and_the_others_are_read(many, monkeypatch, capsys):
    real = printing.read_document

    def fatal(path, source):
        if path.endswith("17.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(path, source)

    monkeypatch.setattr(printing, "read_document", fatal)

    assert main(["read", str(many), "--json", "--jobs", "2"]) == 2

    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 28
    assert [line for line in err.splitlines() if "17.txt': Tệp này làm tiến trình đọc dừng" in line]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_text_that_the_reader_stumbles_on_is_told(many, monkeypatch, capsys, jobs):
    real = printing.read

    def stumbling(text, **options):
        if "tháng 6/" in text:
            raise RecursionError
        return real(text, **options)

    monkeypatch.setattr(printing, "read", stumbling)
    main(["read", str(many), "--json", "--jobs", jobs])

    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 26
    assert err.count("Bộ đọc vấp phải cách viết chưa từng gặp (RecursionError)") == 3


def test_a_closed_pipe_ends_all_processes(many):
    command = f"'{sys.executable}' -m giaoban.cli read --json --jobs 2 '{many}' 2>&1 | head -c 10"
    ended = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=60)

    assert ended.stdout == b'{"path": "'


def test_progress_is_told_on_a_terminal_only(monkeypatch):
    clock = iter(range(0, 1000, 1))
    monkeypatch.setattr("giaoban.cli.progress.time.monotonic", lambda: next(clock))
    shown, silent = io.StringIO(), io.StringIO()
    asked = []

    on_terminal = Progress(lambda: asked.append(1) or 40, stream=shown, shown=True)
    elsewhere = Progress(lambda: asked.append(2) or 40, stream=silent)
    for _ in range(10):
        on_terminal.step()
        elsewhere.step()
    on_terminal.clear()
    elsewhere.clear()

    assert "Đã đọc 10/40 tệp (25%), còn khoảng" in shown.getvalue()
    assert shown.getvalue().endswith(" \r")
    assert (silent.getvalue(), asked) == ("", [1])


def test_a_short_work_says_nothing_even_on_a_terminal():
    stream = io.StringIO()
    progress = Progress(lambda: 3, stream=stream, shown=True)
    for _ in range(3):
        progress.step()
    progress.clear()

    assert stream.getvalue() == ""


@pytest.mark.parametrize("jobs", ["0", "-1", "hai", "2.5", "100000"])
def test_a_number_of_processes_that_will_not_do(capsys, jobs):
    with pytest.raises(SystemExit) as ended:
        main(["read", "a.txt", f"--jobs={jobs}"])

    assert ended.value.code == 2
    assert f"--jobs không nhận “{jobs}”, phải là số nguyên từ 1 đến 9999" in capsys.readouterr().err
