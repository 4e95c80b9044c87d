"""People, units and a way to bring text in as a file."""

import pytest
from django.contrib.auth import get_user_model

from giaoban.apps.figures.actions import import_files
from giaoban.apps.people.actions import appoint
from giaoban.apps.units.models import Unit


@pytest.fixture
def le_chan(catalogue, db):
    """Quận Lê Chân, which ended on 30 June 2025."""
    return Unit.objects.by_key("2024-305")


@pytest.fixture
def checker(le_chan):
    """Somebody who checks figures at quận Lê Chân."""
    user = get_user_model().objects.create_user("kiemtra", last_name="Nguyễn Thị Kiểm")
    appoint(user, le_chan, "checker", by=None)
    return user


@pytest.fixture
def bring_in(le_chan):
    """Bring texts in as files of quận Lê Chân: name=text."""

    def bring(*, by=None, unit=le_chan, **texts):
        return import_files(unit, [(f"{name}.txt", text.encode()) for name, text in texts.items()], by=by)

    return bring
