"""Every number of the board is one click from its sentence; every key that the list of keys promises works."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
HERE = "/2024-305/2025-04"
NUMBERS = "table.board td.number, table.board td.forecast"
# What stands in the cells of numbers without being one.
NO_NUMBERS = {"–\nchưa có số", "không so sánh"}


def test_every_number_leads_to_its_sentence_in_sight(visit):
    page = visit().go(f"{HERE}/dieu-hanh")
    cells = page.locator(NUMBERS).evaluate_all(
        "cells => cells.map(cell => [cell.innerText.trim(), cell.querySelector('a.door')?.getAttribute('href')])"
    )
    numbers = [(text, door) for text, door in cells if re.search(r"\d", text)]
    assert len(numbers) >= 10
    assert [text for text, door in cells if not door and text not in NO_NUMBERS and re.search(r"\d", text)] == []

    for door in sorted({door for _, door in numbers}):
        page.goto(door)

        assert re.search(r"/van-ban/\d+\?so=(\d+)#w-\1$", door), door
        marked = page.locator("#text .figure.here")
        expect(marked).to_have_count(1)
        expect(marked).to_be_in_viewport()
        expect(marked).to_have_class(re.compile(r"\blit\b"))


def test_the_keys_of_the_board(visit):
    page = visit().go(f"{HERE}/dieu-hanh")
    lines = page.locator("tr.board-line")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(lines.nth(1)).to_have_class(re.compile("chosen"))
    page.keyboard.press("k")
    expect(lines.nth(0)).to_have_class(re.compile("chosen"))

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    opened = page.locator("tr.opened > td")
    expect(opened).to_have_count(1)
    page.keyboard.press("t")
    expect(opened.locator("details.chart-table")).to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(opened).to_have_count(0)

    page.keyboard.press("]")
    page.wait_for_url("**/2025-05/dieu-hanh")
    page.keyboard.press("[")
    page.wait_for_url("**/2025-04/dieu-hanh")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".chosen")).to_have_count(0)


def test_the_keys_of_a_document(visit):
    page = visit().go(f"{HERE}/van-ban")
    page.locator("tr", has_text="2025-02-quan-uy.txt").get_by_role("link").click()
    page.wait_for_url(re.compile(r"/van-ban/\d+"))
    page.keyboard.press("j")
    line = page.locator(f"#{page.locator('.line.chosen').get_attribute('id')}")

    page.keyboard.press("e")
    expect(line.locator("form.correct")).to_be_visible()
    page.keyboard.press("Escape")
    expect(line.locator("form.correct")).to_have_count(0)
    page.keyboard.press("r")
    expect(line.get_by_label("Vì sao bỏ số này")).to_be_focused()
    page.keyboard.press("Escape")
    expect(line.locator("form.acts")).to_be_visible()
    page.keyboard.press("x")
    expect(line).to_have_attribute("data-done", "true")
    line.locator("[data-open]").focus()
    page.keyboard.press("u")
    expect(line).to_have_attribute("data-done", "false")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
