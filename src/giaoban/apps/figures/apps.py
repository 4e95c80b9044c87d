"""The app as Django sees it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Registers the models."""

    name = "giaoban.apps.figures"
    label = "figures"
    verbose_name = "Số liệu"
    default_auto_field = "django.db.models.BigAutoField"
