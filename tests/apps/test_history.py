"""Importing a table of history: what is planned, booked, remembered and taken back."""

from decimal import Decimal

import pytest
from history_desk import HISTORY, Desk, fates, ledger

from giaoban.apps.figures import entering
from giaoban.apps.figures.history_booking import HistoryError, book_history, undo_import
from giaoban.apps.figures.models import Cell, Entry, HistoryImport, Layout
from giaoban.apps.journal.models import Event
from giaoban.apps.reviews import queries
from giaoban.apps.rollups.rebuilding import differences
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period


@pytest.fixture
def desk(le_chan, checker):
    return Desk(le_chan, checker)


BOOKED = [
    ("TC01", "2025-01", "300", "official"),
    ("TC01", "2025-02", "310.5", "official"),
    ("TC01", "2025-03", "320", "official"),
    ("XD01", "2025-01", "20", "official"),
    ("XD01", "2025-02", "30", "official"),
]


def test_a_table_is_booked_with_its_cells(desk):
    brought = desk.bring(HISTORY)

    assert ledger() == BOOKED
    assert {cell.address: cell.text for cell in brought.cells.all()} == {
        "C2": "300",
        "D2": "310,5",
        "E2": "320",
        "C3": "20",
        "D3": "30",
    }
    assert Event.objects.filter(action="figures.history_booked").count() == 1


def test_the_same_file_twice_changes_nothing(desk):
    desk.bring(HISTORY)

    with pytest.raises(HistoryError, match="Không có số nào mới"):
        desk.bring(HISTORY)
    assert HistoryImport.objects.count() == 1


def test_what_changed_is_corrected_with_its_cell(desk):
    desk.bring(HISTORY)
    *_, found, _known = desk.look(HISTORY.replace("310,5", "311"))

    assert [pair for pair in fates(found) if pair[1] != "same"] == [("D2", "changed")]

    desk.bring(HISTORY.replace("310,5", "311"))
    entry = Entry.objects.current().get(value=311)
    assert entry.corrects.value == Decimal("310.5")
    assert entry.reason == "Nhập lại từ số liệu.csv, ô D2"


def test_a_document_that_says_otherwise_stands_beside(desk, bring_in):
    bring_in(a="Tháng 3/2025, thu ngân sách trên địa bàn đạt 319 tỷ đồng.", by=desk.person)
    *_, found, _known = desk.look(HISTORY.replace("T3/2025", "Ước T3/2025"))
    preliminary = Entry.objects.get()

    assert preliminary.standing == "preliminary"
    assert ("E2", "new") in fates(found)
    desk.bring(HISTORY)
    line = next(one for one in queries.board(desk.unit, Period.month(2025, 3)).lines if one.code == "TC01")
    assert line.month.value == 320  # official before preliminary


def test_unknown_names_wait_for_a_person(desk):
    text = HISTORY.replace("Kết nạp đảng viên", "Số quần chúng ưu tú được vào hàng ngũ")
    *_, found, _known = desk.look(text)
    name = "Số quần chúng ưu tú được vào hàng ngũ"

    assert list(found.unknown) == [name]
    assert [fate for _, fate in fates(found)] == ["new"] * 3 + ["unknown"] * 2

    *_, left, _known = desk.look(text, names={name: ""})
    assert not left.unknown
    assert left.counts["left_out"] == 2


def test_a_name_that_a_person_gave_is_known_from_then_on(desk):
    text = "Chỉ tiêu;T1/2025;T2/2025\nTổng các khoản thu của nhà nước;5;6\n"
    desk.bring(text, names={"Tổng các khoản thu của nhà nước": "TC01"})
    *_, found, known = desk.look(text.replace("2025", "2024"))

    assert known
    assert [fate for _, fate in fates(found)] == ["new", "new"]
    assert found.planned[0].indicator.code == "TC01"


def test_the_reading_of_a_shape_is_remembered_for_the_office(desk):
    desk.bring(HISTORY)
    *_, known = desk.look(HISTORY.replace("2025", "2024"))
    *_, other = desk.look("Kỳ;Chỉ tiêu;Giá trị\n04/2025;Thu ngân sách trên địa bàn;5\n")

    assert known
    assert not other
    assert Layout.objects.count() == 1


ERRORS = [
    ("310,5", "12,3,4", "Ô D2: “12,3,4” không phải là số"),
    ("tỷ đồng", "hộ", "Ô C2: đơn vị tính “hộ” không hợp với chỉ tiêu Thu ngân sách"),
    ("310,5", "1234567890123456789", "Ô D2: “1234567890123456789” có quá nhiều chữ số"),
    ("T2/2025", "T1/2025", "Ô D2: “310,5” khác “300” ở ô C2"),
]


@pytest.mark.parametrize(("old", "new", "message"), ERRORS)
def test_cells_in_error_hold_everything_back_until_left_out(old, new, message, desk):
    text = HISTORY.replace(old, new, 1)
    *_, found, _known = desk.look(text)

    assert found.errors[0].message.startswith(message)
    with pytest.raises(HistoryError, match="ô lỗi nên chưa ghi gì"):
        desk.bring(text)
    assert not Entry.objects.exists()
    assert not Cell.objects.exists()

    desk.bring(text, skip_errors=True)
    assert Entry.objects.exists()


def test_units_by_row_need_the_right_to_book_for_them(desk):
    text = "Chỉ tiêu;Địa phương;T1/2025\nThu ngân sách trên địa bàn;Quận Lê Chân;5\n"
    rest = "Thu ngân sách trên địa bàn;Quận Hải An;6\nThu ngân sách trên địa bàn;Quận Trên Mây;7\n"
    *_, found, _known = desk.look(text + rest, may_book=lambda unit: unit == desk.unit)

    assert fates(found) == [("C2", "new")]
    assert [error.message.split(";")[0] for error in found.errors] == [
        f"Ô C3: không được nhập số của {Unit.objects.by_key('2024-306').name}",
        "Ô C4: “Quận Trên Mây” không phải đơn vị nào có trong danh mục",
    ]


def test_months_that_do_not_make_the_total_are_told(desk):
    text = "Chỉ tiêu;ĐVT;T1/2025;T2/2025;Lũy kế 2 tháng 2025\nKết nạp đảng viên;đảng viên;20;30;52\n"
    *_, found, _known = desk.look(text)

    assert found.warnings == (
        f"{found.planned[0].indicator.name}: Lũy kế 2 tháng đầu năm 2025 ghi 52, cộng từng tháng được 50 "
        "(ô E2; ô C2, ô D2).",
    )


def test_months_that_do_not_make_the_total_of_a_report_are_told(desk, bring_in):
    bring_in(a="Hai tháng đầu năm 2025, các chi bộ kết nạp 55 đảng viên mới.")
    total = Entry.objects.get()
    *_, found, _known = desk.look(HISTORY)

    assert total.period == "2025-01/2025-02"
    assert len(found.warnings) == 1
    assert "ghi 55, cộng từng tháng được 50 (a.txt; ô C3, ô D3)" in found.warnings[0].replace(
        total.source_name, "a.txt"
    )


def test_undo_withdraws_and_brings_back(desk):
    first = desk.bring(HISTORY)
    second = desk.bring(HISTORY.replace("310,5", "311").replace("20;30;", "20;30;40"))
    before = ledger()

    undo_import(second, by=desk.person, reason="Nhầm tệp")

    assert ledger() == BOOKED
    assert len(before) == 6
    assert Cell.objects.count() == 7  # nothing is deleted
    assert Entry.objects.filter(withdrawn__startswith="Hoàn tác đợt nhập").count() == 1
    with pytest.raises(HistoryError, match="từ trước"):
        undo_import(second, by=desk.person, reason="Lần nữa")
    assert HistoryImport.objects.filter(pk=first.pk, undone__isnull=True).exists()


def test_undo_is_refused_where_something_was_corrected_since(desk):
    brought = desk.bring(HISTORY)
    entering.correct_entry(Entry.objects.get(value=300), Decimal(301), by=desk.person, reason="Đối chiếu kho bạc")
    before = ledger()

    with pytest.raises(HistoryError, match=r"ô C2 \(.*tháng 1/2025: nay 301\)"):
        undo_import(brought, by=desk.person, reason="Nhầm tệp")
    assert ledger() == before


def test_imports_are_undone_one_after_the_other(desk):
    first = desk.bring(HISTORY)
    second = desk.bring(HISTORY.replace("310,5", "311"))

    with pytest.raises(HistoryError, match="ô D2"):
        undo_import(first, by=desk.person, reason="Nhầm tệp")
    undo_import(second, by=desk.person, reason="Nhầm tệp")
    undo_import(first, by=desk.person, reason="Nhầm tệp")

    assert ledger() == []
    assert Entry.objects.count() == 5 + 1 + 1 + 5


def test_an_undone_table_may_come_again(desk):
    undo_import(desk.bring(HISTORY), by=desk.person, reason="Nhầm tệp")
    assert ledger() == []

    desk.bring(HISTORY)
    assert len(ledger()) == 5


@pytest.fixture
def revenue(le_chan):
    return Indicator.objects.get(code="TC01")


def test_enter_correct_and_take_back(desk, revenue):
    april = Period.month(2025, 4)
    entry = entering.enter(desk.unit, revenue, april, Decimal("918.755"), by=desk.person, text="918,755")
    corrected = entering.correct_entry(entry, Decimal("918.8"), by=desk.person, reason="Làm tròn", standing="official")

    assert ledger() == [("TC01", "2025-04", "918.8", "official")]
    entering.take_back(corrected, by=desk.person, reason="Sửa nhầm")
    assert ledger() == [("TC01", "2025-04", "918.755", "preliminary")]
    entering.withdraw(Entry.objects.current().get(), by=desk.person, reason="Không thuộc kỳ này")
    assert ledger() == []
    assert Entry.objects.latest("pk").withdrawn == "Không thuộc kỳ này"


def test_what_was_never_corrected_has_nothing_to_undo(desk, revenue, bring_in):
    bring_in(a="Tháng 3/2025, thu ngân sách trên địa bàn đạt 319 tỷ đồng.")
    typed = entering.enter(desk.unit, revenue, Period.month(2025, 4), Decimal(918), by=desk.person)

    for entry in (typed, Entry.objects.get(figure__isnull=False)):
        with pytest.raises(entering.EntryError, match="không có gì để hoàn tác"):
            entering.take_back(entry, by=desk.person, reason="Thử")


def test_the_figure_of_a_document_is_corrected_there(desk, bring_in):
    bring_in(a="Tháng 3/2025, thu ngân sách trên địa bàn đạt 319 tỷ đồng.")
    entry = Entry.objects.get()
    entering.correct_entry(entry, Decimal(320), by=desk.person, reason="Đối chiếu kho bạc")

    assert entry.figure.decisions.get().ruling == "corrected"
    assert ledger() == [("TC01", "2025-03", "320", "preliminary")]
    entering.take_back(Entry.objects.current().get(), by=desk.person, reason="Sửa nhầm")
    assert ledger() == [("TC01", "2025-03", "319", "preliminary")]
    entering.withdraw(Entry.objects.current().get(), by=desk.person, reason="Số của đơn vị khác")
    assert ledger() == []


def test_standings_side_by_side(desk, revenue):
    april = Period.month(2025, 4)
    for standing, value in (("official", 3), ("estimate", 1), ("preliminary", 2)):
        entering.enter(desk.unit, revenue, april, Decimal(value), by=desk.person, standing=standing)

    assert {row[2:] for row in ledger()} == {("3", "official"), ("1", "estimate"), ("2", "preliminary")}
    with pytest.raises(entering.EntryError, match="đã có số sơ bộ 2 tỷ đồng"):
        entering.enter(desk.unit, revenue, april, Decimal(5), by=desk.person)


@pytest.mark.parametrize(
    ("value", "options", "message"),
    [
        (Decimal(5), {"reason": " "}, "Chưa ghi lý do"),
        (Decimal("918.755"), {"reason": "Thử"}, "Chưa có gì khác"),
        (Decimal(5), {"reason": "Thử", "measured_in": "hộ"}, "Đơn vị tính “hộ” không hợp"),
        (Decimal("1E+20"), {"reason": "Thử"}, "quá nhiều chữ số"),
    ],
)
def test_corrections_that_will_not_do(value, options, message, desk, revenue):
    entry = entering.enter(desk.unit, revenue, Period.month(2025, 4), Decimal("918.755"), by=desk.person)

    with pytest.raises(entering.EntryError, match=message):
        entering.correct_entry(entry, value, by=desk.person, **options)


def test_two_people_correct_the_same_entry(desk, revenue):
    entry = entering.enter(desk.unit, revenue, Period.month(2025, 4), Decimal(918), by=desk.person)
    entering.correct_entry(entry, Decimal(919), by=desk.person, reason="Đối chiếu")

    with pytest.raises(entering.EntryError, match="vừa được người khác sửa"):
        entering.correct_entry(entry, Decimal(920), by=desk.person, reason="Đối chiếu")


def test_what_was_booked_since_the_preview_is_not_booked_over(desk, revenue):
    workbook, grid, reading, found, _ = desk.look(HISTORY)
    entering.enter(desk.unit, revenue, Period.month(2025, 1), Decimal(5), by=desk.person, standing="official")

    with pytest.raises(HistoryError, match="vừa được người khác ghi"):
        book_history(workbook, grid, reading, found, by=desk.person)
    assert Entry.objects.count() == 1


def test_many_cells_take_no_more_questions(desk, django_assert_max_num_queries):
    """Sixty months of forty indicators: the statements grow with rows only as an INSERT must be cut."""
    codes = Indicator.objects.filter(office__isnull=True).order_by("order")[:40]
    heads = [f"T{month}/{year}" for year in range(2020, 2025) for month in range(1, 13)]
    rows = [f"{one.name};{one.unit};{';'.join(str(number % 90 + 1) for number in range(60))}" for one in codes]
    workbook, grid, reading, found, _ = desk.look("\n".join([";".join(["Chỉ tiêu", "ĐVT", *heads]), *rows]))

    with django_assert_max_num_queries(260):
        book_history(workbook, grid, reading, found, by=desk.person, skip_errors=True)
    assert Entry.objects.count() == len(found.to_book) > 2000
    assert not list(differences([desk.unit]))
