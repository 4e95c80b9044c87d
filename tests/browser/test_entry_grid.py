"""Entering numbers in a real browser: keys, a block from Excel, a lost connection, two people on one cell, files."""

import io

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
HERE = "/2024-305/2025-05/nhap-lieu"
SLOWLY = 30_000  # milliseconds: a workbook is read by a process of its own
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BUDGET, TAX, INDUSTRY = "TC01", "TC02", "CN01"
REPORT = """Báo cáo tháng 5/2025 của quận Lê Chân

Tổng mức bán lẻ hàng hóa tháng 5/2025 đạt 2.755 tỷ đồng.
"""


def cell(page, code, column="period"):
    return page.locator(f'input[data-name="{code}|{column}"]')


def codes(page):
    return page.locator("tr[data-code]").evaluate_all("rows => rows.map(row => row.dataset.code)")


def saved(page):
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc", timeout=SLOWLY)


def paste(page, text):
    page.evaluate(
        """text => {
            const held = new DataTransfer();
            held.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def copied(page):
    return page.evaluate(
        """() => {
            const held = new DataTransfer();
            const event = new ClipboardEvent("copy", {clipboardData: held, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
            return held.getData("text/plain");
        }"""
    )


def violations(page):
    found = Axe().run(page, options={"runOnly": RULES})
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found.response["violations"]]


def test_a_form_is_filled_by_keys_and_blocks_and_survives_a_lost_connection(visit):
    visitor = visit()
    page = visitor.go(HERE)
    first, second, third = codes(page)[:3]

    # Typing, Enter down, arrows, Escape, F2 and the check beside the cell.
    cell(page, first).focus()
    page.keyboard.type("918,7")
    page.keyboard.press("Enter")
    expect(cell(page, second)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(cell(page, first, "to_date")).to_be_focused()
    page.keyboard.type("12")
    page.keyboard.press("ArrowDown")
    saved(page)
    expect(page.locator("#odd")).to_contain_text("ghi 12")
    expect(cell(page, first, "to_date")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    expect(cell(page, first, "to_date")).to_have_value("12")
    page.keyboard.press("F2")
    page.keyboard.type("5")
    page.keyboard.press("Tab")
    expect(cell(page, first, "note")).to_be_focused()
    expect(cell(page, first, "to_date")).to_have_value("125")

    # A block whose numbers can be read in two ways, then taken back.
    cell(page, second).focus()
    paste(page, "1.234\t2.345\n3.456\t4.567\n")
    page.get_by_role("button", name="dấu chấm trước phần lẻ").click()
    expect(cell(page, second)).to_have_value("1,234")
    expect(cell(page, third, "to_date")).to_have_value("4,567")
    page.keyboard.press("Control+z")
    expect(cell(page, third, "to_date")).to_have_value("")
    paste(page, "1,234.5\t2.25")
    expect(cell(page, second)).to_have_value("1234,5")
    saved(page)

    page.keyboard.press("Shift+ArrowRight")
    assert copied(page) == "1234,5\t2,25"

    # Without a connection nothing is lost, even when the page is closed; it is sent on return.
    visitor.context.set_offline(True)
    cell(page, third).focus()
    page.keyboard.type("42,4")
    page.keyboard.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Chưa gửi 1 ô")
    page.close()
    visitor.context.set_offline(False)
    visitor.wrong.clear()
    page = visitor.context.new_page()
    page.goto(HERE)
    saved(page)
    page.reload()
    expect(cell(page, third)).to_have_value("42,4")
    assert violations(page) == []


def test_the_second_of_two_people_is_told_and_chooses(visit):
    one, other = visit("vanphong").go(HERE), visit("lanhdao").go(HERE)
    code = codes(one)[3]
    cell(one, code).fill("100")
    one.keyboard.press("Enter")
    saved(one)

    cell(other, code).fill("120")
    other.keyboard.press("Enter")
    dialog = other.get_by_role("dialog", name="Hai người cùng ghi một ô")
    expect(dialog).to_contain_text("đã ghi “100” lúc")
    expect(dialog).to_contain_text("Bạn vừa gõ “120”")
    dialog.get_by_role("button", name="Dùng số của tôi").click()
    saved(other)

    cell(one, code).fill("130")
    one.keyboard.press("Enter")
    one.get_by_role("dialog").get_by_role("button", name="Giữ số của").click()
    expect(cell(one, code)).to_have_value("120")
    other.reload()
    expect(cell(other, code)).to_have_value("120")


def test_files_fill_the_form_on_a_telephone_and_without_scripts(visit):
    visitor = visit(viewport={"width": 390, "height": 844})
    page = visitor.go(HERE)
    page.set_default_timeout(SLOWLY)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    code = codes(page)[4]
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải biểu Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    sheet = book.active
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == code)
    column = next(column for column in range(1, 12) if sheet.cell(1, column).value == "period")
    sheet.cell(row, column).value = 77.5
    file = io.BytesIO()
    book.save(file)

    page.get_by_label("Biểu Excel đã nhập").set_input_files(
        {"name": "bieu.xlsx", "mimeType": XLSX, "buffer": file.getvalue()}
    )
    page.get_by_role("button", name="Xem thay đổi").click()
    expect(page.get_by_role("row").filter(has_text="77,5")).to_be_visible()
    page.get_by_role("button", name="Đưa 1 ô vào biểu").click()
    expect(cell(page, code)).to_have_value("77,5")
    page.get_by_role("button", name="Hoàn tác tệp này").click()
    expect(cell(page, code)).to_have_value("")

    plain = visit(java_script_enabled=False).page
    plain.set_default_timeout(SLOWLY)
    plain.goto(HERE)
    plain.get_by_label("Báo cáo bằng lời").set_input_files(
        {"name": "bao-cao.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    )
    plain.get_by_role("button", name="Đọc báo cáo").click()
    expect(plain.locator(".proposal mark")).to_have_text("2.755 tỷ đồng")
    plain.get_by_role("button", name="Lấy vào ô").first.click()
    expect(plain.locator('input[value="2.755"]')).to_have_count(1)
    cell(plain, code, "note").fill("đối chiếu kho bạc")
    plain.get_by_role("button", name="Lưu").click()
    expect(cell(plain, code, "note")).to_have_value("đối chiếu kho bạc")
