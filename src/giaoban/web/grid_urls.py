"""The addresses of the pages for entering numbers, under /2024-305/2025-04/nhap-lieu."""

from django.urls import URLPattern, path

from giaoban.web.views import grid, grid_reports, grid_rows, grid_sheets


def pages(here: str) -> list[URLPattern]:
    """The routes at a place; `here` is the piece of an address that holds unit and period."""
    return [
        path(here + "nhap-lieu", grid.form, name="nhap-lieu"),
        path(here + "nhap-lieu/luu", grid.save_cells, name="grid-save"),
        path(here + "nhap-lieu/ghi-so", grid_rows.book, name="grid-book"),
        path(here + "nhap-lieu/bieu.xlsx", grid_sheets.as_template, name="grid-template"),
        path(here + "nhap-lieu/tep", grid_sheets.receive, name="grid-sheet-receive"),
        path(here + "nhap-lieu/tep/<int:pk>", grid_sheets.one, name="grid-sheet"),
        path(here + "nhap-lieu/tep/<int:pk>/goc", grid_sheets.file, name="grid-sheet-file"),
        path(here + "nhap-lieu/tep/<int:pk>/hoan-tac", grid_sheets.undo, name="grid-sheet-undo"),
        path(here + "nhap-lieu/bao-cao", grid_reports.receive, name="grid-report-receive"),
        path(here + "nhap-lieu/bao-cao/chon", grid_reports.decide, name="grid-decide"),
        path(here + "nhap-lieu/bao-cao/<int:pk>", grid_reports.report, name="grid-report"),
        path(here + "nhap-lieu/bao-cao/<int:pk>/goc", grid_reports.file, name="grid-report-file"),
        path(here + "nhap-lieu/minh-chung/<int:pk>", grid_rows.file, name="grid-evidence"),
        path(here + "nhap-lieu/dong/<str:code>", grid_rows.row, name="nhap-lieu-row"),
    ]
