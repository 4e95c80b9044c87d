"""The processes behind `workers.in_order`, the pipes to them, and who is at which item."""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 16  # items for each process that may be done before the first of them is
# Forking starts at once with everything imported; where there is none the modules are imported anew.
_CONTEXT = get_context("fork" if "fork" in get_all_start_methods() else "spawn")


class _Worker(Generic[Item]):
    """One process, the pipe to it, and the item that it is at: its number and itself."""

    def __init__(self, work: Callable[[Item], Any], others: Sequence["_Worker[Item]"]) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        pipes = [self.pipe, *(other.pipe for other in others)]
        forked = _CONTEXT.get_start_method() == "fork"
        self.process = _CONTEXT.Process(target=_serve, args=(theirs, work, pipes if forked else []), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.at: tuple[int, Item] | None = None

    def give(self, number: int, item: Item) -> None:
        self.at = (number, item)
        try:
            self.pipe.send(item)
        except OSError:  # it has died; reading from it will say so
            return

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _serve(pipe: Connection, work: Callable[[Any], Any], inherited: Sequence[Connection]) -> None:
    """What a process does: answer items until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, which ends this one
    for other in inherited:
        other.close()  # or no process would see its pipe closed while another lives
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        done = work(item)
        try:
            pipe.send(done)
        except OSError:  # nobody waits for it any more
            return


class Crew(Generic[Item, Result]):
    """The processes and what is between them and the reader of the results."""

    def __init__(self, work: Callable[[Item], Result], lost: Callable[[Item], Result], count: int) -> None:
        self._work, self._lost, self._count = work, lost, count
        self._workers: list[_Worker[Item]] = []
        self._done: dict[int, Result] = {}

    def results(self, items: Iterable[Item]) -> Iterator[Result]:
        """Results in order. An item is given out only while it is not too far ahead of the first one missing."""
        waiting = enumerate(items)
        following, more, given = 0, True, 0
        while True:
            while more and given < following + self._count * _AHEAD and (worker := self._free()):
                if (numbered := next(waiting, None)) is None:
                    more = False
                else:
                    worker.give(*numbered)
                    given += 1
            if not more and following == given:
                return
            self._collect()
            while following in self._done:
                yield self._done.pop(following)
                following += 1

    def dismiss(self) -> None:
        """End every process."""
        for worker in self._workers:
            worker.end()

    def _free(self) -> "_Worker[Item] | None":
        idle = next((worker for worker in self._workers if worker.at is None), None)
        if idle is None and len(self._workers) < self._count:
            idle = _Worker(self._work, self._workers)
            self._workers.append(idle)
        return idle

    def _collect(self) -> None:
        """Take what has come, waiting until something does."""
        if not (busy := {worker.pipe: worker for worker in self._workers if worker.at}):
            return
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            number, item = worker.at  # type: ignore[misc]
            try:
                self._done[number] = worker.pipe.recv()
                worker.at = None
            except (EOFError, OSError):
                self._done[number] = self._lost(item)
                self._workers.remove(worker)
                worker.end()
