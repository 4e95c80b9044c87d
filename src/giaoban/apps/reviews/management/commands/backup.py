"""`backup FILE`: the whole installation in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from giaoban.apps.reviews import archiving


class Command(BaseCommand):
    """Writes a backup."""

    help = "Sao lưu cơ sở dữ liệu, tệp gốc và khóa bí mật vào một tệp"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError(archiving.POSTGRES)
        target = Path(options["file"])
        try:
            size = archiving.backup(Path(connection.settings_dict["NAME"]), settings.DATA, target)
        except (archiving.ArchiveError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Đã sao lưu vào {target} ({size:,} byte).".replace(",", "."))
