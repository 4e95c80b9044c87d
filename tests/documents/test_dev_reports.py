"""Real reports with what a careful person reads in them: no figure may silently be read worse than before.

The reports lie beside the repository and are not part of it; where they are absent the test says so and is skipped.
After a change that gains more than it loses, `python tools/renew_baseline.py` writes the new outcomes.
"""

import pytest
from tests.documents.baseline import SHARED, beside_figures, outcomes, report, saved, worse


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the annotated reports are not there: {SHARED}")
def test_real_reports_are_read_no_worse_than_before(record_property):
    before, now = saved("dev"), outcomes(SHARED)

    record_property("reading: dev", f"{report(before, now)}\n{beside_figures(SHARED)}")
    assert not worse(before, now), report(before, now)
