"""The authorisation matrix: every route as every role, signed out, from next door and from above, answers as its rule.

Alone, with its figure: `python -m pytest -q -s -n 0 tests/web/test_rights_matrix.py`.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from giaoban.apps.collection.actions import Asked, Terms, issue
from giaoban.apps.collection.correcting import ask_correction
from giaoban.apps.collection.draft_models import DroppedReport, Evidence, FilledSheet, SheetTaken
from giaoban.apps.collection.models import Submission
from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Entry, HistoryImport
from giaoban.apps.people.actions import appoint
from giaoban.apps.people.delegating import delegate, take_back
from giaoban.apps.people.models import Role
from giaoban.apps.people.permissions import RULES
from giaoban.apps.reviews.models import Finding, Implied, StatusOverride
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.web.places import Place
from giaoban.web.rights import COUNTRY, NOBODY, OPEN, OWN, RIGHTS, SIGNED_IN

WARD, NEXT_DOOR, CITY = "2025-11383", "2025-11407", "2025-31"
MONTH = Period.month(2025, 8)
SUBJECTS = {
    "signed out": None,
    "no post": (),
    **{role: (WARD, role) for role in Role.values},
    "approver next door": (NEXT_DOOR, "approver"),
    "viewer of the city": (CITY, "viewer"),
    "checker of the city": (CITY, "checker"),
    "administrator of the city": (CITY, "administrator"),
}
ODD = """UBND phường Lê Chân kiểm điểm công tác tháng 8/2025

Thu ngân sách nhà nước trên địa bàn tháng 8/2025 đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao (1.200 tỷ đồng).

Tháng 8/2025 kết nạp 12 đảng viên; 8 tháng đầu năm 2025 kết nạp 60 đảng viên, đạt 40% chỉ tiêu Thành ủy giao.
"""
TABLE = "Chỉ tiêu,ĐVT,Tháng 1/2025,Tháng 2/2025\nThu ngân sách nhà nước trên địa bàn,tỷ đồng,11,12\n"
TARGET = {
    "indicator": "Thu ngân sách nhà nước trên địa bàn", "period": "2025", "setter": "own", "comparator": "at_least",
    "value": "900", "unit": "tỷ đồng", "basis": "NQ 01", "clause": "mục 1",
}  # fmt: skip
SAID = {"status": "at_risk", "reason": "Nguồn thu lớn chậm nộp"}


@dataclass
class Walk:
    """The routes that were walked, by whom, and what each was asked with."""

    people: dict[str, Client]
    users: dict[str, object]
    place: Place
    pieces: dict[str, object]
    asked: list[tuple[str, str, str]] = field(default_factory=list)


def every_route(patterns=None, space=""):
    """Each route as (name in the table, name to reverse, names of its pieces)."""
    for one in patterns or get_resolver().url_patterns:
        if hasattr(one, "url_patterns"):
            yield from every_route(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
        else:
            yield re.sub(r"^api-[^:]+:", "api:", f"{space}{one.name}"), f"{space}{one.name}", _pieces(one)


def _pieces(route):
    return tuple(re.findall(r"<(?:\w+:)?(\w+)>", str(route.pattern)))


ROUTES = {name: (full, pieces) for name, full, pieces in every_route()}


@pytest.fixture(scope="module")
def walk(sample_office, django_db_blocker):
    with django_db_blocker.unblock():
        users = {name: _person(name, post) for name, post in SUBJECTS.items() if post is not None}
        clients = {name: Client() for name in SUBJECTS}
        for name, user in users.items():
            clients[name].force_login(user)
        place = Place(Unit.objects.by_key(WARD), MONTH)
        walk = Walk(clients, users, place, {})
        walk.pieces = _objects(walk, clients["approver"])
        yield walk


def _person(name, post):
    user = get_user_model().objects.create_user(f"di-{name.replace(' ', '-')}")
    if post:
        appoint(user, Unit.objects.by_key(post[0]), post[1], by=None)
    return user


def _objects(walk, client):
    """Something of the ward for every route that speaks of one thing."""
    here = walk.place.address
    client.post(here("import"), {"files": SimpleUploadedFile("la.txt", ODD.encode()), "unit": WARD})
    client.post(here("target-new"), TARGET)
    table = SimpleUploadedFile("thu.csv", TABLE.encode())
    client.post(client.post(here("histories"), {"file": table})["Location"], {"act": "book", "skip_errors": "1"})
    until = timezone.localdate() + timedelta(days=30)
    client.post(here("board-line-status", "TC01"), {**SAID, "until": until.isoformat()})
    unit = walk.place.unit
    (handed,) = delegate(
        walk.users["approver"].posts.all(), to=walk.users["viewer"], since=timezone.localdate(),
        until=timezone.localdate(), reason="Đi họp", by=walk.users["approver"],
    )  # fmt: skip
    take_back(handed, by=walk.users["approver"])
    document = Document.objects.get(unit=unit, name="la.txt")
    brought = HistoryImport.objects.get(workbook__unit=unit, workbook__kind="spreadsheet")
    figure = document.figures.last().pk
    divided = Unit.objects.by_key("2024-11383")
    regime, report, correction = _reporting(unit)
    return _form_objects(walk, client) | {
        "code": "TC01", "kind": "xlsx", "act": "huy", "of": MONTH, "figure": figure,
        "target": Target.objects.filter(unit=unit).latest("pk").pk,
        "target-change": Target.objects.filter(unit=unit).latest("pk").pk,
        "document": document.pk, "document-file": document.pk, "confirm-sure": document.pk,
        "document-handling": document.pk,
        "figure-line": figure, "figure-decide": figure, "figure-correct": figure, "figure-reject": figure,
        "entry-correct": Entry.objects.filter(unit=unit).latest("pk").pk,
        "history": brought.workbook_id, "history-file": brought.workbook_id,
        "history-import": brought.pk, "history-undo": brought.pk,
        "board-line-withdraw": StatusOverride.objects.get().pk,
        "finding": Finding.objects.filter(unit=unit).first().pk,
        "finding-answer": Finding.objects.filter(unit=unit).first().pk,
        "implied-take": Implied.objects.filter(unit=unit).first().pk,
        "finding-answer kind": "giai-trinh", "nation-file kind": "csv",
        "person": walk.users["viewer"].pk, "person-change": walk.users["viewer"].pk, "delegation-withdraw": handed.pk,
        "report": report.pk, "report-act": report.pk, "report-correct": report.pk, "report-correction": report.pk,
        "number": correction.pk, "regime code": regime.code, "regime-edit code": regime.code,
        "unit-shares": divided.pk, "unit-shares-total": divided.pk,
    }  # fmt: skip


def _form_objects(walk, client):
    """A sheet, a report and a file of evidence in a form of the ward."""
    here = walk.place.address
    client.post(here("grid-sheet-receive"), {"sheet": SimpleUploadedFile("thu.csv", TABLE.encode())})
    client.post(here("grid-report-receive"), {"report": SimpleUploadedFile("bc.txt", ODD.encode())})
    client.post(here("nhap-lieu-row", "TC01"), {"act": "attach", "file": SimpleUploadedFile("m.txt", b"x")})
    sheet, report = FilledSheet.objects.get().pk, DroppedReport.objects.get().pk
    taken = SheetTaken.objects.create(sheet_id=sheet, by=walk.users["approver"])
    return {
        "grid-sheet": sheet, "grid-sheet-file": sheet, "grid-sheet-undo": taken.pk, "grid-report": report,
        "grid-report-file": report, "grid-evidence": Evidence.objects.get().pk,
    }  # fmt: skip


def _reporting(unit):
    """A regime of the ward itself, a report of it that the city accepted, and a correction that was asked for."""
    indicator = Indicator.objects.get(code="TC01")
    terms = Terms("Báo cáo nội bộ", "month", 5, MONTH.start, [indicator], [Asked(unit)], valid_to=MONTH.end)
    report = Submission.objects.get(unit=unit, period="2025-10")
    enterer = get_user_model().objects.get(username="nhaplieu")
    asked = ask_correction(report, indicator, "period", Decimal("70.2"), by=enterer, reason="Sót một khoản")
    return issue(unit, terms, by=None), report, asked


def address_of(walk, name):
    full, pieces = ROUTES[name]
    known = {"unit": walk.place.unit.key, "period": str(MONTH) if name.startswith("api:") else MONTH}
    filled = {}
    for piece in pieces:
        own = f"{name} {piece}"
        value = known.get(piece, walk.pieces.get(own, walk.pieces.get(name if piece == "pk" else piece)))
        assert value is not None, f"say in _objects what <{piece}> of '{name}' is"
        filled[piece] = value
    return reverse(full, kwargs=filled)


def answer(client, method, address, sent=None):
    """What came back, in a word; nothing that was done stays."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = getattr(client, method)(address, sent or {})
        transaction.set_rollback(True)
    client.cookies = cookies
    code = response.status_code
    if code == 401 or (code == 302 and response["Location"].startswith("/dang-nhap/?next=")):
        return "sign in"
    return {403: "forbidden", 404: "not there", 405: "no such method"}.get(code, "let in" if code < 500 else str(code))


def expected(walk, subject, rule):
    if rule in (OPEN, NOBODY):
        return "let in" if rule == OPEN else "not there"
    if subject == "signed out":
        return "sign in"
    if rule == COUNTRY:
        return "not there"  # nobody of the walk has a post in every province
    if rule in (SIGNED_IN, OWN):
        return "let in" if rule == SIGNED_IN or subject == "approver" else "not there"
    user = get_user_model().objects.get(pk=walk.users[subject].pk)
    if not user.has_perm("units.view", walk.place.unit):
        return "not there"
    return "let in" if user.has_perm(rule, walk.place.unit) else "forbidden"


def test_every_route_has_a_rule():
    without, gone = sorted(set(ROUTES) - set(RIGHTS)), sorted(set(RIGHTS) - set(ROUTES))
    assert (without, gone) == ([], []), "each route of the addresses has one row in giaoban/web/rights.py"
    asked = {rule for access in RIGHTS.values() for rule in (access.reads, access.writes)}
    assert asked <= {"", OPEN, SIGNED_IN, OWN, COUNTRY, NOBODY, *RULES}
    assert "" not in {access.reads or access.writes for access in RIGHTS.values()}


# What an allowed form is sent with, where an empty one names nothing that is done.
SENT = {
    "figure-decide": {"act": "confirm"},
    "programme": {"act": "theme", "theme": "x"},
    "own-indicators": {"act": "create"},
    "unit-event": {"act": "rename"},
    "unit-bodies-change": {"act": "open"},
    "person-change": {"act": "unlock"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", RIGHTS)
def test_a_route_answers_as_its_rule(walk, name):
    address = address_of(walk, name)
    for method, rule in (("get", RIGHTS[name].reads), ("post", RIGHTS[name].writes)):
        sent = SENT.get(name) if method == "post" else None
        if not rule:
            assert answer(walk.people["approver"], method, address, sent) == "no such method", (name, method)
            continue
        answers = {who: answer(client, method, address, sent) for who, client in walk.people.items()}
        assert answers == {who: expected(walk, who, rule) for who in answers}, (name, method, rule)
        walk.asked += [(name, method, who) for who in answers]


def test_the_figure_of_the_matrix(walk, capsys):
    ways = {(name, method) for name, method, _ in walk.asked}
    with capsys.disabled():
        print(f"\nrights: {len(ways)} routes and methods × {len(SUBJECTS)} readers = {len(walk.asked)}, all as ruled")
    assert len(walk.asked) == len(ways) * len(SUBJECTS)
