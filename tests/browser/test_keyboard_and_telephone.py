"""The same work without a mouse, on a telephone, without scripts; and the rules of accessibility on every page."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
HERE = "/2024-305/2025-04"
PAGES = [
    f"{HERE}/dieu-hanh",
    f"{HERE}/chi-tieu",
    f"{HERE}/chi-tieu/TC01",
    f"{HERE}/van-ban",
    "/2024-305/2025-06/kiem-so",
]
TELEPHONE = {"width": 390, "height": 844}


RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "dark": {"type": "rule", "values": ["color-contrast"]},  # the rest is the same page
}


def violations(page, scheme):
    found = Axe().run(page, options={"runOnly": RULES[scheme]})
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found.response["violations"]]


def first_document(page):
    page.goto(f"{HERE}/van-ban")
    page.locator("tr", has_text="2025-04-quan-uy.txt").get_by_role("link").click()
    page.wait_for_url(re.compile(r"/van-ban/\d+"))


def test_from_the_board_to_a_confirmed_figure_by_keys_alone(visit):
    page = visit().go(f"{HERE}/van-ban")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/van-ban/\d+"))
    waiting = int(page.locator("#waiting").inner_text().split()[0])

    page.keyboard.press("j")
    expect(page.locator(".line.chosen")).to_have_count(1)
    expect(page.locator("#text .figure.here")).to_be_in_viewport()
    page.keyboard.press("x")

    expect(page.locator("#waiting")).to_contain_text(f"{waiting - 1} số chờ xác nhận")
    page.keyboard.press("u")


def test_search_help_and_periods_by_keys(visit):
    page = visit().go(f"{HERE}/dieu-hanh")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    page.keyboard.press("[")
    page.wait_for_url("**/2025-03/dieu-hanh")

    page.keyboard.press("/")
    page.keyboard.type("ngoai quoc doanh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Thu thuế ngoài quốc doanh")).to_be_visible()


def test_a_unit_is_found_without_accents(visit):
    page = visit().go(f"{HERE}/dieu-hanh")
    page.locator(".menu-unit summary").click()
    expect(page.get_by_label("Gõ tên đơn vị, không cần dấu")).to_be_focused()
    page.keyboard.type("an bien")
    choice = page.locator("#unit-choices a", has_text="Phường An Biên").first
    expect(choice).to_be_visible()
    expect(page.locator("#unit-choices a")).not_to_have_count(0)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_telephone(visit, address):
    page = visit(viewport=TELEPHONE, has_touch=True).go(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    expect(page.locator("nav.bottom")).to_be_visible()


def test_fingers_find_what_they_touch(visit):
    page = visit(viewport=TELEPHONE, has_touch=True).page
    first_document(page)
    for name in ("Xác nhận", "Sửa", "Bỏ"):
        box = page.locator(".line .acts:visible .button", has_text=name).first.bounding_box()
        assert box["height"] >= 44
    for link in page.locator("nav.bottom a").all():
        assert link.bounding_box()["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_rules_of_accessibility_hold(visit, scheme):
    visitor = visit(color_scheme=scheme)
    found = {}
    for address in PAGES:
        found[address] = violations(visitor.go(address), scheme)
    first_document(visitor.page)
    visitor.page.keyboard.press("j")
    visitor.page.keyboard.press("e")
    visitor.page.wait_for_selector("form.correct")
    found["document"] = violations(visitor.page, scheme)
    found["search"] = violations(visitor.go(f"{HERE}/tim?q=ngan"), scheme)
    visitor.go(f"{HERE}/dieu-hanh").locator("a.opener").first.click()
    visitor.page.wait_for_selector("tr.opened td")
    found["opened"] = violations(visitor.page, scheme)
    visitor.context.clear_cookies()
    found["sign in"] = violations(visitor.go("/dang-nhap/"), scheme)

    assert {address: broken for address, broken in found.items() if broken} == {}


def test_everything_works_without_scripts(visit):
    visitor = visit("vanphong", java_script_enabled=False)
    page = visitor.page
    first_document(page)
    for fold in page.locator("#lines > details > summary").all():
        fold.click()
    line = page.locator(".line[data-done=false]").first
    key = line.get_attribute("id")

    line.get_by_role("button", name="Xác nhận").click()
    expect(page.locator(f"#{key}")).to_contain_text("Đã xác nhận")

    page.goto(f"{HERE}/dieu-hanh")
    page.get_by_role("link", name="Thu ngân sách nhà nước trên địa bàn").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thu ngân sách nhà nước trên địa bàn")


def test_paper_shows_the_content_alone(visit):
    page = visit(color_scheme="dark").go(f"{HERE}/dieu-hanh")
    page.emulate_media(media="print")

    expect(page.locator("nav.rail")).to_be_hidden()
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("table.board")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
