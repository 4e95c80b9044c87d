"""Sentences inside cells: what row and column say where the sentence does not, and where it says so itself."""

import pytest

from giaoban.core.reading import read

HEADING = "TT | Nội dung | Chỉ tiêu | Kết quả tháng 4/2025\n"
EXAMPLES = [
    # The row names what the sentence leaves out.
    ("Trồng rừng | 45 ha | Đạt 52 ha", ["45 ha, target, Trồng rừng", "52 ha, actual, Trồng rừng"]),
    ("Cấp thẻ căn cước | 310 thẻ | Đã cấp 342 thẻ", ["310 thẻ, target", "342 thẻ, actual, Cấp thẻ căn cước"]),
    ("Làm đường | 5 km | 5,2 km, bằng 104% chỉ tiêu", ["5 km, target", "5,2 km, actual, Làm đường", "104%, of_target"]),
    ("Trồng rừng | 20 ha keo và 12 ha quế | 33 ha", ["20 ha, target", "12 ha, target", "33 ha, actual, Trồng rừng"]),
    ("Sửa nhà tạm | Từ 8 nhà trở lên | 9 nhà", ["8 nhà, target, Sửa nhà tạm", "9 nhà, actual, Sửa nhà tạm"]),
    # The sentence names more than its row: it keeps its own words.
    (
        "Ngân sách | 183 tỷ đồng | Tổng thu thuế 91 tỷ đồng",
        ["183 tỷ đồng, target", "91 tỷ đồng, actual, Tổng thu thuế"],
    ),
    ("Tuyên truyền | Cả tháng | Phát 1.250 tờ rơi", ["1.250 tờ rơi, actual, Phát tờ rơi"]),
]


@pytest.mark.parametrize(("row", "expected"), EXAMPLES)
def test_row_names_what_a_sentence_leaves_out(row, expected):
    figures = read(f"{HEADING}1 | {row}").figures

    found = [f"{figure.text}, {figure.role}, {figure.measure}".lower() for figure in figures]
    assert len(found) == len(expected)
    assert all(told.startswith(wanted.lower()) for told, wanted in zip(found, expected, strict=True)), found
