"""A conflict with all that its sentence and its steps need."""

from collections.abc import Mapping
from dataclasses import dataclass

from giaoban.core.reckoning.conflicts import Conflict
from giaoban.core.reckoning.phrases import phrase
from giaoban.core.reckoning.relations import Links
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Relation


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict with what the words need: its statements in order, and the relations that it leans on."""

    conflict: Conflict
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    links: Links
    language: str
    by_key: Mapping[str, Statement]

    def telling(self, unknown: object) -> Statement | None:
        """The statement here that gives this result or plan."""
        for statement in self.statements:
            if self.links.told.get(statement.key) == unknown:
                return statement
        return None

    def say(self, name: str, **values: object) -> str:
        """One sentence in the language asked for."""
        return phrase(self.language, name, **values)
