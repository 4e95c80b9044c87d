"""A workbook that would end the process ends its own child only."""

from pathlib import Path

import pytest

from giaoban.files import FileError, extract

WORKBOOK = Path(__file__).parent / "fixtures" / "excel-2003.xls"


def test_sheet_that_begins_after_its_end_does_not_end_the_process():
    data = bytearray(WORKBOOK.read_bytes())
    reach = data.index(b"\x00\x02\x0e\x00") + 4  # the record of the sheet's reach: first row, row after the last
    data[reach : reach + 4] = (0x0D000000).to_bytes(4, "little")

    with pytest.raises(FileError, match="giới hạn bộ nhớ"):
        extract(bytes(data))
