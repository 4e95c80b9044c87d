"""`restore FILE`: put a backup back into an empty installation and prove it equal."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.upkeep.archiving import ArchiveError, restore


class Command(BaseCommand):
    """Puts a backup back, proves it equal to what was backed up, then that its journal is whole."""

    help = "Phục hồi một bản sao lưu vào nơi còn trống, đối chiếu từng bảng và từng tệp"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="TỆP")

    def handle(self, *args: Any, **options: Any) -> None:
        source = Path(options["file"])
        try:
            manifest = restore(source, settings.DATA)
        except (ArchiveError, OSError) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)
        call_command("verify", head=manifest.head[1] if manifest and manifest.head[0] else "", stdout=self.stdout)
        if manifest is None:
            self.stdout.write(f"Đã phục hồi từ {source}. Bản sao lưu cũ không kèm bảng kê nên không đối chiếu được.")
            return
        self.stdout.write(
            f"Đã phục hồi từ {source}: {len(manifest.tables)} bảng và {len(manifest.files)} tệp giống hệt lúc sao lưu."
        )
        self.stdout.write(f"Mã băm của toàn bộ: {manifest.digest}")
