"""The app as Django sees it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Registers the models."""

    name = "giaoban.apps.journal"
    label = "journal"
    verbose_name = "Nhật ký"
    default_auto_field = "django.db.models.BigAutoField"
