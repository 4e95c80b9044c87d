"""`rollup`: prove that the month ends kept say what the ledger says, or make them anew."""

from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.reviews.readiness import refuse_unready
from giaoban.apps.rollups.rebuilding import Difference, differences, rebuild
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit

SHOWN = 5


class Command(BaseCommand):
    """Compares every month end with the ledger; with --rebuild makes all of them anew first."""

    help = "Đối chiếu số cuối tháng dùng để tổng hợp với sổ số liệu; --rebuild lập lại toàn bộ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="lập lại toàn bộ từ sổ số liệu trước khi đối chiếu")
        parser.add_argument("--unit", help="chỉ đối chiếu một đơn vị, ví dụ 2024-305")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unready()
        units = None
        if options["unit"]:
            try:
                units = [Unit.objects.by_key(options["unit"])]
            except Unit.DoesNotExist:
                raise CommandError(f"Không có đơn vị {options['unit']}; hãy ghi mã như 2024-305.") from None
        if options["rebuild"]:
            self.stdout.write(f"Đã lập lại {rebuild(self.stderr.write)} số cuối tháng.")
        found = list(islice(differences(units), SHOWN))
        if found:
            told = "; ".join(self._told(one) for one in found)
            raise CommandError(f"Số cuối tháng không khớp sổ: {told}. Hãy chạy “giaoban rollup --rebuild”.")
        self.stdout.write("Số cuối tháng khớp với sổ số liệu.")

    def _told(self, one: Difference) -> str:
        unit, indicator = Unit.objects.get(pk=one.unit_id), Indicator.objects.get(pk=one.indicator_id)
        return f"{unit.name}, {indicator.name}, tháng {one.month % 100}/{one.month // 100}"
