"""What is measured at one place after another: "giải ngân đạt 62%; riêng **huyện Tân Khê** 84%".

Where a few words name nothing but a place or a body, they measure there what was measured before in the same unit.
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import measures
from giaoban.core.reading.folding import CAPITAL, SMALL
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import Reading, is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk

_KINDS = (
    r"huyện|xã|phường|quận|thị xã|thị trấn|thành phố|TP\.?|tỉnh|KCN|KKT|khu công nghiệp|sở|ban|điện lực|chi cục|cục"
    r"|ngân hàng|chi nhánh|công ty|tổng công ty|tập đoàn|trường|bệnh viện|nhà máy|thôn|bản|ấp|hội|đoàn|cụm"
)
_NAMED = rf"(?:[{CAPITAL}][\w.]*\s)*[{CAPITAL}][\w.]*"
# A body with a name of its own, or a name of two syllables and more.
_NAME = (
    rf"(?-i:(?P<name>(?i:{_KINDS})\s(?:[^\W\d]+\s){{0,5}}?[{CAPITAL}][\w.]*(?:\s[{SMALL}]+){{0,2}}?"
    rf"|[{CAPITAL}]\w*\s{_NAMED}(?:\s-\s{_NAMED})?))"
)
_STANDS = (
    r",?(?:\s(?:chỉ|mới|cũng|vẫn|đã|còn|lại|dẫn đầu|đứng đầu|đạt|được|với|về|thứ|nhất|nhì|hai|ba|tư|năm|tới|tối thiểu"
    r"|xếp|đứng|tiếp tục|là|có|quản lý|nhiều nhất|cao nhất|phải))*[\s(:,–-]*"
)
_PLACE = patterns.compile(
    r"[\s,;:()\"“”'–-]*(?:(?:riêng|như|là|gồm|trong đó|tại|ở|và|còn|nhất|các|cao nhất|thấp nhất|đứng đầu|dẫn đầu"
    r"|đứng sau|kế đến|tiếp đến|tiếp theo|sau đó|đội sổ|chót bảng|ngược lại|trái lại|điển hình|ít nhất"
    r"|nhiều nhất)[\s,:]+)*"
    rf"{_NAME}{_STANDS}",
    re.IGNORECASE,
)
# The first of several that stand out: "các đơn vị đạt cao **như Sở Y tế** 81%", "chậm nhất là **huyện Mường Lộ** 12%".
_FIRST = patterns.Hinted(
    r"(?<!\w)(?:vượt|cao|thấp|khá|tốt|chậm|kém|nóng|lớn)(?:\s[^\W\d]+){0,4}\s?(?:\slà|\snhư|\sgồm|:)(?:\scác)?:?\s"
    rf"{_NAME}{_STANDS}$",
    re.IGNORECASE,
)
_EVERYWHERE = patterns.compile(
    r"\s(?:của|ở|tại|trên|toàn|cả)\s(?:cả|toàn|địa bàn|tỉnh|huyện|vùng|nước|xã|ngành)(?!\w).*$"
    rf"|\s(?:của|ở|tại)\s(?:\S+\s)?[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*)*$"
)
_REACH = 600  # characters from a figure of the same kind within which a place goes on with it
_LONG, _SHORT_LEAD = 8, 110


def at_place(walk: Walk, line: Line, index: int, reading: Reading) -> str:
    """What was measured before, at the place that is all that the words before a number name; "" where it is not."""
    slot = line.slots[index]
    topic, end = walk.topics.get(_kind(reading), ("", 0))
    if not topic or slot.number.outer_start - end > _REACH:
        return ""
    if slot.lead.islower():
        return ""
    place = _PLACE.fullmatch(slot.lead) if len(slot.lead) <= _SHORT_LEAD else None
    place = place or _FIRST.search_hinted(slot.lead, slot.hints)
    if place is None or place["name"].lower() in topic.lower() or measures.tail_words(slot, walk.text, line.spans):
        return ""
    topic = _EVERYWHERE.sub("", topic)
    return f"{topic} {place['name']}" if len(topic.split()) <= _LONG else ""


def remember(walk: Walk, slot: Slot, reading: Reading, measure: str, placed: str) -> None:
    """Keep a measure for the places that may come after it."""
    kind = _kind(reading)
    if not kind:
        return
    told = walk.topics.get(kind, ("", 0))[0]
    goes_on = placed or (told and measure.startswith(f"{told} "))
    walk.topics[kind] = (told if goes_on else measure, slot.number.end)


def _kind(reading: Reading) -> str:
    """What units must share for one measure: percentages, a currency, a weight, a thing; "" for changes and ranks."""
    if reading.role in (Role.GROWTH, Role.OF_PREVIOUS, Role.RANK):
        return ""
    if is_percent(reading.unit):
        return "%"
    return measures.thing_of(reading.unit).partition(" ")[0] or reading.unit.rpartition(" ")[2]
