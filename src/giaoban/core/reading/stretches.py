"""How far a report has said that tasks follow: headings, orders and leads that open a stretch of them, and close it.

"II. NHIỆM VỤ TRỌNG TÂM" opens one until the next heading of its level, "UBND tỉnh yêu cầu các sở:" one for the lines
after it. Under headings over targets and over requests upwards stand none.
"""

from dataclasses import dataclass, field
from enum import IntEnum

from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.deadlines import Calendar
from giaoban.core.reading.doers import name_end
from giaoban.core.reading.passages import Kind, Passage, Span

# A line that hands out the work of the lines after it: "UBND tỉnh yêu cầu các sở … các nội dung:".
_HANDS_OUT = patterns.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|phân công|kết luận|lưu ý|thống nhất)(?! chức| thông)(?!\w)"
    r"[^.;:“\"]{0,220}:$|(?<!\w)(?:sẽ|cần|phải)\s?:$"
)
_NO_WORK_BELOW = patterns.compile(
    r"(?:(?:các|một số|những|về|hệ thống) )*(?:(?P<aims>chỉ tiêu|mục tiêu)(?!.*(?:nhiệm vụ|giải pháp|phương hướng))"
    r"|(?:đề xuất(?:, | và | - ))?kiến nghị(?!.*(?:giải pháp|nhiệm vụ)))(?!\w)"
)
_SHARES_OUT = patterns.compile(
    r"(?:phân công (?:nhiệm vụ|trách nhiệm|thực hiện|tổ chức thực hiện|công việc)|(?:trách nhiệm )?tổ chức thực hiện$)"
)
SIGNED_OFF = patterns.compile(r"(?:trên đây là|nơi nhận|t/?m\.?\s|kt\.?\s|tm\.?\s)")

# The opening of a text that sets targets itself, and does not tell how far they were reached.
_SETS_AIMS = patterns.compile(r"(?<!\w)(?:nghị quyết|kế hoạch|chương trình|phương hướng)(?!\w)")
_LONGEST_NAME, _OPENING = 200, 300


class Open(IntEnum):
    """How far the text has said that tasks follow."""

    NO = 0
    VERB_FIRST = 1  # after an order: only sentences that open with a verb go on with it
    LEAD = 2
    HEADING = 3


@dataclass(slots=True)
class State:
    """Where the reader is: whether a stretch of tasks is open, and the level of the heading that opened it."""

    open: Open = Open.NO
    level: int = 0
    aims: bool = False  # whether the muted lines are targets of a plan, among which work without a number may stand
    muted: int | None = None  # the level of a heading over targets or requests upwards, whose lines set no work
    calendar: Calendar = field(default_factory=Calendar)
    handed: Span | None = None  # the sentence that handed out the lines after it
    heading: Span | None = None  # the line above that names only who is to act
    heading_level: int = 0


def hands_out(folded: str, sentence: Span) -> bool:
    """Whether a sentence ends with ":" after an order that nothing says was given before."""
    if not folded.endswith(":", sentence.start, sentence.end):
        return False
    order = _HANDS_OUT.search(folded, max(sentence.start, sentence.end - 300), sentence.end)
    return order is not None and not openings.PAST.search(
        folded, max(sentence.start, order.start() - 60), order.start()
    )


def is_muted(folded: str, passage: Passage, state: State) -> bool:
    """Whether a line stands under a heading over targets or over requests upwards, or is such a heading itself."""
    named = _NO_WORK_BELOW.match(folded, passage.body, passage.end) if passage.kind == Kind.HEADING else None
    if named:
        state.muted = passage.level
        state.aims = named["aims"] is not None and (
            state.open == Open.HEADING or _SETS_AIMS.search(folded, 0, _OPENING) is not None
        )
        return True
    if state.muted is not None and (
        0 < passage.level < state.muted or (passage.kind == Kind.HEADING and passage.level <= max(state.muted, 1))
    ):
        state.muted, state.aims = None, False
    if state.muted is not None and state.aims:
        state.open, state.level = Open.HEADING, max(state.level, state.muted)
    return state.muted is not None and not state.aims


def turn_at_heading(folded: str, passage: Passage, state: State, *, first: bool) -> bool:
    """Open or close the stretch of tasks at a heading; True where the heading did either and holds no task itself."""
    heading = folded[passage.body : passage.end]
    if _SHARES_OUT.match(heading):
        state.open, state.level = Open.HEADING, passage.level
        return True
    over_tasks = openings.TASK_HEADING.search(heading) and not openings.RESULT_HEADING.search(heading) and not first
    if over_tasks and not openings.task_verb().match(heading):
        state.open, state.level = Open.HEADING, passage.level
        return True
    if state.open and openings.RESULT_HEADING.match(heading):
        state.open = Open.NO
        return True
    if state.open == Open.HEADING and 0 < passage.level <= max(state.level, 1):
        state.open = Open.NO
        return True
    return False


def stands_alone(passage: Passage, following: Passage | None, state: State) -> bool:
    """Whether a heading is itself a task: a headline with an order, or an item without a mark and nothing below it."""
    if state.open < Open.HEADING or not passage.level:
        return True
    return following is None or (following.kind != Kind.PARAGRAPH and following.level <= passage.level)


def note_doer(text: str, folded: str, passage: Passage, state: State) -> None:
    """Keep a line that only names who is to act, "1. Sở Giáo dục và Đào tạo", for the lines below it."""
    if state.heading is not None and 0 < passage.level <= max(state.heading_level, 1):
        state.heading = None
    if passage.kind != Kind.HEADING or passage.end - passage.body > _LONGEST_NAME:
        return
    if text[passage.body : passage.end].isupper():
        return  # a letterhead names who writes
    stop = name_end(text, folded, passage.body, passage.end)
    if stop is not None and not folded[stop : passage.end].strip(" :.;"):
        state.heading, state.heading_level = Span(passage.body, stop), passage.level
