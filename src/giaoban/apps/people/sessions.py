"""The session engine: Django's, over rows that know whose session they are (SESSION_ENGINE)."""

from datetime import UTC, datetime
from time import time
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends import db

from giaoban.apps.people.account_models import BrowserSession

BEGAN, BROWSER = "began", "browser"


class SessionStore(db.SessionStore):
    """A session whose row names the account that signed in with it."""

    @classmethod
    def get_model_class(cls) -> type[BrowserSession]:
        """The table of the sessions."""
        return BrowserSession

    def create_model_instance(self, data: dict[str, Any]) -> BrowserSession:
        """A row for the session's data, with whose it is."""
        row = super().create_model_instance(data)
        user = str(data.get(SESSION_KEY, ""))
        row.user_id = int(user) if user.isdecimal() else None
        row.browser = str(data.get(BROWSER, ""))[:80]
        row.began = datetime.fromtimestamp(data.get(BEGAN, time()), UTC)
        return row


def end_sessions(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """End every session of the account, except the one whose key is `but`; how many there were."""
    ended, _ = BrowserSession.objects.filter(user_id=user.pk).exclude(session_key=but or "").delete()
    return ended
