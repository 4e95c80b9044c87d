"""The form that asks how a sheet of history is read: which column is what, of which period, under which indicator."""

from collections import Counter
from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from giaoban.apps.figures.history import Plan
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period
from giaoban.core.reading.histories import PLANS, Column, Grid, Layout, Use, Value
from giaoban.core.reading.histories.grid import column_name
from giaoban.core.reading.histories.spoken_periods import period_of
from giaoban.web.language import say
from giaoban.web.views.entries import STANDINGS

USES = {
    Use.SKIP: "Bỏ qua",
    Use.INDICATOR: "Tên chỉ tiêu",
    Use.MEASURED_IN: "Đơn vị tính",
    Use.PLACE: "Đơn vị, địa phương",
    Use.PERIOD: "Kỳ báo cáo",
    Use.YEAR: "Năm",
    Use.STANDING: "Tính chất số liệu",
    Use.VALUE: "Số của kỳ",
    Use.TO_DATE: "Lũy kế",
    Use.PLAN_SUPERIOR: "Kế hoạch cấp trên giao",
    Use.PLAN_COUNCIL: "Kế hoạch HĐND giao",
    Use.PLAN_OWN: "Kế hoạch đơn vị phấn đấu",
    Use.OF_PLAN: "% kế hoạch, để đối chiếu",
}
WITH_PERIOD = {Use.VALUE, Use.TO_DATE, *PLANS, Use.OF_PLAN}
SAMPLE_ROWS = 12
LISTED = 400


def whole(text: str) -> int | None:
    """The whole number that somebody typed, of at most six digits; None for anything else."""
    plain = text.strip()
    return int(plain) if plain.isdecimal() and len(plain) <= 6 else None


def reading_sent(request: HttpRequest, guessed: Layout) -> tuple[Layout, str]:
    """The reading that the form says, and what is wrong with it in a sentence."""
    post = request.POST
    wrong = ""
    year = guessed.year
    if post.get("year", "").strip():
        year = whole(post["year"])
        if year is None or not 1945 <= year <= 2100:
            year = None
            wrong = say("Năm “{text}” không đúng; hãy ghi bốn chữ số, ví dụ 2025.").format(text=post["year"][:20])
    columns: dict[int, Column] = {}
    for position, column in guessed.columns.items():
        columns[position], said = _column_sent(post, position, column, year)
        wrong = wrong or said
    first = whole(post.get("first_row", ""))
    standing = post.get("standing", "")
    return replace(
        guessed,
        columns=columns,
        year=year,
        first_row=first - 1 if first else guessed.first_row,
        measured_in=post.get("measured_in", guessed.measured_in).strip()[:60],
        indicator=post.get("indicator", guessed.indicator).strip()[:300],
        standing=standing if standing in {str(one) for one in STANDINGS} else guessed.standing,
        names=_names_sent(post, guessed),
    ), wrong


def _column_sent(post: Any, position: int, column: Column, year: int | None) -> tuple[Column, str]:
    use = post.get(f"use-{position}", "")
    period, wrong = column.period, ""
    text = post.get(f"period-{position}")
    if text is not None:
        period = period_of(Value(text.strip()), year, bare=True) if text.strip() else None
        if text.strip() and period is None:
            wrong = say("Cột {column}: “{text}” không phải là kỳ; hãy ghi như 04/2025, quý I/2025 hoặc 2025.").format(
                column=column_name(position), text=text[:40]
            )
    use = Use(use) if use in {str(one) for one in Use} else column.use
    if use in PLANS and period is None and year is not None:
        period = Period.year(year)  # a plan column that a person has just named one
    return replace(column, use=use, period=period, why="" if use is not Use.SKIP else column.why), wrong


def _names_sent(post: Any, guessed: Layout) -> dict[str, str]:
    """The indicator that a person chose for words of the sheet; "-" leaves the rows out."""
    names = dict(guessed.names)
    for position, name in enumerate(post.getlist("name")[:LISTED]):
        chosen = post.get(f"code-{position}", "").strip()
        if chosen == "-":
            names[name] = ""
        elif chosen:
            names[name] = chosen.partition("·")[0].strip()
        else:
            names.pop(name, None)
    return names


def column_asked(position: int, column: Column) -> dict[str, Any]:
    """A column as the form asks about it."""
    return {
        "number": position,
        "letter": column_name(position),
        "heading": column.heading,
        "use": str(column.use),
        "period": column.period.label if column.period else "",
        "dated": column.use in WITH_PERIOD,
        "why": column.why,
        "estimate": column.standing == "estimate",
    }


def sample_of(grid: Grid, reading: Layout) -> list[dict[str, Any]]:
    """The first rows as the sheet shows them, beside the columns that they are asked about."""
    rows = [
        row for row in range(reading.first_row, len(grid.rows)) if row not in grid.hidden_rows and any(grid.seen(row))
    ]
    return [
        {"number": row + 1, "cells": [grid.at(row, position).text for position in sorted(reading.columns)]}
        for row in rows[:SAMPLE_ROWS]
    ]


def names_asked(reading: Layout, found: Plan | None) -> list[dict[str, str]]:
    """Names that wait for an indicator, and those that a person has answered."""
    waiting = dict(found.unknown) if found is not None else {}
    counts = Counter(one.value.indicator for one in found.planned) if found is not None else Counter()
    asked = [*waiting, *(name for name in reading.names if name not in waiting)]
    codes = {code for code in [*reading.names.values(), *waiting.values()] if code}
    indicators = {one.code: f"{one.code} · {one.name}" for one in Indicator.objects.filter(code__in=codes)}
    return [
        {
            "name": name,
            "count": counts.get(name, 0),
            "chosen": "-" if reading.names.get(name) == "" else indicators.get(reading.names.get(name, ""), ""),
            "near": indicators.get(waiting.get(name, ""), ""),
        }
        for name in asked[:LISTED]
    ]
