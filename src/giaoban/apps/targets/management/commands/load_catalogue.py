"""`load_catalogue`: put the administrative units and indicators of the catalogue into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from giaoban.apps.targets.actions import load_indicators
from giaoban.apps.units.actions import load_units


class Command(BaseCommand):
    """Loads the catalogue; loading it again changes nothing."""

    help = "Nạp danh mục đơn vị hành chính và chỉ tiêu vào cơ sở dữ liệu; nạp lại không làm thay đổi gì"

    def handle(self, *args: Any, **options: Any) -> None:
        units, successions = load_units()
        indicators, aliases = load_indicators()
        self.stdout.write(
            f"Đã có {units} đơn vị, {successions} quan hệ kế thừa, {indicators} chỉ tiêu với {aliases} tên gọi."
        )
