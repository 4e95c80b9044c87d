"""Real files from drawn tables: xlsx, docx, html, pdf with and without rules, text with tabs or blanks between columns.

Each writer gives the bytes and where each cell went: the place as the file's reader words it, or the offset in a text.
"""

import io
from dataclasses import dataclass, field
from html import escape

from tests.documents.tables.specification import Drawn, Line, is_number, number
from tests.files.conftest import FONT

Cell = tuple[int, int]


@dataclass
class File:
    """Bytes, and for each cell its place in words or its offset; neither where only the order of cells is known."""

    data: bytes
    places: dict[Cell, str] = field(default_factory=dict)
    offsets: dict[Cell, int] = field(default_factory=dict)


def write(drawn: Drawn, kind: str) -> File:
    """A table as a file of that kind."""
    writers = {"xlsx": _xlsx, "docx": _docx, "html": _html, "tabs": _tabs, "spaces": _spaces}
    if kind.startswith("pdf"):
        return _pdf(drawn, ruled=kind == "pdf")
    return writers[kind](drawn)


def _shown(drawn: Drawn, line: Line) -> list[tuple[int, str]]:
    """The cells of a row with their columns, hidden columns left out."""
    return [(column, cell) for column, cell in enumerate(line.written) if column not in drawn.hidden]


def _visible(drawn: Drawn) -> list[tuple[int, Line]]:
    return [(row, line) for row, line in enumerate(drawn.lines) if not line.hidden]


def _merges(drawn: Drawn) -> dict[Cell, Cell]:
    """The last cell of each merged block by its first."""
    blocks: dict[Cell, Cell] = {}
    owner: dict[Cell, Cell] = {}
    for row, line in enumerate(drawn.lines):
        for column, cell in enumerate(line.written):
            first = (row, column)
            if cell == "<":
                first = owner[row, column - 1]
            elif cell == "^":
                first = owner[row - 1, column]
            owner[row, column] = first
            if first != (row, column):
                bottom, right = blocks.get(first, first)
                blocks[first] = max(bottom, row), max(right, column)
    return blocks


def _xlsx(drawn: Drawn) -> File:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Biểu số liệu")
    for row, text in enumerate(drawn.title):
        sheet.merge_range(row, 0, row, drawn.width - 1, text)
    top = len(drawn.title) + 1
    written = File(b"")
    for row, line in enumerate(drawn.lines):
        for column, cell in enumerate(line.written):
            if cell not in ("", "<", "^"):
                _write_cell(book, sheet, (top + row, column), line, cell)
                written.places[row, column] = f"trang tính 'Biểu số liệu', ô {chr(65 + column)}{top + row + 1}"
        if line.hidden:
            sheet.set_row(top + row, None, None, {"hidden": True})
    for (first, left), (bottom, right) in _merges(drawn).items():
        sheet.merge_range(top + first, left, top + bottom, right, drawn.lines[first].written[left])
    for column in drawn.hidden:
        sheet.set_column(column, column, 8, None, {"hidden": True})
    for position, text in enumerate(drawn.note):
        sheet.write_string(top + len(drawn.lines) + 1 + position, 0, text)
    other = book.add_worksheet("Nháp")
    other.write_row(0, 0, ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"])
    other.write_row(1, 0, [1, "Số liệu nháp", 999, 998])
    other.hide()
    book.close()
    written.data = file.getvalue()
    return written


def _write_cell(book, sheet, at: Cell, line: Line, cell: str) -> None:
    """A number with the format that shows it as drawn, a formula with its value, or a text."""
    column = at[1]
    plain = cell.rstrip("%")
    if column in line.texts or not is_number(plain):
        sheet.write_string(*at, cell)
        return
    decimals = len(plain.partition(",")[2])
    code = ("#,##0" if "." in plain or decimals else "0") + ("." + "0" * decimals if decimals else "")
    look = book.add_format({"num_format": code + ("%" if cell.endswith("%") else "")})
    value = float(number(plain)) / (100 if cell.endswith("%") else 1)
    if column in line.sums:
        formula = "".join(f"{each}{at[0] + 1}" if each.isalpha() else each for each in line.sums[column])
        sheet.write_formula(*at, f"={formula}", look, value)
    elif code == "0" and not cell.endswith("%"):
        sheet.write_number(*at, value)
    else:
        sheet.write_number(*at, value, look)


def _docx(drawn: Drawn) -> File:
    import docx

    document = docx.Document()
    for text in drawn.title:
        document.add_paragraph(text)
    table = document.add_table(len(drawn.lines), drawn.width)
    written = File(b"")
    for row, line in enumerate(drawn.lines):
        for column, cell in enumerate(line.written):
            if cell not in ("", "<", "^"):
                table.cell(row, column).text = cell
                written.places[row, column] = f"bảng 1, dòng {row + 1}, cột {chr(65 + column)}"
    for first, last in _merges(drawn).items():
        table.cell(*first).merge(table.cell(*last))
    for text in drawn.note:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    written.data = file.getvalue()
    return written


def _html(drawn: Drawn) -> File:
    merges = _merges(drawn)
    written = File(b"")
    rows = []
    for row, line in enumerate(drawn.lines):
        cells = []
        for column, cell in enumerate(line.written):
            if cell in ("<", "^"):
                continue
            bottom, right = merges.get((row, column), (row, column))
            tag = "th" if row < drawn.heading else "td"
            spans = f' rowspan="{bottom - row + 1}" colspan="{right - column + 1}"'
            cells.append(f"<{tag}{spans}>{escape(cell)}</{tag}>")
            written.places[row, column] = f"bảng 1, dòng {row + 1}, cột {chr(65 + column)}"
        rows.append(f"<tr>{''.join(cells)}</tr>")
    title = "".join(f"<p>{escape(text)}</p>" for text in drawn.title)
    note = "".join(f"<p>{escape(text)}</p>" for text in drawn.note)
    page = f"<div>{title}<table border=1>{''.join(rows)}</table>{note}</div>"
    written.data = page.encode()
    return written


def _spread(drawn: Drawn, line: Line) -> list[tuple[int, str]]:
    """The cells of a row for a plain text, where a merged cell is an empty one."""
    return [(column, "" if cell in ("<", "^") else cell) for column, cell in _shown(drawn, line)]


def _text(drawn: Drawn, rows: list[tuple[int, list[tuple[int, str]]]]) -> File:
    """A text of lines; `rows` are pieces with their columns, -1 for what stands between cells."""
    text = "\n".join(drawn.title) + "\n"
    written = File(b"")
    for row, pieces in rows:
        for column, piece in pieces:
            if column >= 0:
                written.offsets[row, column] = len(text)
            text += piece
        text = text.rstrip(" ") + "\n"
    written.data = (text + "\n".join(drawn.note)).encode()
    return written


def _tabs(drawn: Drawn) -> File:
    rows = []
    for row, line in _visible(drawn):
        pieces: list[tuple[int, str]] = []
        for column, cell in _spread(drawn, line):
            pieces += [(-1, "\t")] * bool(pieces) + [(column, cell)]
        rows.append((row, pieces))
    return _text(drawn, rows)


def _spaces(drawn: Drawn) -> File:
    """Columns lined up by blanks, names on the left and numbers on the right, as typewritten reports have them."""
    shown = [(row, _spread(drawn, line)) for row, line in _visible(drawn)]
    widths = {column: max(len(dict(cells).get(column, "")) for _, cells in shown) + 4 for column in range(drawn.width)}
    below = [dict(cells) for row, cells in shown if row >= drawn.heading]
    numeric = {}
    for column in range(drawn.width):
        filled = [cells[column] for cells in below if cells.get(column)]
        numeric[column] = sum(map(is_number, filled)) * 2 > len(filled)
    rows = []
    for row, cells in shown:
        pieces: list[tuple[int, str]] = []
        for column, cell in cells:
            blank = " " * (widths[column] - len(cell))
            named = column == 0 or not numeric[column]
            pieces += [(column, cell), (-1, blank)] if named else [(-1, blank[:-2]), (column, cell), (-1, "  ")]
        rows.append((row, pieces))
    return _text(drawn, rows)


def _pdf(drawn: Drawn, *, ruled: bool) -> File:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("BeVietnam", str(FONT)))
    styles = {
        side: ParagraphStyle(str(side), fontName="BeVietnam", fontSize=10, leading=13, alignment=side)
        for side in range(3)
    }
    width, height = landscape(A4)
    height = drawn.height or height

    def edges(canvas, document):
        canvas.setFont("BeVietnam", 9)
        canvas.drawString(60, height - 30, drawn.page)
        canvas.drawCentredString(width / 2, 20, str(document.page))

    looks = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")] + [("GRID", (0, 0), (-1, -1), 0.6, "black")] * ruled
    for (top, left), (bottom, right) in _merges(drawn).items():
        looks.append(("SPAN", (left, top), (right, bottom)))
    looks += [("SPAN", (0, row), (-1, row)) for row, line in enumerate(drawn.lines) if line.across]
    cells = [
        [
            Paragraph(escape("" if cell in ("<", "^") else cell), styles[_side(drawn, row, column, cell)])
            for column, cell in enumerate([*line.written, *[""] * (drawn.width - len(line.written))])
        ]
        for row, line in enumerate(drawn.lines)
    ]
    table = Table(cells, colWidths=_widths(drawn, width - 120), style=looks, repeatRows=drawn.heading)
    centred = [Paragraph(escape(text), styles[1]) for text in drawn.title]
    below = [Paragraph(escape(text), styles[0]) for text in drawn.note]
    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=(width, height), margins=0, topMargin=40, bottomMargin=35)
    document.leftMargin = document.rightMargin = 60
    document.build([*centred, table, *below], onFirstPage=edges, onLaterPages=edges)
    return File(file.getvalue())


def _side(drawn: Drawn, row: int, column: int, cell: str) -> int:
    """0 to the left, 1 in the middle, 2 to the right: numbers of rows and headings stand in the middle."""
    return 1 if row < drawn.heading or column == 0 else 2 if is_number(cell) else 0


def _widths(drawn: Drawn, whole: float) -> list[float]:
    """Widths of the columns by their longest words and texts."""
    wanted = []
    for column in range(drawn.width):
        texts = [line.written[column] for line in drawn.lines if column < len(line.written)]
        words = max((len(word) for text in texts for word in text.split()), default=1)
        wanted.append(max(words, min(26, max(map(len, texts)) * 0.55)) + 3)
    return [whole * each / sum(wanted) for each in wanted]
