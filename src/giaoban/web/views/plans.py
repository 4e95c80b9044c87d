"""Kế hoạch năm: every target of a unit's year by task group, its quarters, versions and sums, and what is met."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from giaoban.apps.reviews.attained import Judged, YearPlan, year_plan
from giaoban.apps.reviews.results import month_of
from giaoban.apps.reviews.terms import terms_at
from giaoban.apps.targets.choices import Direction, Setter
from giaoban.apps.targets.courses import goal_of
from giaoban.apps.targets.plans import Plan
from giaoban.apps.targets.programme import Programme, programme_of
from giaoban.apps.units.folding import order_key
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodKind
from giaoban.core.reckoning.attainment import Outcome, Tally
from giaoban.core.reckoning.paths import ADDS_UP
from giaoban.core.reckoning.review import ON_PACE
from giaoban.files.downloads import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table
from giaoban.web.cells import Cell, Standing, cell
from giaoban.web.charts.bullet import bullet
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import short, written
from giaoban.web.places import Place, placed
from giaoban.web.views.terms import term_sections

SETTERS = (Setter.SUPERIOR, Setter.COUNCIL, Setter.OWN)
HEADS = {Setter.SUPERIOR: "Cấp trên giao", Setter.COUNCIL: "HĐND giao", Setter.OWN: "Phấn đấu"}
QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")
OUTCOMES = {
    Outcome.MET: Standing("met", "●", "đạt"),
    Outcome.NOT_MET: Standing("risk", "■", "không đạt"),
    Outcome.PENDING: Standing("none", "○", "chưa đạt"),
    Outcome.NOT_ASSESSABLE: Standing("none", "○", "chưa đánh giá được"),
}


def may_set(request: HttpRequest, place: Place) -> bool:
    """Whether the reader may set targets of the unit."""
    return bool(request.user.has_perm("targets.set", place.unit))


@require_GET
@placed
def plan(request: HttpRequest, place: Place) -> HttpResponse:
    """The plan of the year as it stands or, with `?theo=luc-do`, as it stood at the end of the period."""
    then = request.GET.get("theo") == "luc-do"
    found, programme = _asked(place, then=then)
    context = {
        "tab": "year-plan",
        "year": found.month.end.year,
        "month": found.month,
        "programme": programme,
        "tallies": _tallies(found),
        "tally": found.tally.words,
        "groups": _groups(found, programme, place),
        "setters": [HEADS[setter] for setter in SETTERS],
        "quarters": _quarter_heads(found),
        "terms": _terms(found, place),
        "others": [_other(one, place) for one in found.others if one.period.kind is not PeriodKind.TERM],
        "then": then,
        "may_set": may_set(request, place),
        "new_address": place.address("target-new"),
        "programme_address": place.address("programme"),
    }
    return show(request, "web/plans/plan.html", context, place=place, part="chi-tieu")


def _terms(found: YearPlan, place: Place) -> list[dict[str, Any]]:
    return term_sections(terms_at(place.unit, found.month, plans=found.others), found.others, place)


def _asked(place: Place, *, then: bool = False) -> tuple[YearPlan, Programme]:
    month = month_of(place.period)
    found = year_plan(place.unit, month, day=month.end if then else None)
    return found, programme_of(place.unit, month.end.year)


def _quarters(found: YearPlan) -> tuple[Period, ...]:
    return tuple(Period.quarter(found.month.end.year, number) for number in (1, 2, 3, 4))


def _quarter_heads(found: YearPlan) -> list[str]:
    """The quarters where any target was split into them; none otherwise, so that no empty columns stand there."""
    known = {part.period for one in found.judged for part in one.plan.parts}
    quarters = _quarters(found)
    return [say(word) for word in QUARTERS] if known & set(quarters) else []


def _tallies(found: YearPlan) -> list[dict[str, Any]]:
    """m/n by who set the targets."""
    rows = []
    for setter in SETTERS:
        counted = found.tally_of(setter)
        if counted is not None:
            rows.append({"word": HEADS[setter], "met": counted.met, "of": counted.assessed, "words": _rest(counted)})
    return rows


def _rest(counted: Tally) -> str:
    """What a count of those met leaves unsaid."""
    first, _, rest = counted.words.replace(";", ",", 1).partition(", ")
    return rest if rest else "" if counted.assessed else first


def _groups(found: YearPlan, programme: Programme, place: Place) -> list[dict[str, Any]]:
    """Rows by task group in the programme's order; by sector where the year has no groups."""
    by_indicator: dict[int, list[Judged]] = {}
    for one in found.judged:
        by_indicator.setdefault(one.plan.target.indicator_id, []).append(one)
    counted = {one.plan.target.indicator_id: one for one in found.counted}
    groups: dict[str, list[dict[str, Any]]] = {group.name: [] for group in programme.groups}
    ordered = sorted(counted.values(), key=lambda one: _order(one, set(counted)))
    for one in ordered:
        indicator = one.plan.target.indicator
        group = programme.group_of.get(indicator.pk)
        word = group.name if group else indicator.sector if not programme.groups else say("Chưa xếp nhóm nhiệm vụ")
        row = _row(one, by_indicator[indicator.pk], found, place)
        row["inner"] = indicator.parent_id in counted
        groups.setdefault(word, []).append(row)
    return [{"word": word, "rows": rows} for word, rows in groups.items() if rows or programme.groups]


def _order(one: Judged, known: set[int]) -> tuple:
    """The order of a review, an "of which" indicator right after its whole."""
    indicator = one.plan.target.indicator
    whole = indicator.parent if indicator.parent_id in known else indicator
    return order_key(whole.sector), whole.order, whole.pk, indicator.pk != whole.pk, indicator.order


def _row(first: Judged, every: list[Judged], found: YearPlan, place: Place) -> dict[str, Any]:
    target = first.plan.target
    by_setter = {one.plan.target.setter: one for one in every}
    parts = {part.period: part.target for part in first.plan.parts}
    quarters = [parts.get(quarter) for quarter in _quarters(found)] if _quarter_heads(found) else []
    sums = first.plan.over_time
    return {
        "name": target.indicator.name,
        "unit": target.measured_in,
        "address": place.address("target", target.pk),
        "asked": [_asked_cell(by_setter.get(setter) or _unstated(by_setter, setter), place) for setter in SETTERS],
        "quarters": [quarter and written(quarter.exact) for quarter in quarters],
        "result": cell(first.result, place),
        "bar": _bar(first),
        "standing": standing_of(first),
        "rule": first.attainment.words,
        "versions": [_version(one) for one in first.plan.chain.versions] if len(first.plan.chain.versions) > 1 else [],
        "sum": sums.words if sums.holds is False else "",
    }


def _unstated(by_setter: dict[str, Judged], setter: Setter) -> Judged | None:
    """A target whose setter nobody named stands with the unit's own."""
    return by_setter.get(Setter.UNSTATED) if setter == Setter.OWN else None


def _asked_cell(judged: Judged | None, place: Place) -> Cell | None:
    if judged is None:
        return None
    target = judged.plan.target
    title = ", ".join(said for said in (target.setter_words, target.source_words) if said)
    return Cell(target.aim.number, place.address("target", target.pk), title)


def _version(target: Any) -> dict[str, str]:
    began = f"{say('từ')} {target.effective_from:%d/%m/%Y}" if target.effective_from else say("từ đầu")
    return {"asked": target.aim.written, "began": began, "source": target.withdrawn or target.source_words}


def share_of(judged: Judged) -> tuple[Fraction | None, Fraction | None]:
    """What was reached and what the path expects, as shares of the way from the path's start to the target."""
    goal = goal_of(judged.plan.target)
    if goal is None or judged.path is None or judged.value is None:
        return None, None
    start = judged.path.start if judged.plan.target.indicator.accumulation in ADDS_UP else Fraction(0)
    way = goal - start
    if way <= 0:
        return None, None
    expected = None if judged.expected is None else (judged.expected - start) / way
    return (Fraction(judged.value) - start) / way, expected


def standing_of(judged: Judged) -> Standing:
    """How a target stands; one that is not met while its period runs is told by its pace, from 95% of the path on."""
    if judged.attainment.outcome is not Outcome.PENDING:
        return OUTCOMES[judged.attainment.outcome]
    reached, expected = share_of(judged)
    upward = judged.plan.target.indicator.direction == Direction.UP
    if reached is None or expected is None or not upward:
        return OUTCOMES[Outcome.PENDING]
    on_pace = reached >= ON_PACE * expected
    return Standing("none", "○", "đúng tiến độ") if on_pace else Standing("behind", "▲", "chậm tiến độ")


def _bar(judged: Judged) -> str:
    lower_is_better = judged.plan.target.indicator.direction == Direction.DOWN
    if judged.attainment.outcome is Outcome.NOT_ASSESSABLE or lower_is_better:
        return ""  # a bar that must stay short says nothing at a glance
    reached, expected = share_of(judged)
    if reached is None:
        return ""
    words = say("{share} % chỉ tiêu").format(share=written(reached * 100, decimals=1))
    if expected is not None:
        words += say("; tiến độ {share} %").format(share=written(expected * 100, decimals=1))
    return bullet(reached, expected, css=standing_of(judged).css, alternative=words)


def _other(one: Plan, place: Place) -> dict[str, str]:
    return {
        "name": one.target.indicator.name,
        "period": one.period.label,
        "asked": one.target.aim.written,
        "setter": one.target.get_setter_display(),
        "address": place.address("target", one.target.pk),
        "sum": one.over_time.words if one.parts else "",
    }


def units_below(unit: Unit, day: Any) -> list[Unit]:
    """The lower units of a day that a target may be handed to."""
    return list(Unit.objects.on(day).filter(parent=unit).order_by("order_key"))


@require_GET
@placed
def as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """The plan of the year as CSV."""
    return _file(place, "csv", CSV_TYPE, csv_table(table(*_asked(place))))


@require_GET
@placed
def as_xlsx(request: HttpRequest, place: Place) -> HttpResponse:
    """The plan of the year as an Excel workbook."""
    found, programme = _asked(place)
    title = say("Kế hoạch năm {year}, {unit}").format(year=found.month.end.year, unit=place.unit.name)
    content = xlsx_table(table(found, programme), title=title, sheet=say("Kế hoạch năm"))
    return _file(place, "xlsx", XLSX_TYPE, content)


def _file(place: Place, suffix: str, kind: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = f"ke-hoach_{place.unit.key}_{place.period.end.year}.{suffix}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def table(found: YearPlan, programme: Programme) -> Iterator[list[str | Decimal | None]]:
    """A heading, then a row a target: numbers as they are kept, what is asked also in words."""
    heads = ("Nhóm nhiệm vụ", "Chỉ tiêu", "ĐVT", "Người giao", "Văn bản", "Số giao", "Cách ghi")
    rest = ("Thực hiện", "Tiến độ phải đạt", "Đánh giá", "Quy tắc")
    yield [say(head) for head in (*heads, *QUARTERS, *rest)]
    for one in found.judged:
        target = one.plan.target
        group = programme.group_of.get(target.indicator_id)
        parts = {part.period: part.target.exact for part in one.plan.parts}
        yield [
            group.name if group else "",
            target.indicator.name,
            target.measured_in,
            target.setter_words or target.get_setter_display(),
            target.source_words,
            target.exact,
            target.aim.written,
            *(parts.get(quarter) for quarter in _quarters(found)),
            one.result.value.normalize() if one.result else None,
            None if one.expected is None else Decimal(short(one.expected).replace(".", "").replace(",", ".")),
            say(standing_of(one).word),
            one.attainment.words,
        ]
