"""Plain text in every encoding that Vietnamese offices have used."""

from unicodedata import normalize

import pytest

from giaoban.files import FileError, Kind, extract

TEXT = (
    "ỦY BAN NHÂN DÂN QUẬN\nTổng thu ngân sách đạt 918,755 tỷ đồng, bằng 50% kế hoạch; kết nạp được 103 đảng viên, giải "
    "quyết việc làm cho 1.250 lượt người, tỷ lệ hộ nghèo giảm còn 0,5%.\n"
)

# Bytes as each old encoding stores the words.
OLD = {
    "Windows-1258": (
        b"T\xf4\xd2ng thu ng\xe2n s\xe1ch \xf0a\xf2t 918,755 ty\xd2 \xf0\xf4\xccng",
        "Tổng thu ngân sách đạt 918,755 tỷ đồng",
    ),
    "TCVN3": (
        b"K\xd5t n\xb9p 103 \xae\xb6ng vi\xaan, gi\xb6m h\xe9 ngh\xcco",
        "Kết nạp 103 đảng viên, giảm hộ nghèo",
    ),
    "TCVN3 with capitals": (b"\x9ey ban nh\xa9n d\xa9n qu\xcbn L\xaa Ch\xa9n", "Ủy ban nhân dân quận Lê Chân"),
    "VISCII": (
        b"T\xb1ng thu ng\xe2n s\xe1ch \xf0\xd5t 918,755 t\xd6 \xf0\xb0ng, gi\xe4m h\xb5 ngh\xe8o",
        "Tổng thu ngân sách đạt 918,755 tỷ đồng, giảm hộ nghèo",
    ),
    "VISCII capitals": (b"\x9cY BAN NH\xc2N D\xc2N QU\x87N k\xaat n\xd5p", "ỦY BAN NHÂN DÂN QUẬN kết nạp"),
    "VNI": (
        b"To\xe5ng thu nga\xe2n sa\xf9ch \xf1a\xeft 918,755 ty\xfb \xf1o\xe0ng, l\xf6\xf4\xeft ng\xf6\xf4\xf8i",
        "Tổng thu ngân sách đạt 918,755 tỷ đồng, lượt người",
    ),
    "VNI capitals": (
        b"U\xdby ban nha\xe2n da\xe2n qua\xe4n; KE\xc1T QUA\xdb TH\xd6\xcfC HIE\xc4N",
        "Ủy ban nhân dân quận; KẾT QUẢ THỰC HIỆN",
    ),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(encoding):
    assert extract(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(("data", "expected"), OLD.values(), ids=OLD)
def test_old_encodings(data, expected):
    assert extract(data).text == expected


def test_decomposed_letters_become_one():
    assert extract(normalize("NFD", TEXT).encode()).text == TEXT


def test_line_ends_become_one_kind():
    assert extract(TEXT.replace("\n", "\r\n").encode()).text == TEXT


def test_lines_are_places():
    extracted = extract(TEXT.encode())

    assert extracted.kind is Kind.TXT
    assert extracted.places.at(extracted.text.index("918,755")) == "dòng 2"


def test_bytes_of_no_known_encoding_are_told():
    with pytest.raises(FileError, match="bảng mã"):
        extract("План выполнен на 50%, бюджет района".encode("koi8-r"))


def test_broken_utf16_is_told():
    with pytest.raises(FileError, match="hỏng từ byte"):
        extract(TEXT.encode("utf-16")[:-1])


def test_one_broken_byte_is_told_with_its_line():
    with pytest.raises(FileError, match="UTF-8 hỏng ở dòng 2"):
        extract(TEXT.encode().replace(b"918", b"9\xff8"))
