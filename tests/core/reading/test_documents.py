"""Documents in all their spellings: by number, by title, by "này", and the identity of each."""

import pytest

from giaoban.core.reading.identities import agree
from giaoban.core.reading.references import find_documents, find_references

ONE = [
    # A short number after a whole one, before it, and with the day.
    ("Chỉ thị số 44-CT/TU ngày 28/4/2025. Chỉ thị số 44 nêu rõ. Chỉ thị 44 được học", ["chi-thi|44-ct/tu|2025"]),
    ("Nghị quyết 57 mở đường. Nghị quyết số 57-NQ/TW giao việc", ["nghi-quyet|57-nq/tw"]),
    ("Nghị định 100/2019 và Nghị định số 100/2019/NĐ-CP", ["nghi-dinh|100/2019/nd-cp|2019"]),
    ("Kết luận 01-KL/TW và Kết luận số 1-KL/TW", ["ket-luan|1-kl/tw"]),
    ("Chương trình hành động số 03-CTr/ĐU; Chương trình số 03", ["chuong-trinh|3-ctr/du"]),
    ("Quy định 22-QĐ/TW ra đời. Quy định 22 bổ sung thẩm quyền", ["quy-dinh|22-qd/tw"]),
    ("Kết luận 21 siết kỷ luật. Kết luận số 21-KL/TW có 5 điểm", ["ket-luan|21-kl/tw"]),
    # By its kind alone.
    ("Chỉ thị số 44-CT/TU mới ban hành. Chỉ thị này giao việc; chỉ thị trên có 5 điểm", ["chi-thi|44-ct/tu"]),
    ("Kế hoạch số 9-KH/QU đã có. Sau một năm thực hiện Kế hoạch, quận đã có 3 chợ", ["ke-hoach|9-kh/qu"]),
    # The issuer tells the code, and in many forms is the same.
    ("Nghị quyết số 57 của Bộ Chính trị", ["nghi-quyet|57-nq/tw"]),
    (
        "Nghị quyết 5-NQ/HU của Ban Thường vụ Huyện ủy Ba Tơ. Nghị quyết 5-NQ/HU của Huyện ủy Ba Tơ",
        ["nghi-quyet|5-nq/hu||huyen-uy-ba-to"],
    ),
    (
        "Nghị quyết 4-NQ/QU của Ban Chấp hành Đảng bộ quận về trường học; Nghị quyết 4-NQ/QU của Quận ủy",
        ["nghi-quyet|4-nq/qu||quan-uy"],
    ),
    (
        "Nghị quyết 4-NQ/ĐU của Đảng bộ xã Nà Pò về đường; Nghị quyết 4-NQ/ĐU của Đảng ủy xã Nà Pò",
        ["nghi-quyet|4-nq/du||dang-uy-xa-na-po"],
    ),
    # Laws and resolutions by title.
    ("Nghị quyết Đại hội Đảng bộ Quân sự tỉnh nêu rõ", ["nghi-quyet|dai-hoi-dang-bo-quan-su-tinh"]),
    (
        "Nghị quyết Đại hội Đảng bộ Chi cục Thuế nhiệm kỳ 2020–2025",
        ["nghi-quyet|dai-hoi-dang-bo-chi-cuc-thue|2020-2025"],
    ),
    ("Vi phạm Luật Lâm nghiệp giảm, Luật Lâm nghiệp đi vào nền nếp", ["luat|lam-nghiep"]),
    ("Luật Đất đai (sửa đổi) năm 2024 được ban hành. Luật Đất đai 2024 mở đường", ["luat|dat-dai|2024"]),
    ("Luật Đất đai có hiệu lực. Luật Đất đai số 31/2024/QH15 đã rõ", ["luat|31/2024/qh15|2024"]),
    ("Bộ luật Lao động năm 2019 và Bộ luật Lao động", ["bo-luat|lao-dong|2019"]),
    ("Luật Phòng, chống tham nhũng quy định rõ", ["luat|phong,-chong-tham-nhung"]),
    (
        "Nghị quyết Đại hội XIII của Đảng. Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII. Nghị quyết Đại hội XIII",
        ["nghi-quyet|dai-hoi-toan-quoc|13"],
    ),
    (
        "Nghị quyết Đại hội Đảng bộ huyện Ba Tơ lần thứ XX, nhiệm kỳ 2020 - 2025; Nghị quyết Đại hội Đảng bộ huyện rõ",
        ["nghi-quyet|dai-hoi-dang-bo-huyen-ba-to|20"],
    ),
    ("Nghị quyết Trung ương 4 khóa XII; Nghị quyết Trung ương 4 (khóa XII)", ["nghi-quyet|trung-uong-4|12"]),
]


@pytest.mark.parametrize(("text", "identities"), ONE)
def test_one_document(text, identities):
    documents = find_documents(text)

    assert [known.identity() for known in documents] == identities
    assert all(text[low:high].strip() == text[low:high] for known in documents for low, high in known.mentions)


SEVERAL = [
    # Another number, kind, day, issuer, year, session.
    ("Chỉ thị 44-CT/TU và Chỉ thị 45-CT/TU", 2),
    ("Chỉ thị 44-CT/TU và Kế hoạch 44-KH/TU", 2),
    ("Chỉ thị 44-CT/TU ngày 1/2/2019, Chỉ thị 44-CT/TU ngày 3/4/2024", 2),
    ("Nghị quyết 01/NQ-CP và Nghị quyết số 01 của Tỉnh ủy về đường", 2),
    ("Quyết định 22/2023/QĐ-UBND và Quyết định 22/2024/QĐ-UBND", 2),
    ("Luật Đất đai 2013 và Luật Đất đai 2024", 2),
    ("Luật Bảo hiểm xã hội và Luật Bảo hiểm y tế", 2),
    ("Nghị quyết Đại hội XII của Đảng và Nghị quyết Đại hội XIII của Đảng", 2),
    ("Nghị quyết Đại hội XIII của Đảng và Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX", 2),
    ("Nghị quyết Trung ương 4 khóa XI và Nghị quyết Trung ương 4 khóa XII", 2),
    # Words that mean no document.
    ("Chương trình này đã họp ba lần; quyết định trên địa bàn xã; kế hoạch đó chậm", 0),
    ("các nghị quyết trên, nghị quyết này", 0),
    ("Luật được thông qua; Nghị quyết của Đảng; Nghị quyết 5 nội dung", 0),
    ("Quyết định 5 vấn đề; Quy định 3 nhóm", 0),
]


@pytest.mark.parametrize(("text", "count"), SEVERAL)
def test_several_documents(text, count):
    assert len(find_documents(text)) == count


MENTIONS = [
    (
        "Nghị quyết 57-NQ/TW và Chỉ thị 44-CT/TU. Nghị quyết này mới, Chỉ thị này cũ, văn bản này rõ",
        [["Nghị quyết 57-NQ/TW", "Nghị quyết này"], ["Chỉ thị 44-CT/TU", "Chỉ thị này", "văn bản này"]],
    ),
    (
        "Nghị quyết số 15/NQ-HĐND, số 16/NQ-HĐND được thông qua. Nghị quyết số 16 giao dự toán",
        [["Nghị quyết số 15/NQ-HĐND"], ["số 16/NQ-HĐND", "Nghị quyết số 16"]],
    ),
    # Two of a kind: a kind by itself tells none; "này" is the one met last.
    (
        "Nghị quyết 57-NQ/TW, Nghị quyết 68-NQ/TW. Thực hiện Nghị quyết, xã có 3 tổ. Nghị quyết này dài",
        [["Nghị quyết 57-NQ/TW"], ["Nghị quyết 68-NQ/TW", "Nghị quyết này"]],
    ),
    ("Chỉ thị 44-CT/TU. Các chỉ thị này dài; thực hiện trên địa bàn", [["Chỉ thị 44-CT/TU"]]),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_mentions(text, expected):
    assert [[text[low:high] for low, high in known.mentions] for known in find_documents(text)] == expected


def test_each_spelling_is_a_reference_with_the_identity_of_the_document():
    text = "Nghị quyết số 28 được sơ kết. Theo Nghị quyết 28-NQ/TU ngày 5/6/2021 của Thành ủy, mỗi phường có 3 tổ"

    short, whole = find_references(text)

    assert (short.number, whole.number) == ("28", "28-NQ/TU")
    assert short.identity == whole.identity == "nghi-quyet|28-nq/tu|2021|thanh-uy"
    assert short.date == whole.date


AGREEING = [
    ("chi-thi|44-ct/tu|2025|thanh-uy", "chi-thi|44-ct/tu", True),
    ("chi-thi|44-ct/tu||thanh-uy", "chi-thi|44-ct/tu|2025", True),
    ("luat|dat-dai|2024", "luat|dat-dai", True),
    ("luat|dat-dai|2024", "luat|dat-dai|2013", False),
    ("nghi-quyet|5-nq/hu||huyen-uy-ba-to", "nghi-quyet|5-nq/hu||huyen-uy-sa-thay", False),
    ("chi-thi|44-ct/tu", "chi-thi|45-ct/tu", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), AGREEING)
def test_agree(one, other, expected):
    assert agree(one, other) is expected
    assert agree(other, one) is expected
