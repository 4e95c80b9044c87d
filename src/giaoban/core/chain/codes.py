"""The short code that is printed beside a figure: nine characters from the hash of its event, and one that checks them.

The alphabet is Crockford's base 32: no I, L, O, U, so that a code survives being read aloud and typed. The last
character is Luhn's check in base 32: it catches every single wrong character and nearly every swap of neighbours.
"""

import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
BITS = 5 * (LENGTH - 1)
_LOOKALIKES = str.maketrans("OIL", "011", " -–.")


class CodeError(ValueError):
    """Text that is no code of a figure."""


def code_of(event_hash: str, row: int) -> str:
    """The code of the figure that the event with this hash booked as row `row` of the ledger.

    >>> code_of("0" * 64, 1)
    '00AAQ52QHG'
    """
    found = int.from_bytes(hashlib.sha256(f"{event_hash}:{row}".encode()).digest()) >> (256 - BITS)
    said = "".join(ALPHABET[found >> 5 * place & 31] for place in reversed(range(LENGTH - 1)))
    return said + _check(said)


def normal_code(text: str) -> str:
    """The code that somebody typed: any case, with or without gaps, O for 0, I and L for 1. CodeError for others.

    >>> normal_code("ooaaq-52qhg")
    '00AAQ52QHG'
    >>> normal_code("00AAQ-52QHH")
    Traceback (most recent call last):
    giaoban.core.chain.codes.CodeError: Mã “00AAQ-52QHH” có ký tự gõ sai; hãy so lại từng ký tự với bản in.
    """
    code = text.strip().upper().translate(_LOOKALIKES)
    if len(code) != LENGTH or set(code) - set(ALPHABET):
        raise CodeError(f"“{text[:40]}” không phải mã số liệu; mã có {LENGTH} ký tự chữ và số, ví dụ 00AAQ-52QHG.")
    if _check(code[:-1]) != code[-1]:
        raise CodeError(f"Mã “{text}” có ký tự gõ sai; hãy so lại từng ký tự với bản in.")
    return code


def printed_code(code: str) -> str:
    """The code as it is printed, in two halves.

    >>> printed_code("00AAQ52QHG")
    '00AAQ-52QHG'
    """
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def _check(said: str) -> str:
    """Luhn's check character in base 32."""
    total = 0
    for place, character in enumerate(reversed(said)):
        value = ALPHABET.index(character) * (1 if place % 2 else 2)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
