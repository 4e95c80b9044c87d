"""`import PATH… [--unit KEY]`: bring reports into the ledger."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.documents.models import Outcome
from giaoban.apps.figures.actions import import_files
from giaoban.apps.reviews.readiness import make_ready
from giaoban.apps.units.models import Unit

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

    def handle(self, *args: Any, **options: Any) -> None:
        make_ready(self.stdout.write)
        unit = unit_named(options["unit"])
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
