"""Sentences that the product makes, in English; names, quotations and documents' own words stay as they are."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import giaoban
from giaoban.web.language import say
from giaoban.web.language.sentences import GAP, patterns

SENTENCES = [
    ("tháng 4/2025", "4/2025"),
    ("4 tháng đầu năm 2025", "first 4 months of 2025"),
    ("Kết nạp đảng viên mới, quý I/2025", "Kết nạp đảng viên mới, quarter I/2025"),
    ("cộng từ 3 đơn vị cũ, từ 01/07/2025 là số của đơn vị",
     "summed from 3 former units, from 01/07/2025 the unit's own"),
    (
        "Không so sánh: Phường An Biên chia cho phường An Biên và phường Lê Chân từ ngày 01/07/2025 theo "
        "1669/NQ-UBTVQH15, chưa có đủ tỷ lệ phân chia (và 4 đơn vị cũ khác cũng vậy)",
        "Not comparable: Phường An Biên was divided among phường An Biên and phường Lê Chân on 01/07/2025 by "
        "1669/NQ-UBTVQH15, shares are not complete (and so for 4 other former units)",
    ),
    (
        "Dự báo cả năm ≈ 270 đảng viên, từ 250 đến 290, nếu các tháng còn lại như các tháng đã qua; khoảng chứa "
        "4 trong 5 trường hợp; chỉ tiêu 261 đảng viên",
        "Forecast for the year ≈ 270 đảng viên, from 250 to 290, if the months to come are like those gone by; the "
        "range holds 4 of 5 cases; target 261 đảng viên",
    ),
    (
        "Đạt từ 80% đến dưới 95% tiến độ chia đều; kế hoạch được suy ra từ các tỷ lệ đã công bố.",
        "Between 80 % and 95 % of the even path; the plan is inferred from published percentages.",
    ),
    ("dưới 80% tiến độ theo mùa", "below 80 % of the seasonal path"),
    ("Đạt 1/7 chỉ tiêu, 6 chưa đạt khi kỳ chưa kết thúc", "1 of 7 targets met, 6 not met while the period is not over"),
    (
        "Phường Lê Chân lập từ toàn bộ phường A, phường B và phường C, cùng một phần của 5 đơn vị khác vào "
        "ngày 01/07/2025.",
        "Phường Lê Chân was made from the whole of phường A, phường B and phường C, with a part of 5 other units on "
        "01/07/2025.",
    ),
    ("Ngày 01/01/2025 đơn vị đã mang tên “Phường A”; hãy nhập tên mới.",
     "On 01/01/2025 the unit was already called “Phường A”; enter a new name."),
    # What is quoted is never said otherwise, and names have no English.
    ("Cùng kỳ năm trước: 94,4 %. “Trong tháng, tăng 9,1 %; đạt 30 %.” (Quận ủy Lê Chân)",
     "Same period last year: 94,4 %. “Trong tháng, tăng 9,1 %; đạt 30 %.” (Quận ủy Lê Chân)"),
    ("“tháng 4/2025”", "“tháng 4/2025”"),
    ("Phường Lê Chân, Thành phố Hải Phòng", "Phường Lê Chân, Thành phố Hải Phòng"),
    ("Số hộ nghèo mới phát sinh", "Số hộ nghèo mới phát sinh"),
]  # fmt: skip


@pytest.mark.parametrize(("vietnamese", "english"), SENTENCES)
def test_a_sentence_is_said_in_english(vietnamese, english):
    with translation.override("en"):
        assert say(vietnamese) == english
    with translation.override("vi"):
        assert say(vietnamese) == vietnamese


def test_patterns_are_made_of_words_that_the_product_says():
    source = Path(giaoban.__file__).parent
    files = [*(source / "apps").rglob("*.py"), *(source / "core").rglob("*.py"), *(source / "web").rglob("*.py")]
    said = set(re.findall(r"\w+", "\n".join(file.read_text(encoding="utf-8") for file in files).lower()))

    unsaid = {word for pattern in patterns("en") for word in re.findall(r"\w+", GAP.sub(" ", pattern).lower())} - said

    assert sorted(word for word in unsaid if not word.isdecimal()) == []


def test_no_pattern_invents_a_gap():
    invented = [one for one, other in patterns("en").items() if set(GAP.findall(other)) - set(GAP.findall(one))]

    assert invented == []
