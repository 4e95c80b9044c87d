"""A file name that came from outside, made safe to store, print and put into a header."""

import re
from pathlib import PurePosixPath
from unicodedata import category, normalize

# Kinds that are read, and kinds that a person would take for a document and must hear about.
_READ = frozenset(
    ["txt", "htm", "html", "xhtml", "docx", "docm", "dotx", "pdf", "xlsx", "xlsm", "xls", "ods", "eml", "zip"]
)
_TOLD = frozenset(["doc", "rtf", "odt", "xlsb", "ppt", "pptx", "msg", "rar", "7z", "jpg", "jpeg", "png", "tif", "tiff"])
_LONGEST = 150  # bytes of UTF-8, well below the 255 that file systems take
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def safe_name(name: str) -> str:
    """The last part of a path, without control or direction characters, and never hidden, empty or too long.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\báo cáo\\\\tháng 4.docx")
    ('passwd', 'tháng 4.docx')
    >>> safe_name("bao\\x00cao\\r\\n.pdf"), safe_name(".."), safe_name("con.txt")
    ('baocao.pdf', 'khong-ten', '_con.txt')
    """
    last = re.split(r"[/\\]", normalize("NFC", name))[-1]
    clean = "".join(letter for letter in last if category(letter)[0] != "C").strip(" .")
    clean = re.sub(r'[<>:"|?*]', "_", clean)
    if not clean:
        return "khong-ten"
    return _shortened(f"_{clean}" if _RESERVED.match(clean) else clean)


def safe_path(name: str) -> str:
    """A path below nothing: each part made safe, those that lead nowhere or upwards left out.

    >>> safe_path("tháng 4/báo cáo.docx"), safe_path("../../etc/passwd"), safe_path("a/./b.txt"), safe_path("/")
    ('tháng 4/báo cáo.docx', 'etc/passwd', 'a/b.txt', 'khong-ten')
    """
    parts = [part for part in re.split(r"[/\\]", name) if part.strip(" .")]
    return "/".join(map(safe_name, parts)) or safe_name("")


def is_document(name: str) -> bool:
    """Whether a name ends as those of documents do, readable or not.

    >>> is_document("báo cáo.DOCX"), is_document("ảnh.jpg"), is_document("số liệu.json")
    (True, True, False)
    """
    return PurePosixPath(name).suffix.lower().lstrip(".") in _READ | _TOLD


def printable(path: str) -> str:
    """A path as it may stand on a terminal: control characters and broken bytes become "�".

    >>> printable("th\\x1b[31máng.txt")
    'th�[31máng.txt'
    """
    return "".join("�" if category(letter) in {"Cc", "Cf", "Cs"} else letter for letter in path)


def _shortened(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    if len(suffix.encode()) > 10:
        suffix = ""
    stem = name.removesuffix(suffix).encode()[: _LONGEST - len(suffix.encode())]
    return stem.decode(errors="ignore").rstrip(" .") + suffix if len(name.encode()) > _LONGEST else name
