"""Texts written and annotated by somebody who had not seen the rules (`others/`): other provinces, years and styles.

They cover reports, tables, speeches, posts on social networks and news from 2014 to 2026; names and figures in them are
invented. `python tools/renew_baseline.py` writes the new outcomes.
"""

from tests.documents.baseline import OTHERS, beside_figures, outcomes, report, saved, worse


def test_texts_by_others_are_read_no_worse_than_before(record_property):
    before, now = saved("others"), outcomes(OTHERS)

    record_property("reading: others", f"{report(before, now)}\n{beside_figures(OTHERS)}")
    assert set(before) == set(now), "run tools/renew_baseline.py after adding or removing a text"
    assert not worse(before, now), report(before, now)
