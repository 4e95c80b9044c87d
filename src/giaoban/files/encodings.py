"""Bytes to text: which of the encodings that Vietnamese offices have used a text is in.

UTF-8 and UTF-16 say so themselves. The older ones (Windows-1258, TCVN3 of the ABC keyboards, VISCII, VNI) fit any
bytes, so the reading is taken under which the accented words are Vietnamese syllables.
"""

import codecs
import re
from collections.abc import Callable
from unicodedata import normalize

from giaoban.files.errors import FileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A syllable as it is spelt once its tone is taken off: first consonant, vowels, last consonant.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|iêu|yêu|ươi|ươu|uôi|oai|oay|oao|oeo|uây|uya|uyu|[oô][aăeio]|[iyuươ]ê|[ưu]?[aâơu]|[aăâ][iouy]|[eê][ou]"
    r"|i[aêu]|[uư][aiơôuy]|ơi|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MOST_CHANCE = 0.5  # share of accented words that read as Vietnamese by chance in a text that is none
_FEWEST_SYLLABLES = 0.9  # share of the accented words that must be Vietnamese

# TCVN 5712:1993: bytes 0xA1 to 0xFF, 0x80 to 0x9F, and the twelve capitals that it puts among the control codes.
_TCVN3 = {
    **dict(
        enumerate(
            "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
            start=0xA1,
        )
    ),
    **dict(enumerate("ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ", start=0x80)),
    **dict(zip((1, 2, 4, 5, 6, *range(0x11, 0x18)), "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True)),
}
# VISCII 1.1 (RFC 1456): bytes 0x80 to 0xFF, and the six capitals that it puts among the control codes.
_VISCII = {
    **dict(
        enumerate(
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
            start=0x80,
        )
    ),
    **dict(zip((0x02, 0x05, 0x06, 0x14, 0x19, 0x1E), "ẲẴẪỶỸỴ", strict=True)),
}
# In a document "°", "²" and "³" are what they seem, and no typeface of TCVN3 uses its loose accents.
_TCVN3_LETTERS = {code: letter for code, letter in _TCVN3.items() if code > 0xA0 and letter.isalpha()}
# A word with a sign that an old typeface shows as another letter; a letter that only Unicode text has.
_OLD_TYPEFACE = re.compile(r"[^\W\d_][\u00a1-\u00ff]|[\u00a1-\u00ff][^\W\d_]")
_BEYOND_LATIN = re.compile(r"[\u0100-\u02af\u0300-\u036f\u1e00-\u1eff]")
# VNI writes a letter and then a byte for its accents; these bytes as Windows-1252 shows them.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_SHAPES = {
    **{"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303"},
    **{"ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309"},
    **{"ü": "\u0306\u0303", "ë": "\u0306\u0323"},
}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTER = re.compile(r"(?i)([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ñôöæóòî]")
# Signs that stand inside words only where the reading is wrong.
_STRANGE = re.compile(r"[\x80-\x9f¡-¦¨-ª¬-¯±³-¶¸-º¼-¿×÷\ufffd]")


def decode(data: bytes) -> str:
    """The text of the bytes, NFC, with "\\n" for every line end.

    >>> decode("Thu ngân sách".encode("utf-16"))
    'Thu ngân sách'
    >>> decode("Ủy ban nhân dân quận".encode("utf-8-sig"))
    'Ủy ban nhân dân quận'
    """
    text = _unicode(data)
    if text is None:
        text = _legacy(data)
    if _BINARY.search(text):
        raise FileError(
            "Tệp mang tên văn bản nhưng chứa dữ liệu nhị phân nên không đọc được thành chữ; "
            "hãy gửi tệp txt, html, docx, pdf, xlsx hoặc eml."
        )
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _unicode(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name)
    if silent := _unmarked_utf16(data):
        return _strictly(data, silent)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error.start)
        return None


def _refuse_broken_utf8(data: bytes, at: int) -> None:
    """Raise FileError for UTF-8 with some bytes broken; text in another encoding breaks at nearly every accent."""
    read = data.decode("utf-8", errors="replace")
    broken = read.count("\ufffd")
    whole = sum(not letter.isascii() for letter in read) - broken
    if broken * 10 <= whole:
        raise FileError(
            f"Văn bản UTF-8 hỏng ở dòng {data.count(10, 0, at) + 1} nên chữ sẽ sai; "
            "hãy mở bản gốc, lưu lại theo UTF-8 rồi gửi lại."
        )


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise FileError(
            f"Tệp tự khai bảng mã {name.removesuffix('-sig').upper()} nhưng hỏng từ byte {error.start} nên không đọc "
            "được hết; hãy lưu lại văn bản theo UTF-8 rồi gửi lại."
        ) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """Latin letters in UTF-16 leave every other byte zero."""
    head = data[:2000]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.2 and even < odd * 0.05:
        return "utf-16-le"
    if even > len(head) * 0.2 and odd < even * 0.05:
        return "utf-16-be"
    return None


def revived(text: str) -> str:
    """Text typed in an old typeface (.VnTime of TCVN3, VNI-Times), which documents store as Latin letters, in Unicode.

    Anything else comes back as it is.

    >>> revived("Tæng thu ng©n s¸ch"), revived("Toång thu ngaân saùch"), revived("Tổng thu"), revived("Café à la carte")
    ('Tổng thu ngân sách', 'Tổng thu ngân sách', 'Tổng thu', 'Café à la carte')
    """
    if not _OLD_TYPEFACE.search(text) or _BEYOND_LATIN.search(text):
        return text
    readings = (text.translate(_TCVN3_LETTERS), _VNI_LETTER.sub(_vni_letter, text))
    scored = ((_vietnamese(read), read) for read in (normalize("NFC", reading) for reading in readings))
    share, reading = max(scored, key=lambda pair: pair[0])
    return reading if share >= _FEWEST_SYLLABLES and _vietnamese(text) < _MOST_CHANCE else text


def _legacy(data: bytes) -> str:
    if b"\x00" in data:
        return "\x00"
    readings: tuple[Callable[[bytes], str], ...] = (_windows_1258, _tcvn3, _viscii, _vni)
    scored = [(_vietnamese(text), text) for text in (reading(data) for reading in readings)]
    share, text = max(scored, key=lambda pair: pair[0])
    if share < _FEWEST_SYLLABLES:
        raise FileError(
            "Không nhận ra bảng mã của văn bản (không phải Unicode, Windows-1258, TCVN3, VISCII hay VNI) "
            "nên chữ sẽ sai; hãy mở tệp rồi lưu lại theo UTF-8."
        )
    return text


def _vietnamese(text: str) -> float:
    """The share of words with a letter beyond ASCII that are spelt as Vietnamese syllables."""
    from html import unescape  # for old pages alone

    head = normalize("NFC", unescape(text[:200_000]))  # a page may write single letters as entities
    words = [word for word in re.findall(r"[^\W\d_]+", head) if not word.isascii()]
    strange = len(_STRANGE.findall(head))
    return sum(_is_syllable(word) for word in words) / max(1, len(words) + strange)


def _is_syllable(word: str) -> bool:
    plain, tones = _TONES.subn("", normalize("NFD", word.lower()))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(normalize("NFC", plain)))


def _windows_1258(data: bytes) -> str:
    return normalize("NFC", data.decode("cp1258", errors="replace"))


def _tcvn3(data: bytes) -> str:
    return normalize("NFC", data.decode("latin-1").translate(_TCVN3))


def _viscii(data: bytes) -> str:
    return data.decode("latin-1").translate(_VISCII)


def _vni(data: bytes) -> str:
    return normalize("NFC", _VNI_LETTER.sub(_vni_letter, data.decode("cp1252", errors="replace")))


def _vni_letter(found: re.Match[str]) -> str:
    letter = found[1] or found[0]
    plain = _VNI_ALONE.get(letter.lower(), letter.lower())
    accent = (found[2] or "").lower()
    composed = normalize("NFC", plain + (_VNI_TONES.get(accent) or _VNI_SHAPES.get(accent, "")))
    return composed.upper() if letter.isupper() else composed
