"""The web layer as Django sees it: templates, static files and template tags, no models."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the one web layer."""

    name = "giaoban.web"
    label = "web"
    verbose_name = "Giao Ban trên màn hình"
