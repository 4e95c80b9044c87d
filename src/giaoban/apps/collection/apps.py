"""The app as Django sees it."""

from django.apps import AppConfig


class CollectionConfig(AppConfig):
    """Registers the models."""

    name = "giaoban.apps.collection"
    label = "collection"
    verbose_name = "Thu thập số liệu"
    default_auto_field = "django.db.models.BigAutoField"
