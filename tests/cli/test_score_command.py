"""`giaoban score`: the table, the misses, and the same figures as an independent scorer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from giaoban.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "reading"
GOLD = {
    "text": "103 đảng viên",
    "value": 103,
    "unit": "đảng viên",
    "role": "actual",
    "measure": "kết nạp đảng viên",
    "period": "2025-04",
}


@pytest.fixture
def annotated(tmp_path):
    """A folder with one annotated report: a figure read rightly, one annotated that nothing can find, one invented."""
    text = "Tháng 4/2025, quận kết nạp 103 đảng viên, trồng 50 ha rừng. Không ai đọc được chữ này."
    missed = {"text": "chữ này", "value": 7, "unit": "", "role": "actual", "measure": "chữ"}
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"figures": [GOLD, missed]}), encoding="utf-8")
    return tmp_path


def run(capsys, *argv):
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_table(capsys, annotated):
    code, out, err = run(capsys, "score", annotated)

    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].split() == ["chính", "xác", "đầy", "đủ", "F1", "chú", "giải", "đọc", "được"]
    assert lines[1].split()[-5:] == ["0.500", "0.500", "0.500", "2", "2"]
    assert len(lines) == 13


def test_json_has_the_counts(capsys, annotated):
    table = json.loads(run(capsys, "score", annotated, "--json")[1])

    assert table["figure whole"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2, "read": 2}


@pytest.mark.parametrize(
    ("language", "missed", "invented"), [("vi", "bị sót", "đọc thừa"), ("en", "missed", "invented")]
)
def test_misses_name_each_figure(capsys, annotated, language, missed, invented):
    lines = run(capsys, "score", annotated, "--misses", "--language", language)[1].splitlines()

    assert lines[0] == f"a: “chữ này” {missed} (actual, chữ)"
    assert lines[1].startswith(f"a: “50 ha” {invented} (")


def test_what_will_not_do_is_told_and_the_rest_is_scored(capsys, annotated):
    (annotated / "b.json").write_text("{", encoding="utf-8")
    (annotated / "b.txt").write_text("Thu 5 tỷ đồng.", encoding="utf-8")
    (annotated / "c.json").write_text("{}", encoding="utf-8")

    code, out, err = run(capsys, "score", annotated, annotated / "không-có", "--json")

    assert code == 2
    assert json.loads(out)["figure found"]["gold"] == 2
    assert [line.split("': ")[0].rsplit("/", 1)[-1] for line in err.splitlines()] == ["b.json", "c.json", "không-có"]


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the independent scorer is not there: {SHARED}")
@pytest.mark.parametrize("folder", [SHARED / "dev", ROOT / "tests/documents/own", ROOT / "tests/documents/rest"])
def test_same_figures_as_the_independent_scorer(capsys, tmp_path, folder):
    main(["read", "--json", *map(str, sorted(folder.glob("*.txt")))])
    read = tmp_path / "read.jsonl"
    read.write_text(capsys.readouterr().out, encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(folder), str(read), "--json"]
    independent = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert json.loads(run(capsys, "score", folder, "--json")[1]) == json.loads(independent.stdout)
