"""A chain as a file: JSON Lines, one event a line, between a line that opens it and one with the last hash."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from giaoban.core.chain.links import FIRST, Link, sha256

FORMAT = "giaoban-chain"
_TYPES = {"version": int, "number": int, "by": int | None, "details": str | None, "reason": str | None}
_NAMES = [field.name for field in fields(Link)]


class ChainFileError(ValueError):
    """A file that is no exported chain, with the sentence that a person reads."""


class CutFileError(ChainFileError):
    """An exported chain that is not as it was written: cut, lengthened, or with a line that is no event."""


def lines_of(links: Iterable[Link], *, exported_at: str, public: bool = False) -> Iterator[str]:
    """The lines of the file, without their ends. `public` withholds details and reasons."""
    yield _line({"format": FORMAT, "exported_at": exported_at, "public": public})
    events, head = 0, FIRST
    for link in links:
        yield _line(_said(link, public=public))
        events, head = link.number, link.hash
    yield _line({"events": events, "head": head})


def _said(link: Link, *, public: bool) -> dict[str, Any]:
    said = {name: getattr(link, name) for name in _NAMES}
    if public:
        said["details_hash"] = sha256(link.details) if link.details is not None else link.details_hash
        said["reason_hash"] = sha256(link.reason) if link.reason is not None else link.reason_hash
        said["details"] = said["reason"] = None
    return {name: value for name, value in said.items() if value is not None and value != ""}


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def links_in(lines: Iterable[str]) -> Iterator[Link]:
    """The events of an exported chain, in the order of its lines.

    ChainFileError where the file is none, CutFileError where it is one no longer.
    """
    opened, ended, last, head = False, False, 0, FIRST
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        said = _read(line, number)
        if not opened:
            if said.get("format") != FORMAT:
                raise ChainFileError(_no_chain())
            opened = True
        elif ended:
            raise CutFileError(f"Dòng {number} đứng sau dòng cuối của tệp: tệp đã bị ghép thêm")
        elif "head" in said:
            ended = True
            if (said.get("events"), said["head"]) != (last, head):
                raise CutFileError(f"Dòng cuối không khớp với sự kiện cuối trong tệp, là sự kiện số {last}")
        else:
            link = _link(said, number)
            last, head = link.number, link.hash
            yield link
    if not opened:
        raise ChainFileError(_no_chain())
    if not ended:
        raise CutFileError(f"Tệp bị cắt cụt sau sự kiện số {last}: thiếu dòng cuối ghi mã băm cuối")


def _no_chain() -> str:
    return "Tệp không phải chuỗi nhật ký; hãy dùng tệp do lệnh “giaoban journal export” ghi ra"


def _read(line: str, number: int) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        if number == 1:
            raise ChainFileError(_no_chain())
        raise CutFileError(f"Dòng {number} không đọc được: không phải một đối tượng JSON")
    return said


def _link(said: dict[str, Any], number: int) -> Link:
    given: dict[str, Any] = {
        name: said.get(name, None if name in ("by", "details", "reason") else "") for name in _NAMES
    }
    for name in ("details", "reason"):  # nothing was said, unless it is withheld
        if given[name] is None and not given[f"{name}_hash"]:
            given[name] = ""
    wrong = [name for name, value in given.items() if not isinstance(value, _TYPES.get(name, str))]
    if wrong or set(said) - set(_NAMES):
        odd = ", ".join(wrong or sorted(set(said) - set(_NAMES)))
        raise CutFileError(f"Dòng {number} không phải một sự kiện của nhật ký ({odd})")
    return Link(**given)
