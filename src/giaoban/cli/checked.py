"""What a check hands to those who print it."""

from collections.abc import Mapping
from dataclasses import dataclass

from giaoban.cli.documents import ReadDocument
from giaoban.core.reckoning import Reckoning, Statement


@dataclass(frozen=True, slots=True)
class Checked:
    """The documents by path and all that was reckoned from them."""

    documents: Mapping[str, ReadDocument]
    reckoning: Reckoning

    def place(self, statement: Statement) -> str:
        """Where in its file the statement's number stands."""
        return self.documents[statement.source].place(statement.figure.start)
