"""What is planned and what was reached, where no word of the clause says it: by title, section, list, order, time."""

import pytest

from giaoban.core.reading import read

PLANNED = [
    # The kind of the text.
    ("KẾ HOẠCH\nTrồng rừng năm 2022\nTrồng mới «300 ha» rừng.", "text"),
    (
        "Tỉnh phê duyệt Đề án phát triển mắc ca\nTheo đó, trồng thuần «2.500 ha», nâng công suất lên «1.500 tấn».",
        "text",
    ),
    ("NGHỊ QUYẾT\nVề kinh tế biển\nĐóng mới «120 tàu», nâng cấp «4 cảng cá».", "text"),
    ("Quy hoạch đô thị tỉnh đến năm 2030\nVề giao thông, cải tạo «14 cầu», xây «86 km» đường.", "text"),
    ("Huyện phân bổ vốn đầu tư công năm 2023\nBố trí «112 tỷ đồng» trả nợ, «280 tỷ đồng» cho 22 dự án.", "text"),
    ("DỰ TOÁN NGÂN SÁCH NĂM 2024\nTổng thu: «12.640 triệu đồng».", "section"),
    # The heading above.
    ("Báo cáo của xã\nII. CHỈ TIÊU NĂM 2022\n- Thu ngân sách «9 tỷ đồng».", "section"),
    ("Báo cáo của xã\nIII. Nhiệm vụ thời gian tới\nThu ngân sách «110 tỷ đồng».", "task"),
    ("NGHỊ QUYẾT\nĐiều 2. Mục tiêu năm 2022\n1. Về xã hội\na) Lao động qua đào tạo «72%».", "section"),
    # The line over a list.
    ("Hội đồng thông qua dự toán như sau:\n- Thu nội địa: «35 tỷ đồng».\n- Chi thường xuyên: «28 tỷ đồng».", "list"),
    ("Thành phố đặt ra mục tiêu đến năm 2030:\n* Về kinh tế số\nKinh tế số chiếm «20%» GRDP.", "list"),
    # What goes on with a plan, or says what one holds.
    ("Theo kế hoạch, vụ này xã trồng «80 ha» ngô.", "paragraph"),
    ("UBND tỉnh vừa ban hành Kế hoạch phát triển OCOP. Theo đó, toàn tỉnh có «62 sản phẩm» 4 sao.", "paragraph"),
    ("Xã phấn đấu kết nạp 9 đảng viên. Bình quân mỗi năm thành lập «2 tổ hợp tác».", "paragraph"),
    (
        "Theo kế hoạch, vốn giao là 86 tỷ đồng. Chia theo nguồn: trung ương «60 tỷ đồng», tỉnh «26 tỷ đồng».",
        "paragraph",
    ),
    ("Xã phấn đấu trồng 90 ha rừng. Phân theo thôn: Đoài «50 ha», Đông «40 ha».", "paragraph"),
    ("Theo Đề án, cần 30 tỷ đồng. Gồm ngân sách huyện «18 tỷ đồng», xã «12 tỷ đồng».", "paragraph"),
    ("Theo dự toán, chi là 40 tỷ đồng. Bao gồm chi thường xuyên «31 tỷ đồng».", "paragraph"),
    ("Xã phấn đấu thu 9 tỷ đồng. Chia ra: thuế «6 tỷ đồng», phí «3 tỷ đồng».", "paragraph"),
    # Work that is set.
    ("Giám đốc yêu cầu trong tháng 8 mỗi cán bộ phát triển «5 người» tham gia mới.", "task"),
    ("Chủ tịch UBND tỉnh yêu cầu các chủ đầu tư dành «20%» quỹ đất làm nhà ở xã hội.", "task"),
    # A time to come.
    ("Năm 2021, xã thu 9 tỷ đồng. Đến năm 2025, diện tích điều đạt «4.200 ha», cao su «1.100 ha».", "time"),
    # Words of the clause.
    ("Khóa tới, đại hội ấn định: kết nạp «38 đảng viên», giữ «7 thôn» văn hóa.", "clause"),
    ("Huyện cần «48 tỷ đồng» chống hạn.", "clause"),
    ("Hội nghị nhất trí 100% với các chỉ tiêu nhiệm kỳ 2022-2025: kết nạp «8 đảng viên».", "clause"),
    ("Kịch bản tăng trưởng cả năm là «8,5%».", "clause"),
    ("Kế hoạch năm 2025: sản lượng 5 triệu tấn; doanh thu «6.000 tỷ đồng»; nộp ngân sách «315 tỷ đồng».", "clause"),
]

REACHED = [
    "KẾ HOẠCH\nTrồng rừng năm 2022\nI. THỰC TRẠNG\nToàn huyện có «5.800 ha» rừng.",
    "Kế hoạch giảm nghèo năm 2022\nCuối năm 2021, toàn huyện còn «1.486 hộ» nghèo.",
    "Tỉnh phê duyệt Đề án phát triển mắc ca\nHiện nay, toàn tỉnh có «3.120 ha», năng suất «2 tấn/ha».",
    "Phê duyệt Đề án\nÔng Nam cho biết, vụ này huyện trồng «80 ha».",
    "Kết quả thực hiện kế hoạch trồng rừng năm 2022\nTrồng mới «300 ha» rừng.",
    "Một số chỉ tiêu kinh tế - xã hội quý III/2022\nVốn đầu tư «18.400 tỷ đồng».",
    'Hải quan "gồng" chỉ tiêu thu\nNgày 3/12/2021\nTrong kỳ, chi cục phát hiện «73 vụ» vi phạm.',
    "Năm 2024, huyện có kế hoạch xóa 420 nhà tạm. Đến tháng 9, đã khởi công 311 nhà; giải ngân «10 tỷ đồng».",
    "Kế hoạch trồng 500 ha, thực hiện «512 ha».",
    "Nhờ phấn đấu không ngừng, thu nhập đạt «53 triệu đồng».",
    "Cấp ủy đã chỉ đạo hoàn thành khá những chỉ tiêu chính: giá trị công nghiệp «6.950 tỷ đồng».",
    "Vốn trung ương bổ sung có mục tiêu được «44 tỷ đồng».",
    "Với mục tiêu an toàn, huyện đã sơ tán «540 người».",
    "Tổng dư nợ là 268.417 triệu đồng/«9.236 hộ».",
    "Số vụ giảm 306 vụ (848/«1.154 vụ»).",
    "Trong tháng, xã đã trồng 90 ha rừng. Chia theo thôn: Đoài «50 ha», Đông «40 ha».",
    "Theo Nghị quyết, xã trồng 90 ha. Đến nay đã trồng 70 ha. Gồm keo «50 ha», thông «20 ha».",
]

GROWN = [
    ("Số vụ giảm 376 vụ («11,7%»).", "-11.7"),
    ("So với cùng kỳ giảm 23 vụ («-10,9%»), tăng 4 người chết (+4,3%).", "-10.9"),
    ("Có 418 doanh nghiệp làm thủ tục (tăng «52 doanh nghiệp»).", "52"),
    ("Giá trị sản xuất tăng 9,7%, trong đó công nghiệp «11,4%».", "11.4"),
    ("GRDP quý II kéo mức tăng của 6 tháng lên «4,36%».", "4.36"),
]


def _marked(text: str) -> tuple[str, list[int]]:
    starts, plain = [], ""
    for piece in text.split("«"):
        inner, _, after = piece.partition("»")
        starts.append(len(plain))
        plain += inner + after
    return plain, starts[1:]


@pytest.mark.parametrize(("text", "scope"), PLANNED)
def test_the_narrowest_scope_that_speaks_makes_an_aim(text, scope):
    plain, starts = _marked(text)

    figures = {figure.start: figure for figure in read(plain).figures}

    assert [figures[start].role for start in starts] == ["target"] * len(starts)
    assert {f"aim-of-{scope}"} == {rule for start in starts for rule in figures[start].rules if rule[:4] == "aim-"}


@pytest.mark.parametrize("text", REACHED)
def test_what_is_told_of_results_is_no_aim(text):
    plain, starts = _marked(text)

    roles = {figure.start: figure.role for figure in read(plain).figures}

    assert [roles[start] for start in starts] == ["actual"] * len(starts)


@pytest.mark.parametrize(("text", "value"), GROWN)
def test_a_change_is_told_by_a_sign_a_bracket_or_its_whole(text, value):
    plain, starts = _marked(text)

    figures = {figure.start: figure for figure in read(plain).figures}
    figure = next(figures[at] for at in (starts[0], starts[0] + 1) if at in figures)

    assert (figure.role, str(figure.value)) == ("growth", value)
