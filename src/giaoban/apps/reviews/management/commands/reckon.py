"""`reckon`: check the ledger of every unit that has documents anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from giaoban.apps.reviews.actions import reckon
from giaoban.apps.reviews.models import Finding, Implied
from giaoban.apps.reviews.readiness import refuse_unready
from giaoban.apps.units.models import Unit


class Command(BaseCommand):
    """Reckons anew."""

    help = "Kiểm lại toàn bộ số liệu của mọi đơn vị có văn bản"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", help="mã đơn vị, ví dụ 2024-305")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unready()
        units = Unit.objects.filter(documents__isnull=False).distinct()
        if options["unit"]:
            units = units.filter(pk=Unit.objects.by_key(options["unit"]).pk)
        for unit in units:
            reckon(unit)
            findings = Finding.objects.filter(unit=unit, current=True).count()
            implied = Implied.objects.filter(unit=unit).count()
            self.stdout.write(f"{unit.name}: {findings} điểm chưa khớp, {implied} giá trị suy ra.")
