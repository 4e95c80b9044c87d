"""Messages made with the standard library, and what is attached to them."""

from datetime import date
from email.message import EmailMessage

from giaoban.files import Kind, Limits, extract, read_document


def message(body="Kính gửi Văn phòng,\nThu đạt 918,755 tỷ đồng.", subtype="plain"):
    made = EmailMessage()
    made["From"], made["To"] = "Tổ tổng hợp <a@example.vn>", "b@example.vn"
    made["Subject"], made["Date"] = "Số liệu tháng 4", "Tue, 06 May 2025 08:00:00 +0700"
    made.set_content(body, subtype=subtype)
    return made


def test_subject_and_body():
    extracted = extract(message().as_bytes())

    assert extracted.kind is Kind.EML
    assert extracted.title == "Số liệu tháng 4"
    assert extracted.published == date(2025, 5, 6)
    assert extracted.text == "Số liệu tháng 4\nKính gửi Văn phòng,\nThu đạt 918,755 tỷ đồng."
    assert extracted.places.at(extracted.text.index("918,755")) == "thân thư, dòng 2"


def test_body_of_a_web_mail():
    assert "Thu đạt 5 tỷ đồng" in extract(message("<p>Thu đạt <b>5 tỷ</b> đồng</p>", "html").as_bytes()).text


def test_attachments_are_documents_of_their_own(docx):
    made = message()
    made.add_attachment(
        docx(lambda document: document.add_paragraph("Chi 7 tỷ đồng")),
        maintype="application",
        subtype="octet-stream",
        filename="../biểu 1.docx",
    )
    made.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="hỏng.txt")

    documents = list(read_document("thư.eml", made.as_bytes()))

    assert [document.path for document in documents] == ["thư.eml", "thư.eml/biểu 1.docx", "thư.eml/hỏng.txt"]
    assert documents[0].extracted.text.endswith("\nTệp đính kèm: biểu 1.docx, hỏng.txt")
    assert documents[1].extracted.text == "Chi 7 tỷ đồng"
    assert "Tệp rỗng" in str(documents[2].error) or "nhị phân" in str(documents[2].error)


def test_messages_in_messages_end_somewhere():
    inner = message("trong cùng")
    for _ in range(3):
        outer = message("ngoài")
        outer.add_attachment(inner)
        inner = outer

    documents = list(read_document("thư.eml", inner.as_bytes(), limits=Limits(nested_messages=2)))

    assert [document.error is None for document in documents] == [True, True, True, False]
    assert "lồng trong thư quá 2 lớp" in str(documents[-1].error)
