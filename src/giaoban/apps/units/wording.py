"""How names of units stand inside a Vietnamese sentence."""

from collections.abc import Sequence

KINDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")


def in_sentence(name: str) -> str:
    """A unit's name inside a sentence: small kind, but for a number, as decree 30/2020 spells both.

    >>> in_sentence("Phường Lê Chân"), in_sentence("Quận 1")
    ('phường Lê Chân', 'Quận 1')
    """
    return name if name.rsplit(" ", 1)[-1].isdecimal() else name[:1].lower() + name[1:]


def listed(names: Sequence[str]) -> str:
    """Names in a row: commas, and "và" before the last.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b và c', 'a')
    """
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def kind_of(name: str) -> str:
    """The kind that a full name opens with; ValueError with a Vietnamese sentence where it opens with none.

    >>> kind_of("Thị trấn Trường Sơn"), kind_of("Phường Lê Chân")
    ('thị trấn', 'phường')
    """
    kind = next((kind for kind in KINDS if name.lower().startswith(f"{kind} ")), None)
    if kind is None:
        raise ValueError(f"“{name}” chưa có loại đơn vị ở đầu; hãy viết đủ, ví dụ “Phường {name or 'Lê Chân'}”.")
    return kind
