"""Every phrase of the screen has its English, whether it stands in a template or in the code of the web."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.models import Choices
from django.utils import translation

import giaoban.web
from giaoban.apps.reviews.values import STANDING, WITHOUT_TARGET
from giaoban.apps.units.shares import KEYS
from giaoban.apps.units.wording import KINDS
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
    for path in (path for path in WEB.rglob("*.py") if "language" not in path.parts):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        documented = [node for node in nodes if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))]
        docstrings = {ast.get_docstring(node, clean=False) for node in documented}
        texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        yield from ((path.name, text) for text in texts - docstrings - NOT_SAID if VIETNAMESE.search(text))
        calls = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"]
        yield from ((path.name, call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant))


def in_standings() -> Iterator[tuple[str, str]]:
    yield from (("values.py", word) for _, word in (*STANDING.values(), WITHOUT_TARGET))


def in_choices() -> Iterator[tuple[str, str]]:
    """The labels of every choice that a model or a form offers."""
    waiting: list[type[Choices]] = [Choices]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("giaoban."):
            yield from ((kind.__name__, str(label)) for label in kind.labels)


def in_keys() -> Iterator[tuple[str, str]]:
    yield from (("shares.py", word) for word in KEYS.values())
    yield from (("wording.py", kind) for kind in KINDS)


def everything() -> set[str]:
    return {phrase for _, phrase in [*in_templates(), *in_code(), *in_standings(), *in_choices(), *in_keys()]}


def test_every_phrase_has_its_english():
    english = catalogue("en")

    missing = sorted(everything() - english.keys())

    assert missing == []


def test_no_english_without_its_phrase():
    assert sorted(catalogue("en").keys() - everything()) == []


def test_both_languages_leave_the_same_gaps():
    gaps = re.compile(r"{\w+}")

    differing = [vi for vi, en in catalogue("en").items() if sorted(gaps.findall(vi)) != sorted(gaps.findall(en))]

    assert differing == []


@pytest.mark.parametrize(("language", "said"), [("vi", "Đăng nhập"), ("en", "Sign in")])
def test_a_phrase_is_said_in_the_language_of_the_request(language, said):
    with translation.override(language):
        assert say("Đăng nhập") == said
