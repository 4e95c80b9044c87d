"""The command line in Vietnamese: what each command does, and what will do where an argument will not."""

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from giaoban import __version__

# Commands that work on the database: each is carried out by the management command of the same name.
DATABASE_COMMANDS = {
    "import": "đọc tệp báo cáo vào sổ số liệu, chờ người xác nhận",
    "review": "in bảng rà soát một kỳ: kết quả bên cạnh kế hoạch và cùng kỳ",
    "demo": "dựng cơ sở dữ liệu mẫu để dùng thử",
    "journal": "xuất chuỗi nhật ký ra tệp để người khác kiểm tra, hoặc in mã băm cuối",
    "doctor": "khám hệ thống: tìm chỗ hỏng và nói cách chữa",
    "backup": "sao lưu toàn bộ dữ liệu ra một tệp",
    "restore": "khôi phục dữ liệu từ tệp sao lưu",
    "migrate": "lập cơ sở dữ liệu, hoặc đưa lên phiên bản mới",
    "load_catalogue": "nạp lại danh mục đơn vị hành chính và chỉ tiêu",
    "reckon": "đối chiếu lại toàn bộ sổ số liệu",
    "rollup": "đối chiếu hoặc lập lại số cuối tháng dùng để tổng hợp",
    "collect": "lập báo cáo phải nộp theo các chế độ báo cáo",
    "remind": "nhắc báo cáo sắp đến hạn, quá hạn, bị trả lại",
    "bench": "đo sổ số liệu trên một nước giả định, bên cạnh DuckDB",
}
_ORDER = (
    *("read", "check", "score", "import", "review", "serve"),
    *(
        "verify",
        "journal",
        "doctor",
        "demo",
        "backup",
        "restore",
        "migrate",
        "load_catalogue",
        "reckon",
        "rollup",
        "collect",
        "remind",
        "bench",
    ),
)
_PATH_HELP = "tệp hoặc thư mục (txt, html, docx, pdf, xlsx, xls, ods, eml, zip); “-” là đầu vào chuẩn"
_JOBS_HELP = "số tiến trình cùng đọc; mặc định 1, trên 20 tệp thì bằng số lõi của máy; kết quả luôn như nhau"
_SPARK_HELP = "đọc một thư mục hoặc dữ liệu Parquet (cột path, text) bằng Spark, ghi số liệu thành Parquet vào đây"
_EXITS = "Mã kết thúc: 0 không có gì phi lý, 1 có số liệu không thể cùng đúng, 2 có tệp hoặc tham số không dùng được."
_VERIFY_EXITS = (
    "Mã kết thúc: 0 nguyên vẹn, 1 có chỗ không khớp hoặc không tìm thấy mã, 2 tham số hoặc tệp không dùng được."
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with Vietnamese headings."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The usage line."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that says in one Vietnamese sentence what it cannot use and what it can."""

    def __init__(self, prog: str, description: str, *, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in phần trợ giúp này")

    def error(self, message: str) -> NoReturn:
        """Print the sentence and end with 2."""
        self.exit(2, f"{self.prog}: {self._in_vietnamese(message)}; xem “{self.prog} --help”.\n")

    def _in_vietnamese(self, message: str) -> str:
        options = ", ".join(option for action in self._actions for option in action.option_strings if option != "-h")
        for pattern, sentence in _ERRORS:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                return sentence.format(*found.groups(), options=options)
        return message


_ERRORS = (
    (r"unrecognized arguments: (.+)", "Không có tùy chọn {0}, lệnh này nhận {options}"),
    (r"the following arguments are required: (.+)", "Thiếu {0}"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)", "{0} không nhận “{1}”, chỉ nhận {2}"),
    (r"argument (\S+): expected one argument", "{0} cần một giá trị đi kèm"),
    (r"argument (\S+): invalid (?:\w+) value: '(.*)'", "{0} không nhận “{1}”, phải là số nguyên"),
    (r"argument (\S+): ignored explicit argument '(.*)'", "{0} không nhận giá trị “{1}”"),
    (r"argument (\S+): (.+)", "{0} {1}"),
)


def parser() -> tuple[Parser, dict[str, Parser]]:
    """The main parser and the one of each command that has options of its own."""
    commands = {"read": _read(), "check": _check(), "score": _score(), "serve": _serve(), "verify": _verify()}
    listed = {name: one.description or "" for name, one in commands.items()} | DATABASE_COMMANDS
    width = max(map(len, _ORDER)) + 2
    main = Parser(
        "giaoban",
        "Giao ban: đọc báo cáo, đối chiếu số liệu, lập bảng rà soát.",
        epilog="Gõ “giaoban LỆNH --help” để xem cách dùng của từng lệnh.",
    )
    main.usage = "giaoban LỆNH [THAM SỐ …]"
    main.description = "\n".join(
        [str(main.description), "", "Lệnh:", *(f"  {name:<{width}}{listed[name]}" for name in _ORDER)]
    )
    main.add_argument("--version", action="version", version=f"giaoban {__version__}", help="in số phiên bản")
    return main, commands


def command_of(argv: Sequence[str]) -> tuple[str, list[str]]:
    """The command and what follows it; prints help, version or a sentence and ends where there is no command."""
    main, commands = parser()
    if not argv:
        main.print_help()
        main.exit(2)
    name = argv[0]
    if name in commands or name in DATABASE_COMMANDS:
        return name, list(argv[1:])
    if name.startswith("-"):
        main.parse_args(argv)
        main.exit(0)
    known = ", ".join([*commands, *DATABASE_COMMANDS])
    main.exit(2, f"giaoban: Không có lệnh “{name}”, chỉ có {known}; xem “giaoban --help”.\n")


def _read() -> Parser:
    command = Parser("giaoban read", "đọc số liệu, văn bản dẫn chiếu, người và nhiệm vụ trong báo cáo")
    command.add_argument("paths", nargs="+", metavar="ĐƯỜNG_DẪN", help=_PATH_HELP)
    command.add_argument("--json", action="store_true", help="in mỗi văn bản thành một dòng JSON")
    command.add_argument("--explain", action="store_true", help="in quy tắc đã dùng và chỗ cần người xem lại")
    command.add_argument("--jobs", type=_count, metavar="SỐ", help=_JOBS_HELP)
    command.add_argument("--spark", metavar="KẾT_QUẢ", help=_SPARK_HELP)
    return command


def _count(written: str) -> int:
    """A number from 1 up."""
    if not re.fullmatch(r"0*[1-9][0-9]{0,3}", written):
        raise argparse.ArgumentTypeError(f"không nhận “{written}”, phải là số nguyên từ 1 đến 9999")
    return int(written)


def _check() -> Parser:
    command = Parser("giaoban check", "đối chiếu mọi số liệu với nhau, chỉ ra chỗ không thể cùng đúng", epilog=_EXITS)
    command.add_argument("paths", nargs="*", metavar="ĐƯỜNG_DẪN", help=f"{_PATH_HELP}; bỏ trống thì kiểm sổ số liệu")
    command.add_argument("--explain", action="store_true", help="in cách tính từng bước để kiểm lại bằng tay")
    command.add_argument("--unit", metavar="MÃ", help="đơn vị trong sổ, ví dụ 2024-305; chỉ khi không nêu tệp")
    command.add_argument("--period", metavar="KỲ", help="kỳ trong sổ, ví dụ 2025-04; chỉ khi không nêu tệp")
    command.add_argument("--json", action="store_true", help="in kết quả thành một đối tượng JSON")
    command.add_argument("--language", choices=("vi", "en"), default="vi", help="ngôn ngữ của kết quả: vi hoặc en")
    return command


def _score() -> Parser:
    command = Parser(
        "giaoban score", "chấm điểm bộ đọc trên thư mục văn bản đã có người chú giải (TÊN.txt và TÊN.json)"
    )
    command.add_argument("folders", nargs="+", metavar="THƯ_MỤC", help="thư mục chứa các cặp TÊN.txt và TÊN.json")
    command.add_argument("--misses", action="store_true", help="in từng số liệu bị sót, sai hoặc thừa")
    command.add_argument("--json", action="store_true", help="in bảng điểm thành một đối tượng JSON")
    command.add_argument("--language", choices=("vi", "en"), default="vi", help="ngôn ngữ của kết quả: vi hoặc en")
    return command


def _serve() -> Parser:
    command = Parser("giaoban serve", "mở các trang cho trình duyệt")
    command.add_argument("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="địa chỉ nghe, mặc định 127.0.0.1")
    command.add_argument("--port", default=8000, type=int, metavar="CỔNG", help="cổng nghe, mặc định 8000")
    command.add_argument("--workers", default=2, type=int, choices=(1, 2), help="số tiến trình, mặc định 2")
    return command


def _verify() -> Parser:
    command = Parser("giaoban verify", "kiểm tra chuỗi nhật ký: không dòng nào bị sửa hay mất", epilog=_VERIFY_EXITS)
    command.add_argument(
        "file", nargs="?", metavar="TỆP", help="tệp do “giaoban journal export” ghi; thiếu thì kiểm tra cơ sở dữ liệu"
    )
    command.add_argument(
        "--head", default="", metavar="MÃ_BĂM", help="mã băm đã ghi lại trước đây phải còn trong chuỗi"
    )
    command.add_argument("--code", default="", metavar="MÃ", help="mã in cạnh một số liệu: in ra số ấy như đã ghi")
    return command
