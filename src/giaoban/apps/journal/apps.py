"""The app as Django sees it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    """Registers the models, and puts triggers back that a migration lost."""

    name = "giaoban.apps.journal"
    label = "journal"
    verbose_name = "Nhật ký"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_put_triggers_back, sender=self)


def _put_triggers_back(using: str, **_told: Any) -> None:
    from giaoban.apps.journal.triggers import put_back

    put_back(using)
