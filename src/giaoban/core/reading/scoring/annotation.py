"""What a careful person reads in a report, as written down beside its text: an annotation.

The fields are those that `giaoban read --json` prints. An entry's `text` is an exact substring of the report; where it
stands there more than once, `occurrence` says which, counted from 1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from giaoban.core.reading.scoring.figures import GoldFigure


class AnnotationError(ValueError):
    """An annotation that does not fit its text. Its message is one Vietnamese sentence, without the file's name."""


@dataclass(frozen=True, slots=True)
class GoldTask:
    """A task as annotated; a doubtful one counts neither for nor against."""

    start: int
    end: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything annotated in one report. `people` holds each name with its positions."""

    figures: tuple[GoldFigure, ...] = ()
    numbers: tuple[str, ...] = ()  # of documents cited
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tasks: tuple[GoldTask, ...] = ()
    place: str | None = None
    reviewed: str | None = None

    @classmethod
    def from_json(cls, fields: object, text: str) -> "Annotation":
        """The annotation of `text` from its JSON object; AnnotationError where it does not fit.

        >>> figure = {"text": "5 ha", "value": 5, "unit": "ha", "role": "actual", "measure": "diện tích"}
        >>> Annotation.from_json({"figures": [figure]}, "Trồng 5 ha rừng").figures[0].start
        6
        >>> Annotation.from_json({"figures": [figure]}, "Trồng 6 ha rừng")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        giaoban.core.reading.scoring.annotation.AnnotationError: Chú giải ghi “5 ha” (lần thứ 1) nhưng ...
        """
        if not isinstance(fields, Mapping):
            raise AnnotationError("Chú giải không phải một đối tượng JSON; hãy viết theo mẫu {“figures”: […], …}.")
        try:
            figures = tuple(_figure(entry, text) for entry in fields.get("figures") or ())
            _refuse_loose_links(figures)
            return cls(
                figures,
                tuple(entry["number"] for entry in fields.get("references") or () if entry.get("number")),
                tuple((entry["name"], tuple(entry.get("positions") or ())) for entry in fields.get("people") or ()),
                tuple(_tasks(fields.get("tasks") or (), text)),
                fields.get("place"),
                fields.get("reviewed"),
            )
        except KeyError as error:
            raise AnnotationError(f"Một mục của chú giải thiếu trường {error}; hãy bổ sung cho đủ.") from error
        except (TypeError, AttributeError, InvalidOperation) as error:
            raise AnnotationError(
                f"Một mục của chú giải sai kiểu ({error}); hãy viết đúng mẫu số, chữ và danh sách."
            ) from error


def _figure(entry: Mapping[str, Any], text: str) -> GoldFigure:
    start, end = _span(entry, text)
    periods = tuple(entry[key] for key in ("period", "period_dated") if key in entry)
    return GoldFigure(
        start,
        end,
        entry["text"],
        Decimal(str(entry["value"])),
        entry.get("unit") or "",
        entry["role"],
        entry.get("measure") or "",
        periods if "period" in entry else None,
        entry.get("base"),
        entry.get("of"),
        bool(entry.get("optional")),
    )


def _refuse_loose_links(figures: tuple[GoldFigure, ...]) -> None:
    for figure in figures:
        if figure.of and not 1 <= figure.of <= len(figures):
            raise AnnotationError(
                f"Chú giải của “{figure.text}” trỏ tới số liệu thứ {figure.of} (of) nhưng chỉ có {len(figures)}; "
                "hãy ghi thứ tự đếm từ 1."
            )


def _tasks(entries: Iterable[str | Mapping[str, Any]], text: str) -> Iterable[GoldTask]:
    for entry in entries:
        fields = {"text": entry} if isinstance(entry, str) else entry
        yield GoldTask(*_span(fields, text), bool(fields.get("optional")))


def _span(entry: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Where an entry stands: as it says itself, or where its text occurs for the nth time."""
    if "start" in entry:
        return entry["start"], entry["end"]
    at, occurrence = -1, entry.get("occurrence", 1)
    for _ in range(occurrence):
        at = text.find(entry["text"], at + 1)
        if at < 0:
            raise AnnotationError(
                f"Chú giải ghi “{entry['text']}” (lần thứ {occurrence}) nhưng văn bản không có; "
                "hãy chép đúng từng chữ của văn bản."
            )
    return at, at + len(entry["text"])
