"""The tree itself: modules with one subject, short functions, names that say something, nothing of one machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE, LONGEST_FUNCTION = 400, 40
NO_SUBJECT = {"util", "utils", "helper", "helpers", "common", "misc", "services"}
GENERATED = re.compile(r"/migrations/\d{4}_")


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this copy of the project is no git checkout, so what belongs to it cannot be listed")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def python_files():
    return [path for path in tracked("*.py", "run", "test") if not GENERATED.search(path.as_posix())]


def own_code():
    return [path for path in python_files() if "tests" not in path.relative_to(ROOT).parts]


def test_no_module_is_long():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE
    }

    assert long == {}


def test_no_function_is_long():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length} lines"
        for path in own_code()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := _lines_of_code(node)) > LONGEST_FUNCTION
    ]

    assert long == []


def _lines_of_code(function):
    """Lines of a function without its docstring: an example in a docstring costs nobody anything."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return function.end_lineno - function.lineno + 1 - (first.end_lineno - first.lineno + 1 if documented else 0)


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if (text := path.read_text("utf-8")).strip() and not ast.get_docstring(ast.parse(text))
    ]

    assert silent == []


def test_every_name_has_a_subject():
    vague = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if NO_SUBJECT & {part.split(".")[0].lower() for part in path.relative_to(ROOT).parts}
    ]

    assert vague == []


def test_locks_name_no_host():
    named = [
        f"{path.name}: {line.strip()}"
        for path in tracked("requirements/*.txt")
        for line in path.read_text("utf-8").splitlines()
        if "://" in line or "index-url" in line or "find-links" in line
    ]

    assert named == []


@pytest.mark.parametrize(
    "pattern",
    [
        # A folder or a user of one machine.
        r"(?<![\w.:/-])/(?:root|home/\w+|Users/\w+)/",
        # Work left open.
        r"\b(?:TODO|FIXME|XXX)\b",
        # A figure that was meant to be exact.
        r"assert True\b",
    ],
)
def test_nothing_is_left_lying(pattern):
    here = Path(__file__).name
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:120]}"
        for path in tracked("*.py", "*.md", "*.toml", "*.html", "*.css", "*.js", "run", "test", ".ci/run")
        if path.name != here
        for line in path.read_text("utf-8").splitlines()
        if re.search(pattern, line)
    ]

    assert found == []


def test_every_skip_gives_its_reason():
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in tracked("tests/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("pytest.skip", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail")
        and not (node.keywords if "mark" in ast.unparse(node.func) else node.args)
    ]

    assert bare == []
