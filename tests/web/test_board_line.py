"""A line of the board opened: how last year's value was made, a past day, and what a leader says beside the rule."""

import csv
import io
import re

import pytest

from giaoban.apps.reviews.models import StatusOverride

TWO_WARDS = "/2025-11407/2025-09/dieu-hanh"


@pytest.fixture
def signed_in(client, sample_office, django_user_model, db):
    """The sample office as one of its people sees it."""

    def enter(name):
        client.force_login(django_user_model.objects.get(username=name))
        return client

    return enter


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


SAID = [
    ("/2025-11635/2025-09/dieu-hanh", "l-TC01", "cộng từ 3 đơn vị cũ"),
    ("/2025-11635/2025-09/dieu-hanh", "l-CC01", "tính lại từ tử số, mẫu số của 3 đơn vị cũ"),
    ("/2025-11635/2025-10/dieu-hanh", "l-XD01", "chưa có số từ tháng 7 đến tháng 10/2024 của xã Trường Thành"),
    (TWO_WARDS, "l-TC01", "cộng 1 đơn vị cũ, phân bổ 3 đơn vị cũ theo dân số"),
    (TWO_WARDS, "l-CC01", "không so sánh"),
]


@pytest.mark.parametrize(("address", "row", "said"), SAID)
def test_the_board_says_how_each_same_period_was_made(signed_in, address, row, said):
    html = signed_in("vanphong").get(address).content.decode()
    found = html[html.index(f'id="{row}"') :]

    assert said in found[: found.index("</tr>")]


def test_an_opened_line_shows_the_parts_with_doors_to_their_own_documents(signed_in):
    client = signed_in("vanphong")
    page = client.get(f"{TWO_WARDS}/TC01")
    html = page.content.decode()
    section = html[html.index('id="cung-ky"') :]
    doors = re.findall(r'href="(/2024-\d+/2024-09/van-ban/\d+\?so=\d+)#w-\d+"', section)

    assert "Phường An Biên cũ" in section
    for said in ("38,5 % dân số", "62,3 % dân số", "71 % dân số", "toàn bộ"):
        assert said in section
    assert doors
    assert all(client.get(door).status_code == 200 for door in doors)
    assert section.count("<tr>") == 5


def test_a_past_day_stays_in_the_addresses_of_the_page(signed_in):
    client = signed_in("vanphong")
    page = client.get("/2024-305/2025-04/dieu-hanh?ngay=2020-01-31")

    assert "Đang xem sổ như cuối ngày 31/01/2020" in words(page)
    assert "chỉ những số đã ghi đến lúc đó" in words(page)
    wrong = client.get("/2024-305/2025-04/dieu-hanh?ngay=hom-qua")
    assert "không phải là ngày" in words(wrong)
    assert "Thu ngân sách" in words(wrong)


def test_a_leader_says_otherwise_and_takes_it_back(signed_in):
    client = signed_in("lanhdao")
    page = "/2024-305/2025-04/dieu-hanh/DD04"
    assert "Ghi đánh giá khác với quy tắc" in words(client.get(page))

    refused = client.post(f"{page}/danh-gia", {"status": "on_pace", "reason": "", "until": ""})
    assert "Chưa chọn ngày hết hiệu lực" in words(refused)
    from django.utils import timezone

    typed = {"status": "on_pace", "reason": "Bàn giao trong tháng 5", "until": timezone.localdate().isoformat()}
    shown = words(client.post(f"{page}/danh-gia", typed, follow=True))
    assert "Theo quy tắc: nguy cơ không đạt" in shown
    assert "Lãnh đạo ghi: đúng tiến độ . Bàn giao trong tháng 5" in shown
    board = client.get("/2024-305/2025-04/dieu-hanh").content.decode()
    row = board[board.index('id="l-DD04"') :]
    assert "lãnh đạo ghi: đúng tiến độ" in row[: row.index("</tr>")]

    override = StatusOverride.objects.get()
    client.post(f"{page}/danh-gia/{override.pk}/rut", {"reason": "Ghi nhầm"})
    assert "Lãnh đạo ghi" not in words(client.get(page))


def test_who_does_not_lead_says_nothing(signed_in):
    client = signed_in("vanphong")
    typed = {"status": "on_pace", "reason": "x", "until": "2026-12-31"}

    assert "Ghi đánh giá khác với quy tắc" not in words(client.get("/2024-305/2025-04/dieu-hanh/DD04"))
    assert client.post("/2024-305/2025-04/dieu-hanh/DD04/danh-gia", typed).status_code == 403
    assert not StatusOverride.objects.exists()


def test_the_file_has_what_the_board_says(signed_in):
    text = signed_in("vanphong").get(f"{TWO_WARDS}.csv").content.decode("utf-8-sig")
    rows = {row["Chỉ tiêu"]: row for row in csv.DictReader(io.StringIO(text))}

    budget = rows["Thu ngân sách nhà nước trên địa bàn"]
    assert budget["Cùng kỳ năm trước"] == "131.14"
    assert budget["Cùng kỳ tính thế nào"] == "cộng 1 đơn vị cũ, phân bổ 3 đơn vị cũ theo dân số"
    assert budget["So cùng kỳ bằng lời"] == "tăng 1,0 %"
    low, likely, high = (float(budget[f"Dự báo {which}"]) for which in ("thấp nhất", "năm", "cao nhất"))
    assert low < likely < high
