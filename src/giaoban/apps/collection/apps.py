"""The app as Django sees it."""

from django.apps import AppConfig


class CollectionConfig(AppConfig):
    """Registers the models and keeps values of reports that were sent up from being corrected past them."""

    name = "giaoban.apps.collection"
    label = "collection"
    verbose_name = "Thu thập số liệu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from giaoban.apps.collection.booking import refuse_locked
        from giaoban.apps.journal.signals import rows_added

        rows_added.connect(refuse_locked, dispatch_uid="collection.refuse_locked")
