"""Xác thực: whoever holds a printed figure asks with its code whether the ledger booked it so.

No account is needed, and nothing is told that the code's holder does not have on paper already: unit, indicator,
period, value and when it was booked; whether it was corrected since; never by whom. So many questions an hour and no
more come from one address.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from giaoban.apps.journal.models import Event, Seal
from giaoban.core.chain import CodeError, Fact, facts_in, normal_code, printed_code
from giaoban.core.chain.wording import later_words, period_words, value_words
from giaoban.web.frame import show

MOST = 60
WITHIN = 60 * 60  # seconds
TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it was booked, in words."""

    unit: str
    indicator: str
    period: str
    value: str
    at: datetime
    number: int
    whole: bool
    later: str


@require_GET
def proof(request: HttpRequest) -> HttpResponse:
    """The form, and below it what bears the code."""
    asked = request.GET.get("ma", "").strip()[:60]
    context: dict[str, object] = {"asked": asked, "found": [], "wrong": "", "busy": False}
    status = 200
    if asked:
        try:
            code = normal_code(asked)
        except CodeError as error:
            context["wrong"], status = str(error), 422
        else:
            if _too_many(request):
                context["busy"], status = True, TOO_MANY
            else:
                context |= {"found": list(_found(code)), "code": printed_code(code)}
                status = 200 if context["found"] else 404
    return show(request, "web/journal/proof.html", context, status=status)


def _too_many(request: HttpRequest) -> bool:
    """Whether the address asked more often within the hour than anybody types codes."""
    key = f"proof:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, WITHIN)
    try:
        return cache.incr(key) > MOST
    except ValueError:  # it was forgotten in between
        return False


def _found(code: str) -> list[Shown]:
    seals = Seal.objects.filter(code=code).select_related("event")
    return [
        _shown(seal.event, fact) for seal in seals for fact in facts_in(seal.event.booked) if fact.row == seal.entry
    ]


def _shown(event: Event, fact: Fact) -> Shown:
    return Shown(
        unit=fact.unit_name,
        indicator=fact.indicator_name,
        period=period_words(fact.period),
        value=value_words(fact),
        at=timezone.localtime(event.at),
        number=event.number,
        whole=event.link.digest() == event.hash,
        later=_later(fact),
    )


def _later(fact: Fact) -> str:
    """What was booked last in its place, "" where it still stands."""
    from giaoban.apps.figures.models import Entry

    said, row = "", fact.row
    while (after := Entry.objects.filter(corrects=row).values_list("pk", flat=True).first()) is not None:
        seal = Seal.objects.filter(entry=after).select_related("event").first()
        facts = facts_in(seal.event.booked) if seal else ()
        said = next((later_words(one) for one in facts if one.row == after), said)
        row = after
    return said
