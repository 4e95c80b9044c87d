"""What the machine layer sends. Decimals travel as strings, so that no digit is lost on the way."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from ninja import Schema
from pydantic import PlainSerializer

Exact = Annotated[Decimal, PlainSerializer(lambda value: format(value, "f"), return_type=str)]


class Problem(Schema):
    """Why a request was not answered: one sentence."""

    detail: str


class UnitOut(Schema):
    """An administrative unit; `key` stands for it in every address."""

    key: str
    name: str
    kind: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None


class UnitPage(Schema):
    """Units, a page at a time."""

    count: int
    items: list[UnitOut]


class IndicatorOut(Schema):
    """An indicator and how its numbers go together."""

    code: str
    name: str
    unit: str
    accumulation: str
    direction: str
    sector: str


class IndicatorPage(Schema):
    """Indicators, a page at a time."""

    count: int
    items: list[IndicatorOut]


class ShownOut(Schema):
    """A value with how it came about. `mark` is plain, estimate, implied, derived or apportioned."""

    value: Exact
    text: str
    unit: str
    mark: str
    figure: int | None
    document: int | None
    provenance: str
    confirmed: bool


class PartOut(Schema):
    """What one unit of that time brings; `share` is a fraction such as "623/1000", null where nobody has stated it."""

    unit: str
    period: str
    share: str | None
    key: str
    value: ShownOut | None
    whole: ShownOut | None


class SamePeriodOut(Schema):
    """How last year's value was made on today's boundary.

    `made` is own, carried, summed, apportioned, recomputed or not_comparable. Of a rate `value` and `whole` of a part
    are numerator and denominator.
    """

    period: str
    made: str
    how: str
    why: str
    parts: list[PartOut]


class LineOut(Schema):
    """One indicator of a board. What is not known is null, never zero."""

    code: str
    name: str
    unit: str
    sector: str
    month: ShownOut | None
    to_date: ShownOut | None
    target_superior: ShownOut | None
    percent_superior: ShownOut | None
    target_then: ShownOut | None
    percent_then: ShownOut | None
    target_own: ShownOut | None
    percent_own: ShownOut | None
    last_year: ShownOut | None
    percent_last_year: ShownOut | None
    change: ShownOut | None
    change_words: str
    incomparable: str
    same_period: SamePeriodOut | None
    needed_per_month: ShownOut | None
    forecast: ShownOut | None
    forecast_low: Exact | None
    forecast_high: Exact | None
    forecast_share: ShownOut | None
    no_forecast: str
    status: str
    status_reason: str
    warning: str
    findings: list[int]


class CountsOut(Schema):
    """The numbers above the board."""

    on_pace: int
    with_target: int
    at_risk: int
    behind: int
    conflicts: int
    unread: int
    documents: int


class BoardOut(Schema):
    """Where a unit stands in a period."""

    unit: str
    period: str
    cumulative: bool
    note: str
    counts: CountsOut
    lines: list[LineOut]


class DecisionOut(Schema):
    """What a person decided about a figure."""

    ruling: str
    reason: str
    by: str
    at: datetime


class FigureOut(Schema):
    """A figure with the words it came from: `document_text[start:end]` is `text`."""

    id: int
    document: int
    document_name: str
    sha256: str
    unit: str
    start: int
    end: int
    text: str
    sentence: str
    place: str
    value: Exact
    measured_in: str
    role: str
    measure: str
    bound: str
    base: str
    period: str | None
    indicator: str | None
    match_how: str
    match_score: int | None
    state: str
    doubt: str
    decisions: list[DecisionOut]


class PartOut(Schema):
    """A figure that a finding rests on."""

    figure: int
    document: int
    text: str
    sentence: str


class FindingOut(Schema):
    """Figures that disagree."""

    id: int
    kind: str
    verdict: str
    message: str
    period: str
    indicator: str | None
    repairs: list[str]
    parts: list[PartOut]
    answer: str


class FindingList(Schema):
    """The findings that stand."""

    count: int
    items: list[FindingOut]
