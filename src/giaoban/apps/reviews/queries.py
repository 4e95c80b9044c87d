"""The questions that screens and the machine layer ask of the ledger, and the values that answer them."""

from giaoban.apps.reviews.boards import board, latest_period, latest_periods, one_line, periods_of
from giaoban.apps.reviews.line import Line
from giaoban.apps.reviews.reading_room import documents, figure_detail, findings
from giaoban.apps.reviews.series import series
from giaoban.apps.reviews.values import (
    Base,
    BasePart,
    Board,
    Counts,
    DocumentLine,
    FigureDetail,
    Mark,
    Override,
    Point,
    Series,
    Shown,
    Source,
    Status,
    TargetShown,
)

__all__ = [
    "Base",
    "BasePart",
    "Board",
    "Counts",
    "DocumentLine",
    "FigureDetail",
    "Line",
    "Mark",
    "Override",
    "Point",
    "Series",
    "Shown",
    "Source",
    "Status",
    "TargetShown",
    "board",
    "documents",
    "figure_detail",
    "findings",
    "latest_period",
    "latest_periods",
    "one_line",
    "periods_of",
    "series",
]
