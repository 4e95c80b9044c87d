"""What the page of one target shows, and what its forms about parts, lower units and paths say."""

from decimal import Decimal
from typing import Any

from giaoban.apps.reviews import results
from giaoban.apps.reviews.attained import season_for
from giaoban.apps.reviews.ledger import load
from giaoban.apps.targets.choices import CHANGES, Shape
from giaoban.apps.targets.courses import paths_of
from giaoban.apps.targets.models import Target
from giaoban.apps.targets.plans import Chain, Plan, chains, plan_of
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodError, PeriodKind
from giaoban.core.reckoning.attainment import rule
from giaoban.core.reckoning.paths import ADDS_UP, Path, PathError
from giaoban.core.reckoning.review import Direction
from giaoban.core.reckoning.statements import Accumulation
from giaoban.web.charts.course import Chart
from giaoban.web.charts.drawing import draw
from giaoban.web.charts.grammar import Line, Picture, Point
from giaoban.web.language import say
from giaoban.web.numbers import short, written
from giaoban.web.places import Place
from giaoban.web.views.plans import units_below
from giaoban.web.views.target_forms import Form, fields_of, pasted_numbers
from giaoban.web.views.target_tables import steps_of, table_sent

KINDS = {
    PeriodKind.TERM: (PeriodKind.YEAR,),
    PeriodKind.YEAR: (PeriodKind.QUARTER, PeriodKind.MONTH),
    PeriodKind.HALF: (PeriodKind.QUARTER, PeriodKind.MONTH),
    PeriodKind.QUARTER: (PeriodKind.MONTH,),
}


def detail(place: Place, target: Target, form: Form) -> dict[str, Any]:
    """The context of the page of one target."""
    found = plan_of(target)
    plan = found or Plan(Chain(tuple(_versions(target))), target)
    path = paths_of([target]).get(target.pk)
    below = units_below(place.unit, place.period.end)
    return {
        "target": target,
        "rule": rule(target.aim, Direction(target.indicator.direction), Accumulation(target.indicator.accumulation)),
        "period": plan.period.label,
        "versions": [_version_row(one) for one in reversed(plan.chain.versions)],
        "whole": _whole(target, place),
        "parts": [_part_row(part, place) for part in plan.parts],
        "sum": plan.over_time if plan.parts else None,
        "handed": [_handed_row(row, target) for row in plan.handed],
        "handed_sum": plan.over_units(below) if plan.handed else None,
        "below": len(below),
        "path": path,
        "chart": _chart(place, target, path),
        "split_groups": _split_groups(plan, form),
        "hand_fields": fields_of(_with_handed(form, plan), {f"unit-{unit.pk}": unit.name for unit in below}),
        "path_fields": fields_of(form, {f"part-{part}": part.label for part in _months(plan.period)}),
        "shapes": Shape.choices,
        "acts": {name: place.address("target-change", target.pk, name) for name in _ACTS.values()},
        **{key: place.address("target-change", target.pk, name) for key, name in _ACTS.items()},
        "back": place.address("year-plan"),
        "indicator_address": place.address("indicator", target.indicator.code),
    }


_ACTS = {
    "amend_address": "dieu-chinh",
    "withdraw_address": "huy",
    "split_address": "chia",
    "hand_address": "giao",
    "path_address": "tien-do",
}


def _versions(target: Target) -> list[Target]:
    rows = Target.objects.filter(unit=target.unit, indicator=target.indicator, period=target.period)
    chain = next(chain for chain in chains(rows.select_related("document")) if target in chain.versions)
    return list(chain.versions)


def _version_row(one: Target) -> dict[str, Any]:
    return {
        "asked": one.aim.written,
        "began": one.effective_from,
        "source": one.source_words,
        "reason": one.withdrawn or one.reason,
        "withdrawn": bool(one.withdrawn),
        "at": one.booked_at,
        "by": (one.booked_by.get_full_name() or one.booked_by.get_username()) if one.booked_by else "",
    }


def _whole(target: Target, place: Place) -> dict[str, str] | None:
    """What the target is a part of, or whence it was handed down."""
    whole = target.part_of or target.handed_from
    if whole is None:
        return None
    own = whole.unit_id == place.unit.pk
    return {
        "words": f"{whole.span.label if whole.span else ''}, {whole.aim.written}" + ("" if own else f", {whole.unit}"),
        "address": place.address("target", whole.pk) if own else "",
        "handed": target.part_of is None,
    }


def _part_row(part: Plan, place: Place) -> dict[str, Any]:
    return {
        "label": part.period.label,
        "asked": written(part.target.exact),
        "address": place.address("target", part.target.pk),
        "sum": part.over_time.words if part.parts else "",
        "versions": len(part.chain.versions),
    }


def _handed_row(row: Target, target: Target) -> dict[str, Any]:
    share = row.exact / target.exact * 100 if target.exact else None
    adds = target.indicator.accumulation in (*ADDS_UP, "stock")
    return {
        "unit": row.unit.name,
        "asked": written(row.exact),
        "share": f"{short(share, decimals=1)} %" if share is not None and adds else "",
    }


def _split_groups(plan: Plan, form: Form) -> list[dict[str, Any]]:
    """Fields for each kind of part that the target's period splits into, with what stands filled in."""
    if plan.target.comparator in CHANGES:
        return []
    standing = {f"part-{part.period}": written(part.target.exact) for part in plan.parts}
    shown = Form({**standing, **form.values}, form.errors)
    words = {PeriodKind.YEAR: "Theo năm", PeriodKind.QUARTER: "Theo quý", PeriodKind.MONTH: "Theo tháng"}
    groups = []
    for kind in KINDS.get(plan.period.kind, ()):
        names = {f"part-{part}": part.label for part in plan.period.split(kind)}
        fields = fields_of(shown, names)
        groups.append({"word": words[kind], "fields": fields, "filled": any(one["value"] for one in fields)})
    if groups and not any(group["filled"] for group in groups):
        groups[0]["filled"] = True
    return groups


def _with_handed(form: Form, plan: Plan) -> Form:
    standing = {f"unit-{row.unit_id}": written(row.exact) for row in plan.handed}
    return Form({**standing, **form.values}, form.errors)


def _months(period: Period) -> tuple[Period, ...]:
    try:
        found = period.split(PeriodKind.MONTH)
    except PeriodError:
        return ()
    return found if len(found) <= 12 else period.split(PeriodKind.YEAR)


def parts_written(target: Target, form: Form) -> dict[Period, Decimal]:
    """The parts of the form about splitting. Of a year's quarters and months only one kind is taken: the filled one."""
    span = target.span
    assert span is not None, "every target has a period"  # noqa: S101
    for kind in KINDS.get(span.kind, ()):
        names = {f"part-{part}": part for part in span.split(kind)}
        found = form.numbers(name for name in names if form.values.get(name))
        if found or form.errors:
            return {names[name]: value for name, value in found.items()}
    return {}


def shares_written(place: Place, form: Form) -> dict[Unit, Decimal]:
    """The lower units that were given a number."""
    units = {f"unit-{unit.pk}": unit for unit in units_below(place.unit, place.period.end)}
    return {units[name]: value for name, value in form.numbers(name for name in form.values if name in units).items()}


def path_written(place: Place, target: Target, form: Form, file: Any = None) -> dict[str, Any] | None:
    """The choice of a path for `choose_path`; None with an error noted where nothing can be chosen.

    `file` is a table of months and sums that was sent with the form.
    """
    shape, span = form.values["shape"], target.span
    if shape not in Shape.values or span is None:
        form.errors["shape"] = say("Chưa chọn cách tính tiến độ.")
        return None
    if shape == Shape.SEASONAL:
        return {"shape": Shape.SEASONAL, "season": season_for(place.unit, target.indicator, span.start.year)}
    if shape == Shape.EVEN:
        return {"shape": Shape.EVEN}
    parts = _months(span)
    pasted, percent = form.values["pasted"], form.values["percent"] == "1"
    table = table_sent(file, pasted, span)
    if table is not None:
        found = steps_of(target, span, table, form, percent=percent)
        return None if found is None else {"shape": Shape.GIVEN, "parts": found, "percent": percent}
    if pasted:
        numbers = pasted_numbers(pasted, len(parts))
        if numbers is None:
            raise PathError(
                say("Dán đúng {count} số, cách nhau bằng dấu tab hoặc xuống dòng.").format(count=len(parts))
            )
        steps = dict(zip(parts, numbers, strict=True))
    else:
        names = {f"part-{part}": part for part in parts}
        steps = {names[name]: value for name, value in form.numbers(names).items()}
    return {"shape": Shape.GIVEN, "parts": steps, "percent": percent}


def _chart(place: Place, target: Target, path: Path | None) -> Chart | None:
    """The path of the target through its months with the results so far."""
    span = target.span
    if path is None or span is None or len(path.points) < 2 or span.start.year != span.end.year:
        return None
    axis = tuple(str(part.end.month) for part, _ in path.points)
    asked = tuple(Point(str(part.end.month), _decimal(value)) for part, value in path.points)
    known = _known(place, target)
    lines = [Line(say("tiến độ"), "plan", asked)]
    if known:
        lines.insert(0, Line(str(span.end.year), "actual", tuple(Point(str(m), v) for m, v in sorted(known.items()))))
    title = _title(target, path, known)
    picture = Picture(title, target.measured_in, axis, tuple(lines), axis_title=say("Tháng"))
    rows = tuple(
        (str(part.end.month), short(value), short(known[part.end.month]) if part.end.month in known else "–")
        for part, value in path.points
    )
    heads = (say("Tháng"), say("Tiến độ phải đạt"), say("Thực hiện"))
    return Chart(title, draw(picture, "wide"), draw(picture, "narrow"), heads, rows)


def _known(place: Place, target: Target) -> dict[int, Decimal]:
    """Month → what was reached by its end, up to the month of the page, in the target's unit of measure."""
    span, indicator = target.span, target.indicator
    assert span is not None, "a chart has a period"  # noqa: S101
    year, last = span.end.year, place.period.end
    if last < span.start:
        return {}
    whole_year = span.start.month == 1 or indicator.accumulation not in ADDS_UP
    if not whole_year:
        return {}
    ledger = load(place.unit, span.start, min(span.end, last))
    found = {}
    for number in range(span.start.month, (last.month if last.year == year else span.end.month) + 1):
        shown = results.latest_result(ledger, indicator, Period.month(year, number))
        if indicator.accumulation in ADDS_UP:
            shown = results.to_date_result(ledger, indicator, Period.month(year, number))
        if shown is not None and shown.unit == target.measured_in:
            found[number] = shown.value
    return found


def _title(target: Target, path: Path, known: dict[int, Decimal]) -> str:
    name = target.indicator.name
    if not known:
        return say("{name}: {path}, chưa có kết quả").format(name=name, path=path.words.lower())
    month = max(known)
    asked = next(value for part, value in path.points if part.end.month == month)
    if known[month] == asked:
        return say("{name} đúng tiến độ sau tháng {month}").format(name=name, month=month)
    gap = short(abs(_decimal(asked) - known[month]))
    words = "{name} cao hơn tiến độ {gap} {unit} sau tháng {month}"
    if known[month] < asked:
        words = "{name} thấp hơn tiến độ {gap} {unit} sau tháng {month}"
    return say(words).format(name=name, gap=gap, unit=target.measured_in, month=month)


def _decimal(value: Any) -> Decimal:
    return round(Decimal(value.numerator) / Decimal(value.denominator), 6)
