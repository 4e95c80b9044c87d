"""Ten times as much of what a rule repeats takes ten times as long, not a hundred: no text keeps a reader busy."""

import time

import pytest

from giaoban.core.reading import read

FIGURES = " 5 tỷ đồng, tăng 3% so với cùng kỳ."
REPEATED = [
    *(" ", "\t", "\n", "a", "A", "1", "1.", "1 ", "1,", "a ", "Aa ", "(", "()", ", ", "; ", " - ", "/", "“", "”", ". "),
    *("…", ": ", "| ", "đạt ", "được ", "kế hoạch ", "kế hoạch", "năm ", "tháng 4 ", "tháng 4/2025, ", "5% ", "và "),
    *("5 tỷ đồng ", "5 tỷ đồng, ", "(5%) ", "(5% ", "và 5 hộ ", "trong đó ", "tăng 3%, ", "so với cùng kỳ ", "nâng "),
    *("Nghị quyết ", "Nghị quyết số 5 ", "số 5/NQ-CP, ", "Nguyễn Văn An ", "đồng chí ", "Chủ tịch UBND huyện ", "xã "),
    *(
        "tập trung ",
        "yêu cầu ",
        "yêu cầu các xã rà soát; ",
        "từ 5 lên 6 ",
        "1/2 ",
        "ngày 5/6/2020 ",
        "ước đạt ",
        "1.1.",
    ),
    *(
        "STT\tTên\t5\n",
        "a | b | 5\n",
        "II. NHIỆM VỤ\n",
        "- Thu 5 hộ;\n",
        "ông ",
        "là ",
        "của ",
        "chỉ tiêu ",
        "sẽ ",
        "đã ",
    ),
]
AROUND = [("", ""), ("Thu ngân sách đạt ", FIGURES), ("Quận yêu cầu ", "x")]
SHORT, TIMES, AT_MOST, QUICK = 600, 10, 20, 0.08  # characters; seconds below which a clock says little


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_the_text(piece):
    for before, after in AROUND:
        read(f"{before}{piece * (SHORT // len(piece))}{after}")  # compiles what this text needs
        if _seconds(before + piece * (SHORT * TIMES // len(piece)) + after) > QUICK:
            # Another look: the first may have compiled what a short text does not need.
            long = _least(before + piece * (SHORT * TIMES // len(piece)) + after)
            assert long < _least(before + piece * (SHORT // len(piece)) + after) * AT_MOST, (before, piece, after)


def _least(text: str) -> float:
    return min(_seconds(text + " " * more) for more in range(3))


def _seconds(text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started
