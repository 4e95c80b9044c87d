"""The facts of other projects that periods are held to. They lie beside the repository, in `shared/peers`."""

import json
from pathlib import Path

import pytest

PEERS = Path(__file__).resolve().parents[3].parent / "shared" / "peers"


@pytest.fixture(scope="session")
def peer_facts():
    """Reads a file of facts by name; skips the test where the facts are not there."""

    def read(name):
        path = PEERS / name
        if not path.exists():
            pytest.skip(f"{name} is not beside the repository, so nothing can be compared with it")
        return json.loads(path.read_text(encoding="utf-8"))

    return read


@pytest.fixture(scope="session")
def hold_to():
    """Runs every case: it passes, or it belongs to a class of deliberate differences, and never both."""

    def run(cases, passes, differences):
        unlisted, outdated, seen = [], [], dict.fromkeys(differences, 0)
        for case in cases:
            held = _holds(passes, case)
            name = next((name for name, belongs in differences.items() if belongs(case)), None)
            if name is None:
                unlisted += [case] * (not held)
            else:
                seen[name] += 1
                outdated += [(name, case)] * held
        idle = [name for name, count in seen.items() if not count]
        differing = sum(seen.values())
        counts = (
            f"{len(cases)} cases: {len(cases) - differing - len(unlisted)} hold, {differing} differ deliberately {seen}"
        )
        assert not unlisted, f"{counts}; {len(unlisted)} fail: {unlisted[:12]}"
        assert not outdated, f"{counts}; {len(outdated)} listed as different hold: {outdated[:12]}"
        assert not idle, f"{counts}; no case is of the class {idle}"
        return counts

    return run


def _holds(passes, case):
    try:
        return passes(case)
    except ValueError:
        return False
