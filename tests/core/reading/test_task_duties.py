"""Work after a colon, work ordered besides something else, a pledge for a time; a plan of amounts is none."""

import pytest

from giaoban.core.reading.tasks import find_tasks

DUTIES = [
    # What somebody must or will do may stand after a colon, in the sentence or in the lines below.
    (
        "Bí thư Quận ủy nhấn mạnh quận phải: thu đủ 3.240 tỷ đồng; giải phóng xong 5 dự án.",
        ["thu đủ 3.240 tỷ đồng", "giải phóng xong 5 dự án"],
    ),
    (
        "Chủ tịch xã cho rằng các thôn cần: rà soát hộ nghèo; sửa kênh mương trước mùa mưa.",
        ["rà soát hộ nghèo", "sửa kênh mương trước mùa mưa"],
    ),
    (
        "Tháng 9 này, Đoàn phường sẽ:\n- Tặng 50 suất học bổng\n- Tổ chức Trung thu cho 300 thiếu nhi",
        ["Tặng 50 suất học bổng", "Tổ chức Trung thu cho 300 thiếu nhi"],
    ),
    (
        "Thời gian tới, các tổ dân phố cần:\n- Thu gom rác đúng giờ\n- Tuyên truyền giữ vỉa hè",
        ["Thu gom rác đúng giờ", "Tuyên truyền giữ vỉa hè"],
    ),
    (
        "Từ nay đến cuối năm, các đơn vị phải:\n- Hoàn thành quyết toán vốn\n- Nộp báo cáo trước 20/12",
        ["Hoàn thành quyết toán vốn", "Nộp báo cáo trước 20/12"],
    ),
    ("Ông kể vì sao dân phải: đường xa, trường thiếu, nước lũ.", []),
    # Ordered besides something else that was done.
    (
        "Giám đốc Sở biểu dương ngành thời gian qua, đồng thời chỉ đạo các đơn vị tổ chức kỷ niệm 27/7.",
        ["tổ chức kỷ niệm 27/7"],
    ),
    (
        "Thượng tá Lịch tiếp thu ý kiến, đồng thời giao các đội hoàn thành hồ sơ trước 15/11.",
        ["hoàn thành hồ sơ trước 15/11"],
    ),
    (
        "Chủ tịch xã đã cảm ơn bà con, đồng thời yêu cầu các thôn dọn vệ sinh đường làng.",
        ["dọn vệ sinh đường làng"],
    ),
    ("Đồng chí Bí thư khen ngợi, đồng thời phân công Công an xã lập chốt trực.", ["lập chốt trực"]),
    ("Ông Hải ghi nhận kết quả, đồng thời giao Phòng Nội vụ trình phương án.", ["trình phương án"]),
    ("Xã đã sửa cầu, đồng thời đã chỉ đạo các thôn khơi cống.", []),
    # A pledge for a time, an aim of a whole year.
    ("Chủ tịch quận nhận khuyết điểm, cam kết quý III giải ngân thêm 310 tỷ đồng.", ["giải ngân thêm 310 tỷ đồng"]),
    ("Nhà thầu cam kết trước ngày 30/9 bàn giao mặt đường.", ["bàn giao mặt đường"]),
    ("Cả năm, huyện phấn đấu đón 700.000 lượt khách.", ["phấn đấu đón 700.000 lượt khách"]),
    ("Lãnh đạo nông trường lưu ý các nông trường trang bị máng chắn mưa.", ["trang bị máng chắn mưa"]),
    ("Ông giao Sở Nội vụ biệt phái 100 công chức về xã trước 31/10.", ["biệt phái 100 công chức về xã trước 31/10"]),
    # A plan of a year that names only amounts.
    ("Kế hoạch năm 2025: gieo trồng 4.250 ha; giảm hộ nghèo 2%; trồng mới 25 ha rừng.", []),
    ("Kế hoạch năm tới: thu ngân sách 9 tỷ đồng; kết nạp 12 đảng viên.", []),
]


@pytest.mark.parametrize(("text", "tasks"), DUTIES)
def test_tasks(text, tasks):
    assert [task.text for task in find_tasks(text)] == tasks
