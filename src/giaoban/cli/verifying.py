"""`giaoban verify`: of an exported chain without any database, or of this installation's journal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from giaoban.cli.arguments import parser
from giaoban.cli.streams import say
from giaoban.core.chain import ChainFileError, CodeError, CutFileError, Link, follow, links_in, normal_code
from giaoban.core.chain.wording import (
    SHORTEST_HEAD,
    anchor_words,
    broken_words,
    found_words,
    is_head,
    whole_words,
)

WHOLE, BROKEN, UNUSABLE = 0, 1, 2


def verify_command(argv: Sequence[str]) -> int:
    """Prove the chain; 0 where it is whole and holds what was asked for, 1 where not, 2 for what cannot be used."""
    _, commands = parser()
    arguments = commands["verify"].parse_args(argv)
    head = arguments.head.strip().lower()
    if head and not is_head(head):
        say(f"“{arguments.head}” không phải mã băm; hãy chép từ {SHORTEST_HEAD} đến 64 ký tự đầu, gồm 0–9 và a–f.")
        return UNUSABLE
    try:
        code = normal_code(arguments.code) if arguments.code else ""
    except CodeError as error:
        say(str(error))
        return UNUSABLE
    if arguments.file is None:
        from giaoban.cli.database import run_management_command

        return run_management_command("verify", [f"--head={head}", f"--code={code}"])
    return _file(Path(arguments.file), head, code)


def _file(path: Path, head: str, code: str) -> int:
    try:
        with _links(path) as links:
            proof = follow(links, head=head, code=code)
    except CutFileError as error:
        say(f"Nhật ký không còn nguyên vẹn. {path}: {error}.")
        return BROKEN
    except (ChainFileError, UnicodeDecodeError, OSError) as error:
        say(_why(path, error))
        return UNUSABLE
    if proof.broken is not None:
        say(broken_words(proof))
        return BROKEN
    print(whole_words(proof))
    result = WHOLE
    for wanted, (words, good) in ((head, anchor_words(proof, head)), (code, found_words(proof, code))):
        if wanted and good:
            print(words)
        elif wanted:
            say(words)
            result = BROKEN
    return result


@contextmanager
def _links(path: Path) -> Iterator[Iterator[Link]]:
    with path.open(encoding="utf-8") as file:
        yield links_in(file)


def _why(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"Không có tệp {path}; hãy chỉ tới tệp do lệnh “giaoban journal export” ghi ra."
    if isinstance(error, UnicodeDecodeError):
        return f"{path} không phải văn bản UTF-8; hãy dùng tệp do lệnh “giaoban journal export” ghi ra."
    if isinstance(error, OSError):
        return f"Không đọc được {path} ({error.strerror}); hãy kiểm tra quyền đọc tệp."
    return f"{path}: {error}."
