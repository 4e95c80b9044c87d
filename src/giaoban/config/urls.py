"""Addresses: the machine layer under /api/, everything else is pages."""

from django.urls import include, path

from giaoban.api import api

urlpatterns = [
    path("api/", api.urls),
    path("", include("giaoban.web.urls")),
]

handler400 = "giaoban.web.views.errors.bad_request"
handler403 = "giaoban.web.views.errors.forbidden"
handler404 = "giaoban.web.views.errors.not_found"
handler500 = "giaoban.web.views.errors.server_error"
