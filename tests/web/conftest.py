"""A small office behind the pages: quận Lê Chân with two reports, one who checks them and one who only looks."""

import re

import pytest
from django.contrib.auth import get_user_model

from giaoban.apps.figures.actions import import_files
from giaoban.apps.people.actions import appoint
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.web.places import Place

MARCH = """Quận ủy Lê Chân kiểm điểm công tác tháng 3/2025

Tháng 3/2025 kết nạp 21 đảng viên; 3 tháng đầu năm 2025 kết nạp 73/261 đảng viên, đạt 28,0% chỉ tiêu Thành ủy giao.

Thu ngân sách nhà nước trên địa bàn tháng 3/2025 đạt 314,5 tỷ đồng.
"""
APRIL = """Quận ủy Lê Chân kiểm điểm công tác tháng 4/2025

Tháng 4/2025 kết nạp 30 đảng viên; 4 tháng đầu năm 2025 kết nạp 103/261 đảng viên, đạt 49,5% chỉ tiêu Thành ủy giao.

Thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao.
"""
HOSTILE = """<script>alert("tiêu đề")</script> kiểm điểm công tác tháng 4/2025

Thu ngân sách nhà nước trên địa bàn tháng 4/2025 của <img src=x onerror=alert(1)> đạt 12,5 tỷ đồng.
"""


@pytest.fixture
def le_chan(catalogue, db):
    return Unit.objects.by_key("2024-305")


def _holder(name, role, unit):
    user = get_user_model().objects.create_user(name, password="mat-khau-cua-bai-thu", last_name=f"Người {role}")
    appoint(user, unit, role, by=None)
    return user


@pytest.fixture
def checker(le_chan):
    return _holder("kiemtra", "checker", le_chan)


@pytest.fixture
def viewer(le_chan):
    return _holder("xem", "viewer", le_chan)


@pytest.fixture
def april(le_chan):
    return Place(le_chan, Period.month(2025, 4))


@pytest.fixture
def reports(le_chan):
    """The two reports as documents, by month."""
    intake = import_files(le_chan, [("thang-3.txt", MARCH.encode()), ("thang-4.txt", APRIL.encode())], by=None)
    files = intake.files.order_by("name")
    return dict(zip((3, 4), (file.document for file in files), strict=True))


@pytest.fixture
def hostile(le_chan):
    """A document whose title, text and file name try to run a script."""
    intake = import_files(le_chan, [("<script>alert(2)<script>.txt", HOSTILE.encode())], by=None)
    return intake.files.get().document


@pytest.fixture
def office(client, checker, reports):
    """A browser signed in as somebody who checks figures, before an office with two reports."""
    client.force_login(checker)
    return client


def visible(response):
    """The words of a page, without its marks-up."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
