"""Parts, shares, averages and changes that one sentence ties: what is flagged, what is left alone."""

import pytest

from giaoban.core.reading import read
from giaoban.core.reckoning import reckon, statements


def findings_of(*texts):
    made = []
    for number, text in enumerate(texts):
        made += statements(read(text), text, source=f"{number}.txt", subject_of=lambda figure: figure.measure)
    return reckon(made).findings


CONTRADICTIONS = [
    (
        "Năm 2025, bộ phận một cửa giải quyết đúng hạn 16.051 hồ sơ, đạt 98,62%; quá hạn 223 hồ sơ, chiếm 1,38%.",
        "share",
        "Ghi 98,62% và 1,38%, nhưng 16.051 hồ sơ và 223 hồ sơ trong tổng số 16.274 hồ sơ là 98,63% và 1,37%.",
    ),
    (
        "Năm 2024, chi ngân sách 120 tỷ đồng, gồm chi đầu tư 45 tỷ đồng, chi thường xuyên 70 tỷ đồng và chi khác 8 tỷ "
        "đồng.",
        "parts",
        "45 tỷ đồng, 70 tỷ đồng và 8 tỷ đồng cộng lại là 123 tỷ đồng, nhưng chi ngân sách ghi 120 tỷ đồng.",
    ),
    (
        "Năm 2024, quận có 120 dự án, trong đó 85 dự án đã hoàn thành, còn lại 40 dự án đang thi công.",
        "parts",
        "85 dự án và 40 dự án cộng lại là 125 dự án, nhưng tổng ghi 120 dự án.",
    ),
    (
        "Năm 2025, đảng bộ đạt 16/19 chỉ tiêu; còn 2 chỉ tiêu chưa đạt.",
        "parts",
        "16 và 2 chỉ tiêu cộng lại là 18 chỉ tiêu, nhưng tổng ghi 19 chỉ tiêu.",
    ),
    (
        "Cơ cấu kinh tế năm 2024: nông nghiệp 20,5%, công nghiệp - xây dựng 35,2%, dịch vụ 46,3%.",
        "hundred",
        "20,5%, 35,2% và 46,3% cộng lại là 102%, không phải 100%.",
    ),
    (
        "Năm 2024, kim ngạch xuất khẩu đạt 612,4 triệu USD, trong đó thủy sản đạt 287 triệu USD, chiếm 48,9% tổng kim "
        "ngạch.",
        "share",
        "Ghi 48,9%, nhưng 287 triệu USD/612,4 triệu USD là 46,86%.",
    ),
    (
        "Vụ mùa năm 2024 gieo cấy 3.860 ha, năng suất bình quân đạt 58,2 tạ/ha, sản lượng đạt 24.465 tấn.",
        "each",
        "58,2 tạ/ha nhân với 3.860 ha là 22.465,2 tấn, nhưng sản lượng ghi 24.465 tấn.",
    ),
    (
        "Trong 15 ngày đầu tháng 5/2025, thu ngân sách đạt 247,5 tỷ đồng, bình quân mỗi ngày thu 17,5 tỷ đồng.",
        "each",
        "17,5 tỷ đồng nhân với 15 là 262,5 tỷ đồng, nhưng thu ngân sách ghi 247,5 tỷ đồng.",
    ),
    (
        "Thu ngân sách tăng từ 100 tỷ đồng năm 2020 lên 161 tỷ đồng năm 2025, bình quân tăng 15%/năm.",
        "change",
        "Ghi 15%/năm, nhưng từ 100 tỷ đồng lên 161 tỷ đồng sau 5 năm là bình quân 9,99%/năm (chia đều: 12,20%/năm).",
    ),
    (
        "Năm 2025, trong 261 đảng viên được xếp loại, có 39,6% hoàn thành xuất sắc nhiệm vụ.",
        "counted",
        "Ghi 39,6% của 261 đảng viên, nhưng không số nguyên nào cho tỷ lệ này: 103 là 39,46%; 104 là 39,85%.",
    ),
    (
        "Năm 2025, thu ngân sách đạt 150 tỷ đồng, gấp 1,5 lần so với năm 2024 (90 tỷ đồng).",
        "change",
        "Ghi 1,5 lần, nhưng 150 tỷ đồng so với 90 tỷ đồng là 1,65–1,68 lần.",
    ),
    (
        "Năm 2025, thu ngân sách đạt 150 tỷ đồng, tăng 30 tỷ đồng, tương ứng tăng 20% so với cùng kỳ.",
        "change",
        "Ghi tăng 20%, nhưng 150 tỷ đồng sau khi tăng 30 tỷ đồng là tăng 23,55–26,47%.",
    ),
]


@pytest.mark.parametrize(("text", "kind", "message"), CONTRADICTIONS, ids=lambda value: str(value)[:40])
def test_contradiction(text, kind, message):
    (finding,) = findings_of(text)

    assert (str(finding.kind), finding.message, str(finding.verdict)) == (kind, message, "impossible")


LEFT_ALONE = [
    # Correct in every way.
    "Năm 2025, bộ phận một cửa giải quyết đúng hạn 16.051 hồ sơ, đạt 98,63%; quá hạn 223 hồ sơ, chiếm 1,37%.",
    "Năm 2024, chi ngân sách 120 tỷ đồng, gồm chi đầu tư 45 tỷ đồng, chi thường xuyên 70 tỷ đồng, chi khác 5 tỷ đồng.",
    "Năm 2024, quận có 120 dự án, trong đó 85 dự án đã hoàn thành, còn lại 35 dự án đang thi công.",
    "Cơ cấu kinh tế năm 2024: nông nghiệp 20,5%, công nghiệp - xây dựng 35,2%, dịch vụ 44,3%.",
    "Vụ mùa năm 2024 gieo cấy 3.860 ha, năng suất bình quân đạt 58,2 tạ/ha, sản lượng đạt 22.465 tấn.",
    # An average of growths and the growth of an average are both called "bình quân".
    "Thu ngân sách tăng từ 100 tỷ đồng năm 2020 lên 161 tỷ đồng năm 2025, bình quân tăng 12%/năm.",
    "Thu ngân sách tăng từ 100 tỷ đồng năm 2020 lên 161 tỷ đồng năm 2025, bình quân tăng 10%/năm.",
    # A new clause after a list in a sentence may speak of something else; a percentage of the thing named.
    "Năm 2024, tỉnh trồng mới 6.730 ha rừng, trong đó rừng sản xuất 6.105 ha; khoanh nuôi tái sinh 14.200 ha.",
    "Năm 2024, còn 2/13 chỉ tiêu không đạt là thu hội phí và dạy nghề (62%).",
    # A term named by both years, six or five of them; a list with fewer lines than the count is over.
    "Giai đoạn 2020-2025, vốn đầu tư đạt 1.000 tỷ đồng, bình quân mỗi năm 200 tỷ đồng.",
    "Năm 2024, có 14/18 chỉ tiêu đạt. Thu ngân sách đạt 95% kế hoạch. Giá trị sản xuất đạt 98% kế hoạch.",
    # People may be in two groups at once; a list need not be complete.
    "Năm 2024 kết nạp 123 đảng viên, trong đó nữ 45 đảng viên, đoàn viên thanh niên 98 đảng viên.",
    "Năm 2024, chi ngân sách 120 tỷ đồng, chủ yếu gồm chi đầu tư 45 tỷ đồng, chi thường xuyên 60 tỷ đồng.",
    # A list of goods ends where another sum begins.
    "Năm 2024, tổng chi ngân sách 96,4 tỷ đồng, gồm chi thường xuyên 60 tỷ đồng, chi đầu tư 36,4 tỷ đồng; thu ngân "
    "sách 120 tỷ đồng.",
    # A threshold, and percentages of several things in turn.
    "Năm 2024, có 6/13 sắc thuế đạt trên 65% dự toán.",
    "Năm 2024, gạo đạt 143.600 tấn, trị giá 72,8 triệu USD, lần lượt tăng 8,1% và 5,4%.",
    # A mean of villages is no whole number.
    "Năm 2019, bình quân mỗi xã đạt 17,6 tiêu chí, tăng 1,4 tiêu chí so với năm 2018.",
    # "Dự toán tỉnh" is what the province assigned, "dự toán huyện" what the district did.
    "6 tháng đầu năm 2020, thu ngân sách đạt 118,4 tỷ đồng, đạt 72,4% dự toán tỉnh và 69,1% dự toán huyện.",
    "4 tháng đầu năm 2018, thu ngân sách đạt 96,7 tỷ đồng, bằng 41,9% DT huyện, 44,2% DT tỉnh.",
    # A percentage that they lack, one of a place that is named, one beside a fraction, one of another number.
    "9 tháng năm 2024, 5/12 xã chưa bố trí đủ 2% chi ngân sách cho đào tạo.",
    "Trong 9 xã chỉ có 3 xã vượt mức bình quân là Hòa An (52%), An Phú 44,7% và Mỹ Lộc 40,3%.",
    "Năm 2022, số khu dân cư văn hóa và tỷ lệ gia đình văn hóa là 11/11 và 94,2%.",
    "9 tháng năm 2024 xảy ra 187 vụ tai nạn, làm bị thương 158 người. So với cùng kỳ giảm 23 vụ (-10,9%).",
    # A new sentence speaks of any of the amounts before it.
    "Năm 2024 giải quyết đúng hạn 3.197 hồ sơ, quá hạn 12 hồ sơ. Trong đó lĩnh vực chứng thực 1.406 hồ sơ.",
    # So many per cent of 261 may be 103.
    "Năm 2025, trong 261 đảng viên được xếp loại, có 39,5% hoàn thành xuất sắc nhiệm vụ.",
]


@pytest.mark.parametrize("text", LEFT_ALONE, ids=lambda value: value[:60])
def test_left_alone(text):
    assert findings_of(text) == ()


def test_parts_that_may_overlap_are_improbable():
    (finding,) = findings_of(
        "Năm 2024, thu ngân sách 320 tỷ đồng. Trong đó, thu nội địa 300 tỷ đồng; thu xuất nhập khẩu 30 tỷ đồng."
    )

    assert str(finding.verdict) == "improbable"
    assert finding.message.endswith("nhiều hơn 320 tỷ đồng của thu ngân sách, trừ khi các phần trùng nhau.")


def test_plan_of_counted_things_is_a_whole_number():
    (finding,) = findings_of("Năm 2025, phường Gia Viên kết nạp 12 đảng viên, bằng 41,0% chỉ tiêu Quận ủy giao.")

    assert finding.message == (
        "Ghi 41,0%, nhưng không số gốc nguyên nào cho tỷ lệ này: 12 đảng viên so với 29 là 41,38%, so với 30 là 40,00%."
    )


AMENDED = [
    ("", "Kế hoạch có được điều chỉnh giữa hai văn bản không?"),
    (" (đã điều chỉnh)", "Văn bản có nói đến điều chỉnh kế hoạch."),
]


@pytest.mark.parametrize(("words", "question"), AMENDED)
def test_plan_restated_in_another_document_is_a_question(stated, words, question):
    def report(source, plan, text):
        said = [
            (plan, "target", {"period": "2025", "base": "dự toán thành phố giao"}),
        ]
        return stated(text, said, source=source)

    first = report("1.txt", "1.000 tỷ đồng", "dự toán thành phố giao năm 2025 là 1.000 tỷ đồng")
    second = report("2.txt", "1.250 tỷ đồng", f"dự toán thành phố giao năm 2025 là 1.250 tỷ đồng{words}")

    (finding,) = reckon(first + second).findings

    assert str(finding.verdict) == "improbable"
    assert finding.message.endswith(question)
