"""`load_catalogue`: put the administrative units and indicators of the catalogue into the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from giaoban.apps.targets.actions import load_indicators
from giaoban.apps.units.actions import load_former_wards, load_units


class Command(BaseCommand):
    """Loads the catalogue; loading it again changes nothing."""

    help = "Nạp danh mục đơn vị hành chính và chỉ tiêu vào cơ sở dữ liệu; nạp lại không làm thay đổi gì"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--former-wards",
            action="store_true",
            help="nạp cả 23 phường của Hải Phòng kết thúc ngày 31/12/2024, khi số liệu năm 2024 ghi theo các phường đó",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        units, successions = load_units()
        if options["former_wards"]:
            former = load_former_wards()
            units, successions = units + former, successions + former
        indicators, aliases = load_indicators()
        self.stdout.write(
            f"Đã có {units} đơn vị, {successions} quan hệ kế thừa, {indicators} chỉ tiêu với {aliases} tên gọi."
        )
