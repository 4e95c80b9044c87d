"""`verify`: prove that nobody has changed the journal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.journal.actions import verify


class Command(BaseCommand):
    """Goes through the whole chain of the journal."""

    help = "Kiểm tra nhật ký: mỗi sự kiện có còn nguyên và nối đúng với sự kiện trước không"

    def handle(self, *args: Any, **options: Any) -> None:
        result = verify()
        if result.broken is not None:
            raise CommandError(f"Nhật ký không còn nguyên vẹn. {result.problem}.")
        self.stdout.write(f"Nhật ký nguyên vẹn: {result.events} sự kiện, mã băm cuối {result.last_hash}")
