"""The measure of a figure: its own words where they name one, else what is carried from the number before.

A list shares the words before its colon, a part those of its whole, a percentage those of its result.
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import measures, nouns, subjects
from giaoban.core.reading.bases import Against
from giaoban.core.reading.cues import GROUP_LEAD, RISE_SUBJECT, Verb
from giaoban.core.reading.folding import CAPITAL, SMALL
from giaoban.core.reading.parallels import is_predicate, sibling
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import Reading, is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import RELATIVE, Line, Walk

_RANKED_BY = patterns.compile(
    r"[^.;:\n\d]{0,50}?\svề\s((?:chỉ số|kết quả|công tác|mức độ|tốc độ|thu|tỷ lệ|chất lượng)[^,.;:()\n]*)",
    re.IGNORECASE,
)
_SETTER = patterns.compile(r"(?:nghị quyết|kế hoạch|đề ra|chủ yếu|được giao|đại hội)(?!\w)", re.IGNORECASE)
_LISTS = patterns.Hinted(r"(?<!\w)(?:như|gồm|sau|sau đây|cụ thể|là)\s*:\s*$", re.IGNORECASE)
_INHERITS = patterns.Hinted(
    r"(?:kế hoạch|KH|thực hiện|TH|chỉ tiêu|dự toán|\(|đạt|là|ước|lũy kế|luỹ kế)[\s:]*$", re.IGNORECASE
)
WITH = patterns.compile(r"[\s,)]*với\s", re.IGNORECASE)
_SUM = patterns.compile(
    r"(?:tổng )?(?:số tiền|kinh phí|diện tích|quy mô|công suất|số vốn|vốn|mức|trị giá|tổng trị giá|tổng số"
    r"|tổng kinh phí|tổng diện tích|tổng công suất"
    r"|tổng vốn|vốn đăng ký|(?:tổng )?chiều dài|tổng dung lượng|tổng mức đầu tư|tổng sản lượng|tổng giá trị)",
    re.IGNORECASE,
)
# A word that stands for the measure of the figure before.
_SAID_BEFORE = patterns.Hinted(
    r"(?<!\w)(?:(?:con )?số|tỷ lệ|tỉ lệ|mức|chỉ số|chỉ tiêu|kết quả|chỉ tiêu)\s(?:này|trên"
    r"|ấy)(?!\w)(?:\s[\w/]+){0,6}\s*$"
    r"|(?<!\w)đây là mức (?:tăng|giảm)(?!\w)[^.;\n]*$",
    re.IGNORECASE,
)
_BRACKET_OPENS = patterns.Hinted(r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^,;()]*\(\s*$", re.IGNORECASE)
_SUMS_UP = patterns.Hinted(r"(?<!\w)(?:lũy kế|luỹ kế|tính chung|cộng dồn|tính từ đầu năm)(?!\w)", re.IGNORECASE)
_LEAVES = patterns.compile(r"[\s,]*(?:hiện )?(?:chỉ )?còn(?: lại)?\s*$", re.IGNORECASE)
_FULFILS = patterns.compile(r"(?<!\w)hoàn thành\s*$", re.IGNORECASE)
_PLAN_ALONE = patterns.compile(
    r"(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|yêu cầu(?: tối thiểu| tối đa)?|(?:\w+\s){0,2}(?:được )?giao)", re.IGNORECASE
)
_ALL = patterns.compile(r"(?:nâng )?(?:tổng )?số", re.IGNORECASE)
_WHOLE = patterns.compile(r"[\s,;(]*(?:trong đó|gồm|bao gồm|chia ra)(?!\w)", re.IGNORECASE)
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
    if index in line.shares:
        return line.shares[index], True
    slot = line.slots[index]
    number = slot.number
    if index in line.listed:
        item = subjects.subject(slot.lead.rpartition(":")[2] or slot.lead)
        item = _LISTING.sub("", item)
        return f"{line.listed[index][1]} {item}".strip(), True
    if number.part in ("whole", "high"):
        return walk.measure, False
    before = measures.lead_subject(slot, walk.text, line.spans)
    tail = measures.tail_words(slot, walk.text, line.spans)
    if walk.measure and _SAID_BEFORE.search_hinted(slot.lead, slot.hints):
        return walk.measure, False
    if index and before and walk.measure and not tail and (other := sibling(before, walk.measure)):
        return other, True
    if reading.role is Role.TARGET and _BRACKET_OPENS.search_hinted(slot.lead, slot.hints):
        met = _PLAN_MET.search_hinted(slot.lead, slot.hints)
        if index and walk.measure and met is None:
            return walk.measure, False
        before = subjects.subject(slot.lead[: met.start()]) if met else before
    if index and walk.measure and reading.rule == "plan-amount" and _PLAN_OF.search_hinted(slot.lead, slot.hints):
        return walk.measure, False
    if nouns.is_giver(before) or (reading.rule == "plan-amount" and _PLAN_ALONE.fullmatch(before)):
        new_line = not walk.figures or walk.text.find("\n", walk.figures[-1].end, number.start) >= 0
        return (before, True) if new_line or not walk.measure else (walk.measure, False)
    if tail and _LISTS.search_hinted(slot.lead, slot.hints):
        before = ""
    if index and _is_apart(slot, reading):
        before = ""
    if reading.role in RELATIVE:
        if not before and tail and _of_counts(slot, tail):
            return f"{measures.thing_of(number.unit)} {tail}", False
        return _relative_measure(walk, slot, reading, before, opens=slot.lead_start == line.start)
    if reading.role is Role.RANK:
        return _rank_measure(walk, slot, before, tail)
    if number.part == "part" and index and not before and not tail and walk.measure:
        return walk.measure, False
    if number.part == "part" and walk.counted and not tail and _ALL.fullmatch(before):
        return f"tổng số {walk.measure}", True
    if number.part == "part":
        return _part_measure(slot, before, tail), True
    if is_percent(number.unit or reading.unit):
        return _percent_measure(walk, slot, index, before, tail, planned=reading.role is Role.TARGET)
    points = number.unit == "điểm" and tail and not before
    if not number.unit and reading.unit and tail and is_predicate(tail):
        return f"{measures.thing_of(reading.unit)} {tail}", True
    if not measures.is_counted(number.unit) and not points:
        return _amount_measure(walk, line, index, before, tail)
    return _counted_measure(walk, line, index, before, tail)


def _part_measure(slot: Slot, before: str, tail: str) -> str:
    """The measure of the part of a fraction, which its whole shares."""
    before = before if nouns.has_head(before) else nouns.acting(before)
    thing = measures.thing_of(slot.number.unit)
    unit = "" if thing.lower() in before.lower() else thing
    return " ".join(filter(None, (before, unit, "" if _SETTER.match(tail) else tail)))


def _counted_measure(walk: Walk, line: Line, index: int, before: str, tail: str) -> tuple[str, bool]:
    """The measure of counted things; that of the count before where "lũy kế có **512 ca**" goes on with it."""
    slot = line.slots[index]
    number = slot.number
    if walk.counted and not tail and _ALL.fullmatch(before):
        return f"tổng số {walk.measure}", True
    alike = any(_same_thing(other.number.unit, number.unit) for other in line.slots[:index])
    left = index and line.roles[index - 1] is Role.GROWTH and _LEAVES.fullmatch(slot.lead)
    goes_on = _INHERITS.search_hinted(slot.lead, slot.hints) or _SUMS_UP.search_hinted(slot.lead, slot.hints) or left
    goes_on = goes_on or _LEVEL_AGAIN.fullmatch(slot.lead)
    if index and alike and not tail and not before and goes_on:
        return walk.measure, False
    if not index and not tail and not before and (summed := _summed_up(walk, slot)):
        return summed, False
    if index and alike and not tail and _NAME.fullmatch(before):
        return f"{measures.thing_of(number.unit)} {before}", True
    measure = measures.counted(slot, walk.text, line.spans, before)
    if index and not before and (done := _FOR.fullmatch(line.slots[index - 1].tail)) and not slot.lead.strip():
        return f"{' '.join(done['what'].split())} {measure}", True
    thing = measures.thing_of(number.unit)
    joined = _BESIDE.fullmatch(slot.lead) is not None or slot.lead.rstrip().endswith((",", " và"))
    if index and not before and joined and walk.act and (slot.lead.strip() or not line.slots[index - 1].tail.strip()):
        return f"{walk.act} {measure}", True
    act = "" if nouns.has_head(before) else nouns.acting(before)
    walk.thing, walk.act = thing, act if nouns.is_act(act) and measure.startswith(act) else ""
    return (measure if tail else _within(walk, slot, measure)), True


def _is_apart(slot: Slot, reading: Reading) -> bool:
    """Whether a comma parts it from its would-be subject: "342 hộ buôn bán, tiểu thủ công nghiệp, tăng **152 hộ**"."""
    if slot.closing is None:
        return slot.lead.rstrip().endswith((",", " và")) and measures.is_counted(slot.number.unit)
    return reading.role in RELATIVE and slot.lead[: slot.closing.start].rstrip().endswith(",")


def _same_thing(first: str, second: str) -> bool:
    """Whether two units count the same: "lượt" and "lượt khách"."""
    return bool(first) and bool(second) and first.split()[0] == second.split()[0]


def _summed_up(walk: Walk, slot: Slot) -> str:
    """The measure that a sum over a longer time goes on with: "… 26 vụ phá rừng. Lũy kế 10 tháng là **244 vụ**"."""
    if not _SUMS_UP.search_hinted(slot.lead, slot.hints):
        return ""
    alike = (f for f in walk.figures[:-7:-1] if f.role is Role.ACTUAL and _same_thing(f.unit, slot.number.unit))
    last = next(alike, None)
    return last.measure if last else ""


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
    before = before if nouns.has_head(before) else nouns.acting(before)
    return (before, True) if before else (walk.measure or tail, False)


def _amount_measure(walk: Walk, line: Line, index: int, before: str, tail: str) -> tuple[str, bool]:
    """The measure of money, land, weight and the like."""
    slot = line.slots[index]
    number = slot.number
    tail = f"{measures.goods(number.unit)} {tail}".strip()
    if (
        index
        and walk.counted
        and (sum_of := _WITH_SUM.search_hinted(slot.lead, slot.hints))
        and nouns.is_vague(sum_of["sum"])
    ):
        return f"{sum_of['sum']} {walk.measure}", True
    if (
        index
        and walk.counted
        and not tail
        and _FINED.fullmatch(before)
        and (what := line.slots[index - 1].tail.strip())
    ):
        return f"{before} {what}", True
    part = _NAMED_PART.fullmatch(before)
    by_name = _BY_NAME.fullmatch(before)
    if by_name and not part:
        walk.topic = (by_name["whole"], slot.number.unit)
    if part and walk.topic[1] == slot.number.unit and not (nouns.is_act(before) or nouns.has_head(before)):
        return f"{walk.topic[0]} {part['name']}", True
    physical = measures.is_physical(slot.number.unit)
    if physical and not before and nouns.opens_with_noun(tail) and _BARELY.fullmatch(slot.lead):
        act = nouns.act_of(walk.measure) or walk.act
        return f"{act} {tail}".strip(), True
    if tail and not before and nouns.has_head(tail):
        return tail, True
    if tail and _EACH.match(before) and nouns.opens_with_noun(tail):
        return f"{before} {tail}", True
    if before and slot.closing and slot.closing.verb is Verb.RISE and WITH.match(slot.lead):
        return f"{before} {' '.join(slot.closing.words.split())}", True
    if before and _SIZE.search(before) and not _SUM.fullmatch(before):
        return before, True
    if before and (not nouns.has_head(before) or (physical and before.lower() in ("thu", "chi"))):
        acted = nouns.acting(before)
        of_what = nouns.opens_with_noun(tail) and len(acted.split()) <= 3
        if tail and (physical or len(acted.split()) <= 1 or of_what):
            walk.act = acted if nouns.is_act(acted) else ""
            return " ".join(filter(None, (acted, tail))), True
        if _COLLECTED.fullmatch(acted) and not tail and _NAMED_ACTOR.match(before):
            return before, True
        before = acted or (before if not walk.measure or not index else "")
    if slot.closing and slot.closing.verb is Verb.SHORT:
        short = "hụt thu" if "thu" in slot.closing.words.lower().split() else slot.closing.words.split()[-1]
        before = f"{before or walk.measure} {short}".strip()
    told = len(before.split()) <= 3 and _STATE.match(tail) is not None and len(tail.split()) <= 10
    if before and tail and (told or (len(before.split()) <= 2 and nouns.names_thing(tail))):
        return f"{before} {tail}", True
    if walk.measure and number.unit.startswith("điểm") and _CONTRIBUTES.fullmatch(before):
        return f"{walk.measure} {before}", False
    if before.lower() in ("thu", "chi") and before.lower() in walk.measure.lower().split():
        return walk.measure, False
    spent = index > 0 and not tail and _SPENT.fullmatch(before) and line.slots[index - 1].number.unit == number.unit
    if spent and nouns.has_head(walk.measure) and line.roles[index - 1] in (Role.ACTUAL, Role.TARGET):
        return f"{walk.measure} {before}", True
    if before:
        if nouns.has_head(before) and not by_name:
            walk.topic = (before, slot.number.unit)
        return _within(walk, slot, _of_whole(walk, slot, before)), True
    if not index and not tail and (summed := _summed_up(walk, slot)):
        return summed, False
    there = slot.closing is not None and _THERE.search(slot.closing.words) is not None
    if tail and physical and (there or ";" in slot.lead or slot.lead_start == line.start):
        return tail, True
    return (walk.measure or tail), False


# A fine is for what was just counted: "29 trường hợp **lấn chiếm vỉa hè**, phạt 21 triệu đồng".
_FINED = patterns.compile(r"(?:xử )?phạt(?: tiền| hành chính)?", re.IGNORECASE)
_LISTING = patterns.compile(r"^.*(?<!\w)(?:tăng|giảm)\s[^,]*(?:là|như|gồm)\s", re.IGNORECASE)
# A plan by whose it is, of the measure before: "chiếm 8%, trong khi **chỉ tiêu của Tổng cục** là dưới 5%".
_PLAN_OF = patterns.Hinted(
    r"(?<!\w)(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu)\s(?:của|do|mà)\s[^,;.:()]{2,60}\s(?:là|:)\s*$", re.IGNORECASE
)
_SPENT = patterns.compile(r"(?:giải ngân|chi|chi trả|thu|giải quyết|thực hiện|phân bổ|cấp|bố trí)", re.IGNORECASE)
_EACH = patterns.compile(r"(?:bình quân |trung bình )?mỗi(?!\w)", re.IGNORECASE)
_CONTRIBUTES = patterns.compile(r"(?:đóng )?góp(?: phần| vào)?", re.IGNORECASE)
_COLLECTED = patterns.compile(r"thu|chi|nộp|thu hồi|giải ngân", re.IGNORECASE)
_NAMED_ACTOR = patterns.compile(rf"\S+(?:\s[{SMALL}]+)*(?:\s[{CAPITAL}]\w*)+")
# What is said of an amount by way of telling which it is: "số nợ thuế 3.800 tỷ đồng **khó có khả năng thu hồi**".
_STATE = patterns.compile(r"(?:khó|chưa|không|quá hạn|bị|đã|đang)(?!\w)", re.IGNORECASE)
# What was done for those who are counted next: "1.432 lớp **học tập nâng cao trình độ cho** 46.310 thanh niên".
_FOR = patterns.compile(r"\s(?P<what>\S+\s\S+(?:\s\S+){0,8})\scho\s*", re.IGNORECASE)
# The result that is set against a plan with its number in brackets: "số thu **đã vượt chỉ tiêu tỉnh giao (3.800 …**".
_PLAN_MET = patterns.Hinted(
    r"\s(?:đã |vẫn |mới )?(?:vượt|đạt|hoàn thành|bằng)\s(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^()]*\(\s*$",
    re.IGNORECASE,
)
# A sum that is of what was told before the comma in front of it: "phòng, chống dịch **với số tiền** 3,8 tỷ đồng".
_WITH_SUM = patterns.Hinted(
    r",\s[^,;:()]{2,20}\svới\s(?P<sum>\S+(?:\s\S+){0,3}?)\s(?:là |trên |hơn |gần |khoảng )?$", re.IGNORECASE
)
# The level that something came to: "giảm từ 57 vụ (năm 2014) **còn** 6 vụ".
_LEVEL_AGAIN = patterns.compile(
    r"[\s),]*(?:giảm |tăng )?(?:lên|xuống|còn)(?: còn| tới| thành)?(?: hơn| gần)?\s*", re.IGNORECASE
)
# The next of several places: "Cần Thơ 34 thương nhân, **Long An** 22 thương nhân".
_NAME = patterns.compile(rf"[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*){{1,4}}")
_BARELY = patterns.compile(r"[\s,;(]*(?:và)?\s*", re.IGNORECASE)
_BESIDE = patterns.compile(r"[\s,]*(?:và)?\s*", re.IGNORECASE)
_THERE = patterns.compile(r"(?:có|còn|được)(?!\w)", re.IGNORECASE)
_AND = patterns.compile(r"[\s,;]*(?:và)?\s*", re.IGNORECASE)
# A measure that ends in the name of a place: "khai thác cá ngừ ở **Phú Yên**".
_BY_NAME = patterns.compile(
    rf"(?P<whole>\S+\s\S+(?:\s\S+)*?)\s(?:ở|tại)\s(?:\S+\s)?[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*)*"
)
# A part told by a name alone: "trong đó tập trung ở **Đồng Tháp** 53 tấn, **Cần Thơ** 32 tấn".
_NAMED_PART = patterns.compile(
    r"(?i:(?:tập trung|kế tiếp|tiếp theo|tiếp đến|đứng đầu|nhất|riêng|cao nhất|lớn nhất|là|ở|tại|thị trường|các"
    r"|đến|vào|từ"
    rf"|kế đến|sau đó|dẫn đầu|gồm|tỉnh|huyện|xã|phường|quận|thành phố)\s)*(?P<name>[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*)*)"
)
_SIZE = patterns.compile(r"\s(?:công suất|diện tích|dung tích|trọng tải|quy mô|chiều dài)$", re.IGNORECASE)


def _of_whole(walk: Walk, slot: Slot, before: str) -> str:
    """A part that says only what sets it apart: "diện tích chuyển đổi 2.860 ha, trong đó **xoài** 1.240 ha"."""
    if _WHOLE.match(slot.lead):
        last = walk.figures[-1].unit if walk.figures else ""
        divided = walk.figures[walk.actual].unit if walk.actual is not None else last
        walk.whole = (walk.measure, slot.number.unit if slot.number.unit in (last, divided) else "")
    measure, unit = walk.whole
    named = not nouns.has_head(before) and not nouns.is_act(before) and len(before.split()) <= 3
    again = before.split(" ")[0].lower() in measure.lower().split()
    if measure and unit and unit == slot.number.unit and named and not again:
        return f"{measure} {before}"
    return before


def _within(walk: Walk, slot: Slot, measure: str) -> str:
    """A measure of what was just counted: "31 cơ sở đồ mộc **với 248 lao động**" is "lao động cơ sở đồ mộc"."""
    vague = nouns.is_vague(measure)
    if walk.measure and _WORTH.fullmatch(measure) and slot.lead.lstrip().startswith(","):
        return f"{walk.measure} {measure}"
    joined = WITH.match(slot.lead) is not None
    if not walk.measure or not (joined or (vague and slot.lead.lstrip().startswith(","))):
        return measure
    counted = walk.counted and len(measure.split()) <= 3 and not nouns.has_head(measure)
    if counted or (vague and (joined or walk.counted)):
        return f"{measure} {walk.measure}" if vague else f"{measure} {_short(walk.measure, 2 * len(measure.split()))}"
    return measure


_WORTH = patterns.compile(r"(?:tổng )?(?:trị giá|giá trị)", re.IGNORECASE)


def _short(measure: str, words: int) -> str:
    """As much of a measure as tells of which thing another was counted."""
    return " ".join(measure.split()[: max(2, words)])


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
        and (slot.closing is None or _THERE.search(slot.closing.words) is None)
    ):
        return walk.measure, False
    if tail and not before and walk.thing and is_predicate(tail):
        return f"{walk.thing} {tail}", True
    if tail:
        acted = before if nouns.has_head(before) else nouns.acting(before)
        return " ".join(filter(None, (acted, word, tail))), True
    return f"{word} {walk.measure}".strip(), False
