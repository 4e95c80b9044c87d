"""How fast reckoning is: relations alone, whole countries of figures, and beside Arelle's check of sums.

Run: python benchmarks/reckoning.py [--figures 1000000] [--peers]. `--peers` measures Arelle on the same sums, in an
environment from requirements/arelle.txt that is thrown away.
"""

import argparse
import gc
import json
import os
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context

from reading_peers_environment import measured
from reckoning_figures import made_up, sums_only

from giaoban.core.reckoning import reckon
from giaoban.core.reckoning.relations import link
from giaoban.core.reckoning.solver import solve

FIGURES = 2_200
SUMS = 4_800
CORES = 2
UNITS = 3_321  # communes, wards and special zones, for 10⁶ figures


def best_of(times: int, work: Callable[[], object]) -> float:
    """The shortest of so many runs, in seconds of the processor."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def relations_alone() -> None:
    """Solve what 2,200 figures come to; explanations and implied values are worked out when asked for."""
    given = made_up(FIGURES)
    links = link(given)
    parts = links.system.components()
    above = [frozenset(name for name in part.places.names if name in links.positive) for part in parts]

    def solving() -> None:
        for part, positive in zip(parts, above, strict=True):
            solve(part, positive=positive)

    taken, whole = best_of(7, solving), best_of(5, lambda: reckon(given))
    relations = len(links.system.relations)
    asked = best_of(3, lambda: reckon(given).implied)
    print(f"{relations / taken:,.0f} relations a second ({relations} relations, {taken:.4f} s, one core)")
    print(f"{FIGURES} figures in {whole:.3f} s; with every implied value explained {asked:.3f} s")


def _reckoned(units: Sequence[tuple[int, int]]) -> tuple[float, float, int]:
    """Seconds by the clock and of the processor for these units, each (number, figures), and their findings."""
    gc.set_threshold(50_000, 20, 100)  # what is made here is given up unit by unit: there is little to look for
    clock = processor = 0.0
    found = 0
    for unit, count in units:
        given = made_up(count, unit)
        start, started = time.perf_counter(), time.process_time()
        found += len(reckon(given).findings)
        clock += time.perf_counter() - start
        processor += time.process_time() - started
    return clock, processor, found


def whole_country(figures: int, cores: int) -> float:
    """Reckon so many figures, unit by unit, on so many cores; the seconds of the slowest. Made up beforehand."""
    number = max(1, round(figures * UNITS / 1_000_000))
    units = [(unit, (unit + 1) * figures // number - unit * figures // number) for unit in range(number)]
    shares = [units[core::cores] for core in range(cores)]
    if cores == 1:
        results = [_reckoned(shares[0])]
    else:
        with get_context("fork").Pool(cores) as pool:
            results = pool.map(_reckoned, shares, chunksize=1)
    clock, busiest = (max(one[kind] for one in results) for kind in (0, 1))
    processor = sum(one[1] for one in results)
    print(
        f"{figures:>9,} figures of {len(units):,} units, {cores} cores: {clock:.2f} s by the clock,"
        f" {busiest:.2f} s of the busier processor, {processor / figures * 1e6:.1f} µs a figure;"
        f" {sum(one[2] for one in results)} findings"
    )
    return clock


def beside_arelle() -> None:
    """The same months and results to date as sums: ours to the findings, Arelle's calculation step alone."""
    given = sums_only(SUMS)
    links = link(given)
    sums = sum(len(relation.unknowns) > 2 for relation in links.system.relations)
    parts = links.system.components()
    solving, whole = best_of(5, lambda: [solve(part) for part in parts]), best_of(3, lambda: reckon(given))
    values = [str(statement.figure.value) for statement in given]
    subjects = [values[start : start + 24] for start in range(0, SUMS, 24)]
    theirs = measured("arelle.txt", "reckoning_peers.py", json.dumps(subjects))
    print(
        f"{sums:,} sums of {SUMS:,} figures: Arelle's calculation step {theirs['seconds']:.3f} s,"
        f" {theirs['found']} inconsistent"
    )
    print(f"ours: solving {solving:.3f} s, {theirs['seconds'] / solving:.1f} times as fast;", end=" ")
    print(f"from statements to findings and coverage {whole:.3f} s, {theirs['seconds'] / whole:.2f} times as fast")


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast reckoning is.")
    parser.add_argument("--figures", type=int, default=1_000_000, help="the most figures reckoned")
    parser.add_argument("--peers", action="store_true", help="measure Arelle on the same sums")
    arguments = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    relations_alone()
    for figures in (arguments.figures // 100, arguments.figures // 10, arguments.figures):
        whole_country(figures, CORES)
    if arguments.peers:
        beside_arelle()


if __name__ == "__main__":
    main()
