"""Zip packages (docx, xlsx, ods, archives): opened only after they are whole and unpack to a bounded size for sure."""

import io
from typing import TYPE_CHECKING

from giaoban.files.errors import FileError
from giaoban.files.limits import DEFAULT, Limits, megabytes

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_CHUNK = 1024 * 1024


def open_package(data: bytes) -> "ZipFile":
    """The package's directory, read; FileError where it is cut off or broken."""
    import zipfile  # for packages alone

    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileError(
            "Tệp nén hoặc tệp Office bị hỏng hoặc tải về chưa hết nên không mở được; "
            "hãy mở bản gốc, lưu lại rồi gửi lại."
        ) from error


def check_package(data: bytes, limits: Limits = DEFAULT) -> None:
    """Unpack every entry once, keeping nothing: sizes are counted, never believed, and each checksum is tried."""
    package = open_package(data)
    entries = package.infolist()
    if len(entries) > limits.packed_entries:
        raise FileError(
            f"Gói nén chứa {len(entries)} tệp con, quá giới hạn {limits.packed_entries} nên không nhận; "
            "hãy lưu lại thành một tài liệu thường."
        )
    _refuse_bomb(sum(entry.file_size for entry in entries), len(data), limits)
    unpacked = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise FileError("Gói nén đặt mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.")
        unpacked += _unpacked_size(package, entry)
        _refuse_bomb(unpacked, len(data), limits)


def _unpacked_size(package: "ZipFile", entry: "ZipInfo") -> int:
    size = 0
    try:
        with package.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
    except Exception as error:  # zlib, zipfile and lzma each raise their own kinds for broken data
        raise FileError(
            "Tệp nén hoặc tệp Office bị hỏng (một phần bên trong không giải nén được) nên không mở được; "
            "hãy mở bản gốc, lưu lại rồi gửi lại."
        ) from error
    return size


def _refuse_bomb(unpacked: int, packed: int, limits: Limits) -> None:
    ratio_exceeded = unpacked > limits.ratio_from_bytes and unpacked > packed * limits.unpacked_ratio
    if unpacked > limits.unpacked_bytes or ratio_exceeded:
        raise FileError(
            f"Tệp nén {megabytes(packed)} bung ra hơn {megabytes(unpacked)} nên không nhận vì có thể làm treo máy; "
            "hãy gửi tài liệu thường, bỏ bớt phần thừa."
        )
