"""Archives of documents: what comes out, under which name, and where it stops."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from giaoban.files import FileError, Kind, Limits, extract, read_document

REPORT = "Thu ngân sách tháng 4 đạt 918,755 tỷ đồng."


def packed(*entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


def locked():
    """An archive behind a password, as its two headers say."""
    data = bytearray(packed(("a.txt", REPORT)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def documents(data, path="x.zip", **options):
    return [
        (document.path, document.extracted.text if document.extracted else str(document.error)[:12])
        for document in read_document(path, data, **options)
    ]


def test_documents_come_out_with_their_folders():
    data = packed(("tháng 4/báo cáo.txt", REPORT), ("b.html", "<p>Thu 5 tỷ đồng</p>"))

    assert documents(data) == [("x.zip", ""), ("x.zip/tháng 4/báo cáo.txt", REPORT), ("x.zip/b.html", "Thu 5 tỷ đồng")]


def test_what_is_no_document_is_counted():
    data = packed(("a.txt", REPORT), ("b.json", "{}"), ("c.json", "{}"), ("__MACOSX/a.txt", "x"), (".ẩn.txt", "x"))

    extracted = extract(data)

    assert extracted.kind is Kind.ZIP
    assert [attachment.name for attachment in extracted.attachments] == ["a.txt"]
    assert extracted.notes == ("Trong tệp nén đã bỏ qua 2 tệp .json vì không phải văn bản báo cáo.",)


def test_a_bad_document_does_not_stop_the_others():
    data = packed(("1.txt", ""), ("2.docx", b"PK\x03\x04 broken"), ("3.zip", locked()), ("4.txt", REPORT))

    assert documents(data)[1:] == [
        ("x.zip/1.txt", "Tệp rỗng, kh"),
        ("x.zip/2.docx", "Tệp nén hoặc"),
        ("x.zip/3.zip", "Gói nén đặt "),
        ("x.zip/4.txt", REPORT),
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/cron.txt", "etc/cron.txt"),
        ("/tuyệt đối.txt", "tuyệt đối.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("C:/a.txt", "C_/a.txt"),
        ("con.txt", "_con.txt"),
        ("gpj.\u202ecod.txt", "gpj.cod.txt"),
        ("a\r\nb.txt", "ab.txt"),
    ],
)
def test_names_are_made_safe(name, path):
    assert extract(packed((name, REPORT))).attachments[0].name == path


def test_equal_names_are_told_apart():
    data = packed(("a.txt", "một"), ("../a.txt", "hai"), ("./a.txt", "ba"))

    assert documents(data)[1:] == [("x.zip/a.txt", "một"), ("x.zip/a (2).txt", "hai"), ("x.zip/a (3).txt", "ba")]


def test_name_in_utf8_that_does_not_say_so():
    data = packed(("tháng.txt", REPORT))
    silent = data.replace(b"\x00\x08", b"\x00\x00")  # the flag of both headers

    assert zipfile.ZipFile(io.BytesIO(silent)).namelist() != ["tháng.txt"]
    assert documents(silent)[1] == ("x.zip/tháng.txt", REPORT)


def test_archives_in_archives_open_to_a_depth():
    inner = packed(("sâu.txt", REPORT))
    for _ in range(2):
        inner = packed(("trong.zip", inner))

    assert documents(inner)[1] == ("x.zip/trong.zip/trong.zip/sâu.txt", REPORT)
    with pytest.raises(FileError, match="lồng trong tệp nén quá 3 lớp"):
        extract(packed(("trong.zip", inner)))


def test_archive_in_a_message():
    message = EmailMessage()
    message["Subject"], message["From"] = "Báo cáo", "a@b.vn"
    message.set_content("Kính gửi")
    message.add_attachment(packed(("t4/a.txt", REPORT)), "application", "zip", filename="báo cáo.zip")

    found = documents(message.as_bytes(), "thư.eml")

    assert [path for path, _ in found] == ["thư.eml", "thư.eml/báo cáo.zip", "thư.eml/báo cáo.zip/t4/a.txt"]
    assert found[-1][1] == REPORT


def test_message_in_an_archive():
    data = packed(("thư.eml", b"From: a@b.vn\nSubject: x\nTo: c@d.vn\n\nThu 5 ha"))

    assert documents(data)[1] == ("x.zip/thư.eml", "x\nThu 5 ha")


@pytest.mark.parametrize(
    ("data", "limits", "words"),
    [
        (packed(*((f"{n}.txt", "x") for n in range(11))), Limits(archive_files=10), "hơn 10 văn bản"),
        (packed(*((f"{n}.txt", b"0" * 4_000_000) for n in range(10))), Limits(), "bung ra"),
        (packed(("a.txt", b"01" * 3_000)), Limits(unpacked_bytes=4_000), "bung ra"),
        (
            packed(*((f"{n}.zip", packed(("a.txt", b"01" * 1_500))) for n in range(3))),
            Limits(unpacked_bytes=5_000),
            "cộng lại",
        ),
    ],
    ids=["count", "ratio", "size", "size of all archives inside"],
)
def test_too_much_is_refused(data, limits, words):
    with pytest.raises(FileError, match=words):
        extract(data, limits=limits)


def test_archive_behind_a_password_is_told():
    with pytest.raises(FileError, match="mật khẩu"):
        extract(locked())


def test_archive_of_secrets_gives_none():
    assert documents(packed(("m.txt", "TỐI MẬT\n" + REPORT)))[1][1].startswith("Văn bản đóng")


def message(*attached):
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "Báo cáo", "a@b.vn", "c@d.vn"
    made.set_content("Gửi kèm")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="zip", filename=name)
    return made.as_bytes()


def test_archives_in_messages_count_towards_one_limit():
    """Each archive alone is within the limits; together, or in messages inside archives, they are not."""
    three = packed(*[(f"{number}.txt", f"{REPORT} {number}") for number in range(3)])
    data = message(("a.zip", three), ("b.zip", packed(("thư.eml", message(("c.zip", three))))), ("d.zip", three))

    found = documents(data, "thư.eml", limits=Limits(archive_files=8))

    read = [path for path, text in found if text.startswith(REPORT)]
    assert read == ["thư.eml/a.zip/0.txt", "thư.eml/a.zip/1.txt", "thư.eml/a.zip/2.txt"]
    assert found[-1][1].startswith(("Thư và các g", "Tệp nén chứa"))
    assert len(documents(data, "thư.eml")) == 15


def test_bytes_of_archives_in_messages_count_towards_one_limit():
    large = packed(("a.txt", f"{REPORT}\n" * 2_000))
    data = message(("a.zip", large), ("b.zip", large), ("c.zip", large))

    found = documents(data, "thư.eml", limits=Limits(unpacked_bytes=250_000, ratio_from_bytes=10**9))

    assert [path for path, text in found if text.startswith(REPORT)] == ["thư.eml/a.zip/a.txt", "thư.eml/b.zip/a.txt"]
