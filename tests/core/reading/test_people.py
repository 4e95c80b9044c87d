"""Persons and positions: before the name, after it, in lists, in signatures; and names that are no persons."""

import pytest

from giaoban.core.reading.people import find_people

PEOPLE = [
    # A position after the name: commas, dash, brackets, "là", none at all.
    (
        "Đồng chí Hà Thị Lan, Ủy viên Thành uỷ, Bí thư Quận uỷ chủ trì.",
        [("Hà Thị Lan", ["Ủy viên Thành uỷ", "Bí thư Quận uỷ"])],
    ),
    ("Ông Vũ Văn Tám - Bí thư Đảng ủy xã cho biết", [("Vũ Văn Tám", ["Bí thư Đảng ủy xã"])]),
    ("bà Đỗ Thị Na (Chủ tịch Hội LHPN xã) nói", [("Đỗ Thị Na", ["Chủ tịch Hội LHPN xã"])]),
    ("Ông Lê Hữu Cầu là Giám đốc Sở Tài chính", [("Lê Hữu Cầu", ["Giám đốc Sở Tài chính"])]),
    ("đ/c Lý Minh Giang Phó bí thư thường trực huyện ủy", [("Lý Minh Giang", ["Phó bí thư thường trực huyện ủy"])]),
    ("bầu bà Tạ Thị Mơ tiếp tục làm Bí thư Đảng ủy phường nhiệm kỳ mới", [("Tạ Thị Mơ", ["Bí thư Đảng ủy phường"])]),
    (
        "ông Bùi Sơn Hải, nguyên Viện trưởng Viện Kinh tế nhận định",
        [("Bùi Sơn Hải", ["nguyên Viện trưởng Viện Kinh tế"])],
    ),
    (
        "Ðồng chí Sơn Minh Thu, Ủy viên T.Ư Ðảng, Bí thư Ðảng ủy Khối chủ trì",
        [("Sơn Minh Thu", ["Ủy viên T.Ư Ðảng", "Bí thư Ðảng ủy Khối"])],
    ),
    ("Ông Hà Văn Chí-Phó Bí thư Chi bộ-chia sẻ", [("Hà Văn Chí", ["Phó Bí thư Chi bộ"])]),
    ("bà Lù Thị Sua tái đắc cử Bí thư Huyện ủy khóa XVIII", [("Lù Thị Sua", ["Bí thư Huyện ủy khóa XVIII"])]),
    (
        "Ông Đỗ Đức Ba, Vụ trưởng Vụ Tổng hợp, Ban Tuyên giáo dự",
        [("Đỗ Đức Ba", ["Vụ trưởng Vụ Tổng hợp, Ban Tuyên giáo"])],
    ),
    # A position before the name.
    ("Chủ tịch UBND quận Nguyễn Văn Bộ chủ trì", [("Nguyễn Văn Bộ", ["Chủ tịch UBND quận"])]),
    ("Phó chủ tịch UBND TP. HCM Trần Hải Vinh đã dự", [("Trần Hải Vinh", ["Phó chủ tịch UBND TP. HCM"])]),
    ("Bộ trưởng Bộ Giáo dục và Đào tạo Phạm Kim Thu", [("Phạm Kim Thu", ["Bộ trưởng Bộ Giáo dục và Đào tạo"])]),
    ("Bí thư Huyện ủy kiêm Chủ tịch UBND huyện Võ Ân chia sẻ", [("Võ Ân", ["Bí thư Huyện ủy", "Chủ tịch UBND huyện"])]),
    (
        "Bộ trưởng - Chủ nhiệm Văn phòng Chính phủ Mai Tấn Lực",
        [("Mai Tấn Lực", ["Bộ trưởng", "Chủ nhiệm Văn phòng Chính phủ"])],
    ),
    (
        "Giám đốc Sở Tài nguyên - Môi trường Ngô Thế Hiển nói",
        [("Ngô Thế Hiển", ["Giám đốc Sở Tài nguyên - Môi trường"])],
    ),
    ("Chủ tịch Hội Nông dân xã Hà Văn Bình", [("Hà Văn Bình", ["Chủ tịch Hội Nông dân xã"])]),
    ("Chủ tịch UBND xã, bà Mùa Thị Lan cho biết", [("Mùa Thị Lan", ["Chủ tịch UBND xã"])]),
    ("Phó Giám đốc Sở Y tế – bác sĩ Cao Thị Hoa nêu", [("Cao Thị Hoa", ["Phó Giám đốc Sở Y tế"])]),
    ("ông Hứa Văn Sáu, 45 tuổi, Trưởng thôn Nà Pò", [("Hứa Văn Sáu", ["Trưởng thôn Nà Pò"])]),
    # A unit between position and name, also one that opens like a surname.
    ("Chủ tịch UBND quận Hoàng Mai Đinh Minh Tâm", [("Đinh Minh Tâm", ["Chủ tịch UBND quận Hoàng Mai"])]),
    ("Bí thư Huyện uỷ Phù Ninh Trần Văn Nam", [("Trần Văn Nam", ["Bí thư Huyện uỷ Phù Ninh"])]),
    ("Bí thư Thành uỷ Hà Nội Hoàng Hải Triều nêu", [("Hoàng Hải Triều", ["Bí thư Thành uỷ Hà Nội"])]),
    ("Giám đốc Công ty CP Hoàng Long Trần Văn Dũng", [("Trần Văn Dũng", ["Giám đốc Công ty CP Hoàng Long"])]),
    # Lists.
    (
        "Các đồng chí: Lê An, Bí thư Huyện ủy; Bùi Hạ, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện dự",
        [("Lê An", ["Bí thư Huyện ủy"]), ("Bùi Hạ", ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện"])],
    ),
    (
        "các đồng chí Phó Chủ tịch UBND tỉnh: Lê Anh Tú, Trần Bắc Nam; lãnh đạo các sở",
        [("Lê Anh Tú", ["Phó Chủ tịch UBND tỉnh"]), ("Trần Bắc Nam", ["Phó Chủ tịch UBND tỉnh"])],
    ),
    (
        "Thủ tướng Phạm Gia Chính và Bộ trưởng Bộ Công an Lương Tấn Quang",
        [("Phạm Gia Chính", ["Thủ tướng"]), ("Lương Tấn Quang", ["Bộ trưởng Bộ Công an"])],
    ),
    # An honorific alone; names of minorities.
    ("Anh Giàng A Chứ, Trưởng thôn Pá cho hay", [("Giàng A Chứ", ["Trưởng thôn Pá"])]),
    # The same person by a shorter name.
    ("Bà Bùi Kim Anh, Giám đốc Sở Y tế nói. Bà Kim Anh cảm ơn", [("Bùi Kim Anh", ["Giám đốc Sở Y tế"])]),
    ("Ông Lê Vĩnh Hòa, Bí thư Đảng ủy xã dự. Ông Vĩnh Hòa phát biểu", [("Lê Vĩnh Hòa", ["Bí thư Đảng ủy xã"])]),
    ("Đồng chí Tạ Hà Chi, Bí thư Huyện đoàn dự; đồng chí Hà Chi kết luận", [("Tạ Hà Chi", ["Bí thư Huyện đoàn"])]),
    # Neighbours without an office.
    ("Anh Giàng A Chứ (thôn Pá) cho hay", []),
    ("Chị Lò Thị Mai, 34 tuổi, vay 30 triệu đồng", []),
    ("Cô Trần Thị Lụa (72 tuổi, khu phố 5) góp tiền", []),
    ("Cụ Nguyễn Thị Bưởi hiến 300 m2 đất", []),
    ("trao quà cho em Hoàng Văn Tý", []),
    ("ông K'Sor Nham, Già làng buôn Ma", [("K'Sor Nham", ["Già làng buôn Ma"])]),
    # A later mention is the same person; a new position is added, the same office again is not.
    (
        "Bí thư Quận ủy Lê Chân Vũ Hà An dự. Bà Vũ Hà An, Bí thư Quận ủy, Trưởng đoàn giám sát kết luận. Bà An cảm ơn.",
        [("Vũ Hà An", ["Bí thư Quận ủy Lê Chân", "Trưởng đoàn giám sát"])],
    ),
    # No persons.
    ("Chủ tịch UBND quận Hoàng Mai cho biết", []),
    ("Bí thư Đảng ủy phường Nguyễn Trãi phát biểu", []),
    ("học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh", []),
    ("Trường THPT Nguyễn Huệ, đường Lê Duẩn, Bệnh viện Nguyễn Tri Phương", []),
    ("Giám đốc Công ty TNHH Hoàng Long cho biết", []),
    ("Bí thư Quận ủy Lê Chân chủ trì hội nghị", []),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text, expected):
    people = find_people(text)

    assert [(person.name, list(person.positions)) for person in people] == expected
    assert all(text[person.start : person.end] == person.name for person in people)


SIGNED = """UBND xã báo cáo kết quả tháng 3.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Huỳnh Ngọc Diệu
"""
BYLINE = """Xã thu ngân sách 3 tỷ đồng trong tháng.
Chủ tịch xã nhận xét tích cực về kết quả này.
Huỳnh Ngọc Diệu
"""


def test_a_signature_is_a_person_and_a_byline_is_none():
    (signer,) = find_people(SIGNED)

    assert (signer.name, signer.positions) == ("Huỳnh Ngọc Diệu", ("PHÓ CHỦ TỊCH",))
    assert find_people(BYLINE) == ()
