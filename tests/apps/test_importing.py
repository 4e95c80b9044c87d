"""Files come in whole or not at all, once, and each bad one is told in a sentence."""

from email.message import EmailMessage

import pytest
from django.db import OperationalError, connection

from giaoban.apps.documents.models import Document, Outcome
from giaoban.apps.figures.actions import import_files
from giaoban.apps.figures.models import Comparison, Entry, Figure
from giaoban.apps.journal.models import Event
from giaoban.apps.targets.models import Target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

APRIL = """Quận ủy Lê Chân kiểm điểm công tác tháng 4/2025

Tháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao.
Lũy kế 4 tháng, thu ngân sách nhà nước trên địa bàn đạt 1.856,717 tỷ đồng, bằng 101% kế hoạch thành phố giao.
"""
PLAN = """QUẬN ỦY LÊ CHÂN

NGHỊ QUYẾT
về nhiệm vụ năm 2025

I. CHỈ TIÊU NĂM 2025
- Tổng mức bán lẻ hàng hóa: 32.500 tỷ đồng.
"""


def counts():
    return [model.objects.count() for model in (Document, Figure, Entry, Comparison, Target, Event)]


def test_a_report_is_booked_with_its_words(bring_in):
    intake = bring_in(april=APRIL)

    (file,) = intake.files.all()
    assert (file.outcome, file.message) == (Outcome.ACCEPTED, "")
    entries = {str(entry.span): entry for entry in Entry.objects.current()}
    assert {period: str(entry.exact) for period, entry in entries.items()} == {
        "2025-04": "918.755",
        "2025-01/2025-04": "1856.717",
    }
    assert {entry.indicator.code for entry in entries.values()} == {"TC01"}
    stated = Comparison.objects.get(period="2025-01/2025-04")
    assert (str(stated.exact), stated.against, stated.indicator.code) == ("101", "superior", "TC01")
    for figure in Figure.objects.select_related("document"):
        assert figure.document.text[figure.start : figure.end] == figure.text
        assert figure.text in figure.sentence in figure.document.text


def test_a_resolution_sets_targets(bring_in):
    bring_in(plan=PLAN)

    target = Target.objects.get()
    assert (target.indicator.name, str(target.exact), target.span) == (
        "Tổng mức bán lẻ hàng hóa",
        "32500",
        Period.year(2025),
    )
    assert target.setter == "own"
    assert target.document.text[target.start : target.end] == "32.500 tỷ đồng"


def test_the_same_file_twice_changes_nothing(bring_in):
    bring_in(april=APRIL)
    before = counts()

    intake = bring_in(april_again=APRIL)

    assert [file.outcome for file in intake.files.all()] == [Outcome.UNCHANGED]
    assert counts() == before


def test_a_bad_file_is_told_and_the_rest_goes_on(le_chan):
    files = [("hỏng.docx", b"PK\x03\x04 no archive"), ("rỗng.txt", b""), ("april.txt", APRIL.encode())]

    intake = import_files(le_chan, files, by=None)

    outcomes = {file.name: file.outcome for file in intake.files.all()}
    assert outcomes == {"hỏng.docx": "refused", "rỗng.txt": "refused", "april.txt": "accepted"}
    assert all(file.message.endswith(".") for file in intake.files.filter(outcome="refused"))
    assert Document.objects.count() == 1


def test_a_full_disk_leaves_nothing_half_written(bring_in, settings):
    def full(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "figures_entry"'):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    def stored():
        return {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}

    before, files = counts(), stored()

    with pytest.raises(OperationalError), connection.execute_wrapper(full):
        bring_in(april=APRIL)

    assert counts() == before
    assert stored() == files


def test_a_text_of_another_place_is_taken_in_with_a_warning(bring_in):
    intake = bring_in(other=APRIL.replace("Lê Chân", "Hồng Bàng"))

    (file,) = intake.files.all()
    assert file.outcome == Outcome.ACCEPTED
    assert "Hồng Bàng" in file.message
    assert "khác với đơn vị đã chọn" in file.message


def test_without_a_unit_the_text_says_whose_it_is(catalogue, db):
    intake = import_files(None, [("april.txt", APRIL.encode())], by=None)

    assert intake.files.get().document.unit == Unit.objects.by_key("2024-305")


def test_without_a_unit_and_place_the_sentence_says_what_to_do(catalogue, db):
    intake = import_files(None, [("x.txt", "Tháng 4/2025, trồng mới 5 ha rừng.".encode())], by=None)

    assert intake.files.get().outcome == Outcome.REFUSED
    assert "hãy chỉ đơn vị nhận bằng --unit" in intake.files.get().message


def test_files_attached_to_a_message_follow_it(le_chan):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Báo cáo tháng 4", "a@example.vn", "b@example.vn"
    message.set_content("Kính gửi báo cáo tháng 4.")
    message.add_attachment(APRIL.encode(), maintype="text", subtype="plain", filename="april.txt")

    intake = import_files(le_chan, [("thư.eml", bytes(message))], by=None)

    assert [file.name for file in intake.files.order_by("pk")] == ["thư.eml", "thư.eml/april.txt"]
    assert Entry.objects.current().count() == 2


def test_progress_is_told(le_chan):
    heard = []

    import_files(
        le_chan, [("a.txt", APRIL.encode()), ("b.txt", PLAN.encode())], by=None, progress=lambda *it: heard.append(it)
    )

    assert heard == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_a_document_is_in_the_journal(bring_in, checker):
    bring_in(by=checker, april=APRIL)

    actions = list(Event.objects.filter(by=checker).order_by("number").values_list("action", flat=True))
    assert actions == ["documents.received", "figures.booked", "figures.read"]
