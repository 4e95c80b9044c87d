"""Text in, report out: figures, references, people and tasks, each with its exact span."""

from giaoban.core.reading.reader import read
from giaoban.core.reading.report import Figure, Person, Reference, Report, Role, Task

__all__ = ["Figure", "Person", "Reference", "Report", "Role", "Task", "read"]
