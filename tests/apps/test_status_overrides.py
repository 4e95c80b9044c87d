"""What a leader says beside the rule: kept apart, with a reason and a last day, and never edited."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from giaoban.apps.figures.querysets import end_of_day
from giaoban.apps.journal.models import AppendOnlyError, Event
from giaoban.apps.reviews import queries
from giaoban.apps.reviews.models import StatusOverride
from giaoban.apps.reviews.overriding import OverrideError, say_status, withdraw_status
from giaoban.apps.reviews.queries import Status
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

APRIL, MAY = Period.month(2025, 4), Period.month(2025, 5)
TODAY = timezone.localdate()


@pytest.fixture
def leader(db):
    return get_user_model().objects.create_user("lanhdao-thu", last_name="Trần Văn Lãnh")


@pytest.fixture
def land(sample_office, db):
    """Quận Lê Chân and an indicator of it that the rule calls at risk in April 2025."""
    return Unit.objects.by_key("2024-305"), Indicator.objects.get(code="DD04")


def line(unit, indicator, month=APRIL, known=None):
    return queries.one_line(unit, indicator, month, known=known)


def said(unit, indicator, leader, **changed):
    words = {"status": "on_pace", "reason": "Mặt bằng bàn giao trong tháng 5", "until": TODAY, **changed}
    return say_status(unit, indicator, APRIL, by=leader, **words)


def test_both_stand_side_by_side(land, leader):
    override = said(*land, leader)

    found = line(*land)
    assert found.status is Status.AT_RISK
    assert (found.override.pk, found.override.status, found.override.by) == (
        override.pk,
        Status.ON_PACE,
        "Trần Văn Lãnh",
    )
    assert line(*land, month=MAY).override is None
    board = queries.board(land[0], APRIL)
    assert board.counts.at_risk == sum(each.status is Status.AT_RISK for each in board.lines)
    event = Event.objects.get(action="reviews.status_said")
    assert (event.reason, event.by) == ("Mặt bằng bàn giao trong tháng 5", leader)


def test_the_last_word_counts_until_its_day(land, leader):
    said(*land, leader)
    said(*land, leader, status="behind", until=TODAY + timedelta(days=3))

    assert line(*land).override.status is Status.BEHIND
    assert line(*land, known=end_of_day(TODAY + timedelta(days=4))).override is None
    assert line(*land, known=end_of_day(TODAY - timedelta(days=1))) is None  # nothing was booked by then


def test_it_can_be_taken_back(land, leader):
    override = said(*land, leader)
    withdraw_status(override, reason="Nhầm chỉ tiêu", by=leader)

    assert line(*land).override is None
    assert StatusOverride.objects.count() == 2
    with pytest.raises(OverrideError, match="đã được rút lại"):
        withdraw_status(StatusOverride.objects.get(pk=override.pk), reason="Lần nữa", by=leader)


REFUSED = [
    ({"status": "met?"}, "chọn một đánh giá"),
    ({"status": "no_figure"}, "chọn một đánh giá"),
    ({"reason": "  "}, "Chưa ghi lý do"),
    ({"until": TODAY - timedelta(days=1)}, "từ hôm nay"),
    ({"until": TODAY + timedelta(days=400)}, "một năm tới"),
]


@pytest.mark.parametrize(("changed", "why"), REFUSED)
def test_what_will_not_do_is_told(land, leader, changed, why):
    with pytest.raises(OverrideError, match=why):
        said(*land, leader, **changed)
    assert not StatusOverride.objects.exists()


def test_it_is_never_edited(land, leader):
    override = said(*land, leader)

    override.reason = "Khác"
    with pytest.raises(AppendOnlyError):
        override.save()
    for change in ("UPDATE reviews_statusoverride SET reason = 'x'", "DELETE FROM reviews_statusoverride"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
