"""Texts that come in through the page and through the command leave the same ledger, row by row."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import DateTimeField

from giaoban.apps.figures.models import Comparison, Entry, Figure
from giaoban.apps.reviews.models import Finding, Implied
from giaoban.apps.targets.models import Target
from giaoban.core.reading import read

DEV = Path(__file__).resolve().parents[2].parent / "shared" / "reading" / "dev"
OWN = {
    "01-nghi-quyet.txt": "NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\n\nNăm 2025, phấn đấu kết nạp từ 261 đảng viên trở lên; "
    "thu ngân sách nhà nước trên địa bàn đạt 1.838 tỷ đồng.\n",
    "02-thang-3.txt": "Quận ủy Lê Chân kiểm điểm công tác tháng 3/2025\n\nThu ngân sách nhà nước trên địa bàn tháng "
    "3/2025 đạt 314,5 tỷ đồng, bằng 120% cùng kỳ. Trong tháng kết nạp 21 đảng viên.\n",
    "03-thang-4.txt": "Quận ủy Lê Chân kiểm điểm công tác tháng 4/2025\n\n4 tháng đầu năm 2025 kết nạp 103/261 đảng "
    "viên, đạt 49,5% chỉ tiêu Thành ủy giao. Thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng, bằng 50% kế "
    "hoạch thành phố giao.\n",
    "04-noi-khac.txt": "Quận Hải Châu, tháng 4/2025\n\nTỷ lệ hộ nghèo còn 0,5%; trồng mới 12 ha rừng.\n",
}
# Keys, and the finding's signature, which is made of keys: PostgreSQL gives those of an undone try to nobody again.
LEFT_OUT = {"id", "booked_by", "by", "document", "figure", "of", "corrects", "signature"}


class Undone(Exception):
    """Takes back what was brought in."""


def rows(model, *along):
    """Every row of a table by what it says, without keys, times and persons."""
    fields = [
        field.name
        for field in model._meta.concrete_fields
        if field.name not in LEFT_OUT and not isinstance(field, DateTimeField)
    ]
    return sorted(map(repr, model.objects.values_list(*fields, *along)))


def ledger():
    figure = ("figure__document__name", "figure__start")
    return {
        "figures": rows(Figure, "document__name", "of__start", "matches__indicator__code"),
        "entries": rows(Entry, *figure),
        "comparisons": rows(Comparison, *figure),
        "targets": rows(Target, "document__name"),
        "findings": rows(Finding, "parts__figure__document__name", "parts__figure__start"),
        "implied": rows(Implied),
    }


def after(bring):
    """The ledger once `bring` has run, which is then undone."""
    try:
        with transaction.atomic():
            bring()
            found = ledger()
            raise Undone
    except Undone:
        return found


@pytest.fixture
def both(client, checker, april):
    """Bring the texts of a folder in by either way: the ledgers of page and command."""
    client.force_login(checker)

    def bring(folder):
        def by_page():
            files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]
            answer = client.post(april.address("import"), {"files": files, "unit": april.unit.key})
            assert answer.status_code == 200

        def by_command():
            with suppress(CommandError):  # a file that will not do is refused by either way, and compared
                call_command("import", *map(str, sorted(folder.glob("*.txt"))), unit=april.unit.key)

        return after(by_page), after(by_command)

    return bring


def test_own_texts_leave_the_same_ledger(both, tmp_path):
    for name, text in OWN.items():
        (tmp_path / name).write_text(text, "utf-8")

    page, command = both(tmp_path)

    assert all(page[table] for table in ("figures", "entries", "comparisons", "targets", "findings"))
    assert page == command


def test_texts_of_many_places_leave_the_same_ledger(both):
    if not DEV.is_dir():
        pytest.skip("The texts to develop with are not beside this repository")

    page, command = both(DEV)

    expected = sum(len(read(path.read_text("utf-8")).figures) for path in DEV.glob("*.txt") if path.stem != "README")
    assert len(set(page["figures"])) >= expected * 0.9
    for table, found in page.items():
        assert found == command[table], table
