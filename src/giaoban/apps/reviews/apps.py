"""The app as Django sees it."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Registers the models."""

    name = "giaoban.apps.reviews"
    label = "reviews"
    verbose_name = "Rà soát"
    default_auto_field = "django.db.models.BigAutoField"
