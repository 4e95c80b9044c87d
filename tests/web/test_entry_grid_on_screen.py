"""The page of cells as a server sends it: what stands beside, saving with and without scripts, files, who may what."""

import io
import json
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.apps.collection.draft_models import DraftValue, EntryForm, Evidence, FilledSheet
from giaoban.apps.collection.drafting import Change, current, form_of, save
from giaoban.apps.figures.models import Entry
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period

pytestmark = pytest.mark.django_db
APRIL = Period.month(2025, 4)
HERE = "/2024-305/2025-04/nhap-lieu"
MOST_QUERIES = 36
TABLE = """Chỉ tiêu,ĐVT,Số trong tháng,Cộng dồn
Thu ngân sách nhà nước trên địa bàn,tỷ đồng,"920,5","1.860"
Kết nạp đảng viên,đảng viên,31,x
"""


def visible(response):
    """The words of a page, without its marks-up."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def send(client, *changes, last=0):
    body = json.dumps({"last": last, "changes": list(changes)})
    return client.post(f"{HERE}/luu", body, content_type="application/json")


def change(text, column="period", seen=None, code="TC01", key="k"):
    return {"code": code, "column": column, "text": text, "seen": seen, "key": key}


def seen_of(text):
    return DraftValue.objects.get(text=text, replaced_by__isnull=True).pk


def test_the_form_shows_what_is_known_beside_each_cell(office):
    page = office.get(HERE)
    words = visible(page)

    assert page.status_code == 200
    assert "Thu ngân sách nhà nước trên địa bàn" in words
    assert "trong sổ: 918,755" in words
    assert "314,5" in words
    html = page.content.decode()
    assert 'role="grid"' in html
    assert 'aria-label="Thu ngân sách nhà nước trên địa bàn, tháng 4/2025"' in html


def test_cells_are_saved_as_they_are_sent_and_checked_at_once(office):
    told = send(office, change("900"), change("1.000", "to_date", key="l")).json()

    assert [(cell["state"], cell["text"]) for cell in told["cells"]] == [("saved", "900"), ("saved", "1.000")]
    assert len(told["at"]) == 5
    again = send(office, change("900")).json()
    assert again["cells"][0]["state"] == "same"
    assert DraftValue.objects.count() == 2
    odd = send(office, change("10", "to_date", seen_of("1.000"), key="m")).json()
    assert any("lớn hơn" in one["sentence"] or "cộng" in one["sentence"] for one in odd["odd"])
    assert "điều cần xem lại" in odd["list"]
    assert not Entry.objects.filter(cell__isnull=False).exists()


def test_a_month_is_held_against_the_plan_with_the_year_before_it(office):
    send(office, change("29", code="XD01"))

    row = office.get(HERE).content.decode().partition('id="r-XD01"')[2].partition("</tr>")[0]
    assert 'data-plan="261"' in row
    assert 'data-before="73"' in row
    assert "<output data-percent>39,1</output>" in row  # (73 + 29) / 261


def test_a_body_that_was_sent_as_a_form_gets_a_sentence(office):
    assert office.post(f"{HERE}/luu", {"a": "b"}).status_code == 400


def test_others_hear_what_was_written_and_a_conflict_names_the_writer(office, checker, le_chan):
    form = form_of(le_chan, APRIL)
    save(form, [Change("TC01", "period", "900")], by=checker)

    told = send(office, change("5", code="TC02")).json()
    assert [(row["name"], row["text"], row["by"]) for row in told["others"]] == [
        ("TC01|period", "900", "Người checker")
    ]

    refused = send(office, change("950", key="z")).json()["cells"][0]
    assert (refused["state"], refused["text"], refused["by"]) == ("conflict", "900", "Người checker")
    assert [row.text for row in current(form)][:1] == ["900"]


def test_the_plain_form_saves_and_tells_of_a_conflict(office, checker):
    answer = office.post(HERE, {"v|TC01|period": "900", "s|TC01|period": "", "v|TC01|note": "kho bạc", "bc": "rieng"})
    assert answer.status_code == 302
    assert sorted(DraftValue.objects.values_list("text", flat=True)) == ["900", "kho bạc"]

    late = office.post(HERE, {"v|TC01|period": "950", "s|TC01|period": ""})
    assert late.status_code == 409
    assert "đã ghi “900” lúc" in visible(late)
    assert 'value="950"' in late.content.decode()
    row = seen_of("900")
    assert f'name="s|TC01|period" value="{row}"' in late.content.decode()
    assert office.post(HERE, {"v|TC01|period": "950", "s|TC01|period": str(row)}).status_code == 302


@pytest.mark.parametrize(
    "body", ["", "[]", '{"changes": 3}', '{"changes": [{"code": "TC01"}]}', '{"changes": [{"seen": "x"}]}', "\x00"]
)
def test_a_body_that_is_none_gets_a_sentence(office, body):
    answer = office.post(f"{HERE}/luu", body, content_type="application/json")

    assert answer.status_code == 400
    assert "không đọc được" in answer.json()["sentence"]
    assert not DraftValue.objects.exists()


def test_who_only_looks_gets_no_fields_and_saves_nothing(client, viewer, reports):
    client.force_login(viewer)
    page = client.get(HERE)

    assert "chỉ được xem" in visible(page)
    assert "<input" not in page.content.decode().split('id="grid"')[1].split("</table>")[0]
    assert send(client, change("1")).status_code == 403
    assert client.post(HERE, {}).status_code == 403
    assert send(Client(), change("1")).status_code == 302
    assert not EntryForm.objects.exists()


def test_an_indicator_is_added_and_stays_once_it_has_a_draft(office):
    code = Indicator.objects.exclude(code__in=["TC01"]).order_by("-order").first().code
    assert f'data-code="{code}"' not in office.get(HERE).content.decode()
    assert f'data-code="{code}"' in office.get(f"{HERE}?them={code}").content.decode()
    assert "Không có chỉ tiêu “đâu đó”" in visible(office.get(f"{HERE}?them=đâu đó"))
    office.post(HERE, {"them": code, f"v|{code}|note": "thêm"})
    assert DraftValue.objects.get().text == "thêm"
    send(office, change("3", code=code))
    assert f'data-code="{code}"' in office.get(HERE).content.decode()


def test_the_template_comes_back_through_a_preview(office):
    send(office, change("900"))
    content = office.get(f"{HERE}/bieu.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.active
    row = next(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == "TC01")
    column = next(column for column in range(1, 20) if page.cell(1, column).value == "period")
    assert page.cell(row, column).value == 900
    page.cell(row, column).value = 905.5
    out = io.BytesIO()
    book.save(out)

    sent = office.post(f"{HERE}/tep", {"sheet": SimpleUploadedFile("biểu.xlsx", out.getvalue())})
    preview = office.get(sent["Location"])
    assert "1 ô sẽ đổi" in visible(preview)
    assert "900" in visible(preview)
    assert "905,5" in visible(preview)
    assert [row.text for row in DraftValue.objects.current()] == ["900"]
    stale = office.post(sent["Location"], {"act": "take", "seen": "0"})
    assert stale.status_code == 422
    seen = DraftValue.objects.current().get().pk
    assert office.post(sent["Location"], {"act": "take", "seen": str(seen)}).status_code == 302
    assert [row.text for row in DraftValue.objects.current()] == ["905,5"]
    undo = next(part for part in office.get(HERE).content.decode().split('action="') if "hoan-tac" in part).split('"')[
        0
    ]
    office.post(undo)
    assert [row.text for row in DraftValue.objects.current()] == ["900"]


def test_another_table_is_read_by_its_columns_which_are_remembered(office):
    where = office.post(f"{HERE}/tep", {"sheet": SimpleUploadedFile("bảng.csv", TABLE.encode())})["Location"]
    page = office.get(where)
    assert "Cột nào là gì" in visible(page)
    said = {"use-2": "value", "period-2": "04/2025", "use-3": "to_date", "period-3": "4 tháng đầu năm 2025"}
    preview = office.post(where, {"act": "preview", "use-0": "indicator", "use-1": "measured_in", **said})
    words = visible(preview)
    assert "3 ô sẽ đổi" in words, words
    taken = office.post(where, {"act": "take", "seen": "0,0,0", "use-0": "indicator", "use-1": "measured_in", **said})
    assert taken.status_code == 302
    assert sorted(row.text for row in DraftValue.objects.current()) == ["1.860", "31", "920,5"]

    again = office.post(f"{HERE}/tep", {"sheet": SimpleUploadedFile("bảng 2.csv", TABLE.encode())})["Location"]
    assert "các cột được hiểu như lần trước" in visible(office.get(again))
    assert "Không có ô nào khác" in visible(office.get(again))


@pytest.mark.parametrize(("name", "content"), [("rỗng.xlsx", b""), ("ảnh.xlsx", b"\x89PNG\r\n"), ("lời.csv", b"abc")])
def test_a_file_that_is_no_table_gets_a_sentence(office, name, content):
    answer = office.post(f"{HERE}/tep", {"sheet": SimpleUploadedFile(name, content)}, follow=True)

    assert answer.status_code == 200
    assert "notice" in answer.content.decode()
    assert not FilledSheet.objects.exists()


def test_a_report_proposes_beside_its_sentences(office, reports):
    text = "Quận Lê Chân\n\nThu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 918,755 tỷ đồng.\n"
    send(office, change("31", code="XD01"))
    text += "\nTháng 4/2025 kết nạp 30 đảng viên mới.\n"
    office.post(f"{HERE}/bao-cao", {"report": SimpleUploadedFile("lời.txt", text.encode())})
    page = office.get(HERE)
    assert "ô đang ghi 31" in visible(page)
    html = page.content.decode()
    assert "<mark>918,755 tỷ đồng</mark>" in html
    assert "Lấy cả 1 số rõ" in visible(page)
    assert DraftValue.objects.count() == 1

    office.post(f"{HERE}/bao-cao/chon", {"act": "sure"})
    assert [(row.text, row.how) for row in DraftValue.objects.order_by("pk")] == [
        ("31", "typed"),
        ("918,755", "report"),
    ]
    row = office.get(f"{HERE}/dong/TC01")
    assert "đạt 918,755 tỷ đồng" in visible(row)
    door = next(part for part in row.content.decode().split('href="') if "so=" in part).split('"')[0]
    marked = office.get(door.replace("&amp;", "&").partition("#")[0])
    assert '<mark id="here">918,755 tỷ đồng</mark>' in marked.content.decode()


def test_evidence_is_handed_out_as_a_file_and_nothing_else(office, client):
    row = f"{HERE}/dong/TC01"
    office.post(row, {"act": "attach", "file": SimpleUploadedFile("biên bản.html", b"<script>alert(1)</script>")})
    office.post(row, {"act": "remark", "text": "Đã đối chiếu <b>kho bạc</b>"})
    page = office.get(row)
    assert "Đã đối chiếu &lt;b&gt;kho bạc&lt;/b&gt;" in page.content.decode()
    file = office.get(f"{HERE}/minh-chung/{Evidence.objects.get().pk}")
    assert file["Content-Disposition"].startswith("attachment")
    assert file["Content-Type"] == "application/octet-stream"
    assert file["X-Content-Type-Options"] == "nosniff"
    elsewhere = HERE.replace("2024-305", "2024-303")
    assert office.get(f"{elsewhere}/minh-chung/{Evidence.objects.get().pk}").status_code == 404


def test_the_own_form_enters_the_ledger_with_one_button(office):
    send(office, change("900"), change("1.800", "to_date", key="l"))
    assert "Ghi 2 số vào sổ" in visible(office.get(HERE))
    office.post(f"{HERE}/ghi-so")

    booked = Entry.objects.current().filter(cell__isnull=False)
    assert sorted((one.period, str(one.exact)) for one in booked) == [("2025-01/2025-04", "1800"), ("2025-04", "900")]
    assert "Ghi 2 số vào sổ" not in visible(office.get(HERE))


def test_the_page_takes_few_queries_however_many_rows(office, checker):
    def queries():
        office.get(HERE)
        with CaptureQueriesContext(connection) as captured:
            office.get(HERE)
        return len(captured)

    codes = list(Indicator.objects.filter(office=None).order_by("-order").values_list("code", flat=True)[:40])
    send(office, change("900", code=codes[0]))
    few = queries()
    send(office, *[change("5", code=code, key=f"q{code}") for code in codes[1:]])

    assert queries() == few <= MOST_QUERIES
