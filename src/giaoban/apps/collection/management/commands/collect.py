"""`collect`: make the reports that the reporting regimes ask for; running it again changes nothing."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from giaoban.apps.collection.asking import open_reports


class Command(BaseCommand):
    """Makes reports."""

    help = "Lập báo cáo phải nộp của mọi đơn vị theo các chế độ báo cáo; chạy lại không đổi gì"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--day", type=date.fromisoformat, help="như chạy vào ngày này, ví dụ 2026-11-15")

    def handle(self, *args: Any, **options: Any) -> None:
        done = open_reports(day=options["day"] or timezone.localdate())
        self.stdout.write(
            f"Lập mới {done.made} báo cáo, cập nhật hạn của {done.renewed}, "
            f"bỏ {done.dropped} báo cáo không còn phải nộp."
        )
