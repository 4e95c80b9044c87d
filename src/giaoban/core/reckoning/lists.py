"""Parts of a whole, as a sentence lists them: "gồm", "chia ra", "trong đó", "còn lại".

| words | tie |
| --- | --- |
| "120 tỷ đồng, gồm A 45 tỷ đồng, B 70 tỷ đồng và C 5 tỷ đồng" | the parts add up |
| "320 tỷ đồng, trong đó A 300 tỷ đồng, B 15 tỷ đồng" | each is no more; nor are they together, if they do not overlap |
| "120 dự án, đã xong 85 dự án, còn lại 35 dự án" | whole = parts + what is left |
| "16/17 chỉ tiêu, 1 chỉ tiêu không đạt" | 17 = 16 + 1 |

Left alone: "gồm cả", "chủ yếu gồm", a list that ends in "…", counted things that may overlap ("nữ 45, đoàn viên 98").
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from giaoban.core import patterns
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.constructions import Found, Passage, TieKind, counts_things, dimension_of

_CLOSED = patterns.compile(r"(?<!\w)(?:bao gồm|gồm có|gồm|chia ra)(?!\w)(?! cả)\s*:?")
_OF_WHICH = patterns.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)")
_OPEN_LIST = patterns.compile(r"(?<!\w)(?:chủ yếu|chính là|như|ví dụ|v\.v|vân vân|một số)(?!\w)|…|\.\.\.")
_COMPARED = patterns.compile(r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|dự toán|từ đầu|lũy kế)(?!\w)")
_LEFT = patterns.compile(r"(?<!\w)còn lại(?: là| có|:)?\s*$")
_NOT_MET = patterns.compile(r"(?<!\w)(?:không|chưa) (?:đạt|hoàn thành)(?! (?:tiến độ|chuẩn|chất lượng|yêu cầu))(?!\w)")
_DONE = patterns.compile(r"(?<!\w)(?:đã|được|trong đó|gồm|hoàn thành)(?!\w)")
_ONE = Fraction(1)


def parts_of_wholes(passage: Passage) -> Iterator[Found]:
    """The lists of a sentence with their wholes, at most one list a whole."""
    results = passage.results()
    for at, whole in enumerate(results[:-1]):
        words = passage.between(whole, results[at + 1])
        marker = _CLOSED.search(words) or _OF_WHICH.search(words)
        if marker is None or ";" in words[: marker.start()] or _COMPARED.search(words[marker.end() :]):
            continue
        if "." in words[: marker.start()] and not _is_largest(passage, results[: at + 1]):
            continue  # a new sentence, which speaks of any of the amounts before it
        closed = _OF_WHICH.search(words) is None
        own = "." in words[: marker.start()] or words[marker.end() :].lstrip().startswith(":")
        open_list = not closed and not own
        parts, ended = _items(passage, whole, results[at + 1 :], open_list=open_list)
        if parts:
            yield from _listed(passage, whole, parts, closed=closed and ended)


def _is_largest(passage: Passage, results: list[int]) -> bool:
    last = passage.figures[results[-1]]
    alike = [passage.figures[one] for one in results if dimension_of(passage.figures[one]) == dimension_of(last)]
    return all(one.value <= last.value for one in alike)


def _items(passage: Passage, whole: int, later: list[int], *, open_list: bool) -> tuple[list[int], bool]:
    """The items after the marker, and whether the list is closed: one kind of comma, no list inside."""
    figures, parts, separator = passage.figures, [later[0]], ""
    if not _same_thing(passage, whole, later[0]):
        return [], False
    for before, item in pairwise(later):
        words = passage.between(before, item)
        if _OF_WHICH.search(words) or _CLOSED.search(words):
            return parts, False
        if ")" in words and "(" not in words and "(" in passage.text[figures[whole].end : figures[parts[0]].start]:
            return parts, len(parts) > 1
        mark = ";" if ";" in words else ","
        if mark == ";" and not separator and open_list:
            return parts, False  # a new clause, which may speak of something else
        if separator == "," and mark == ";":
            return parts, len(parts) > 1
        separator = separator or mark
        if not _same_thing(passage, whole, item):
            return parts, False
        parts.append(item)
    tail = passage.text[figures[parts[0]].start : passage.end].lower()
    return parts, len(parts) > 1 and not _OPEN_LIST.search(tail)


def _same_thing(passage: Passage, whole: int, part: int) -> bool:
    one, two = passage.figures[whole], passage.figures[part]
    if one.period != two.period or one.bound is not two.bound:
        return False
    if dimension_of(one) == dimension_of(two):
        return "/" not in dimension_of(one) and dimension_of(one) != ""
    return "tổng" in one.measure.lower() and counts_things(one) and counts_things(two) and two.value < one.value


def _listed(passage: Passage, whole: int, parts: list[int], *, closed: bool) -> Iterator[Found]:
    lead = passage.text[passage.figures[whole].end : passage.figures[parts[-1]].end].lower()
    if closed and len(parts) > 1 and not _OPEN_LIST.search(lead):
        yield TieKind.PARTS, (whole, *parts), _ONE
        return
    alike = [part for part in parts if dimension_of(passage.figures[part]) == dimension_of(passage.figures[whole])]
    for part in alike:
        yield TieKind.PART, (whole, part), _ONE
    if len(alike) > 1 and not any(counts_things(passage.figures[part]) for part in alike):
        yield TieKind.WITHIN, (whole, *alike), _ONE


def what_is_left(passage: Passage) -> Iterator[Found]:
    """whole = parts + what is left: "còn lại", and targets not met beside "16/17 chỉ tiêu"."""
    for place in passage.results():
        alike = [one for one in passage.results(dimension_of(passage.figures[place])) if one <= place]
        if _LEFT.search(passage.before(place)) and 3 <= len(alike) <= 5:
            whole = alike[0]
            same = {passage.figures[one].period for one in alike}
            if len(same) == 1 and _DONE.search(passage.between(whole, alike[1])):
                yield TieKind.LEFT, (whole, *alike[1:]), _ONE
        elif len(alike) == 2 and counts_things(passage.figures[place]):
            yield from _not_met(passage, alike[0], place)


def _not_met(passage: Passage, done: int, place: int) -> Iterator[Found]:
    target = done + 1
    if target not in passage.places or passage.figures[target].role is not Role.TARGET:
        return
    stroke = passage.text[passage.figures[done].end : passage.figures[target].start].strip() == "/"
    if stroke and _NOT_MET.search(passage.after(place)) and passage.figures[target].unit == passage.figures[place].unit:
        yield TieKind.LEFT, (target, done, place), _ONE
