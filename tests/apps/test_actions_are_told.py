"""Every action of every app tells the journal, and what it tells says what was before or is after.

The code is read: whatever a person can do is a public function that takes `by`, and each must come to `record`.
"""

import ast
from pathlib import Path

import pytest

import giaoban.apps
from giaoban.web.journal_words import ACTIONS

APPS = Path(giaoban.apps.__file__).parent
# What takes `by` and changes nothing that is to be told, or is told of by whoever calls it.
NOT_TOLD = {
    "collection.booking.book_report": "part of an approval; book_values tells",
    "collection.drafting.form_of": "makes an empty form",
    "collection.evidence.keep": "keeps a file; its callers tell whose",
    "collection.workflow.possible": "asks what may be done",
    "collection.workflow.refusal": "asks what may be done",
    "figures.history_booking.remember_reading": "how a sheet was read; part of the import that is told",
    "figures.history_booking.taken_back": "makes a row that its callers add and tell of",
    "figures.history_booking.withdrawal": "makes a row that its callers add and tell of",
    "figures.workbooks.note_reading": "how a sheet is read",
    "figures.history_targets.book_targets": "part of an import that is told",
    "figures.history_targets.take_back": "part of an import taken back that is told",
    "journal.actions.record": "is what tells",
    "rollups.rolling.ranking": "puts in order by something",
    "targets.batch.book_many": "part of an import that is told",
    "targets.batch.take_back_many": "part of an import taken back that is told",
    "targets.path_choosing.carry_path": "part of an amendment that is told",
}


def functions():
    """Every public function that takes `by`, with the names that it and what it calls in its module call."""
    for path in sorted(APPS.rglob("*.py")):
        module = ".".join(path.relative_to(APPS).with_suffix("").parts)
        if "migrations" in module or "bench" in module:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        defined = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        methods = [
            (f"{owner.name}.{node.name}", node)
            for owner in tree.body
            if isinstance(owner, ast.ClassDef)
            for node in owner.body
            if isinstance(node, ast.FunctionDef)
        ]
        for name, node in [*defined.items(), *methods]:
            arguments = [*node.args.args, *node.args.kwonlyargs]
            if "_" not in {name[0], name.split(".")[-1][0]} and any(one.arg == "by" for one in arguments):
                yield f"{module}.{name}", reached(node, defined)


def reached(node, defined):
    """The names that a function calls, and those called by functions of its module that it comes to."""
    found, waiting = set(), [node]
    while waiting:
        for call in ast.walk(waiting.pop()):
            if isinstance(call, ast.Call):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                if name in defined and name not in found:
                    waiting.append(defined[name])
                found.add(name)
    return found


FOUND = dict(functions())
TELLING = {"record"} | {name.rsplit(".", 1)[-1] for name, calls in FOUND.items() if "record" in calls}


def test_many_actions_are_found():
    assert len(FOUND) >= 40
    assert {"figures.entering.enter", "targets.setting.amend", "people.actions.appoint"} <= FOUND.keys()


@pytest.mark.parametrize("name", sorted(FOUND.keys() - NOT_TOLD.keys()))
def test_an_action_tells_the_journal(name):
    assert FOUND[name] & TELLING, f"{name} takes `by` and never comes to journal.actions.record"


def records():
    """Each call of `record` as (module, line, action, keywords)."""
    for path in sorted(APPS.rglob("*.py")):
        if "bench" in path.parts or path.parts[-2:] == ("journal", "actions.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                yield path.relative_to(APPS).as_posix(), node.lineno, node.args[0], {one.arg for one in node.keywords}


def test_every_event_names_its_subject_and_its_author():
    silent = [f"{path}:{line}" for path, line, _, keywords in records() if not {"subject", "by"} <= keywords]

    assert silent == []


def test_every_kind_of_event_has_its_words():
    named = {one.value for _, _, action, _ in records() for one in ast.walk(action) if isinstance(one, ast.Constant)}
    actions = {one for one in named if isinstance(one, str) and "." in one.strip(".") and " " not in one}

    assert sorted(actions - ACTIONS.keys()) == []
