"""A table of history from the upload to the ledger and back in a real browser: mouse, keyboard, no scripts."""

import io

import openpyxl
import pytest

pytestmark = pytest.mark.browser
HERE = "/2024-305/2015-04"
SLOWLY = 30_000  # milliseconds: a workbook is read by a process of its own
FILE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(year, wrong="12,3,4"):
    """Months over two rows of headings, a typed number, a text, a gap, a bad cell and a name that nobody knows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["BẢNG THEO DÕI CHỈ TIÊU"])
    sheet.append(["TT", "Chỉ tiêu", "ĐVT", f"Năm {year}", None, None])
    sheet.append([None, None, None, "Tháng 1", "Tháng 2", "Tháng 3"])
    sheet.append([1, "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", 300.25, "1.310,5", None])
    sheet.append([2, "Kết nạp đảng viên mới", "đảng viên", 20, wrong, 22])
    sheet.append([3, "Số cuộc đối thoại với người dân khu chợ", "cuộc", 1, 2, 3])
    for cells in ("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:F2"):
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return {"name": f"theo dõi {year}.xlsx", "mimeType": FILE_TYPE, "buffer": file.getvalue()}


def upload(page, file):
    page.set_default_timeout(SLOWLY)
    page.goto(f"{HERE}/so-lieu/nhap")
    page.get_by_label("Tệp bảng tính").set_input_files(file)
    page.get_by_role("button", name="Mở bảng").click()
    page.wait_for_url("**/so-lieu/nhap/*")


def test_upload_map_preview_book_undo(visit):
    page = visit().page
    upload(page, workbook(2015))

    assert page.get_by_label("Cột B là").input_value() == "indicator"
    assert page.get_by_label("Kỳ của cột D").input_value() == "tháng 1/2015"
    page.get_by_role("button", name="Xem trước").click()
    assert page.get_by_text("Ô E5: “12,3,4” không phải là số").is_visible()
    page.get_by_label("Số cuộc đối thoại").fill("-")
    page.get_by_label("Bỏ qua 1 ô lỗi").check()
    page.get_by_role("button", name="Ghi 4 số vào sổ").click()

    page.wait_for_url("**/so-lieu/dot/*")
    assert page.get_by_text("Đã ghi 4 số vào sổ").is_visible()
    brought = page.url
    page.goto(f"{HERE}/so-lieu")
    assert page.get_by_role("link", name="1.310,5").is_visible()

    page.goto(brought)
    page.get_by_text("Hoàn tác cả đợt nhập").click()
    page.get_by_label("Lý do").fill("Nhầm tệp")
    page.get_by_role("button", name="Hoàn tác đợt nhập").click()
    assert page.get_by_text("Đã hoàn tác đợt nhập").is_visible()
    page.goto(f"{HERE}/so-lieu")
    assert page.get_by_text("Chưa có số liệu nào của năm 2015").is_visible()


def test_the_next_table_of_the_office_is_one_click(visit):
    page = visit().page
    upload(page, workbook(2014, wrong=21))
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_label("Số cuộc đối thoại").fill("-")
    page.get_by_role("button", name="Xem trước lại").click()
    page.get_by_role("button", name="vào sổ").click()
    page.wait_for_url("**/so-lieu/dot/*")

    upload(page, workbook(2013, wrong=21))
    assert page.get_by_text("các cột được hiểu như lần trước").is_visible()
    page.get_by_role("button", name="Ghi 5 số vào sổ").click()
    page.wait_for_url("**/so-lieu/dot/*")
    assert page.get_by_text("Đã ghi 5 số vào sổ").is_visible()


@pytest.mark.parametrize("window", [{"viewport": {"width": 390, "height": 844}}, {"java_script_enabled": False}])
def test_on_a_telephone_and_without_scripts(window, visit):
    page = visit("vanphong", **window).page
    upload(page, workbook(2012, wrong=21))
    page.get_by_role("button", name="Xem trước").click()

    assert page.get_by_role("button", name="vào sổ").is_visible()
    if "viewport" in window:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_entry_is_corrected_by_keyboard_alone(visit):
    page = visit().page
    page.goto("/2024-305/2025-04/so-lieu/TC01/2025-04")
    page.get_by_text("Sửa, hoàn tác, bỏ").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("918,8")
    page.get_by_label("Lý do").focus()
    page.keyboard.type("Đối chiếu kho bạc")
    page.keyboard.press("Enter")

    page.get_by_text("Đã sửa; số cũ vẫn xem được ở lịch sử.").wait_for()
    assert page.get_by_role("row", name="918,8 tỷ đồng").first.is_visible()
