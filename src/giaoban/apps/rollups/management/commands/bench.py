"""`bench ledger`: a made-up country in the real schema, and how long its questions take."""

import os
import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.rollups.bench import ledger
from giaoban.apps.rollups.bench.country import Size
from giaoban.apps.rollups.bench.questions import Timing

WORDS = {
    "ward": ("Trang rà soát của một xã", 50),
    "ward_read": ("Trang ấy, đọc mọi số", None),
    "province": ("Tổng hợp một tỉnh, ba mốc so sánh", 200),
    "nation": ("Cả nước theo tỉnh", 1000),
    "series": ("Dãy 24 tháng trên địa giới hôm nay", None),
    "book": ("Ghi một số và thấy trong tổng hợp", None),
}
LIMITS = {"units": (1, 20_000), "indicators": (1, 1_000), "months": (1, 240), "times": (0, 10_000)}


class Command(BaseCommand):
    """Works on databases of its own, and throws them away unless they are to be kept."""

    help = "Đo sổ số liệu trên một nước giả định: dung lượng, thời gian nạp, thời gian trả lời, bên cạnh DuckDB"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["ledger"], metavar="ledger", help="thứ cần đo")
        parser.add_argument("--units", type=int, default=3321, help="số xã (mặc định 3321)")
        parser.add_argument("--indicators", type=int, default=100, help="số chỉ tiêu (mặc định 100)")
        parser.add_argument("--months", type=int, default=60, help="số tháng (mặc định 60)")
        parser.add_argument("--engine", choices=[*ledger.ENGINES, "both"], default="both", help="hệ quản trị dữ liệu")
        parser.add_argument("--times", type=int, default=40, help="số lần hỏi mỗi câu (mặc định 40), 0 là chỉ lập")
        parser.add_argument("--folder", help="thư mục làm việc; mặc định là thư mục tạm")
        parser.add_argument(
            "--keep", action="store_true", help="giữ lại dữ liệu trong --folder; lần sau hỏi lại ngay, không lập lại"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for name, (low, high) in LIMITS.items():
            if not low <= options[name] <= high:
                raise CommandError(f"--{name} nhận từ {low} đến {high}, không nhận {options[name]}.")
        size = Size(options["units"], options["indicators"], options["months"])
        if options["keep"] and not options["folder"]:
            raise CommandError("--keep cần --folder để biết giữ dữ liệu ở đâu.")
        try:
            with _folder(options["folder"], keep=options["keep"]) as folder:
                self._measure(size, folder, options)
        except (ledger.MissingError, ledger.KeptError) as told:
            raise CommandError(str(told)) from None

    def _measure(self, size: Size, folder: Path, options: dict[str, Any]) -> None:
        made, times, engine = ledger.make_country(size, folder), options["times"], options["engine"]
        self.stdout.write(
            f"{size.units} xã × {size.indicators} chỉ tiêu × {size.months} tháng: {made['entry']} số,"
            f" {made['target']} chỉ tiêu giao; lập trong {made['seconds']:.0f} giây;"
            f" Parquet {_megabytes(made['parquet'])}"
        )
        self._say_load()
        beside = {one.question: one for one in ledger.ask_duckdb(size, folder, times)} if times else {}
        for one in ledger.ENGINES if engine == "both" else (engine,):
            found = ledger.run_engine(one, size, folder, times=times, say=self.stderr.write)
            self._say_load()
            self._print(one, found, beside)
            if not options["keep"]:
                shutil.rmtree(folder / one, ignore_errors=True)

    def _say_load(self) -> None:
        self.stdout.write(f"Tải của máy khi đo: {os.getloadavg()[0]:.1f} trên {os.cpu_count()} lõi")

    def _print(self, engine: str, found: dict[str, Any], beside: dict[str, Timing]) -> None:
        self.stdout.write(
            f"\n{engine}: {_megabytes(found['bytes'])}; nạp {found['load']:.0f} giây; lập {found['month_ends']}"
            f" số cuối tháng trong {found['build']:.0f} giây; {found['wrong']} số sai so với sổ ở các xã được soát"
        )
        heads = ("p50 ms", "p95 ms", "CPU p50", "CPU p95", "đích ms", "DuckDB p50", "CPU", "gấp")
        self.stdout.write(f"{'':36}" + "".join(f"{head:>11}" for head in heads))
        for one in (Timing(*row) for row in found["timings"]):
            words, goal = WORDS[one.question]
            numbers = [one.p50, one.p95, one.cpu, one.cpu95, goal or ""]
            other = beside.get(one.question)
            if other is not None:
                numbers += [other.p50, other.cpu, round(one.p50 / other.p50, 2)]
            self.stdout.write(f"{words:36}" + "".join(f"{number:>11}" for number in numbers))


@contextmanager
def _folder(named: str | None, *, keep: bool) -> Iterator[Path]:
    """The folder to work in: the one named where it is kept, else a new one that is thrown away."""
    if keep and named:
        folder = Path(named).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    folder = Path(tempfile.mkdtemp(prefix="giaoban-bench-", dir=named))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
