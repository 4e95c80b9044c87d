"""Headings, items and furniture of a page; where sentences and clauses end."""

import pytest

from giaoban.core.reading.passages import clauses, lead, passage_at, passages, sentences

LINES = [
    # Numbered and capital headings.
    ("I. CÔNG TÁC XÂY DỰNG ĐẢNG", "heading", 1, "CÔNG TÁC XÂY DỰNG ĐẢNG"),
    ("II/ Về kinh tế", "heading", 1, "Về kinh tế"),
    ("Phần thứ hai: Phương hướng", "heading", 1, "Phương hướng"),
    ("1. Thu, chi ngân sách", "heading", 2, "Thu, chi ngân sách"),
    ("2.1. Nông nghiệp", "heading", 3, "Nông nghiệp"),
    ("b) Giáo dục và đào tạo", "heading", 4, "Giáo dục và đào tạo"),
    ("NHIỆM VỤ TRỌNG TÂM THÁNG 11", "heading", 1, "NHIỆM VỤ TRỌNG TÂM THÁNG 11"),
    ("Phường Hòa Lạc họp giao ban tháng 3", "heading", 0, "Phường Hòa Lạc họp giao ban tháng 3"),
    # Items, long or closed by a mark.
    ("- Rà soát hộ nghèo;", "item", 5, "Rà soát hộ nghèo;"),
    ("– Kết nạp 5 đảng viên", "item", 5, "Kết nạp 5 đảng viên"),
    ("+ 12 trường hợp vi phạm;", "item", 5, "12 trường hợp vi phạm;"),
    ("• Khám sức khỏe cho 300 người.", "item", 5, "Khám sức khỏe cho 300 người."),
    (
        "3. Tổ chức kỳ họp thường lệ giữa năm của Hội đồng nhân dân.",
        "item",
        2,
        "Tổ chức kỳ họp thường lệ giữa năm của Hội đồng nhân dân.",
    ),
    ("a) Chi thường xuyên 12 tỷ đồng;", "item", 4, "Chi thường xuyên 12 tỷ đồng;"),
    # Paragraphs; a number or a point that opens one is no list number.
    ("Trong tháng, xã thu 2,5 tỷ đồng.", "paragraph", 0, "Trong tháng, xã thu 2,5 tỷ đồng."),
    (
        "15.000 lượt khách đến xã trong quý, tăng so với cùng kỳ.",
        "paragraph",
        0,
        "15.000 lượt khách đến xã trong quý, tăng so với cùng kỳ.",
    ),
    (
        "-5% là mức giảm của tháng này so với tháng trước.",
        "paragraph",
        0,
        "-5% là mức giảm của tháng này so với tháng trước.",
    ),
    ("95% hộ đạt gia đình văn hóa.", "paragraph", 0, "95% hộ đạt gia đình văn hóa."),
    ("TP. Vinh thu ngân sách đạt khá.", "paragraph", 0, "TP. Vinh thu ngân sách đạt khá."),
    # Furniture.
    ("Ảnh: Thanh Hà", "furniture", 0, "Ảnh: Thanh Hà"),
    ("Ảnh minh họa", "furniture", 0, "Ảnh minh họa"),
    ("In bài viết", "furniture", 0, "In bài viết"),
    ("Địa chỉ: số 5 đường Trần Phú", "furniture", 0, "Địa chỉ: số 5 đường Trần Phú"),
    ("Điện thoại: 0225.3123.456", "furniture", 0, "Điện thoại: 0225.3123.456"),
    ("08:15 02/06/2024", "furniture", 0, "08:15 02/06/2024"),
    ("https://xaphong.gov.vn/tin", "furniture", 0, "https://xaphong.gov.vn/tin"),
    ("***", "furniture", 0, "***"),
]


@pytest.mark.parametrize(("line", "kind", "level", "body"), LINES)
def test_shape_of_a_line(line, kind, level, body):
    text = f"\n  {line} \n\n"

    (passage,) = passages(text)

    assert text[passage.start : passage.end] == line
    assert (passage.kind, passage.level, text[passage.body : passage.end]) == (kind, level, body)
    assert passage_at((passage,), passage.start) is passage
    assert passage_at((passage,), 0) is None


PAGE = """Xã Đồng Tâm tổng kết năm
Năm 2024, xã thu ngân sách 12,4 tỷ đồng, bằng 104% dự toán huyện giao.
Về nhiệm vụ năm tới, xã tập trung giải phóng mặt bằng.
Quốc Việt
Tin cùng chuyên mục
Huyện Gia Viễn phấn đấu thu 300 tỷ đồng
Một xã khác đạt chuẩn nông thôn mới, thu nhập đầu người 60 triệu đồng/năm."""


def test_teasers_and_byline_are_furniture():
    kinds = [str(passage.kind) for passage in passages(PAGE)]

    assert kinds == ["heading", "paragraph", "paragraph", "furniture", "furniture", "furniture", "furniture"]


SENTENCES = [
    ("Xã thu 1,2 tỷ đồng. Chi 0,8 tỷ đồng.", ["Xã thu 1,2 tỷ đồng.", "Chi 0,8 tỷ đồng."]),
    ("Bí thư chủ trì hội nghị.Tháng 6, xã thu 3 tỷ.", ["Bí thư chủ trì hội nghị.", "Tháng 6, xã thu 3 tỷ."]),
    ("Thu đạt 85%.Riêng thuế đạt 70%.", ["Thu đạt 85%.", "Riêng thuế đạt 70%."]),
    ("Đã làm xong… Phấn đấu về đích.", ["Đã làm xong…", "Phấn đấu về đích."]),
    ("Thu đạt cao... Chi đúng dự toán!", ["Thu đạt cao...", "Chi đúng dự toán!"]),
    ('Ông nói: "Phải xong trong năm." Sau đó họp kín.', ['Ông nói: "Phải xong trong năm."', "Sau đó họp kín."]),
    ("Gồm chợ, trường, trạm v.v. Các hộ đã di dời.", ["Gồm chợ, trường, trạm v.v.", "Các hộ đã di dời."]),
    ("Nơi nhận báo cáo đã đủ./.", ["Nơi nhận báo cáo đã đủ./."]),
    ("Có ba việc: 1. Rà soát quỹ đất. 2. Thu nợ thuế.", ["Có ba việc: 1. Rà soát quỹ đất.", "2. Thu nợ thuế."]),
    ("họp xong. sau đó đi thực địa", ["họp xong.", "sau đó đi thực địa"]),
    # No end.
    ("Thu 1.856,717 tỷ đồng trong 18.5 ngày", ["Thu 1.856,717 tỷ đồng trong 18.5 ngày"]),
    ("Tại TP. Hồ Chí Minh và Tp.Huế", ["Tại TP. Hồ Chí Minh và Tp.Huế"]),
    ("Cơ sở ở Q.1, P.5 của TP.HCM", ["Cơ sở ở Q.1, P.5 của TP.HCM"]),
    ("Theo ông Ng. Văn Bình, TS. Lê Hà", ["Theo ông Ng. Văn Bình, TS. Lê Hà"]),
    ("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"]),
    ("chợ, trường, trạm v.v. và các hộ", ["chợ, trường, trạm v.v. và các hộ"]),
    ("thu thuế, phí... và chi đúng", ["thu thuế, phí... và chi đúng"]),
    ("gửi về ubnd.xaphong.gov.vn trước ngày 5", ["gửi về ubnd.xaphong.gov.vn trước ngày 5"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert [text[span.start : span.end] for span in sentences(text)] == expected


CLAUSES = [
    ("rà soát hộ nghèo; thu nợ thuế", ["rà soát hộ nghèo", "thu nợ thuế"]),
    ("thu 5 tỷ; chi 3 tỷ;", ["thu 5 tỷ", "chi 3 tỷ"]),
    ("thu 5 tỷ, chi 3 tỷ", ["thu 5 tỷ, chi 3 tỷ"]),
    # A mark inside brackets or a quoted theme cuts nothing.
    ("thu đạt khá (thuế tăng; phí giảm); chi đủ", ["thu đạt khá (thuế tăng; phí giảm)", "chi đủ"]),
    (
        "chủ đề “Kỷ cương; Sáng tạo; Phát triển” của tỉnh; thi đua",
        ["chủ đề “Kỷ cương; Sáng tạo; Phát triển” của tỉnh", "thi đua"],
    ),
    ('phong trào "Sạch nhà; sạch ngõ" được giữ', ['phong trào "Sạch nhà; sạch ngõ" được giữ']),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text, expected):
    assert [text[clause.start : clause.end] for clause in clauses(text, 0, len(text))] == expected


WEAK = [
    ("thu 5,2 tỷ, tăng 3%", [("thu 5,2 tỷ", ","), ("tăng 3%", "")]),
    ("thu 5 tỷ (tăng 3%); chi 2 tỷ", [("thu 5 tỷ", "("), ("tăng 3%", ")"), ("chi 2 tỷ", "")]),
    ("kết quả: thu 5 tỷ", [("kết quả", ":"), ("thu 5 tỷ", "")]),
    ("Ông An – Chủ tịch xã", [("Ông An", "–"), ("Chủ tịch xã", "")]),
    ("quốc phòng-an ninh giữ vững", [("quốc phòng-an ninh giữ vững", "")]),
]


@pytest.mark.parametrize(("text", "expected"), WEAK)
def test_weak_marks(text, expected):
    assert [(text[c.start : c.end], c.mark) for c in clauses(text, 0, len(text), weak=True)] == expected


LEADS = [
    ("Về nhiệm vụ quý II/2024, xã tập trung thu thuế.", "Về nhiệm vụ quý II/2024,"),
    ("Trong công tác dân vận: tiếp tục đối thoại.", "Trong công tác dân vận:"),
    ("Đối với lĩnh vực y tế, tiêm đủ vắc xin.", "Đối với lĩnh vực y tế,"),
    ("Riêng thuế đất, thu đạt 40%.", "Riêng thuế đất,"),
    ("Cùng với đó, xã trồng 300 cây.", "Cùng với đó,"),
    ("Xã trồng 300 cây, thu gom rác.", None),
]


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_lead(text, expected):
    span = lead(text, 0, len(text))

    assert (text[span.start : span.end] if span else None) == expected
