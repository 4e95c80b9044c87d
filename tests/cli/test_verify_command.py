"""`giaoban verify FILE`: an exported chain proven on a machine that has no database."""

import subprocess
import sys
from dataclasses import replace

import pytest

from giaoban.cli.main import main
from giaoban.core.chain import FIRST, Fact, Link, code_of, lines_of, printed_code, written_facts


def event(number, previous, row, value, corrects=None):
    fact = Fact(
        row, "2024-305", "Quận Lê Chân", "TC01", "Thu ngân sách nhà nước", "2025-04", value, "tỷ đồng", "official",
        corrects=corrects,
    )  # fmt: skip
    made = Link(
        2, number, f"2026-11-25T02:0{number}:00+00:00", 3, "kiemtra", "figures.entered", "figures.entry", str(row),
        "2024-305", '{"a":1}', "", written_facts([fact]), previous, "",
    )  # fmt: skip
    return replace(made, hash=made.digest())


@pytest.fixture(scope="module")
def links():
    one = event(1, FIRST, 11, "918.755")
    return [one, event(2, one.hash, 12, "1918.7", corrects=11)]


@pytest.fixture
def chain(links, tmp_path):
    path = tmp_path / "chain.jsonl"
    path.write_text("\n".join(lines_of(links, exported_at="2026-11-25")) + "\n", "utf-8")
    return path


def test_a_whole_chain_ends_with_0_and_its_last_hash(chain, links, capsys):
    assert main(["verify", str(chain)]) == 0
    assert capsys.readouterr().out == f"Nhật ký nguyên vẹn: 2 sự kiện, mã băm cuối {links[1].hash}\n"


def test_a_code_tells_the_figure_who_booked_it_and_what_came_since(chain, links, capsys):
    assert main(["verify", str(chain), "--code", printed_code(code_of(links[0].hash, 11)).lower()]) == 0

    assert capsys.readouterr().out.splitlines()[2:] == [
        "  Đơn vị: Quận Lê Chân (2024-305)",
        "  Chỉ tiêu: Thu ngân sách nhà nước (TC01)",
        "  Kỳ: tháng 4/2025",
        "  Số: 918,755 tỷ đồng (chính thức)",
        "  Ghi lúc 25/11/2026 09:01, người ghi: kiemtra (sự kiện số 1)",
        "  Về sau: đã sửa thành 1.918,7 tỷ đồng (chính thức), 25/11/2026 09:02 (sự kiện số 2)",
    ]


def test_a_hash_that_was_written_down_is_found_or_missed(chain, links, capsys):
    assert main(["verify", str(chain), "--head", links[0].hash[:16].upper()]) == 0
    assert "sự kiện số 1" in capsys.readouterr().out
    assert main(["verify", str(chain), "--head", "0" * 64]) == 1
    assert "đã bị viết lại" in capsys.readouterr().err


WRONG = [
    (lambda text: text.replace("918.755", "919.755"), 1, "Nội dung sự kiện số 1 đã bị sửa"),
    (lambda text: "".join(text.splitlines(True)[:1] + text.splitlines(True)[2:]), 1, "Thiếu sự kiện số 1"),
    (lambda text: "".join(text.splitlines(True)[:-1]), 1, "cắt cụt sau sự kiện số 2"),
    (lambda text: "Thu ngân sách\n", 2, "không phải chuỗi nhật ký"),
    (lambda text: "", 2, "không phải chuỗi nhật ký"),
]


@pytest.mark.parametrize(("changed", "code", "said"), WRONG)
def test_a_chain_that_does_not_fit_says_where(chain, capsys, changed, code, said):
    chain.write_text(changed(chain.read_text("utf-8")), "utf-8")

    assert main(["verify", str(chain)]) == code
    assert said in capsys.readouterr().err


ARGUMENTS = [
    (["--head", "abc"], 2, "không phải mã băm"),
    (["--code", "abc"], 2, "không phải mã số liệu"),
    (["--code", "00AAQ-52QHH"], 2, "gõ sai"),
    (["--code", "00AAQ-52QHG"], 1, "Không số liệu nào"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), ARGUMENTS)
def test_what_cannot_be_asked_is_told(chain, capsys, arguments, code, said):
    assert main(["verify", str(chain), *arguments]) == code
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_or_no_text(tmp_path, capsys):
    (tmp_path / "a.bin").write_bytes(b"\xff\xfe\x00")

    assert main(["verify", str(tmp_path / "none")]) == 2
    assert main(["verify", str(tmp_path / "a.bin")]) == 2
    said = capsys.readouterr().err
    assert "Không có tệp" in said
    assert "không phải văn bản UTF-8" in said


def test_no_framework_is_loaded_for_a_file(chain):
    program = f"import sys; from giaoban.cli.main import main; main(['verify', {str(chain)!r}]); "
    program += "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)

    assert done.returncode == 0, done.stderr
