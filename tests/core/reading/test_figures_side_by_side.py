"""Numbers that stand side by side: what they share, what each says for itself, and which result a change is of."""

import pytest

from giaoban.core.reading import read

SHARED = [
    (
        "98% doanh nghiệp và 100% hộ kinh doanh sử dụng hóa đơn điện tử.",
        ["doanh nghiệp sử dụng hóa đơn điện tử", "hộ kinh doanh sử dụng hóa đơn điện tử"],
    ),
    ("Công an bắt 22 vụ 30 đối tượng mua bán ma túy.", ["bắt vụ mua bán ma túy", "bắt đối tượng mua bán ma túy"]),
    ("Khen thưởng 12 tập thể, 7 cá nhân.", ["Khen thưởng tập thể", "Khen thưởng cá nhân"]),
    ("Toàn ngành có 412 giáo viên; 99% đạt chuẩn.", ["giáo viên", "giáo viên đạt chuẩn"]),
    ("Huyện xây dựng 38 km đường; 15 km rãnh thoát nước.", ["xây dựng đường", "xây dựng rãnh thoát nước"]),
    (
        "Mở 14 lớp chuyển giao kỹ thuật cho 460 thanh niên.",
        ["Mở lớp chuyển giao kỹ thuật", "chuyển giao kỹ thuật thanh niên"],
    ),
    ("Vận động 400 triệu đồng quỹ Vì người nghèo.", ["Vận động quỹ Vì người nghèo"]),
    ("100% cán bộ, đảng viên, công chức ký cam kết.", ["cán bộ, đảng viên, công chức ký cam kết"]),
    ("Sản lượng cá ở Phú Yên đạt 41 tấn; Bình Định đạt 87 tấn.", ["Sản lượng cá ở Phú Yên", "Sản lượng cá Bình Định"]),
    (
        "Kim ngạch xuất khẩu đạt 9 triệu USD; kế tiếp là Nhật Bản 3 triệu USD, Hàn Quốc 2 triệu USD.",
        ["Kim ngạch xuất khẩu", "Kim ngạch xuất khẩu Nhật Bản", "Kim ngạch xuất khẩu Hàn Quốc"],
    ),
    (
        "Tỷ lệ thu gom rác ở nội thành đạt 98%, ngoại thành đạt 83%.",
        ["Tỷ lệ thu gom rác ở nội thành", "Tỷ lệ thu gom rác ở ngoại thành"],
    ),
    (
        "Tỷ lệ hồ sơ trực tuyến tại cấp tỉnh đạt 43%, cấp xã đạt 1%.",
        ["Tỷ lệ hồ sơ trực tuyến tại cấp tỉnh", "Tỷ lệ hồ sơ trực tuyến tại cấp xã"],
    ),
    (
        "Đào tạo đạt 72%; cơ cấu lao động: công nghiệp 41%, dịch vụ 36%.",
        ["Đào tạo", "cơ cấu lao động công nghiệp", "cơ cấu lao động dịch vụ"],
    ),
    (
        "Tốc độ tăng giá trị sản xuất bình quân: 14%/năm. Trong đó: nông nghiệp 5,0; dịch vụ 17,2%.",
        [
            "Tốc độ tăng giá trị sản xuất bình quân",
            "Tốc độ tăng giá trị sản xuất nông nghiệp",
            "Tốc độ tăng giá trị sản xuất dịch vụ",
        ],
    ),
    ("Tổng dư nợ 512,1 tỷ đồng/11.870 hộ, tăng 9,9%.", ["Tổng dư nợ", "dư nợ hộ", "Tổng dư nợ"]),
    (
        "Xử lý 29 trường hợp lấn chiếm vỉa hè, phạt 21 triệu đồng.",
        ["Xử lý trường hợp lấn chiếm vỉa hè", "phạt lấn chiếm vỉa hè"],
    ),
    ("Xuất khẩu cao su đạt 71 tấn, giá trị đạt 93 triệu USD.", ["Xuất khẩu cao su", "Xuất khẩu cao su giá trị"]),
    # Each with its own verb or noun, and what stands behind a full stop, shares nothing.
    ("Có 5 trường, 3 trạm y tế.", ["trường", "trạm y tế"]),
    ("95% hộ dùng nước sạch, 40% hộ dùng điện mặt trời.", ["hộ dùng nước sạch", "hộ dùng điện mặt trời"]),
    ("Khen thưởng 12 tập thể. Có 7 cá nhân bị phê bình.", ["Khen thưởng tập thể", "cá nhân bị phê bình"]),
    ("Có 50 hộ thoát nghèo, huyện có 6 xã đạt chuẩn.", ["hộ thoát nghèo", "xã đạt chuẩn"]),
]
OF = [
    # The result that a change is of, by the text of both.
    ("Có 98 trường và 2.145 lớp; so với năm học trước tăng 2 trường, 41 lớp.", ["98 trường", "2.145 lớp"]),
    ("Xuất khẩu 15 tấn, trị giá 46 triệu USD, tăng 19% về lượng và tăng 13% về trị giá.", ["15 tấn", "46 triệu USD"]),
    ("Gạo đạt 14 tấn, trị giá 72 triệu USD, lần lượt tăng 8% và 5%.", ["14 tấn", "72 triệu USD"]),
    ("Có 342 hộ kinh doanh, tiểu thủ công nghiệp, tăng 152 hộ so với đầu nhiệm kỳ.", ["342 hộ kinh doanh"]),
    ("Trao chứng nhận cho 229 dự án. Tổng số dự án tăng 5 lần so với năm 2016.", ["229 dự án"]),
    ("Tỷ lệ đạt 58%, thấp hơn cùng kỳ 2 điểm %.", ["58%"]),
    ("Thu đạt 9 tỷ đồng. Chi tăng 5% so với cùng kỳ.", [None]),
]
IN_BRACKETS = [
    ("Xảy ra 36 vụ, giảm 8 vụ (-18,2%) so với cùng kỳ 2017.", ["actual", "growth", "growth"]),
    ("Thu thuế đạt 102% (4,9 tỷ đồng/4,8 tỷ đồng).", ["of_target", "actual", "target"]),
    ("So với cùng kỳ, số vụ giảm 306 vụ (848/1.154 vụ).", ["growth", "actual", "actual"]),
    ("Tỷ lệ hộ dùng nước sạch đạt 50% (120/240 hộ).", ["actual", "actual", "target"]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_what_numbers_side_by_side_count(text, expected):
    assert [figure.measure for figure in read(text).figures] == expected


@pytest.mark.parametrize(("text", "expected"), OF)
def test_which_result_a_change_is_of(text, expected):
    figures = read(text).figures
    changes = [figure for figure in figures if str(figure.role) in ("growth", "of_previous")]

    assert [figures[figure.of - 1].text if figure.of else None for figure in changes] == expected


@pytest.mark.parametrize(("text", "expected"), IN_BRACKETS)
def test_what_a_fraction_in_brackets_says(text, expected):
    assert [str(figure.role) for figure in read(text).figures] == expected


# Places after one that the measure is told of: with the currency left out, with where they stand in a ranking.
PLACES_IN_TURN = [
    (
        "Kim ngạch đạt 9 tỷ USD; Hải Phòng 3,6 tỷ; Hà Nội 2 tỷ.",
        ["Kim ngạch", "Kim ngạch Hải Phòng", "Kim ngạch Hà Nội"],
    ),
    ("Vốn đăng ký đạt 900 triệu USD; kế đến là Nam Định 268 triệu.", ["Vốn đăng ký", "Vốn đăng ký Nam Định"]),
    ("Doanh thu đạt 9 tỷ đồng; Hưng Yên chỉ 2 tỷ đồng.", ["Doanh thu", "Doanh thu Hưng Yên"]),
    ("Doanh thu đạt 9 tỷ đồng. Phú Thọ về thứ năm với 1,2 tỷ đồng.", ["Doanh thu", "Doanh thu Phú Thọ"]),
    ("Kim ngạch đạt 9 tỷ USD; Hà Nam vẫn dẫn đầu với 3 tỷ.", ["Kim ngạch", "Kim ngạch Hà Nam"]),
    # Something of its own, and a unit that goes on with nothing.
    ("Kim ngạch đạt 9 tỷ USD; thuế nhập khẩu 3 tỷ.", ["Kim ngạch", "thuế nhập khẩu"]),
    ("Kim ngạch đạt 9 tỷ USD; vốn đăng ký của Hà Nội 3 tỷ.", ["Kim ngạch", "vốn đăng ký của Hà Nội"]),
]


@pytest.mark.parametrize(("text", "measures"), PLACES_IN_TURN)
def test_places_go_on_with_the_measure_before(text, measures):
    assert [figure.measure for figure in read(text).figures] == measures
