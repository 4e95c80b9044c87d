"""Tasks in the lines below a heading or an order, and where such a stretch ends."""

import pytest

from giaoban.core.reading.tasks import find_tasks

REPORT = """ĐẢNG ỦY XÃ AN HÒA
BÁO CÁO kết quả tháng 5, nhiệm vụ tháng 6
I. KẾT QUẢ THÁNG 5
1. Kinh tế
Thực hiện tốt công tác thu thuế; thu đạt 2 tỷ đồng.
II. NHIỆM VỤ TRỌNG TÂM THÁNG 6
1. Xây dựng Đảng
- Chuẩn bị hội nghị sơ kết giữa năm;
- Hoàn thành hồ sơ kết nạp 3 quần chúng. Rà soát đảng viên đi làm xa.
2. Kinh tế
Phòng Kinh tế hướng dẫn nông dân chăm sóc lúa mùa.
Tiếp tục duy trì lịch tiếp công dân; giải quyết đơn tồn đọng.
III. KIẾN NGHỊ
- Tăng cường kinh phí cho xã.
Nơi nhận:
- Lưu Văn phòng.
"""


def test_a_heading_opens_and_the_next_of_its_level_closes():
    tasks = find_tasks(REPORT)

    assert [task.text for task in tasks] == [
        "Chuẩn bị hội nghị sơ kết giữa năm",
        "Hoàn thành hồ sơ kết nạp 3 quần chúng",
        "Rà soát đảng viên đi làm xa",
        "hướng dẫn nông dân chăm sóc lúa mùa",
        "Tiếp tục duy trì lịch tiếp công dân",
        "giải quyết đơn tồn đọng",
    ]
    assert all(REPORT[task.start : task.end] == task.text for task in tasks)


HANDED_OUT = [
    (
        "Theo đó, UBND tỉnh yêu cầu các sở, UBND các huyện thực hiện các nội dung:\n"
        "Rà soát chỉ tiêu chưa đạt.\n\nChủ động bố trí nguồn lực khắc phục bão số 3; không được lơ là.\n",
        ["Rà soát chỉ tiêu chưa đạt", "Chủ động bố trí nguồn lực khắc phục bão số 3", "không được lơ là"],
    ),
    (
        "Chủ tịch huyện kết luận và giao:\n1. Phòng Nội vụ lập danh sách dôi dư.\n2. Công an tăng cường tuần tra.\n",
        ["lập danh sách dôi dư", "tăng cường tuần tra"],
    ),
    (
        "Ủy ban nhân dân tỉnh giao:\n1. Về quy hoạch: Sở Xây dựng chủ trì, phối hợp các huyện rà soát.\n"
        "2. UBND thành phố hoàn thiện hồ sơ đấu giá. Hoàn thành trong tháng 9.\n",
        ["chủ trì, phối hợp các huyện rà soát", "hoàn thiện hồ sơ đấu giá"],
    ),
    (
        "II. NHIỆM VỤ QUÝ II\n- Ban Chỉ huy quân sự xã chủ trì thăm tân binh.\n- Giao Văn phòng theo dõi, đôn đốc.\n",
        ["chủ trì thăm tân binh", "theo dõi, đôn đốc"],
    ),
    (
        "QUYẾT NGHỊ:\nĐiều 1. Thông qua chỉ tiêu:\n1. Thu 200 tỷ đồng.\nĐiều 2. Giải pháp\n1. Nâng cấp 12 km đường.\n"
        "Điều 3. Giao UBND huyện tổ chức thực hiện Nghị quyết này.\n",
        ["Nâng cấp 12 km đường", "tổ chức thực hiện Nghị quyết này"],
    ),
    # Whoever is to do it and until when, told after the work.
    (
        "Chương trình công tác tháng 02/2026\n1. Xây dựng kế hoạch tết. "
        "Đơn vị chủ trì: Phòng Kinh tế; thời hạn: 05/02/2026.\n"
        "2. Thăm hỏi cán bộ hưu trí (Văn phòng chủ trì, xong trước ngày 12/02).\n"
        "3. Lập danh sách hộ khó khăn, do Phòng Văn hóa, Xã hội chủ trì.\n",
        ["Xây dựng kế hoạch tết", "Thăm hỏi cán bộ hưu trí", "Lập danh sách hộ khó khăn"],
    ),
    # Lines with other marks than dashes, and one that is none of the work does not end the list.
    (
        "👉 Tháng 8, phường tập trung:\n🔹 Bố trí thêm 02 quầy tiếp nhận.\n🔹 Tổng vệ sinh môi trường sáng thứ Bảy.\n",
        ["Bố trí thêm 02 quầy tiếp nhận", "Tổng vệ sinh môi trường sáng thứ Bảy"],
    ),
    (
        "UBND huyện yêu cầu:\n1. Ban Quản lý dự án:\n- Khởi công 3 gói thầu;\n- Quá chậm sẽ bị cắt vốn;\n"
        "2. Phòng Tài chính rà soát nguồn vốn.\n- Giao Phòng Nội vụ: Lập danh sách dôi dư.\n",
        ["Khởi công 3 gói thầu", "rà soát nguồn vốn", "Lập danh sách dôi dư"],
    ),
    # Work without a number among the targets of a resolution; praise among what is to be done.
    (
        "NGHỊ QUYẾT\n1. Chỉ tiêu kinh tế - xã hội\n1) Thu ngân sách 5 tỷ.\n2) Giữ vững danh hiệu phường văn minh.\n",
        ["Giữ vững danh hiệu phường văn minh"],
    ),
    (
        "Phó Chủ tịch UBND huyện kết luận:\n- Đánh giá cao nỗ lực của các xã.\n- Các xã duy trì tổ công nghệ số.\n",
        ["duy trì tổ công nghệ số"],
    ),
    # Under headings over targets and over requests upwards.
    (
        "NHIỆM VỤ QUÝ II\n1. Chỉ tiêu\n- Kết nạp 4 đảng viên.\n2. Giải pháp\n- Mở lớp cảm tình Đảng.\n"
        "II. ĐỀ XUẤT, KIẾN NGHỊ\n- Đề nghị huyện sớm cấp kinh phí sửa nhà văn hóa.\n",
        ["Mở lớp cảm tình Đảng"],
    ),
    (
        "KẾ HOẠCH\nTổ chức ngày hội đọc sách\nPhân công nhiệm vụ\n- Công an phường: Viết báo cáo tổng kết; "
        "lập danh sách khen thưởng.\n- Các tổ dân phố: Vận động Nhân dân treo cờ.\n",
        ["Viết báo cáo tổng kết", "lập danh sách khen thưởng", "Vận động Nhân dân treo cờ"],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Giao Văn phòng theo dõi, đôn đốc.\n2. Các phòng gửi báo cáo hằng quý.\n",
        ["theo dõi, đôn đốc", "gửi báo cáo hằng quý"],
    ),
    # What was handed out before is told, not ordered; results under a colon.
    ("UBND xã đã chỉ đạo các thôn thực hiện:\nTrồng 3.000 cây xanh.\nThu gom 2 tấn rác.\n", []),
    ("Kết quả cụ thể như sau:\nTrồng 3.000 cây xanh.\nThu gom 2 tấn rác.\n", []),
]


@pytest.mark.parametrize(("text", "expected"), HANDED_OUT)
def test_lines_that_an_order_hands_out(text, expected):
    tasks = find_tasks(f"Tin trong tỉnh\n{text}")

    assert [task.text for task in tasks] == expected
