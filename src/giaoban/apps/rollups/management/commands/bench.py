"""`bench ledger`: a made-up country in the real schema, and how long its questions take."""

import os
import shutil
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.rollups.bench import ledger
from giaoban.apps.rollups.bench.country import Size
from giaoban.apps.rollups.bench.questions import Timing

WORDS = {
    "ward": ("Trang rà soát của một xã", 50),
    "province": ("Tổng hợp một tỉnh, ba mốc so sánh", 200),
    "nation": ("Cả nước theo tỉnh", 1000),
    "series": ("Dãy 24 tháng trên địa giới hôm nay", None),
    "book": ("Ghi một số và thấy trong tổng hợp", None),
}
LIMITS = {"units": (1, 20_000), "indicators": (1, 1_000), "months": (1, 240), "times": (1, 10_000)}


class Command(BaseCommand):
    """Works on databases of its own and throws them away."""

    help = "Đo sổ số liệu trên một nước giả định: dung lượng, thời gian nạp, thời gian trả lời, bên cạnh DuckDB"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["ledger"], metavar="ledger", help="thứ cần đo")
        parser.add_argument("--units", type=int, default=3321, help="số xã (mặc định 3321)")
        parser.add_argument("--indicators", type=int, default=100, help="số chỉ tiêu (mặc định 100)")
        parser.add_argument("--months", type=int, default=60, help="số tháng (mặc định 60)")
        parser.add_argument("--engine", choices=[*ledger.ENGINES, "both"], default="both", help="hệ quản trị dữ liệu")
        parser.add_argument("--times", type=int, default=40, help="số lần hỏi mỗi câu (mặc định 40)")
        parser.add_argument("--folder", help="thư mục làm việc; mặc định là thư mục tạm")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, (low, high) in LIMITS.items():
            if not low <= options[name] <= high:
                raise CommandError(f"--{name} nhận từ {low} đến {high}, không nhận {options[name]}.")
        size = Size(options["units"], options["indicators"], options["months"])
        folder = Path(tempfile.mkdtemp(prefix="giaoban-bench-", dir=options["folder"]))
        try:
            self._measure(size, folder, options["engine"], options["times"])
        except ledger.MissingError as missing:
            raise CommandError(str(missing)) from None
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _measure(self, size: Size, folder: Path, engine: str, times: int) -> None:
        counted, seconds, parquet = ledger.make_country(size, folder)
        self.stdout.write(
            f"{size.units} xã × {size.indicators} chỉ tiêu × {size.months} tháng: {counted['entry']} số,"
            f" {counted['target']} chỉ tiêu giao; lập trong {seconds:.0f} giây; Parquet {_megabytes(parquet)}"
        )
        self.stdout.write(f"Tải của máy khi đo: {os.getloadavg()[0]:.1f} trên {os.cpu_count()} lõi")
        beside = {one.question: one for one in ledger.ask_duckdb(size, folder, times)}
        for one in ledger.ENGINES if engine == "both" else (engine,):
            found = ledger.run_engine(one, size, folder, times=times, say=self.stderr.write)
            self.stdout.write(f"Tải của máy khi đo: {os.getloadavg()[0]:.1f} trên {os.cpu_count()} lõi")
            self._print(one, found, beside)
            shutil.rmtree(folder / one, ignore_errors=True)

    def _print(self, engine: str, found: dict[str, Any], beside: dict[str, Timing]) -> None:
        self.stdout.write(
            f"\n{engine}: {_megabytes(found['bytes'])}; nạp {found['load']:.0f} giây; lập {found['month_ends']}"
            f" số cuối tháng trong {found['build']:.0f} giây; {found['wrong']} số sai so với sổ ở các xã được soát"
        )
        heads = ("p50 ms", "p95 ms", "CPU ms", "đích ms", "DuckDB p50", "CPU", "gấp")
        self.stdout.write(f"{'':36}" + "".join(f"{head:>11}" for head in heads))
        for one in (Timing(*row) for row in found["timings"]):
            words, goal = WORDS[one.question]
            numbers = [one.p50, one.p95, one.cpu, goal or ""]
            other = beside.get(one.question)
            if other is not None:
                numbers += [other.p50, other.cpu, round(one.p50 / other.p50, 2)]
            self.stdout.write(f"{words:36}" + "".join(f"{number:>11}" for number in numbers))


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
