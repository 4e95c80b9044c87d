"""`check_figures [--unit KEY] [--period CODE]`: the ledger against itself; `giaoban check` without a path."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.documents.models import Document
from giaoban.apps.reviews.checked_ledger import CheckedLedger, as_json, check_ledger, told
from giaoban.apps.reviews.readiness import refuse_unready
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodError
from giaoban.core.reckoning import Verdict

WORDS = {
    "vi": {
        "head": "{name}: {all} số liệu, đối chiếu được {checked}, {unchecked} số không có gì để đối chiếu.",
        Verdict.IMPOSSIBLE: "KHÔNG THỂ CÙNG ĐÚNG",
        Verdict.IMPROBABLE: "KHÓ CÙNG ĐÚNG",
        "answered": "đã trả lời",
        "implied": "SUY RA TỪ SỐ LIỆU",
        "none": "Không thấy số liệu nào mâu thuẫn với nhau.",
    },
    "en": {
        "head": "{name}: {all} figures, {checked} checked, nothing could check the other {unchecked}.",
        Verdict.IMPOSSIBLE: "CANNOT ALL BE TRUE",
        Verdict.IMPROBABLE: "UNLIKELY TO BE ALL TRUE",
        "answered": "answered",
        "implied": "WHAT FOLLOWS FROM THE FIGURES",
        "none": "No figures contradict each other.",
    },
}


class Command(BaseCommand):
    """Checks without writing; ends with 1 where something impossible waits for an answer, with 2 for bad input."""

    help = "Đối chiếu mọi số liệu trong sổ của một hay mọi đơn vị"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", help="mã đơn vị, ví dụ 2024-305; bỏ trống thì mọi đơn vị có văn bản")
        parser.add_argument("--period", help="kỳ, ví dụ 2025-04; bỏ trống thì mọi kỳ")
        parser.add_argument("--json", action="store_true", help="in kết quả thành một đối tượng JSON")
        parser.add_argument("--explain", action="store_true", help="in cách tính từng bước để kiểm lại bằng tay")
        parser.add_argument("--language", choices=("vi", "en"), default="vi")

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse_unready()
        period = _period(options["period"])
        found = [check_ledger(unit, period) for unit in _units(options["unit"])]
        if options["json"]:
            self.stdout.write(json.dumps({"units": [as_json(one) for one in found]}, ensure_ascii=False))
        else:
            for one in found:
                self.stdout.write("\n".join(_lines(one, options["language"], explain=options["explain"])))
        if any(one.impossible for one in found):
            raise SystemExit(1)


def _refuse_unready() -> None:
    try:
        refuse_unready()
    except CommandError as error:
        raise CommandError(str(error), returncode=2) from None


def _units(key: str | None) -> list[Unit]:
    if not key:
        return list(Unit.objects.filter(pk__in=Document.objects.values("unit")))
    try:
        return [Unit.objects.by_key(key)]
    except Unit.DoesNotExist:
        raise CommandError(
            f"“{key}” không phải mã đơn vị trong danh mục; hãy ghi như 2024-305.", returncode=2
        ) from None


def _period(text: str | None) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except PeriodError:
        raise CommandError(
            f"“{text}” không phải một kỳ; hãy ghi như 2025-04, 2025-01/2025-04 hoặc 2025.", returncode=2
        ) from None


def _lines(one: CheckedLedger, language: str, *, explain: bool) -> Iterator[str]:
    words = WORDS[language]
    every = one.checked + one.unchecked
    yield words["head"].format(name=one.unit.full_name, all=every, checked=one.checked, unchecked=one.unchecked)
    if not one.findings:
        yield words["none"]
    for verdict in (Verdict.IMPOSSIBLE, Verdict.IMPROBABLE):
        placed = [(place, each) for place, each in enumerate(one.findings) if each.verdict is verdict]
        if placed:
            yield f"{words[verdict]} ({len(placed)})"
        for number, (place, each) in enumerate(placed, start=1):
            first, *rest = told(each, language, explain=explain)
            yield f"{number}. {first}" + (f" [{words['answered']}]" if place in one.answered else "")
            yield from rest
    if one.implied:
        yield f"{words['implied']} ({len(one.implied)})"
    for number, value in enumerate(one.implied, start=1):
        first, *rest = told(value, language, explain=explain)
        yield f"{number}. {first}"
        yield from rest
