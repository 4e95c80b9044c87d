"""`giaoban read --spark`: a whole archive in, Parquet with a row a figure out, on as many workers as there are.

The source is a Parquet data set with the columns `path` and `text`, or a folder of files of any kind that is read. A
file or text that will not do gives one row with `error` in place of a figure. Needs the extra `spark` and Java.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unicodedata import normalize

from giaoban.core import patterns
from giaoban.core.reading import Figure, read
from giaoban.files import Document, Extracted, Kind, find, read_document

_COLUMNS = {
    **{"path": "string", "start": "int", "end": "int", "text": "string", "value": "decimal(38,6)", "unit": "string"},
    **{"bound": "string", "role": "string", "measure": "string", "period": "string", "base": "string", "of": "int"},
    **{"doubt": "string", "error": "string"},
}
SCHEMA = ", ".join(f"`{name}` {kind}" for name, kind in _COLUMNS.items())
_KINDS = "*.{txt,htm,html,xhtml,docx,docm,dotx,pdf,xlsx,xlsm,xls,ods,eml,zip}"
_ROWS = 50  # documents handed to a worker at a time: Arrow counts rows, and files are large
_PLACES, _DIGITS = 6, 38  # of the column `value`
_SAMPLE, _WARM_UP = 200, 20  # documents read in this process to know what one core does
_SHARES = 4  # parts of the work for each worker, so that none waits long for the last
_ON_CLUSTER = "SPARK_ENV_LOADED"  # which `spark-submit` sets


class SparkError(ValueError):
    """Spark cannot be had or cannot use what was given. Its message is one Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Throughput:
    """What a run did: documents, bytes, figures, seconds by the clock, workers; bytes a second of one core alone."""

    documents: int
    size: int
    figures: int
    seconds: float
    workers: int
    alone: float

    def __str__(self) -> str:
        each = self.size / self.seconds / self.workers
        return (
            f"Đã đọc {self.documents} văn bản ({self.size / 1e6:.1f} MB), {self.figures} số liệu trong "
            f"{self.seconds:.1f} giây; {self.workers} tiến trình, mỗi tiến trình {each / 1e3:.0f} kB/giây, "
            f"bằng {each / self.alone:.0%} một lõi đọc riêng ({self.alone / 1e3:.0f} kB/giây)."
        )


def rows(path: str, content: str | bytes | None) -> Iterator[dict[str, Any]]:
    """The rows of one text, of the bytes of one file, or with neither of the file at `path`; spans index text in NFC.

    >>> [(row["text"], row["value"]) for row in rows("a.txt", "Kết nạp 103 đảng viên.")]
    [('103 đảng viên', Decimal('103'))]
    >>> [row["error"] for row in rows("a.txt", b"")]
    ['Tệp rỗng, không có chữ nào để đọc; hãy kiểm tra lại và gửi bản có nội dung.']
    """
    if isinstance(content, str):
        documents = iter([Document(path, Extracted(normalize("NFC", content), Kind.TXT))])
    else:
        documents = read_document(path, Path(path) if content is None else content)
    for document in documents:
        if document.extracted is None:
            yield dict.fromkeys(_COLUMNS) | {"path": document.path, "error": str(document.error)}
            continue
        try:
            figures = read(document.extracted.text, published=document.extracted.published).figures
        except Exception as error:  # one text must not end the work of a cluster
            yield dict.fromkeys(_COLUMNS) | {"path": document.path, "error": f"Bộ đọc gặp lỗi {type(error).__name__}."}
            continue
        yield from (_row(document.path, figure) for figure in figures)


def _row(path: str, figure: Figure) -> dict[str, Any]:
    _, digits, exponent = figure.value.as_tuple()
    fits = isinstance(exponent, int) and exponent >= -_PLACES and len(digits) + exponent <= _DIGITS - _PLACES
    value = figure.value if fits else None  # a column has a width; `text` keeps the number
    return figure.as_json() | {"path": path, "value": value, "doubt": figure.doubt or None, "error": None}


def read_batches(batches: Iterable[Any], compiled: bytes = b"") -> Iterator[Any]:
    """What a worker does: a batch of figures for each Arrow batch of paths and contents.

    `compiled` are patterns from the process that started the work, so that no worker compiles them anew.
    """
    import pyarrow

    patterns.take_up(compiled)
    kinds = {"string": pyarrow.string(), "int": pyarrow.int32(), "decimal(38,6)": pyarrow.decimal128(_DIGITS, _PLACES)}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in _COLUMNS.items()])
    for batch in batches:
        pairs = zip(batch.column("path").to_pylist(), batch.column("content").to_pylist(), strict=True)
        made = [row for path, content in pairs for row in rows(path or "", content)]
        yield pyarrow.RecordBatch.from_pylist(made, schema=schema)


def read_with_spark(source: Path, target: Path, *, workers: int) -> Throughput:
    """Read everything in the source into Parquet files under `target`, on so many workers of this machine.

    Under `spark-submit` the cluster that it names is used. SparkError where Spark or the source cannot be had.
    """
    if not source.exists():
        raise SparkError(f"Không có '{source}'; hãy kiểm tra lại tên tệp Parquet hoặc thư mục văn bản.")
    if target.exists():
        raise SparkError(f"Đã có '{target}' nên không ghi đè lên; hãy chọn tên khác cho thư mục kết quả.")
    session = _session(workers)
    try:
        contents, count, size = _contents(session, source)
        alone = _alone(contents.limit(_SAMPLE).collect())
        slots = session.sparkContext.defaultParallelism
        work = partial(read_batches, compiled=patterns.kept(everything=True) or b"")
        started = time.monotonic()
        contents.repartition(slots * _SHARES).mapInArrow(work, SCHEMA).write.parquet(str(target))
        seconds = time.monotonic() - started
        figures = session.read.parquet(str(target)).where("error is null").count()
        return Throughput(count, size, figures, seconds, slots, alone)
    finally:
        session.stop()


def _alone(sample: Sequence[Any]) -> float:
    """Bytes a second of this process on some documents, once it has compiled what they need."""
    for path, content in sample[:_WARM_UP]:
        list(rows(path or "", content))
    size, started = 0, time.process_time()
    for path, content in sample:
        size += _size(path, content)
        list(rows(path or "", content))
    return max(size, 1) / max(time.process_time() - started, 1e-6)


def _size(path: str, content: str | bytes | None) -> int:
    if content is None:
        return Path(path).stat().st_size
    return len(content.encode() if isinstance(content, str) else content)


def _session(workers: int) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SparkError("Máy này chưa có Spark; hãy cài các gói trong requirements/spark.txt.") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("giaoban read")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS),
        "spark.log.level": "ERROR",
    }.items():
        builder = builder.config(name, value)
    if _ON_CLUSTER not in os.environ:
        builder = builder.master(f"local[{workers}]").config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1")
    try:
        return builder.getOrCreate()
    except Exception as error:  # of Spark's own kinds, or of the bridge to Java
        raise SparkError("Không khởi động được Spark; hãy kiểm tra Java (bản 17 trở lên) và JAVA_HOME.") from error


def _contents(session: Any, source: Path) -> tuple[Any, int, int]:
    """The columns `path` and `content`, the count of rows and their bytes.

    A Parquet data set holds texts. Of the files under a folder the workers of this machine are told the paths alone and
    open them; those of a cluster, which may not reach them, get their bytes.
    """
    if source.is_dir() and not any(source.glob("*.parquet")):
        if _ON_CLUSTER not in os.environ:
            paths = [str(each) for each in find([source]) if not isinstance(each, Document)]
            files = session.createDataFrame([(path, None) for path in paths], "path string, content binary")
            return files, len(paths), sum(map(os.path.getsize, paths))
        files = session.read.format("binaryFile").option("recursiveFileLookup", "true")
        return _counted(files.option("pathGlobFilter", _KINDS).load(str(source)).select("path", "content"))
    try:
        data = session.read.parquet(str(source))
    except Exception as error:  # of Spark's own kinds
        raise SparkError(f"'{source}' không phải Parquet; hãy chỉ tới dữ liệu Parquet hoặc thư mục.") from error
    if not {"path", "text"} <= set(data.columns):
        raise SparkError(f"Dữ liệu '{source}' thiếu cột path hoặc text; hãy đặt tên hai cột đúng như vậy.")
    return _counted(data.selectExpr("cast(path as string) as path", "cast(coalesce(text, '') as string) as content"))


def _counted(contents: Any) -> tuple[Any, int, int]:
    count, size = contents.selectExpr("count(*)", "coalesce(sum(octet_length(content)), 0)").first()
    return contents, count, size
