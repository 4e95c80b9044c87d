"""Whether the letters are there that pages and pictures are drawn with."""

from importlib.util import find_spec
from pathlib import Path

from giaoban.apps.upkeep.checkups import Finding, Patient

PACKAGE, FOLDER = "fontpkg_be_vietnam_pro", "files"


def readable(patient: Patient) -> Finding:
    """Whether the typeface of pages and charts is installed; without it Vietnamese letters are drawn with others."""
    name = "Phông chữ"
    found = find_spec(PACKAGE)
    files = list(Path(found.origin).parent.joinpath(FOLDER).glob("*.ttf")) if found and found.origin else []
    if not files:
        return Finding(name, "thiếu phông Be Vietnam Pro", "Cài lại các gói: pip install -r requirements/app.txt.")
    return Finding(name, f"đủ {len(files)} kiểu của Be Vietnam Pro")
