"""The addresses of the pages about reports and their regimes, under /2024-305/2025-04/."""

from django.urls import URLPattern, path

from giaoban.web.views import regime_form, regimes, report, reports


def under(here: str) -> list[URLPattern]:
    """The addresses under `here`, which holds unit and period."""
    return [
        path(here + "nop-bao-cao", reports.every, name="nop-bao-cao"),
        path(here + "nop-bao-cao.csv", reports.as_csv, name="reports-csv"),
        path(here + "nop-bao-cao.xlsx", reports.as_xlsx, name="reports-xlsx"),
        path(here + "nop-bao-cao/viec", reports.mine, name="my-reports"),
        path(here + "nop-bao-cao/viec/so", reports.count, name="my-reports-count"),
        path(here + "nop-bao-cao/<int:pk>", report.one, name="report"),
        path(here + "nop-bao-cao/<int:pk>/buoc", report.act, name="report-act"),
        path(here + "nop-bao-cao/<int:pk>/sua-so", report.correct, name="report-correct"),
        path(here + "nop-bao-cao/<int:pk>/sua-so/<int:number>", report.decide, name="report-correction"),
        path(here + "che-do", regimes.every, name="che-do"),
        path(here + "che-do/moi", regime_form.new, name="regime-new"),
        path(here + "che-do/ngay-nghi", regimes.special_day, name="special-day"),
        path(here + "che-do/khac-nguoi", regimes.four_eyes, name="four-eyes"),
        path(here + "che-do/<slug:code>", regimes.one, name="regime"),
        path(here + "che-do/<slug:code>/sua", regime_form.edit, name="regime-edit"),
    ]
