"""What holds of every text, however odd: spans, order, partners."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giaoban.core.quantities import Side, find_quantities

FORMS = """1 02 30 103/261 1.250 1,5 918,755 10 - 11% 2021 2021-2025 28/4/2025 6/5 14h30 ngày tháng năm từ đến hơn trên
gần khoảng không quá ước đạt trở lên trở xuống tỷ đồng triệu nghìn % %/năm đảng viên hộ người ha m2 xã phường số Điều
thứ nhất XI khóa hai mươi mốt ba phẩy năm nửa rưỡi và giữa - – / ( ) , . ; $ USD -1,09% 128/NQ-CP Covid-19 1.2.3"""
PIECES = FORMS.split()
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "\u00a0", "", "-", "/", "."])), max_size=25
).flatmap(lambda pieces: st.sampled_from(["", " "]).map(lambda blank: blank.join(pieces)))


def check(text):
    found = find_quantities(text)
    for index, each in enumerate(found):
        assert text[each.start : each.end] == each.text
        assert each.start <= each.number_start < each.number_end <= each.end <= each.after
        assert each.value.is_finite()
        assert index == 0 or found[index - 1].end <= each.start
        if each.bound_start is not None:
            assert text[each.bound_start : each.bound_end].strip()
        if each.partner is not None:
            other = found[each.partner]
            assert other.partner == index
            assert {each.side, other.side} in ({Side.PART, Side.WHOLE}, {Side.LOW, Side.HIGH})


@given(texts)
def test_texts_made_of_the_forms_that_matter(text):
    check(text)


@given(st.text(alphabet=st.characters(codec="utf-8")))
@example("9" * 6000 + " tỷ đồng")
@example("5/" + "9" * 6000 + " hộ")
@example("thứ " + "9" * 6000)
@example("1 ca/" + "9" * 6000 + " dân")
@example("1" + "0" * 60 + " tỷ 5 triệu đồng")
@example("İ 5 hộ, hai hộ")
@example("٣ hộ, ² hộ, 1\u0663/4")
def test_any_text(text):
    check(text)


@given(texts, texts)
def test_paragraphs_are_read_apart(first, second):
    together = find_quantities(f"{first}\n\n{second}")
    apart = [each.text for text in (first, second) for each in find_quantities(text)]

    assert [each.text for each in together] == apart


@pytest.mark.parametrize("piece", ["hai ", "1h", "1/", "5 tỷ ", "128/NQ-", "từ 5 đến ", "5%/năm/", "thứ ", "(1)"])
def test_no_text_takes_more_than_its_length_asks(piece):
    began = process_time()
    find_quantities(piece * (80_000 // len(piece)))

    assert process_time() - began < 10  # a second as a rule; minutes where each number looks through the rest
