"""The app as Django sees it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the models and the rules of who may do what."""

    name = "giaoban.apps.people"
    label = "people"
    verbose_name = "Người dùng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from giaoban.apps.people.permissions import register

        register()
