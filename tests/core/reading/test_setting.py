"""What a report is about: place, reviewed period, day of publication."""

from datetime import date

import pytest

from giaoban.core.reading.setting import find_setting

PLACES = [
    ("UBND quận Hải An họp giao ban tháng 3", "quận Hải An"),
    ("Quận uỷ Lê Chân sơ kết công tác tháng 4", "quận Lê Chân"),
    ("ĐẢNG BỘ THÀNH PHỐ CẦN THƠ\nĐẢNG UỶ PHƯỜNG CÁI RĂNG\nBáo cáo tháng 9.", "phường Cái Răng"),
    ("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\nQUẬN ỦY LÊ CHÂN\nBáo cáo tháng 9.", "quận Lê Chân"),
    ("TP. HCM thu 100 tỷ đồng từ du lịch\n\nUBND TP. HCM vừa báo cáo.", "TP. HCM"),
    ("Mỗi ngày quận 1 TP HCM thu 2 tỷ đồng", "quận 1"),
    ("Xã Phú Sơn, thị xã Ba Đồn về đích nông thôn mới", "xã Phú Sơn"),
    ("H. Long Mỹ, Hậu Giang họp bất thường", "huyện Long Mỹ"),
    ("Hà Nội kỷ niệm ngày giải phóng Thủ đô", "thành phố Hà Nội"),
    ("Hạn hán lan rộng\n\nTheo Cục Thủy lợi, 2.000 ha lúa thiếu nước.", "Cục Thủy lợi"),
    # A person after the committee, a kind without a name.
    ("Bí thư Huyện ủy Trần Văn Kỳ chủ trì hội nghị", None),
    ("UBND huyện họp phiên thường kỳ", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place(text, place):
    assert find_setting(text).place == place


PERIODS = [
    ("Xã Đông Sơn sơ kết công tác tháng 10, triển khai nhiệm vụ tháng 11 năm 2019", "2019-10"),
    ("Hội nghị đánh giá kết quả quý I, phương hướng quý II năm 2024 của huyện", "2024-01/2024-03"),
    ("Họp về tình hình kinh tế tháng 7 và 7 tháng đầu năm 2018 của tỉnh", "2018-01/2018-07"),
    ("Phường tổng kết năm 2021. Năm 2022, phường xác định 18 chỉ tiêu.", "2021"),
    ("Làm việc về kết quả thực hiện Nghị quyết Đại hội, nhiệm kỳ 2020 - 2025", "2020/2025"),
    ("Sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2019", "2019-01/2019-06"),
    ("Ngày 05/05/2024, Huyện ủy họp kiểm điểm công tác tháng 4/2024 và bàn nhiệm vụ tháng 5/2024.", "2024-04"),
    ("HĐND họp đánh giá tình hình thực hiện kế hoạch năm 2017, đề ra phương hướng năm 2018.", "2017"),
    # A congress opens the coming term and looks back on the last one.
    ("Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025\n\nNhiệm kỳ qua, xã đạt 20 chỉ tiêu.", "2015/2020"),
    # The term of a council is no reviewed period; a coming one neither.
    ("HĐND huyện khóa XX, nhiệm kỳ 2021 - 2026 họp. Năm 2023, huyện thu 142 tỷ đồng.", "2023"),
    ("Huyện phấn đấu năm 2030 về đích nông thôn mới", None),
    ("Huyện khánh thành cầu mới", None),
]


@pytest.mark.parametrize(("text", "reviewed"), PERIODS)
def test_reviewed(text, reviewed):
    period = find_setting(text).reviewed

    assert (period and str(period)) == reviewed


PUBLISHED = [
    ("Xã họp giao ban\nThời gian: 21/12/2021 18:00\nXã thu 3 tỷ đồng.", date(2021, 12, 21)),
    ("Xã họp giao ban\n07:05 09/03/2023\nXã thu 3 tỷ đồng.", date(2023, 3, 9)),
    ("Số 118-BC/ĐU\nCái Răng, ngày 03 tháng 10 năm 2025\nBáo cáo", date(2025, 10, 3)),
    ("Xã họp giao ban\n• Cập nhật: 19/11/2020\nXã thu 3 tỷ đồng.", date(2020, 11, 19)),
    ("Xã họp\n\nSáng ngày 7/7/2014, UBND xã sơ kết công tác.", date(2014, 7, 7)),
    ("(Báo Hòa Bình) - Ngày 12/12/2023, HĐND huyện họp.", date(2023, 12, 12)),
    # The date of a document, a day without a year, a day that is none.
    ("Xã họp\n\nThực hiện Nghị quyết ngày 05/6/2018 của Chính phủ, xã thu 3 tỷ đồng.", None),
    ("Xã họp\n\nChiều 6/5, UBND xã sơ kết công tác.", None),
    ("Xã họp\nThời gian: 31/02/2021 18:00", None),
]


@pytest.mark.parametrize(("text", "published"), PUBLISHED)
def test_published(text, published):
    assert find_setting(text).published == published


def test_a_known_publication_day_gives_the_year():
    setting = find_setting("UBND xã họp đánh giá kết quả tháng 4", date(2025, 5, 6))

    assert str(setting.reviewed) == "2025-04"
    assert setting.published == date(2025, 5, 6)
