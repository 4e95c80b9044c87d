"""`demo`: make the database where it is missing and load the sample office."""

from typing import Any

from django.core.management import call_command

from giaoban.apps.reviews.management.commands.load_sample import Command as LoadSample
from giaoban.apps.reviews.readiness import outdated


class Command(LoadSample):
    """Everything that is needed before the first page opens."""

    help = "Tạo cơ sở dữ liệu nếu chưa có rồi nạp đơn vị mẫu"

    def handle(self, *args: Any, **options: Any) -> None:
        if outdated():
            call_command("migrate", interactive=False, verbosity=0)
        super().handle(*args, **options)
