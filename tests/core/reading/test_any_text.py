"""Whatever the text, every span is its own text and readers come to an end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading.passages import clauses, passages, sentences
from giaoban.core.reading.people import find_people
from giaoban.core.reading.references import find_references
from giaoban.core.reading.setting import find_setting
from giaoban.core.reading.tasks import find_tasks

# Words that open, carry and close the constructions, and marks that part them.
WORDS = """
Đồng chí|Lê Thị Hoa|Chủ tịch UBND|quận Lê Chân|Nghị quyết số|28-NQ/TU|ngày 31/2/2020|của Thành ủy|yêu cầu|
phải|các xã|tập trung|rà soát|tháng 5/2025|Về nhiệm vụ|NHIỆM VỤ TRỌNG TÂM|đã|TP. HCM|I.|1.|a)|Ảnh: A|5,2 tỷ|“|”|./.|
\u00a0"""
FRAGMENTS = st.sampled_from([*WORDS.replace("\n", "").split("|"), *';,.…()"-:\n '])
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_span_is_its_own_text(text):
    for entry in (*find_references(text), *find_tasks(text)):
        assert entry.text == text[entry.start : entry.end]
    for person in find_people(text):
        assert person.name == text[person.start : person.end]
    find_setting(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_passages_sentences_and_clauses_nest_in_order(text):
    at = 0
    for passage in passages(text):
        assert at <= passage.start <= passage.body <= passage.end
        at = passage.end
        inner = passage.body
        for sentence in sentences(text, passage.body, passage.end):
            assert inner <= sentence.start < sentence.end <= passage.end
            inner = sentence.end
            for clause in clauses(text, sentence.start, sentence.end, weak=True):
                assert sentence.start <= clause.start < clause.end <= sentence.end


def test_a_line_of_blanks_takes_no_time():
    assert passages(" " * 200_000 + "x") == passages(" " * 200_000 + "x")
    assert len(passages(" " * 200_000 + "x")) == 1
