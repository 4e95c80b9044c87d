"""Where somebody enters numbers: the unit, the period, and which of its forms lies on the desk.

A form is that of a report which a regime asks for (`?bc=12`) or the unit's own (`?bc=rieng`); without either the first
report that is still open.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest

from giaoban.apps.collection.draft_models import EntryForm
from giaoban.apps.collection.drafting import form_of, known_form
from giaoban.apps.collection.filling import TIED, Asked, Filled, asked_by, fill, typed_beyond
from giaoban.apps.collection.models import Submission
from giaoban.apps.people.holding import Held, Matter
from giaoban.apps.people.permissions import ENTERERS, held_at
from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.results import month_of
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period
from giaoban.web.beside import beside, ledger_beside, usual_indicators
from giaoban.web.places import Place

OWN = "rieng"


@dataclass
class Desk:
    """The form at hand with everything that its pages ask about it, worked out when they do."""

    place: Place
    submissions: list[Submission]
    submission: Submission | None
    may_enter: bool
    posts: list[Held]  # those that the reader enters with; empty for who looks after the whole installation
    own_span: Period | None = None  # of a form that was named by something in it
    added: str = ""  # the code of an indicator that the reader adds a row for

    @property
    def period(self) -> Period:
        """The period of the form."""
        span = self.submission.span if self.submission is not None else None
        if span is not None or self.own_span is not None:
            return span or self.own_span
        return self.place.period if self.place.period.month_count else month_of(self.place.period)

    @cached_property
    def form(self) -> EntryForm | None:
        """The form as kept, None while nothing was entered into it."""
        return known_form(self.place.unit, self.period, self.submission)

    def made_form(self) -> EntryForm:
        """The form, made where there is none yet."""
        if self.form is None:
            self.__dict__["form"] = form_of(self.place.unit, self.period, self.submission)
        return self.form

    @property
    def is_open(self) -> bool:
        """Whether the reader may write into the form now."""
        return self.may_enter and (self.submission is None or self.submission.is_open)

    def may_write(self, indicator: Indicator) -> bool:
        """Whether the reader's posts reach the sector of the indicator."""
        matter = Matter(self.place.unit, sector=indicator.sector)
        return self.may_enter and (not self.posts or any(one.covers(matter) for one in self.posts))

    @property
    def writable(self) -> list[Asked]:
        """The rows that the reader may write into."""
        return [one for one in self.asked if self.may_write(one.indicator)]

    @property
    def key(self) -> str:
        """Which form of the place it is, as its address says it."""
        return str(self.submission.pk) if self.submission is not None else OWN

    def address(self, name: str, *args: object, **query: object) -> str:
        """The address of a page about this form."""
        return self.place.address(name, *args, bc=self.key, **query)

    @cached_property
    def ledger(self) -> Ledger:
        """What the form is held against."""
        return ledger_beside(self.place.unit, self.period)

    @cached_property
    def asked(self) -> list[Asked]:
        """The rows of the form: what is asked for, then what was entered beyond that, then the row that is added."""
        asked = asked_by(self.submission) if self.submission is not None else usual_indicators(self.ledger, self.period)
        asked += [Asked(one) for one in typed_beyond(self.form, asked)]
        if self.added and self.added not in {one.indicator.code for one in asked}:
            found = Indicator.objects.of_office(self.place.unit).filter(code=self.added).select_related(*TIED)
            asked += [Asked(one) for one in found]
        return asked

    def filled(self) -> Filled:
        """The form as it stands."""
        return fill(self.form, self.period, self.asked, beside(self.ledger, self.asked, self.period))


def desk_of(request: HttpRequest, place: Place) -> Desk:
    """The desk that the address names; Http404 for a report of another unit or month."""
    sent: Any = request.POST if request.method == "POST" else request.GET
    wanted = sent.get("bc") or request.GET.get("bc", "")
    found = Submission.objects.filter(unit=place.unit).ending_in(month_of(place.period)).shown()
    submissions = list(found.order_by("due", "pk"))
    chosen = next((one for one in submissions if str(one.pk) == wanted), None)
    if wanted not in ("", OWN) and chosen is None:
        raise Http404(f"no report '{wanted[:20]}' of this unit and period")
    if not wanted:
        chosen = next((one for one in submissions if one.is_open), submissions[0] if submissions else None)
    return Desk(
        place, submissions, chosen, *_posts(request, place), added=sent.get("them", "").partition("·")[0].strip()[:20]
    )


def desk_with(request: HttpRequest, place: Place, form: EntryForm) -> Desk:
    """The desk with the form that something of the address belongs to; Http404 where that is another unit's."""
    if form.unit_id != place.unit.pk:
        raise Http404(f"form {form.pk} is of another unit")
    desk = Desk(place, [form.submission] if form.submission else [], form.submission, *_posts(request, place))
    desk.__dict__["form"] = form
    desk.own_span = form.span
    return desk


def _posts(request: HttpRequest, place: Place) -> tuple[bool, list[Held]]:
    """Whether the reader enters numbers of the unit, and the posts that say so."""
    may = request.user.has_perm("collection.enter", place.unit)
    if not may or request.user.is_superuser:
        return may, []
    return may, [one for one in held_at(request.user, place.unit, above=False) if one.role in ENTERERS]
