"""Files on their way in: what is larger than any report may be is counted and thrown away, never kept."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from giaoban.files.limits import DEFAULT


class TooLarge(UploadedFile):
    """A file that passed the limit: its name and size without its content."""


class SizeLimit(FileUploadHandler):
    """Stands before Django's own handlers (FILE_UPLOAD_HANDLERS); past the limit they get nothing more to store."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The piece, for the handlers after this one; None once the limit is passed."""
        return raw_data if start + len(raw_data) <= DEFAULT.file_bytes else None

    def file_complete(self, file_size: int) -> TooLarge | None:
        """The file that was thrown away; None leaves an honest one to the handlers that kept it."""
        if file_size <= DEFAULT.file_bytes:
            return None
        empty: Any = ContentFile(b"")
        return TooLarge(empty, self.file_name, self.content_type, file_size, self.charset, self.content_type_extra)
