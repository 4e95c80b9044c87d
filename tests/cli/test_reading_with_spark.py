"""`giaoban read --spark`: the same figures as without it, on two workers.

Needs the packages of requirements/spark.txt beside those of the tests, and Java; without them it is skipped.
"""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from giaoban.cli.main import main
from giaoban.cli.spark import SCHEMA, rows
from giaoban.core.reading import read

REPORTS = sorted((Path(__file__).parents[1] / "documents" / "own").glob("*.txt"))
with_spark = [
    pytest.mark.spark,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed: requirements/spark.txt has it"),
    pytest.mark.skipif(not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java"),
]


def run(*argv):
    command = [sys.executable, "-m", "giaoban.cli", "read", *map(str, argv)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return ended.returncode, ended.stdout, ended.stderr


def written(folder):
    import pyarrow.parquet

    return pyarrow.parquet.read_table(folder).to_pylist()


def expected(name, text):
    return [(name, figure.start, figure.text, figure.value, figure.measure) for figure in read(text).figures]


def test_a_row_has_the_columns_of_the_schema():
    found = [*rows("a.txt", "Kết nạp hơn 103 đảng viên."), *rows("b.txt", b"")]

    names = re.findall(r"`(\w+)`", SCHEMA)
    assert all(set(row) == set(names) for row in found)
    assert [row["error"] is None for row in found] == [True, False]


def test_a_number_too_wide_for_its_column_keeps_its_text():
    (row,) = rows("a.txt", "Kết nạp 0,12345678 đảng viên.")

    assert (row["value"], row["text"]) == (None, "0,12345678 đảng viên")


def test_one_source_at_a_time(capsys):
    assert main(["read", "a", "b", "--spark", "x"]) == 2
    assert "chỉ đọc được một nguồn mỗi lần" in capsys.readouterr().err


def test_nothing_is_written_over(capsys, tmp_path):
    assert main(["read", str(tmp_path), "--spark", str(tmp_path)]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert main(["read", str(tmp_path / "không-có"), "--spark", "x"]) == 2


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is installed here")
def test_without_spark_a_sentence_says_what_to_install(capsys, tmp_path):
    assert main(["read", str(tmp_path), "--spark", str(tmp_path / "x")]) == 2
    assert "requirements/spark.txt" in capsys.readouterr().err


class TestOnTwoWorkers:
    """Spark on this machine."""

    pytestmark = with_spark

    def test_folder(self, tmp_path):
        source = tmp_path / "nguồn"
        source.mkdir()
        for path in REPORTS:
            shutil.copy(path, source)
        (source / "hỏng.docx").write_bytes(b"PK\x03\x04")

        code, out, err = run(source, "--jobs", 2, "--spark", tmp_path / "ra")

        assert code == 0, err
        found = written(tmp_path / "ra")
        good = [row for row in found if row["error"] is None]
        wanted = [row for path in REPORTS for row in expected(path.name, path.read_text("utf-8"))]
        named = [
            (row["path"].rsplit("/", 1)[-1], *(row[k] for k in ("start", "text", "value", "measure"))) for row in good
        ]
        assert sorted(named) == sorted(wanted)
        assert [row["error"][:12] for row in found if row["error"]] == ["Tệp nén hoặc"]
        assert re.search(r"2 tiến trình, mỗi tiến trình \d+ kB/giây, bằng \d+% một lõi đọc riêng", out)

    def test_parquet(self, tmp_path):
        import pyarrow
        import pyarrow.parquet

        texts = {f"{number}-{path.name}": path.read_text("utf-8") for number in range(4) for path in REPORTS}
        table = pyarrow.table({"path": list(texts), "text": list(texts.values())})
        pyarrow.parquet.write_table(table, tmp_path / "vào.parquet")

        code, _, err = run(tmp_path / "vào.parquet", "--jobs", 2, "--spark", tmp_path / "ra")

        assert code == 0, err
        found = [
            (row["path"], *(row[k] for k in ("start", "text", "value", "measure"))) for row in written(tmp_path / "ra")
        ]
        assert sorted(found) == sorted(row for name, text in texts.items() for row in expected(name, text))
        assert len(list((tmp_path / "ra").glob("*.parquet"))) >= 2

    def test_other_columns_are_told(self, tmp_path):
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), tmp_path / "a.parquet")

        code, out, err = run(tmp_path / "a.parquet", "--spark", tmp_path / "ra")

        assert (code, out) == (2, "")
        assert "thiếu cột path hoặc text" in err
