"""The term's targets on the plan page and the board: how many are met, what is due, and what keeps to its path."""

from collections.abc import Iterable
from typing import Any

from giaoban.apps.reviews.terms import TermPlan, TermTarget
from giaoban.apps.targets.plans import Plan
from giaoban.core.periods import Period
from giaoban.core.reckoning.terms import Stand
from giaoban.web.cells import Standing, cell
from giaoban.web.language import say
from giaoban.web.places import Place

STANDS = {
    Stand.MET: Standing("met", "●", "đạt"),
    Stand.MET_EARLY: Standing("met", "●", "đạt trước hạn"),
    Stand.NOT_MET: Standing("risk", "■", "không đạt"),
    Stand.ON_PATH: Standing("none", "○", "chưa đến hạn, đúng tiến độ"),
    Stand.OFF_PATH: Standing("behind", "▲", "chưa đến hạn, chậm tiến độ"),
    Stand.WITHOUT_PATH: Standing("none", "○", "chưa đến hạn"),
    Stand.NOT_ASSESSABLE: Standing("none", "○", "chưa đánh giá được"),
}
COUNTED = (
    (Stand.NOT_MET, "{count} không đạt"),
    (Stand.ON_PATH, "{count} chưa đến hạn, đúng tiến độ"),
    (Stand.OFF_PATH, "{count} chưa đến hạn, chậm tiến độ"),
    (Stand.WITHOUT_PATH, "{count} chưa đến hạn, chưa có tiến độ"),
    (Stand.NOT_ASSESSABLE, "{count} chưa đánh giá được"),
)


def counted_words(found: TermPlan) -> str:
    """The count in one line: "đạt 5/9 chỉ tiêu nhiệm kỳ"."""
    tally = found.tally
    return say("đạt {met}/{all} chỉ tiêu nhiệm kỳ").format(met=tally.met, all=tally.assessed)


def beside(found: TermPlan) -> list[dict[str, Any]]:
    """The counts beside those met, each with its colour and shape."""
    tally = found.tally
    return [
        {"words": say(words).format(count=tally.of(stand)), "css": STANDS[stand].css, "shape": STANDS[stand].shape}
        for stand, words in COUNTED
        if tally.of(stand)
    ]


def term_links(terms: Iterable[TermPlan], place: Place) -> list[dict[str, Any]]:
    """Each term in one line of the board, a door to its targets."""
    plan = place.address("year-plan")
    return [
        {"label": one.term.label, "words": counted_words(one), "rest": beside(one), "address": f"{plan}#{anchor(one)}"}
        for one in terms
    ]


def anchor(found: TermPlan) -> str:
    """The place of a term on the plan page."""
    return f"nhiem-ky-{found.term.start.year}-{found.term.end.year}"


def term_sections(terms: Iterable[TermPlan], plans: Iterable[Plan], place: Place) -> list[dict[str, Any]]:
    """Each term with its rows, those that are counted; `plans` know the years that a target is split into."""
    parts = {plan.target.pk: plan for plan in plans}
    found = []
    for one in terms:
        rows = [_row(target, one, parts, place) for target in sorted(one.counted, key=_order)]
        found.append(_section(one, rows))
    return found


def _section(one: TermPlan, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "anchor": anchor(one),
        "label": one.term.label,
        "words": counted_words(one),
        "rest": beside(one),
        "years": f"{one.years[0]}–{one.years[-1]}",
        "due": one.due,
        "rows": rows,
        "split": any(row["sum"] for row in rows),
    }


def _order(one: TermTarget) -> tuple[int, int]:
    indicator = one.judged.plan.target.indicator
    return indicator.order, indicator.pk


def _row(one: TermTarget, found: TermPlan, parts: dict[int, Plan], place: Place) -> dict[str, Any]:
    judged, target = one.judged, one.judged.plan.target
    plan = parts.get(target.pk)
    return {
        "name": target.indicator.name,
        "address": place.address("target", target.pk),
        "asked": target.aim.written,
        "setter": target.setter_words or target.get_setter_display(),
        "source": target.source_words,
        "result": cell(judged.result, place),
        "unit": judged.result.unit if judged.result else "",
        "since": _since(judged.result.period if judged.result else None, found.month),
        "standing": STANDS[one.stand],
        "rule": judged.attainment.words,
        "sum": plan.over_time.words if plan is not None and plan.parts else "",
    }


def _since(period: Period | None, month: Period) -> str:
    """The period of a result where it is not the month's own."""
    return period.label if period is not None and period != month else ""
