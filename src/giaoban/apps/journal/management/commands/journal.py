"""`journal export FILE` and `journal head`: the chain as a file for others, and its last hash to be written down."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from giaoban.apps.journal.actions import last_event
from giaoban.apps.journal.models import Event
from giaoban.core.chain import lines_of


class Command(BaseCommand):
    """Exports the whole chain, or prints its last hash."""

    help = "Xuất chuỗi nhật ký ra tệp JSON Lines, hoặc in mã băm cuối để ghi lại"

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="act", required=True, metavar="export|head")
        export = actions.add_parser("export", help="ghi chuỗi ra tệp; “-” là đầu ra chuẩn")
        export.add_argument("file", metavar="TỆP")
        export.add_argument("--public", action="store_true", help="không kèm chi tiết và lý do, chỉ mã băm của chúng")
        actions.add_parser("head", help="in số và mã băm của sự kiện cuối")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] == "head":
            last = last_event()
            self.stdout.write("0 chưa có sự kiện" if last is None else f"{last.number} {last.hash}")
        elif options["file"] == "-":
            self._lines(options["public"], self.stdout.write)
        else:
            self._export(Path(options["file"]), public=options["public"])

    def _export(self, target: Path, *, public: bool) -> None:
        if target.exists():
            raise CommandError(f"Đã có tệp {target}; hãy chọn tên khác để không ghi đè.", returncode=2)
        try:
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644 if public else 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                events, head = self._lines(public, lambda line: file.write(f"{line}\n"))
        except OSError as error:
            raise CommandError(
                f"Không ghi được {target} ({error.strerror}); hãy chọn nơi khác.", returncode=2
            ) from error
        self.stdout.write(f"Đã xuất {events} sự kiện vào {target}. Mã băm cuối: {head}")

    def _lines(self, public: bool, write: Any) -> tuple[int, str]:
        """Write every line of one state of the journal, however many people work meanwhile."""
        outermost = not connection.in_atomic_block  # the level is set before the first query or not at all
        with transaction.atomic():
            if connection.vendor == "postgresql" and outermost:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            last = last_event()
            links = (link for link in Event.objects.links() if last is not None and link.number <= last.number)
            for line in lines_of(links, exported_at=timezone.localtime().isoformat(timespec="seconds"), public=public):
                write(line)
        return (last.number, last.hash) if last is not None else (0, "")
