"""What a command compiled is kept for the next; nothing that may lie in its place does harm."""

import os
import subprocess
import sys

import pytest

from giaoban.cli.compiled import get_ready
from giaoban.core import patterns

TEXT = "Tháng 4/2025, quận kết nạp 103 đảng viên."


def read_once(folder, cache):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    home = {name: str(cache) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME")}
    command = [sys.executable, "-m", "giaoban.cli", "read", "--json", str(folder / "a.txt")]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ | home)


def kept(cache):
    return sorted(cache.rglob("patterns-*.bin"))


def test_the_second_run_takes_up_what_the_first_compiled(tmp_path):
    cache = tmp_path / "cache"

    first = read_once(tmp_path, cache)
    (file,) = kept(cache)
    written = file.stat().st_mtime_ns
    second = read_once(tmp_path, cache)

    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout
    assert [each.stat().st_mtime_ns for each in kept(cache)] == [written]  # nothing new was compiled


@pytest.mark.parametrize("lying", [b"", b"not what it should be", b"\xff" * 5000])
def test_another_file_in_its_place_is_passed_over(tmp_path, lying):
    cache = tmp_path / "cache"
    sound = read_once(tmp_path, cache)
    (file,) = kept(cache)
    file.write_bytes(lying)

    again = read_once(tmp_path, cache)

    assert (again.returncode, again.stdout) == (0, sound.stdout)
    assert file.read_bytes() != lying


def test_without_a_folder_to_write_in_it_reads_all_the_same(tmp_path):
    (tmp_path / "cache").write_text("a file, no folder", encoding="utf-8")

    ended = read_once(tmp_path, tmp_path / "cache")

    assert ended.returncode == 0
    assert "103 đảng viên" in ended.stdout


def test_a_sample_makes_most_patterns_ready():
    get_ready()

    assert len(patterns.kept(everything=True) or b"") > 100_000
