"""`review [--unit KEY] [--period CODE]`: the board as a table of text."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from giaoban.apps.documents.models import Document
from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import Line, Shown
from giaoban.apps.reviews.readiness import refuse_unready
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodError

HEAD = ("Chỉ tiêu", "ĐVT", "Tháng", "Lũy kế", "% KH cấp trên", "% KH đơn vị", "So cùng kỳ", "Dự báo năm", "Tình trạng")


class Command(BaseCommand):
    """Prints where a unit stands."""

    help = "In bảng điều hành của một đơn vị trong một kỳ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", help="mã đơn vị, ví dụ 2024-305; bỏ trống nếu chỉ có một đơn vị có văn bản")
        parser.add_argument("--period", help="kỳ, ví dụ 2025-04; bỏ trống thì lấy kỳ mới nhất có số liệu")
        parser.add_argument("--month", action="store_true", help="so số của riêng tháng thay cho lũy kế")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unready()
        unit = _unit(options["unit"])
        period = _period(unit, options["period"], timezone.localdate())
        board = queries.board(unit, period, cumulative=not options["month"])
        counts = board.counts
        self.stdout.write(f"{unit.full_name} · {period.label}")
        self.stdout.write(
            f"Đạt tiến độ {counts.on_pace}/{counts.with_target} chỉ tiêu · {counts.at_risk} nguy cơ · "
            f"{counts.behind} chậm · {counts.conflicts} mâu thuẫn · {counts.unread} số chờ xác nhận"
        )
        if board.note:
            self.stdout.write(board.note)
        rows = [HEAD, *(_row(line) for line in board.lines)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
        for row in rows:
            cells = [
                cell.ljust(width) if column in (0, 1, len(HEAD) - 1) else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            self.stdout.write("  ".join(cells).rstrip())


def _unit(key: str | None) -> Unit:
    if key:
        try:
            return Unit.objects.by_key(key)
        except Unit.DoesNotExist:
            raise CommandError(f"“{key}” không phải mã đơn vị trong danh mục; hãy ghi như 2024-305.") from None
    found = list(Unit.objects.filter(pk__in=Document.objects.values("unit"))[:6])
    if len(found) == 1:
        return found[0]
    if not found:
        raise CommandError("Chưa có văn bản nào; hãy đưa báo cáo vào bằng lệnh import trước.")
    names = ", ".join(f"{unit.key} ({unit.name})" for unit in found)
    raise CommandError(f"Có nhiều đơn vị có văn bản; hãy chọn bằng --unit: {names}.")


def _period(unit: Unit, text: str | None, today: date) -> Period:
    if not text:
        return queries.latest_period(unit, today)
    try:
        return Period.parse(text)
    except PeriodError:
        raise CommandError(f"“{text}” không phải một kỳ; hãy ghi như 2025-04, 2025-01/2025-04 hoặc 2025.") from None


def _row(line: Line) -> tuple[str, ...]:
    return (
        line.name,
        line.unit,
        _cell(line.month),
        _cell(line.to_date),
        _cell(line.percent_superior),
        _cell(line.percent_own),
        _beside_last_year(line),
        _forecast(line),
        " ".join(line.standing),
    )


def _beside_last_year(line: Line) -> str:
    """As percent of last year; the change of a rate in points; or that there is nothing to compare with."""
    if line.percent_last_year is not None:
        return _cell(line.percent_last_year)
    if line.change is not None:
        return f"{'+' if line.change.value > 0 else ''}{_cell(line.change)} {line.change.unit}"
    return "không so sánh" if line.incomparable else ""


def _forecast(line: Line) -> str:
    if line.forecast_share is not None:
        return f"≈ {line.forecast_share.text} %"
    return f"≈ {line.forecast.text}" if line.forecast is not None else ""


def _cell(shown: Shown | None) -> str:
    if shown is None:
        return ""
    sign = {"implied": "≈ ", "estimate": "ước "}.get(str(shown.mark), "")
    return f"{sign}{shown.text}"
