"""The app as Django sees it."""

from typing import Any

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Registers the models and reckons anew whenever the ledger of a unit changes."""

    name = "giaoban.apps.reviews"
    label = "reviews"
    verbose_name = "Rà soát"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from giaoban.apps.figures.signals import ledger_changed

        ledger_changed.connect(reckon_anew, dispatch_uid="reviews.reckon")


def reckon_anew(sender: Any, unit: Any, **details: Any) -> None:
    """Bring findings and implied values in step with the ledger."""
    from giaoban.apps.reviews.actions import reckon
    from giaoban.apps.reviews.heirs import heirs_with_documents

    reckon(unit)
    for heir in heirs_with_documents(unit):
        reckon(heir)
