"""The app as Django sees it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RollupsConfig(AppConfig):
    """Registers the models and keeps the month ends in step with the ledger."""

    name = "giaoban.apps.rollups"
    label = "rollups"
    verbose_name = "Tổng hợp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from giaoban.apps.rollups.following import follow
        from giaoban.apps.rollups.rebuilding import fill_where_empty

        follow()
        post_migrate.connect(fill_where_empty, sender=self, dispatch_uid="rollups.fill")
