"""Addresses of the machine layer. A person's session opens what its pages open, and nothing more."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError, ValidationError
from ninja.security import SessionAuth

from giaoban import __version__
from giaoban.api import schemas
from giaoban.api.answers import board_out, figure_out, finding_out, unit_out
from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Figure
from giaoban.apps.people.handling import restricted
from giaoban.apps.people.permissions import visible_units
from giaoban.apps.reviews import queries
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodError


class Session(SessionAuth):
    """The session of a signed-in person."""

    def authenticate(self, request: HttpRequest, key: str | None):
        return request.user if request.user.is_authenticated and request.user.is_active else None


api = NinjaAPI(
    title="Giao Ban",
    version=__version__,
    description="Where a unit stands, and the words that every number came from. Decimals are strings.",
    openapi_url="/openapi.json",
    docs_url=None,
    auth=Session(),
)
KEY = r"^[0-9]{4}-[0-9]{2,8}$"
ERRORS = {400: schemas.Problem, 401: schemas.Problem, 404: schemas.Problem, 422: schemas.Problem}


@api.get("/units", response={200: schemas.UnitPage, **ERRORS}, summary="Units that you may look at")
def units(
    request: HttpRequest,
    search: Annotated[str, Query(max_length=100, description="Words of the name, accents optional")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
):
    found = visible_units(request.user)
    found = found.search(search) if search.strip() else found.order_by("order_key", "generation", "code")
    rows = found.select_related("parent")[offset : offset + limit]
    return {"count": found.count(), "items": [unit_out(unit) for unit in rows]}


@api.get("/indicators", response={200: schemas.IndicatorPage, **ERRORS}, summary="Indicators")
def indicators(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
):
    found = Indicator.objects.filter(office__isnull=True)
    return {"count": found.count(), "items": list(found[offset : offset + limit])}


@api.get(
    "/units/{unit}/review/{path:period}", response={200: schemas.BoardOut, **ERRORS}, summary="Where a unit stands"
)
def review(
    request: HttpRequest,
    unit: Annotated[str, Path(pattern=KEY, description="Generation and code: 2024-305")],
    period: Annotated[
        str, Path(min_length=4, max_length=24, description="2025-04, or 2025-01/2025-04 for the months since January")
    ],
    cumulative: Annotated[bool, Query(description="Hold results since January, not the month's")] = True,
):
    return board_out(queries.board(_unit(request, unit), _period(period), cumulative=cumulative))


@api.get("/units/{unit}/findings", response={200: schemas.FindingList, **ERRORS}, summary="Figures that disagree")
def findings(
    request: HttpRequest,
    unit: Annotated[str, Path(pattern=KEY)],
    period: Annotated[
        str | None, Query(min_length=4, max_length=24, description="Findings of this period alone")
    ] = None,
):
    found = queries.findings(_unit(request, unit), _period(period) if period else None)
    items = [finding_out(finding) for finding in found]
    return {"count": len(items), "items": items}


@api.get("/figures/{figure}", response={200: schemas.FigureOut, **ERRORS}, summary="A figure and its words")
def figure(request: HttpRequest, figure: Annotated[int, Path(ge=1, le=2**53)]):
    visible = visible_units(request.user)
    ordinary = Figure.objects.exclude(document__in=restricted(Document))
    if not ordinary.filter(pk=figure, document__unit__in=visible).exists():
        raise HttpError(404, "Không có số liệu này, hoặc số liệu thuộc đơn vị mà bạn không được xem.")
    return figure_out(queries.figure_detail(figure))


def _unit(request: HttpRequest, key: str) -> Unit:
    try:
        return visible_units(request.user).by_key(key)
    except Unit.DoesNotExist:
        raise HttpError(404, "Không có đơn vị này trong phạm vi bạn được xem; mã đúng có dạng 2024-305.") from None


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodError:
        raise HttpError(422, f"“{text}” không phải một kỳ; hãy ghi như 2025-04, 2025-01/2025-04 hoặc 2025.") from None


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """One sentence that names each part of the request that will not do."""
    said = "; ".join(f"{part['loc'][-1]}: {part['msg']}" for part in error.errors)
    return api.create_response(request, {"detail": f"Yêu cầu không hợp lệ: {said}."}, status=422)
