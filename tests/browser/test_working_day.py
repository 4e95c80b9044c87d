"""A working day of the office: bring reports in, decide their figures, follow a number, answer a finding."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
HERE = "/2024-305/2025-04"
REPORT = """Quận ủy Lê Chân kiểm điểm công tác tháng 5/2024

Tháng 5/2024, các chi bộ kết nạp 24 đảng viên. Thu ngân sách nhà nước trên địa bàn tháng 5/2024 đạt 120,4 tỷ đồng.
"""


def document(page, name):
    page.goto(f"{HERE}/van-ban")
    page.locator("tr", has_text=name).get_by_role("link").click()
    page.wait_for_url(re.compile(r"/van-ban/\d+"))


def test_files_come_in_and_a_bad_one_is_named(visit):
    page = visit().go(f"{HERE}/van-ban")
    files = [
        {"name": "báo cáo <b>.txt", "mimeType": "text/plain", "buffer": REPORT.encode()},
        {"name": "hong.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04 hong"},
    ]

    page.locator("input[type=file]").set_input_files(files)

    results = page.locator("#import-results li")
    expect(results).to_have_count(2)
    expect(results.nth(0)).to_contain_text(re.compile(r"báo cáo <b>\.txt: đọc được \d+ số"))
    expect(results.nth(1)).to_contain_text("hong.docx: ")
    expect(page.locator("#documents")).to_contain_text("báo cáo <b>.txt")
    results.nth(0).get_by_role("link", name="Xem và xác nhận").click()
    expect(page.locator("#text")).to_contain_text("các chi bộ kết nạp 24 đảng viên")


def test_a_figure_is_confirmed_and_taken_back(visit):
    page = visit().page
    document(page, "2025-04-quan-uy.txt")
    page.locator("#text a.figure", has_text="96,4 tỷ đồng").first.click()
    line = page.locator(".line.chosen")
    expect(line).to_contain_text("96,4 tỷ đồng")

    page.keyboard.press("x")
    done = page.locator(".line", has_text="96,4 tỷ đồng")
    expect(done).to_contain_text("Đã xác nhận")

    done.locator("[data-open]").click()
    page.keyboard.press("u")
    expect(done).to_have_attribute("data-done", "false")
    expect(done.locator("details.did")).to_contain_text("Đã hoàn tác")


def test_a_correction_stands_beside_what_was_read(visit):
    page = visit().page
    document(page, "2025-03-quan-uy.txt")
    page.locator("#text a.figure").first.click()
    page.keyboard.press("e")
    form = page.locator("form.correct")
    read = form.get_by_label("Giá trị").input_value()
    form.get_by_label("Giá trị").fill("mười mấy")
    form.get_by_label("Lý do sửa").fill("Đối chiếu bản ký")
    form.get_by_role("button", name="Ghi số đã sửa").click()
    expect(form).to_contain_text("không phải là số")

    form.get_by_label("Giá trị").fill("77")
    form.get_by_role("button", name="Ghi số đã sửa").click()

    corrected = page.locator(".line", has_text="Đã sửa thành")
    expect(corrected).to_contain_text("77")
    expect(corrected.locator(".value")).to_contain_text(read)


def test_a_figure_is_rejected_with_a_reason(visit):
    page = visit().page
    document(page, "2025-02-quan-uy.txt")
    page.locator("#text a.figure").nth(1).click()

    page.keyboard.press("r")
    page.get_by_label("Vì sao bỏ số này").select_option("Số của đơn vị khác")
    page.get_by_role("button", name="Bỏ số này").click()

    expect(page.locator(".line", has_text="Đã bỏ")).to_contain_text("Số của đơn vị khác")


def test_all_sure_figures_at_once(visit):
    page = visit().page
    document(page, "2025-01-quan-uy.txt")
    page.locator("summary", has_text="số rõ").click()

    page.get_by_role("button", name="Xác nhận tất cả").click()

    expect(page.locator("#notices")).to_contain_text(re.compile(r"Đã xác nhận \d+ số"))
    expect(page.locator("summary", has_text="số rõ")).to_have_count(0)


def test_a_number_leads_to_its_words(visit):
    page = visit().go(f"{HERE}/dieu-hanh")
    door = page.locator("a.door", has_text="918,755").first
    door.focus()
    expect(page.locator("#said")).to_contain_text("918,755")

    door.click()

    marked = page.locator("#text a.figure.here")
    expect(marked).to_have_text("918,755 tỷ đồng")
    expect(marked).to_be_in_viewport()
    expect(page.locator("#text mark.lit").first).to_contain_text("thu ngân sách nhà nước trên địa bàn")


def test_a_line_of_the_board_opens_in_place_and_closes(visit):
    page = visit().go(f"{HERE}/dieu-hanh")
    line = page.get_by_role("link", name="Thu ngân sách nhà nước trên địa bàn")

    line.click()
    opened = page.locator("tr.opened", has=page.locator("svg.chart"))
    expect(opened).to_contain_text("kế hoạch năm")
    expect(line).to_have_attribute("aria-expanded", "true")

    line.click()
    expect(page.locator("svg.chart")).to_have_count(0)


def test_a_finding_is_answered(visit):
    page = visit().go("/2024-305/2025-06/kiem-so")
    finding = page.locator("article.finding", has_text="65,0%").first
    expect(finding.locator(".ranges")).to_be_visible()
    finding.get_by_role("link", name="Giải trình").click()
    finding.get_by_role("textbox").fill("Văn bản gốc đánh máy nhầm, đã có công văn đính chính")

    finding.get_by_role("button", name="Ghi giải trình").click()

    expect(finding).to_contain_text("đã có công văn đính chính")
    expect(finding.get_by_role("link", name="Giải trình")).to_have_count(0)


def test_the_viewer_is_offered_no_decisions(visit):
    page = visit("xemthu").page
    document(page, "2025-06-quan-uy.txt")

    expect(page.get_by_role("button", name="Xác nhận")).to_have_count(0)


def test_the_board_is_saved_as_a_file(visit):
    page = visit().go(f"{HERE}/dieu-hanh")

    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()

    assert waiting.value.suggested_filename == "dieu-hanh_2024-305_2025-04.csv"
    assert "918.755" in waiting.value.path().read_text(encoding="utf-8-sig")
