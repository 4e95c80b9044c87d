"""Who sees what, and who may do what where."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from giaoban.apps.people.actions import appoint, end_post
from giaoban.apps.people.permissions import visible_units
from giaoban.apps.units.models import Unit

MAY = {
    "viewer": set(),
    "enterer": {"documents.import"},
    "checker": {"documents.import", "figures.decide", "findings.answer", "targets.set"},
    "leader": {"documents.import", "figures.decide", "findings.answer", "targets.set"},
    "administrator": {"people.manage"},
}
RIGHTS = {"documents.import", "figures.decide", "findings.answer", "targets.set", "people.manage"}
SEEN = [
    ("2024-305", "2024-305", True),
    ("2024-305", "2024-11383", True),  # a ward below
    ("2024-305", "2025-11383", True),  # what the wards became
    ("2024-305", "2024-303", False),  # the district next door
    ("2024-305", "2025-31", False),  # the city above
    ("2025-11383", "2024-11395", True),  # what the ward came from
    ("2025-11383", "2024-305", True),  # the district that they belonged to
    ("2025-11383", "2025-11407", False),  # the ward next door
    ("2025-31", "2025-11383", True),
    ("2025-31", "2025-01", False),
]


@pytest.fixture
def person(catalogue, db):
    return get_user_model().objects.create_user("nguoi")


@pytest.mark.parametrize(("post", "unit", "seen"), SEEN)
def test_a_post_opens_units(person, post, unit, seen):
    appoint(person, Unit.objects.by_key(post), "viewer", by=None)

    assert visible_units(person).filter(pk=Unit.objects.by_key(unit).pk).exists() is seen
    assert person.has_perm("units.view", Unit.objects.by_key(unit)) is seen


@pytest.mark.parametrize("role", MAY)
def test_a_role_gives_rights_at_its_unit_and_below(person, le_chan, role):
    appoint(person, le_chan, role, by=None)

    for unit in (le_chan, le_chan.children.first()):
        assert {right for right in RIGHTS if person.has_perm(right, unit)} == MAY[role]
    assert not any(person.has_perm(right, le_chan.parent) for right in RIGHTS)


def test_a_post_that_ended_opens_nothing(person, le_chan):
    yesterday = timezone.localdate() - timedelta(days=1)
    post = appoint(person, le_chan, "leader", by=None, since=yesterday)
    end_post(post, by=person, until=yesterday)

    assert not visible_units(person).exists()
    assert not person.has_perm("figures.decide", le_chan)


def test_nobody_in_particular_sees_nothing(le_chan):
    assert not visible_units(AnonymousUser()).exists()
    assert not AnonymousUser().has_perm("units.view", le_chan)


def test_somebody_shut_out_sees_nothing(person, le_chan):
    appoint(person, le_chan, "leader", by=None)
    person.is_active = False
    person.save()

    assert not visible_units(person).exists()
    assert not person.has_perm("figures.decide", le_chan)


def test_the_same_post_is_given_once(person, le_chan):
    assert appoint(person, le_chan, "viewer", by=None) == appoint(person, le_chan, "viewer", by=None)
