"""Plain text: the text itself, its lines as places."""

from giaoban.files.extracted import Extracted, Kind, LinePlaces


def extract_plain(text: str) -> Extracted:
    """The text as received.

    >>> extract_plain("Thu 5 tỷ đồng").places.at(4)
    'dòng 1'
    """
    return Extracted(text, Kind.TXT, places=LinePlaces(text))
