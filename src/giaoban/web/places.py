"""Where a page stands: the unit and the period that its address holds, and whether the reader may look there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from giaoban.apps.people.permissions import visible_units
from giaoban.apps.reviews.queries import latest_period
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period


class PeriodInAddress:
    """A period as one piece of an address: its code, with `--` for the slash of a span."""

    regex = r"[0-9]{4}[0-9-]*"

    def to_python(self, value: str) -> Period:
        """ValueError, and so no such page, for text that names no period."""
        return Period.parse(value.replace("--", "/"))

    def to_url(self, value: Period | str) -> str:
        """The code as it stands in the address."""
        return str(value).replace("/", "--")


class UnitInAddress:
    """A unit as one piece of an address: generation and code."""

    regex = r"[0-9]{4}-[0-9]{2,5}"

    def to_python(self, value: str) -> str:
        """The key; the view looks the unit up among those that the reader may see."""
        return value

    def to_url(self, value: Unit | str) -> str:
        """The key as it stands in the address."""
        return value.key if isinstance(value, Unit) else value


@dataclass(frozen=True)
class Place:
    """The unit and the period that a page speaks of."""

    unit: Unit
    period: Period

    def address(self, name: str, *args: object, **query: object) -> str:
        """The address of the page called `name` at this place."""
        return reverse(name, args=[self.unit, self.period, *args]) + (f"?{urlencode(query)}" if query else "")

    def at(self, period: Period) -> "Place":
        """The same unit in another period."""
        return Place(self.unit, period)

    def of_document(self, span: Period | None) -> "Place":
        """The month in which a document's period ends; this place's own where the document names none."""
        return self if span is None else self.at(Period.month(span.end.year, span.end.month))

    def figure(self, document_id: int, figure_id: int) -> str:
        """Where a figure stands in its document, marked."""
        return f"{self.address('document', document_id, so=figure_id)}#w-{figure_id}"


def seen_units(request: HttpRequest) -> QuerySet[Unit]:
    """The units that the reader may look at, looked up once for a page."""
    if not hasattr(request, "seen_units"):
        request.seen_units = visible_units(request.user)
    return request.seen_units.all()


def visible_unit(request: HttpRequest, key: str, day: date | None = None) -> Unit:
    """The unit of an address, Http404 where it does not exist or the reader may not look at it.

    With a day it bears the name of that day, so that a page of before a rename says what was so then.
    """
    try:
        unit = seen_units(request).select_related("parent__parent").called_on(day or date.max).by_key(key)
    except Unit.DoesNotExist:
        raise Http404(f"'{key}' is no unit that this reader may look at") from None
    unit.name, unit.kind = unit.name_then, unit.kind_then
    return unit


def placed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view a `Place` for the unit and period of the address, to a signed-in reader who may see the unit."""

    @login_required
    @wraps(view)
    def found(request: HttpRequest, unit: str, period: Period, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, Place(visible_unit(request, unit, period.end), period), *args, **kwargs)

    return found


def opening(unit: Unit) -> Place:
    """The unit in the last period that has figures."""
    return Place(unit, latest_period(unit, timezone.localdate()))
