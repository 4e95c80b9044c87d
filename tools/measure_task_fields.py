"""Print how well the fields of tasks are read in a folder of annotated texts, and with --misses each that is not.

python tools/measure_task_fields.py [FOLDER] [--misses]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.documents.task_fields import FOLDER, misses, table


def main(arguments: list[str]) -> int:
    """Measure one folder, that of the repository where none is given."""
    folders = [Path(each) for each in arguments if not each.startswith("--")]
    folder = folders[0] if folders else FOLDER
    print(table(folder))
    if "--misses" in arguments:
        print("\n".join(misses(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
