"""Addresses: the machine layer under /api/, everything else is pages."""

from django.urls import include, path

from giaoban.api import api

urlpatterns = [
    path("api/", api.urls),
    path("", include("giaoban.web.urls")),
]
