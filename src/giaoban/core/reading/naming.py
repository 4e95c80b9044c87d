"""The measure of a figure: its own words where they name one, else what is carried from the number before.

A list shares the words before its colon, a part those of its whole, a percentage those of its result.
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import measures, nouns, subjects
from giaoban.core.reading.amounts import THERE, amount_measure
from giaoban.core.reading.bases import Against
from giaoban.core.reading.carried import before_bracket, given, harmed, in_bracket, opened, set_against
from giaoban.core.reading.cues import GROUP_LEAD, RISE_SUBJECT, Verb
from giaoban.core.reading.folding import CAPITAL
from giaoban.core.reading.parallels import is_predicate, sibling
from giaoban.core.reading.placed import at_place, remember
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import Reading, is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import RELATIVE, Line, Walk
from giaoban.core.reading.wholes import SUMS_UP, same_thing, summed_up, within

_RANKED_BY = patterns.compile(
    r"[^.;:\n\d]{0,50}?\svề\s((?:chỉ số|kết quả|công tác|mức độ|tốc độ|thu|tỷ lệ|chất lượng)[^,.;:()\n]*)",
    re.IGNORECASE,
)
_SETTER = patterns.compile(r"(?:nghị quyết|kế hoạch|đề ra|chủ yếu|được giao|đại hội)(?!\w)", re.IGNORECASE)
_LISTS = patterns.Hinted(r"(?<!\w)(?:như|gồm|sau|sau đây|cụ thể|là)\s*:\s*$", re.IGNORECASE)
_INHERITS = patterns.Hinted(
    r"(?:kế hoạch|KH|thực hiện|TH|chỉ tiêu|dự toán|\(|đạt|là|ước|lũy kế|luỹ kế)[\s:]*$", re.IGNORECASE
)
# A word that stands for the measure of the figure before.
_SAID_BEFORE = patterns.Hinted(
    r"(?<!\w)(?:(?:con |(?<!trong ))số|tỷ lệ|tỉ lệ|mức|chỉ số|chỉ tiêu|kết quả|chỉ tiêu)\s(?:này|trên"
    r"|ấy)(?!\w)(?:\s[\w/]+){0,6}\s*$"
    r"|(?<!\w)đây là mức (?:tăng|giảm)(?!\w)[^.;\n]*$",
    re.IGNORECASE,
)
_BRACKET_OPENS = patterns.Hinted(r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^,;()]*\(\s*$", re.IGNORECASE)
_LEAVES = patterns.compile(r"[\s,]*(?:hiện )?(?:chỉ )?còn(?: lại)?\s*$", re.IGNORECASE)
_FULFILS = patterns.compile(r"(?<!\w)hoàn thành\s*$", re.IGNORECASE)
_PLAN_ALONE = patterns.compile(
    r"(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|yêu cầu(?: tối thiểu| tối đa)?|(?:\w+\s){0,2}(?:được )?giao)", re.IGNORECASE
)
_ALL = patterns.compile(r"(?:nâng )?(?:tổng )?số", re.IGNORECASE)
_NUMBER_OF = patterns.compile(r"số (?:vụ|người|ca|hộ|trường hợp)(?:\s\S+){0,3}$", re.IGNORECASE)
_PLAN_WORDS = patterns.compile(
    r"^(?:kế hoạch|KH|dự toán|chỉ tiêu|mục tiêu|nghị quyết|nhiệm vụ)(?:\s+(?:vốn|năm|đề ra|được giao|đại hội"
    r"|nghị quyết))*|\s+(?:năm(?: \d{4})?|đề ra|được giao)$"
    r"|(?:\s+(?:do )?(?:(?:thành phố|tỉnh|huyện|quận|trung ương|cấp trên|cấp ủy|thành ủy|tỉnh ủy|huyện ủy"
    r"|quận ủy|hđnd|ubnd|chính phủ)\s*)+(?:giao|đề ra|phấn đấu)?)$",
    re.IGNORECASE,
)


def measure_of(walk: Walk, line: Line, index: int, reading: Reading) -> tuple[str, bool]:
    """The measure of a figure and whether its own words give a new subject."""
    slot = line.slots[index]
    placed = "" if index in line.shares or index in line.listed else at_place(walk, line, index, reading)
    measure, own = (placed, True) if placed else _named(walk, line, index, reading)
    remember(walk, slot, reading, measure, placed)
    return harmed(walk, slot, measure), own


def _named(walk: Walk, line: Line, index: int, reading: Reading) -> tuple[str, bool]:
    """The measure of a figure before it is asked what did it, and whether its own words give a new subject."""
    if index in line.shares:
        return line.shares[index], True
    slot = line.slots[index]
    number = slot.number
    if index in line.listed:
        item = subjects.subject(slot.lead.rpartition(":")[2] or slot.lead)
        return f"{line.listed[index][1]} {_LISTING.sub('', item)}".strip(), True
    if number.part in ("whole", "high"):
        return walk.measure, False
    before = measures.lead_subject(slot, walk.text, line.spans)
    tail = measures.tail_words(slot, walk.text, line.spans)
    if (taken := _taken_over(walk, line, index, before, tail)) is not None:
        return taken
    before, planned = _of_plan(walk, slot, index, before, reading)
    if planned is not None:
        return planned
    if (tail and _LISTS.search_hinted(slot.lead, slot.hints)) or (index and _is_apart(slot, reading)):
        before = ""
    if slot.depth and walk.outside and before and (part := in_bracket(walk, slot, before, reading)):
        return part, True
    if reading.role in RELATIVE:
        if not before and tail and _of_counts(slot, tail):
            return f"{measures.thing_of(number.unit)} {tail}", False
        return _relative_measure(walk, slot, reading, before, opens=slot.lead_start == line.start)
    if reading.role is Role.RANK:
        return _rank_measure(walk, slot, before, tail)
    if number.part == "part":
        return _part_measure(walk, slot, before, tail, first=not index)
    if is_percent(number.unit or reading.unit):
        return _percent_measure(walk, slot, index, before, tail, planned=reading.role is Role.TARGET)
    points = number.unit == "điểm" and tail and not before
    if not number.unit and reading.unit and (bare := _bare_measure(walk, reading, before, tail)):
        return bare, True
    if not measures.is_counted(number.unit) and not points:
        return amount_measure(walk, line, index, before, tail)
    return _counted_measure(walk, line, index, before, tail)


def _taken_over(walk: Walk, line: Line, index: int, before: str, tail: str) -> tuple[str, bool] | None:
    """The measure that the words before a number take over from what stands around them; None where they do not."""
    slot = line.slots[index]
    if walk.measure and _SAID_BEFORE.search_hinted(slot.lead, slot.hints):
        return walk.measure, False
    if not index and not tail and (what := opened(walk, line, before)):
        return what, True
    if not before and not tail and (outside := before_bracket(walk, line, index)):
        return outside, True
    if (against := set_against(walk, slot, index)) is not None:
        return against
    other = sibling(before, walk.measure) if index and before and walk.measure and not tail else ""
    return (other, True) if other else None


def _bare_measure(walk: Walk, reading: Reading, before: str, tail: str) -> str:
    """The measure of a number that leaves out what it counts, where that and the words beside it name it."""
    thing = measures.thing_of(reading.unit)
    if tail and is_predicate(tail):
        return f"{thing} {tail}"
    if walk.counted and not tail and _ALL.fullmatch(before):
        return f"tổng số {walk.measure}"
    if thing and before.lower().startswith(f"{thing} "):
        return before
    return f"{thing} {before}" if thing and before and _names_part(before) else ""


def _names_part(words: str) -> bool:
    """Whether a few words tell which of the things counted before a bare number counts: "đất đai **2.310**"."""
    return len(words.split()) <= _PART_WORDS and not nouns.has_head(words) and not nouns.is_act(words)


_PART_WORDS = 4


def _of_plan(walk: Walk, slot: Slot, index: int, before: str, reading: Reading) -> tuple[str, tuple[str, bool] | None]:
    """The words before a plan's number without the plan's own, and the measure where they name nothing but the plan."""
    carried = bool(index and walk.measure)
    if reading.role is Role.TARGET and _BRACKET_OPENS.search_hinted(slot.lead, slot.hints):
        met = _PLAN_MET.search_hinted(slot.lead, slot.hints)
        if carried and met is None:
            return before, (walk.measure, False)
        before = subjects.subject(slot.lead[: met.start()]) if met else before
    if carried and reading.rule == "plan-amount" and _PLAN_OF.search_hinted(slot.lead, slot.hints):
        return before, (walk.measure, False)
    if nouns.is_giver(before) or (reading.rule == "plan-amount" and _PLAN_ALONE.fullmatch(before)):
        new_line = not walk.figures or walk.text.find("\n", walk.figures[-1].end, slot.number.start) >= 0
        return before, ((before, True) if new_line or not walk.measure else (walk.measure, False))
    return before, None


def _part_measure(walk: Walk, slot: Slot, before: str, tail: str, *, first: bool) -> tuple[str, bool]:
    """The measure of the part of a fraction, which its whole shares."""
    if walk.measure and not (first or before or tail):
        return walk.measure, False
    if walk.counted and not tail and _ALL.fullmatch(before):
        return f"tổng số {walk.measure}", True
    before = before if nouns.has_head(before) else nouns.acting(before)
    thing = measures.thing_of(slot.number.unit)
    unit = "" if thing.lower() in before.lower() else thing
    return " ".join(filter(None, (before, unit, "" if _SETTER.match(tail) else tail))), True


def _counted_measure(walk: Walk, line: Line, index: int, before: str, tail: str) -> tuple[str, bool]:
    """The measure of counted things; that of the count before where "lũy kế có **512 ca**" goes on with it."""
    slot = line.slots[index]
    number = slot.number
    if walk.counted and not tail and _ALL.fullmatch(before):
        return f"tổng số {walk.measure}", True
    alike = any(same_thing(other.number.unit, number.unit) for other in line.slots[:index])
    left = index and line.roles[index - 1] is Role.GROWTH and _LEAVES.fullmatch(slot.lead)
    goes_on = _INHERITS.search_hinted(slot.lead, slot.hints) or SUMS_UP.search_hinted(slot.lead, slot.hints) or left
    if index and alike and not (tail or before or goes_on):
        lead = measures.without(walk.text, slot.lead_start, number.outer_start, line.spans)
        goes_on = _LEVEL_AGAIN.fullmatch(lead)
    if index and alike and not tail and not before and goes_on:
        first = len(walk.figures) - index
        same = [at for at in range(index) if same_thing(line.slots[at].number.unit, number.unit)]
        return walk.measure if walk.counted else walk.figures[first + same[-1]].measure, False
    if not index and not tail and not before and (summed := summed_up(walk, slot)):
        return summed, False
    if index and alike and not tail and _NAME.fullmatch(before):
        return f"{measures.thing_of(number.unit)} {before}", True
    of_rate = (
        walk.measure.lower().find(measures.thing_of(number.unit)) if index and slot.lead.strip() in ("(", "=") else -1
    )
    if of_rate > 0 and not (before or tail):
        return walk.measure[of_rate:], False
    measure = measures.counted(slot, walk.text, line.spans, before)
    if index and not before and (done := _FOR.fullmatch(line.slots[index - 1].tail)) and not slot.lead.strip():
        return f"{' '.join(done['what'].split())} {measure}", True
    thing = measures.thing_of(number.unit)
    joined = _BESIDE.fullmatch(slot.lead) is not None or slot.lead.rstrip().endswith((",", " và"))
    if index and not before and joined and walk.act and (slot.lead.strip() or not line.slots[index - 1].tail.strip()):
        return f"{walk.act} {measure}", True
    act = "" if nouns.has_head(before) else nouns.acting(before)
    walk.thing, walk.act = thing, act if nouns.is_act(act) and measure.startswith(act) else ""
    measure = measure if tail else given(walk, line, index, measure)
    return (measure if tail else within(walk, slot, measure)), True


def _is_apart(slot: Slot, reading: Reading) -> bool:
    """Whether a comma parts it from its would-be subject: "342 hộ buôn bán, tiểu thủ công nghiệp, tăng **152 hộ**"."""
    if slot.closing is None:
        return slot.lead.rstrip().endswith((",", " và")) and measures.is_counted(slot.number.unit)
    return reading.role in RELATIVE and slot.lead[: slot.closing.start].rstrip().endswith(",")


def _of_counts(slot: Slot, tail: str) -> bool:
    """Whether a change of a count says itself what it is of: "giảm 12 người **chết**"."""
    counted = measures.is_counted(slot.number.unit) and "/" not in slot.number.unit
    return counted and (nouns.opens_with_noun(tail) or is_predicate(tail)) and len(tail.split()) <= 6


def _rank_measure(walk: Walk, slot: Slot, before: str, tail: str) -> tuple[str, bool]:
    if GROUP_LEAD.search_hinted(slot.lead + slot.hedge, slot.hints):
        return f"{slot.number.unit} {tail}".strip(), True
    about = _RANKED_BY.match(walk.text, slot.after_start, slot.after_start + 120)
    if about:
        return about[1], True
    before = "" if _STANDS.fullmatch(before) else before if nouns.has_head(before) else nouns.acting(before)
    return (before, True) if before else (walk.measure or tail, False)


_STANDS = patterns.compile(r"(?:vươn lên )?(?:xếp|đứng|về|lên|xuống|giữ|tụt)(?: hạng| vị trí)?", re.IGNORECASE)
_LISTING = patterns.compile(r"^.*(?<!\w)(?:tăng|giảm)\s[^,]*(?:là|như|gồm)\s", re.IGNORECASE)
# A plan by whose it is, of the measure before: "chiếm 8%, trong khi **chỉ tiêu của Tổng cục** là dưới 5%".
_PLAN_OF = patterns.Hinted(
    r"(?<!\w)(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu)\s(?:của|do|mà)\s[^,;.:()]{2,60}\s(?:là|:)\s*$", re.IGNORECASE
)
# What was done for those who are counted next: "1.432 lớp **học tập nâng cao trình độ cho** 46.310 thanh niên".
_FOR = patterns.compile(r"\s(?P<what>\S+\s\S+(?:\s\S+){0,8})\scho\s*", re.IGNORECASE)
# The result that is set against a plan with its number in brackets: "số thu **đã vượt chỉ tiêu tỉnh giao (3.800 …**".
_PLAN_MET = patterns.Hinted(
    r"\s(?:đã |vẫn |mới )?(?:vượt|đạt|hoàn thành|bằng)\s(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^()]*\(\s*$",
    re.IGNORECASE,
)
# The level that something came to: "giảm từ 57 vụ (năm 2014) **còn** 6 vụ".
_LEVEL_AGAIN = patterns.compile(
    r"[\s(),]*(?:giảm |tăng |nhưng |song |thì |nay |hiện |đến |chỉ |đã |vẫn |\s)*(?:lên|xuống|còn)(?: còn| tới"
    r"| thành)?(?: hơn| gần)?\s*",
    re.IGNORECASE,
)
# The next of several places: "Cần Thơ 34 thương nhân, **Long An** 22 thương nhân".
_NAME = patterns.compile(rf"[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*){{1,4}}")
_BESIDE = patterns.compile(r"[\s,]*(?:và)?\s*", re.IGNORECASE)
_AND = patterns.compile(r"[\s,;]*(?:và)?\s*", re.IGNORECASE)


def _relative_measure(walk: Walk, slot: Slot, reading: Reading, before: str, *, opens: bool) -> tuple[str, bool]:
    goes_on = nouns.is_act(before) and not nouns.has_head(before) and not RISE_SUBJECT.match(before)
    reached = slot.closing is not None and slot.closing.verb in (Verb.REACH, Verb.EQUAL)
    if before and goes_on and walk.actual is not None and reached and slot.lead.lstrip().startswith(","):
        return walk.measure, False
    if before:
        short = _NUMBER_OF.match(before) and not nouns.has_head(walk.frame)
        if (
            walk.frame
            and not before.startswith(walk.frame)
            and len(before.split()) <= 8
            and (short or not nouns.has_head(before))
        ):
            return f"{walk.frame} {before}", True
        return before, True
    if reading.role is Role.OF_TARGET and slot.base:
        named = _PLAN_WORDS.sub("", slot.base.words).strip()
        if len(named.split()) >= 2 and (not walk.measure or opens):
            return named, True
    return walk.measure, False


def _percent_measure(walk: Walk, slot: Slot, index: int, before: str, tail: str, *, planned: bool) -> tuple[str, bool]:
    """The measure of a percentage that is a result or a target itself."""
    verb = slot.closing.verb if slot.closing else None
    words = slot.closing.words.lower() if slot.closing else ""
    word = ""
    if verb in (Verb.RISE, Verb.FALL) and planned:
        word = "tăng trưởng" if "tăng trưởng" in words else "tăng" if verb is Verb.RISE else "giảm"
    if planned and before and slot.base is not None and _FULFILS.search(slot.lead) and len(slot.base.words.split()) > 3:
        return f"hoàn thành {slot.base.words}", True
    if before and (nouns.has_head(before) or not tail):
        if walk.frame and not nouns.has_head(before) and not before.startswith(walk.frame):
            before = f"{walk.frame} {before}"
        return f"{before} {word}".strip(), True
    if slot.base is not None and slot.base.against is Against.TARGET and not before:
        named = _PLAN_WORDS.sub("", slot.base.words).strip()
        return (named, True) if named else (walk.measure or slot.base.words, False)
    if verb is Verb.SHARE and not before and walk.measure:
        return walk.measure, False
    if (
        tail
        and index
        and not before
        and verb in (Verb.REACH, Verb.SHARE, Verb.EQUAL)
        and walk.measure
        and len(tail.split()) <= 5
        and (slot.closing is None or THERE.search(slot.closing.words) is None)
    ):
        return walk.measure, False
    if tail and not before and walk.thing and is_predicate(tail):
        return f"{walk.thing} {tail}", True
    if tail:
        acted = before if nouns.has_head(before) else nouns.acting(before)
        return " ".join(filter(None, (acted, word, tail))), True
    if word == "tăng trưởng" and not index:
        return word, True
    return f"{word} {walk.measure}".strip(), False
