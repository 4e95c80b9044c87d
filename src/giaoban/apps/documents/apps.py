"""The app as Django sees it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the models."""

    name = "giaoban.apps.documents"
    label = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"
