"""Every case of two EDTF libraries: the bounds of a date, its qualifiers, what is valid and what is not."""

import re

from giaoban.core.periods import Period, PeriodError


def end_matches(pattern):
    """Whether an end of the interval, or a member of the set, matches."""
    found = re.compile(pattern)
    return lambda text: any(found.search(end) for end in re.split(r"[/,]|\.\.", text.strip("[]{}")))


# What EDTF can say and a report's period cannot: a period has two known days of the years 1 to 9999.
BEYOND = {
    # One of several dates is no span of days.
    "a set of dates": re.compile(r"^[\[{]").search,
    # A figure is an estimate or not; its period is never "about April". Dropping the mark would hide the doubt.
    "a date marked uncertain or approximate": re.compile(r"[?~%]").search,
    # Years that no report can name.
    "the year 0, before it or beyond 9999": end_matches(r"^\s*(?:-|Y|0000|XXXX)"),
    # "since" and "until" are relations of a mention, resolved beside an anchor, and no period.
    "an end that is open or unknown": re.compile(r"^/|/$|^[\[{]?\.\.|\.\.[\]}]?$").search,
    # Digits that are unknown elsewhere than at the very end name scattered days, or no part of the calendar.
    "an unknown digit inside a date": end_matches(r"^(?=.*X)(?!\d+X*(?:-XX(?:-XX)?)?$|\d{4}-\d\d-XX$)"),
    # The standard does not say which year such a season belongs to.
    "a season over the new year": re.compile(r"^\d{4}-(?:24|28|30)$").search,
}
QUALIFIED = ("a date marked uncertain or approximate", "the year 0, before it or beyond 9999")
# How exactly a year is known is no length of time; S2 is the second half-year, as SDMX has it.
DIGITS = {"a year with significant digits": re.compile(r"^\d{4}S\d$").search}
# SDMX forgives space around a code, and so do we.
FORGIVEN = {"space around a date": lambda text: text.strip() != text and re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", text)}


def test_bounds(peer_facts, hold_to):
    cases = peer_facts("edtf.json")["edtf"]["bounds"]

    def holds(case):
        period = Period.parse(case["edtf"])
        low, high = case.get("lower", case.get("date")), case.get("upper", case.get("date"))
        return (str(period.start), str(period.end)) == (low, high)

    hold_to(cases, holds, by_text(BEYOND | DIGITS))


def test_qualifiers(peer_facts, hold_to):
    cases = peer_facts("edtf.json")["edtf"]["qualifiers"]

    def holds(case):
        return parses(case["edtf"]) and not (case["uncertain"] or case["approximate"] or case["both"])

    hold_to(cases, holds, by_text({name: BEYOND[name] for name in QUALIFIED}))


def test_valid(peer_facts, hold_to):
    cases = [case for case in peer_facts("edtf.json")["edtf"]["validity"] if case["valid"]]

    hold_to(cases, lambda case: parses(case["edtf"]), by_text(BEYOND))


def test_invalid(peer_facts, hold_to):
    edtf = peer_facts("edtf.json")["edtf"]
    cases = [case for case in edtf["validity"] if not case["valid"]]
    cases += [{"edtf": text} for text in edtf["invalid_python_edtf"]]

    hold_to(cases, lambda case: not parses(case["edtf"]), by_text(FORGIVEN))


def test_all_cases_are_held(peer_facts):
    edtf = peer_facts("edtf.json")["edtf"]

    cases = [name for name, value in edtf.items() if isinstance(value, list) and name != "notes"]
    assert sorted(cases) == ["bounds", "invalid_python_edtf", "qualifiers", "validity"]


def by_text(differences):
    return {name: lambda case, belongs=belongs: belongs(case["edtf"]) for name, belongs in differences.items()}


def parses(text):
    try:
        Period.parse(text)
    except PeriodError:
        return False
    return True
