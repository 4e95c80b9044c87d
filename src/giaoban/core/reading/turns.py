"""Subjects and numbers named in turn: "thu nội địa và thu xuất nhập khẩu **lần lượt** tăng 13,8% và 34,3%".

After "lần lượt" (or "tương ứng") the numbers of the clause take the subjects before it, one each, where there are as
many of the one as of the other; numbers after the next ";" take them again from the first.
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import measures, subjects
from giaoban.core.reading.cues import Verb
from giaoban.core.reading.slots import Slot

_IN_TURN = patterns.Hinted(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)", re.IGNORECASE)
_ANDS = patterns.compile(r"\s+(?:và|cùng với|cùng)\s+")
_SINCE = patterns.compile(r"(?<!\w)(?:do|nhờ|vì|bởi|trong đó|theo đó|của)\s", re.IGNORECASE)
_ITEM = patterns.compile(r",\s+")


def in_turn(text: str, start: int, slots: list[Slot], spans: list[tuple[int, int]]) -> dict[int, str]:
    """The subject of each slot by its index, empty where nothing is named in turn.

    >>> line = "Trong đó, thu nội địa và thu xuất nhập khẩu lần lượt tăng 13,8% và 34,3%."
    >>> from giaoban.core.reading import read
    >>> [(figure.text, figure.measure) for figure in read(line).figures]
    [('13,8%', 'thu nội địa'), ('34,3%', 'thu xuất nhập khẩu')]
    """
    for first, slot in enumerate(slots):
        mark = _IN_TURN.search_hinted(slot.lead, slot.hints)
        if mark is None:
            continue
        groups = _groups(slots, first)
        words = measures.without(text, start if first == 0 else slot.lead_start, slot.lead_start + mark.start(), spans)
        subjects = _subjects(words, len(groups[0]))
        if len(subjects) != len(groups[0]):
            return {}
        subjects = [subjects[0], *(_at_place(named, subjects[0]) or named for named in subjects[1:])]
        return {index: subject for group in groups for index, subject in zip(group, subjects, strict=False)}
    return {}


def _at_place(named: str, first: str) -> str:
    """The first subject at another place: "cấp xã" beside "tỷ lệ hồ sơ ở cấp huyện" is "tỷ lệ hồ sơ ở cấp xã"."""
    kind, _, rest = named.partition(" ")
    at = first.rfind(f" {kind} ")
    return f"{first[:at]} {named}" if rest and at > 0 else ""


def told_in_turn(slots: list[Slot]) -> dict[int, int]:
    """The number that each change is of: "gạo 143 tấn, trị giá 72 triệu USD, lần lượt tăng **8%** và **5%**"."""
    for first, slot in enumerate(slots):
        mark = _IN_TURN.search_hinted(slot.lead, slot.hints) if first > 1 and slot.number.unit.startswith("%") else None
        if mark is None or _CHANGED.sub("", slot.lead[: mark.start()]).strip(" ,;("):
            continue
        group = _groups(slots, first)[0]
        told = range(first - len(group), first)
        if len(group) > 1 and told.start >= 0 and not any(slots[at].number.unit.startswith("%") for at in told):
            return dict(zip(group, told, strict=True))
    return {}


def listed_changes(slots: list[Slot]) -> dict[int, tuple[int, str]]:
    """Direction and subject of the changes of a list: "các nhóm **tăng** mạnh là thép (12%), xi măng (8,5%)".

    The verb before the first item holds for each item that only has a name.
    """
    found: dict[int, tuple[int, str]] = {}
    for index, slot in enumerate(slots):
        opens = _LISTED_CHANGE.search_hinted(slot.lead, slot.hints) if slot.number.unit.startswith("%") else None
        if slot.closing is not None or not slot.number.unit.startswith("%"):
            changed = _ITEM_CHANGED.search_hinted(slot.lead, slot.hints)
            if changed and slot.closing is not None and slot.closing.verb in (Verb.RISE, Verb.FALL):
                found[index] = (1 if slot.closing.verb is Verb.RISE else -1, "")
            continue
        if opens:
            words = slot.lead[: opens.start()]
            held = subjects.subject(_HAVING.sub("", words)) if words.strip() else ""
            found[index] = (1 if opens["verb"].lower() == "tăng" else -1, held)
        elif _PART_OF.fullmatch(slot.lead) and (sign := _sign_before(slots, index)):
            found[index] = (sign, "")
        elif index - 1 in found and _NAMED_ITEM.fullmatch(slot.lead):
            found[index] = found[index - 1]
    return found


_LISTED_CHANGE = patterns.Hinted(
    r"(?<!\w)(?P<verb>tăng|giảm)(?:\s(?:trưởng|mạnh|cao|khá|nhiều|nhanh|sâu|so với[^,:(]{3,40}))*\s?(?:\s(?:là"
    r"|như|gồm|có)|:|\s(?:là|như|gồm):)"
    r"\s[^,;:.()]{2,60}\(?\s*$",
    re.IGNORECASE,
)
_ITEM_CHANGED = patterns.Hinted(
    r"(?<!\w)(?:tăng|giảm)(?:\s(?:trưởng|mạnh|cao|khá|nhiều|nhanh|sâu))*\s?(?:\s(?:là|như|gồm)|:|\s(?:là|như|gồm):)\s"
    r"[^,;:.()]{2,60}\s(?:tăng|giảm)\s*$",
    re.IGNORECASE,
)
_CHANGED = patterns.compile(r"(?:và|tăng|giảm|đều)(?!\w)", re.IGNORECASE)
# Parts of what rose: "giá trị sản xuất tăng 9,7%, **trong đó công nghiệp** 11,4%, dịch vụ 13%".
_PART_OF = patterns.compile(r"[\s,;)]*(?:trong đó|gồm):?\s[^,;:.()]{2,60}\s", re.IGNORECASE)


def _sign_before(slots: list[Slot], index: int) -> int:
    """1 where the last percentage outside brackets rose, -1 where it fell, 0 where it did neither."""
    before = (slot for slot in reversed(slots[:index]) if slot.depth == 0)
    last = next(before, None)
    if last is None or last.closing is None or not last.number.unit.startswith("%"):
        return 0
    return {Verb.RISE: 1, Verb.FALL: -1}.get(last.closing.verb, 0)


_HAVING = patterns.compile(r"^.*\s(?:có|với)\s", re.IGNORECASE)
_NAMED_ITEM = patterns.compile(r"\)?\s*(?:[,;]|và|,\svà)\s[^,;:.()]{2,60}\(?\s*")


def _groups(slots: list[Slot], first: int) -> list[list[int]]:
    """The indexes of the numbers from `first` on, in groups parted by ";"."""
    groups: list[list[int]] = [[first]]
    unit = slots[first].number.unit
    for index in range(first + 1, len(slots)):
        if slots[index].number.unit != unit or slots[index].depth != slots[first].depth:
            break
        if ";" in slots[index].lead:
            groups.append([])
        groups[-1].append(index)
    return groups


def _subjects(words: str, count: int) -> list[str]:
    """The last `count` things that the words join by "và" and commas."""
    words = words.rstrip(" (,")
    since = list(_SINCE.finditer(words))
    if since and _ANDS.search(words, since[-1].end()):
        words = words[since[-1].end() :]
    parts = _ANDS.split(words)
    if len(parts) < count:
        parts = [piece for part in parts for piece in _ITEM.split(part)]
    elif len(parts) > count:
        parts = parts[-count:]
    cleaned = [subjects.subject(part) for part in parts]
    return [part for part in cleaned if part][-count:]
