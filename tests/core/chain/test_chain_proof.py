"""A chain on paper: what was changed, taken out, put in or moved is found; an anchor and a printed code are too."""

import json
from dataclasses import replace

import pytest

from giaoban.core.chain import (
    FIRST,
    ChainFileError,
    CodeError,
    CutFileError,
    Fact,
    Link,
    code_of,
    follow,
    lines_of,
    links_in,
    normal_code,
    printed_code,
    written_facts,
)

FIELDS = {
    "at": "2026-11-25T08:00:00+00:00",
    "by": 9,
    "by_name": "ai khác",
    "action": "figures.undone",
    "subject_model": "targets.target",
    "subject_id": "99",
    "unit": "2025-11383",
    "details": '{"value":"999"}',
    "reason": "Lý do khác",
    "booked": "",
    "version": 1,
    "previous_hash": "f" * 64,
    "hash": "e" * 64,
}


def fact(row, value="918.755", **said):
    return Fact(
        row, "2024-305", "Quận Lê Chân", "TC01", "Thu ngân sách", "2025-04", value, "tỷ đồng", "official", **said
    )


def chain(events=5):
    """Events that each book a figure; the fourth corrects what the second booked."""
    links, previous = [], FIRST
    for number in range(1, events + 1):
        booked = written_facts([fact(number, corrects=2 if number == 4 else None)])
        link = Link(
            2, number, f"2026-01-0{number}T01:00:00+00:00", 1, "kiemtra", "figures.entered", "figures.entry",
            str(number), "2024-305", '{"after":{}}', "", booked, previous, "",
        )  # fmt: skip
        link = replace(link, hash=link.digest())
        previous = link.hash
        links.append(link)
    return links


@pytest.fixture(scope="module")
def links():
    return chain()


def test_a_whole_chain_is_whole(links):
    proof = follow(links)

    assert (proof.broken, proof.events, proof.last_hash) == (None, 5, links[-1].hash)
    assert follow([]).last_hash == FIRST


@pytest.mark.parametrize("name", FIELDS)
def test_a_changed_field_is_found_at_its_event(links, name):
    changed = [*links[:2], replace(links[2], **{name: FIELDS[name]}), *links[3:]]

    proof = follow(changed)

    assert proof.broken == 3
    assert "số 3" in proof.problem


@pytest.mark.parametrize(
    ("made", "broken", "said"),
    [
        (lambda one: one[:1] + one[2:], 2, "Thiếu sự kiện số 2"),
        (lambda one: [one[0], one[2], one[1], *one[3:]], 2, "Thiếu sự kiện số 2"),
        (lambda one: [*one[:3], one[2], *one[3:]], 3, "đứng sai chỗ"),
        (lambda one: [*one[:2], replace(one[2], number=4), *one[2:]], 3, "Thiếu sự kiện số 3"),
        (lambda one: one[1:], 1, "Thiếu sự kiện số 1"),
        (lambda one: [one[0], replace(one[1], version=7)], 2, "phiên bản 7"),
    ],
)
def test_events_taken_out_moved_or_put_in_are_found(links, made, broken, said):
    proof = follow(made(links))

    assert proof.broken == broken
    assert said in proof.problem


def test_only_an_anchor_finds_a_chain_that_was_written_anew(links):
    anew = chain(4)

    assert follow(anew).broken is None
    assert follow(anew, head=links[4].hash).anchor is None
    assert follow(links, head=links[2].hash[:16]).anchor == links[2]


def test_a_printed_code_leads_to_the_figure_and_to_what_was_corrected_since(links):
    code = code_of(links[1].hash, 2)

    found = follow(links, code=code).found

    assert [(one.fact.row, one.link.number, [later.row for later, _ in one.later]) for one in found] == [(2, 2, [4])]
    assert follow(links, code=code_of(links[1].hash, 3)).found == []


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_code_is_read_as_people_type_it(links, typed):
    code = code_of(links[0].hash, 1)

    assert normal_code(typed.format(code, printed_code(code), code.lower().replace("0", "o").replace("1", "l"))) == code


def test_every_single_wrong_character_of_a_code_is_noticed(links):
    code = code_of(links[0].hash, 1)
    for place in range(len(code)):
        for other in set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") - {code[place]}:
            with pytest.raises(CodeError, match="gõ sai"):
                normal_code(code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFGHJKMN", "ĐÂY-LÀ-MÃ!", "12345-6789U"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(CodeError, match="không phải mã"):
        normal_code(typed)


@pytest.mark.parametrize("public", [False, True])
def test_an_exported_chain_reads_back_and_proves_the_same(links, public):
    lines = list(lines_of(links, exported_at="2026-11-25T09:00:00+07:00", public=public))

    proof = follow(links_in(lines), code=code_of(links[1].hash, 2))

    assert (proof.broken, proof.last_hash, proof.withheld) == (None, links[-1].hash, 0)
    assert proof.found[0].fact.value == "918.755"
    assert ('"details"' in lines[1]) is not public


def test_a_public_chain_does_not_give_the_reasons_away():
    secret = replace(chain(1)[0], reason="Theo đơn tố cáo", hash="")
    secret = replace(secret, hash=secret.digest())

    lines = list(lines_of([secret], exported_at="", public=True))

    assert "tố cáo" not in "".join(lines)
    assert follow(links_in(lines)).broken is None


def test_a_public_chain_withholds_an_old_event_and_says_so():
    old = replace(chain(1)[0], version=1, reason="Theo đơn", hash="")
    old = replace(old, hash=old.digest())

    proof = follow(links_in(lines_of([old], exported_at="", public=True)))

    assert (proof.broken, proof.withheld) == (None, 1)


@pytest.mark.parametrize(
    ("made", "error", "said"),
    [
        (lambda lines: [], ChainFileError, "không phải chuỗi"),
        (lambda lines: ["chữ"], ChainFileError, "không phải chuỗi"),
        (lambda lines: ['{"a":1}'], ChainFileError, "không phải chuỗi"),
        (lambda lines: lines[1:], ChainFileError, "không phải chuỗi"),
        (lambda lines: lines[:-1], CutFileError, "cắt cụt sau sự kiện số 5"),
        (lambda lines: [*lines[:-2], lines[-1]], CutFileError, "Dòng cuối không khớp"),
        (lambda lines: [*lines, lines[1]], CutFileError, "ghép thêm"),
        (lambda lines: [lines[0], "{", *lines[1:]], CutFileError, "Dòng 2 không đọc được"),
        (lambda lines: [lines[0], lines[1].replace('"number":1', '"number":"1"'), *lines[2:]], CutFileError, "number"),
        (lambda lines: [lines[0], lines[1].replace('"unit"', '"quan"'), *lines[2:]], CutFileError, "quan"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_refused(links, made, error, said):
    lines = list(lines_of(links, exported_at=""))

    with pytest.raises(ChainFileError, match=said) as raised:
        follow(links_in(made(lines)))
    assert type(raised.value) is error


def test_each_line_is_one_object(links):
    assert all(isinstance(json.loads(line), dict) for line in lines_of(links, exported_at=""))
