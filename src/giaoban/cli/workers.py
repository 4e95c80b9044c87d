"""One function over any number of items in several processes, the results in the order of the items.

A process that dies loses its item alone: the item is told and another process takes its place. However many items
there are, no more than a few for each process are held at a time.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    items: Iterable[Item], work: Callable[[Item], Result], *, count: int, lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """`work` of every item by `count` processes, in the order of the items; `lost` of an item whose process died.

    Items and results must be picklable, and `work` must not raise: an exception ends its process. With a count of one
    no process is started.

    >>> list(in_order(["a", "b"], str.upper, count=1, lost=str))
    ['A', 'B']
    """
    if count <= 1:
        yield from map(work, items)
        return
    from giaoban.cli.crew import Crew  # one process alone need not wait for what several take

    crew = Crew(work, lost, count)
    try:
        yield from crew.results(items)
    finally:
        crew.dismiss()
