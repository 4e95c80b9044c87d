"""A file name that came from outside, made safe to store, print and put into a header."""

import re
from pathlib import PurePosixPath
from unicodedata import category, normalize

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
