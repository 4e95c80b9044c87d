"""How well reports are read: what the reader took from a text beside what a careful person annotated in it.

`Annotation` is what the person wrote, `agree` compares one report with it, `total` and `rates` give the table of many.
"""

from giaoban.core.reading.scoring.agreement import Agreement, agree
from giaoban.core.reading.scoring.annotation import Annotation, AnnotationError
from giaoban.core.reading.scoring.figures import LEVELS, GoldFigure, Outcome
from giaoban.core.reading.scoring.tally import Rate, Tally, rates, total

__all__ = [
    "LEVELS",
    "Agreement",
    "Annotation",
    "AnnotationError",
    "GoldFigure",
    "Outcome",
    "Rate",
    "Tally",
    "agree",
    "rates",
    "total",
]
