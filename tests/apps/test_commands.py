"""The commands on the database: what they print and what they refuse."""

import pytest
from django.core.management import CommandError, call_command

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Entry
from giaoban.apps.reviews import sample

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

    call_command("load_sample")

    assert (Document.objects.count(), Entry.objects.count()) == before
    assert "0 báo cáo đã nhận, 51 báo cáo đã có từ trước." in capsys.readouterr().out


def test_sample_passwords_are_kept_from_others(sample_office):
    assert set(sample_office.passwords) == {"lanhdao", "vanphong", "xemthu"}
    assert len(set(sample_office.passwords.values())) == 3
    assert sample_office.written_to.stat().st_mode & 0o777 == 0o600
    assert sample.tables.sample()["opens_at"]["period"] == sample_office.opens_at[1]


def test_reckon_says_what_it_found(sample_office, db, capsys):
    call_command("reckon", unit="2024-305")

    assert "Quận Lê Chân: 1 điểm chưa khớp" in capsys.readouterr().out
