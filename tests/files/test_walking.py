"""Directories gone through: what is taken, what is told, what goes on."""

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from giaoban.files import FileError, extract, printable, safe_name, walk


def found(*paths, **options):
    return [
        (Path(document.path).name, document.extracted.text if document.extracted else None)
        for document in walk(paths, **options)
    ]


def test_documents_in_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text("hai")
    (tmp_path / "a.html").write_text("<p>một</p>")
    (tmp_path / "c.txt").write_text("ba")

    assert found(tmp_path) == [("a.html", "một"), ("2.txt", "hai"), ("c.txt", "ba")]


def test_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "3.txt").write_text("ba")

    assert found(tmp_path) == [("1.txt", None), ("2.docx", None), ("3.txt", "ba")]


def test_what_is_no_document_is_counted(tmp_path):
    for name in ("a.json", "b.json", "c.py", ".ẩn.txt", "~$khóa.docx", "báo cáo.doc"):
        (tmp_path / name).write_text("x")
    passed_over = Counter()

    assert found(tmp_path, passed_over=passed_over) == [("báo cáo.doc", "x")]
    assert passed_over == {".json": 2, ".py": 1}


def test_file_named_outright_is_read_whatever_its_name(tmp_path):
    (tmp_path / "ghi-chép.json").write_text("Thu 5 tỷ đồng")

    assert found(tmp_path / "ghi-chép.json") == [("ghi-chép.json", "Thu 5 tỷ đồng")]


def test_links_in_circles_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text("một")
    (tmp_path / "a" / "về-gốc").symlink_to(tmp_path)
    (tmp_path / "vòng.txt").symlink_to(tmp_path / "vòng.txt")

    assert found(tmp_path) == [("1.txt", "một"), ("vòng.txt", None)]


def test_pipe_in_a_directory_is_told(tmp_path):
    os.mkfifo(tmp_path / "ống.txt")

    assert found(tmp_path) == [("ống.txt", None)]


@pytest.fixture
def stranger():
    """A directory that everybody may enter, read by a user who owns nothing in it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    changed = os.geteuid() == 0
    if changed:
        os.seteuid(65534)
    yield folder
    if changed:
        os.seteuid(0)
    shutil.rmtree(folder, ignore_errors=True)


def test_no_permission_is_told(stranger):
    other = stranger / "x.txt"
    if os.geteuid() == 65534:
        os.seteuid(0)
        other.write_text("x")
        other.chmod(0)
        os.seteuid(65534)
    else:
        other.write_text("x")
        other.chmod(0)

    with pytest.raises(FileError, match="Không có quyền đọc"):
        extract(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("báo cáo tháng 4.docx", "báo cáo tháng 4.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\b.xlsx", "b.xlsx"),
        ("..", "khong-ten"),
        ("", "khong-ten"),
        (".htaccess", "htaccess"),
        ("a\r\nX-Header: 1.txt", "aX-Header_ 1.txt"),
        ("gpj.\u202ecod.exe", "gpj.cod.exe"),
        ("NUL.txt", "_NUL.txt"),
    ],
)
def test_safe_name(name, expected):
    assert safe_name(name) == expected


def test_long_name_keeps_its_ending_and_whole_letters():
    name = safe_name("ế" * 300 + ".docx")

    assert name.endswith("ế.docx")
    assert len(name.encode()) <= 150


def test_printable_shows_no_control_codes():
    assert printable("a\x1b[2Jb\u202e.txt") == "a�[2Jb�.txt"
