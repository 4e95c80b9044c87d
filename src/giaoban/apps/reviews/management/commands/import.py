"""`import PATH… [--unit KEY]`: bring reports into the ledger; with `--history` spreadsheets of many periods."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from giaoban.apps.documents.models import Outcome
from giaoban.apps.figures.actions import import_files
from giaoban.apps.figures.history import Plan, plan, reading_of
from giaoban.apps.figures.history_booking import HistoryError, book_history
from giaoban.apps.figures.workbooks import grids_of, receive
from giaoban.apps.reviews.readiness import make_ready
from giaoban.apps.units.models import Unit
from giaoban.files import FileError
from giaoban.files.opening import read_bytes

READ = frozenset(
    [".txt", ".htm", ".html", ".xhtml", ".docx", ".docm", ".dotx", ".pdf", ".xlsx", ".xlsm", ".xls", ".ods", ".eml"]
)


class Command(BaseCommand):
    """Takes files and directories in; a bad file is told and the rest goes on."""

    help = "Đưa báo cáo vào sổ số liệu; tệp hỏng được báo bằng một câu, các tệp khác vẫn được nhận"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="tệp hoặc thư mục")
        parser.add_argument(
            "--unit", help="mã đơn vị, ví dụ 2024-305; bỏ trống thì lấy theo địa phương nêu trong văn bản"
        )
        parser.add_argument(
            "--history", action="store_true", help="tệp là bảng số liệu nhiều kỳ (xlsx, xls, ods, csv); cần --unit"
        )
        parser.add_argument("--sheet", default="", help="tên trang tính, bỏ trống thì lấy trang đầu")
        parser.add_argument("--year", type=int, help="năm của các cột không ghi năm")
        parser.add_argument("--skip-errors", action="store_true", help="bỏ qua các ô lỗi, ghi các ô còn lại")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        make_ready(self.stdout.write)
        unit = unit_named(options["unit"])
        if options["history"]:
            self._histories(unit, options)
            return
        intake = import_files(unit, files_under(options["paths"]), by=None)
        rows = list(intake.files.select_related("document__unit"))
        for row in rows:
            unit_name = f" ({row.document.unit.name})" if row.document else ""
            said = f". {row.message}" if row.message else ""
            self.stdout.write(f"{row.name}: {row.get_outcome_display()}{unit_name}{said}")
        counts = {outcome: sum(row.outcome == outcome for row in rows) for outcome in Outcome}
        self.stdout.write(
            f"{counts[Outcome.ACCEPTED]} tệp đã nhận, {counts[Outcome.UNCHANGED]} tệp đã có từ trước, "
            f"{counts[Outcome.REFUSED]} tệp không nhận."
        )
        if counts[Outcome.REFUSED]:
            raise CommandError("Có tệp không nhận được; xem lý do ở trên.", returncode=2)

    def _histories(self, unit: Unit | None, options: dict[str, Any]) -> None:
        if unit is None:
            raise CommandError("Bảng số liệu nhiều kỳ cần biết là của đơn vị nào; hãy thêm --unit, ví dụ 2024-305.")
        refused = False
        for name, path in files_under(options["paths"]):
            try:
                self._history(unit, name, path, options)
            except (FileError, HistoryError) as error:
                refused = True
                self.stdout.write(f"{name}: không nhận. {error}")
        if refused:
            raise CommandError("Có bảng chưa ghi được; xem lý do ở trên.", returncode=2)

    def _history(self, unit: Unit, name: str, path: Path, options: dict[str, Any]) -> None:
        workbook = receive(unit, name, read_bytes(path), by=None)
        sheets = grids_of(workbook).sheets
        grid = next(
            (sheet for sheet in sheets if sheet.name == options["sheet"]), None if options["sheet"] else sheets[0]
        )
        if grid is None:
            names = ", ".join(f"“{sheet.name}”" for sheet in sheets)
            raise HistoryError(f"Không có trang tính “{options['sheet']}”; tệp có {names}.")
        reading, _ = reading_of(grid, unit, options["year"] or timezone.localdate().year)
        if reading.problem:
            raise HistoryError(f"{reading.problem[:-1]}; hãy nhập bảng này trên trang Số liệu một lần để hệ thống nhớ.")
        found = plan(grid, reading, unit, may_book=lambda each: True)
        for line in told(found):
            self.stdout.write(f"{name}: {line}")
        if not options["dry_run"] and (found.to_book or found.targets_to_book or found.errors):
            book_history(workbook, grid, reading, found, by=None, skip_errors=options["skip_errors"])
            self.stdout.write(f"{name}: đã ghi {len(found.to_book)} số.")


def told(found: Plan) -> Iterator[str]:
    """What the preview of a sheet says, line by line."""
    counts = found.counts
    yield (
        f"{counts.get('new', 0)} số mới, {counts.get('changed', 0)} số thay số cũ, {counts.get('beside', 0)} số khác "
        f"văn bản, {counts.get('same', 0)} số như đang có, {found.gaps} ô trống, {len(found.errors)} ô lỗi."
    )
    if found.targets:
        yield f"{len(found.targets_to_book)} kế hoạch thành chỉ tiêu."
        yield from (f"Ô {one.placed.value.cell}: {one.placed.message}." for one in found.targets if one.fate == "asked")
    yield from (error.message for error in found.errors)
    yield from found.warnings
    if found.shares is not None:
        yield from found.shares.questions
    for unknown, near in found.unknown.items():
        yield f"“{unknown}” chưa rõ thuộc chỉ tiêu nào nên không ghi" + (f"; gần giống {near}." if near else ".")


def unit_named(key: str | None) -> Unit | None:
    """The unit of a key such as 2024-305; CommandError with a sentence for one that is not there."""
    if not key:
        return None
    try:
        return Unit.objects.by_key(key)
    except Unit.DoesNotExist:
        raise CommandError(
            f"“{key}” không phải mã đơn vị trong danh mục; hãy ghi thế hệ và mã, ví dụ 2024-305 hoặc 2025-11383."
        ) from None


def files_under(paths: list[str]) -> Iterator[tuple[str, Path]]:
    """Name and path of each file named, and of each document in the directories named, in order of name."""
    for name in paths:
        path = Path(name)
        if not path.is_dir():
            yield path.name, path
            continue
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and inner.suffix.lower() in READ and not inner.name.startswith((".", "~$")):
                yield str(inner.relative_to(path)), inner
