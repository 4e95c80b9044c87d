"""One engine's part of the benchmark, in a process that knows that engine's database alone.

python -m giaoban.apps.rollups.bench.process FOLDER/ENGINE UNITS INDICATORS MONTHS TIMES
"""

import json
import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Print what is being done line by line, and last what was found as one line of JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
    import django

    django.setup()
    from giaoban.apps.rollups.bench.country import Size
    from giaoban.apps.rollups.bench.ledger import in_process

    folder, *numbers = arguments
    units, indicators, months, times = (int(number) for number in numbers)

    def say(words: str) -> None:
        print(words, flush=True)

    found = in_process(Size(units, indicators, months), Path(folder), times, say)
    print(json.dumps(found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
