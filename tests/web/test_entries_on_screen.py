"""The book of entries on screen: the year, one entry with its versions, typing figures in, importing and undoing."""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from giaoban.apps.figures import entering
from giaoban.apps.figures.models import Entry, HistoryImport
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period


def visible(response):
    """The words of a page, without its marks-up, as a person reads them."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


HISTORY = """Chỉ tiêu;ĐVT;T1/2025;T2/2025
Thu ngân sách trên địa bàn;tỷ đồng;300;310,5
Kết nạp đảng viên;đảng viên;20;12,3,4
Số việc chưa có tên;việc;1;2
"""


@pytest.fixture
def revenue(le_chan):
    return Indicator.objects.get(code="TC01")


@pytest.fixture
def send(office, april):
    """Upload a table; the address of its columns."""

    def upload(text=HISTORY, name="thu ngân sách.csv"):
        content = text if isinstance(text, bytes) else text.encode()
        answer = office.post(april.address("histories"), {"file": SimpleUploadedFile(name, content)})
        return answer.headers.get("Location", ""), answer

    return upload


def test_the_year_shows_what_counts_and_what_follows(office, april):
    page = office.get(april.address("so-lieu"))
    words = visible(page)

    assert "Sổ số liệu" in words
    assert "918,755" in words  # a month that a report prints
    cumulative = visible(office.get(april.address("so-lieu", so="luy-ke")))
    assert "103" in cumulative


def test_an_empty_year_says_what_belongs_there(office, april):
    page = visible(office.get(april.at(Period.month(2019, 4)).address("so-lieu")))

    assert "Chưa có số liệu nào của năm 2019" in page
    assert "Nhập từ bảng tính" in page


def test_a_gap_says_that_it_is_no_zero(office, april):
    page = visible(office.get(april.address("entry", "TC01", Period.month(2025, 11))))

    assert "Chỗ trống không phải là số 0" in page


def test_a_derived_value_names_its_inputs(office, april, le_chan, checker):
    flow = Indicator.objects.get(code="XD01")
    entering.enter(le_chan, flow, Period.months(2025, 1, 2025, 2), Decimal(52), by=checker)
    page = visible(office.get(april.address("entry", "XD01", Period.month(2025, 2).year_to_date())))
    wrong = visible(office.get(april.address("entry", "XD01", Period.months(2025, 1, 2025, 4))))

    assert "52" in page
    assert "103" in wrong


def test_standings_stand_side_by_side_and_the_firmest_counts(office, april, le_chan, checker, revenue):
    for standing, value in (("estimate", 900), ("official", 920)):
        entering.enter(le_chan, revenue, april.period, Decimal(value), by=checker, standing=standing)

    page = visible(office.get(april.address("entry", "TC01", april.period)))

    assert page.index("920 tỷ đồng") < page.index("918,755 tỷ đồng") < page.index("900 tỷ đồng")
    assert "số được tính" in page


def test_a_typed_figure_is_on_the_board_and_in_its_series(office, april, le_chan, checker, revenue):
    entering.enter(le_chan, revenue, april.period, Decimal("920.5"), by=checker, standing="official")

    assert "920,5" in visible(office.get(april.address("dieu-hanh")))
    series = office.get(april.address("indicator", "TC01")).content.decode()
    assert f'href="{april.address("entry", "TC01", april.period)}"' in series


ENTERED = [
    ({"period": "tháng 5/2025", "value": "1.856,7"}, "2025-05", "1856.7"),
    ({"period": "5 tháng đầu năm 2025", "value": "2000"}, "2025-01/2025-05", "2000"),
    ({"period": "05/2025", "value": "0"}, "2025-05", "0"),
]


@pytest.mark.parametrize(("sent", "period", "value"), ENTERED)
def test_type_a_figure_in(sent, period, value, office, april):
    indicator = {"indicator": "TC01 · Thu ngân sách nhà nước trên địa bàn"}
    answer = office.post(april.address("entry-enter"), {**indicator, "standing": "official", **sent}, follow=True)

    entry = Entry.objects.get(cell__isnull=False)
    assert (entry.period, str(entry.exact), entry.standing) == (period, value, "official")
    assert "vào sổ" in visible(answer)
    assert entry.cell.text == sent["value"]


WRONG = [
    ({"value": "nhiều"}, "“nhiều” không phải là số"),
    ({"period": "tháng 13"}, "“tháng 13” không phải là kỳ"),
    ({"indicator": "Chưa ai biết"}, "Không có chỉ tiêu “Chưa ai biết”"),
    ({"unit": "hộ"}, "Đơn vị tính “hộ” không hợp"),
]


@pytest.mark.parametrize(("sent", "words"), WRONG)
def test_a_figure_that_will_not_do_is_told(sent, words, office, april):
    good = {"indicator": "TC01", "period": "05/2025", "value": "5", "standing": "official"}
    answer = office.post(april.address("entry-enter"), {**good, **sent}, follow=True)

    assert words in visible(answer)
    assert not Entry.objects.filter(cell__isnull=False).exists()


def test_correct_undo_and_withdraw(office, april, le_chan, checker, revenue):
    entry = entering.enter(le_chan, revenue, Period.month(2025, 5), Decimal(5), by=checker)
    address = april.address("entry-correct", entry.pk)
    refused = office.post(address, {"value": "6", "unit": "tỷ đồng", "standing": "official", "reason": ""})
    page = visible(office.post(address, {"value": "6,5", "standing": "official", "reason": "Đối chiếu"}, follow=True))

    assert refused.status_code == 422
    assert "Chưa ghi lý do" in visible(refused)
    assert "6,5 tỷ đồng" in page
    assert "Đối chiếu" in page
    last = Entry.objects.current().get(cell__isnull=False)
    office.post(april.address("entry-correct", last.pk), {"act": "undo", "reason": "Sửa nhầm"})
    assert Entry.objects.current().get(cell__isnull=False).value == 5
    last = Entry.objects.current().get(cell__isnull=False)
    office.post(april.address("entry-correct", last.pk), {"act": "withdraw", "reason": "Không có số này"})
    assert not Entry.objects.current().filter(cell__isnull=False).exists()


def test_the_ledger_as_a_past_day_left_it(office, april):
    yesterday = timezone.localdate() - timedelta(days=1)
    then = visible(office.get(april.address("so-lieu", ngay=yesterday.isoformat())))
    entry = visible(office.get(april.address("entry", "TC01", april.period, ngay=yesterday.isoformat())))
    wrong = visible(office.get(april.address("so-lieu", ngay="hôm qua")))

    assert f"Đang xem sổ như cuối ngày {yesterday:%d/%m/%Y}" in then
    assert "918,755" not in then
    assert "918,755" not in entry
    assert "không phải là ngày" in wrong


def test_from_the_upload_to_the_ledger_and_back(office, april, send):
    address, _ = send()
    mapping = visible(office.get(address))
    assert "Cột nào là gì" in mapping

    preview = visible(office.post(address, {"act": "preview"}))
    assert "Ô D3: “12,3,4” không phải là số" in preview
    assert "Tên chưa rõ thuộc chỉ tiêu nào" in preview
    assert "Số việc chưa có tên" in preview

    refused = office.post(address, {"act": "book"})
    assert refused.status_code == 422
    assert not HistoryImport.objects.exists()

    booked = office.post(address, {"act": "book", "skip_errors": "1"}, follow=True)
    brought = HistoryImport.objects.get()
    assert brought.cells.count() == 3
    assert "Đã ghi 3 số vào sổ" in visible(booked)
    assert "310,5" in visible(office.get(april.address("so-lieu")))

    kept = office.get(april.address("history-file", brought.workbook_id))
    assert b"".join(kept.streaming_content) == HISTORY.encode()
    entry = office.get(april.address("entry", "TC01", Period.month(2025, 2))).content.decode()
    assert april.address("history-import", brought.pk) in entry

    undone = office.post(april.address("history-undo", brought.pk), {"reason": "Nhầm tệp"}, follow=True)
    assert "Đã hoàn tác" in visible(undone)
    assert "310,5" not in visible(office.get(april.address("so-lieu")))
    assert "đã hoàn tác" in visible(office.get(april.address("histories")))


def test_the_same_headings_next_time_open_on_the_preview(office, send):
    office.post(send()[0], {"act": "book", "skip_errors": "1"})
    page = visible(office.get(send(HISTORY.replace("2025", "2024"), "năm trước.csv")[0]))

    assert "được hiểu như lần trước" in page
    assert "Sẽ ghi gì" in page


def test_a_person_says_what_a_column_and_a_name_are(office, send):
    address, _ = send("Việc;A;B\nSố việc chưa có tên;7;8\n")
    answer = office.post(
        address,
        {
            "act": "book",
            "year": "2025",
            "use-0": "indicator",
            "use-1": "value",
            "period-1": "T1",
            "use-2": "skip",
            "name": "Số việc chưa có tên",
            "code-0": "TC01 · Thu ngân sách nhà nước trên địa bàn",
        },
    )

    assert answer.status_code == 302
    entry = Entry.objects.get(cell__isnull=False)
    assert (entry.indicator.code, entry.period, entry.value) == ("TC01", "2025-01", 7)


PLANNED = """Chỉ tiêu;ĐVT;Kế hoạch 2025;Lũy kế 2 tháng 2025;% KH
Thu ngân sách trên địa bàn;tỷ đồng;1.200;120;12
"""


def test_a_plan_becomes_a_target_when_a_person_says_whose_it_is(office, april, send):
    address, _ = send(PLANNED)
    assert "kế hoạch chưa rõ của ai" in visible(office.get(address))

    asked = {"use-2": "plan_superior", "period-2": "2025", "act": "preview"}
    preview = visible(office.post(address, asked))
    assert "Ghi 1 số và 1 chỉ tiêu" in preview
    assert "Ô E2: ghi 12 % kế hoạch, nhưng 120 (ô D2) so với 1.200 (ô C2) là 10 %" in preview
    booked = visible(office.post(address, {**asked, "act": "book"}, follow=True))
    assert "Đã ghi 1 chỉ tiêu." in booked
    assert "Kế hoạch của bảng đã ghi thành chỉ tiêu" in booked
    assert "1.200 tỷ đồng" in booked

    again = visible(office.get(send(PLANNED.replace("2025", "2024"), "năm trước.csv")[0]))
    assert "Ghi 1 số và 1 chỉ tiêu" in again  # whose plan it is was remembered


def test_a_wrong_period_of_a_column_is_told(office, send):
    answer = office.post(send()[0], {"act": "preview", "use-2": "value", "period-2": "tháng 13"})

    assert answer.status_code == 422
    assert "Cột C: “tháng 13” không phải là kỳ" in visible(answer)


@pytest.mark.parametrize("typed", ["9" * 5000, "-1", "mười", "²"])
def test_odd_numbers_in_the_form_are_told_or_passed_over(typed, office, send):
    answer = office.post(send()[0], {"act": "preview", "trang": typed, "year": typed, "first_row": typed})

    assert answer.status_code == 422
    assert "hãy ghi bốn chữ số" in visible(answer)


def test_undo_is_refused_with_the_reason(office, april, send, checker):
    office.post(send()[0], {"act": "book", "skip_errors": "1"})
    entering.correct_entry(Entry.objects.get(value=300), Decimal(301), by=checker, reason="Đối chiếu kho bạc")

    answer = office.post(april.address("history-undo", HistoryImport.objects.get().pk), {"reason": "Nhầm tệp"})

    assert answer.status_code == 422
    assert "Không hoàn tác được vì có số đã được sửa sau khi nhập: ô C2" in visible(answer)


REFUSED = [
    (b"", "Tệp rỗng"),
    (b"%PDF-1.4 xin chao", "không phải bảng tính"),
    (b"<script>alert(1)</script>", "không có cột nào"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED)
def test_files_that_are_no_tables_are_told(content, words, send):
    _, answer = send(content)

    assert answer.status_code == 422 or "Chưa chọn tệp nào" in visible(answer)
    assert words in visible(answer) or not content


def test_names_of_a_sheet_are_text_and_nothing_else(office, send):
    address, _ = send("Chỉ tiêu;T1/2025;T2/2025\n<script>alert(1)</script>;1;<img src=x onerror=alert(2)>\n")
    page = office.post(address, {"act": "preview"}).content.decode()

    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_one_who_only_looks_may_not_write(client, viewer, reports, april, send, le_chan, checker, revenue):
    address, _ = send()
    entry = entering.enter(le_chan, revenue, Period.month(2025, 5), Decimal(5), by=checker)
    client.force_login(viewer)

    assert client.get(april.address("so-lieu")).status_code == 200
    assert "Ghi một số" not in visible(client.get(april.address("so-lieu")))
    assert client.get(address).status_code == 403
    assert client.post(april.address("histories"), {}).status_code == 403
    assert client.post(april.address("entry-enter"), {}).status_code == 403
    assert client.post(april.address("entry-correct", entry.pk), {"act": "withdraw", "reason": "x"}).status_code == 403


@pytest.mark.parametrize(("kind", "start"), [("csv", "\ufeff".encode()), ("xlsx", b"PK")])
def test_download(kind, start, office, april):
    answer = office.get(april.address("entries-file", kind))

    assert answer.content.startswith(start)
    assert f"2025.{kind}" in answer["Content-Disposition"]


def test_queries_do_not_grow_with_rows(office, april, le_chan, checker, send, django_assert_max_num_queries):
    months = ";".join(f"T{month}/2025" for month in range(1, 13))
    names = [one.name for one in Indicator.objects.filter(accumulation="flow")[:20]]
    rows = "\n".join(f"{name};" + ";".join("5" for _ in range(12)) for name in names)
    office.post(send(f"Chỉ tiêu;{months}\n{rows}\n")[0], {"act": "book", "skip_errors": "1"})
    brought = HistoryImport.objects.get()
    assert brought.cells.count() > 150

    with django_assert_max_num_queries(24):
        office.get(april.address("so-lieu"))
    with django_assert_max_num_queries(24):
        office.get(april.address("history-import", brought.pk))
    with django_assert_max_num_queries(30):
        office.get(april.address("entry", "TC01", april.period))


def test_every_field_has_a_label(office, april, send):
    address, _ = send()
    pages = [office.get(april.address("so-lieu")), office.post(address, {"act": "preview"})]
    pages.append(office.get(april.address("entry", "TC01", april.period)))

    for page in pages:
        html = page.content.decode().split('id="content"')[1]
        fields = re.findall(r'<(?:input|select)(?![^>]*type="(?:hidden|checkbox)")[^>]*\bid="([^"]+)"', html)
        assert fields
        assert all(f'for="{name}"' in html for name in fields)
