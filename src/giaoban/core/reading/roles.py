"""What a figure says: a result, a target, a percentage of either, a change, a place in a ranking.

Each rule below has a name that the figure keeps:

rank                "xếp thứ **12**", "top **10**"
fraction            "**103**/**261** đảng viên": done, and what was asked for; "trên tổng số **17 chỉ tiêu**"
percent-of-plan     "bằng **50%** kế hoạch", "hoàn thành **96%** dự toán"
exceeds-plan        "vượt **5%** kế hoạch" is 105; "hụt **5%** dự toán" is 95
above-plan          "tăng **34%** so với dự toán" is 134
times               "gấp **2,3 lần** cùng kỳ"
percent-of-earlier  "bằng **303%** so với cùng kỳ"
listed change       "tăng mạnh là thép (**12%**), xi măng (**8,5%**)"
change              "tăng **15,3%**", "giảm **139 vụ** so với cùng kỳ", "số vụ giảm **3 vụ**", "tăng **2 bậc**"
growth-rate         "tăng trưởng kinh tế đạt **7,9%**"
planned-change      "phấn đấu giảm **15%** số vụ": a target, positive
aim                 under "phấn đấu", "mục tiêu", a heading that sets targets, or a period after the reviewed one
plan-amount         "dự toán thu là **400 tỷ đồng**", "được giao **222 tỷ đồng**", "kế hoạch năm (**7 triệu lượt**)"
share               "chiếm **37%** tổng số hộ"
bare-percent        "đạt 5 tỷ đồng, đạt **60%**": of the plan, unless it says otherwise (doubtful)
result              all others
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.quantities import Bound
from giaoban.core.reading.bases import Against
from giaoban.core.reading.cues import GROUP_LEAD, PLAN_NOUN, RISE_SUBJECT, Verb
from giaoban.core.reading.report import Role
from giaoban.core.reading.slots import Slot

_PERCENT = patterns.compile(r"%|‰|phần (?:trăm|nghìn)", re.IGNORECASE)
_PLACES = patterns.compile(r"(?:bậc|hạng|thứ hạng|điểm|vị trí)(?!\w)", re.IGNORECASE)
_TIMES = patterns.compile(r"lần(?!\w)", re.IGNORECASE)
_JOINED = patterns.compile(r"[\s,]*(?:và|cũng|hoặc)?[\s,(]*(?:hơn|gần|trên|khoảng)?\s*$", re.IGNORECASE)
_DOUBT_PLAN = "Tỷ lệ không nói là so với gì; hiểu là so với kế hoạch"


@dataclass(slots=True)
class Setting:
    """What is known where a number stands.

    `aim`: its clause, sentence or section sets targets. `forecast`: it says what may come about. `previous`: the slot
    before it in the sentence, with `previous_role`. `amount`: a result amount stands open in the clause.
    """

    aim: bool
    scope: str = ""  # what makes it an aim: see `aims`; "time" for a period to come
    forecast: bool = False
    previous: Slot | None = None
    previous_role: Role | None = None
    amount: bool = False
    fraction: bool = False
    same_unit: bool = False
    target_before: bool = False
    plan_bracket: bool = False
    from_level: bool = False
    own_subject: bool = False
    same_period: bool = False
    beside_change: bool = False  # "số vụ giảm 3 vụ, tăng **1 người chết**"
    of_a_number: bool = False  # the subject is itself a number: "số vụ giảm **3 vụ**"
    part_of_plan: bool = False
    part_of_change: int = 0  # its direction: "tăng 9,7%, trong đó công nghiệp **11,4%**"
    range_of_change: int = 0  # its direction: "cao hơn cùng kỳ từ 300 đến **400 đồng**"
    amount_before: bool = False  # the number before it is an amount of money
    plan_named: bool = False  # "25,2% chỉ tiêu cả năm là **1,2 tỷ USD**"
    in_bracket: bool = False  # "418 doanh nghiệp (tăng **52**)"
    unlike: bool = False  # beside a stroke, but of another thing: "5 vụ/**7 đối tượng**"
    sign: int = 0  # that of "(**-10,9%**)"
    before_change: bool = False  # the earlier side of a change: "giảm 306 vụ (848/**1.154 vụ**)"
    count: bool = False  # a count stands open in the clause, and it is no share of another count told before
    after_plan: bool = False  # the percentage before it in the paragraph is of the plan
    of_disbursed: bool = False  # "giải ngân đạt 34% kế hoạch, cả nước **38,6%**"
    listed_change: int = 0  # 1 or -1 in a list of what rose or fell


@dataclass(frozen=True, slots=True)
class Reading:
    """The role of a number with its signed value, and the rule that gave it."""

    role: Role
    value: Decimal
    rule: str
    unit: str
    bound: Bound | None
    doubt: str = ""


def value_of_plan(slot: Slot) -> bool:
    """Whether a percentage after a count is large enough to be of a plan and not a share: "540 người, đạt **60%**"."""
    return slot.number.value >= _LEAST_OF_PLAN


_LEAST_OF_PLAN = 30


@lru_cache(maxsize=4096)
def is_percent(unit: str) -> bool:
    """Whether the unit is a percentage of some kind ("%", "%/năm", "phần trăm"); percentage points are not.

    >>> is_percent("%/năm"), is_percent("điểm %"), is_percent("hộ")
    (True, False, False)
    """
    return _PERCENT.match(unit) is not None


def verb_of(slot: Slot, setting: Setting) -> Verb | None:
    """The verb of a number; where only a comma or "và" parts it from the number before it, that number's verb."""
    if slot.closing is not None:
        return slot.closing.verb
    before = setting.previous
    if before is not None and slot.number.part == "high" and before.closing is not None:
        return before.closing.verb
    if before is not None and _JOINED.fullmatch(slot.lead) and before.closing is not None:
        alike = is_percent(before.number.unit) == is_percent(slot.number.unit)
        return before.closing.verb if alike or before.closing.verb is Verb.REACH else None
    return None


def role_of(slot: Slot, setting: Setting) -> Reading:
    """The role of the number of `slot`, by the first rule that fits."""
    number = slot.number
    if number.rank or (GROUP_LEAD.search_hinted(slot.lead + slot.hedge, slot.hints) and not is_percent(number.unit)):
        return _rank(slot, setting)
    if number.part in ("part", "whole"):
        done = number.part == "part" and setting.scope in ("", "clause", "time")
        role = Role.ACTUAL if done or setting.before_change or setting.unlike else Role.TARGET
        return Reading(role, number.value, "fraction", number.unit, number.bound)
    relative = is_percent(number.unit) or _TIMES.match(number.unit)
    reading = _relative(slot, setting) if relative else _amount(slot, setting)
    if number.part == "high" and setting.previous_role is Role.TARGET:
        reading = replace(reading, role=Role.TARGET, value=number.value)
    if reading.bound is None and number.part in ("low", "high"):
        bound = Bound.AT_LEAST if number.part == "low" else Bound.AT_MOST
        return Reading(reading.role, reading.value, reading.rule, reading.unit, bound, reading.doubt)
    return reading


def _plain(slot: Slot, role: Role, rule: str, value: Decimal | None = None, doubt: str = "") -> Reading:
    number = slot.number
    return Reading(role, number.value if value is None else value, rule, number.unit, number.bound, doubt)


def _rank(slot: Slot, setting: Setting) -> Reading:
    number = slot.number
    if GROUP_LEAD.search_hinted(slot.lead + slot.hedge, slot.hints):
        if setting.aim and number.unit:
            return Reading(Role.TARGET, number.value, "rank", number.unit, Bound.AT_MOST)
        return Reading(Role.RANK, number.value, "rank", "", Bound.AT_MOST)
    return Reading(Role.RANK, number.value, "rank", "", number.bound)


def _relative(slot: Slot, setting: Setting) -> Reading:
    """A percentage or a multiple."""
    verb = verb_of(slot, setting)
    against = slot.base.against if slot.base else None
    percent = is_percent(slot.number.unit)
    if percent and (_BESIDE_PLAN.search(slot.lead) or (setting.plan_named and not slot.lead.strip())):
        return _plain(slot, Role.TARGET, "plan-amount")
    if setting.listed_change:
        return _change(slot, setting, setting.listed_change, Against.PREVIOUS)
    if setting.sign and percent and against is not Against.TARGET:
        return _change(slot, setting, setting.sign, Against.PREVIOUS)
    if setting.from_level and percent:
        return _plain(slot, Role.ACTUAL, "result")
    if verb is Verb.TIMES and setting.aim and against is None:
        return _plain(slot, Role.TARGET, "aim")
    if verb is Verb.TIMES or (verb in (Verb.EXCEED, Verb.EQUAL) and not percent):
        return _plain(slot, Role.OF_TARGET if against is Against.TARGET else Role.OF_PREVIOUS, "times")
    if verb in (Verb.EXCEED, Verb.SHORT) and against is not Against.PREVIOUS and percent:
        sign = 1 if verb is Verb.EXCEED else -1
        return _plain(slot, Role.OF_TARGET, "exceeds-plan", 100 + sign * slot.number.value)
    if verb in (Verb.RISE, Verb.FALL, Verb.EXCEED):
        return _change(slot, setting, -1 if verb is Verb.FALL else 1, against)
    if verb is Verb.LEVEL and slot.closing and RISE_SUBJECT.search(slot.closing.object) and not setting.aim:
        return _plain(slot, Role.GROWTH, "growth-rate")
    if verb is Verb.LEVEL:
        return _plain(slot, Role.TARGET if setting.aim else Role.ACTUAL, "aim" if setting.aim else "result")
    if against is Against.TARGET:
        planned = setting.aim and (verb is not Verb.EQUAL or slot.number.value == 100)
        return _plain(slot, *((Role.TARGET, "aim") if planned else (Role.OF_TARGET, "percent-of-plan")))
    if against is Against.PREVIOUS:
        return _plain(slot, Role.OF_PREVIOUS, "percent-of-earlier")
    if setting.part_of_change:
        return _change(slot, setting, setting.part_of_change, None)
    return _share(slot, setting, verb)


_RATE = patterns.Hinted(
    r"(?<!\w)(?:tỷ|tỉ) (?:lệ|trọng|suất)|(?<!\w)(?:công suất|độ che phủ|mức|cơ cấu|chiếm)(?!\w)",
    re.IGNORECASE,
)


# "lạm phát 3,2%, thấp hơn nhiều so với mục tiêu **4,5%**"
_BESIDE_PLAN = patterns.compile(
    r"so với (?:mục tiêu|kế hoạch|chỉ tiêu)(?: [^\s,;:.()]+){0,4}\s*$"
    r"|(?:vượt|hơn) (?:mục tiêu|kế hoạch|chỉ tiêu) (?:tăng trưởng )?(?:được giao|đề ra|đặt ra)"
    r"(?: [^\s,;:.()]+){0,3} là\s*$",
    re.IGNORECASE,
)


def _share(slot: Slot, setting: Setting, verb: Verb | None) -> Reading:
    """A percentage that is set against nothing: a target, a rate, a share, or a percentage of a plan left unsaid."""
    if setting.aim:
        return _plain(slot, Role.TARGET, "aim")
    again = _changed_again(slot, setting)
    if again:
        return _change(slot, setting, again, None)
    of_range = slot.number.part == "high" and setting.previous_role is Role.GROWTH
    if of_range or (RISE_SUBJECT.search_hinted(slot.lead, slot.hints) and "tỷ lệ" not in slot.lead):
        return _plain(slot, Role.GROWTH, "growth-rate")
    if verb is Verb.SHARE:
        return _plain(slot, Role.ACTUAL, "share")
    percent = is_percent(slot.number.unit)
    of_same_plan = setting.same_period and setting.previous_role is Role.OF_TARGET
    apart = slot.depth > 0 or ";" in slot.lead or slot.closing is None
    another = setting.own_subject and (apart or _RATE.search_hinted(slot.lead, slot.hints) is not None)
    whole_told = setting.fraction and not another
    if percent and (whole_told or of_same_plan or (setting.of_disbursed and verb in (None, Verb.REACH))):
        return _plain(slot, Role.OF_TARGET, "percent-of-plan")
    done = setting.previous_role is Role.TARGET and setting.amount_before and _PAID.search(slot.lead) is not None
    if percent and done:
        return _plain(slot, Role.OF_TARGET, "percent-of-plan")
    if percent and _OF_FUNDS.match(slot.tail) and _SPENT.search(slot.lead):
        return _plain(slot, Role.OF_TARGET, "percent-of-plan")
    if setting.plan_bracket or (_names_plan(slot) and verb is not Verb.EQUAL):
        return _plain(slot, Role.TARGET, "plan-amount")
    if percent and not slot.tail.strip(" .,;:") and _leaves_plan_unsaid(slot, setting, verb):
        return _plain(slot, Role.OF_TARGET, "bare-percent", doubt=_DOUBT_PLAN)
    beyond = percent and slot.number.value > _ALL and verb in (Verb.REACH, Verb.EQUAL)
    if beyond and _RATE.search_hinted(slot.lead, slot.hints) is None:
        return _plain(slot, Role.OF_TARGET, "bare-percent", doubt=_DOUBT_PLAN)  # more than all of what was planned
    return _plain(slot, Role.ACTUAL, "result")


_ALL = 100
# "mới tiêu được **34%** vốn": of the capital that was given out.
_OF_FUNDS = patterns.compile(r"\s(?:tổng |số |tổng số |kế hoạch )*vốn(?!\w)(?! vay)", re.IGNORECASE)
_SPENT = patterns.compile(r"(?<!\w)(?:giải ngân|tiêu|xài|thanh toán)(?: được| đạt)?\s*$", re.IGNORECASE)


def _leaves_plan_unsaid(slot: Slot, setting: Setting, verb: Verb | None) -> bool:
    """Whether a percentage with nothing behind it is of the plan: "5 tỷ đồng, đạt **60%**", one after another such."""
    told = slot.closing.words.lower() if slot.closing else ""
    rate, reached = "lệ" in told.split(), "đạt" in told.split()
    if not setting.own_subject:
        if setting.count and value_of_plan(slot) and (reached or "=" in slot.lead) and "lệ" not in told:
            return not _of_handled(setting)
        return setting.amount and not rate and verb in (Verb.EQUAL, Verb.REACH)
    listed = slot.closing is None and setting.previous_role is Role.OF_TARGET
    if not setting.after_plan or rate or slot.depth or not (reached or listed):
        return False
    return _RATE.search_hinted(slot.lead, slot.hints) is None


# Those of the cases that were handled as they should: a percentage after them is their share.
_AS_IT_SHOULD = patterns.compile(r"(?:đúng|trước|quá|trễ|trong) hạn|đúng (?:quy định|tiến độ)", re.IGNORECASE)


def _of_handled(setting: Setting) -> bool:
    """Whether what was counted before is a part of all cases: "giải quyết **đúng hạn** 3.197 hồ sơ, đạt 97,4%"."""
    before = setting.previous
    return before is not None and _AS_IT_SHOULD.search(f"{before.lead} {before.tail}") is not None


_AGAIN = patterns.compile(
    r"\s*(?:\((?:(?:tương ứng|tương đương|hay|tức)(?: với)?)?|,?\s*(?:tương ứng|tương đương|hay)(?: với)?)"
    r"\s*(?:mức )?(?:hơn |gần |khoảng )?$",
    re.IGNORECASE,
)


def _changed_again(slot: Slot, setting: Setting) -> int:
    """The direction of a change told again as a percentage: "số vụ giảm 376 vụ (**11,7%**)"; 0 where it is none."""
    before = setting.previous
    if before is None or before.closing is None or setting.previous_role is not Role.GROWTH:
        return 0
    if is_percent(before.number.unit) or not is_percent(slot.number.unit) or _AGAIN.fullmatch(slot.lead) is None:
        return 0
    return -1 if before.closing.verb is Verb.FALL else 1


def _change(slot: Slot, setting: Setting, sign: int, against: Against | None) -> Reading:
    value = abs(slot.number.value) if sign < 0 else slot.number.value
    percent = is_percent(slot.number.unit)
    if percent and (against is Against.TARGET or (setting.target_before and slot.depth and slot.base is None)):
        return _plain(slot, Role.OF_TARGET, "above-plan", 100 + sign * value)
    if setting.aim or setting.plan_bracket or (percent and _names_plan(slot)):
        return _plain(slot, Role.TARGET, "planned-change")
    return _plain(slot, Role.GROWTH, "change", sign * value)


def _amount(slot: Slot, setting: Setting) -> Reading:
    """An amount or a count."""
    verb = verb_of(slot, setting)
    against = slot.base.against if slot.base else None
    if slot.total and setting.previous_role is Role.ACTUAL:
        return _plain(slot, Role.TARGET, "fraction")
    changes = _PLACES.match(slot.number.unit) or against is Against.PREVIOUS or setting.same_unit or setting.of_a_number
    changes = changes or setting.beside_change or setting.in_bracket
    if setting.from_level and verb in (Verb.RISE, Verb.FALL):
        return _plain(slot, Role.ACTUAL, "result")
    if setting.range_of_change and verb is not Verb.LEVEL:
        return _change(slot, setting, setting.range_of_change, Against.PREVIOUS)
    if verb is Verb.SHORT and against is Against.PREVIOUS:
        return _change(slot, setting, -1, against)
    if verb in (Verb.RISE, Verb.FALL) and changes:
        return _change(slot, setting, 1 if verb is Verb.RISE else -1, against)
    if setting.aim:
        return _plain(slot, Role.TARGET, "aim")
    if setting.plan_named or _names_plan(slot) or setting.plan_bracket or setting.part_of_plan:
        return _plain(slot, Role.TARGET, "plan-amount")
    return _plain(slot, Role.ACTUAL, "result")


# "danh mục **28 dự án** kêu gọi đầu tư"
_WANTED = patterns.compile(r"\s*(?:mong muốn|kêu gọi|mời gọi|cần)(?: thu hút| vốn)?(?!\w)", re.IGNORECASE)
# "kế hoạch vốn là 520 tỷ đồng, đến nay thanh toán **64,6%**"
_PAID = patterns.compile(
    r"(?:đến nay|mới|đã|đến (?:ngày|tháng|hết)[^,;]{0,20}),?\s(?:[^\s,;:.()]+\s){0,3}"
    r"(?:giải ngân|thanh toán|thực hiện|thu)(?: được| đạt)?\s*$",
    re.IGNORECASE,
)
_SET_BY = patterns.compile(r"\s+mà\s[^,;.]*(?:đề ra|đặt ra|giao|xác định)(?!\w)", re.IGNORECASE)


def _names_plan(slot: Slot) -> bool:
    """Whether the subject is a plan: "dự toán thu là 400 tỷ đồng", "trong 12 chỉ tiêu còn lại"."""
    if patterns.match(r"(?:chỉ tiêu|tiêu chí)", slot.number.unit) and patterns.search(
        r"(?<!\w)trong(?: tổng)?(?: số)?\s*$", slot.lead, re.IGNORECASE
    ):
        return True
    if _WANTED.match(slot.tail) and "danh mục" in slot.lead.lower():
        return True
    plan = PLAN_NOUN.search_hinted(slot.lead, slot.hints)
    if plan is not None and plan[0].startswith("được bố trí") and "đồng" not in slot.number.unit:
        return False
    if plan is not None and (plan["rest"].endswith((" là", " là ")) or plan[0].rstrip().lower().endswith(" giao")):
        return True
    if plan is not None and _SET_BY.match(slot.tail):
        return True
    if plan is None or patterns.search(
        r"(?:được|(?:đạt|hoàn thành|vượt|thực hiện)(?:\s[^\s,;:.()]+){0,3})\s+$",
        slot.lead[max(0, plan.start() - 60) : plan.start()],
        re.IGNORECASE,
    ):
        return False
    return patterns.search(r"(?<!\w)(?:đạt|thực hiện|ước|được(?! giao))(?!\w)", plan["rest"], re.IGNORECASE) is None
