"""Word documents written with python-docx, revision marks and footnotes by their own XML."""

import io
import zipfile

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from giaoban.files import FileError, Kind, SecretFileError, extract


def test_paragraphs_and_tables_in_order(docx):
    def fill(document):
        document.core_properties.title = "Báo cáo tháng 4"
        document.add_paragraph("Tổng thu đạt 918,755 tỷ đồng.")
        table = document.add_table(3, 3)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Chỉ tiêu"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Thực hiện"
        for column, text in enumerate(["", "Tháng 4", "Lũy kế"][1:], start=1):
            table.cell(1, column).text = text
        for column, text in enumerate(["Kết nạp đảng viên", "12", "103"]):
            table.cell(2, column).text = text
        document.add_paragraph("Phần cuối.")

    extracted = extract(docx(fill))

    assert extracted.kind is Kind.DOCX
    assert extracted.title == "Báo cáo tháng 4"
    assert extracted.text.split("\n") == [
        "Tổng thu đạt 918,755 tỷ đồng.",
        "Chỉ tiêu | Thực hiện | Thực hiện",
        "Chỉ tiêu | Tháng 4 | Lũy kế",
        "Kết nạp đảng viên | 12 | 103",
        "Phần cuối.",
    ]
    assert extracted.places.at(extracted.text.index("918,755")) == "đoạn 1"
    assert extracted.places.at(extracted.text.index("103")) == "bảng 1, dòng 3, cột C"
    assert extracted.places.at(extracted.text.index("cuối")) == "đoạn 2"


def test_revisions_are_read_as_accepted(docx):
    def fill(document):
        paragraph = document.add_paragraph("Thu đạt ")
        for xml in (
            '<w:del {ns} w:id="1" w:author="a"><w:r><w:delText>900</w:delText></w:r></w:del>',
            '<w:ins {ns} w:id="2" w:author="a"><w:r><w:t>918,755</w:t></w:r></w:ins>',
        ):
            paragraph._p.append(parse_xml(xml.format(ns=nsdecls("w"))))
        paragraph.add_run(" tỷ đồng")

    assert extract(docx(fill)).text == "Thu đạt 918,755 tỷ đồng"


def test_deleted_row_is_left_out(docx):
    def fill(document):
        table = document.add_table(2, 2)
        for row, cells in enumerate([["Thu", "5"], ["Chi", "4"]]):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"/>'))

    assert extract(docx(fill)).text == "Thu | 5"


def test_list_marks_are_written_out(docx):
    def fill(document):
        document.add_paragraph("Thu ngân sách", style="List Number")
        document.add_paragraph("Chi ngân sách", style="List Number")
        document.add_paragraph("đạt 5 tỷ đồng", style="List Bullet")
        document.add_paragraph("Kết thúc")

    assert extract(docx(fill)).text.split("\n") == [
        "1. Thu ngân sách",
        "2. Chi ngân sách",
        "- đạt 5 tỷ đồng",
        "Kết thúc",
    ]


def test_levels_of_a_list_restart(docx):
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, form, text in ((0, "upperRoman", "%1."), (1, "decimal", "%1.%2."))
    )

    def fill(document):
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for level, text in ((0, "Kinh tế"), (1, "Thu"), (1, "Chi"), (0, "Xã hội"), (1, "Việc làm")):
            paragraph = document.add_paragraph(text)
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
            )

    assert extract(docx(fill)).text.split("\n") == [
        "I. Kinh tế",
        "I.1. Thu",
        "I.2. Chi",
        "II. Xã hội",
        "II.1. Việc làm",
    ]


def test_footnotes_follow_and_their_marks_stay_out_of_the_numbers(docx):
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Chưa gồm 5 tỷ đồng tạm thu</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )

    def fill(document):
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            notes.encode(),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        paragraph = document.add_paragraph("Đạt 50%")
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>'))
        paragraph.add_run(" kế hoạch")

    extracted = extract(docx(fill))

    assert extracted.text == "Đạt 50% kế hoạch\nChưa gồm 5 tỷ đồng tạm thu"
    assert extracted.places.at(extracted.text.index("tạm thu")) == "chú thích 1"


def test_text_box_is_read_once(docx):
    box = (
        '<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        "<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback>"
        "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )

    def with_box(text):
        def fill(document):
            document.add_paragraph("Thu 5 tỷ đồng")._p.append(parse_xml(box.format(ns=nsdecls("w"), text=text)))

        return docx(fill)

    assert extract(with_box("Ghi chú 7")).text == "Thu 5 tỷ đồng\nGhi chú 7"
    with pytest.raises(SecretFileError):
        extract(with_box("TỐI MẬT"))


def test_stamp_in_the_page_header_or_the_heading_table(docx):
    def header(document):
        document.sections[0].header.paragraphs[0].text = "MẬT"
        document.add_paragraph("Báo cáo")

    def heading(document):
        document.add_table(1, 2).cell(0, 1).text = "TUYỆT MẬT"

    for fill in (header, heading):
        with pytest.raises(SecretFileError):
            extract(docx(fill))


def test_cut_off_document_is_told(docx):
    data = docx(lambda document: document.add_paragraph("Thu 5 tỷ đồng"))

    for end in range(10, len(data) - 1, len(data) // 40):
        with pytest.raises(FileError):
            extract(data[:end])


def test_document_with_a_part_that_is_no_xml_is_told(docx):
    data = docx(lambda document: document.add_paragraph("Thu 5 tỷ đồng"))
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-50] if name == "word/document.xml" else old.read(name))

    with pytest.raises(FileError, match="hỏng"):
        extract(broken.getvalue())


@pytest.mark.parametrize(
    "declared",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_documents_with_macros_and_templates(docx, declared):
    plain = docx(lambda document: document.add_paragraph("Thu 5 tỷ đồng"))
    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            new.writestr(name, old.read(name).replace(kind.encode(), declared.encode()))

    assert extract(other.getvalue()).text == "Thu 5 tỷ đồng"


OLD_TYPEFACES = [
    ("Tæng thu ng©n s¸ch ®¹t 918,755 tû ®ång", "Tổng thu ngân sách đạt 918,755 tỷ đồng"),
    ("Toång thu ngaân saùch ñaït 918,755 tyû ñoàng", "Tổng thu ngân sách đạt 918,755 tỷ đồng"),
    ("§Èy m¹nh “c¶i c¸ch” hµnh chÝnh", "Đẩy mạnh “cải cách” hành chính"),
]
# Latin letters that are no old typeface.
LEFT_ALONE = ["Hà Nam và bà Lê", "Diện tích 5 km², tăng ±5%", "Công ty Nestlé, Citroën, Müller", "São Paulo"]


@pytest.mark.parametrize(("stored", "expected"), OLD_TYPEFACES)
def test_old_typefaces_become_unicode(docx, stored, expected):
    extracted = extract(docx(lambda document: document.add_paragraph(stored)))

    assert extracted.text == expected
    assert "phông chữ cũ" in extracted.notes[0]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_other_latin_letters_are_left_alone(docx, text):
    extracted = extract(docx(lambda document: document.add_paragraph(text)))

    assert (extracted.text, extracted.notes) == (text, ())
