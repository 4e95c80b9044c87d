"""The addresses of the journal of a unit, and of the page that proves a printed figure."""

from django.urls import path

from giaoban.web.views import journal, proof

urlpatterns = [
    path("xac-thuc", proof.proof, name="proof"),
    path("<unit:unit>/<period:period>/nhat-ky", journal.journal, name="journal"),
    path("<unit:unit>/<period:period>/nhat-ky.csv", journal.as_csv, name="journal-csv"),
]
