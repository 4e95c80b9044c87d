"""Constructions of reports from elsewhere: what each number is, of when, and what it counts."""

import pytest

from giaoban.core.reading import read

COUNTED = [
    ("Quý I/2023, kết luận 3/64 tổ chức đảng có vi phạm.", ["3", "64 tổ chức đảng"]),
    ("Đảng viên là người dân tộc thiểu số 163 đồng chí.", ["163 đồng chí"]),
    ("Thời gian mất điện bình quân là 142 phút.", ["142 phút"]),
    ("Rút ngắn thời gian giải quyết thủ tục từ 15 ngày xuống còn 7 ngày.", ["15 ngày", "7 ngày"]),
    ("Xã được giao 165 công dân, trong đó quân đội 140, công an 25.", ["165 công dân", "140", "25"]),
    ("Thường trực Huyện ủy tiếp công dân 12 buổi.", ["12 buổi"]),
    ("Đã nâng cấp 412 hẻm, chỉnh trang 34 tuyến ngõ.", ["412 hẻm", "34 tuyến ngõ"]),
    ("Nhân dân góp 41.200 ngày công.", ["41.200 ngày công"]),
    ("HĐND đã thông qua 31 nghị quyết, trong đó 12 nghị quyết về tài chính.", ["31 nghị quyết", "12 nghị quyết"]),
    ("Đã tiêm 512.000 mũi vắc xin, trao 320 phần quà.", ["512.000 mũi vắc xin", "320 phần quà"]),
    ("Ông Lò Văn Pó, 52 tuổi, trưởng bản, cho biết bản còn 4 hộ nghèo.", ["4 hộ"]),
    ("Có 12 xã đạt chuẩn, 3 xã kiểu mẫu.", ["12 xã", "3 xã"]),
    # What a rate is reckoned for, an age, a name and a length of time that is only said beside are no figures.
    ("Bình quân 1,4 doanh nghiệp trên 1.000 dân.", ["1,4 doanh nghiệp"]),
    ("Công dân trong độ tuổi 18 - 25: 4.806 người.", ["4.806 người"]),
    ("Mạng 5G phủ 34% dân số.", ["34%"]),
    ("Tỷ lệ người tiêm đủ 2 mũi vắc xin đạt 98%.", ["98%"]),
    ("Chị Vũ Thị Mây, bản Nà Lạn, vay 50 triệu đồng nuôi 3 con bò.", []),
    ("Hội nghị diễn ra trong thời gian 2 giờ.", []),
    ("Kỳ họp xem xét 64 báo cáo.", []),
    ("Theo Kết luận số 12 của Ban Bí thư, thu đạt 5 tỷ đồng.", ["5 tỷ đồng"]),
]
ROLES = [
    ("Năng suất đạt 65 tạ/ha, cao hơn vụ trước 2,3 tạ/ha.", ["actual", "growth"]),
    ("Giá lúa đạt 7.000 đồng/kg, cao hơn cuối năm 2021 khoảng 800 đồng/kg.", ["actual", "growth"]),
    ("Thu đạt 5 tỷ đồng; con số này cao hơn năm 2018 là 15%.", ["actual", "growth"]),
    ("Năm 2024 thu cả năm dự kiến đạt 118 tỷ đồng.", ["actual"]),
    ("Năm 2024 dự kiến năm 2025 thu đạt 118 tỷ đồng.", ["target"]),
    ("Đoàn giám sát đề nghị UBND huyện sớm nâng công suất nhà máy lên 600 tấn/ngày.", ["target"]),
    ("Đã đề nghị khen thưởng 5 tập thể.", ["actual"]),
    ("Vụ tới, huyện có kế hoạch gieo sạ 9.500 ha, năng suất 58 tạ/ha.", ["target", "target"]),
    ("Kinh phí bằng 0,8% tổng chi, trong khi yêu cầu tối thiểu là 1%.", ["actual", "target"]),
    ("Chở 6 triệu lượt khách, tăng 7,9%, và 11 triệu tấn hàng hóa.", ["actual", "growth", "actual"]),
    ("Tỷ suất sinh thô giảm 0,15‰.", ["growth"]),
    ("Xảy ra 12 vụ, làm chết 5 người (giảm 3 vụ, 2 người chết so với cùng kỳ).", ["actual"] * 2 + ["growth"] * 2),
    ("Đạt 18/29 chỉ tiêu, gồm tỷ lệ giải ngân (ước đến tháng 12 đạt 92%).", ["actual", "target", "actual"]),
]
PERIODS = [
    ("Năm 2021, tỷ lệ chôn lấp giảm từ 71% năm 2018 xuống 37%.", ["2018", "2021"]),
    ("Năm 2017, vốn đạt 1 tỷ USD, gấp 2,4 lần năm 2016; vốn trong nước 6 tỷ đồng.", ["2017", "2017", "2017"]),
    ("Năm 2024, thu đạt 8 tỷ đồng, cao nhất trong 4 năm trở lại đây, xếp thứ 9.", ["2024", "2024"]),
    ("Năm 2024, nhà máy công suất 49 MW đã hòa lưới từ giữa tháng 8.", ["2024"]),
    (
        "Giai đoạn 2016 - 2020, thu nhập tăng từ 38 triệu đồng lên 64 triệu đồng.",
        ["2016", "2020"],
    ),
    (
        "Báo cáo kết quả giai đoạn 2011 - 2015.\n\n5 năm qua, quận tổ chức 28 cuộc kiểm tra.",
        ["2011/2015"],
    ),
    (
        "Báo cáo kết quả nhiệm kỳ 2015 - 2020.\n\nĐến năm 2019, kinh tế tăng bình quân mỗi năm 7%.",
        ["2015/2019"],
    ),
    # A yearly average of one year's report is of that year.
    ("Năm 2019, thu nhập bình quân năm đạt 50 triệu đồng.", ["2019"]),
]
MEASURES = [
    ("Dù vốn về chậm, năm 2018 ngành giao thông vẫn hoàn thành 187 km đường.", ["hoàn thành đường"]),
    ("Thực hiện Nghị quyết số 25 của HĐND huyện, có 20/24 chỉ tiêu đạt.", ["chỉ tiêu đạt"] * 2),
    ("Không kể tiền sử dụng đất, số thu là 6 tỷ đồng.", ["số thu Không kể tiền sử dụng đất"]),
    ("Thuế đất phi nông nghiệp: đã thu 412 triệu đồng.", ["Thuế đất phi nông nghiệp thu"]),
    ("Năm 2020 huyện trồng mới 350 ha cam, 120 ha bưởi và 45 ha chè.", ["trồng cam", "trồng bưởi", "trồng chè"]),
    ("Kết nạp 215 đảng viên, trong đó nữ 98 đồng chí.", ["Kết nạp đảng viên", "nữ"]),
    ("Tỷ lệ hộ nghèo là 9%. Đến nay, con số này chỉ còn 5%.", ["Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo"]),
    ("Có thêm 5 trường đạt chuẩn, nâng tổng số lên 53 trường.", ["trường đạt chuẩn", "tổng số trường đạt chuẩn"]),
    ("Có 112/174 xã (64,4%) đạt chuẩn.", ["xã đạt chuẩn", "xã đạt chuẩn", "xã đạt chuẩn"]),
    ("Ghi nhận 45 ca sốt, tăng 20 ca; lũy kế có 512 ca.", ["ca sốt", "ca sốt", "ca sốt"]),
    ("Số hộ nghèo giảm 12 hộ, còn 34 hộ.", ["Số hộ nghèo", "Số hộ nghèo"]),
    ("Lực lượng kiểm lâm phát hiện 45 vụ; xảy ra 2 vụ cháy.", ["phát hiện vụ", "vụ cháy"]),
    ("Tặng 1.548 suất quà.", ["Tặng suất quà"]),
    ("Còn 23 điểm ngập.", ["điểm ngập"]),
    ("Số thu thuế đạt 765/980 tỷ đồng.", ["Số thu thuế", "Số thu thuế"]),
    ("Tỷ lệ hộ nghèo giảm từ 6,5% xuống còn 1,2%.", ["Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo"]),
    # A new subject is its own measure, also after a count.
    ("Ghi nhận 45 ca sốt; tiêm 512 mũi vắc xin.", ["ca sốt", "tiêm mũi vắc xin"]),
]

BASES = [
    ("Chở 6 triệu khách, tăng 7%, và 11 tấn hàng, tăng 10% so với cùng kỳ.", [None, "cùng kỳ", None, "cùng kỳ"]),
    ("Giá lúa tăng 4% so với trước dịch.", ["trước dịch"]),
    ("Làm 26 km đường, tăng 30% so với 2019.", [None, "2019"]),
    ("Lượng rác 3 tấn, gấp 1,5 lần hồi đầu năm.", [None, "hồi đầu năm"]),
    # Past a ";" another subject may be compared with something else.
    ("Thu tăng 7%; chi tăng 10% so với cùng kỳ.", [None, "cùng kỳ"]),
]


@pytest.mark.parametrize(("text", "expected"), BASES)
def test_against_what_it_is(text, expected):
    assert [figure.base for figure in read(text).figures] == expected


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_which_numbers_are_figures(text, expected):
    assert [figure.text for figure in read(text).figures] == expected


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_what_a_number_says(text, expected):
    assert [str(figure.role) for figure in read(text).figures] == expected


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_of_when_it_is(text, expected):
    assert [str(figure.period) for figure in read(text).figures] == expected


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_what_it_counts(text, expected):
    assert [figure.measure for figure in read(text).figures] == expected


def test_few_levels_of_another_year_do_not_outweigh_the_reviewed_period():
    text = (
        "KẾT QUẢ 9 THÁNG NĂM 2026\n\nTiếp nhận 14.872 hồ sơ. Đã giải quyết 14.410 hồ sơ. Quá hạn 84 hồ sơ.\n\n"
        "Hỗ trợ 407 lượt người. Số hóa 99% kết quả. Thanh toán trực tuyến 79% hồ sơ.\n\n"
        "Tháng 9 xã đạt 92 điểm, xếp thứ 4."
    )

    periods = [str(figure.period) for figure in read(text).figures]

    assert periods == ["2026-01/2026-09"] * 6 + ["2026-09"] * 2
