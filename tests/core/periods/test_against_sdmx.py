"""Every SDMX case: spellings of a period, its forms, moves, gaps, and rows put in order of time."""

from collections import defaultdict
from decimal import Decimal

import pytest

from giaoban.core.periods import Period, PeriodError, PeriodKind, fill_gaps

FREQUENCY = {
    "daily": PeriodKind.DAY,
    "monthly": PeriodKind.MONTH,
    "quarterly": PeriodKind.QUARTER,
    "half-yearly": PeriodKind.HALF,
    "trimestrial": PeriodKind.MONTHS,
    "weekly": PeriodKind.WEEK,
    "yearly": PeriodKind.YEAR,
    "year": PeriodKind.YEAR,
    "year and month": PeriodKind.MONTH,
    "day": PeriodKind.DAY,
}


@pytest.fixture(scope="module")
def facts(peer_facts):
    return peer_facts("edtf.json")["sdmx"]


def normal(period):
    """vtlengine's normal form: SDMX but for the year."""
    return period.sdmx.replace("-A1", "A")


def vtl(period):
    head, _, tail = period.sdmx.partition("-")
    return head if tail == "A1" else f"{head}{tail[0]}{int(tail[1:])}"


def gregorian(period):
    return str(period) if period.kind in (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.YEAR) else None


def natural(period):
    return gregorian(period) or period.sdmx


FORMS = {
    "normal_form": ("normal", normal),
    "vtl_form": ("form", vtl),
    "sdmx_reporting_form": ("form", lambda period: period.sdmx),
    "sdmx_gregorian_form": ("form", gregorian),
    "natural_form": ("form", natural),
}


@pytest.mark.parametrize("name", FORMS)
def test_forms(facts, hold_to, name):
    key, write = FORMS[name]

    hold_to(facts[name], lambda case: write(Period.parse(case["code"])) == case[key], {})


def test_no_gregorian_form(facts, hold_to):
    hold_to(facts["no_gregorian_form"], lambda code: gregorian(Period.parse(code)) is None, {})


def test_same_period(facts, hold_to):
    hold_to(
        facts["same_period"],
        lambda case: {normal(Period.parse(code)) for code in case["codes"]} == {case["normal"]},
        {},
    )


def test_invalid(facts, hold_to):
    hold_to(facts["invalid"], lambda code: not parses(code), {})


def parses(code):
    try:
        Period.parse(code)
    except PeriodError:
        return False
    return True


def test_intervals_and_days(facts, hold_to):
    hold_to(
        facts["period_to_interval"],
        lambda case: (
            (str(Period.parse(case["code"]).start), str(Period.parse(case["code"]).end)) == (case["start"], case["end"])
        ),
        {},
    )
    hold_to(
        facts["day_difference"],
        lambda case: (Period.parse(case["b"]).end - Period.parse(case["a"]).end).days == case["days"],
        {},
    )
    hold_to(facts["last_day_facts"], last_day_holds, {})


def last_day_holds(case):
    period = Period.parse(case["code"])
    return (period.start.year, period.start.month, period.end.day, period.end.timetuple().tm_yday) == (
        case["getyear"],
        case["getmonth"],
        case["dayofmonth_of_last_day"],
        case["dayofyear_of_last_day"],
    )


def test_shift(facts, hold_to):
    hold_to(
        facts["shift"], lambda case: Period.parse(case["code"]).shift(case["by"]) == Period.parse(case["result"]), {}
    )


def test_reporting_examples(facts, hold_to):
    hold_to(
        facts["reporting_examples"], lambda case: Period.parse(case["code"]).kind is FREQUENCY[case["frequency"]], {}
    )


def test_fill_gaps(facts, hold_to):
    hold_to(facts["fill_gaps"], gaps_hold, {})


def gaps_hold(case):
    """Each series and frequency from its first period to its last, or over all whole years of the data."""
    given, everything = defaultdict(list), []
    for series, code in case["periods_in"]:
        period = Period.parse(code)
        given[series, period.kind].append(period)
        everything.append(period)
    years = Period.term(min(everything).start.year, max(period.end for period in everything).year)
    filled = {
        (series, period)
        for (series, kind), periods in given.items()
        for period in (fill_gaps(periods) if case["mode"] == "single" else years.split(kind))
    }
    return filled == {(series, Period.parse(code)) for series, code in case["periods_out"]}


def test_rows_in_order_of_time(facts, hold_to):
    hold_to(facts["flow_stock"], running_totals_hold, {})


def running_totals_hold(case):
    """Running totals come out right only if rows of one series and frequency are put in order by their period."""
    rows = sorted(case["in"], key=lambda row: Period.parse(row["Id_3"]))
    out = {(row["Id_1"], row["Id_2"], row["Id_3"]): row for row in case["out"]}
    seen = defaultdict(Decimal)
    for row in rows:
        kind = Period.parse(row["Id_3"]).kind
        for measure in ("Me_1", "Me_2"):
            key, value = (row["Id_1"], row["Id_2"], kind, measure), row[measure]
            expected = out[row["Id_1"], row["Id_2"], row["Id_3"]][measure]
            if value == "":
                if expected != "":
                    return False
                continue
            change = Decimal(value) - (seen[key] if case["op"] == "stock_to_flow" else 0)
            seen[key] = Decimal(value) if case["op"] == "stock_to_flow" else seen[key] + change
            if Decimal(expected) != (change if case["op"] == "stock_to_flow" else seen[key]):
                return False
    return True


def test_a_financial_quarter_needs_its_year_named(facts):
    # SDMX says in another field when the reporting year begins; a code alone means the calendar year.
    case = facts["fiscal"][0]

    assert str(Period.parse(case["code"])) == "2010-07/2010-09"
    assert Period.parse("2010JulyQ3").start.isoformat() == "2011-01-01"
