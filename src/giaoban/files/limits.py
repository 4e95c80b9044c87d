"""How much one file may hold, so that no upload can fill the memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper limits for one file, each far above an honest report."""

    file_bytes: int = 50 * 1024 * 1024
    unpacked_bytes: int = 300 * 1024 * 1024
    unpacked_ratio: int = 250  # unpacked to packed; judged only above `ratio_from_bytes`
    ratio_from_bytes: int = 20 * 1024 * 1024
    packed_entries: int = 10_000
    characters: int = 2_000_000  # of text, some 700 pages
    pages: int = 1_000
    rows: int = 100_000  # in one sheet
    cells: int = 1_000_000  # in one workbook, empty ones between the used ones too
    attachments: int = 50  # in one message
    nested_messages: int = 3
    archive_files: int = 1_000  # documents in one archive, those of archives inside it too
    nested_archives: int = 3


DEFAULT = Limits()


def grouped(count: int) -> str:
    """A count for a sentence.

    >>> grouped(2_000_000)
    '2.000.000'
    """
    return f"{count:,}".replace(",", ".")


def megabytes(size: int) -> str:
    """A size for a sentence, in whole megabytes.

    >>> megabytes(300 * 1024 * 1024), megabytes(3_000_000)
    ('300 MB', '3 MB')
    """
    return f"{max(1, round(size / (1024 * 1024)))} MB"
