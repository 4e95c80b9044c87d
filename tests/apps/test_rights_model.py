"""Posts in bodies and sectors, acting for somebody who is away, and what is kept from whom."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from giaoban.apps.documents.models import Document
from giaoban.apps.journal.models import Event
from giaoban.apps.people.actions import PeopleError, appoint, end_post, open_account
from giaoban.apps.people.delegating import DelegationError, delegate, take_back
from giaoban.apps.people.handling import HandlingError, handling_of, hidden, mark, restricted
from giaoban.apps.people.models import Sensitivity
from giaoban.apps.people.permissions import Matter, visible_units
from giaoban.apps.units.departments import open_body
from giaoban.apps.units.models import Unit

TODAY = timezone.localdate()
WARD, NEXT_DOOR, CITY = "2025-11383", "2025-11407", "2025-31"


@pytest.fixture
def ward(catalogue, db):
    return Unit.objects.by_key(WARD)


@pytest.fixture
def person(db):
    made = iter(range(100))

    def new(unit=None, role="", **more):
        user = get_user_model().objects.create_user(f"nguoi{next(made)}")
        if unit:
            appoint(user, Unit.objects.by_key(unit), role, by=None, **more)
        return user

    return new


@pytest.fixture
def document(ward):
    """Some document of the ward."""
    return Document.objects.create(unit=ward, name="a.txt", media="txt", sha256="0" * 64, size=1, text="a")


SIDES = [  # side of the post, side of the matter, allowed
    ("", None, True),
    ("", "party", True),
    ("", "", True),
    ("party", None, True),
    ("party", "party", True),
    ("party", "state", False),
    ("party", "", False),
    ("state", "party", False),
]


@pytest.mark.parametrize(("branch", "of", "allowed"), SIDES)
def test_a_post_of_one_side_does_not_manage_the_other(person, ward, branch, of, allowed):
    user = person(WARD, "administrator", branch=branch)

    assert user.has_perm("people.manage", Matter(ward, branch=of)) is allowed
    assert user.has_perm("people.manage", ward)


SECTORS = [  # sectors of the post, sector of the matter, allowed
    ((), "Kinh tế", True),
    (("Kinh tế",), None, True),
    (("Kinh tế",), "Kinh tế", True),
    (("Kinh tế", "Văn hóa"), "Văn hóa", True),
    (("Kinh tế",), "Văn hóa", False),
]


@pytest.mark.parametrize(("sectors", "of", "allowed"), SECTORS)
def test_a_post_may_be_limited_to_sectors(person, ward, sectors, of, allowed):
    user = person(WARD, "checker", sectors=sectors)

    assert user.has_perm("figures.decide", Matter(ward, of)) is allowed


def test_a_post_in_a_department_belongs_to_its_side(person, ward):
    body = open_body(ward, branch="party", kind="office", name="Văn phòng Đảng ủy", on=TODAY, by=None)
    user = person(WARD, "checker", body=body)

    assert user.posts.get().branch == "party"
    with pytest.raises(PeopleError, match="không còn hoạt động tại"):
        appoint(user, Unit.objects.by_key(NEXT_DOOR), "checker", by=None, body=body)


def test_two_accounts_share_neither_name_nor_address(db):
    open_account("an.nguyen", full_name="Nguyễn Văn An", password="x", email="an@hp.gov.vn", by=None)

    with pytest.raises(PeopleError, match="Đã có tài khoản"):
        open_account("An.Nguyen", full_name="Nguyễn Văn Ân", password="x", by=None)
    with pytest.raises(PeopleError, match="đã thuộc tài khoản khác"):
        open_account("an2", full_name="Nguyễn Văn Ân", password="x", email="AN@hp.gov.vn", by=None)


@pytest.fixture
def away(person, ward):
    """A chair who hands over, and a deputy who has no post of the sort."""
    chair, deputy = person(WARD, "approver"), person(NEXT_DOOR, "viewer")
    return chair, deputy


def hand(away, **changed):
    chair, deputy = away
    asked = {"to": deputy, "since": TODAY, "until": TODAY + timedelta(days=3), "reason": "Đi công tác", "by": chair}
    return delegate(list(chair.posts.all()), **{**asked, **changed})


def test_a_deputy_acts_for_the_chair_and_the_journal_says_so(away, ward):
    _, deputy = away
    assert not deputy.has_perm("figures.decide", ward)

    hand(away)
    assert deputy.has_perm("figures.decide", ward)
    assert visible_units(deputy).filter(pk=ward.pk).exists()
    open_body(ward, branch="party", kind="office", name="Văn phòng", on=TODAY, by=deputy)
    event = Event.objects.latest("number")

    assert event.by == deputy
    assert json.loads(event.details)["on_behalf_of"] == away[0].get_username()


def test_with_a_post_of_ones_own_nobody_acts_for_another(away, ward):
    _, deputy = away
    appoint(deputy, ward, "checker", by=None)
    hand(away)

    assert deputy.has_perm("figures.decide", ward)
    assert deputy.acting_for == ""


ENDS = {
    "before it begins": lambda given, chair: {"since": TODAY + timedelta(days=1)},
    "after its last day": lambda given, chair: {"since": TODAY - timedelta(days=9), "until": TODAY - timedelta(days=1)},
}


@pytest.mark.parametrize("case", ENDS)
def test_a_delegation_holds_on_its_days_alone(away, ward, case):
    chair, deputy = away
    (given,) = hand(away)
    for name, value in ENDS[case](given, chair).items():
        setattr(given, name, value)
    given.save()

    assert not deputy.has_perm("figures.decide", ward)


def test_a_delegation_ends_when_it_is_taken_back_or_its_post_ends(away, ward):
    chair, deputy = away
    (given,) = hand(away)
    take_back(given, by=chair)
    assert not deputy.has_perm("figures.decide", ward)

    hand(away)
    assert deputy.has_perm("figures.decide", ward)
    chair.is_active = False
    chair.save()
    assert not deputy.has_perm("figures.decide", ward)


def test_what_was_handed_over_cannot_be_handed_on(away, person, ward):
    hand(away)

    with pytest.raises(DelegationError, match="Chưa chọn vai trò"):
        delegate(list(away[1].posts.filter(unit=ward)), to=person(), since=TODAY, until=TODAY, reason="x", by=away[1])


REFUSED = [
    ({"reason": " "}, "Chưa ghi lý do"),
    ({"since": TODAY - timedelta(days=1)}, "không trước hôm nay"),
    ({"until": TODAY + timedelta(days=200)}, "dài nhất ba tháng"),
]


@pytest.mark.parametrize(("changed", "said"), REFUSED)
def test_a_delegation_that_will_not_do_says_why(away, changed, said):
    with pytest.raises(DelegationError, match=said):
        hand(away, **changed)


def test_accounts_and_inspections_are_not_handed_over(person, ward):
    chief = person(WARD, "administrator")

    with pytest.raises(DelegationError, match="Quản trị"):
        delegate(chief.posts.all(), to=person(), since=TODAY, until=TODAY, reason="x", by=chief)


WHO = {  # a post, or none
    "viewer": (WARD, "viewer", ""),
    "enterer, state": (WARD, "enterer", "state"),
    "checker, party": (WARD, "checker", "party"),
    "leader": (WARD, "leader", ""),
    "inspector, party": (WARD, "inspector", "party"),
    "inspector, state": (WARD, "inspector", "state"),
    "administrator": (WARD, "administrator", ""),
    "leader of the city": (CITY, "leader", ""),
    "inspector of the city, party": (CITY, "inspector", "party"),
    "checker of the city": (CITY, "checker", ""),
}
SEEN = [  # sensitivity, side, who sees it
    ("ordinary", "", set(WHO)),
    ("internal", "", {who for who in WHO if "city" not in who}),
    ("internal", "party", {"viewer", "checker, party", "leader", "inspector, party", "administrator"}),
    ("internal", "state", {"viewer", "enterer, state", "leader", "inspector, state", "administrator"}),
    ("personal", "", {"enterer, state", "checker, party", "leader"}),
    ("personal", "state", {"enterer, state", "leader"}),
    ("inspection", "", {"leader", "inspector, party", "inspector, state", "leader of the city",
                        "inspector of the city, party"}),
    ("inspection", "party", {"leader", "inspector, party", "leader of the city", "inspector of the city, party"}),
]  # fmt: skip


@pytest.mark.parametrize(("sensitivity", "branch", "seen"), SEEN)
def test_who_sees_what(person, ward, document, sensitivity, branch, seen):
    mark(document, unit=ward, sensitivity=Sensitivity(sensitivity), branch=branch, by=None)

    people = {who: person(unit, role, branch=side) for who, (unit, role, side) in WHO.items()}

    assert {who for who, user in people.items() if not hidden(user, Document).exists()} == seen


def test_an_inspection_file_is_invisible_to_what_is_inspected(person, ward, document):
    inspected = Unit.objects.by_key(NEXT_DOOR)
    mark(document, unit=ward, sensitivity=Sensitivity.INSPECTION, inspected_unit=inspected, by=None)
    inspector = person(WARD, "inspector")
    assert not hidden(inspector, Document).exists()

    appoint(inspector, inspected, "viewer", by=None)

    assert hidden(inspector, Document).exists()
    with pytest.raises(HandlingError, match="đơn vị lưu hồ sơ"):
        mark(document, unit=ward, sensitivity=Sensitivity.INSPECTION, inspected_unit=ward, by=None)


def test_an_inspected_department_does_not_see_its_file(person, ward, document):
    body = open_body(ward, branch="state", kind="division", name="Phòng Kinh tế", on=TODAY, by=None)
    mark(document, unit=ward, sensitivity=Sensitivity.INSPECTION, inspected_body=body, by=None)

    assert hidden(person(WARD, "leader", body=body), Document).exists()
    assert not hidden(person(WARD, "leader"), Document).exists()


def test_a_personal_list_of_one_sector(person, ward, document):
    mark(document, unit=ward, sensitivity=Sensitivity.PERSONAL, sector="Lao động", by=None)

    assert not hidden(person(WARD, "enterer", sectors=["Lao động"]), Document).exists()
    assert not hidden(person(WARD, "enterer"), Document).exists()
    assert hidden(person(WARD, "enterer", sectors=["Kinh tế"]), Document).exists()


def test_the_whole_installation_opens_nothing_restricted(ward, document, django_user_model):
    mark(document, unit=ward, sensitivity=Sensitivity.PERSONAL, by=None)

    assert hidden(django_user_model.objects.create_superuser("goc"), Document).exists()


def test_an_inspection_is_not_opened_by_delegation(away, ward, document):
    mark(document, unit=ward, sensitivity=Sensitivity.INSPECTION, by=None)
    chair, deputy = away
    appoint(chair, ward, "leader", by=None)
    delegate(chair.posts.filter(role="leader"), to=deputy, since=TODAY, until=TODAY, reason="Nghỉ phép", by=chair)

    assert hidden(deputy, Document).exists()


def test_the_last_marking_counts_and_the_first_stays_readable(person, ward, document):
    first = mark(document, unit=ward, sensitivity=Sensitivity.PERSONAL, by=None)
    mark(document, unit=ward, sensitivity=Sensitivity.ORDINARY, reason="Đã bỏ tên", by=None)

    assert not restricted(Document).exists()
    assert not hidden(person(WARD, "viewer"), Document).exists()
    assert handling_of(document).replaces == first


def test_a_post_that_ended_today_still_holds_today(person, ward):
    user = person(WARD, "checker", since=TODAY - timedelta(days=1))
    end_post(user.posts.get(), by=user)

    assert user.has_perm("figures.decide", ward)
