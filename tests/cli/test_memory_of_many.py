"""Reading ten times as many documents takes no more memory: each is printed and let go."""

import subprocess
import sys
from pathlib import Path

OWN = Path(__file__).resolve().parents[1] / "documents" / "own"
FEW, TIMES, GROWN = 50, 10, 1.15  # documents, and by how much the peak may differ
PEAK = """
import resource, subprocess, sys
command = [sys.executable, "-m", "giaoban.cli", "read", sys.argv[1], "--jobs", "1", "--json"]
subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    assert _peak(tmp_path / "many", FEW * TIMES) < _peak(tmp_path / "few", FEW) * GROWN


def _peak(folder: Path, documents: int) -> int:
    """The most memory, in the system's unit, that reading a folder of so many documents took."""
    folder.mkdir()
    text = sorted(OWN.glob("*.txt"))[0].read_text("utf-8")[:3_000]
    for number in range(documents):
        (folder / f"{number}.txt").write_text(f"{text}\nThu {number} tỷ đồng.", "utf-8")
    return int(subprocess.check_output([sys.executable, "-c", PEAK, str(folder)]))
