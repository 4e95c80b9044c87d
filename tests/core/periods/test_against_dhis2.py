"""Every period fact of DHIS2 and of its multi-calendar-dates library, Gregorian calendar."""

import re
from datetime import date, timedelta
from fractions import Fraction

from giaoban.core.periods import CYCLES, Cycle, Period, PeriodError, Weeks
from giaoban.core.periods.days import ONE_DAY, add_months

DAY = date.fromisoformat
CYCLE_OF_RELATIVE = {
    "Week": "Weekly",
    "BiWeek": "BiWeekly",
    "Month": "Monthly",
    "Bimonth": "BiMonthly",
    "BiMonth": "BiMonthly",
    "Quarter": "Quarterly",
    "SixMonth": "SixMonthly",
    "Year": "Yearly",
}

DIFFERENCES = {
    # In a year of 53 weeks DHIS2 itself begins a 27th pair (2009BiW27); its calendar library lets the 26th run on.
    "the last pair of weeks in a year of 53": lambda fact: fact.get("code") == "2020BiW26" and "on" in fact,
}


def test_every_fact(peer_facts, hold_to):
    facts = peer_facts("dhis2_periods.json")["facts"]

    hold_to(facts, lambda fact: CHECKS[fact["kind"]](fact), DIFFERENCES)


class Days:
    """Days as a cycle; in the product a day is a period of its own and needs none."""

    containing = staticmethod(Period.day)

    @staticmethod
    def code(period):
        return f"{period.start:%Y%m%d}"

    @staticmethod
    def last(count, day):
        return [Period.day(day - back * ONE_DAY) for back in reversed(range(count))]

    @staticmethod
    def of_year(year):
        return [Period.day(date(year, 1, 1) + back * ONE_DAY) for back in range(Period.year(year).days)]


def cycle(name):
    return Days if name == "Daily" else CYCLES[name]


def is_yearly(name):
    return getattr(cycle(name), "months", None) == 12


def named(code):
    return Period.parse(code)


def period_holds(fact):
    period = named(fact["code"]) if "code" in fact else cycle(fact["type"]).containing(DAY(fact["on"]))
    period = period.shift(fact["shift"])
    return (period.start, period.end) == (DAY(fact["start"]), DAY(fact["end"]))


def list_holds(fact):
    made = cycle(fact["type"])
    on = DAY(fact["on"]) if "on" in fact else None
    if "between" in fact:
        found = made.between(*map(DAY, fact["between"]))
    elif fact["op"] == "generateRollingPeriods":
        found = made.last(fact["size"] or 26, on)
    elif fact["op"] == "generateLast5Years":
        year = made.year_of(on)
        found = [period for back in range(4, -1, -1) for period in made.of_year(year - back)]
    elif is_yearly(fact["type"]):
        year = made.year_of(on)
        found = [made.of_year(year + away)[0] for away in range(-5, 6)]
    else:
        # DHIS2 lists the weeks of the calendar year that the day is in.
        found = made.of_year(on.year if isinstance(made, Weeks) else made.year_of(on))
    return (
        fact["size"] in (None, len(found))
        and all(found[int(index)].contains(DAY(day)) for index, day in fact["start_of_item"].items())
        and all(found[int(index)].start.year == year for index, year in fact.get("start_year_of_item", {}).items())
        and all(made.code(found[int(index)]) == code for index, code in fact.get("code_of_item", {}).items())
    )


def relative_holds(fact):
    made, found = relative(fact)
    return len(found) == fact["size"] and all(
        item.get("code", made.code(period)) == made.code(period)
        and item.get("start", str(period.start)) == str(period.start)
        and item.get("end", str(period.end)) == str(period.end)
        for period, item in ((found[int(index)], item) for index, item in fact["items"].items())
    )


def relative(fact):
    """The cycle and the periods that a relative name stands for; "last" ones end before the day's own."""
    name, on = fact["relative"], DAY(fact["on"])
    if "_" in name:
        name = name.title().replace("_", "")
    if name == "Yesterday":
        return Days, [Period.day(on - ONE_DAY)]
    if match := re.fullmatch(r"(\w+?)s?ThisYear", name):
        made = relative_cycle(match[1], fact)
        return made, made.of_year(made.year_of(on))
    match = re.fullmatch(r"(This|Last)(\d*)(\w+?)s?", name)
    made = relative_cycle(match[3], fact)
    here = made.containing(on)
    return (made, [here]) if match[1] == "This" else (made, made.last(int(match[2] or 1), here.start - ONE_DAY))


def relative_cycle(name, fact):
    if name == "Day":
        return Days
    if name == "FinancialYear":
        return CYCLES["Financial" + fact["financial_year"].removeprefix("FINANCIAL_YEAR_").title()[:3]]
    if name == "Week" and "_" in (fact.get("week_type") or ""):
        return CYCLES["Weekly" + fact["week_type"].removeprefix("WEEKLY_").title()]
    return CYCLES[CYCLE_OF_RELATIVE[name]]


def span_holds(fact):
    whole, part = (cycle(name).containing(date(2025, 1, 6)) for name in (fact["type"], fact["in_units_of"]))
    if whole.month_count is not None and part.month_count is not None:
        count = whole.month_count // part.month_count
    else:
        count = round(Fraction(whole.days, part.days))
    return count == fact["count"]


def enclosing_holds(fact):
    inner = named(fact["code"])
    outer = cycle(fact["type"]).containing(inner.start)
    return (cycle(fact["type"]).code(outer) if outer.contains(inner) else None) == fact["result"]


def rewind_holds(fact):
    made, day = cycle(fact["type"]), DAY(fact["date"])
    if isinstance(made, Cycle):
        moved = add_months(day, -made.months * fact["periods_back"])
    else:
        moved = day - timedelta(weeks=made.weeks * fact["periods_back"])
    return moved == DAY(fact["result"])


def adjacent_holds(fact):
    steps, period = fact["steps"], named(fact["code"])
    found = [period.shift(step) for step in (range(1, steps + 1) if steps > 0 else range(steps, 0))]
    if fact["code"].isdecimal() and len(fact["code"]) == 4 and steps < 0:
        found.reverse()
    given = [named(code) for code in fact["codes"]]
    return (
        found[: len(given)]
        == given
        == [Period(*map(DAY, ends)) for ends in zip(fact["starts"], fact["ends"], strict=True)]
    )


def count_holds(fact):
    made = cycle(fact["type"])
    # For years the library lists ten of them.
    found = made.last(10, date(fact["year"], 12, 1)) if is_yearly(fact["type"]) else made.of_year(fact["year"])
    return len(found) == len(set(found)) == fact["count"]


def type_holds(fact):
    period = named(fact["code"])
    return cycle(fact["type"]).containing(period.start) == period


def is_valid(code):
    try:
        named(code)
    except PeriodError:
        return False
    return True


def code_of_date_holds(fact):
    made, on = cycle(fact["type"]), DAY(fact["on"])
    code = made.code(made.containing(on))
    return code == fact["code"] and named(code).contains(on)


CHECKS = {
    "period": period_holds,
    "list": list_holds,
    "relative": relative_holds,
    "span": span_holds,
    "enclosing": enclosing_holds,
    "rewind_date": rewind_holds,
    "adjacent": adjacent_holds,
    "count_in_year": count_holds,
    "type_of_code": type_holds,
    "code_of_date": code_of_date_holds,
    "next": lambda fact: named(fact["code"]).next() == named(fact["next"]),
    "days": lambda fact: named(fact["code"]).days == fact["days"],
    "duration_of_code": lambda fact: named(fact["code"]).duration == fact["iso_duration"],
    "shift": lambda fact: named(fact["code"]).shift(fact["by"]) == named(fact["result"]),
    "sort_desc": lambda fact: sorted(fact["codes"], key=named, reverse=True) == fact["result"],
    "valid": lambda fact: is_valid(fact["code"]),
    "invalid": lambda fact: not is_valid(fact["code"]),
}
