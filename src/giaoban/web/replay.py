"""Looking at the ledger as a past day left it: `?ngay=2025-05-05` in the address of a page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

from giaoban.apps.figures.querysets import end_of_day
from giaoban.web.language import say

ASKED = "ngay"


@dataclass(frozen=True, slots=True)
class Replay:
    """The day that a page is looked at as of, None for now; `wrong` says why a day that was asked for will not do."""

    day: date | None = None
    wrong: str = ""

    @property
    def moment(self) -> datetime | None:
        """What the ledger's `as_of` takes."""
        return end_of_day(self.day) if self.day is not None else None

    @property
    def query(self) -> dict[str, str]:
        """What to put into the addresses of the page so that they stay on this day."""
        return {ASKED: self.day.isoformat()} if self.day is not None else {}


def replay_of(request: HttpRequest) -> Replay:
    """The day that the address asks for. Today and days to come are now."""
    asked = request.GET.get(ASKED, "").strip()
    if not asked:
        return Replay()
    try:
        day = date.fromisoformat(asked[:10])
    except ValueError:
        said = say("“{text}” không phải là ngày; hãy chọn ngày, hoặc ghi như 2025-05-31.")
        return Replay(wrong=said.format(text=asked[:40]))
    return Replay(day) if day < timezone.localdate() else Replay()
