"""Forms filled cell by cell: nothing overwritten unseen, sheets and reports in, the unit's own form into the ledger."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, transaction

from giaoban.apps.collection import narrative, template_in
from giaoban.apps.collection.draft_models import DraftValue, FilledSheet
from giaoban.apps.collection.drafting import (
    Change,
    DraftError,
    columns_asked,
    current,
    form_of,
    read_number,
    save,
    standing_of,
    unreadable,
    versions,
)
from giaoban.apps.collection.evidence import MOST_FILES, attach, keep, remark, withdraw_evidence
from giaoban.apps.collection.filling import Asked, Beside, fill
from giaoban.apps.collection.own_booking import book_own, to_book
from giaoban.apps.collection.template_out import Identity, template
from giaoban.apps.figures.models import Entry
from giaoban.apps.journal.models import Event
from giaoban.apps.people.actions import appoint
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period
from giaoban.core.reckoning.accumulating import Entered
from giaoban.files.grids import read_grids

pytestmark = pytest.mark.django_db
APRIL = Period.month(2025, 4)
BUDGET, TAX, MEMBERS = "TC01", "TC02", "XDD01"


@pytest.fixture
def form(le_chan):
    return form_of(le_chan, APRIL)


@pytest.fixture
def other(le_chan):
    user = get_user_model().objects.create_user("nguoi-kia", last_name="Trần Văn Kia")
    appoint(user, le_chan, "enterer", by=None)
    return user


@pytest.fixture
def asked(le_chan):
    return [Asked(one) for one in Indicator.objects.of_office(le_chan).order_by("order", "code")[:6]]


def code(asked, place=0):
    return asked[place].indicator.code


def put(form, code, text, by, column="period", seen=None, **more):
    return save(form, [Change(code, column, text, seen, **more)], by=by)[0]


NUMBERS = [
    ("918,755", Decimal("918.755"), False),
    ("1.856,717", Decimal("1856.717"), False),
    ("1.234", Decimal(1234), False),
    ("(5,5)", Decimal("-5.5"), False),
    ("0", Decimal(0), False),
    ("-", None, False),
    ("", None, False),
    ("12,3,4", None, True),
    ("nhiều", None, True),
    ("1234567890123456", None, True),
]


@pytest.mark.parametrize(("text", "value", "problem"), NUMBERS)
def test_a_text_is_a_number_a_gap_or_a_problem(text, value, problem):
    found = read_number(text)

    assert (found.value, bool(found.problem)) == (value, problem)


def test_a_change_is_a_row_and_the_one_before_stays(form, asked, checker):
    first = put(form, code(asked), "100", checker)
    second = put(form, code(asked), "101,50", checker, seen=first.row.pk)

    assert (first.state, second.state) == ("saved", "saved")
    assert [str(row.exact) for row in current(form)] == ["101.50"]
    assert [row.text for row in versions(form, asked[0].indicator)] == ["101,50", "100"]
    told = Event.objects.filter(action="collection.drafts_saved").latest("number").details
    assert f'"{code(asked)} period":"100"' in told
    assert f'"{code(asked)} period":"101,50"' in told


def test_the_second_of_two_writers_is_told_and_nothing_is_overwritten(form, asked, checker, other):
    seen = put(form, code(asked), "100", checker).row.pk
    mine = put(form, code(asked), "110", checker, seen=seen)

    late = put(form, code(asked), "120", other, seen=seen)
    assert (late.state, late.row.text, late.row.by) == ("conflict", "110", checker)
    assert [row.text for row in current(form)] == ["110"]

    chosen = put(form, code(asked), "120", other, seen=mine.row.pk)
    assert (chosen.state, chosen.row.replaces) == ("saved", mine.row)
    assert put(form, code(asked), "120", checker, seen=mine.row.pk).state == "same"


def test_a_change_that_is_sent_again_is_written_once(form, asked, checker):
    put(form, code(asked), "100", checker, key="a")
    again = put(form, code(asked), "100", checker, key="a")
    cleared = put(form, code(asked), "", checker, seen=again.row.pk, key="b")
    once_more = put(form, code(asked), "100", checker, key="a")

    assert (again.state, cleared.state, once_more.state) == ("same", "saved", "same")
    assert form.values.count() == 2
    assert current(form) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("KHONG-CO", "period", "1"), "Không có chỉ tiêu mã"),
        (Change("TC01", "gia", "1"), "Không có cột"),
        (Change("TC01", "period", "1" * 61), "nhiều nhất 60"),
        (Change("TC01", "note", "x\x00"), "ký tự không ghi được"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(form, checker, change, words):
    outcome = save(form, [change], by=checker)[0]

    assert outcome.state == "refused"
    assert words in outcome.sentence
    assert not form.values.exists()


def test_a_post_of_another_sector_does_not_reach_the_cell(form, asked, checker):
    change = Change(code(asked), "period", "1")
    outcome = save(form, [change], by=checker, may_write=lambda indicator: False)[0]

    assert outcome.state == "refused"
    assert "ngoài phần việc được giao" in outcome.sentence


def test_a_text_that_is_no_number_is_kept_and_not_booked(form, asked, checker):
    put(form, code(asked), "chờ kho bạc", checker)

    assert current(form) == []
    assert [row.text for row in unreadable(form)] == ["chờ kho bạc"]
    filled = fill(form, APRIL, asked, {})
    assert "không phải là số" in filled.odd[0].sentence
    with pytest.raises(DraftError, match="không phải là số"):
        book_own(form, by=checker)


def test_rows_are_never_edited(form, asked, checker):
    row = put(form, code(asked), "100", checker).row

    with pytest.raises(DatabaseError), transaction.atomic():
        DraftValue.objects.filter(pk=row.pk)._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftValue.objects.create(form=form, indicator=row.indicator, column="period", text="x", by=checker)


def test_a_form_says_what_is_odd_beside_the_ledger(form, asked, checker):
    one = next(each for each in asked if each.indicator.accumulation == "flow")
    put(form, one.indicator.code, "40", checker)
    put(form, one.indicator.code, "30", checker, column="to_date")
    march = Entered(Period.quarter(2025, 1), Decimal(60))

    filled = fill(form, APRIL, asked, {one.indicator.pk: Beside(earlier=(march,))})

    assert filled.filled == 1
    assert [remark.column for remark in filled.odd] == ["to_date"]
    assert "cộng quý I/2025 + tháng 4/2025 được 100" in filled.odd[0].sentence


def test_the_first_period_of_a_year_has_one_column():
    assert columns_asked(Period.month(2025, 1)) == ("period",)
    assert columns_asked(Period.quarter(2025, 2)) == ("period", "to_date")


def test_remarks_and_evidence_stand_beside_a_row(form, asked, checker):
    indicator = asked[0].indicator
    remark(form, indicator, " Đối chiếu kho bạc ", by=checker)
    kept = attach(form, indicator, "biên bản.pdf", b"%PDF-1.4", by=checker)
    assert attach(form, indicator, "bản sao.pdf", b"%PDF-1.4", by=checker) == kept

    line = fill(form, APRIL, asked, {}).lines[0]
    assert (line.remarks, line.evidence) == (1, 1)
    with pytest.raises(DraftError, match="lý do"):
        withdraw_evidence(kept, reason=" ", by=checker)
    withdraw_evidence(kept, reason="nhầm tệp", by=checker)
    assert fill(form, APRIL, asked, {}).lines[0].evidence == 0
    for number in range(MOST_FILES):
        attach(form, None, f"{number}.txt", str(number).encode(), by=checker)
    with pytest.raises(DraftError, match="gộp tệp"):
        attach(form, None, "nữa.txt", b"x", by=checker)
    with pytest.raises(DraftError, match="rỗng"):
        attach(form, None, "rỗng.txt", b"", by=checker)


def sheet_of(form, asked, /, **identity):
    """The template as an open workbook, with its cells by (code, column)."""
    said = Identity(**{"unit": form.unit.key, "period": form.period, "form": "rieng", **identity})
    content = template(fill(form, form.span, asked, {}), said, title="Biểu", unit_name=form.unit.name)
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.active
    rows = {page.cell(row, 1).value: row for row in range(2, page.max_row + 1)}
    columns = {page.cell(1, column).value: column for column in range(2, page.max_column + 1)}
    return book, page, rows, columns


def filler_of(book, form, asked, by):
    content = io.BytesIO()
    book.save(content)
    kept = keep(FilledSheet(form=form, by=by), "biểu.xlsx", content.getvalue())
    grid = template_in.template_sheet(read_grids(content.getvalue()))
    return kept, template_in.from_template(grid, form, asked, key="rieng")


def test_a_template_comes_back_with_what_changes(form, asked, checker, other):
    before = put(form, code(asked), "100", checker)
    put(form, code(asked, 1), "7", checker)
    book, page, rows, columns = sheet_of(form, asked)
    assert page.protection.sheet
    assert not page.cell(rows[code(asked)], columns["period"]).protection.locked
    assert page.cell(rows[code(asked)], columns["name"]).protection.locked
    assert page.column_dimensions["A"].hidden
    page.cell(rows[code(asked)], columns["period"]).value = 105.25
    page.cell(rows[code(asked, 2)], columns["to_date"]).value = "1.234,5"
    page.cell(rows[code(asked, 2)], columns["note"]).value = "số kho bạc"
    page.cell(rows[code(asked, 3)], columns["period"]).value = "chưa rõ"

    kept, filler = filler_of(book, form, asked, other)
    assert [(one.before and one.before.text, one.text) for one in filler.changes] == [
        ("100", "105,25"),
        (None, "1.234,5"),
        (None, "số kho bạc"),
    ]
    assert filler.same == 1
    assert len(filler.errors) == 1
    assert "không phải là số" in filler.errors[0]

    taken = template_in.take(kept, filler, by=other)
    assert [str(row.exact) for row in current(form)] == ["105.25", "7", "1234.5"]
    touched = put(form, code(asked, 2), "", checker, "note", seen=form.values.get(text="số kho bạc").pk)
    assert touched.state == "saved"
    undone = template_in.undo(taken, by=other)
    assert undone.left == 1
    assert [row.text for row in current(form)] == ["100", "7"]
    assert before.row.replaced_by.text == "105,25"
    with pytest.raises(DraftError, match="hoàn tác từ trước"):
        template_in.undo(taken, by=other)


def test_nothing_of_a_sheet_is_written_where_a_cell_changed_meanwhile(form, asked, checker, other):
    book, page, rows, columns = sheet_of(form, asked)
    page.cell(rows[code(asked)], columns["period"]).value = 5
    page.cell(rows[code(asked, 1)], columns["period"]).value = 6
    kept, filler = filler_of(book, form, asked, other)
    put(form, code(asked, 1), "9", checker)

    with pytest.raises(DraftError, match="người khác sửa"):
        template_in.take(kept, filler, by=other)

    assert [row.text for row in current(form)] == ["9"]


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ({"unit": "2024-304"}, "của đơn vị khác"),
        ({"period": "2025-03"}, "của tháng 3/2025, không phải tháng 4/2025"),
        ({"form": "12"}, "chế độ báo cáo khác"),
    ],
)
def test_a_template_of_elsewhere_gets_a_sentence(form, asked, checker, identity, words):
    book = sheet_of(form, asked, **identity)[0]

    with pytest.raises(DraftError, match=words):
        filler_of(book, form, asked, checker)


def test_a_template_with_rows_taken_out_says_which(form, asked, checker):
    book, page, rows, columns = sheet_of(form, asked)
    page.cell(rows[code(asked)], columns["period"]).value = 5
    page.delete_rows(rows[code(asked, 1)])

    filler = filler_of(book, form, asked, checker)[1]

    assert len(filler.changes) == 1
    assert filler.notes == (f"Tệp thiếu 1 dòng của biểu: {asked[1].indicator.name}; các ô ấy để nguyên.",)


REPORT = """UBND quận Lê Chân báo cáo tháng 4/2025

Thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 918,755 tỷ đồng; 4 tháng đầu năm 2025 đạt 1.856,717 tỷ đồng.

Tháng 3/2025 thu ngân sách nhà nước trên địa bàn đạt 314,5 tỷ đồng.
"""


@pytest.fixture
def budget(le_chan):
    return [Asked(Indicator.objects.get(code=BUDGET))]


def test_a_report_proposes_and_a_person_takes(form, budget, checker):
    dropped = narrative.drop(form, budget, "bao-cao.txt", REPORT.encode(), by=checker)
    proposals = list(narrative.waiting(form))

    assert [(one.column, one.text) for one in proposals] == [
        ("period", "918,755 tỷ đồng"),
        ("to_date", "1.856,717 tỷ đồng"),
    ]
    text = dropped.report.text
    assert all(text[one.start : one.end] == one.text and one.text in one.sentence for one in proposals)
    assert current(form) == []

    narrative.take(form, proposals[:1], by=checker)
    narrative.leave(form, proposals[1], by=checker)

    assert [(str(row.exact), row.proposal) for row in current(form)] == [("918.755", proposals[0])]
    assert list(narrative.waiting(form)) == []
    with pytest.raises(DraftError, match="đã lấy vào biểu"):
        narrative.leave(form, proposals[0], by=checker)


def test_an_own_form_is_booked_once_with_its_sources(form, budget, asked, checker, other):
    narrative.drop(form, budget, "bao-cao.txt", REPORT.encode(), by=checker)
    narrative.take(form, narrative.waiting(form)[:1], by=checker)
    assert not Entry.objects.exists()

    assert book_own(form, by=checker) == 1
    entry = Entry.objects.current().get()
    assert (str(entry.exact), entry.period, entry.standing) == ("918.755", "2025-04", "preliminary")
    assert "bao-cao.txt: Thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 918,755 tỷ đồng" in entry.source_sentence
    assert entry.drafts.get().draft.proposal.report.name == "bao-cao.txt"
    assert to_book(form) == []
    with pytest.raises(DraftError, match="Không có số nào mới"):
        book_own(form, by=checker)

    head = current(form)[0]
    put(form, BUDGET, "ước 920", other, seen=head.pk)
    put(form, BUDGET, "1.860", other, column="to_date")
    assert [standing_of(row) for row in current(form)] == ["estimate", "preliminary"]
    assert book_own(form, by=other) == 2
    assert sorted(str(one.exact) for one in Entry.objects.current()) == ["1860", "918.755", "920"]


def test_a_report_that_was_sent_takes_no_more_drafts(form, asked, checker, le_chan):
    from giaoban.apps.collection.models import Regime, RegimeVersion, Submission
    from giaoban.apps.documents.periods import columns

    regime = Regime.objects.create(owner=le_chan, code="thang", by=checker)
    version = RegimeVersion.objects.create(
        regime=regime, name="Báo cáo tháng", cycle="month", due_number=20, valid_from=date(2025, 1, 1), by=checker
    )
    days = {"covers_from": APRIL.start, "covers_to": APRIL.end, "due": APRIL.end, "due_by_rule": APRIL.end}
    report = Submission.objects.create(regime=regime, version=version, unit=le_chan, **days, **columns(APRIL))
    own = form_of(le_chan, APRIL, report)
    assert own != form
    assert put(own, code(asked), "5", checker).state == "saved"
    assert [row.text for row in current(report)] == ["5"]

    report.state = "submitted"
    report.save(update_fields=["state"])
    with pytest.raises(DraftError, match="chờ kiểm tra nên không nhập được"):
        put(own, code(asked), "6", checker)
    with pytest.raises(DraftError, match="duyệt"):
        book_own(own, by=checker)
