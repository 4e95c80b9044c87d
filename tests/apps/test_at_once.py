"""Several people at one time: nobody's work is lost and the chain of the journal does not fork."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from giaoban.apps.figures.actions import confirm, import_files
from giaoban.apps.figures.models import Decision, Figure
from giaoban.apps.journal.actions import verify
from giaoban.apps.units.models import Unit

PEOPLE = 6
TEXT = "Tháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt {number} tỷ đồng.\n"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="in memory one connection serves all; PostgreSQL runs this")
@pytest.mark.django_db(transaction=True)
def test_people_at_one_time():
    unit = Unit.objects.create(generation="1995", code="305", name="Quận Lê Chân", kind="quận")
    users = [get_user_model().objects.create_user(f"nguoi{number}") for number in range(PEOPLE)]
    import_files(unit, [("a.txt", TEXT.format(number=1).encode())], by=None)
    figure = Figure.objects.get()
    errors = []

    def work(number):
        try:
            confirm([figure], by=users[number])
            import_files(unit, [(f"{number}.txt", TEXT.format(number=number + 10).encode())], by=users[number])
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert Decision.objects.filter(figure=figure).count() == 1
    assert Figure.objects.count() == 1 + PEOPLE
    assert verify().broken is None
