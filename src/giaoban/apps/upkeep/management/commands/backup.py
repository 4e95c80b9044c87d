"""`backup FILE`: the whole installation in one file, made while people work."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from giaoban.apps.upkeep.archiving import ArchiveError, backup


class Command(BaseCommand):
    """Writes a backup and prints what proves it."""

    help = "Sao lưu cơ sở dữ liệu, tệp gốc và khóa bí mật vào một tệp, trong khi mọi người vẫn làm việc"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="TỆP")

    def handle(self, *args: Any, **options: Any) -> None:
        target = Path(options["file"])
        try:
            made = backup(settings.DATA, target)
        except (ArchiveError, DatabaseError, OSError) as error:
            raise CommandError(str(error)) from error
        size, rows, files = (
            f"{number:,}".replace(",", ".") for number in (target.stat().st_size, made.rows, len(made.files))
        )
        self.stdout.write(f"Đã sao lưu vào {target} ({size} byte; {rows} dòng, {files} tệp).")
        self.stdout.write(f"Mã băm của toàn bộ: {made.digest}")
        self.stdout.write(f"Nhật ký đến sự kiện số {made.head[0]}, mã băm {made.head[1]}; hãy ghi lại ở nơi khác.")
