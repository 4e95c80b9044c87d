"""Nhật ký: everything that was done about a unit, by whom, when, what it was before and after, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Figure
from giaoban.apps.journal.actions import last_event
from giaoban.apps.journal.models import Event
from giaoban.apps.people.handling import hidden
from giaoban.files.downloads import CSV_TYPE, csv_table
from giaoban.web.frame import show
from giaoban.web.journal_words import SUBJECTS, action_words, changes
from giaoban.web.language import say
from giaoban.web.places import Place, placed

ON_A_PAGE = 50
AT_ONCE = 500
IN_SIGHT = 3  # things that an event changed, the rest behind a fold
CSV_HEADS = (
    "Số",
    "Lúc",
    "Tài khoản",
    "Việc",
    "Đối tượng",
    "Nội dung",
    "Giá trị trước",
    "Giá trị sau",
    "Lý do",
    "Mã băm",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader looks for; empty where anything will do."""

    person: str
    action: str
    subject: str
    since: date | None
    until: date | None

    @property
    def query(self) -> dict[str, str]:
        """As an address holds it."""
        said = {"nguoi": self.person, "viec": self.action, "loai": self.subject}
        said |= {
            "tu": self.since.isoformat() if self.since else "",
            "den": self.until.isoformat() if self.until else "",
        }
        return {name: value for name, value in said.items() if value}


def wanted_in(request: HttpRequest) -> Wanted:
    """What the address asks for; what it cannot mean is left out."""
    asked = {name: request.GET.get(name, "").strip()[:150].replace("\0", "") for name in ("nguoi", "viec", "loai")}
    return Wanted(asked["nguoi"], asked["viec"], asked["loai"], _day(request, "tu"), _day(request, "den"))


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def events_of(place: Place, wanted: Wanted) -> QuerySet[Event]:
    """The events about the unit that the reader looks for, the latest first."""
    found = Event.objects.filter(unit=place.unit.key).order_by("-number")
    if wanted.person:
        found = found.filter(by_name=wanted.person)
    if wanted.action:
        found = found.filter(action=wanted.action)
    if wanted.subject in SUBJECTS:
        found = found.filter(action__startswith=f"{wanted.subject}.")
    if wanted.since:
        found = found.filter(at__gte=_midnight(wanted.since))
    if wanted.until and wanted.until < date.max:
        found = found.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _refuse(request: HttpRequest, place: Place) -> None:
    if not request.user.has_perm("journal.view", place.unit):
        raise PermissionDenied


@require_GET
@placed
def journal(request: HttpRequest, place: Place) -> HttpResponse:
    """The events of the unit, a page at a time, with what to look for."""
    _refuse(request, place)
    wanted = wanted_in(request)
    page = Paginator(events_of(place, wanted), ON_A_PAGE).get_page(request.GET.get("trang"))
    own = Event.objects.filter(unit=place.unit.key).order_by()
    context = {
        "tab": "journal",
        "page": page,
        "rows": list(_rows(page.object_list, request)),
        "wanted": wanted,
        "people": sorted(set(own.exclude(by_name="").values_list("by_name", flat=True))),
        "actions": sorted(((one, action_words(one)) for one in set(own.values_list("action", flat=True))), key=_second),
        "subjects": [(name, say(words)) for name, words in SUBJECTS.items()],
        "last": last_event(),
        "earlier": _page_address(place, wanted, page.next_page_number()) if page.has_next() else "",
        "later": _page_address(place, wanted, page.previous_page_number()) if page.has_previous() else "",
        "csv_address": place.address("journal-csv", **wanted.query),
        "plain_address": place.address("journal"),
    }
    return show(request, "web/journal/journal.html", context, place=place, part="journal")


def _second(pair: tuple[str, str]) -> str:
    return pair[1]


def _page_address(place: Place, wanted: Wanted, number: int) -> str:
    return place.address("journal", **wanted.query, trang=number)


def _rows(events: Iterable[Event], request: HttpRequest) -> Iterator[dict[str, Any]]:
    """The events in words; of what the reader may not see only that something was done."""
    kept = list(events)
    secret = _withheld(kept, request)
    names = _names({event.by_name for event in kept})
    for event in kept:
        withheld = event.number in secret
        told = [] if withheld else list(changes(event))
        yield {
            "event": event,
            "at": timezone.localtime(event.at),
            "by": names.get(event.by_name, event.by_name) or say("hệ thống"),
            "words": action_words(event.action),
            "withheld": withheld,
            "changes": told,
            "first": told[:IN_SIGHT],
            "rest": told[IN_SIGHT:],
            "reason": "" if withheld else event.reason,
        }


def _names(usernames: set[str]) -> dict[str, str]:
    people = get_user_model().objects.filter(username__in=usernames)
    return {one.get_username(): one.get_full_name() or one.get_username() for one in people}


def _withheld(events: list[Event], request: HttpRequest) -> set[int]:
    """The numbers of events about restricted documents, or figures of them, that the reader may not see."""
    about = {event.number: event.subject_id for event in events if event.subject_model == "documents.document"}
    figures = {event.number: event.subject_id for event in events if event.subject_model == "figures.figure"}
    if figures:
        of = dict(Figure.objects.filter(pk__in=figures.values()).values_list("pk", "document_id"))
        about |= {number: str(of.get(int(figure), "")) for number, figure in figures.items()}
    if not about:
        return set()
    shut = {str(pk) for (pk,) in hidden(request.user, Document).values_list("subject_id")}
    return {number for number, document in about.items() if document in shut}


@require_GET
@placed
def as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """The events looked for as CSV for an inspector: a line for each thing that changed."""
    _refuse(request, place)
    found = events_of(place, wanted_in(request))
    answer = StreamingHttpResponse(_csv(found, request), content_type=CSV_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="nhat-ky_{place.unit.key}.csv"'
    return answer


def _csv(found: QuerySet[Event], request: HttpRequest) -> Iterator[bytes]:
    yield csv_table([[say(head) for head in CSV_HEADS]])
    for start in range(0, found.count(), AT_ONCE):
        lines = [line for row in _rows(found[start : start + AT_ONCE], request) for line in _lines(row)]
        yield csv_table(lines).removeprefix(b"\xef\xbb\xbf")


def _lines(row: dict[str, Any]) -> Iterator[list[str]]:
    event = row["event"]
    begins = [str(event.number), f"{row['at']:%d/%m/%Y %H:%M:%S}", event.by_name, row["words"]]
    begins.append(f"{event.subject_model} {event.subject_id}")
    told = row["changes"] or [(say("nội dung hạn chế") if row["withheld"] else "", "", "")]
    for name, before, after in told:
        yield [*begins, name, before, after, row["reason"], event.hash]
