"""A month in a real browser: five people of a ward and one of the city take a late report from its form to accepted.

It is entered by two, checked, sent back, checked again, approved, sent back by the city, accepted, and corrected after
the lock. The same steps without a browser, on both databases: tests/apps/test_reports_on_their_way.py.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CITY, WARD, MONTH = "/2025-31", "/2025-11329", "/2025-10"
STATE = f"{CITY}{MONTH}/nop-bao-cao"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
SLOWLY = 30_000  # milliseconds: an approval reckons the whole ledger of the ward anew


class Person:
    """Somebody at their own window."""

    def __init__(self, visitor):
        self.visitor, self.page = visitor, visitor.page

    def open(self, report):
        self.visitor.go(report)
        return self

    def type(self, **numbers):
        for code, text in numbers.items():
            cell = self.page.locator(f'input[data-name="{code}|period"]')
            cell.fill(text)
            cell.press("Enter")
        expect(self.page.locator("#saved")).to_contain_text("Đã lưu lúc", timeout=SLOWLY)

    def press(self, name, told):
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.page.locator("#notices")).to_contain_text(told, timeout=SLOWLY)

    def send_back(self, reason):
        self.page.locator("summary", has_text="Trả lại").click()
        self.page.get_by_label("Lý do trả lại").fill(reason)
        self.press("Trả lại", "Đã trả lại báo cáo.")

    def reads(self, words):
        expect(self.page.locator("main")).to_contain_text(words)


def violations(page):
    found = Axe().run(page, options={"runOnly": RULES})
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found.response["violations"]]


def test_a_month_of_a_ward_that_is_late(visit):
    names = ("thanhpho", "nhaplieu", "nhaplieu2", "kiemtra", "duyet", "theodoi")
    city, first, second, checker, approver, viewer = (Person(visit(name)) for name in names)

    city.open(STATE).reads("2/4 đơn vị đã nộp")
    row = city.page.locator("tr", has=city.page.get_by_role("link", name="Phường Ngô Quyền")).first
    expect(row).to_contain_text("quá hạn, chưa nộp")
    assert violations(city.page) == []
    report = row.get_by_role("link").first.get_attribute("href")

    first.open(report).page.get_by_role("link", name="Mở biểu nhập liệu").click()
    form = first.page.url
    first.type(TC01="88,6", CC02="1.930")
    second.open(form).type(XD01="12", CC01="97,9")
    viewer.open(report).reads("Báo cáo đang ở người nhập liệu của Phường Ngô Quyền.")
    second.open(report).press("Nộp để kiểm tra", "Đã nộp báo cáo để kiểm tra.")

    checker.open(f"{WARD}{MONTH}/nop-bao-cao/viec").page.get_by_role("link", name="tháng 10/2025").click()
    checker.send_back("Số đảng viên kết nạp chưa khớp danh sách")
    second.open(form).type(XD01="11")
    second.open(report).reads("Số đảng viên kết nạp chưa khớp danh sách")
    second.press("Nộp để kiểm tra", "Đã nộp báo cáo để kiểm tra.")
    checker.open(report).press("Kiểm tra xong, trình duyệt", "Đã kiểm tra xong")
    approver.open(report).press("Duyệt và gửi cấp trên", "Đã duyệt; số liệu đã vào sổ")
    viewer.open(f"{WARD}{MONTH}/dieu-hanh?xem=thang").reads("88,6")

    city.open(report).send_back("Thu ngân sách chưa trừ hoàn thuế")
    first.open(form).type(TC01="87,2")
    first.open(report).press("Nộp để kiểm tra", "Đã nộp báo cáo để kiểm tra.")
    checker.open(report).press("Kiểm tra xong, trình duyệt", "Đã kiểm tra xong")
    approver.open(report).press("Duyệt và gửi cấp trên", "Đã duyệt; số liệu đã vào sổ")
    city.open(report).press("Tiếp nhận và khóa", "Đã tiếp nhận và khóa báo cáo.")

    first.open(report).page.locator("summary", has_text="Đề nghị sửa một số").click()
    first.page.get_by_label("Chỉ tiêu", exact=True).select_option("CC02")
    first.page.get_by_label("Số đúng").fill("1.931")
    first.page.get_by_label("Lý do", exact=True).fill("Sót một hồ sơ trực tuyến")
    first.press("Gửi đề nghị", "Đã ghi đề nghị sửa, chờ người duyệt.")
    approver.open(report).reads("1.930 → 1.931")
    approver.press("Duyệt số mới", "Đã duyệt; số mới đã vào sổ.")
    assert violations(approver.page) == []

    city.open(STATE).reads("3/4 đơn vị đã nộp")
    expect(row).to_contain_text("nộp muộn")
    expect(row).to_contain_text("1 số sửa sau khi nộp")
    viewer.open(report).reads("Văn phòng thành phố (mẫu) tiếp nhận và khóa báo cáo")
    viewer.reads("1.931")
