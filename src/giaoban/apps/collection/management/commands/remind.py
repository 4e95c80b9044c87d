"""`remind`: remind people of reports that are due soon, late or sent back, on the screen and by e-mail, once each."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from giaoban.apps.collection.asking import open_reports
from giaoban.apps.collection.reminding import remind


class Command(BaseCommand):
    """Makes the reports of the day, then reminds."""

    help = "Nhắc báo cáo sắp đến hạn, quá hạn, bị trả lại; mỗi lần nhắc một lần, bằng thư nếu đã khai máy chủ thư"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--day", type=date.fromisoformat, help="như chạy vào ngày này, ví dụ 2026-11-15")

    def handle(self, *args: Any, **options: Any) -> None:
        day = options["day"] or timezone.localdate()
        open_reports(day=day)
        done = remind(day=day, mail=EmailMessage.send if settings.EMAIL_HOST else None)
        mailed = (
            f"gửi {done.mail} thư" if settings.EMAIL_HOST else "không gửi thư vì chưa khai máy chủ thư (GIAOBAN_MAIL)"
        )
        self.stdout.write(f"Nhắc {done.screen} lượt trong phần mềm, {mailed}.")
        if done.failed:
            raise CommandError("Không gửi được: " + "; ".join(done.failed))
