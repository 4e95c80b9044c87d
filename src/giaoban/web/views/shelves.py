"""Văn bản: the documents of a unit by year, found by words, kind or period, and the form that takes more."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from giaoban.apps.documents.models import Document
from giaoban.apps.people.handling import hidden_among
from giaoban.apps.people.permissions import units_to_enter_for
from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import DocumentLine
from giaoban.apps.units.folding import bare
from giaoban.apps.units.models import Unit
from giaoban.files.limits import DEFAULT, megabytes
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.role_words import LEVELS

MOST_AT_ONCE = 60  # documents; of more, one year is shown at a time


@require_GET
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """The documents of the unit and the form that takes more."""
    return page(request, place, ())


def page(request: HttpRequest, place: Place, results: Sequence[object]) -> HttpResponse:
    """The list of documents under what became of the files just sent."""
    closed = hidden_among(request.user, Document, place.unit)
    lines = [line for line in queries.documents(place.unit) if line.document.pk not in closed]
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("q", "nam", "loai", "loc")}
    context = {
        **_shelves(lines, asked, place),
        "every": len(lines),
        "asked": asked,
        "results": results,
        "list_address": place.address("van-ban"),
        "import_address": place.address("import"),
        "limit": {"bytes": DEFAULT.file_bytes, "words": megabytes(DEFAULT.file_bytes)},
        "may_import": request.user.has_perm("documents.import", place.unit),
        "unit_options": _unit_options(request, place),
        "levels": [(key, say(word)) for key, word in LEVELS.items()],
    }
    return show(request, "web/documents/list.html", context, place=place, part="van-ban", scripts=("web/js/drop.js",))


def _shelves(lines: Sequence[DocumentLine], asked: dict[str, str], place: Place) -> dict[str, Any]:
    """The documents asked for under their years, and what may be asked for."""
    years = sorted({_year(line) for line in lines}, reverse=True)
    kept = [line for line in lines if _is_asked_for(line, asked, place)]
    if len(kept) > MOST_AT_ONCE and not asked["nam"]:
        own = str(place.period.end.year)
        asked["nam"] = own if own in years else years[0]
        kept = [line for line in kept if _year(line) == asked["nam"]]
    shelves: dict[str, list[dict[str, Any]]] = {}
    for line in kept:
        shelves.setdefault(_year(line), []).append(_row(line, place))
    return {
        "shelves": [{"word": _name(year), "documents": rows} for year, rows in shelves.items()],
        "kept": len(kept),
        "years": [{"value": year, "word": _name(year)} for year in years],
        "kinds": sorted({line.document.kind for line in lines} - {""}),
    }


def _year(line: DocumentLine) -> str:
    """The year in which the document's period ends, "-" where none is known."""
    span = line.document.span
    return str(span.end.year) if span else "-"


def _name(year: str) -> str:
    return say("Chưa rõ kỳ") if year == "-" else say("Năm {year}").format(year=year)


def _is_asked_for(line: DocumentLine, asked: dict[str, str], place: Place) -> bool:
    document = line.document
    named = bare(f"{document} {document.name} {document.span.label if document.span else ''}")
    return (
        all(word in named for word in bare(asked["q"]).split())
        and asked["nam"] in ("", _year(line), "tat-ca")
        and asked["loai"] in ("", document.kind)
        and (asked["loc"] != "ky" or (document.span is not None and document.span.end == place.period.end))
    )


def _row(line: DocumentLine, place: Place) -> dict[str, Any]:
    document = line.document
    here = place.of_document(document.span)
    return {
        "title": str(document),
        "about": " · ".join(said for said in (document.kind, document.name) if said),
        "address": here.address("document", document.pk),
        "period": document.span.label if document.span else "",
        "published": document.published,
        "figures": line.figures,
        "waiting": line.undecided,
        "findings": line.findings,
    }


def _unit_options(request: HttpRequest, place: Place) -> list[Unit]:
    """The unit of the page and the others with documents for which the reader may take files in."""
    others = units_to_enter_for(request.user).filter(documents__isnull=False).exclude(pk=place.unit.pk).distinct()
    return [place.unit, *others.select_related("parent__parent")]
