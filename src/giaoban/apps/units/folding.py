"""Two spellings of a name that the database keeps ready: one to search by, one to sort by.

Neither needs an extension or a collation, so SQLite and PostgreSQL give the same answer.
"""

import re
import unicodedata
from functools import lru_cache

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of the dictionary
RANK = {letter: f"{place:02d}" for place, letter in enumerate(LETTERS, start=10)}


def bare(text: str) -> str:
    """Lower case, no accents, single spaces.

    >>> bare("Quận  Lê Chân"), bare("Đồ Sơn")
    ('quan le chan', 'do son')
    """
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"\s+", " ", "".join(c for c in apart if not unicodedata.combining(c))).strip()


def order_key(text: str) -> str:
    """A key whose plain order is that of the Vietnamese alphabet: letters first, tones where letters agree.

    >>> sorted(["Đa", "Da", "Ân", "Dà", "Ăn", "An"], key=order_key)
    ['An', 'Ăn', 'Ân', 'Da', 'Dà', 'Đa']
    """
    return " ".join(_word_key(word) for word in text.lower().split())


@lru_cache(maxsize=8192)
def _word_key(word: str) -> str:
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", word):
        apart = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in apart if mark in TONES), "")
        letter = unicodedata.normalize("NFC", apart.replace(tone, "")) if tone else character
        letters.append(RANK.get(letter, f"0{letter}"))
        tones.append(str(TONES.index(tone) + 1) if tone else "0")
    return "".join(letters) + "." + "".join(tones).rstrip("0")
