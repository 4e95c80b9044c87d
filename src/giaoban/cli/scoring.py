"""`giaoban score`: the reader's own work beside what careful people read in the same texts.

A folder holds pairs: NAME.txt, a report, and NAME.json, what a person annotated in it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from giaoban.cli.arguments import parser
from giaoban.cli.misses import misses
from giaoban.cli.streams import say
from giaoban.core.reading import read
from giaoban.core.reading.scoring import Agreement, Annotation, AnnotationError, Rate, agree, rates, total
from giaoban.files import FileError, extract, printable

_KINDS_VI = {
    "figure found": "số liệu: tìm thấy",
    "figure unit": "… đúng đơn vị",
    "figure role": "… đúng vai trò",
    "figure period": "… đúng kỳ",
    "figure measure": "… đúng nội dung",
    "figure whole": "… đúng tất cả",
    "reference": "văn bản dẫn chiếu",
    "person": "người",
    "position": "chức vụ",
    "task": "nhiệm vụ",
    "place": "địa phương",
    "reviewed": "kỳ báo cáo",
}
_HEADINGS = {
    "vi": ("chính xác", "đầy đủ", "F1", "chú giải", "đọc được"),
    "en": ("precision", "recall", "F1", "gold", "read"),
}


def score_command(argv: Sequence[str]) -> int:
    """Run `giaoban score`; 2 where a folder has no pair or a pair will not do, else 0."""
    _, commands = parser()
    arguments = commands["score"].parse_args(argv)
    scoring = Scoring(arguments.folders)
    tallies = []
    for name, agreement in scoring:
        tallies.append(agreement.tallies)
        if arguments.misses:
            for line in misses(name, agreement, arguments.language):
                print(printable(line))
    table = rates(total(tallies))
    if arguments.json:
        print(json.dumps({kind: asdict(rate) for kind, rate in table.items()}, ensure_ascii=False))
    elif table:
        print("\n".join(as_table(table, arguments.language)))
    return 2 if scoring.bad else 0


class Scoring:
    """The annotated reports of some folders, read and compared one at a time while they are asked for.

    >>> scoring = Scoring(["/no/such/folder"])
    >>> list(scoring), scoring.bad
    ([], 1)
    """

    def __init__(self, folders: Sequence[str | os.PathLike[str]]) -> None:
        self._folders = folders
        self.bad = 0

    def __iter__(self) -> Iterator[tuple[str, Agreement]]:
        for folder in self._folders:
            found = sorted(Path(folder).glob("*.json"))
            if not found:
                self._tell(folder, "Không có cặp TÊN.txt và TÊN.json nào ở đây; hãy chỉ tới thư mục có chú giải.")
            for path in found:
                try:
                    yield path.stem, compared(path)
                except (FileError, AnnotationError) as error:
                    self._tell(path, str(error))

    def _tell(self, path: str | os.PathLike[str], sentence: str) -> None:
        self.bad += 1
        say(f"'{printable(os.fspath(path))}': {sentence}")


def compared(annotated: Path) -> Agreement:
    """The text beside an annotation, read and compared with it; FileError or AnnotationError where one will not do."""
    text = extract(annotated.with_suffix(".txt")).text
    try:
        fields = json.loads(annotated.read_bytes())
    except ValueError as error:
        raise AnnotationError(f"Chú giải không phải JSON ({error}); hãy sửa cho đúng cú pháp JSON.") from error
    return agree(Annotation.from_json(fields, text), read(text))


def as_table(table: dict[str, Rate], language: str = "vi") -> Iterator[str]:
    """The lines of the table: a row a kind of entry."""
    headings = _HEADINGS[language]
    widths = [max(9, len(heading) + 2) for heading in headings]
    yield " " * 20 + "".join(heading.rjust(width) for heading, width in zip(headings, widths, strict=True))
    for kind, rate in table.items():
        cells = (f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}", str(rate.gold), str(rate.read))
        name = _KINDS_VI[kind] if language == "vi" else kind
        yield f"{name:20}" + "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
