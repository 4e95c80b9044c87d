"""Work set for a coming period or ordered by a leader, as the shortest clauses that could be assigned on their own.

A heading ("NHIỆM VỤ TRỌNG TÂM THÁNG 11") or a lead ("Về nhiệm vụ trọng tâm tháng 5/2025, …") opens a stretch of tasks;
an order ("yêu cầu quận phải …"), a duty ("các đơn vị cần …") or an intention ("ngành thuế sẽ tập trung …") opens one in
mid-sentence. Clauses end at ";" and sentence ends. What was done, targets without a verb and slogans are no tasks.
"""

from collections.abc import Iterator, Sequence

from giaoban.core.reading import openings
from giaoban.core.reading.deadlines import Calendar
from giaoban.core.reading.folding import fold_document
from giaoban.core.reading.particulars import Work, describe
from giaoban.core.reading.passages import Kind, Passage, Span, passages, sentences
from giaoban.core.reading.report import Reference, Task
from giaoban.core.reading.stretches import (
    SIGNED_OFF,
    Open,
    State,
    hands_out,
    is_muted,
    note_doer,
    stands_alone,
    turn_at_heading,
)
from giaoban.core.reading.turning import may_open
from giaoban.core.reading.works import works_in


def find_work(text: str, calendar: Calendar) -> list[Work]:
    """The words of every task in order, also where they stand more than once."""
    return list(_works(text, fold_document(text), State(calendar=calendar)))


def find_tasks(
    text: str,
    calendar: Calendar | None = None,
    references: Sequence[Reference] = (),
    work: Sequence[Work] | None = None,
) -> tuple[Task, ...]:
    """The tasks that `text` sets, in order, one entry for words that stand more than once.

    `calendar` tells which periods lie ahead: a sentence that opens with one sets tasks, and deadlines are read by it.
    `references` are the documents cited, `work` is what `find_work` gave with the same calendar.

    >>> text = "Chủ tịch xã yêu cầu các thôn rà soát hộ nghèo; sớm sửa đường liên thôn. Họp xong lúc 5 giờ."
    >>> [(task.text, task.lead.text) for task in find_tasks(text)]
    [('rà soát hộ nghèo', 'các thôn'), ('sớm sửa đường liên thôn', 'các thôn')]
    """
    folded = fold_document(text)
    calendar = calendar or Calendar()
    found: dict[str, Work] = {}
    for each in find_work(text, calendar) if work is None else work:
        found.setdefault(folded[each.span.start : each.span.end], each)
    return tuple(describe(text, folded, list(found.values()), calendar, references))


def _works(text: str, folded: str, state: State) -> Iterator[Work]:
    """The work of every line, with what stands over it."""
    lines = [passage for passage in passages(text) if passage.kind != Kind.FURNITURE]
    for index, passage in enumerate(lines):
        note_doer(text, folded, passage, state)
        muted = is_muted(folded, passage, state)
        if passage.kind == Kind.HEADING and turn_at_heading(folded, passage, state, first=index == 0):
            continue
        if SIGNED_OFF.match(folded, passage.body):
            state.open = Open.NO
        if muted or (state.open == Open.NO and not may_open(folded, passage, state.calendar)):
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if passage.kind == Kind.HEADING and not stands_alone(passage, following, state):
            continue
        aside = (
            passage.kind == Kind.HEADING
            and state.open < Open.HEADING
            and not folded.endswith(":", passage.body, passage.end)
        )
        for sentence in sentences(text, passage.body, passage.end):
            yield from _in_sentence(text, folded, passage, sentence, state, aside=aside)


def _in_sentence(
    text: str, folded: str, passage: Passage, sentence: Span, state: State, *, aside: bool
) -> Iterator[Work]:
    """The work of a sentence; `aside` keeps what it opens from the lines after it."""
    before = state.open
    if before == Open.NO:
        state.handed = None
    spans = list(works_in(text, folded, sentence, State(calendar=state.calendar) if aside else state))
    if not spans and state.open == before < Open.HEADING and passage.kind == Kind.PARAGRAPH:
        state.open = Open.NO
    for span in spans:
        if state.aims and not _is_work_among_targets(folded, span):
            continue
        yield Work(span, sentence, passage, state.handed, state.heading)
    if hands_out(folded, sentence):
        state.open = max(state.open, Open.LEAD)
        state.handed = sentence


def _is_work_among_targets(folded: str, span: Span) -> bool:
    """Whether a clause under "CHỈ TIÊU" is work all the same: it opens with a verb and counts nothing."""
    said = folded[span.start : span.end].replace("100%", "")
    return not any(map(str.isdigit, said)) and openings.task_verb().match(folded, span.start) is not None
