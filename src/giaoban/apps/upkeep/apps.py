"""The app as Django sees it."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """It has commands and no models."""

    name = "giaoban.apps.upkeep"
    label = "upkeep"
    verbose_name = "Bảo trì"
