"""`giaoban check`: what cannot be, with its sentences and an exit code."""

import json
import os
import subprocess
import sys
from fractions import Fraction

import pytest

from giaoban.cli.main import main


def run(capsys, *argv):
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_nothing_impossible(capsys, folder):
    code, out, err = run(capsys, "check", folder)

    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("Đã đọc 1 văn bản, 4 số liệu;")
    assert "Không thấy số liệu nào mâu thuẫn với nhau." in out


def test_plan_that_follows_is_told_with_its_sentence(capsys, folder):
    _, out, _ = run(capsys, "check", folder)

    after = out.split("SUY RA TỪ SỐ LIỆU")[1]
    assert "tỷ đồng" in after.splitlines()[1]
    assert "ước đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao.” (" in after
    assert "dòng 4)" in after


def test_contradiction_is_shown_with_its_sentence(capsys, wrong):
    code, out, _ = run(capsys, "check", wrong)

    assert code == 1
    after = out.split("KHÔNG THỂ CÙNG ĐÚNG (1)\n")[1].splitlines()
    assert "90,5%" in after[0]
    assert "158/261" in after[0]
    assert after[1] == f"   – “- Kết nạp 158/261 đảng viên, bằng 90,5% chỉ tiêu Thành ủy giao.” ({wrong}, dòng 4)"


def test_figures_of_several_reports_meet(capsys, folder):
    report = "UBND QUẬN LÊ CHÂN\n\nBÁO CÁO\nTháng 4 năm 2025\n\n"
    report += "- Tổng thu ngân sách nhà nước trên địa bàn tháng 4 đạt {} tỷ đồng.\n"
    (folder / "tháng 4.txt").write_text(report.format("918,755"), encoding="utf-8")
    (folder / "tháng 4 - bản hai.txt").write_text(report.format("818,755"), encoding="utf-8")

    code, out, _ = run(capsys, "check", folder, "--json")

    findings = json.loads(out)["findings"]
    assert code == 1
    assert [{statement["text"] for statement in finding["statements"]} for finding in findings] == [
        {"918,755 tỷ đồng", "818,755 tỷ đồng"}
    ]
    assert {statement["path"] for statement in findings[0]["statements"]} == {
        str(folder / "tháng 4.txt"),
        str(folder / "tháng 4 - bản hai.txt"),
    }


def test_json_says_where_and_how_far(capsys, folder, wrong):
    _, out, _ = run(capsys, "check", "--json", folder)

    account = json.loads(out)
    assert {document["path"]: document["figures"] for document in account["documents"]} == {
        str(folder / "tháng 4.txt"): 4,
        str(wrong): 3,
    }
    assert account["checked"] + account["unchecked"] == 7
    finding = account["findings"][0]
    assert (finding["kind"], finding["verdict"]) == ("share", "impossible")
    assert all(statement["at"] == "dòng 4" for statement in finding["statements"])
    plan = next(implied for implied in account["implied"] if implied["kind"] == "plan")
    assert (plan["subject"], plan["unit"]) == ("TC01", "tỷ đồng")
    assert Fraction(plan["low"]) < Fraction("1837.51") < Fraction(plan["high"]) < 1900


def test_bad_file_gives_two_and_the_rest_is_checked(capsys, folder, wrong):
    (folder / "trống.txt").write_bytes(b"")

    code, out, err = run(capsys, "check", folder)

    assert code == 2
    assert "KHÔNG THỂ CÙNG ĐÚNG (1)" in out
    assert "trống.txt': Tệp rỗng" in err


def test_english(capsys, wrong):
    _, out, _ = run(capsys, "check", wrong, "--language", "en")

    assert "CANNOT ALL BE TRUE (1)" in out
    assert "KHÔNG" not in out


def test_a_choice_of_the_ledger_does_not_go_with_files(capsys, tmp_path):
    path = tmp_path / "bao-cao.txt"
    path.write_text("Thu ngân sách đạt 5 tỷ đồng.", encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        main(["check", str(path), "--unit", "2024-305"])

    assert ended.value.code == 2
    assert "--unit và --period chọn trong sổ số liệu" in capsys.readouterr().err


def test_without_a_path_the_ledger_is_asked_for(tmp_path):
    """No database yet: one sentence, no traceback."""
    command = [sys.executable, "-m", "giaoban.cli", "check", "--unit", "2024-305"]
    settings = {**os.environ, "GIAOBAN_DATA": str(tmp_path), "GIAOBAN_DATABASE": ""}
    ended = subprocess.run(command, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)

    assert ended.returncode == 2
    assert "giaoban migrate" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_steps_to_check_by_hand(capsys, tmp_path):
    path = tmp_path / "bao-cao.txt"
    words = "Năm 2025, thu ngân sách đạt 62/100 tỷ đồng, bằng 68% kế hoạch thành phố giao."
    path.write_text(words, encoding="utf-8")

    _, plain, _ = run(capsys, "check", path)
    code, explained, _ = run(capsys, "check", path, "--explain", "--language", "en")

    assert code == 1
    assert "÷" not in plain
    assert "   · Result over base: at least 61.5 ÷ 101 = 60.89 %" in explained
    assert json.loads(run(capsys, "check", path, "--json")[1])["findings"][0]["steps"]
