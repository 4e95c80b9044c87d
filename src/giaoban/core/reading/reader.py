"""One text in, one report out: the reader puts its parts together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from giaoban.core import patterns
from giaoban.core.periods import Mention, Period, find_periods
from giaoban.core.quantities import find_quantities
from giaoban.core.reading.anecdotes import find_anecdotes
from giaoban.core.reading.candidates import candidates
from giaoban.core.reading.citations import overlaps
from giaoban.core.reading.clock import Clock
from giaoban.core.reading.deadlines import Calendar
from giaoban.core.reading.election import elect
from giaoban.core.reading.figures import find_figures
from giaoban.core.reading.governing import apart
from giaoban.core.reading.passages import passages
from giaoban.core.reading.people import find_people
from giaoban.core.reading.plans import is_plan
from giaoban.core.reading.prevailing import coming_of, latest, meeting_month, of_results, plan_of, told
from giaoban.core.reading.references import find_documents, numbered
from giaoban.core.reading.report import Report
from giaoban.core.reading.setting import Setting, find_setting
from giaoban.core.reading.tables import (
    find_tables,
    in_text_order,
    named_by_rows,
    number_cells,
    passages_with_cells,
    read_tables,
)
from giaoban.core.reading.tasks import find_tasks, find_work
from giaoban.core.reading.wrapped import as_written, unwrapped

_DAY_AND_MONTH = patterns.compile(r"\d{1,2}[-/.]\d{1,2}$")


def read(text: str, *, published: date | None = None) -> Report:
    """Everything that a careful person takes from the text of a report.

    Every span indexes `text` as it came, which should be NFC. `published` is the day on which it was published, where
    that is known; it helps where the text names months without their year.

    >>> report = read("Tháng 4/2025, quận thu ngân sách đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao.")
    >>> [(figure.text, str(figure.role), str(figure.period), figure.of) for figure in report.figures]
    [('918,755 tỷ đồng', 'actual', '2025-04', None), ('50%', 'of_target', '2025-04', 1)]
    """
    whole = unwrapped(text)
    return _read(text, published) if whole is text else as_written(_read(whole, published), text)


def _read(text: str, published: date | None) -> Report:
    documents = find_documents(text)
    references = numbered(documents)
    mentions = [mention for mention in find_periods(text) if mention.names_period]
    setting = find_setting(text, published, mentions=mentions)
    cited = sorted(span for each in documents for span in each.with_numbers())
    dates = [(m.start, m.end) for m in mentions if _DAY_AND_MONTH.search(m.text)]
    tables = find_tables(text)
    numbers = candidates(
        text, find_quantities(text), sorted([*cited, *dates, *number_cells(tables), *find_anecdotes(text)])
    )
    free = apart(text, [m for m in mentions if not overlaps(cited, m.start, m.start + 1)], numbers)
    found = passages_with_cells(passages(text), tables)
    month = meeting_month(text, free)
    plan = is_plan(text, found)
    calendar = Calendar(free, setting.reviewed, setting.published)
    work = find_work(text, calendar)
    spans = [(each.span.start, each.span.end) for each in work]
    clock_of = partial(_clock, text, setting, mentions=free, month=month, plan=plan)
    figures = find_figures(text, found, numbers, free, clock_of(setting.reviewed), spans)
    signs = (*setting.signs, *told(figures))
    governing = elect(signs) if setting.reviewed else latest(figures)
    if governing != setting.reviewed:
        figures = find_figures(text, found, numbers, free, clock_of(governing), spans)
    if (setting.reviewed and governing) != setting.reviewed:
        calendar = Calendar(free, governing, setting.published)
        work = find_work(text, calendar)
    in_tables = read_tables(text, replace(setting, reviewed=governing), tables)
    return Report(
        figures=in_text_order(named_by_rows(figures, tables, governing), in_tables),
        references=references,
        documents=tuple(each.document(text) for each in documents),
        people=find_people(text, setting.published),
        tasks=find_tasks(text, calendar, references, work),
        place=setting.place,
        reviewed=setting.reviewed and governing,
        published=setting.published,
        signs=tuple(sign for sign in signs if sign.period == governing),
    )


def _clock(
    text: str, setting: Setting, reviewed: Period | None, mentions: Sequence[Mention], month: int | None, *, plan: bool
) -> Clock:
    """What is known of time before the figures are read."""
    return Clock(
        reviewed,
        setting.published,
        month,
        results=of_results(reviewed, mentions, text),
        plan=plan_of(reviewed, mentions),
        coming=coming_of(reviewed, setting.signs, mentions, is_a_plan=plan),
    )
