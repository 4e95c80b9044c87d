"""Opening what a path names: regular files only, and none that is too large."""

import errno
import os
import stat
from pathlib import Path

from giaoban.files.errors import FileError
from giaoban.files.limits import DEFAULT, Limits, megabytes

_REASONS = {
    errno.ENOENT: "Không có tệp này; hãy kiểm tra lại tên và thư mục.",
    errno.EACCES: "Không có quyền đọc tệp này; hãy cấp quyền đọc hoặc chép tệp sang thư mục khác.",
    errno.EPERM: "Không có quyền đọc tệp này; hãy cấp quyền đọc hoặc chép tệp sang thư mục khác.",
    errno.ELOOP: "Liên kết trỏ vòng quanh chính nó nên không dẫn tới tệp nào; hãy chỉ thẳng tới tệp thật.",
    errno.ENAMETOOLONG: "Tên tệp quá dài nên không mở được; hãy đổi tên ngắn hơn.",
}


def read_bytes(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> bytes:
    """The bytes of a regular file, its kind and size judged before it is opened."""
    try:
        found = os.stat(path)
        refuse_irregular(found.st_mode)
        refuse_size(found.st_size, limits)
        with Path(path).open("rb") as stream:
            return stream.read(limits.file_bytes + 1)
    except FileError:
        raise
    except (OSError, ValueError) as error:
        raise FileError(why_unopened(error)) from error


def why_unopened(error: Exception) -> str:
    """One sentence for the system's refusal."""
    if isinstance(error, OSError) and error.errno in _REASONS:
        return _REASONS[error.errno]
    if isinstance(error, OSError):
        return f"Hệ thống không mở được tệp ({error.strerror or error}); hãy chép lại tệp rồi thử lại."
    return "Tên tệp chứa ký tự không hợp lệ nên không mở được; hãy đổi tên tệp."


def refuse_irregular(mode: int) -> None:
    """Raise FileError for a directory, device, pipe or socket."""
    if stat.S_ISREG(mode):
        return
    what = "thư mục" if stat.S_ISDIR(mode) else "thiết bị, ống dẫn hoặc cổng của hệ thống"
    raise FileError(f"Đường dẫn chỉ tới {what}, không phải tệp văn bản nên không đọc; hãy chỉ tới một tệp.")


def refuse_size(size: int, limits: Limits = DEFAULT) -> None:
    """Raise FileError where a file is larger than the limit."""
    if size > limits.file_bytes:
        raise FileError(
            f"Tệp dung lượng {megabytes(size)}, quá giới hạn {megabytes(limits.file_bytes)} nên không nhận; "
            "hãy tách nhỏ hoặc bỏ bớt ảnh rồi gửi lại."
        )
