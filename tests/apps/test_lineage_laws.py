"""Laws of shares along random chains of reorganisations, held against a plain sum over every path."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.apps.units.models import Unit
from giaoban.apps.units.shares import Share
from giaoban.apps.units.succession_graph import Graph, Way

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=365 * turn) for turn in range(1, 4)]


@st.composite
def histories(draw):
    """Up to four times of units; each unit of a time goes whole or in parts to units of the next, told or untold."""
    times = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    layers, pk = [], 0
    for number, size in enumerate(times):
        layer = []
        for _ in range(size):
            pk += 1
            began = DAYS[number - 1] if number else None
            ended = DAYS[number] - timedelta(days=1) if number < len(times) - 1 else None
            layer.append(Unit(pk=pk, name=f"Xã {pk}", kind="xã", code=str(pk), valid_from=began, valid_to=ended))
        layers.append(layer)
    ways, shares = [], {}
    for number, (layer, below) in enumerate(pairwise(layers)):
        for old in layer:
            takers = draw(st.lists(st.sampled_from(below), min_size=1, max_size=3, unique_by=lambda unit: unit.pk))
            rows = [
                Way(
                    len(ways) + at,
                    old.pk,
                    new.pk,
                    DAYS[number],
                    "merge" if len(takers) == 1 else "split",
                    "",
                    "",
                    False,
                )
                for at, new in enumerate(takers, start=1)
            ]
            ways += rows
            if len(rows) > 1 and draw(st.booleans()):
                cuts = draw(st.lists(st.integers(0, 9), min_size=len(rows), max_size=len(rows)).filter(any))
                for row, cut in zip(rows, cuts, strict=True):
                    shares[row.pk] = (cut, sum(cuts))
    return layers, ways, shares


def graph_of(layers, ways, shares, targets):
    """The graph as loading would make it for `targets`, back to the first day."""
    units = {unit.pk: unit for layer in layers for unit in layer}
    graph = Graph(frozenset(targets), FIRST, None, units)
    after, before, told = defaultdict(list), defaultdict(list), defaultdict(list)
    for way in ways:
        after[way.old_id].append(way)
        before[way.new_id].append(way)
        if way.pk in shares:
            part, whole = shares[way.pk]
            said = {"key": "area", "part": Decimal(part), "whole": Decimal(whole), "document": "Biểu"}
            told[way.old_id].append(Share(succession_id=way.pk, **said))
    graph.after, graph.before, graph.shares = dict(after), dict(before), dict(told)
    return graph


def plainly(ways, shares, old, targets):
    """How much of `old` ends in `targets`: the sum over all paths, None where a path that matters is untold."""
    if old in targets:
        return Fraction(1)
    rows = [way for way in ways if way.old_id == old]
    ends = [plainly(ways, shares, way.new_id, targets) for way in rows]
    if len(rows) == 1:
        return ends[0]
    if not rows or all(end == 0 for end in ends):
        return Fraction(0)
    if None not in ends and len(set(ends)) == 1:
        return ends[0]
    if any(way.pk not in shares for way in rows):
        return None
    fractions = [Fraction(*shares[way.pk]) for way in rows]
    if any(end is None and part for end, part in zip(ends, fractions, strict=True)):
        return None
    return sum((end * part for end, part in zip(ends, fractions, strict=True) if end is not None), Fraction(0))


@settings(max_examples=200, deadline=None)
@given(histories(), st.data())
def test_a_share_is_the_sum_over_all_paths(history, data):
    layers, ways, shares = history
    chosen = data.draw(st.lists(st.sampled_from(layers[-1]), min_size=1, unique_by=lambda unit: unit.pk))
    targets = frozenset(unit.pk for unit in chosen)

    found = graph_of(layers, ways, shares, targets).reaches(targets)

    for old in layers[0]:
        reach = found.get(old.pk)
        assert (reach.share if reach else 0) == plainly(ways, shares, old.pk, targets)


@settings(max_examples=200, deadline=None)
@given(histories())
def test_what_leaves_a_unit_is_the_whole_of_it(history):
    layers, ways, shares = history
    everything = frozenset(unit.pk for unit in layers[-1])

    together = graph_of(layers, ways, shares, everything).reaches(everything)

    assert {together[old.pk].share for old in layers[0]} == {1}
    for old in layers[0]:
        each = [graph_of(layers, ways, shares, [new]).reach(old.pk, frozenset([new])).share for new in everything]
        if None not in each:
            assert sum(each) == 1


@settings(max_examples=100, deadline=None)
@given(histories())
def test_looking_back_and_forward_agree(history):
    layers, ways, shares = history
    for new in layers[-1]:
        back = graph_of(layers, ways, shares, [new.pk])
        seen = back.reaches(frozenset([new.pk]))
        for old in layers[0]:
            forward = back.reach(old.pk, frozenset([new.pk]))
            assert forward.share == (seen[old.pk].share if old.pk in seen else 0)
