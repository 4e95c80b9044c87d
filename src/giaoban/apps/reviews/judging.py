"""A result held against its target: how much of it is reached, and where that leaves the line by the written rule.

Whether a target is met is decided by `giaoban.core.reckoning.attainment`, comparator by comparator; a result that has
not met it is set against the expected path of the target.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from giaoban.apps.reviews.showing import derived, factor, percent
from giaoban.apps.reviews.values import Mark, Shown, Status
from giaoban.apps.targets.choices import CHANGES
from giaoban.apps.targets.courses import goal_value
from giaoban.apps.targets.models import Accumulation, Indicator, Target
from giaoban.apps.targets.numbers import rounded, vietnamese
from giaoban.core.periods import Period
from giaoban.core.quantities import Bound
from giaoban.core.reckoning import paths, review
from giaoban.core.reckoning.aims import Aim
from giaoban.core.reckoning.attainment import Outcome, Result, attain, outcome_of
from giaoban.core.reckoning.paths import Path, Shape
from giaoban.core.reckoning.statements import Accumulation as Adding

TOO_MUCH = 500
RULES = {
    Status.MET: "Đã đạt chỉ tiêu",
    Status.ON_PACE: "Đạt từ 95% {path} trở lên",
    Status.BEHIND: "Đạt từ 80% đến dưới 95% {path}",
    Status.AT_RISK: "Dưới 80% {path}",
    Status.NO_FIGURE: "Chưa có số thực hiện trong kỳ",
    Status.IN_CONFLICT: "Số trong kỳ mâu thuẫn với nhau nên chưa đánh giá tiến độ",
}
PATH_WORDS = {
    Shape.EVEN: "tiến độ chia đều",
    Shape.SEASONAL: "tiến độ theo mùa",
    Shape.GIVEN: "tiến độ đã đặt",
}
WITHOUT_TARGET = "Chưa có chỉ tiêu để so"
OWN_SCALE = (Accumulation.REDUCTION, Accumulation.GROWTH)  # a change that the result itself tells


@dataclass(frozen=True)
class Goal:
    """A target as shown, with the days that it is for; `target` is None for a plan that is left as a range.

    `base` is what a fall or rise counts from where the target states none, in the target's unit of measure.
    """

    shown: Shown
    period: Period
    target: Target | None = None
    courses: Mapping[int, Path] = field(default_factory=dict, repr=False)
    base: Decimal | None = None

    @cached_property
    def path(self) -> Path | None:
        """The expected path of the target among the `courses`, worked out when it is asked for."""
        return self.courses.get(self.target.pk) if self.target is not None else None

    @cached_property
    def aim(self) -> Aim | None:
        """What the target asks for, with its base."""
        if self.target is None:
            return None
        aim = self.target.aim
        return replace(aim, base=self.base) if aim.base is None and self.base is not None else aim

    @cached_property
    def wanted(self) -> Fraction | None:
        """The value that just meets the target, in its unit of measure; None without a base to count from."""
        if self.target is None or self.aim is None:
            return None
        indicator = self.target.indicator
        return goal_value(self.aim, indicator.direction, indicator.accumulation)


Verdict = tuple[Status, str]


def share_of(result: Shown | None, goal: Goal | None, indicator: Indicator) -> Shown | None:
    """The result as percent of the goal; of a fall or rise asked for, the part of that way that is gone."""
    if result is None or goal is None:
        return None
    target = goal.target
    if target is None or target.comparator not in CHANGES or indicator.accumulation in OWN_SCALE:
        return percent(result, _just_met(goal), goal.shown.provenance)
    wanted, times = goal.wanted, factor(target.measured_in, result.unit)
    if wanted is None or times is None or goal.aim is None or goal.aim.base is None:
        return None
    base = Fraction(goal.aim.base) * times
    way, gone = wanted * times - base, Fraction(result.value) - base
    if not way:
        return None
    base_words = vietnamese(rounded(_decimal(base), 6))
    words = (
        f"Từ {base_words} đến {result.text} {result.unit}, so với mức giao {goal.shown.text} ({goal.shown.provenance})"
    )
    return derived(gone / way * 100, "%", 1, words, (result, goal.shown))


def _just_met(goal: Goal) -> Shown:
    """The goal at the value that just meets it: the near end of a range."""
    wanted = goal.wanted
    times = factor(goal.target.measured_in, goal.shown.unit) if goal.target is not None else None
    if wanted is None or times is None or goal.target is None or goal.target.value_to is None:
        return goal.shown
    return replace(goal.shown, value=_decimal(wanted * times))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def judge(
    indicator: Indicator, month: Period, result: Shown | None, goal: Goal | None, stated: Callable[[], Shown | None]
) -> Verdict:
    """The status by the written rule; a `stated` percentage stands in where the target itself is not known."""
    if goal is None and stated() is None:
        return Status.NO_FIGURE, WITHOUT_TARGET if result is not None else RULES[Status.NO_FIGURE]
    if goal is not None and goal.target is not None and result is not None:
        times = factor(result.unit, goal.target.measured_in)
        if times is not None:
            return _by_target(indicator, month, result, Fraction(result.value) * times, goal, goal.target)
    return _by_share(indicator, month, result, goal, stated())


def _by_target(
    indicator: Indicator, month: Period, result: Shown, value: Fraction, goal: Goal, target: Target
) -> Verdict:
    direction, kind = review.Direction(indicator.direction), Adding(indicator.accumulation)
    as_written = Result(_decimal(value), Bound(result.bound) if result.bound else None)
    over = goal.period.end <= month.end
    held = {"direction": direction, "accumulation": kind, "over": over}
    outcome = outcome_of(as_written, goal.aim or target.aim, **held)
    if outcome is Outcome.MET:
        return Status.MET, RULES[Status.MET]
    path = goal.path or even_path(goal)
    if outcome is not Outcome.PENDING or path is None:
        words = attain(as_written, goal.aim or target.aim, **held).words
        said = f"{words[:1].upper()}{words[1:]}"
        if outcome is Outcome.NOT_MET:
            return Status.AT_RISK, f"Không đạt chỉ tiêu: {said}" if over else f"Vượt mức cho phép: {said}"
        return Status.NO_FIGURE, f"Chưa đánh giá được: {said}"
    status = review.pace_of(value, path.expected_on(month.end), direction)
    return status, RULES[status].format(path=PATH_WORDS[path.shape])


def even_path(goal: Goal) -> Path | None:
    """The even path to a target; a fall or rise starts at its base."""
    if goal.wanted is None or goal.target is None or goal.aim is None:
        return None
    kind = Adding(goal.target.indicator.accumulation)
    return paths.even(goal.wanted, goal.period, kind, baseline=goal.aim.base)


def expected_path(indicator: Indicator, month: Period, goal: Goal | None) -> tuple[tuple[Period, Decimal], ...]:
    """What the path asks for by the end of each month of the month's year that lies in the goal's period."""
    if goal is None:
        return ()
    path, times = goal.path or even_path(goal), Fraction(1)
    if goal.target is None:
        path = paths.even(goal.shown.value, goal.period, Adding(indicator.accumulation))
    else:
        times = factor(goal.target.measured_in, goal.shown.unit) or times
    months = (Period.month(month.end.year, number) for number in range(1, 13))
    held = [each for each in months if path is not None and goal.period.contains(each)]
    return tuple((each, _decimal(path.expected_on(each.end) * times)) for each in held if path is not None)


def _by_share(
    indicator: Indicator, month: Period, result: Shown | None, goal: Goal | None, share: Shown | None
) -> Verdict:
    period = goal.period if goal is not None else Period.year(month.end.year)
    if goal is not None and goal.target is None and result is not None and result.unit == goal.shown.unit:
        value, wanted = result.value, goal.shown.value
    elif share is not None and share.unit == "%":
        value, wanted = share.value, Decimal(100)
    else:
        return Status.NO_FIGURE, RULES[Status.NO_FIGURE]
    status = review.status_of(
        value,
        wanted,
        direction=review.Direction(indicator.direction),
        accumulation=review.Accumulation(indicator.accumulation),
        gone=review.share_gone(period, month.end),
    )
    reason = RULES[status].format(path=PATH_WORDS[Shape.EVEN])
    if goal is not None and goal.shown.mark is Mark.IMPLIED:
        reason += "; kế hoạch được suy ra từ các tỷ lệ đã công bố"
    return status, reason


def warning_of(*shares: Shown | None) -> str:
    """What to look at again where a percentage of plan is too high to be taken on trust; it blocks nothing."""
    high = [share for share in shares if share is not None and share.unit == "%" and share.value > TOO_MUCH]
    if not high:
        return ""
    return f"Đạt {high[0].text} % kế hoạch, trên {TOO_MUCH} %: nên xem lại đơn vị tính hoặc số kế hoạch"
