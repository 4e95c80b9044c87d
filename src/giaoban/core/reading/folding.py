"""One spelling for words that are written in several ways, so that a search or a word list meets them all.

Reports mix "Quận uỷ" with "Quận ủy" and "văn hoá" with "văn hóa": the tone mark sits on the first or the second vowel.
Folding picks one placement and lower case, and keeps the length, so that an offset into the folded text is an offset
into the text as received (NFC).
"""

from functools import lru_cache

from giaoban.core import patterns

# The letters of Vietnamese by case, to stand inside the brackets of a pattern.
SMALL = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
CAPITAL = "A-Z" + SMALL[3:].upper() + "Ð"  # the last is an Eth, which some papers write for Đ

_SECOND_VOWEL = patterns.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_PLACED = {
    f"{first}{second}": f"{toned}{plain_vowel}"
    for first, toned_first, plain_vowel, seconds in (
        ("o", "òóỏõọ", "a", "àáảãạ"),
        ("o", "òóỏõọ", "e", "èéẻẽẹ"),
        ("u", "ùúủũụ", "y", "ỳýỷỹỵ"),
    )
    for toned, second in zip(toned_first, seconds, strict=True)
}
_SPACES = "\u00a0\u2007\u2009\u202f"
_BASE = str.maketrans(
    {
        letter: base
        for base, letters in (
            ("a", "àáảãạăằắẳẵặâầấẩẫậ"),
            ("e", "èéẻẽẹêềếểễệ"),
            ("i", "ìíỉĩị"),
            ("o", "òóỏõọôồốổỗộơờớởỡợ"),
            ("u", "ùúủũụưừứửữự"),
            ("y", "ỳýỷỹỵ"),
            ("d", "đ"),
        )
        for letter in letters
    }
)


def fold(text: str) -> str:
    """Lower case, tone marks on the first vowel of an open "oa", "oe", "uy", plain spaces; as long as `text`.

    >>> fold("Quận uỷ và UỶ BAN: văn hoá, khoẻ, uý"), fold("quý, hoàn, xoay")
    ('quận ủy và ủy ban: văn hóa, khỏe, úy', 'quý, hoàn, xoay')
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    lowered = lowered.replace("ð", "đ")
    for space in _SPACES:
        lowered = lowered.replace(space, " ")
    folded = _SECOND_VOWEL.sub(lambda match: _PLACED[match[0]], lowered)
    assert len(folded) == len(text), "folding must keep offsets"  # noqa: S101
    return folded


@lru_cache(maxsize=8)
def fold_document(text: str) -> str:
    """`fold(text)`, kept for the last few texts: each reader of one document asks for it.

    >>> fold_document("Thành uỷ")
    'thành ủy'
    """
    return fold(text)


def plain(text: str) -> str:
    """Folded text without accents, "đ" as "d"; as long as `text`. What a person types without a Vietnamese keyboard.

    >>> plain("Đảng uỷ phường Lê Chân")
    'dang uy phuong le chan'
    """
    return fold(text).translate(_BASE)
