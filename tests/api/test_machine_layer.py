"""Machines get what the pages show, see no more than their person, and hear of every error in a sentence."""

import json

import pytest
from django.contrib.auth import get_user_model

from giaoban.apps.figures.models import Figure
from giaoban.apps.reviews import queries
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

REVIEW = "/api/units/2024-305/review/2025-04"


@pytest.fixture
def machine(client, sample_office, db):
    client.force_login(get_user_model().objects.get(username="xemthu"))
    return client


def test_a_board_is_the_page_in_numbers(machine):
    answer = machine.get(REVIEW).json()

    board = queries.board(Unit.objects.by_key("2024-305"), Period.month(2025, 4), cumulative=True)
    assert [line["code"] for line in answer["lines"]] == [line.code for line in board.lines]
    budget = next(line for line in answer["lines"] if line["code"] == "TC01")
    assert budget["month"]["value"] == "918.755"
    assert budget["to_date"]["text"] == "1.856,717"
    assert budget["target_superior"]["mark"] == "implied"
    assert budget["month"]["provenance"]
    assert answer["counts"]["with_target"] == board.counts.with_target


def test_a_figure_comes_with_its_words(machine):
    pk = Figure.objects.get(text="1.856,717 tỷ đồng", document__unit__code="305").pk

    answer = machine.get(f"/api/figures/{pk}").json()

    assert answer["text"] in answer["sentence"]
    assert (answer["value"], answer["indicator"], answer["period"]) == ("1856.717", "TC01", "2025-01/2025-04")
    assert len(answer["sha256"]) == 64


def test_findings_name_the_figures_that_disagree(machine):
    answer = machine.get("/api/units/2024-305/findings?period=2025-06").json()

    assert answer["count"] == 1
    assert {part["text"] for part in answer["items"][0]["parts"]} >= {"65,0%"}
    assert machine.get("/api/units/2024-305/findings?period=2025-04").json()["count"] == 0


def test_units_are_those_that_the_person_sees(machine):
    found = machine.get("/api/units?search=phuong le chan").json()

    assert found["items"][0]["key"] == "2025-11383"
    assert machine.get("/api/units").json()["count"] < 50
    assert machine.get("/api/indicators?limit=200").json()["count"] == 116


ERRORS = [
    ("/api/units/2024-303/review/2025-04", 404, "phạm vi"),
    ("/api/units/2024-999/review/2025-04", 404, "phạm vi"),
    ("/api/units/2024-305/review/2025-13", 422, "không phải một kỳ"),
    ("/api/units/x/review/2025-04", 422, "unit"),
    ("/api/units?limit=0", 422, "limit"),
    ("/api/units?limit=201", 422, "limit"),
    ("/api/units?offset=-1", 422, "offset"),
    ("/api/units?limit=many", 422, "limit"),
    ("/api/units?search=" + "a" * 101, 422, "search"),
    ("/api/figures/0", 422, "figure"),
    ("/api/figures/99999999999999999999", 422, "figure"),
    ("/api/figures/987654321", 404, "Không có số liệu"),
    ("/api/units/2024-305/findings?period=x", 422, "period"),
    (REVIEW + "?cumulative=perhaps", 422, "cumulative"),
]


@pytest.mark.parametrize(("address", "status", "said"), ERRORS)
def test_every_error_is_a_sentence(machine, address, status, said):
    answer = machine.get(address)

    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_a_nul_in_a_search_finds_nothing_and_breaks_nothing(machine):
    assert machine.get("/api/units?search=le%00chan").status_code == 200


@pytest.mark.parametrize("address", ["/api/units", "/api/indicators", REVIEW, "/api/figures/1"])
def test_nobody_gets_nothing(client, db, address):
    assert client.get(address).status_code == 401


def test_a_figure_of_another_unit_is_not_there(client, sample_office, db):
    stranger = get_user_model().objects.create_user("la")
    client.force_login(stranger)
    pk = Figure.objects.filter(document__unit__code="305").first().pk

    assert client.get(f"/api/figures/{pk}").status_code == 404
    assert client.get("/api/units").json() == {"count": 0, "items": []}


def test_the_description_declares_every_error(client, db):
    described = json.loads(client.get("/api/openapi.json").content)

    assert described["info"]["title"] == "Giao Ban"
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    assert len(operations) == 5
    for operation in operations:
        assert {"200", "400", "401", "404", "422"} <= set(operation["responses"])
        for parameter in operation.get("parameters", []):
            schema = parameter["schema"]
            if schema.get("type") == "integer":
                assert {"minimum", "maximum"} <= set(schema)
