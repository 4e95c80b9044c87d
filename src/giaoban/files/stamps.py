"""Secrecy stamps: a document that bears one is refused, because state secrets stay on their own network.

A stamp is a line, or a cell of the heading's table, that says the degree and nothing else, in capitals.
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

from giaoban.files.errors import SecretFileError

_HEAD_LINES = 40
_STAMP = re.compile(r"\W*(?:(?:ĐỘ|DẤU|MỨC ĐỘ)\s+MẬT\s*:?\s*|Độ mật\s*:\s*)?(TUYỆT\s*MẬT|TỐI\s*MẬT|M\s*Ậ\s*T)\W*")
_CELLS = re.compile(r"\s*\|\s*|\t+| {3,}")


def secret_stamp(lines: Iterable[str]) -> str | None:
    """The stamp among the lines at a document's head, in its plain form, or None.

    >>> secret_stamp(["UBND QUẬN LÊ CHÂN | TỐI MẬT", "BÁO CÁO"]), secret_stamp(["( MẬT )"])
    ('TỐI MẬT', 'MẬT')
    >>> secret_stamp(["Công tác bảo vệ bí mật nhà nước", "MẬT ĐỘ DÂN SỐ", "mật"]) is None
    True
    """
    filled = (line for line in lines if line.strip())
    for _, line in zip(range(_HEAD_LINES), filled, strict=False):
        for cell in _CELLS.split(normalize("NFC", line)):
            if found := _STAMP.fullmatch(cell):
                letters = re.sub(r"\s", "", found[1])
                return letters if letters == "MẬT" else f"{letters[:-3]} MẬT"
    return None


def refuse_secret(lines: Iterable[str]) -> None:
    """Raise SecretFileError where a stamp stands at the head."""
    if stamp := secret_stamp(lines):
        raise SecretFileError(stamp)
