"""Every phrase of the screen has its English: those in templates, and every Vietnamese string in the code of the web."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

import giaoban.web
from giaoban.web.language import catalogue, say

WEB = Path(giaoban.web.__file__).parent
IN_TEMPLATE = re.compile(r'{%\s*say\s+"([^"]+)"')
VIETNAMESE = re.compile(r"[à-ỹđÀ-ỸĐ]")
NOT_SAID = {"Tiếng Việt", "Giao Ban trên màn hình", "điểm"}  # a language's own name, the app's name, a unit of measure


def in_templates() -> Iterator[tuple[str, str]]:
    for path in WEB.rglob("*.html"):
        for phrase in IN_TEMPLATE.findall(path.read_text(encoding="utf-8")):
            yield path.name, phrase


def in_code() -> Iterator[tuple[str, str]]:
    for path in WEB.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings:
                said = node.value
                if VIETNAMESE.search(said) and said not in NOT_SAID:
                    yield path.name, said
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                if isinstance(node.args[0], ast.Constant):
                    yield path.name, node.args[0].value


def test_every_phrase_has_its_english():
    english = catalogue("en")

    missing = sorted({phrase for _, phrase in [*in_templates(), *in_code()]} - english.keys())

    assert missing == []


def test_no_english_without_its_phrase():
    used = {phrase for _, phrase in [*in_templates(), *in_code()]}

    assert sorted(catalogue("en").keys() - used) == []


def test_both_languages_leave_the_same_gaps():
    gaps = re.compile(r"{\w+}")

    differing = [vi for vi, en in catalogue("en").items() if sorted(gaps.findall(vi)) != sorted(gaps.findall(en))]

    assert differing == []


@pytest.mark.parametrize(("language", "said"), [("vi", "Đăng nhập"), ("en", "Sign in")])
def test_a_phrase_is_said_in_the_language_of_the_request(language, said):
    with translation.override(language):
        assert say("Đăng nhập") == said
