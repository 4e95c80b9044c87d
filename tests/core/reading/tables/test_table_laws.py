"""Laws of tables of any cells: a figure is its own words, once, in its place among those of the sentences."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading import Role, read

WRITTEN = (
    "TT;Chỉ tiêu;Đơn vị;ĐVT;KH năm 2025;TP giao;Thực hiện tháng 4;Lũy kế;TH/KH (%);So với cùng kỳ;"
    "Tăng, giảm;Ghi chú;2024;Phường An Biên;1;I;-;;Thu ngân sách;- Thuế;Trong đó:;tỷ đồng;%;918,755;1.837;"
    "50,1%;≥ 95;103/261;90-95;giảm 3%;x;0;Thu đạt 5 tỷ đồng, tăng 3%;28/4/2025;12/KH-UBND;0912345678;"
    "1.2.3.4;5 | 6;Tổng cộng;99999999999999999999999;Hệ số;Năm;T4;kỳ này"
)
CELLS = st.sampled_from(WRITTEN.split(";"))
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=8)
HEADING = ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2025", "Thực hiện tháng 4", "TH/KH (%)", "So với cùng kỳ"]
SENTENCE = "Tháng 4 năm 2025, thu ngân sách đạt 918,755 tỷ đồng, bằng 50% kế hoạch."


@settings(max_examples=150, deadline=None)
@given(ROWS, st.booleans(), st.sampled_from((" | ", "\t", "|")))
def test_any_cells(rows, headed, bar):
    text = "\n".join([SENTENCE, *(bar.join(row) for row in ([HEADING] if headed else []) + rows), SENTENCE])
    figures = read(text).figures

    at = 0
    for position, figure in enumerate(figures, start=1):
        assert text[figure.start : figure.end] == figure.text
        assert at <= figure.start < figure.end
        assert figure.rules
        assert figure.of is None or (figure.of != position and figures[figure.of - 1].role is Role.ACTUAL)
        assert figure.base is None or figure.base.strip() == figure.base != ""
        at = figure.end


def test_time_grows_with_the_text():
    def seconds(rows):
        body = "\n".join(
            f"{row} | Chỉ tiêu thứ {row} | tỷ đồng | 1.837 | 918,755 | 50,1 | 105,2" for row in range(rows)
        )
        text = " | ".join(HEADING) + "\n" + body
        begin = time.perf_counter()
        assert len(read(text).figures) == 4 * rows
        return time.perf_counter() - begin

    seconds(50)
    small, large = seconds(200), seconds(1600)

    assert large < 8 * small * 4
