"""The app as Django sees it."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Registers the models."""

    name = "giaoban.apps.units"
    label = "units"
    verbose_name = "Đơn vị"
    default_auto_field = "django.db.models.BigAutoField"
