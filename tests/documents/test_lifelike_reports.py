"""Texts written after the manner of public reports of 2008 to 2025 (`lifelike/`), uneven as those are.

Their writers looked at how real authors write, had not seen the rules, and annotated before the rules saw the texts;
names, figures and sentences are their own. `python tools/renew_baseline.py` writes the new outcomes.
"""

from tests.documents.baseline import LIFELIKE, beside_figures, outcomes, report, saved, worse


def test_lifelike_texts_are_read_no_worse_than_before(record_property):
    before, now = saved("lifelike"), outcomes(LIFELIKE)

    record_property("reading: lifelike", f"{report(before, now)}\n{beside_figures(LIFELIKE)}")
    assert set(before) == set(now), "run tools/renew_baseline.py after adding or removing a text"
    assert not worse(before, now), report(before, now)
