"""`doctor`: find trouble in an installation and say what to do."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from giaoban.apps.upkeep import database_checkups as database
from giaoban.apps.upkeep import machine_checkups as machine
from giaoban.apps.upkeep.checkups import Check, Patient, examine
from giaoban.apps.upkeep.typefaces import readable

CHECKS: dict[str, Check] = {
    "Cơ sở dữ liệu": database.reachable,
    "Phiên bản của các bảng": database.up_to_date,
    "Độ toàn vẹn": database.whole,
    "Khóa chống sửa": database.guarded,
    "Nhật ký": database.chained,
    "Sổ số liệu": database.true_to_journal,
    "Số cuối tháng": database.rolled_up,
    "Tệp gốc": database.kept,
    "Đồng hồ": database.on_time,
    "Ổ đĩa": machine.room,
    "Quyền thư mục": machine.private,
    "Phông chữ": readable,
    "Sao lưu": machine.backed_up,
}
FIRST = ("Cơ sở dữ liệu", "Phiên bản của các bảng")


class Command(BaseCommand):
    """Carries out every check; ends with 1 where one of them asks for something to be done."""

    help = "Khám hệ thống: tìm chỗ hỏng và nói cách chữa; mã kết thúc 1 khi có việc phải làm"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="in thành một đối tượng JSON")
        parser.add_argument("--quick", action="store_true", help="không tính lại mã băm từng tệp gốc")

    def handle(self, *args: Any, **options: Any) -> None:
        patient = Patient(settings.DATA, settings.MEDIA_ROOT, timezone.now(), quick=options["quick"])
        found = []
        for one in examine(patient, CHECKS, first=FIRST):
            found.append(one)
            if not options["json"]:
                self.stdout.write(f"{'✓' if one.well else '✗'} {one.name}: {one.words}.")
                if not one.well:
                    self.stdout.write(f"    → {one.remedy}")
        bad = sum(not one.well for one in found)
        if options["json"]:
            said = [asdict(one) | {"well": one.well} for one in found]
            self.stdout.write(json.dumps({"well": not bad, "findings": said}, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("Không có việc gì phải làm." if not bad else f"Có {bad} việc phải làm.")
        if bad:
            raise SystemExit(1)
