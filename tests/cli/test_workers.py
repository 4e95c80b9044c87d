"""Several processes over many items: order, bounded memory, a process that dies, the end of the reader."""

import os
import signal
import time
from itertools import count, islice

import pytest

from giaoban.cli.workers import cores, in_order


def square(number):
    return number * number


def late_first(number):
    time.sleep(0.2 if number == 0 else 0)
    return number


def fatal_at_seven(number):
    if number % 10 == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def process_of(_):
    time.sleep(0.01)
    return os.getpid()


def lost(number):
    return f"lost {number}"


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(processes):
    assert list(in_order(range(100), square, count=processes, lost=lost)) == [n * n for n in range(100)]


def test_a_slow_item_does_not_change_the_order():
    assert list(in_order(range(30), late_first, count=3, lost=lost)) == list(range(30))


def test_nothing_gives_nothing():
    assert list(in_order([], square, count=2, lost=lost)) == []


def test_a_process_that_dies_loses_its_item_alone():
    found = list(in_order(range(30), fatal_at_seven, count=2, lost=lost))

    assert found == [lost(n) if n % 10 == 7 else n for n in range(30)]


def test_items_are_taken_only_as_results_are_asked_for():
    taken = []

    def endless():
        for number in count():
            taken.append(number)
            yield number

    results = in_order(endless(), square, count=2, lost=lost)

    assert list(islice(results, 10)) == [n * n for n in range(10)]
    assert len(taken) < 50
    results.close()


def test_no_process_is_left_when_the_reader_stops():
    results = in_order(count(), process_of, count=2, lost=lost)
    pids = set(islice(results, 20))
    results.close()

    assert pids
    assert os.getpid() not in pids
    assert not any(is_alive(pid) for pid in pids)


def test_there_is_a_core():
    assert cores() >= 1


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
