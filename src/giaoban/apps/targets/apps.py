"""The app as Django sees it."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Registers the models."""

    name = "giaoban.apps.targets"
    label = "targets"
    verbose_name = "Chỉ tiêu"
    default_auto_field = "django.db.models.BigAutoField"
