"""What will not do gets one sentence: what came, why it will not do, what will."""

import io
import os
import re
import zipfile

import pytest

from giaoban.files import FileError, Limits, SecretFileError, extract

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def packed(**entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def stream(name):
    return OLE + name.encode("utf-16-le")


REFUSED = [
    ("empty", b"", "Tệp rỗng"),
    ("only blanks", b" \r\n\t\n", "Tệp rỗng"),
    ("only a byte order mark", b"\xef\xbb\xbf", "Tệp rỗng"),
    ("binary", b"Bao cao\x00\x01\x02\x03 thang 4", "nhị phân"),
    ("program", b"MZ\x90\x00\x03\x00\x00\x00", "chương trình"),
    ("picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "ảnh"),
    ("scan as jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "ảnh"),
    ("rar", b"Rar!\x1a\x07\x00", "tệp nén"),
    ("zip of no documents", packed(**{"a.json": "{}", "b/": ""}), "Tệp nén không chứa văn bản"),
    ("empty zip", b"PK\x05\x06" + b"\0" * 18, "Tệp nén không chứa văn bản"),
    ("broken zip", b"PK\x03\x04" + b"rest", "hỏng"),
    ("slides", packed(ppt__presentation="x"), "PowerPoint"),
    ("binary workbook", packed(**{"xl/workbook.bin": "x"}), "xlsb"),
    ("Office without its main part", packed(**{"[Content_Types].xml": "<Types/>"}), "thiếu phần nội dung"),
    ("open text", packed(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
    ("rich text", b"{\\rtf1\\ansi Thu", "RTF"),
    ("old Word", stream("WordDocument"), "Word kiểu cũ"),
    ("Office behind a password", stream("EncryptedPackage"), "mật khẩu"),
    ("Outlook message", stream("__properties_version1.0"), "msg"),
    ("old workbook cut off", stream("Workbook"), "Bảng tính bị hỏng"),
    ("broken PDF", b"%PDF-1.7\n1 0 obj", "PDF bị hỏng"),
    ("page without words", b"<html><body><img src=x></body></html>", "không có chữ"),
]


@pytest.mark.parametrize(("data", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused_in_one_sentence(data, words):
    with pytest.raises(FileError, match=words) as refused:
        extract(data, "báo cáo.txt")

    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert not re.search(r"[.!?]\s", sentence)
    assert re.search(r"; (hãy|chỉ nhận) ", sentence)


def test_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "to.pdf"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)

    with pytest.raises(FileError, match="300 MB, quá giới hạn 50 MB"):
        extract(path)


def test_bomb_is_refused_by_what_it_unpacks_to():
    bomb = packed(**{"word/document.xml": b"0" * 30_000_000})

    with pytest.raises(FileError, match="bung ra"):
        extract(bomb)


def test_size_written_in_a_package_is_not_believed():
    honest = packed(**{"word/document.xml": b"0" * 100_000})
    lie = honest.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    with pytest.raises(FileError, match="hỏng"):
        extract(lie)


def test_package_of_too_many_entries_is_refused():
    crowd = packed(**{"word/document.xml": "x"}, **{f"{i}.xml": "x" for i in range(20)})

    with pytest.raises(FileError, match="21 tệp con"):
        extract(crowd, limits=Limits(packed_entries=20))


def test_book_is_refused_by_its_length():
    with pytest.raises(FileError, match=r"dài 1\.500 ký tự, quá giới hạn 1\.000 ký tự"):
        extract(("Thu 5 tỷ đồng. " * 100).encode(), limits=Limits(characters=1000))


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "/", "/proc/self/nothing"])
def test_devices_directories_and_nothing_are_refused(path):
    with pytest.raises(FileError):
        extract(path)


def test_named_pipe_does_not_keep_us_waiting(tmp_path):
    pipe = tmp_path / "ống.txt"
    os.mkfifo(pipe)

    with pytest.raises(FileError, match="ống dẫn"):
        extract(pipe)


def test_name_with_a_null_is_refused():
    with pytest.raises(FileError, match="ký tự không hợp lệ"):
        extract("bao\0cao.txt")


STAMPED = [
    "MẬT\nỦY BAN NHÂN DÂN QUẬN",
    "ĐẢNG BỘ THÀNH PHỐ\n\nTỐI MẬT\n",
    "UBND QUẬN\tTUYỆT MẬT",
    "BÁO CÁO\n(Mật)\n[MẬT]",
]
FREE = [
    "BÁO CÁO\nCông tác bảo vệ bí mật nhà nước",
    "MẬT ĐỘ DÂN SỐ 5.000 người/km2",
    "BÁO CÁO\n" + "Thu 5 tỷ đồng.\n" * 60 + "MẬT",
]


@pytest.mark.parametrize("text", STAMPED)
def test_secret_stamp_is_refused(text):
    with pytest.raises(SecretFileError, match="bí mật nhà nước"):
        extract(text.encode())


@pytest.mark.parametrize("text", FREE)
def test_word_for_secret_in_the_text_is_no_stamp(text):
    assert extract(text.encode()).text == text


def test_hidden_marks_are_looked_for_in_linear_time():
    """A sheet that only opens rows takes as long as its size, however the tags are left open."""
    import time

    from giaoban.files.sheet_forms import SheetForms, _learn_hidden

    started = time.perf_counter()
    _learn_hidden(SheetForms(), b'<row hidden="' * 200_000 + b"<col " * 200_000)

    assert time.perf_counter() - started < 5
