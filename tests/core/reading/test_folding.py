"""Folding meets every spelling of a word and keeps offsets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.folding import fold, plain

SPELLINGS = [
    ("Uỷ viên Thành uỷ", "ủy viên thành ủy"),
    ("ĐẢNG UỶ", "đảng ủy"),
    ("văn hoá, y tế", "văn hóa, y tế"),
    ("sức khoẻ", "sức khỏe"),
    ("Xuý, tuý, hoè", "xúy, túy, hòe"),
    ("hoạ sĩ, toà án", "họa sĩ, tòa án"),
    ("thuỷ lợi", "thủy lợi"),
    ("5\u00a0tỷ", "5 tỷ"),
    ("Ðảng ủy", "đảng ủy"),  # an Eth for the Đ
    # Already on the first vowel, or a syllable that one placement alone can write.
    ("quý II, quỹ, quỷ", "quý ii, quỹ, quỷ"),
    ("hoàn thành, toàn, khoảng", "hoàn thành, toàn, khoảng"),
    ("tuyến, chuyển, huyện", "tuyến, chuyển, huyện"),
    ("xoáy, ngoài", "xoáy, ngoài"),
]


@pytest.mark.parametrize(("text", "folded"), SPELLINGS)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("Đảng uỷ phường Ngô Quyền", "dang uy phuong ngo quyen"),
        ("Hoà Bình", "hoa binh"),
        ("HĐND", "hdnd"),
        ("thưởng", "thuong"),
        ("Nguyễn Ái Quốc", "nguyen ai quoc"),
    ],
)
def test_plain(text, searched):
    assert plain(text) == searched


@given(st.text().map(lambda text: unicodedata.normalize("NFC", text)))
def test_offsets_stay(text):
    assert len(fold(text)) == len(plain(text)) == len(text)
    assert fold(fold(text)) == fold(text)
