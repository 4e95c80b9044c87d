"""Finding an indicator, a document or a unit by some of its words, accents optional."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from giaoban.apps.documents.models import Document
from giaoban.apps.people.handling import hidden
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.folding import bare
from giaoban.web.frame import choices, show
from giaoban.web.places import Place, placed, seen_units

LIMIT = 20


@require_GET
@placed
def search(request: HttpRequest, place: Place) -> HttpResponse:
    """What the words find, by kind."""
    asked = request.GET.get("q", "").strip()[:200]
    groups: list[dict[str, Any]] = []
    if asked:
        groups = [
            {"word": "Chỉ tiêu", "found": _indicators(asked, place)},
            {"word": "Văn bản", "found": _documents(asked, place, seen_units(request), request)},
            {"word": "Đơn vị", "found": choices(request, place, "dieu-hanh", asked)[:LIMIT]},
        ]
    context = {"asked": asked, "groups": groups, "nothing": not any(group["found"] for group in groups)}
    return show(request, "web/search.html", context, place=place, part="tim")


def _holds(words: list[str], text: str) -> bool:
    folded = bare(text)
    return all(word in folded for word in words)


def _indicators(asked: str, place: Place) -> list[dict[str, Any]]:
    words = bare(asked).split()
    known = Indicator.objects.prefetch_related("aliases")
    found = [
        indicator
        for indicator in known
        if _holds(words, f"{indicator.code} {indicator.name}")
        or any(_holds(words, alias.name) for alias in indicator.aliases.all())
    ]
    return [
        {
            "name": indicator.name,
            "words": f"{indicator.sector} · {indicator.unit}",
            "address": place.address("indicator", indicator.code),
        }
        for indicator in found[:LIMIT]
    ]


def _documents(asked: str, place: Place, units: QuerySet, request: HttpRequest) -> list[dict[str, Any]]:
    words = bare(asked).split()
    known = Document.objects.filter(unit__in=units).exclude(pk__in=hidden(request.user, Document))
    known = known.select_related("unit").defer("text", "places")
    found = [document for document in known if _holds(words, f"{document.title} {document.name} {document.unit.name}")]
    return [
        {
            "name": str(document),
            "words": f"{document.unit.name} · {document.name}",
            "address": Place(document.unit, place.period).of_document(document.span).address("document", document.pk),
        }
        for document in found[:LIMIT]
    ]


@require_GET
@placed
def units(request: HttpRequest, place: Place) -> HttpResponse:
    """The units for the picker that fit what was typed, as a fragment."""
    part, asked = request.GET.get("phan", ""), request.GET.get("q", "")[:200]
    found = choices(request, place, part, asked)
    return show(request, "web/components/unit_choices.html", {"units": found}, place=place)
