"""What the product keeps of an account beside Django's own, and the browser sessions that are open in its name."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Account(models.Model):
    """Which unit's administrators look after an account, and whether its password must be changed at the next step."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="account")
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="accounts")
    must_change = models.BooleanField("phải đổi mật khẩu", default=False)

    def __str__(self) -> str:
        return str(self.user)


class BrowserSession(AbstractBaseSession):
    """A session with whose it is, so that a person's sessions can be listed and ended."""

    user_id = models.BigIntegerField(null=True, db_index=True)
    began = models.DateTimeField("bắt đầu", auto_now_add=True)
    browser = models.CharField("trình duyệt", max_length=80, blank=True, default="")

    class Meta:
        db_table = "people_session"

    @classmethod
    def get_session_store_class(cls) -> type:
        """The engine that reads and writes these rows."""
        from giaoban.apps.people.sessions import SessionStore  # it needs this model

        return SessionStore
