"""Which period governs a figure that names none itself: the sentence's, the paragraph's, the plan's, the report's."""

import pytest

from giaoban.core.reading import read

PARAGRAPHS = [
    # A month that opens a sentence, be it after its source, governs the sentences after it.
    ("Theo Sở Y tế, trong tháng 9/2018, tỉnh khám 12.000 lượt người. Trẻ em có 2.100 lượt.", ["2018-09"] * 2),
    ("Xã sơ kết 9 tháng năm 2018. Tháng 9, xã sửa 3 km đường. Xã trồng 4 ha rừng.", ["2018-09"] * 2),
    ("Xã tổng kết năm 2018. Quý IV, xã sửa 3 km đường. Xã trồng 4 ha rừng.", ["2018-10/2018-12"] * 2),
    (
        "Trong 8 tháng năm 2022, cảng bốc xếp 5 triệu tấn hàng.\nLượng hàng qua cảng trong tháng 8 đạt 640.000 tấn."
        " Hàng lỏng đạt 90.000 tấn.",
        ["2022-01/2022-08", "2022-08", "2022-08"],
    ),
    ("Trong tháng đầu tiên của năm 2019, xã trồng 4 ha. Cũng trong tháng này, xã sửa 2 km đường.", ["2019-01"] * 2),
    (
        "Từ đầu năm 2025 đến hết tháng 10, tỉnh có 3.000 hộ thoát nghèo. Riêng tháng 10 có 340 hộ. Có 50 hộ tái nghèo.",
        ["2025-01/2025-10", "2025-10", "2025-01/2025-10"],
    ),
    # The report's own count after a month takes over.
    (
        "Sơ kết 8 tháng năm 2021\n\nLượng điện tháng 8 giảm 2,4%; cộng dồn 8 tháng tăng 5,1%. Nước đạt 410 nghìn m3.",
        ["2021-08", "2021-01/2021-08", "2021-01/2021-08"],
    ),
    ("Sau đợt rét đầu năm, xã ổn định dần trong 6 tháng đầu năm 2019. Xã thu 9 tỷ đồng.", ["2019-01/2019-06"]),
    ("Thị đoàn họp về nửa đầu năm 2017\n\nNửa năm qua, Thị đoàn kết nạp 40 đoàn viên.", ["2017-01/2017-06"]),
    (
        "Quý II, tỉnh giúp 320 lao động, nâng số từ đầu năm 2023 đến nay lên 615 người, đạt 55% kế hoạch năm.",
        ["2023-04/2023-06", "2023-01/2023-06", "2023-01/2023-06"],
    ),
    (
        "Xã sơ kết 9 tháng năm 2010. Quý III, xã đón 400 khách, nâng số khách 9 tháng lên 1.200 người, tăng 18%. Thu từ"
        " khách 6 tỷ đồng.",
        ["2010-07/2010-09", "2010-01/2010-09", "2010-01/2010-09", "2010-01/2010-09"],
    ),
    # The year of a fund is no time of results beside one within it; a year that says when is.
    ("Tính đến ngày 30/9, vốn xây trường năm 2021 đã giải ngân 40 tỷ đồng.", ["2021-01/2021-09"]),
    ("Tháng 12, xã thu 3 tỷ đồng, nâng tổng thu cả năm 2021 lên 40 tỷ đồng.", ["2021-12", "2021"]),
    # The term of a council is no time of results.
    ("HĐND huyện khóa XX, nhiệm kỳ 2021-2026 họp kỳ họp giữa năm 2022. Thu đạt 96 tỷ đồng.", ["2022-01/2022-06"]),
    # What only one sentence says of another time, or in its middle, does not.
    ("Xã tổng kết năm 2018. Năm 2017, xã trồng 3 ha rừng. Xã sửa 4 km đường.", ["2017", "2018"]),
    (
        "Xã sơ kết tháng 5/2024. Thu ngân sách 9 tỷ đồng; 5 tháng thu 40 tỷ đồng. Xã sửa 4 km đường.",
        ["2024-05", "2024-01/2024-05", "2024-05"],
    ),
    ("Giao ban thu ngân sách tháng 8/2018\n\nTám tháng, huyện thu 96 tỷ đồng.", ["2018-01/2018-08"]),
    ("Giao ban tháng 8/2018\n\nHuyện mất hai tháng, thu 96 tỷ đồng.", ["2018-08"]),
    ("Xã tổng kết năm 2018. Giai đoạn 2011 - 2015, xã trồng 3 ha rừng. Xã sửa 4 km đường.", ["2011/2015", "2018"]),
]
PLANS = [
    # Targets of a programme that is reviewed before its end are due in its term.
    (
        "Sơ kết 2,5 năm chương trình giai đoạn 2016 - 2020\n\nChương trình đề ra chỉ tiêu 80% rác được thu gom."
        " Thành phố đã xây 3 trạm.",
        ["2016/2020", "2016-01/2018-06"],
    ),
    # A congress plans for the term that it opens, a title for the time that it names.
    (
        "Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030\n\nNhiệm kỳ qua, xã kết nạp 31 đảng viên. Đại hội đề ra chỉ tiêu:"
        " phấn đấu kết nạp 40 đảng viên.",
        ["2020/2025", "2025/2030"],
    ),
    (
        "Nghị quyết về dự toán ngân sách năm 2017 của tỉnh\n\nXét báo cáo về tình hình thực hiện dự toán năm 2016, HĐND"
        " quyết nghị dự toán: thu phấn đấu đạt 3.790 tỷ đồng.",
        ["2017"],
    ),
    (
        "Kết quả tháng 4, phương hướng tháng 5 năm 2025\n\nTháng 4, xã trồng 3 ha rừng. Xã phấn đấu trồng 4 ha rừng.",
        ["2025-04", "2025-05"],
    ),
    # A plan named with its year, though the report looks back on another; a text on nothing but aims.
    ("Kỳ họp đánh giá năm 2010 và quyết nghị các chỉ tiêu năm 2011: tăng trưởng phấn đấu đạt 10,5%.", ["2011"]),
    ("Năm 2010, xã hoàn thành chỉ tiêu năm 2010: thu đạt 5 tỷ đồng.", ["2010"]),
    (
        "Ngày 3/4/2015, tỉnh ra đề án phát triển cây gấc đến năm 2019.\nPhấn đấu trồng 450 ha gấc.",
        ["2019"],
    ),
    ("Hội nghị tổng kết năm 2018 thông qua nghị quyết năm 2019: phấn đấu có trên 90% hộ học tập.", ["2019"]),
    # A percentage of the year's plan that is aimed at in its last months is the year's; other rates are theirs.
    ("Sơ kết 6 tháng đầu năm 2015. Từ nay đến cuối năm, xã phấn đấu thu vượt 5% dự toán.", ["2015"]),
    ("Sơ kết 6 tháng đầu năm 2015. 6 tháng cuối năm, xã phấn đấu giảm 5% số vụ trộm.", ["2015-07/2015-12"]),
    # A short line with a colon heads its list; what the rest of a clause sets goes before that.
    (
        "Sơ kết 6 tháng đầu năm 2016\n\n* Nhiệm vụ 6 tháng cuối năm:\n- Vận động thêm 70 người trở lên;\n- Làm nốt 03"
        " nhà văn hóa còn dở, xong trong tháng 10;\n- Sửa chữa 11 cống hỏng trước 30/8/2016;\n- Thu hồi 9 lô đất trước"
        " ngày 31/12.",
        ["2016-07/2016-12", "2016-10", "2016-08", "2016"],
    ),
    # A heading of nothing but a time, until the next that tells; a rate to be reached by a month.
    (
        "Chương trình hành động giai đoạn 2021 - 2025\n\nII. MỤC TIÊU\n1. Đến năm 2023\n- Số trường đạt chuẩn đạt 72%.",
        ["2023"],
    ),
    ("Sơ kết 7 tháng năm 2024. Xã phấn đấu giải ngân tối thiểu 70% đến hết tháng 10.", ["2024-10"]),
    # What is told under a heading over coming work was reached before it.
    (
        "Sơ kết 6 tháng đầu năm 2026\n\nXã trồng 3 ha rừng.\nII. NHIỆM VỤ 6 THÁNG CUỐI NĂM\nXã đã trồng 4 ha rừng.",
        ["2026-01/2026-06", "2026-01/2026-06"],
    ),
    # A plan for the year that is under review stays in that year.
    ("Kết quả năm 2024, phương hướng năm 2025\n\nXã trồng 3 ha rừng, đạt 30% kế hoạch (10 ha).", ["2024"] * 3),
]
CASES = [
    # The whole of a fraction is a plan for the year …
    ("4 tháng đầu năm 2025, xã kết nạp 10/26 đảng viên.", ["2025-01/2025-04", "2025"]),
    (
        "4 tháng đầu năm 2025, xã giao quân 9/9 thanh niên, đạt 100% chỉ tiêu.",
        ["2025-01/2025-04", "2025", "2025-01/2025-04"],
    ),
    # … or the cases that came, or all of those of which something is said.
    ("Tháng 5/2024, xã giải quyết 8/9 đơn khiếu nại.", ["2024-05", "2024-05"]),
    ("Tháng 5/2024, công an làm rõ 25/28 vụ.", ["2024-05", "2024-05"]),
    ("9 tháng năm 2018, 9/11 trạm y tế có bác sĩ.", ["2018-01/2018-09", "2018-01/2018-09"]),
    ("Tháng 8/2018, có 6/13 sắc thuế đạt khá.", ["2018-08", "2018-08"]),
    ("Tháng 4/2018, thêm 2 trường đạt chuẩn, nâng tổng số lên 41/58 trường.", ["2018-04"] * 3),
    ("Quý I/2018, 11/17 xã, thị trấn không có nợ.", ["2018-01/2018-03"] * 2),
    ("Tháng 4/2018, huyện đã kiểm đếm 86/114 hộ.", ["2018-04"] * 2),
    ("Quý I/2018, 9/16 khoản thu tăng.", ["2018-01/2018-03", "2018-01/2018-03"]),
]
TERMS = [
    # Words for the term beside the end of the coming one.
    (
        "Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030\n\nĐại hội đề ra mục tiêu đến năm 2030 thu nhập đạt 110 triệu đồng,"
        " kết nạp 70 đảng viên trong nhiệm kỳ.",
        ["2030", "2025/2030"],
    ),
]
BRACKETS = [
    (
        "Tháng 5/2019, xã thu 4 tỷ đồng, lũy kế (cả 2 thôn) 30 tỷ đồng.",
        ["2019-05", *["2019-01/2019-05"] * 2],
    ),
    # What a bracket tells beside an earlier time is of that time; a plan beside its percentage is the year's.
    (
        "Tính đến 30/6/2016, xã có 640 hộ nghèo. So với thời điểm 31/12/2015 (số hộ nghèo là 700 hộ), xã giảm 60 hộ.",
        ["2016-01/2016-06", "2015", "2016-01/2016-06"],
    ),
    (
        "6 tháng năm 2018, thu 20 tỷ đồng, đạt 40% so với chỉ tiêu phấn đấu (50 tỷ đồng).",
        ["2018-01/2018-06", "2018-01/2018-06", "2018"],
    ),
]
NOW = [
    (
        "Tổng kết 10 năm chương trình giai đoạn 2010 - 2020\n\nNăm 2010, xã đạt 3 tiêu chí, đến nay đạt 17.",
        ["2010", "2010/2020"],
    ),
    ("Tháng 4/2009, xã bán 46 tấn vải. Sản lượng năm nay có thể đạt 120 - 130 tấn.", ["2009-04", "2009", "2009"]),
    ("Nếu năm 2014 chỉ có 7 lớp thì trong 9 tháng năm 2015 có đến 19 lớp.", ["2014", "2015-01/2015-09"]),
]
COMPARED = [
    ("Vụ ngô năm 2021, sản lượng tăng 90 tấn so với vụ ngô chính năm 2020.", ["2021"]),
    ("Năm 2021, thu tăng 3% so với mức bình quân chung năm 2019, đạt 5 tỷ đồng.", ["2021", "2021"]),
]


HEADED = [
    # A heading's quarter or month is of the report's year, whatever the sentence before it told of.
    (
        "Họp đánh giá quý I, nhiệm vụ quý II năm 2011\n\nI. Tình hình\nNăm 2010 quý I kết nạp được 23 đồng chí."
        "\n\nII. Nhiệm vụ quý II\n- Kết nạp 10 đảng viên.",
        ["2010-01/2010-03", "2011-04/2011-06"],
    ),
    (
        "Họp đánh giá tháng 4, nhiệm vụ tháng 5 năm 2018\n\nI. Kết quả\nNăm 2016 xã trồng 7 ha rừng."
        "\n\nII. Nhiệm vụ tháng 5\n- Trồng 3 ha rừng.",
        ["2016", "2018-05"],
    ),
    (
        "Họp đánh giá quý III, nhiệm vụ quý IV năm 2012\n\nI. Tình hình\nNăm 2011 xã trồng 9 ha."
        "\n\nII. Nhiệm vụ quý IV\n- Trồng 4 ha.",
        ["2011", "2012-10/2012-12"],
    ),
    (
        "Sơ kết tháng 8, nhiệm vụ tháng 9 năm 2020\n\nI. Kết quả\nNăm 2018, xã thu 5 tỷ đồng."
        "\n\nII. Nhiệm vụ tháng 9\n- Trồng 6 ha.",
        ["2018", "2020-09"],
    ),
    (
        "Giao ban tháng 2, nhiệm vụ tháng 3 năm 2023\n\nI. Kết quả\nTháng 2 năm 2022, xã trồng 5 ha."
        "\n\nII. Nhiệm vụ tháng 3\n- Trồng 2 ha.",
        ["2022-02", "2023-03"],
    ),
    # A year after "4 năm thực hiện" governs, not the first years of the term; without one the term's years do.
    (
        "Xã họp\n\nQua 4 năm thực hiện Chỉ thị số 18-CT/TW ngày 04/9/2012, tai nạn giảm: năm 2015 xảy ra 186 vụ.",
        ["2015"],
    ),
    (
        "Qua 3 năm thực hiện Nghị quyết số 5-NQ/TW ngày 04/9/2014, năm 2016 xã thu 3 tỷ đồng.",
        ["2016"],
    ),
    (
        "Sau 5 năm thực hiện Nghị quyết số 7-NQ/TW ngày 04/9/2013, năm 2017 xã trồng 30 ha rừng.",
        ["2017"],
    ),
    (
        "Qua 4 năm thực hiện Chỉ thị số 18-CT/TW ngày 04/9/2012: năm 2014 xã thu 4 tỷ đồng.",
        ["2014"],
    ),
    (
        "Sau 3 năm thực hiện Kế hoạch số 9-KH/HU ngày 04/9/2018, năm 2020 huyện có 12 xã đạt chuẩn.",
        ["2020"],
    ),
    (
        "Họp về nhiệm kỳ 2020 - 2025\n\nTrong nhiệm kỳ 2020 - 2025, hai năm đạt 30 km đường.",
        ["2021/2022"],
    ),
]

_LETTER = "UBND XÃ BÌNH AN\nBình An, ngày 27 tháng 12 năm 2019\n\n"
PLANNED = [
    # The kind of the text on a line of its own makes the year below it that of the aims.
    (
        f"{_LETTER}KẾ HOẠCH\nPhát triển kinh tế năm 2020\n\nI. Kết quả năm qua\nThu ngân sách đạt 6 tỷ đồng."
        "\n\nII. Chỉ tiêu\n- Thu ngân sách: 7 tỷ đồng.",
        ["2019", "2020"],
    ),
    (
        f"{_LETTER}KẾ HOẠCH\nTrồng cây xanh năm 2020\n\nI. Kết quả năm 2019\nĐã trồng 60 ha rừng."
        "\n\nII. Chỉ tiêu\n- Trồng rừng: 70 ha.",
        ["2019", "2020"],
    ),
    (
        f"{_LETTER}CHƯƠNG TRÌNH CÔNG TÁC\nCủa Hội Nông dân xã năm 2020\n\nI. Kết quả năm qua\nĐã thu 6 tỷ đồng."
        "\n\nII. Mục tiêu\n- Thu 8 tỷ đồng.",
        ["2019", "2020"],
    ),
    (
        f"{_LETTER}PHƯƠNG HƯỚNG\nHoạt động năm 2020\n\nI. Kết quả năm qua\nĐã thu 6 tỷ đồng."
        "\n\nII. Chỉ tiêu\n- Thu ngân sách: 9 tỷ đồng.",
        ["2019", "2020"],
    ),
    # A report on a plan looks back on it, and a report's own year is that of its targets.
    (
        f"{_LETTER}BÁO CÁO\nPhát triển kinh tế năm 2019\n\nI. Kết quả\nThu ngân sách đạt 6 tỷ đồng."
        "\n\nII. Chỉ tiêu\n- Thu ngân sách: 7 tỷ đồng.",
        ["2019", "2019"],
    ),
    (
        f"{_LETTER}BÁO CÁO\nThực hiện kế hoạch năm 2019\n\nI. Kết quả\nThu ngân sách đạt 6 tỷ đồng.",
        ["2019"],
    ),
]


@pytest.mark.parametrize(
    ("text", "periods"), [*HEADED, *PLANNED, *PARAGRAPHS, *PLANS, *CASES, *TERMS, *BRACKETS, *NOW, *COMPARED]
)
def test_period(text, periods):
    assert [str(figure.period) for figure in read(text).figures] == periods
