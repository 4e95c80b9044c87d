"""The benchmark of the reader: what it prints is measured on the folders that it is given."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks" / "reading.py"
TEXT = "Tháng 4/2025, quận kết nạp 103 đảng viên; thu ngân sách đạt 918,755 tỷ đồng, bằng 50% kế hoạch."
GOLD = {"text": "103 đảng viên", "value": 103, "unit": "đảng viên", "role": "actual", "measure": "kết nạp đảng viên"}


@pytest.fixture
def reports(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT * 20, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"figures": [GOLD]}), encoding="utf-8")
    return tmp_path


def run(*argv):
    return subprocess.run([sys.executable, SCRIPT, *argv], capture_output=True, text=True, timeout=120)


def test_speed_floor_profile_and_accuracy(reports):
    ended = run("--json", reports)

    measured = json.loads(ended.stdout)
    assert ended.stderr == ""
    assert (measured["reports"], measured["characters"]) == (1, len(TEXT) * 20)
    assert measured["floor"]["characters_a_second"] > measured["characters_a_second"] > 1_000
    assert measured["floor"]["patterns"] >= 4
    assert 95 <= sum(measured["modules"].values()) <= 101
    assert any(name.startswith("core.reading") for name in measured["modules"])
    assert measured["accuracy"][reports.name]["figure found"]["gold"] == 1
    assert "task" not in measured["accuracy"][reports.name]


def test_table_for_people(reports):
    lines = run(reports).stdout.splitlines()

    assert lines[0].startswith(f"1 reports, {len(TEXT) * 20:,} characters, one core")
    assert "characters a second: the reader" in lines[1]
    assert "characters a second: the same reports again" in lines[2]
    assert "characters a second: the floor" in lines[3]
    assert any(line.startswith("figure whole") for line in lines)


def test_a_folder_without_reports_is_told(tmp_path):
    ended = run(tmp_path)

    assert ended.returncode == 2
    assert "name a folder of annotated reports" in ended.stderr


def test_peers_are_measured_over_all_paragraphs(capsys):
    spec = importlib.util.spec_from_file_location("reading_peers", ROOT / "benchmarks" / "reading_peers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module._SECONDS = 0.05
    seen = []

    rate = module.speed(f"{'a' * 50}\nngắn\n{'b' * 60}", lambda paragraph: seen.append(paragraph))

    assert rate > 0
    assert set(seen) == {"a" * 50, "b" * 60}
