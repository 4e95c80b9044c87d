"""Work that an officer orders, a duty joined to the sentence before, and work that a speaker puts ahead."""

from datetime import date

import pytest

from giaoban.core.periods import Period, find_periods
from giaoban.core.reading.deadlines import Calendar
from giaoban.core.reading.tasks import find_tasks

ORDERS = [
    # Officers of police and army give orders, as leaders do; anybody else's "giao" tells what was done.
    ("Thượng tá Lê Văn Hòa giao các đội tuần tra ban đêm trước 15/11.", ["tuần tra ban đêm trước 15/11"]),
    ("Đại tá Vũ Đình Nam giao các phòng rà soát hồ sơ tồn.", ["rà soát hồ sơ tồn"]),
    ("Trung tá Hà Văn Minh, Trưởng Công an xã chỉ đạo các tổ lập chốt kiểm soát.", ["lập chốt kiểm soát"]),
    ("Chỉ huy trưởng chỉ đạo các đơn vị sơ tán dân ven sông.", ["sơ tán dân ven sông"]),
    ("Cục trưởng giao các chi cục đối chiếu nợ thuế.", ["đối chiếu nợ thuế"]),
    ("Tháng qua, Thượng tá Lê Văn Hòa đã giao các đội tuần tra ban đêm.", []),
    # A remark on time between the order and who is to do it.
    ("Chủ tịch tỉnh yêu cầu, ngay sau hội nghị, các xã rà soát hộ nghèo.", ["rà soát hộ nghèo"]),
    ("Bà Lan đề nghị, trong tháng này, các phòng gửi báo cáo tồn đọng.", ["gửi báo cáo tồn đọng"]),
    # Who shares work out among members does so; "giao" and "phân công" to a body hand on what follows.
    (
        "Các chi bộ phải phân công từng đồng chí phụ trách 7 hộ nghèo.",
        ["phân công từng đồng chí phụ trách 7 hộ nghèo"],
    ),
    ("Ông Hải yêu cầu: Một là, phân công cán bộ phụ trách thôn.", ["phân công cán bộ phụ trách thôn"]),
    ("Ban Chấp hành phải phân công ủy viên phụ trách từng cụm xã.", ["phân công ủy viên phụ trách từng cụm xã"]),
    ("Đồng chí Bí thư giao Phòng Nội vụ phối hợp lập danh sách.", ["phối hợp lập danh sách"]),
    # What a body or the speaker will set about, whatever the verb; not what it will come to or undergo.
    ("Ông Sơn nói: tháng này chúng tôi sẽ bốc thăm giao đất cho 40 hộ.", ["bốc thăm giao đất cho 40 hộ"]),
    ("Trong tháng, UBND xã sẽ phơi lúa giống cho các hộ.", ["phơi lúa giống cho các hộ"]),
    ("Công ty sẽ vá mặt đường trước Tết Nguyên đán.", ["vá mặt đường trước Tết Nguyên đán"]),
    ("Nhà máy sẽ chở rác về bãi mới.", ["chở rác về bãi mới"]),
    ("Trạm y tế sẽ đo huyết áp cho người cao tuổi.", ["đo huyết áp cho người cao tuổi"]),
    ("Sang năm xã sẽ trở thành phường loại hai.", []),
    ("Tỉnh sẽ thiếu 200 giáo viên mầm non.", []),
    ("Doanh nghiệp sẽ gặp khó khăn về vốn.", []),
    ("Ban Chấp hành mới phải phân công ủy viên phụ trách cụm xã.", ["phân công ủy viên phụ trách cụm xã"]),
    # A duty joined to what was said before, and who said so after it.
    ("Muốn vậy phải bàn giao xong mặt bằng trong tháng 10, ông Kha nói.", ["bàn giao xong mặt bằng trong tháng 10"]),
    ("Vì vậy cần rà soát lại từng hồ sơ, bà Lê Thị Hà cho biết.", ["rà soát lại từng hồ sơ"]),
    ("Do đó phải sửa đường vào khu tái định cư.", ["sửa đường vào khu tái định cư"]),
    ("Do vậy cần đẩy nhanh tiến độ đền bù.", ["đẩy nhanh tiến độ đền bù"]),
    ("Vì thế phải khơi thông cống thoát nước.", ["khơi thông cống thoát nước"]),
    ("Vì vậy phải mất ba năm mới xong.", []),
    ("Muốn được vay, người dân phải đăng ký với tổ.", []),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_orders_and_duties(text, expected):
    assert [task.text for task in find_tasks(f"Tin trong tỉnh\n{text}\n")] == expected


LISTED = [
    # Whom the work is for may be said by what they have not done; a sentence that says so of the unit is a finding.
    ("Rà soát phụ nữ chưa tham gia BHYT.", ["Rà soát phụ nữ chưa tham gia BHYT"]),
    ("Vận động hộ chưa đóng quỹ.", ["Vận động hộ chưa đóng quỹ"]),
    ("Đôn đốc doanh nghiệp chưa kê khai thuế.", ["Đôn đốc doanh nghiệp chưa kê khai thuế"]),
    ("Di dời các hộ chưa đăng ký chỗ ở.", ["Di dời các hộ chưa đăng ký chỗ ở"]),
    ("Lập danh sách lao động chưa qua đào tạo.", ["Lập danh sách lao động chưa qua đào tạo"]),
    ("Thu gom rác chưa đều.", []),
    ("Tuyên truyền BHYT chưa sâu.", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_work_for_those_who_have_not(text, expected):
    report = f"Tin trong tỉnh\nUBND xã yêu cầu các thôn:\n- {text}\n"

    assert [task.text for task in find_tasks(report)] == expected


SAID = [
    # Who says so stands before the period to come.
    ("Theo ông Phẩm, quý III ngành tập trung phủ sóng 15 thôn.", ["tập trung phủ sóng 15 thôn"]),
    ("Theo ông Phẩm, Giám đốc Sở Y tế, trong tháng 5, ngành tập huấn 40 y sĩ.", ["tập huấn 40 y sĩ"]),
    ("Theo lãnh đạo huyện, quý III/2025, huyện khởi công 2 cầu.", ["khởi công 2 cầu"]),
    ("Theo bà Hạnh, năm 2026, xã tiếp tục mở rộng chợ.", ["tiếp tục mở rộng chợ"]),
    ("Trước mắt, quý cuối năm ngành kéo nợ xuống dưới 4%.", ["kéo nợ xuống dưới 4%"]),
    # The period under review, and what was done.
    ("Theo ông Phẩm, quý I ngành tập trung phủ sóng 15 thôn.", []),
    ("Theo ông Phẩm, tháng 5, ngành đã tập huấn 40 y sĩ.", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_period_to_come_after_who_says_so(text, expected):
    calendar = Calendar(find_periods(text), Period.parse("2025-04"), date(2025, 5, 2))

    assert [task.text for task in find_tasks(text, calendar)] == expected
