"""Numbers of running text: text, value, unit and bound of each that can be a result."""

import pytest

from giaoban.core.quantities import Kind, Side, find_quantities

RESULTS = (Kind.QUANTITY, Kind.BARE, Kind.RANK)

FORMS = [
    # Marks: the comma is the decimal mark, the point groups thousands.
    ("thu được 1.856,717 tỷ đồng", [("1.856,717 tỷ đồng", "1856.717", "tỷ đồng")]),
    ("thu được 918,755\u00a0tỷ đồng", [("918,755\u00a0tỷ đồng", "918.755", "tỷ đồng")]),
    ("chi 1\u00a0250 triệu đồng", [("1\u00a0250 triệu đồng", "1250", "triệu đồng")]),
    ("chi 1 250 triệu đồng", [("1 250 triệu đồng", "1250", "triệu đồng")]),
    ("giảm 0,5 ha", [("0,5 ha", "0.5", "ha")]),
    ("tăng 18.5% trong quý", [("18.5%", "18.5", "%")]),
    ("có 1.250 hộ và 02 xã", [("1.250 hộ", "1250", "hộ"), ("02 xã", "2", "xã")]),
    ("vốn 1,200,000.5 USD", [("1,200,000.5 USD", "1200000.5", "USD")]),
    ("còn 30.", [("30", "30", "")]),
    ("tăng 5,", [("5", "5", "")]),
    # Scales and units.
    ("vốn 7,1 tỷ USD", [("7,1 tỷ USD", "7.1", "tỷ USD")]),
    ("vốn 2,03 triệu tỷ đồng", [("2,03 triệu tỷ đồng", "2.03", "triệu tỷ đồng")]),
    ("thu 450 trđ, chi 12 tr.đ", [("450 trđ", "450", "trđ"), ("12 tr.đ", "12", "tr.đ")]),
    ("thu 550 tỷ, chi 20 tỷ đ", [("550 tỷ", "550", "tỷ"), ("20 tỷ đ", "20", "tỷ đ")]),
    ("trồng 3,2 nghìn ha", [("3,2 nghìn ha", "3.2", "nghìn ha")]),
    ("đón 4,5 triệu lượt khách", [("4,5 triệu lượt khách", "4.5", "triệu lượt khách")]),
    ("đón 12 nghìn lượt", [("12 nghìn lượt", "12", "nghìn lượt")]),
    ("đạt 68 triệu đồng/người/năm", [("68 triệu đồng/người/năm", "68", "triệu đồng/người/năm")]),
    ("bình quân 3 triệu đồng / người / tháng", [("3 triệu đồng / người / tháng", "3", "triệu đồng / người / tháng")]),
    ("suất đầu tư 25 tỷ đồng/km", [("25 tỷ đồng/km", "25", "tỷ đồng/km")]),
    ("năng suất 62,5 tạ/ha", [("62,5 tạ/ha", "62.5", "tạ/ha")]),
    ("tăng 7,4%/năm", [("7,4%/năm", "7.4", "%/năm")]),
    ("tăng 7,4% mỗi năm", [("7,4% mỗi năm", "7.4", "% mỗi năm")]),
    ("mắc 45 ca/100.000 dân", [("45 ca/100.000 dân", "45", "ca/100.000 dân")]),
    ("giảm 1,2 điểm phần trăm", [("1,2 điểm phần trăm", "1.2", "điểm phần trăm")]),
    ("giảm 1,2 điểm %", [("1,2 điểm %", "1.2", "điểm %")]),
    ("đạt mười phần trăm", [("mười phần trăm", "10", "phần trăm")]),
    ("sàn rộng 6.000m2, 12 m²", [("6.000m2", "6000", "m2"), ("12 m²", "12", "m²")]),
    ("gấp 2,5 lần", [("2,5 lần", "2.5", "lần")]),
    ("điện 350 triệu kWh, 12 MW", [("350 triệu kWh", "350", "triệu kWh"), ("12 MW", "12", "MW")]),
    ("giảng cho 7.500 lượt người lao động", [("7.500 lượt người", "7500", "lượt người")]),
    ("khen 4 đ/c, 2 Huy chương bạc", [("4 đ/c", "4", "đ/c"), ("2 Huy chương bạc", "2", "Huy chương bạc")]),
    ("KẾT NẠP 30 ĐẢNG VIÊN", [("30 ĐẢNG VIÊN", "30", "ĐẢNG VIÊN")]),
    # A noun that no list holds is left to the reader.
    ("trao 25 xzy cho trường", [("25", "25", "")]),
    # Amounts in two units are one.
    ("thu 143 tỷ 034 triệu đồng", [("143 tỷ 034 triệu đồng", "143.034", "tỷ đồng")]),
    ("chi 5 triệu 250 nghìn đồng", [("5 triệu 250 nghìn đồng", "5.250", "triệu đồng")]),
    ("chi 2 tỷ đồng và 50 triệu đồng", [("2 tỷ đồng và 50 triệu đồng", "2.050", "tỷ đồng")]),
    ("xây 12 km, 500 m kè", [("12 km", "12", "km"), ("500 m", "500", "m")]),
    ("thưởng 3 tỷ 5 hộ", [("3 tỷ", "3", "tỷ"), ("5 hộ", "5", "hộ")]),
    # Words.
    ("thành lập hai mươi mốt chi bộ", [("hai mươi mốt chi bộ", "21", "chi bộ")]),
    ("tăng một phẩy năm tỷ đồng", [("một phẩy năm tỷ đồng", "1.5", "tỷ đồng")]),
    ("hỗ trợ một trăm linh năm hộ", [("một trăm linh năm hộ", "105", "hộ")]),
    ("hỗ trợ nửa triệu đồng", [("nửa triệu đồng", "0.5", "triệu đồng")]),
    ("hỗ trợ một tỷ rưỡi đồng", [("một tỷ rưỡi đồng", "1500000000", "đồng")]),
    ("mở ba lớp, năm mươi học viên", [("ba lớp", "3", "lớp"), ("năm mươi học viên", "50", "học viên")]),
    ("Hai dự án hoàn thành", [("Hai dự án", "2", "dự án")]),
    ("trong năm các chi bộ ba tốt, công khai", []),
    # Signs.
    ("tăng trưởng -1,09%", [("-1,09%", "-1.09", "%")]),
    ("tăng trưởng âm 1,2%", [("1,2%", "-1.2", "%")]),
    ("Kết quả:\n-30 hộ thoát nghèo", [("30 hộ", "30", "hộ")]),
    ("Kết quả:\n- 30 hộ thoát nghèo", [("30 hộ", "30", "hộ")]),
    # Units behind brackets and line breaks.
    ("diện tích 30 (ha)", [("30", "30", "")]),
    ("Tổng thu cả năm là 918,755\ntỷ đồng", [("918,755\ntỷ đồng", "918.755", "tỷ đồng")]),
    ("Tổng số hộ nghèo: 30\nHộ cận nghèo: 12", [("30", "30", ""), ("12", "12", "")]),
    ("30\nngười\n12\nngười", [("30", "30", ""), ("12", "12", "")]),
    # Money before the number.
    ("vay $10 triệu", [("$10 triệu", "10", "triệu $")]),
    ("vay USD 1,5 triệu", [("USD 1,5 triệu", "1.5", "triệu USD")]),
]


def results(text):
    return [each for each in find_quantities(text) if each.kind in RESULTS]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text, expected):
    found = results(text)

    assert [(each.text, str(each.value), each.unit) for each in found] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


HEDGES = [
    ("đạt hơn 900 tỷ đồng", "over", "hơn"),
    ("đạt trên 900 tỷ đồng", "over", "trên"),
    ("đạt và vượt 45 hội viên", "over", "vượt"),
    ("vượt 5% kế hoạch", None, None),  # the statement itself
    ("đạt gần 900 tỷ đồng", "under", "gần"),
    ("còn dưới 20%", "under", "dưới"),
    ("chưa đến 20 hộ", "under", "chưa đến"),
    ("chưa tới 20 hộ", "under", "chưa tới"),
    ("khoảng 125 dự án", "about", "khoảng"),
    ("ước đạt 27,8 tỷ đồng", "about", "ước"),
    ("ước thực hiện đạt 27,8 tỷ đồng", "about", "ước"),
    ("ước khoảng 27 tỷ đồng", "about", "ước khoảng"),
    ("ước đạt hơn 202 tỷ đồng", "over", "hơn"),  # the nearer one
    ("xấp xỉ 12 ha", "about", "xấp xỉ"),
    ("trên dưới 30 hộ", "about", "trên dưới"),
    ("tối thiểu 80% thôn", "at_least", "tối thiểu"),
    ("ít nhất 3 mô hình", "at_least", "ít nhất"),
    ("không dưới 95%", "at_least", "không dưới"),
    ("kết nạp 168 đảng viên trở lên", "at_least", "trở lên"),
    ("tăng từ 10% trở lên", "at_least", "trở lên"),
    ("còn 0,5% trở xuống", "at_most", "trở xuống"),
    ("tối đa 5 ngày công", "at_most", "Tối đa".lower()),
    ("không quá 3%", "at_most", "không quá"),
    ("không vượt quá 3%", "at_most", "không vượt quá"),
    ("nhiều nhất 4 vụ", "at_most", "nhiều nhất"),
    ("≥ 95%", "at_least", "≥"),
    ("đạt ≤5%", "at_most", None),
    ("nằm trong top 10 tỉnh", "at_most", "top"),
    ("(hơn 48,4% dự toán)", "over", "hơn"),
    ("Hơn 1.000 vụ", "over", "Hơn"),
    ("đạt 900 tỷ đồng", None, None),
    ("tốt hơn. 900 hộ", None, None),
    ("dự án trên 3 phường", "over", "trên"),
]


@pytest.mark.parametrize(("text", "bound", "words"), HEDGES)
def test_hedges(text, bound, words):
    (found,) = results(text)

    assert found.bound == bound
    if words:
        assert text[found.bound_start : found.bound_end] == words


KINDS = [
    ("ngày 28/4/2025", [("28/4/2025", "date")]),
    ("sáng 6/5 hội viên ra quân", [("6/5", "date")]),
    ("ngày 30-10 khai mạc", [("30-10", "date")]),
    ("ngày 05 tháng 02 năm 2026", [("05 tháng 02 năm 2026", "date")]),
    ("trong tháng 4, quý 2", [("4", "date"), ("2", "date")]),
    ("tháng 4/2025", [("4/2025", "date")]),
    ("dịp 30/4 - 1/5", [("30/4", "date"), ("1/5", "date")]),
    ("từ 1-5/4", [("1-5/4", "date")]),
    ("từ ngày 15/4 đến 14/5", [("15/4", "date"), ("14/5", "date")]),
    ("lúc 14h30 và 8 giờ 15", [("14h30", "time"), ("8 giờ 15", "time")]),
    ("lúc 8 giờ", [("8 giờ", "time")]),
    ("năm 2021, giai đoạn 2021-2025", [("2021", "year"), ("2021", "year"), ("2025", "year")]),
    ("năm 2017 nông nghiệp tăng", [("2017", "year")]),
    ("6 tháng, 2 năm", [("6 tháng", "duration"), ("2 năm", "duration")]),
    ("trong 10 ngày làm việc", [("10 ngày làm việc", "duration")]),
    ("từ 60 tuổi, 55 năm tuổi Đảng", [("60 tuổi", "age"), ("55 năm tuổi", "age")]),
    ("Chỉ thị 44-CT/TU", [("44-CT/TU", "document_number")]),
    ("Nghị quyết số 128/NQ-CP", [("128/NQ-CP", "document_number")]),
    ("Nghị định 05/2019/NĐ-CP", [("05/2019/NĐ-CP", "document_number")]),
    ("Thông báo số 57 ngày 3/4", [("57", "document_number"), ("3/4", "date")]),
    ("Đại hội lần thứ XI, khóa XV", [("XI", "ordinal"), ("XV", "ordinal")]),
    ("kỳ họp thứ nhất", [("nhất", "ordinal")]),
    ("xếp thứ 12/166", [("12", "rank"), ("166", "rank")]),
    ("vươn lên vị trí thứ nhất", [("nhất", "rank")]),
    ("theo Điều 30, khoản 2", [("30", "ordinal"), ("2", "ordinal")]),
    ("trụ sở tại số nhà 45-47", [("45", "address"), ("47", "address")]),
    ("phường 13, Quận 1", [("13", "address"), ("1", "address")]),
    ("tại thôn 5 xã Hòa Bình", [("5", "address")]),
    ("dịch Covid-19, khu A51, mã HS-CR2", [("19", "code"), ("51", "code"), ("2", "code")]),
    ("điện thoại 0225.3821.055", [("0225.3821.055", "code")]),
    ("quy hoạch tỷ lệ 1/2000", [("1", "code"), ("2000", "code")]),
    ("Mục 1.2.3 nêu", [("1.2.3", "code")]),
    ("\n1. Kinh tế\n2) Xã hội", [("1", "ordinal"), ("2", "ordinal")]),
    # What looks like one of these and is a result.
    ("trong tổng số 28 chỉ tiêu", [("28 chỉ tiêu", "quantity")]),
    ("hỗ trợ mỗi xã 45 hộ", [("45 hộ", "quantity")]),
    ("kế hoạch 30 đảng viên", [("30 đảng viên", "quantity")]),
    ("trong tháng 27,8 tỷ đồng", [("27,8 tỷ đồng", "quantity")]),
    ("toàn quận 2 năm đạt", [("2 năm", "duration")]),
    ("cả năm 15 dự án", [("15 dự án", "quantity")]),
    ("mỗi tháng 5 vụ", [("5 vụ", "quantity")]),
    ("trong tháng 25 vụ", [("25 vụ", "quantity")]),
    ("mở lớp 45 học viên", [("45 học viên", "quantity")]),
    ("chiếm 1/3 diện tích", [("1", "bare"), ("3", "bare")]),
    ("giám sát lần 2, trực 24/24 giờ", [("2", "ordinal"), ("24", "duration"), ("24 giờ", "duration")]),
    ("đạt 4/5 tiêu chí", [("4", "quantity"), ("5 tiêu chí", "quantity")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text, expected):
    assert [(each.text, str(each.kind)) for each in find_quantities(text)] == expected


PAIRS = [
    ("kết nạp 103/261 đảng viên", "103", "261 đảng viên", "đảng viên", (Side.PART, Side.WHOLE), (None, None)),
    ("đạt 16/17 chỉ tiêu", "16", "17 chỉ tiêu", "chỉ tiêu", (Side.PART, Side.WHOLE), (None, None)),
    ("cấp 1.250/1.300 thẻ", "1.250", "1.300 thẻ", "thẻ", (Side.PART, Side.WHOLE), (None, None)),
    ("tăng 10 - 11%", "10", "11%", "%", (Side.LOW, Side.HIGH), ("at_least", "at_most")),
    ("tăng từ 5 đến 6%", "5", "6%", "%", (Side.LOW, Side.HIGH), ("at_least", "at_most")),
    ("tăng 5-6%/năm", "5", "6%/năm", "%/năm", (Side.LOW, Side.HIGH), ("at_least", "at_most")),
    ("đạt 1.300-1.400 USD", "1.300", "1.400 USD", "USD", (Side.LOW, Side.HIGH), ("at_least", "at_most")),
    ("tăng 8,3% -8,5%", "8,3%", "8,5%", "%", (Side.LOW, Side.HIGH), ("at_least", "at_most")),
    ("khoảng 5 - 7 hộ", "5", "7 hộ", "hộ", (Side.LOW, Side.HIGH), ("at_least", "at_most")),
    # No range: a way from one value to another, a bullet, things of two sorts.
    ("tăng từ 5% lên 6%", "5%", "6%", "%", (None, None), (None, None)),
    ("thu 30%\n- 40% số hộ", "30%", "40%", "%", (None, None), (None, None)),
]


@pytest.mark.parametrize(("text", "first", "second", "unit", "sides", "bounds"), PAIRS)
def test_pairs(text, first, second, unit, sides, bounds):
    one, other = find_quantities(text)

    assert (one.text, other.text) == (first, second)
    assert (one.unit, other.unit) == (unit, unit)
    assert (one.side, other.side) == sides
    assert (one.bound, other.bound) == bounds
    assert (one.partner, other.partner) == ((1, 0) if sides[0] else (None, None))


def test_where_the_next_words_begin():
    text = "xây 35 phòng  học tạm, 25  xzy"
    first, second = find_quantities(text)

    assert text[first.after :].startswith("tạm") or text[first.after :].startswith("học")
    assert text[second.after :] == "xzy"


def test_letters_that_touch_the_digits_are_marked():
    assert [each.glued for each in find_quantities("tuyến đường 68m, dài 68 m, 50%")] == [True, False, False]
