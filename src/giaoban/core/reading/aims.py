"""Whether what stands here is to be reached or has been reached: the signs, and how far each of them holds.

The innermost sign decides; where one scope says nothing, the next does:

clause      "phấn đấu", "sẽ", "đã", "ước đạt" in the words before a number, up to the next such word
task        a number in work that is ordered or set: "yêu cầu các xã trồng **50 ha**"
paragraph   a sentence that goes on with the aims of the one before, or with a plan: "Theo đó, …", "Theo Đề án, …"
list        the items under a line that hands over a plan and ends in a colon
section     the text under a heading: "II. CHỈ TIÊU NĂM 2022"
text        a text that is a plan by its title or opening

A sentence that tells of what is or was ends the wider scopes for the rest of its paragraph.
"""

import re
from bisect import bisect_right

from giaoban.core import patterns
from giaoban.core.periods import Mention, Relation
from giaoban.core.reading.clock import Clock
from giaoban.core.reading.cues import AIM, DONE, FORECAST
from giaoban.core.reading.governing import is_day, within
from giaoban.core.reading.plans import BY_PLAN, FOLLOWS, SETS_PLAN, TELLS
from giaoban.core.reading.report import Role
from giaoban.core.reading.walk import Line, Walk


def aims_of(walk: Walk, line: Line, index: int) -> tuple[str, bool]:
    """The scope that makes a number an aim, empty where none does, and whether it only says what may come about.

    The last word of its kind in the leads so far counts, so that each lead is searched once.
    """
    lead = line.slots[index].lead
    if line.aim[0] >= 0 and _bracket_closed(line, index):
        line.aim = (-1, -1)
    for match in AIM.finditer_hinted(lead, line.slots[index].hints):
        if match[0].lower() == "sẽ" and "dự báo" in lead[: match.start()].lower():
            line.forecast = (index, match.end())  # "dự báo tháng 3 CPI **sẽ** giảm": nobody aims at it
        elif not _names_what_was_set(lead, match):
            line.aim, line.weak = (index, match.start()), _PLAN_NAME.match(match[0]) is not None
            line.aim_by = "clause"
    if index and lead.lstrip().startswith(":"):
        _named_behind(line, index)
    _task(walk, line, index)
    for match in DONE.finditer_hinted(lead, line.slots[index].hints):
        of_thing = match[0].lower() == "hiện có" and (0, 0) <= line.aim < (index, match.start())
        if (
            not of_thing
            and not _still_to_get(line, index, match)
            and not _SAID_OF_ALL.search(lead[max(0, match.start() - _NEAR) : match.start()])
        ):
            line.done = (index, match.start())
    whole = line.slots[index].number.value == 100 and walk.scope_name() != ""
    if index and line.roles[index - 1] is Role.TARGET and _REACHED.fullmatch(lead) and not whole:
        line.done = (index, 0)
    for match in FORECAST.finditer_hinted(lead, line.slots[index].hints):
        line.forecast = (index, match.start())
    if line.aim < (0, 0):
        told = line.done >= (0, 0) or line.forecast >= (0, 0)
        return "" if told else walk.scope, line.forecast > line.done
    by = line.aim_by if line.aim > line.done and line.aim > line.forecast else ""
    return by, line.forecast > max(line.aim, line.done)


def _bracket_closed(line: Line, index: int) -> bool:
    """Whether an aim stood in a bracket that is closed: "(mục tiêu **9%**), trong đó công nghiệp (đạt 6 tỷ đồng)"."""
    aimed = line.slots[line.aim[0]]
    return aimed.depth > line.slots[index].depth or (aimed.depth > 0 and ")" in line.slots[index].lead)


def _still_to_get(line: Line, index: int, match: re.Match[str]) -> bool:
    """Whether what is got is still the object of an aim in its clause: "phấn đấu hết quý II **thu được** 60%"."""
    if line.aim[0] != index or line.weak or not match[0].lower().endswith(" được"):
        return False
    between = line.slots[index].lead[line.aim[1] : match.start()]
    return line.aim[1] < match.start() and not any(mark in between for mark in ",;:")


def _named_behind(line: Line, index: int) -> None:
    """A plan named behind the number before: "nhất trí 100% với các chỉ tiêu nhiệm kỳ: kết nạp **8 đảng viên**"."""
    before = line.slots[index - 1].tail[-2 * _NEAR :]
    match = _PLAN_AT_END.search(before)
    if match is not None and _OF_A_RESULT.search(before[: match.start()]) is None:
        line.aim, line.weak, line.aim_by = (index, 0), True, "clause"


def _task(walk: Walk, line: Line, index: int) -> None:
    """A number within work that is set is planned, unless what was done stands between."""
    slot = line.slots[index]
    at = bisect_right(walk.work, (slot.number.start, len(walk.text))) - 1
    if at < 0 or walk.work[at][1] <= slot.number.start or _HANDS_OUT.match(walk.text, walk.work[at][0]):
        return
    start = walk.work[at][0]
    first = max(0, bisect_right(line.slots, start, hi=index + 1, key=lambda each: each.lead_start) - 1)
    sign = first, max(0, start - line.slots[first].lead_start)
    if line.done >= (0, 0) and sign > line.done:
        told = max(line.slots[line.done[0]].lead_start + line.done[1], slot.number.start - _CLAUSES)
        if _SETS_WORK.search(walk.text, told, slot.number.start) is None:
            return
    elif walk.told and _SETS_WORK.search(walk.text, max(line.start, slot.number.start - _CLAUSES), start + 1) is None:
        return
    if sign > line.aim:
        line.aim, line.weak, line.aim_by = sign, False, "task"


# "kế hoạch 2.150 tỷ đồng, **thực hiện** 2.236 tỷ đồng", "100% cơ sở có mô hình; **đạt** 97%"
_REACHED = patterns.compile(r"\s*[;,]\s*(?:kết quả )?(?:thực hiện|đạt)(?: được)?\s*", re.IGNORECASE)
_PLAN_AT_END = patterns.compile(
    r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|dự toán)(?: [^\s,;:.()]+){0,6}\s*$", re.IGNORECASE
)
_CLAUSES = 400  # characters in which the word stands that sets the work
# What parts work that is set from what was done, in one sentence: "đã khởi công 31 nhà; yêu cầu các xã xây 20 nhà".
_SETS_WORK = patterns.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|kiến nghị|giao|cần|phải|sẽ|tiếp tục|tập trung|phấn đấu|nhiệm vụ|tới|lưu ý"
    r"|nhấn mạnh)(?!\w)",
    re.IGNORECASE,
)


# What a meeting itself will do is told as its result: "tại Hội nghị, tỉnh sẽ trao giấy chứng nhận cho **29 dự án**".
_HANDS_OUT = patterns.compile(r"(?:trao|tặng|ký|công bố)(?!\w)", re.IGNORECASE)


def open_sentence(walk: Walk, start: int, until: int, end: int, *, goes_on: bool) -> None:
    """What holds for the sentence `text[start:end]`, whose words before its first number end at `until`.

    `goes_on`: its opening goes on with the sentence before.
    """
    words = walk.text[start:until]
    of_plan = _of_plan(walk, start, until)
    planned = walk.scope_name() == "text"
    follows = FOLLOWS.match(words) is not None and SETS_PLAN.search(walk.text, *walk.opening) is not None
    walk.aim_carries = (walk.aimed and goes_on) or BY_PLAN.match(words) is not None or follows
    if walk.aim_carries:
        walk.told = False
    elif not walk.told:
        told = of_plan is False or _UP_TO_NOW.search(words) is not None
        told = told or (planned and _COMPARED.search(walk.text, until, end) is not None)
        walk.told = told or (walk.scope_name() == "text" and TELLS.search(words) is not None)
    if walk.told and (of_plan or _COSTS.match(words)) and not TELLS.search(words):
        walk.told = False
    walk.scope = "" if walk.told else walk.scope_name()
    walk.opening = start, min(until, start + 400)


_UP_TO_NOW = patterns.compile(
    r"(?<!\w)(?:tính đến|đến nay|hiện nay|(?:thời gian|năm|nhiệm kỳ|tháng|quý|giai đoạn)(?: vừa)? qua)(?!\w)",
    re.IGNORECASE,
)


# What no plan is set against.
_COMPARED = patterns.compile(r"(?:so với|so) (?:cùng kỳ|tháng trước|quý trước)(?!\w)", re.IGNORECASE)
_COSTS = patterns.compile(
    r"\W*(?:tổng |nguồn )*(?:kinh phí thực hiện|vốn thực hiện|nhu cầu (?:vốn|kinh phí)|mức vốn)(?!\w)", re.IGNORECASE
)


def _of_plan(walk: Walk, start: int, until: int) -> bool | None:
    """Whether a sentence opens with the time of the plan: not "Cuối năm 2021, …" or "Năm trước, …" in one for 2022.

    None where it opens with none.
    """
    if walk.planned_from is None:
        return None
    for mention in within(walk.mentions, start, until):
        if mention.relation is Relation.PREVIOUS and not walk.text[start : mention.start].strip():
            return False
        if mention.relation in (Relation.PLAIN, Relation.DEADLINE, Relation.TO_DATE) and not is_day(mention):
            period = walk.clock.resolve(mention)
            return period is None or period.end >= walk.planned_from
    return None


def comes(clock: Clock, mention: Mention) -> bool:
    """Whether a period lies ahead: it begins after the reviewed one and the day of publication, or is due then."""
    if mention.relation in (Relation.PREVIOUS, Relation.SINCE, Relation.TO_DATE, Relation.FORWARD):
        return mention.relation is Relation.FORWARD
    period = clock.resolve(mention)
    known = clock.published
    if clock.reviewed is not None and (known is None or clock.reviewed.end > known):
        known = clock.reviewed.end
    if period is None or known is None:
        return False
    return period.start > known or (mention.relation is Relation.DEADLINE and period.end.year > known.year)


def close_sentence(walk: Walk, line: Line) -> None:
    """After a sentence that told of results, wider scopes say nothing of the rest of its paragraph."""
    if line.done >= (0, 0) and line.done > line.aim:
        walk.told = True


def _names_what_was_set(lead: str, match: re.Match[str]) -> bool:
    """Whether the word for an aim only names a plan set before, or the worth of what is planned.

    "hoàn thành **mục tiêu**", "vượt chỉ tiêu Đại hội **đề ra** với 14 đảng viên", "tổng mức đầu tư **dự kiến** 28 tỷ".
    """
    before, word = lead[max(0, match.start() - 60) : match.start()], match[0].lower()
    if _TOLD.search(lead, match.end(), match.end() + 2 * _NEAR):
        return True
    if word == "đề ra":
        return _PLAN_SET.search(before) is not None and bool(lead[match.end() : match.end() + 9].strip())
    if word == "phấn đấu":
        return _STRIVEN.search(before) is not None
    if word == "sẽ":
        return FORECAST.search(before, max(0, len(before) - 12)) is not None
    if word == "dự kiến":
        return _WORTH.search(before) is not None and _HEDGED.fullmatch(lead, match.end()) is not None
    return _PLAN_NAME.match(word) is not None and _OF_A_RESULT.search(before[-32:]) is not None


_PLAN_SET = patterns.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|nhiệm vụ)(?:\s[^\s,;:.()]+){0,7}\s$", re.IGNORECASE)
# What stands before who tells it is no part of it: "tại hội nghị đề ra nhiệm vụ quý II, ông Bình **cho biết** …".
_TOLD = patterns.compile(r"(?<!\w)(?:cho biết|cho hay|cho rằng|thông tin(?=:| rằng))(?!\w)", re.IGNORECASE)
_STRIVEN = patterns.compile(
    r"(?<!\w)(?:chỉ tiêu|dự toán|mức|kế hoạch|số|nhờ|sự|tinh thần|ý chí|đã|luôn)\s$", re.IGNORECASE
)
_WORTH = patterns.compile(
    r"\($|(?<!\w)(?:mức đầu tư|vốn|kinh phí|tổng số tiền)(?: đăng ký| đầu tư| là)?\s$", re.IGNORECASE
)
_NEAR = 90  # characters that say of which thing or clause a word is
_HEDGED = patterns.compile(r"\s*(?:là|khoảng|hơn|trên|gần|đạt)?\s*", re.IGNORECASE)
# "đã" within what is counted says nothing of the clause: "tỷ lệ lao động **đã** qua đào tạo".
_SAID_OF_ALL = patterns.compile(
    r"(?:^|[,;:.]|\svà|phấn đấu|mục tiêu)\s*(?:tỷ lệ|tỉ lệ|tổng số|số)(?:\s[^\s,;:.()]+){1,8}\s$", re.IGNORECASE
)
_PLAN_NAME = patterns.compile(r"mục tiêu|chỉ tiêu|kế hoạch|dự toán", re.IGNORECASE)
_OF_A_RESULT = patterns.compile(
    r"(?:(?:hoàn thành|đạt|vượt|thực hiện)(?:\s[^\s,;:.()]+){0,3}|được|so với|hơn|theo|bằng|của|đã|quận"
    r"|kế hoạch)\s+$",
    re.IGNORECASE,
)
