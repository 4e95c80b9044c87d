"""Why a person should look at a figure before it is booked, in the words that the screen shows.

A reading is doubtful where it leans on a weak rule, or where something that a ledger needs was not found. The first
reason that fits is given; a figure without one is sure.
"""

from giaoban.core.reading.report import Figure, Role

_INFERRED = ("years-of-term", "unfinished-term", "forecast-year")


def doubt_of(figure: Figure) -> str:
    """The reason to look at a figure, "" where it is sure.

    >>> from giaoban.core.reading import read
    >>> [figure.doubt for figure in read("Tháng 4/2025 thu đạt 8 tỷ đồng, đạt 40%.").figures]
    ['', 'Tỷ lệ không nói là so với gì; hiểu là so với kế hoạch']
    >>> [figure.doubt for figure in read("Đạt 5 tỷ đồng.").figures]
    ['Không rõ số này của chỉ tiêu nào']
    """
    if figure.doubt:
        return figure.doubt
    if not figure.measure:
        return "Không rõ số này của chỉ tiêu nào"
    if not figure.unit and figure.role is not Role.RANK:
        return "Không rõ đơn vị tính"
    if figure.period is None:
        return "Không rõ kỳ số liệu"
    if not set(_INFERRED).isdisjoint(figure.rules):
        return "Kỳ số liệu được suy ra, văn bản không nêu rõ"
    if figure.role is Role.GROWTH and figure.base is None and figure.of is None and "same-period" not in figure.rules:
        return "Mức tăng, giảm không nói là so với kỳ nào"
    return ""
