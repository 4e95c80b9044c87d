"""Aims, plans and changes as people say them in news and minutes, where no heading and no fixed phrase sets them."""

import pytest

from giaoban.core.reading import read

PLANNED = [
    # Who wants, promises or settles it.
    "Đến hết năm 2026, tỉnh muốn thu hút «1,5 tỷ USD».",
    "Quý IV, công ty chỉ dám đặt «210 tỷ đồng» doanh thu.",
    "Đầu năm đặt «12.000 xe», giờ hạ còn «10.000 xe».",
    "Công ty hứa trả cổ tức không dưới «25%».",
    "Bốn tháng đón 2 triệu lượt khách, cả năm phải được «7 triệu lượt».",
    "Đại hội chốt: hằng năm kết nạp «80 đoàn viên»; cả nhiệm kỳ giới thiệu «70 đoàn viên» ưu tú.",
    "Đại hội chốt: hằng năm kết nạp 80 đoàn viên. Mỗi cơ sở Đoàn «1 công trình/năm».",
    # What is got is the object of the aim.
    "Phấn đấu hết quý II thu được «60%» các quỹ.",
    "Xã phấn đấu huy động được «3 tỷ đồng».",
    # A resolution in brackets, or before them.
    "Kết nạp 312 đảng viên mới (nghị quyết: «300»).",
    "Tỷ lệ tập hợp thanh niên đạt 52%, không đạt nghị quyết («60%»).",
    # All of them, in a list of aims.
    "II. CHỈ TIÊU NĂM 2022\n- Tuyển quân 11 thanh niên, đạt «100%».",
]
TOLD = [
    "Muốn vậy, xã đã vận động «12 hộ».",
    "Xã đã thu được «60%» các quỹ.",
    "Phấn đấu vượt khó, thu được «3 tỷ đồng».",
    "Tồn kho cuối tháng 6 tới «9.300 xe».",
    "Kế hoạch phân bổ dự toán năm 2023\nNăm trước, phường vận động «86 triệu đồng».",
    "Khách đặt «5.000 áo».",
    "Kế hoạch 100 hộ, đạt «97 hộ».",
]
CHANGED = [
    ("Giá bán bình quân 1.478 đồng/kWh, tăng «61 đồng».", "61"),
    ("Giá lúa 6.200 đồng/kg, giảm «300 đồng».", "-300"),
    ("Còn 27 vụ sự cố, nhiều hơn 2013 đến «5 vụ».", "5"),
    ("Bạc Liêu chỉ 166 triệu USD, nhưng cũng hơn cùng kỳ «21%».", "21"),
    ("Sản lượng 3.872 tấn, hụt «128 tấn» so với năm 2018.", "-128"),
    ("Giá bình quân 19.500 đồng/kg, thấp hơn năm 2020 chừng «3.000 đồng».", "-3000"),
]

OF_PLAN = [
    "Giải ngân cả vùng bằng 34,1% kế hoạch, thấp hơn bình quân cả nước («38,6%»).",
    "Giải ngân cả vùng bằng 34,1% kế hoạch. Trong đó Tân Hòa («52%»), Sơn Tịnh «44,7%».",
    "Giải ngân 1.907 tỷ đồng, đạt 36,6% kế hoạch. Trong đó vốn nước ngoài 57 tỷ đồng («11%»).",
    "Giải ngân cả vùng bằng 34,1% kế hoạch. Có 3 tỉnh vượt mức bình quân là Tân Hòa («52%»).",
    "Vốn đầu tư công giải ngân đạt 53,6% kế hoạch. Vốn địa phương khá nhất: «68%»; thấp nhất là ODA, «12,3%».",
]
NOT_OF_PLAN = [
    "Giải ngân 1.900 tỷ đồng, đạt 36,6% kế hoạch. Trong đó vốn nước ngoài 190 tỷ đồng («10%»).",
    "Giải ngân đạt 40% kế hoạch. Tỷ lệ hộ nghèo của Tân Hòa còn «3%».",
    "Thu ngân sách đạt 40% dự toán. Hộ nghèo của Tân Hòa «3%».",
    "Giải ngân đạt 40% kế hoạch. Tỷ lệ che phủ rừng đạt «46%». Bình quân cả nước «42%».",
]
LISTED = [
    ("Huy động vốn Tiền Giang tăng 17,4%, Trà Vinh «12,9%», Bến Tre «16%».", ["12.9", "16"]),
    ("Lượng khách Nghệ An giảm 12%, Hà Tĩnh «9%» và Quảng Bình «7%».", ["-9", "-7"]),
    ("Dư nợ các tỉnh này tăng lần lượt 18%, 14,3% và «16,6%».", ["16.6"]),
    ("Lượng khách giảm lần lượt 18%, 14,3% và «16,6%».", ["-16.6"]),
]
BESIDE = [
    "Lạm phát 10 tháng tăng 3,2% – thấp hơn nhiều so với mục tiêu «4,5%».",
    "Dư nợ tăng 17,2%, vượt chỉ tiêu tăng trưởng đề ra đầu năm là «15%».",
    "Kinh tế tăng 6,1%, thấp hơn kế hoạch «7%».",
]


def _marked(marked):
    text, places = "", []
    for part in marked.replace("»", "«").split("«"):
        places.append((len(text), len(text) + len(part)))
        text += part
    wanted = places[1::2]
    return [f for f in read(text).figures if any(start <= f.start < end for start, end in wanted)], len(wanted)


@pytest.mark.parametrize("text", PLANNED)
def test_what_is_to_come_is_a_target(text):
    figures, wanted = _marked(text)

    assert [str(figure.role) for figure in figures] == ["target"] * wanted


@pytest.mark.parametrize("text", TOLD)
def test_what_came_about_is_a_result(text):
    figures, wanted = _marked(text)

    assert [str(figure.role) for figure in figures] == ["actual"] * wanted


@pytest.mark.parametrize(("text", "value"), CHANGED)
def test_a_difference_from_another_time_is_a_change(text, value):
    figures, _ = _marked(text)

    assert [(str(figure.role), str(figure.value)) for figure in figures] == [("growth", value)]


@pytest.mark.parametrize("text", OF_PLAN)
def test_a_share_of_the_capital_paid_out_is_of_the_plan(text):
    figures, wanted = _marked(text)

    assert [str(figure.role) for figure in figures] == ["of_target"] * wanted


@pytest.mark.parametrize("text", NOT_OF_PLAN)
def test_other_shares_are_results(text):
    figures, wanted = _marked(text)

    assert [str(figure.role) for figure in figures] == ["actual"] * wanted


@pytest.mark.parametrize(("text", "values"), LISTED)
def test_changes_go_on_by_place_and_by_turns(text, values):
    figures, _ = _marked(text)

    assert [(str(figure.role), str(figure.value)) for figure in figures] == [("growth", value) for value in values]


@pytest.mark.parametrize("text", BESIDE)
def test_the_plan_that_a_change_is_set_beside_is_a_target(text):
    figures, wanted = _marked(text)

    assert [str(figure.role) for figure in figures] == ["target"] * wanted
