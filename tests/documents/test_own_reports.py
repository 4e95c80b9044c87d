"""Our own annotated texts in many styles (`own/`): press news, formal reports, lists, speeches, flattened tables.

They were written and annotated by hand before the rules were run on them, so they tell whether rules carry over to
other reports. `python tools/renew_baseline.py` writes the new outcomes.
"""

from tests.documents.baseline import OWN, beside_figures, outcomes, report, saved, worse


def test_own_reports_are_read_no_worse_than_before(record_property):
    before, now = saved("own"), outcomes(OWN)

    record_property("reading: own", f"{report(before, now)}\n{beside_figures(OWN)}")
    assert set(before) == set(now), "run tools/renew_baseline.py after adding or removing a report"
    assert not worse(before, now), report(before, now)
