"""Several people at one time: nobody's work is lost and the chain of the journal does not fork."""

import threading
from decimal import Decimal
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from giaoban.apps.figures.actions import confirm, import_files
from giaoban.apps.figures.entering import EntryError, enter
from giaoban.apps.figures.history import plan, reading_of
from giaoban.apps.figures.history_booking import HistoryError, book_history
from giaoban.apps.figures.models import Decision, Entry, Figure
from giaoban.apps.figures.workbooks import grids_of, receive
from giaoban.apps.journal.actions import verify
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.setting import Source, TargetError, set_target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import Aim, Comparator

PEOPLE = 6
TEXT = "Tháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt {number} tỷ đồng.\n"


pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="in memory one connection serves all; PostgreSQL runs this"
)


def at_once(works):
    """Run each in a thread with a connection of its own, all let go at one moment; what they raised."""
    start, raised = threading.Barrier(len(works)), []

    def run(work):
        try:
            start.wait()
            work()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.fixture
def unit(transactional_db):
    return Unit.objects.create(generation="1995", code="305", name="Quận Lê Chân", kind="quận")


@pytest.fixture
def users(transactional_db):
    return [get_user_model().objects.create_user(f"nguoi{number}") for number in range(PEOPLE)]


@pytest.fixture
def revenue(transactional_db):
    fields = {"unit": "tỷ đồng", "accumulation": "flow", "direction": "up", "sector": "kinh tế"}
    return Indicator.objects.create(code="TC01", name="Thu ngân sách", **fields)


def test_people_at_one_time(unit, users):
    import_files(unit, [("a.txt", TEXT.format(number=1).encode())], by=None)
    figure = Figure.objects.get()

    def work(number):
        confirm([figure], by=users[number])
        import_files(unit, [(f"{number}.txt", TEXT.format(number=number + 10).encode())], by=users[number])

    assert at_once([partial(work, number) for number in range(PEOPLE)]) == []
    assert Decision.objects.filter(figure=figure).count() == 1
    assert Figure.objects.count() == 1 + PEOPLE
    assert verify().broken is None


def test_one_figure_typed_by_several_at_one_moment_is_booked_once(unit, users, revenue):
    april = Period.month(2025, 4)

    raised = at_once([partial(enter, unit, revenue, april, Decimal(5), by=user) for user in users])

    assert [type(error) for error in raised] == [EntryError] * (PEOPLE - 1)
    assert Entry.objects.current().count() == 1


def test_one_target_set_by_several_at_one_moment_is_booked_once(unit, users, revenue):
    asked = {"period": Period.year(2025), "setter": "superior", "aim": Aim(Comparator.EQUAL, Decimal(5))}
    common = {"unit": unit, "indicator": revenue, "source": Source(basis="NQ 15"), **asked}

    raised = at_once([partial(set_target, **common, by=user) for user in users])

    assert [type(error) for error in raised] == [TargetError] * (PEOPLE - 1)
    assert Target.objects.count() == 1


def test_one_table_booked_twice_at_one_moment_is_booked_once(unit, users, revenue):
    """The same numbers in two files: whoever comes second is told that somebody was quicker."""
    walks = []
    for number, user in enumerate(users[:2]):
        content = f"Chỉ tiêu;ĐVT;KH thành phố giao 2025;T1/2025\nThu ngân sách;tỷ đồng;60;5\n{';' * number}\n".encode()
        workbook = receive(unit, f"{number}.csv", content, by=user)
        grid = grids_of(workbook).sheets[0]
        reading, _ = reading_of(grid, unit, 2025)
        found = plan(grid, reading, unit, may_book=lambda unit: True)
        walks.append(partial(book_history, workbook, grid, reading, found, by=user))

    assert [type(error) for error in at_once(walks)] == [HistoryError]
    assert (Entry.objects.count(), Target.objects.count()) == (1, 1)
