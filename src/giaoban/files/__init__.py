"""Files in: the text of a txt, html, docx, pdf, xlsx, xls, ods or eml with a way back to page, row or cell.

The only place that knows the libraries of these formats. `extract` reads one file, `walk` many; whatever will not do
is told in one sentence (`FileError`) and the others go on.
"""

from giaoban.files.errors import FileError, SecretFileError
from giaoban.files.extracted import Attachment, Extracted, Kind, LinePlaces, MarkedPlaces, Places
from giaoban.files.extraction import extract
from giaoban.files.limits import Limits
from giaoban.files.names import printable, safe_name
from giaoban.files.walking import Document, find, read_document, walk

__all__ = [
    "Attachment",
    "Document",
    "Extracted",
    "FileError",
    "Kind",
    "Limits",
    "LinePlaces",
    "MarkedPlaces",
    "Places",
    "SecretFileError",
    "extract",
    "find",
    "printable",
    "read_document",
    "safe_name",
    "walk",
]
