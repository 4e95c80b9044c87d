"""Whether the numbers of reports can all be true at once, and what follows from them; and the lines of a review.

A written number is a range: "50,1%" stands for anything from 50,05% to 50,15%. Reckoning works out the range that the
other numbers allow and asks whether the two meet. It says that numbers disagree, never which of them is wrong.
"""

from giaoban.core.reckoning.findings import (
    Account,
    Finding,
    FindingKind,
    Flip,
    Implied,
    ImpliedKind,
    Reckoning,
    Repair,
    RepairKind,
    Verdict,
)
from giaoban.core.reckoning.merged import Merger
from giaoban.core.reckoning.reckon import Known, reckon
from giaoban.core.reckoning.statements import Accumulation, Statement, statements

__all__ = [
    "Account",
    "Accumulation",
    "Finding",
    "FindingKind",
    "Flip",
    "Implied",
    "ImpliedKind",
    "Known",
    "Merger",
    "Reckoning",
    "Repair",
    "RepairKind",
    "Statement",
    "Verdict",
    "reckon",
    "statements",
]
