"""What `giaoban read` prints of one file: made where the file is read, so that any process can do it."""

from dataclasses import dataclass, field
from pathlib import Path

from giaoban.cli.account import as_json, as_table
from giaoban.cli.documents import ReadDocument
from giaoban.core.reading import read
from giaoban.files import Document, Kind, printable, read_document


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: its name and where its bytes are, or the sentence on why there are none."""

    path: str
    source: Path | bytes | None
    refusal: str = ""


@dataclass(slots=True)
class Printed:
    """What one file gives: pairs of complaints and text in the order of its documents, and how many would not do."""

    parts: list[tuple[list[str], str]] = field(default_factory=list)
    bad: int = 0


@dataclass(frozen=True, slots=True)
class Printer:
    """Reads a file and everything within it, in one of the two styles."""

    json: bool
    explain: bool

    def __call__(self, job: Job) -> Printed:
        """All that is to be printed of a file. Never raises: what fails is told."""
        if job.source is None:
            return refused(job.path, job.refusal)
        printed = Printed()
        for document in read_document(job.path, job.source):
            one = self._document(document)
            printed.parts += one.parts
            printed.bad += one.bad
        return printed

    def _document(self, document: Document) -> Printed:
        if document.error is not None or document.extracted is None:
            return refused(document.path, str(document.error))
        extracted = document.extracted
        notes = [f"'{printable(document.path)}': {note}" for note in extracted.notes]
        if extracted.kind is Kind.ZIP:
            return Printed([(notes, "")])  # what it holds comes next
        try:
            report = read(extracted.text, published=extracted.published)
            text = self._text(ReadDocument(document.path, extracted, report))
        except Exception as error:  # one text that the reader stumbles on must not cost the others
            return refused(
                document.path,
                f"Bộ đọc vấp phải cách viết chưa từng gặp ({type(error).__name__}) nên chưa đọc được; "
                "hãy gửi tệp này cho người phụ trách phần mềm.",
            )
        return Printed([(notes, text)])

    def _text(self, document: ReadDocument) -> str:
        if self.json:
            import json  # not for the table

            return json.dumps(as_json(document, explain=self.explain), ensure_ascii=False) + "\n"
        return "\n".join(as_table(document, explain=self.explain)) + "\n\n"


def refused(path: str, sentence: str) -> Printed:
    """A file that would not do.

    >>> refused("a.txt", "Tệp rỗng.").parts
    [(["'a.txt': Tệp rỗng."], '')]
    """
    return Printed([([f"'{printable(path)}': {sentence}"], "")], bad=1)


def lost(job: Job) -> Printed:
    """A file whose process died under it."""
    return refused(
        job.path,
        "Tệp này làm tiến trình đọc dừng giữa chừng (thường vì hết bộ nhớ) nên chưa đọc được; "
        "hãy đọc riêng tệp này, hoặc mở bản gốc và lưu lại.",
    )
