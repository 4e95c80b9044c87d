"""Print how well each drawn table is read from each kind of file: `python -m tests.documents.tables.measure open`."""

import sys

from tests.documents.agreement import LEVELS, score
from tests.documents.tables.scoring import outcomes


def main() -> int:
    """A line a file, then all of them together."""
    found = outcomes(sys.argv[1] if len(sys.argv) > 1 else "open")
    print(f"{'file':32}{'figures':>8}" + "".join(f"{level:>9}" for level in LEVELS))
    for name, several in [*((name, [one]) for name, one in found.items()), ("all", list(found.values()))]:
        rates = score(several)
        figures = sum(len(one.passed) for one in several)
        print(f"{name:32}{figures:8}" + "".join(f"{rates[level]:9.3f}" for level in LEVELS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
