"""What periods are called, in full and in the head of a column."""

import pytest

from giaoban.core.periods import Period, PeriodKind, read_label

EXAMPLES = [
    ("2025-04-28", "day", "ngày 28/4/2025", "28/04/2025"),
    ("2026-02-05", "day", "ngày 05/02/2026", "05/02/2026"),
    ("2025-04-07/2025-04-13", "week", "tuần 15/2025", "tuần 15/2025"),
    ("2025-04", "month", "tháng 4/2025", "04/2025"),
    ("2025-01/2025-03", "quarter", "quý I/2025", "QI/2025"),
    ("2025-10/2025-12", "quarter", "quý IV/2025", "QIV/2025"),
    ("2025-01/2025-06", "half", "6 tháng đầu năm 2025", "6T/2025"),
    ("2025-07/2025-12", "half", "6 tháng cuối năm 2025", "07/2025–12/2025"),
    ("2025-01/2025-09", "nine_months", "9 tháng đầu năm 2025", "9T/2025"),
    ("2025", "year", "năm 2025", "2025"),
    ("2020/2025", "term", "nhiệm kỳ 2020–2025", "2020–2025"),
    ("2021/2025", "term", "giai đoạn 2021–2025", "2021–2025"),
    ("2025-01/2025-04", "months", "4 tháng đầu năm 2025", "4T/2025"),
    ("2025-02/2025-04", "months", "từ tháng 2 đến tháng 4/2025", "02/2025–04/2025"),
    ("2024-11/2025-02", "months", "từ tháng 11/2024 đến tháng 2/2025", "11/2024–02/2025"),
    ("2025-03-15/2025-04-14", "days", "từ ngày 15/3/2025 đến ngày 14/4/2025", "15/03/2025–14/04/2025"),
]


@pytest.mark.parametrize(("code", "kind", "label", "short"), EXAMPLES)
def test_labels(code, kind, label, short):
    period = Period.parse(code)

    assert (str(period), str(period.kind), period.label, period.short) == (code, kind, label, short)
    assert read_label(label) == read_label(short) == period


def test_every_kind_has_an_example():
    assert {kind for _, kind, _, _ in EXAMPLES} == set(PeriodKind)
