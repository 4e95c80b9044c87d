"""Persons and positions: before the name, after it, in lists, in signatures; and names that are no persons."""

from datetime import date

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
    ("Chủ tịch UBND tỉnh Quảng Lĩnh Trần Văn Hải chủ trì", [("Trần Văn Hải", ["Chủ tịch UBND tỉnh Quảng Lĩnh"])]),
    ("Chủ tịch UBND tỉnh Trần Văn Hải chủ trì", [("Trần Văn Hải", ["Chủ tịch UBND tỉnh"])]),
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
    # Two positions joined by a semicolon; a list by semicolons is of several persons.
    ("Ông Lê Văn Khê, Bí thư Chi bộ; Trưởng thôn Nà Pò nói", [("Lê Văn Khê", ["Bí thư Chi bộ", "Trưởng thôn Nà Pò"])]),
    (
        "Có mặt: Lê Văn Khê, Bí thư Chi bộ; Trưởng thôn: Lò Thị Mỷ",
        [("Lê Văn Khê", ["Bí thư Chi bộ"])],
    ),
    ("bà Hà Mỷ, Giám đốc kiêm Kế toán trưởng Trạm", [("Hà Mỷ", ["Giám đốc", "Kế toán trưởng Trạm"])]),
    # Held before is not held now; short forms are the same position.
    (
        "Ông Bùi Sơn Hải, nguyên Bí thư Huyện ủy dự. Ông Bùi Sơn Hải, Bí thư Chi bộ phố 3 nói",
        [("Bùi Sơn Hải", ["nguyên Bí thư Huyện ủy", "Bí thư Chi bộ phố 3"])],
    ),
    (
        "đồng chí Lã Kim Sa, Ủy viên Ban Thường vụ dự. Đồng chí Lã Kim Sa, UVBTV phát biểu",
        [("Lã Kim Sa", ["Ủy viên Ban Thường vụ"])],
    ),
    # In whose name somebody acts is not his own position.
    (
        "Thừa ủy quyền của Chủ tịch UBND tỉnh, Bí thư Huyện ủy Vi Hữu Cao trao bằng",
        [("Vi Hữu Cao", ["Bí thư Huyện ủy"])],
    ),
    # Titles with points; a dash that lost its blank; a firm before the name of its head.
    (
        "TS.Lê Quang Hảo, Viện trưởng nói; PGS.TS Đỗ Thị Nga dự",
        [("Lê Quang Hảo", ["Viện trưởng"]), ("Đỗ Thị Nga", [])],
    ),
    ("Theo Cục trưởng Cục Thuế XNK- Lưu Mạnh Tiến cho hay", [("Lưu Mạnh Tiến", ["Cục trưởng Cục Thuế XNK"])]),
    ("Chủ tịch HĐQT Công ty Nguyễn Văn Tý nói", [("Nguyễn Văn Tý", ["Chủ tịch HĐQT Công ty"])]),
    # A list with brackets between.
    (
        "Đ/c Tạ Quang Vĩ (giai đoạn 2020 – 2021), Bùi Thị Tiên (giai đoạn 2021 – 2022); Đồng Thị Mai",
        [("Tạ Quang Vĩ", []), ("Bùi Thị Tiên", []), ("Đồng Thị Mai", [])],
    ),
    # A unit that no list knows before a name; somebody spoken to before a position; elected again.
    ("Chủ tịch UBND huyện Kông Drang Đinh Văn Tốt dự", [("Đinh Văn Tốt", ["Chủ tịch UBND huyện Kông Drang"])]),
    (
        "Nói với cán bộ quận, Phó Chủ tịch UBND thành phố Lê Quốc Thạc",
        [("Lê Quốc Thạc", ["Phó Chủ tịch UBND thành phố"])],
    ),
    ("ông Ngô Tấn Sáu được bầu lại làm Bí thư Đảng ủy xã", [("Ngô Tấn Sáu", ["Bí thư Đảng ủy xã"])]),
    ("đồng chí Tôn Thất Lự - Phó Chủ tịch HND tỉnh khen ngợi", [("Tôn Thất Lự", ["Phó Chủ tịch HND tỉnh"])]),
    ("Trưởng phòng NN&PTNT huyện Lê Văn Bảo nói", [("Lê Văn Bảo", ["Trưởng phòng NN&PTNT huyện"])]),
    ("Đ/c Quản Minh Cướng, UVTƯ Đảng, Bí thư Tỉnh ủy nói", [("Quản Minh Cướng", ["UVTƯ Đảng", "Bí thư Tỉnh ủy"])]),
    ("đồng chí Thân Trung Kiến tái cử chức danh Bí thư Đảng ủy", [("Thân Trung Kiến", ["Bí thư Đảng ủy"])]),
    (
        "các đồng chí: Lê An Chi - Phó Chủ tịch UBND tỉnh; Vương Phương Nga - Phó Chủ tịch UBND tỉnh",
        [("Lê An Chi", ["Phó Chủ tịch UBND tỉnh"]), ("Vương Phương Nga", ["Phó Chủ tịch UBND tỉnh"])],
    ),
    # A short form in brackets; words in a body's name that else end a position.
    (
        "Giám đốc Sở Lao động - Thương binh và Xã hội (LĐTB&XH) Trần Hồng Chí. Giám đốc Sở LĐTB&XH Trần Hồng Chí nói",
        [("Trần Hồng Chí", ["Giám đốc Sở Lao động - Thương binh và Xã hội"])],
    ),
    (
        "bà Đỗ Thị Ngà, Vụ trưởng Vụ Thống kê tổng hợp và Phân tích, Tổng cục Thống kê nói",
        [("Đỗ Thị Ngà", ["Vụ trưởng Vụ Thống kê tổng hợp và Phân tích, Tổng cục Thống kê"])],
    ),
    (
        "Ông Lê Văn Khé, Trưởng phòng kiểm tra và Giám đốc Sở Y tế dự",
        [("Lê Văn Khé", ["Trưởng phòng kiểm tra", "Giám đốc Sở Y tế"])],
    ),
    # Farmers and neighbours.
    ("Ông Vù Seo Páo – nông dân ở thôn Làng Mới kể", []),
    ("bà Lò Thị Sen (bản Nà Pán) bán rau", []),
    ("Ông Hồ Văn Nhỏ, hộ nghèo, vay vốn", []),
    # No persons.
    ("Chủ tịch UBND quận Hoàng Mai cho biết", []),
    # A province that no list knows has two syllables, as no governor is called.
    ("Chủ tịch UBND tỉnh Quảng Lĩnh yêu cầu các sở rà soát", []),
    ("Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Hoàng Lâm kết luận", []),
    ("Giám đốc Công an tỉnh Trần Hà báo cáo", []),
    ("Chủ tịch UBND tỉnh Lê Khê cho biết", []),
    ("Đoàn đại biểu Quốc hội tỉnh Đào Giang họp", []),
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


MENTIONS = [
    (
        "Bí thư Quận ủy Trần Thu Hương dự. Đồng chí Hương yêu cầu; bà Hương nói.",
        ["Trần Thu Hương", "Hương", "Hương"],
    ),
    ("Ông Lê Văn Sơn, Giám đốc Sở dự. Ông Sơn nêu. Ông Lê Văn Sơn kết luận.", ["Lê Văn Sơn", "Sơn", "Lê Văn Sơn"]),
    ("Bà Bùi Kim Anh, Giám đốc Sở Y tế nói. Bà Kim Anh cảm ơn", ["Bùi Kim Anh", "Kim Anh"]),
    # Before the person is named, another name, a place.
    ("Bà Hương đến. Ông Lê Văn Sơn, Giám đốc Sở dự. Bà Lan nói.", ["Lê Văn Sơn"]),
    ("Ông Lê Văn Sơn, Giám đốc Sở dự ở xã Sơn Tây.", ["Lê Văn Sơn"]),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_mentions(text, expected):
    person = find_people(text)[0]

    assert [mention.text for mention in person.mentions] == expected
    assert all(text[each.start : each.end] == each.text for each in person.mentions)


def test_of_two_with_one_given_name_the_last_is_meant():
    text = "Ông Lê Văn Sơn, Bí thư dự. Ông Sơn nêu. Ông Vũ Hải Sơn, Giám đốc Sở dự. Ông Sơn đáp."

    first, second = find_people(text)

    assert [len(first.mentions), len(second.mentions)] == [2, 2]


def test_offices_are_held_on_the_day_of_the_report():
    text = "Ông Bùi Sơn Hải, Chủ tịch Hội Khuyến học, nguyên Phó Bí thư Huyện ủy dự"

    (person,) = find_people(text, date(2024, 5, 6))

    assert [(each.text, each.former, each.as_of) for each in person.offices] == [
        ("Chủ tịch Hội Khuyến học", False, date(2024, 5, 6)),
        ("nguyên Phó Bí thư Huyện ủy", True, date(2024, 5, 6)),
    ]
    assert all(text[each.start : each.end] == each.text for each in person.offices)
