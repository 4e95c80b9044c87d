"""The descent of a unit before a real browser: read on both screens, walked by its boxes, shares added up as typed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WARD = "/2025-11383/2025-08"
PAGES = [f"{WARD}/don-vi/lich-su", "/2024-305/2025-04/don-vi/lich-su", f"{WARD}/don-vi/bo-may"]
WINDOWS = [({"width": 1440, "height": 900}, "light", "wide"), ({"width": 390, "height": 844}, "dark", "narrow")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.mark.parametrize(("window", "scheme", "shown"), WINDOWS)
def test_the_pages_keep_the_rules_of_accessibility(visit, window, scheme, shown):
    visitor = visit(viewport=window, color_scheme=scheme)
    for address in PAGES:
        page = visitor.go(address)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]

        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
        if "lich-su" in address:
            expect(page.locator(f"svg.ancestry-{shown}")).to_be_visible()
            expect(page.locator("svg.ancestry:visible")).to_have_count(1)


def test_from_any_page_to_the_history_and_by_a_box_to_what_was_before(visit):
    page = visit().go(f"{WARD}/dieu-hanh")
    page.locator(".menu-unit summary").click()
    page.locator(".menu-unit").get_by_role("link", name="Lịch sử, địa giới").click()
    page.wait_for_url("**/don-vi/lich-su")

    page.locator("svg.ancestry-wide a", has_text="Phường An Biên").click()

    page.wait_for_url("**/2024-11371/2025-06/don-vi/lich-su")
    expect(page.locator(".lead-sentence").first).to_contain_text("được chia cho phường An Biên và phường Lê Chân")


def test_the_parts_are_added_up_while_they_are_typed(visit):
    page = visit().go("/2024-305/2025-04/don-vi/lich-su")
    page.locator("#ty-le li", has_text="Phường Lạch Tray").get_by_role("link", name="Ghi tỷ lệ").click()
    total = page.locator(".part-total")
    page.get_by_label("Phường Gia Viên").fill("62,5")
    expect(total).to_have_text("Mới được 62,5 %, còn thiếu 37,5 %; tỷ lệ chưa đủ 100 % thì chưa được dùng.")

    page.get_by_label("Phường Lê Chân").fill("37,5")
    expect(total).to_have_text("Đủ 100 %.")
    page.get_by_label("Văn bản làm căn cứ").fill("Biểu 02/TK")
    page.get_by_role("button", name="Ghi tỷ lệ").click()

    expect(page.locator(".notice-good")).to_have_text("Đã ghi tỷ lệ. Đủ 100 %.")
    expect(page.locator("svg.ancestry-wide .edge-words").first).to_be_visible()


def test_departments_are_taken_over_with_one_click(visit):
    page = visit().go(f"{WARD}/don-vi/bo-may")

    page.get_by_role("button", name="Nhận cả bộ").click()

    expect(page.locator(".notice-good")).to_have_text("Đã nhận 7 bộ phận.")
    expect(page.locator(".base li", has_text="Phòng Kinh tế, Hạ tầng và Đô thị")).to_be_visible()
