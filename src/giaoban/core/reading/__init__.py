"""Text in, report out: figures, references, people and tasks, each with its exact span."""

from giaoban.core.reading.reader import read
from giaoban.core.reading.report import Deadline, Document, Figure, Person, Reference, Report, Role, Task, Words

__all__ = ["Deadline", "Document", "Figure", "Person", "Reference", "Report", "Role", "Task", "Words", "read"]
