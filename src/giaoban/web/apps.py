"""The web layer as Django sees it: templates, static files and template tags, no models."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class WebConfig(AppConfig):
    """Registers the one web layer, and notes when a session begins."""

    name = "giaoban.web"
    label = "web"
    verbose_name = "Giao Ban trên màn hình"

    def ready(self) -> None:
        from giaoban.web.session_end import begin

        user_logged_in.connect(begin, dispatch_uid="giaoban.web.session_end")
