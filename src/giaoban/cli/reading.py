"""`giaoban read`: what each report says, one JSON object a document, or a table for people.

Many files are read by several processes. What is printed does not depend on how many there are, and no more than a few
files are in memory at a time, however many come.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from giaoban.cli.arguments import parser
from giaoban.cli.compiled import get_ready
from giaoban.cli.documents import STDIN, tell_passed_over
from giaoban.cli.printing import Job, Printer, lost
from giaoban.cli.progress import Progress
from giaoban.cli.streams import say
from giaoban.cli.workers import cores, in_order
from giaoban.files import Document, Limits, find

_ALONE = 20  # up to so many files one process is done before others have started


def read_command(argv: Sequence[str]) -> int:
    """Run `giaoban read`; 2 where some document would not do, else 0."""
    _, commands = parser()
    arguments = commands["read"].parse_args(argv)
    if arguments.spark:
        return _with_spark(arguments.paths, arguments.spark, arguments.jobs or cores())
    passed_over: Counter[str] = Counter()
    jobs = _jobs(arguments.paths, passed_over)
    first = list(islice(jobs, _ALONE + 1))
    count = arguments.jobs or (cores() if len(first) > _ALONE else 1)
    if count > 1:
        get_ready()
    progress = Progress(lambda: _count(arguments.paths))
    bad = 0
    printer = Printer(json=arguments.json, explain=arguments.explain)
    for printed in in_order(chain(first, jobs), printer, count=count, lost=lost):
        bad += printed.bad
        for complaints, text in printed.parts:
            if complaints:
                progress.clear()
            for complaint in complaints:
                say(complaint)
            sys.stdout.write(text)
        progress.step()
    progress.clear()
    tell_passed_over(passed_over)
    return 2 if bad else 0


def _with_spark(paths: Sequence[str], target: str, workers: int) -> int:
    from giaoban.cli.spark import SparkError, read_with_spark

    if len(paths) != 1:
        say("Với --spark chỉ đọc được một nguồn mỗi lần; hãy chỉ tới một thư mục hoặc một bộ dữ liệu Parquet.")
        return 2
    try:
        print(read_with_spark(Path(paths[0]), Path(target), workers=workers))
    except SparkError as error:
        say(str(error))
        return 2
    return 0


def _jobs(paths: Sequence[str], passed_over: Counter[str]) -> Iterator[Job]:
    for path in paths:
        if path == STDIN:
            yield Job(STDIN, sys.stdin.buffer.read(Limits().file_bytes + 1))
            continue
        for found in find([path], passed_over=passed_over):
            if isinstance(found, Document):
                yield Job(found.path, None, str(found.error))
            else:
                yield Job(str(found), found)


def _count(paths: Sequence[str]) -> int:
    """How many files there are to read."""
    return sum(1 if path == STDIN else sum(1 for _ in find([path])) for path in paths)
