"""A workbook that would end the process ends its own child only."""

import re
from pathlib import Path

import pytest

from giaoban.files import FileError, extract

WORKBOOK = Path(__file__).parent / "fixtures" / "excel-2003.xls"


def test_broken_counts_do_not_end_the_process():
    data = bytearray(WORKBOOK.read_bytes())
    table = re.search(rb"\xfc\x00..(.{8})", bytes(data), re.DOTALL)  # the table of shared texts: two counts
    data[table.start(1) : table.end(1)] = b"\xff" * 8

    with pytest.raises(FileError, match="hỏng"):
        extract(bytes(data))
