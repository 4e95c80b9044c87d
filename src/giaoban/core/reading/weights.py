"""How much each sign weighs that a period is the one under review; docs/reading.md says what they are."""

WEIGHTS = {
    # Where a period is named.
    "title": 3.0,
    "opening": 2.0,
    "summary": 1.0,
    "untitled": 1.0,
    "begins": 1.0,
    "counts-up": 0.7,
    "again": 0.3,
    # Which way the words beside it look.
    "looks-back": 3.0,
    "looks-ahead": -4.0,
    "planned": -6.0,
    # What kind of time it is.
    "other-year": -3.0,
    "long-past": -2.0,
    "overtaken": -1.5,
    "span-of-work": -4.5,
    "span-over": 4.5,
    "term-of-a-body": -4.0,
    "congress-opens": -5.0,
    "since-term-began": -2.0,
    "of-the-meeting": -1.5,
    "just-begun": -4.0,
    "paired": -1.5,
    "aside": -1.0,
    "of-a-fund": -1.5,
    # Signs that name no period.
    "before-coming-work": 4.0,
    "before-coming-year": 1.0,
    "before-the-rest": 2.0,
    "session": 5.0,
    "term-past": 6.0,
    "after-so-long": 5.0,
    "told": 3.0,
    "day-of-event": 0.7,
    "day-named": 0.7,
    "day-it-happened": 3.0,
}
"""What each sign is worth."""
