"""Every Vietnamese phrase of time in Duckling's corpus, read in a report of 2 February 2017."""

import re
from datetime import date, timedelta

from giaoban.core.periods import Anchor, find_periods

ANCHOR = Anchor.on(date(2017, 2, 2))
SUB_DAY = ("hour", "minute", "second")
DIFFERENCES = {
    # A report counts by days at the finest.
    "a time of day": lambda case: case["expected"]["grain"] in SUB_DAY,
    # "thứ hai" is far more often an ordinal in a report: "lần thứ hai", "xếp thứ ba".
    "a weekday alone": lambda case: re.fullmatch(r"thứ \w+|(?:chủ|chúa) nhật", case["text"]),
    # No figure is reported for summer; its days are not agreed.
    "a season of the year": lambda case: case["text"].startswith("mùa"),
    # A holiday is no period that a report counts over.
    "a holiday": lambda case: "giáng sinh" in case["text"],
    # Which week is the first of a month is not agreed.
    "a week of a month": lambda case: case["text"].startswith("tuần đầu tiên"),
    # "10 năm qua" in a report of 2018 is 2008 to 2018; Duckling leaves the year of the report out.
    "years back": lambda case: re.fullmatch(r"\d+ năm vừa rồi", case["text"]),
}


def test_every_phrase(peer_facts, hold_to):
    hold_to(peer_facts("duckling_vi.json")["dims"]["Time"], holds, DIFFERENCES)


def holds(case):
    mentions = find_periods(case["text"])
    if len(mentions) != 1 or mentions[0].text != case["text"]:
        return False
    period, expected = mentions[0].resolve(ANCHOR), case["expected"]
    return period is not None and (period.start, period.end) == days(expected) and expected["grain"] not in SUB_DAY


def days(expected):
    """First and last day of what Duckling resolves to."""
    start = date.fromisoformat(expected["start"][:10])
    if expected.get("end_exclusive"):
        return start, date.fromisoformat(expected["end_exclusive"][:10]) - timedelta(days=1)
    months = {"month": 1, "quarter": 3, "year": 12}.get(expected["grain"])
    if months is None:
        return start, start + timedelta(days={"week": 6}.get(expected["grain"], 0))
    after = (start.year * 12 + start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    return start, date(*after, 1) - timedelta(days=1)


def test_no_period(peer_facts):
    for case in peer_facts("duckling_vi.json")["negative"]["Time"]:
        assert find_periods(case["text"]) == []
