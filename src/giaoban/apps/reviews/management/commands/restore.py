"""`restore FILE`: put a backup back into an empty installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from giaoban.apps.reviews import archiving


class Command(BaseCommand):
    """Puts a backup back, then proves that its journal is whole."""

    help = "Phục hồi một bản sao lưu vào thư mục dữ liệu trống"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError(archiving.POSTGRES)
        database = Path(connection.settings_dict["NAME"])
        connection.close()
        try:
            archiving.restore(Path(options["file"]), database, settings.DATA)
        except (archiving.ArchiveError, OSError) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)
        call_command("verify", stdout=self.stdout)
        self.stdout.write(f"Đã phục hồi từ {options['file']}.")
