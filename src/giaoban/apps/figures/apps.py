"""The app as Django sees it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Registers the models, and answers when the journal is proven."""

    name = "giaoban.apps.figures"
    label = "figures"
    verbose_name = "Số liệu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from giaoban.apps.figures.sealing import changed_since_booked
        from giaoban.apps.journal.signals import proving

        proving.connect(changed_since_booked)
