"""Write the outcomes of all annotated reports as the new baseline of tests/documents, after printing what changes.

python tools/renew_baseline.py
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.documents.baseline import BASELINE, LIFELIKE, OTHERS, OWN, SHARED, outcomes, renew, report, saved


def main() -> int:
    """Renew the baseline of every collection that is there."""
    collections = {"own": OWN, "others": OTHERS, "lifelike": LIFELIKE} | ({"dev": SHARED} if SHARED.is_dir() else {})
    for name, folder in collections.items():
        if BASELINE.exists() and name in json.loads(BASELINE.read_text("utf-8")):
            print(f"== {name}\n{report(saved(name), outcomes(folder))}")
    renew(collections)
    print(f"written: {BASELINE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
