"""Whether what the texts of `tasks/` say of their tasks is still read; prints precision and recall of each field."""

from tests.documents.task_fields import FIELDS, FOLDER, misses, table, tallies

from giaoban.core.reading.scoring import rates

LEAST = {"task": 0.97, "lead": 0.95, "partners": 0.9, "deadline": 0.95, "product": 0.85, "basis": 0.85, "orderer": 0.93}


def test_task_fields_are_read_no_worse_than_before(record_property):
    found = rates(tallies(FOLDER))

    record_property("reading: task fields", table(FOLDER))
    assert set(LEAST) == {"task", *FIELDS}
    assert {name: rate.f1 for name, rate in found.items() if rate.f1 < LEAST[name]} == {}, "\n".join(misses(FOLDER))
