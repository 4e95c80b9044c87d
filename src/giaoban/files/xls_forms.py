"""How the cells of an old Excel workbook show their numbers, from the records of its file (BIFF8 in a compound file).

Only what the spreadsheet library leaves out is read: number formats, and which cell has which.
"""

from collections.abc import Iterator
from struct import unpack_from

from giaoban.files.errors import FileError
from giaoban.files.limits import Limits
from giaoban.files.numbers_written import BUILT_IN, Form
from giaoban.files.sheet_forms import SheetForms, refuse_reach

_END_OF_CHAIN = 0xFFFFFFF0  # from here up a sector number is a mark
_BOUNDSHEET, _FORMAT, _XF, _FILEPASS, _EOF = 0x85, 0x41E, 0xE0, 0x2F, 0x0A
# NUMBER, RK, FORMULA, LABELSST, LABEL, RSTRING, BOOLERR: row, column, style
_CELLS = frozenset({0x203, 0x27E, 0x06, 0xFD, 0x204, 0xD6, 0x205})
_ROW, _COLUMNS, _UNSEEN_ROW = 0x208, 0x7D, 0x20  # a row with its height, columns with their width, "height is zero"
_CELL_RUN = 0xBD  # MULRK: row, first column, then a style and a number for each


def xls_forms(data: bytes, limits: Limits) -> dict[str, SheetForms]:
    """Sheet name to the forms of its cells; FileError where the sheets reach too far."""
    book = _CompoundFile(data).stream("Workbook")
    codes, styles, sheets = dict(BUILT_IN), [], []
    for kind, body in _records(book, 0):
        if kind == _FILEPASS:
            raise FileError("Bảng tính đặt mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.")
        if kind == _FORMAT:
            codes[unpack_from("<H", body)[0]] = _text(body, 2, wide_length=True)
        elif kind == _XF:
            styles.append(unpack_from("<H", body, 2)[0])
        elif kind == _BOUNDSHEET:
            sheets.append((_text(body, 6, wide_length=False), unpack_from("<I", body)[0]))
    forms = [Form.from_code(codes.get(style, "General")) for style in styles]
    known, cells = {}, 0
    for name, start in sheets:
        known[name], rows, columns = _sheet(book, start, forms)
        cells += rows * columns
        refuse_reach(name, rows, cells, limits)
    return known


def _sheet(book: bytes, start: int, forms: list[Form]) -> tuple[SheetForms, int, int]:
    """The forms of one sheet, and how many rows and columns it reaches over."""
    sheet = SheetForms()
    rows = columns = 0
    for kind, body in _records(book, start):
        if kind in _CELLS:
            row, column, style = unpack_from("<HHH", body)
            found = [(column, style)]
        elif kind == _CELL_RUN:
            row, first = unpack_from("<HH", body)
            found = [(first + i, unpack_from("<H", body, 4 + 6 * i)[0]) for i in range((len(body) - 6) // 6)]
        elif kind == _ROW:
            row, options = unpack_from("<H", body)[0], unpack_from("<H", body, 12)[0]
            sheet.hidden_rows.update([row] if options & _UNSEEN_ROW else ())
            continue
        elif kind == _COLUMNS:
            first, last, _, _, options = unpack_from("<HHHHH", body)
            sheet.hidden_columns.update(range(first, last + 1) if options & 1 else ())
            continue
        else:
            continue
        for column, style in found:
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if style < len(forms) and forms[style] != Form():
                sheet.forms[row, column] = forms[style]
    return sheet, rows, columns


def _records(book: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Record type and body from `start` to the end of the part."""
    while start + 4 <= len(book):
        kind, length = unpack_from("<HH", book, start)
        if kind == _EOF:
            return
        yield kind, book[start + 4 : start + 4 + length]
        start += 4 + length


def _text(body: bytes, start: int, *, wide_length: bool) -> str:
    length = unpack_from("<H" if wide_length else "<B", body, start)[0]
    start += 2 if wide_length else 1
    if body[start] & 1:
        return body[start + 1 : start + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[start + 1 : start + 1 + length].decode("latin-1")


class _CompoundFile:
    """Streams inside the container that Office used before 2007 ([MS-CFB])."""

    def __init__(self, data: bytes):
        self._data = data
        self._size: int = 1 << unpack_from("<H", data, 30)[0]
        self._mini_size: int = 1 << unpack_from("<H", data, 32)[0]
        table_sectors = list(unpack_from("<109I", data, 76))
        following: int = unpack_from("<I", data, 68)[0]
        per_sector = self._size // 4
        for _ in range(len(data) // self._size):
            if following >= _END_OF_CHAIN:
                break
            more = unpack_from(f"<{per_sector}I", data, self._offset(following))
            table_sectors += more[:-1]
            following = more[-1]
        self._table: list[int] = []
        for sector in table_sectors:
            if sector < _END_OF_CHAIN:
                self._table += unpack_from(f"<{per_sector}I", data, self._offset(sector))

    def stream(self, name: str) -> bytes:
        """The bytes of the stream; KeyError where there is none of that name."""
        directory = self._chain(unpack_from("<I", self._data, 48)[0])
        entries = [directory[i : i + 128] for i in range(0, len(directory), 128)]
        for entry in entries:
            if entry[: unpack_from("<H", entry, 64)[0]].decode("utf-16-le", "replace").rstrip("\0") == name:
                start, size = unpack_from("<II", entry, 116)
                if size >= unpack_from("<I", self._data, 56)[0]:
                    return self._chain(start)[:size]
                return self._mini_chain(entries[0], start)[:size]
        raise KeyError(name)

    def _offset(self, sector: int) -> int:
        return (sector + 1) * self._size

    def _chain(self, sector: int) -> bytes:
        pieces = []
        for _ in range(len(self._table) + 1):
            if sector >= _END_OF_CHAIN:
                break
            pieces.append(self._data[self._offset(sector) : self._offset(sector) + self._size])
            sector = self._table[sector]
        return b"".join(pieces)

    def _mini_chain(self, root: bytes, sector: int) -> bytes:
        container = self._chain(unpack_from("<I", root, 116)[0])
        raw = self._chain(unpack_from("<I", self._data, 60)[0])
        table = unpack_from(f"<{len(raw) // 4}I", raw)
        pieces = []
        for _ in range(len(table) + 1):
            if sector >= _END_OF_CHAIN:
                break
            pieces.append(container[sector * self._mini_size : (sector + 1) * self._mini_size])
            sector = table[sector]
        return b"".join(pieces)
