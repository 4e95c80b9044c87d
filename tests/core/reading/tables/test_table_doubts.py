"""Tables that hold no results, and numbers of tables that a person should look at."""

import pytest

from giaoban.core.periods import Period
from giaoban.core.reading.setting import Setting
from giaoban.core.reading.tables import read_tables

LEFT_ALONE = [
    # A letterhead, a signature.
    "UBND QUẬN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC-UBND | Lê Chân, ngày 28 tháng 4 năm 2025",
    "Nơi nhận: | TM. ỦY BAN NHÂN DÂN\n- Như trên; | CHỦ TỊCH\n- Lưu: VT (05). | Nguyễn Văn Bình",
    # Programmes, people, contents.
    "Thời gian | Nội dung | Địa điểm | Chủ trì\n8h00 | Khai mạc | Phòng 1 | Bí thư\n10:30 | Thảo luận | 2 | Chủ tịch",
    "TT | Họ và tên | Chức vụ | Số điện thoại\n1 | Trần Văn An | Bí thư | 0912345678",
    "Mục | Nội dung | Trang\nI | Kinh tế | 3\nII | Văn hóa - xã hội | 12",
    "TT | Đơn vị | Số tài khoản | Địa chỉ\n1 | Phường An Biên | 3511 | Số 5",
    "Kỳ họp | Nội dung | Nghị quyết số\n3 | Thông qua quy hoạch | 15\n4 | Bầu bổ sung | 16",
    "Năm | Sự kiện\n1930 | Thành lập Đảng\n1975 | Thống nhất",
    "Tháng | Nội dung | Chủ trì\n5 | Họp Ban Thường vụ | Bí thư\n6 | Sơ kết 6 tháng | Chủ tịch",
    "I. Kinh tế\t3\nII. Xã hội\t12",
    # Menus.
    "Trang chủ | Tin tức | Liên hệ\n1 | 2 | 3",
    # Sentences in cells are for the reader of sentences; codes and days are no figures.
    "TT | Nội dung | Kết quả\n1 | Thu ngân sách | Thu đạt 5 tỷ đồng, bằng 50% kế hoạch",
    "TT | Nội dung | Kết quả\n2 | Văn bản | 12/KH-UBND\n3 | Ngày họp | 28/4/2025",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text):
    assert read_tables(text, Setting(None, Period.month(2025, 4), None)) == ()


DOUBTFUL = [
    ("TT | Chỉ tiêu | ĐVT | Thực hiện | Hệ số K\n1 | Thu phí | tỷ đồng | 5 | 7", "Không hiểu tiêu đề cột 'Hệ số K'."),
    ("Nội dung | Số lượng\nHồ sơ tiếp nhận | 1.250", "Bảng không ghi đơn vị tính của số này."),
    ("Chỉ tiêu | ĐVT | TH | So với cùng kỳ\nThu phí | tỷ đồng | 5 | 7,5", "ghi mức tăng hay tỷ lệ"),
    ("Chỉ tiêu | ĐVT | 2025 | 2026\nThu phí | tỷ đồng | 5 | 7", "kỳ chưa đến nên coi là kế hoạch"),
    ("Phường, xã | Thực hiện\nToàn quận | 5", "Bảng không nói số này đo gì."),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTFUL)
def test_doubt_says_what_a_person_should_look_at(text, doubt):
    figures = read_tables(text, Setting(None, Period.month(2025, 4), None))

    assert doubt in figures[-1].doubt
