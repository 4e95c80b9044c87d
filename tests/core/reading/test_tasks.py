"""What work a report sets: sections, leads, orders, duties, intentions; and what is none."""

import pytest

from giaoban.core.reading.tasks import find_tasks

TASKS = [
    # A lead turns to the time ahead; subject and lead fall away.
    (
        "Về nhiệm vụ trọng tâm tháng 8, Đảng ủy xã tăng cường tuyên truyền; rà soát hộ nghèo.",
        ["tăng cường tuyên truyền", "rà soát hộ nghèo"],
    ),
    (
        "Thời gian tới, huyện tập trung tháo gỡ khó khăn cho doanh nghiệp.",
        ["tập trung tháo gỡ khó khăn cho doanh nghiệp"],
    ),
    (
        "Phương hướng năm 2024, UBND huyện đề ra các nhiệm vụ: thu nợ thuế đất; sửa đường liên xã.",
        ["thu nợ thuế đất", "sửa đường liên xã"],
    ),
    (
        "Trong 6 tháng cuối năm, quận tập trung các nhiệm vụ sau: nâng cấp chợ; xử lý điểm ngập...",
        ["nâng cấp chợ", "xử lý điểm ngập"],
    ),
    (
        "Nhiệm vụ trọng tâm tháng 4/2025: rà soát nguồn thu; hoàn thiện hồ sơ bàn giao.",
        ["rà soát nguồn thu", "hoàn thiện hồ sơ bàn giao"],
    ),
    # Orders, with whoever is to do it or without.
    ("Ông Hải yêu cầu quận phải kiên quyết xử lý vi phạm đất đai.", ["kiên quyết xử lý vi phạm đất đai"]),
    ("Chủ tịch tỉnh đề nghị các sở khẩn trương thẩm định hồ sơ.", ["khẩn trương thẩm định hồ sơ"]),
    ("Bí thư Huyện ủy yêu cầu đẩy nhanh tiến độ dự án kè sông.", ["đẩy nhanh tiến độ dự án kè sông"]),
    (
        "Chính phủ chỉ đạo chủ tịch UBND các tỉnh tăng cường kiểm tra rừng; xử lý nghiêm vi phạm.",
        ["tăng cường kiểm tra rừng", "xử lý nghiêm vi phạm"],
    ),
    ("Đồng chí Bí thư giao Phòng Nội vụ phối hợp lập danh sách.", ["phối hợp lập danh sách"]),
    (
        "Bà Thu yêu cầu các huyện bàn giao mặt bằng; Công an tỉnh tăng cường tuần tra.",
        ["bàn giao mặt bằng", "tăng cường tuần tra"],
    ),
    (
        "Bà Hạnh giao Sở Y tế chủ trì, phối hợp với các huyện kiểm tra nhà thuốc.",
        ["chủ trì, phối hợp với các huyện kiểm tra nhà thuốc"],
    ),
    (
        "Chủ tịch huyện đề nghị: các xã thu hoạch lúa nhanh; ngành điện bảo đảm nguồn.",
        ["thu hoạch lúa nhanh", "bảo đảm nguồn"],
    ),
    (
        "Ông nêu nhiệm vụ trọng tâm: (1) Hoàn thành bàn giao đất; (2) Thu nợ thuế đất.",
        ["Hoàn thành bàn giao đất", "Thu nợ thuế đất"],
    ),
    ("Trước mắt, quận tập trung giải tỏa 12 điểm lấn chiếm.", ["tập trung giải tỏa 12 điểm lấn chiếm"]),
    # Duties and intentions.
    ("Các đơn vị cần kiểm điểm lại tiến độ từng công trình.", ["kiểm điểm lại tiến độ từng công trình"]),
    ("Ông nhấn mạnh, cần tập trung khai thác nguồn thu mới.", ["tập trung khai thác nguồn thu mới"]),
    ("Ngành thuế sẽ tăng cường quản lý nguồn thu trên địa bàn.", ["tăng cường quản lý nguồn thu trên địa bàn"]),
    ("Chủ đầu tư cam kết hoàn thành cầu vượt trong quý III.", ["hoàn thành cầu vượt trong quý III"]),
    ("Kết quả khá; phấn đấu đến hết năm giảm 20 hộ nghèo.", ["phấn đấu đến hết năm giảm 20 hộ nghèo"]),
    # A sentence that opens with a verb goes on with the order before it.
    (
        "Các xã cần rà soát quy hoạch. Đẩy mạnh cải cách hành chính.",
        ["rà soát quy hoạch", "Đẩy mạnh cải cách hành chính"],
    ),
    # A quoted theme keeps its own marks.
    (
        "Thời gian tới, xã tập trung tuyên truyền chủ đề “Kỷ cương; Phát triển”; trồng thêm cây xanh.",
        ["tập trung tuyên truyền chủ đề “Kỷ cương; Phát triển”", "trồng thêm cây xanh"],
    ),
    # What was done.
    ("UBND huyện đã chỉ đạo các xã thu hoạch lúa; chỉ đạo các phòng tăng cường kiểm tra.", []),
    ("Trong tháng, quận tập trung chỉ đạo các phường đẩy mạnh thu thuế.", []),
    ("Công tác y tế được quan tâm; thực hiện tốt tiêm chủng.", []),
    ("Kết nạp 12 đảng viên, hoàn thành chỉ tiêu giao.", []),
    # What others ask for, what holds only if, what is passive, nouns that look like orders.
    ("Cử tri đề nghị chính quyền xử lý dứt điểm vụ việc.", []),
    ("Nếu được chấp thuận, quận sẽ tập trung xây dựng phương án.", []),
    ("Tình trạng ngập úng cần sớm được khắc phục.", []),
    ("Hạ tầng chưa đáp ứng yêu cầu phát triển của thành phố.", []),
    ("Sáng 5/6, UBND phường họp giao ban tháng 5.", []),
    ("Xét và đề nghị tặng thưởng huân chương cho 20 người.", []),
    # Announcements, slogans and targets without a verb.
    ("Năm tới, thành phố xác định 6 nhóm nhiệm vụ trọng tâm.", []),
    ("Thời gian tới, toàn Đảng bộ đoàn kết, chung sức xây dựng quê hương.", []),
    ("Phương hướng năm 2026, tỷ lệ hộ nghèo giảm 2%; thu nhập đạt 60 triệu đồng.", []),
]


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_tasks_of_a_sentence(text, expected):
    tasks = find_tasks(f"Tin trong tỉnh\n{text}\n")

    assert [task.text for task in tasks] == expected


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


def test_words_that_stand_twice_are_one_task():
    text = "Chủ tịch yêu cầu các xã rà soát hộ nghèo ngay.\nChủ tịch yêu cầu các xã rà soát hộ nghèo ngay."

    assert [task.text for task in find_tasks(text)] == ["rà soát hộ nghèo ngay"]
