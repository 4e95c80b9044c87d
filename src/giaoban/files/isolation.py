"""Spreadsheets are read in a process of their own, with bounded memory and time.

The library under the spreadsheets ends the whole process where a broken file makes it ask for more memory than there
is. A server must not end for one upload: the child ends, and the file is told.
"""

import sys
from typing import Any

from giaoban.files.errors import FileError
from giaoban.files.extracted import Extracted, Kind, MarkedPlaces
from giaoban.files.limits import DEFAULT, Limits

MEMORY_BYTES = 2 * 1024**3
SECONDS = 120


def extract_isolated(data: bytes, kind: Kind, limits: Limits = DEFAULT) -> Extracted:
    """The text of a workbook of that kind, read by a child process."""
    answer = ask_child("giaoban.files.isolation", data, kind, limits)
    places = MarkedPlaces(tuple(answer["starts"]), tuple(answer["words"]))
    return Extracted(answer["text"], kind, None, None, places, tuple(answer["notes"]))


def ask_child(module: str, data: bytes, kind: Kind, limits: Limits) -> dict[str, Any]:
    """What `module`, run by a process of its own, answers about a workbook; FileError where it cannot or will not."""
    import json  # for workbooks alone, as is the next
    import subprocess

    command = [sys.executable, "-P", "-m", module, str(kind), str(limits.rows), str(limits.cells)]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS + 10, check=False)  # noqa: S603
        answer: dict[str, Any] = json.loads(ended.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise FileError(
            "Bảng tính hỏng đến mức không đọc được trong giới hạn bộ nhớ và thời gian cho phép; "
            "hãy mở bản gốc bằng Excel, lưu lại rồi gửi lại."
        ) from error
    if "error" in answer:
        raise FileError(answer["error"])
    return answer


def answer_parent(kind: Kind, limits: Limits) -> None:
    """What the child does: read the workbook from standard input, print the outcome as JSON."""
    import json

    bound_resources()
    from giaoban.files import sheets  # after the bounds are set

    readers = {Kind.XLSX: sheets.extract_xlsx, Kind.XLS: sheets.extract_xls, Kind.ODS: sheets.extract_ods}
    answer: dict[str, object]
    try:
        extracted = readers[kind](sys.stdin.buffer.read(), limits)
        assert isinstance(extracted.places, MarkedPlaces)  # noqa: S101
        answer = {
            "text": extracted.text,
            "starts": extracted.places.starts,
            "words": extracted.places.words,
            "notes": extracted.notes,
        }
    except FileError as error:
        answer = {"error": str(error)}
    json.dump(answer, sys.stdout)


def bound_resources() -> None:
    """Bound the memory and the time of this process, which is a child that reads one file."""
    try:
        import resource
    except ImportError:  # not on Windows, where only the time is bounded
        return
    for what, limit in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, most = resource.getrlimit(what)
        resource.setrlimit(what, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))


if __name__ == "__main__":
    answer_parent(Kind(sys.argv[1]), Limits(rows=int(sys.argv[2]), cells=int(sys.argv[3])))
