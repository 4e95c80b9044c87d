"""The papers beside the code: what they claim exists, and what exists is in them."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import giaoban

ROOT = Path(__file__).resolve().parents[2]
PAPERS = ["README.md", "README.vi.md", "DEVELOPERS.md", "GLOSSARY.md", "CHANGELOG.md"]


@pytest.mark.parametrize("name", [*PAPERS, *sorted(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))])
def test_every_link_leads_somewhere(name):
    paper = ROOT / name
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", paper.read_text("utf-8"))
    broken = [link for link in links if not (paper.parent / link).exists()]

    assert broken == []


def test_changelog_opens_with_this_version():
    first = re.search(r"^## \[?([\d.]+|Unreleased)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert first is not None
    assert first[1] in ("Unreleased", giaoban.__version__)


def test_every_dependency_gives_its_reason():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").split("dependencies = [", 1)[1].split("\n]", 1)[0].splitlines()
    silent = [line.strip() for line in lines if line.strip() and "#" not in line]

    assert silent == []


def test_every_dependency_is_used():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    code = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "src").rglob("*") if path.suffix in (".py", ".html", ".toml")
    )
    names = {
        "django-axes": "axes",
        "django-ninja": "ninja",
        "python-docx": "docx",
        "vl-convert-python": "vl_convert",
    }
    unused = [
        name
        for name in (re.split(r"[<>=\[ ]", line)[0] for line in declared)
        if not re.search(rf"\b{names.get(name, name.replace('-', '_'))}\b", code)
    ]

    assert unused == []


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 3


def test_glossary_pairs_each_term_with_its_vietnamese():
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", (ROOT / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE)[2:]
    empty = [row for row in rows if not all(cell.strip() for cell in row)]

    assert len(rows) >= 40
    assert empty == []


@pytest.mark.parametrize("command", ["run", "test"])
def test_commands_explain_themselves(command):
    answered = subprocess.run(
        [sys.executable, str(ROOT / command), "--help"], capture_output=True, text=True, check=False, timeout=60
    )

    assert answered.returncode == 0
    assert f"./{command}" in answered.stdout
