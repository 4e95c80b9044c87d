"""Web pages: the main text, its tables, and fragments."""

from datetime import date

from giaoban.files import Kind, extract

PAGE = """<!doctype html>
<html><head><title>Kết quả tháng 4 - Cổng thông tin</title>
<meta property="article:published_time" content="2025-05-06T08:00:00+07:00"></head>
<body><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/lien-he">Liên hệ</a></li></ul></nav>
<article><h1>Kết quả tháng 4</h1>
<p>Trong tháng 4, tổng thu ngân sách trên địa bàn đạt <b>918,755 tỷ</b> đồng, bằng 50% kế hoạch năm và tăng so với cùng
kỳ năm trước; công tác chỉnh trang đô thị được quan tâm thực hiện.</p>
<table><tr><th rowspan="2">Chỉ tiêu</th><th colspan="2">Thực hiện</th></tr><tr><th>Tháng 4</th><th>Lũy kế</th></tr>
<tr><td>Kết nạp đảng viên</td><td>12</td><td>103</td></tr></table>
<ul><li>Giải quyết việc làm cho 1.250 người.</li></ul>
<p>Các phường tiếp tục rà soát, hỗ trợ các hộ nghèo xây mới, sửa chữa nhà ở trong quý II năm nay.</p></article>
<footer>Bản quyền thuộc Ủy ban nhân dân quận. Điện thoại 0225 3 000 000</footer></body></html>"""


def test_main_text_without_menu_and_footer():
    extracted = extract(PAGE.encode())

    assert extracted.kind is Kind.HTML
    assert extracted.published == date(2025, 5, 6)
    assert "Kết quả tháng 4" in extracted.title
    assert "đạt 918,755 tỷ đồng, bằng 50%" in extracted.text
    assert "- Giải quyết việc làm cho 1.250 người." in extracted.text.split("\n")
    assert "Trang chủ" not in extracted.text
    assert "0225" not in extracted.text


def test_table_is_read_row_by_row_with_its_spans():
    lines = extract(PAGE.encode()).text.split("\n")

    assert lines[lines.index("Chỉ tiêu | Thực hiện | Thực hiện") :][:3] == [
        "Chỉ tiêu | Thực hiện | Thực hiện",
        "Chỉ tiêu | Tháng 4 | Lũy kế",
        "Kết nạp đảng viên | 12 | 103",
    ]


def test_places_name_paragraph_and_cell():
    extracted = extract(PAGE.encode())

    assert extracted.places.at(extracted.text.index("918,755")) == "đoạn 2"
    assert extracted.places.at(extracted.text.index("103")) == "bảng 1, dòng 3, cột C"


def test_fragment_is_taken_whole():
    extracted = extract("<p>Thu <b>918,755</b> tỷ đồng<br>Chi 5 tỷ đồng</p><script>var x = 1</script>cuối".encode())

    assert extracted.text == "Thu 918,755 tỷ đồng\nChi 5 tỷ đồng\ncuối"


def test_page_in_utf16_that_declares_another_encoding():
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Tỷ lệ hộ nghèo 0,5%</p></body></html>'

    assert extract(page.encode("utf-16")).text == "Tỷ lệ hộ nghèo 0,5%"


def test_page_in_an_old_encoding_and_with_entities():
    page = "<html><body><p>Thu ngân sách đạt</p><p>T&#7927; l&#7879; h&#7897; ngh&egrave;o 0,5%</p></body></html>"

    assert extract(page.encode("cp1258", "xmlcharrefreplace")).text == "Thu ngân sách đạt\nTỷ lệ hộ nghèo 0,5%"
