"""The addresses of the pages. Every page about a unit holds the unit and the period: /2024-305/2025-04/dieu-hanh."""

from django.contrib.auth.views import LogoutView
from django.urls import path, register_converter

from giaoban.web.places import PeriodInAddress, UnitInAddress
from giaoban.web.views import (
    board,
    checks,
    documents,
    downloads,
    entries,
    figures,
    histories,
    home,
    imports,
    indicators,
    rollups,
    search,
    session,
    shelves,
    unit_bodies,
    unit_history,
    unit_shares,
)

register_converter(UnitInAddress, "unit")
register_converter(PeriodInAddress, "period")
HERE = "<unit:unit>/<period:period>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("dang-nhap/", session.SignIn.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("ngon-ngu/", session.language, name="language"),
    path("giao-dien/", session.theme, name="theme"),
    path("<unit:unit>/", home.unit, name="unit"),
    path(HERE + "dieu-hanh", board.board, name="dieu-hanh"),
    path(HERE + "dieu-hanh.csv", downloads.as_csv, name="board-csv"),
    path(HERE + "dieu-hanh.xlsx", downloads.as_xlsx, name="board-xlsx"),
    path(HERE + "dieu-hanh/<str:code>", board.opened, name="board-line"),
    path(HERE + "chi-tieu", indicators.every, name="chi-tieu"),
    path(HERE + "chi-tieu/<str:code>", indicators.one, name="indicator"),
    path(HERE + "van-ban", shelves.every, name="van-ban"),
    path(HERE + "van-ban/nhan", imports.take, name="import"),
    path(HERE + "van-ban/<int:pk>", documents.one, name="document"),
    path(HERE + "van-ban/<int:pk>/tep", documents.file, name="document-file"),
    path(HERE + "van-ban/<int:pk>/xac-nhan-so-ro", figures.confirm_sure, name="confirm-sure"),
    path(HERE + "so/<int:pk>", figures.line, name="figure-line"),
    path(HERE + "so/<int:pk>/quyet-dinh", figures.decide, name="figure-decide"),
    path(HERE + "so/<int:pk>/sua", figures.correct, name="figure-correct"),
    path(HERE + "so/<int:pk>/bo", figures.reject, name="figure-reject"),
    path(HERE + "so-lieu", entries.ledger, name="so-lieu"),
    path(HERE + "so-lieu.<str:kind>", entries.as_file, name="entries-file"),
    path(HERE + "so-lieu/ghi", entries.enter, name="entry-enter"),
    path(HERE + "so-lieu/sua/<int:pk>", entries.correct, name="entry-correct"),
    path(HERE + "so-lieu/nhap", histories.every, name="histories"),
    path(HERE + "so-lieu/nhap/<int:pk>", histories.one, name="history"),
    path(HERE + "so-lieu/dot/<int:pk>", histories.brought, name="history-import"),
    path(HERE + "so-lieu/dot/<int:pk>/hoan-tac", histories.undo, name="history-undo"),
    path(HERE + "so-lieu/<str:code>/<period:of>", entries.entry, name="entry"),
    path(HERE + "kiem-so", checks.every, name="kiem-so"),
    path(HERE + "kiem-so/<int:pk>", checks.card, name="finding"),
    path(HERE + "kiem-so/<int:pk>/<str:kind>", checks.answer, name="finding-answer"),
    path(HERE + "tim", search.search, name="search"),
    path(HERE + "tong-hop", rollups.every, name="tong-hop"),
    path(HERE + "tong-hop.csv", rollups.as_csv, name="rollup-csv"),
    path(HERE + "tong-hop.xlsx", rollups.as_xlsx, name="rollup-xlsx"),
    path(HERE + "tong-hop/<str:code>", rollups.one, name="rollup-one"),
    path(HERE + "don-vi", search.units, name="units"),
    path(HERE + "don-vi/lich-su", unit_history.history, name="unit-history"),
    path(HERE + "don-vi/lich-su.csv", unit_history.as_csv, name="unit-history-csv"),
    path(HERE + "don-vi/su-kien", unit_history.book, name="unit-event"),
    path(HERE + "don-vi/ty-le/<int:pk>", unit_shares.shares, name="unit-shares"),
    path(HERE + "don-vi/ty-le/<int:pk>/cong", unit_shares.total, name="unit-shares-total"),
    path(HERE + "don-vi/bo-may", unit_bodies.bodies, name="unit-bodies"),
    path(HERE + "don-vi/bo-may/thay-doi", unit_bodies.change, name="unit-bodies-change"),
]
