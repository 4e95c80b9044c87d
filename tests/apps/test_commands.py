"""The commands on the database: what they print and what they refuse."""

import os
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Entry
from giaoban.apps.reviews import sample
from giaoban.apps.units.models import Unit

REPORT = "Quận ủy Lê Chân\n\nTháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "april.txt").write_text(REPORT, "utf-8")
    (tmp_path / "note.log").write_text("no document", "utf-8")
    return tmp_path


def test_import_takes_a_directory_in(le_chan, folder, capsys):
    call_command("import", str(folder), unit="2024-305")

    out = capsys.readouterr().out
    assert "april.txt: đã nhận (Quận Lê Chân)" in out
    assert "1 tệp đã nhận, 0 tệp đã có từ trước, 0 tệp không nhận." in out
    assert Entry.objects.current().count() == 1


def test_import_tells_what_it_refused(le_chan, folder, capsys):
    (folder / "empty.txt").write_bytes(b"")

    with pytest.raises(CommandError) as raised:
        call_command("import", str(folder / "empty.txt"), str(folder / "april.txt"), unit="2024-305")

    assert raised.value.returncode == 2
    assert "empty.txt: không nhận. Tệp rỗng" in capsys.readouterr().out
    assert Document.objects.count() == 1


def test_import_refuses_a_unit_that_is_none(le_chan, folder):
    with pytest.raises(CommandError, match="không phải mã đơn vị"):
        call_command("import", str(folder), unit="305")


HISTORY = "Chỉ tiêu;T1/2025;T2/2025\nThu ngân sách trên địa bàn;300;12,3,4\nViệc chưa có tên;1;2\n"


def test_import_of_history_tells_cells_in_error_and_books_nothing(le_chan, folder, capsys):
    (folder / "history.csv").write_text(HISTORY, "utf-8")

    with pytest.raises(CommandError) as raised:
        call_command("import", str(folder / "history.csv"), "--history", unit="2024-305")

    out = capsys.readouterr().out
    assert raised.value.returncode == 2
    assert "1 số mới, 0 số thay số cũ" in out
    assert "Ô C2: “12,3,4” không phải là số" in out
    assert "“Việc chưa có tên” chưa rõ thuộc chỉ tiêu nào" in out
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("option", "booked"), [("--skip-errors", 1), ("--dry-run", 0)])
def test_import_of_history(option, booked, le_chan, folder):
    (folder / "history.csv").write_text(HISTORY, "utf-8")

    call_command("import", str(folder / "history.csv"), "--history", option, unit="2024-305")

    assert Entry.objects.current().count() == booked


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        ("Chỉ tiêu;T1/2025\nThu;5\n", {}, "cần biết là của đơn vị nào"),
        ("Chỉ một đoạn văn", {"unit": "2024-305"}, "chưa ghi được"),
        ("Chỉ tiêu;T1/2025\nThu;5\n", {"unit": "2024-305", "sheet": "Khác"}, "chưa ghi được"),
    ],
)
def test_import_of_history_refuses(content, options, words, le_chan, folder):
    (folder / "history.csv").write_text(content, "utf-8")

    with pytest.raises(CommandError, match=words):
        call_command("import", str(folder / "history.csv"), "--history", **options)


def test_review_prints_the_board(le_chan, folder, capsys):
    call_command("import", str(folder), unit="2024-305")

    call_command("review")

    out = capsys.readouterr().out
    assert "Quận Lê Chân, Thành phố Hải Phòng · tháng 4/2025" in out
    assert "918,755" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"unit": "2024-999"}, "không phải mã đơn vị"),
        ({}, "Chưa có văn bản nào"),
        ({"unit": "2024-305", "period": "2025-13"}, "không phải một kỳ"),
    ],
)
def test_review_refuses_in_a_sentence(le_chan, options, said):
    with pytest.raises(CommandError, match=said):
        call_command("review", **options)


def test_the_sample_loads_once(sample_office, db, settings, capsys):
    before = (Document.objects.count(), Entry.objects.count())

    (settings.DATA / "sample-passwords.txt").write_text("lanhdao cu-roi\n", "utf-8")

    call_command("load_sample")

    assert (Document.objects.count(), Entry.objects.count()) == before
    out = capsys.readouterr().out
    assert "0 báo cáo đã nhận, 62 báo cáo đã có từ trước." in out
    assert "Đọc" not in out
    assert "Tài khoản lanhdao, mật khẩu do người dùng đã đổi" in out


def test_the_sample_tells_its_logins_again(sample_office, db, settings, capsys):
    kept = "".join(f"{name} {password}\n" for name, password in sample_office.passwords.items())
    (settings.DATA / "sample-passwords.txt").write_text(kept, "utf-8")

    call_command("load_sample")

    out = capsys.readouterr().out
    for name, password in sample_office.passwords.items():
        assert f"Tài khoản {name}, mật khẩu {password}\n" in out


def test_sample_passwords_are_kept_from_others(sample_office):
    assert {"lanhdao", "vanphong", "xemthu", "nhaplieu", "thanhpho"} <= set(sample_office.passwords)
    assert len(set(sample_office.passwords.values())) == len(sample_office.passwords)
    assert sample_office.written_to.stat().st_mode & 0o777 == 0o600
    assert sample.tables.sample()["opens_at"]["period"] == sample_office.opens_at[1]


def test_reckon_says_what_it_found(sample_office, db, capsys):
    call_command("reckon", unit="2024-305")

    assert "Quận Lê Chân: 1 điểm chưa khớp" in capsys.readouterr().out


@pytest.mark.parametrize(("unit", "may"), [("2024-305", True), ("2025-11383", True), ("2025-11407", True)])
def test_the_sample_can_be_tried_in_the_wards_that_followed(sample_office, db, django_user_model, unit, may):
    for name, decides in (("lanhdao", may), ("vanphong", may), ("xemthu", False)):
        user = django_user_model.objects.get(username=name)

        assert user.has_perm("figures.decide", Unit.objects.by_key(unit)) is decides


def run(data, *words):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIAOBAN_")}
    environment["GIAOBAN_DATA"] = str(data)
    command = [sys.executable, "-m", "giaoban.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["review", "reckon"])
def test_a_command_before_the_database_says_what_to_run(tmp_path, command):
    done = run(tmp_path / "new", command)

    assert done.returncode != 0
    assert "hãy chạy “giaoban migrate”" in done.stderr
    assert "Traceback" not in done.stderr


def test_import_makes_the_database_that_it_needs(tmp_path, folder):
    done = run(tmp_path / "new", "import", str(folder))

    assert done.returncode == 0, done.stderr
    assert "april.txt: đã nhận (Quận Lê Chân)" in done.stdout
    assert "918,755" in run(tmp_path / "new", "review", "--unit", "2024:305", "--period", "2025-04").stdout


def test_review_prints_shares_points_and_forecasts(sample_office, db, capsys):
    call_command("review", unit="2024:305", period="2025-04")

    lines = {line.split("  ")[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "Đạt tiến độ 7/10 chỉ tiêu · 2 nguy cơ · 1 chậm" in "".join(lines)
    assert re.search(r"58 +83 +≈ 108 % +● đúng tiến độ$", lines["Thu thuế ngoài quốc doanh"])
    assert "+1 điểm %" in lines["Tỷ lệ dân số tham gia bảo hiểm y tế"]
