"""How a path of results is drawn: results in strong ink, plan as a step line, last year in grey, forecast as a band.

Lines are named where they end, so no legend has to be looked up; amounts are measured from zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from giaoban.web.charts.ink import STAND_INS


@dataclass(frozen=True, slots=True)
class Point:
    """One value at a place on the time axis; `at` is the axis label ("4", "2024")."""

    at: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A run of values with the name that stands at its end; `ink` is a name of the style sheet."""

    name: str
    ink: str
    points: tuple[Point, ...]
    step: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows: its finding as the title, the unit, the axis in order, the lines, and the forecast band.

    The band opens from `band_from` to its two ends; a line without a name stands for itself.
    """

    title: str
    unit: str
    axis: tuple[str, ...]
    lines: tuple[Line, ...]
    band: tuple[str, Decimal, Decimal] | None = None
    band_from: Point | None = None
    axis_title: str = "Tháng"
    marks: Sequence[str] = field(default=())

    @property
    def alternative(self) -> str:
        """The title with the first and the last value, for those who do not see the picture."""
        points = next((line.points for line in self.lines if line.points), ())
        if not points:
            return self.title
        ends = [points[0]] if len(points) == 1 else [points[0], points[-1]]
        said = "; ".join(f"{self.axis_title.lower()} {point.at}: {_plain(point.value)} {self.unit}" for point in ends)
        return f"{self.title}. {said}"


def _plain(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def specification(picture: Picture, *, width: int, height: int) -> dict[str, Any]:
    """The Vega-Lite description of a picture at a size in pixels."""
    layers = [_rows_of_band(picture)] if picture.band else []
    for line in reversed(picture.lines):  # the first line is drawn last, on top
        layers += _layers_of_line(line)
    layers += _labels(picture, height)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "background": None,
        "padding": {"left": 4, "right": _room(picture), "top": 8, "bottom": 4},
        "config": _config(),
        "layer": layers,
        "encoding": {"x": _x_axis(picture), "y": _y_axis(picture)},
    }


def _room(picture: Picture) -> int:
    """Pixels to the right for the longest name that stands there."""
    names = [line.name for line in picture.lines if line.points and line.points[-1].at == picture.axis[-1]]
    return 12 + 6 * max(map(len, names), default=0)


def _config() -> dict[str, Any]:
    axis = {
        "labelColor": STAND_INS["soft"],
        "titleColor": STAND_INS["soft"],
        "gridColor": STAND_INS["grid"],
        "domainColor": STAND_INS["soft"],
        "tickColor": STAND_INS["soft"],
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    return {"font": "Be Vietnam Pro", "view": {"stroke": None}, "axis": axis}


def _x_axis(picture: Picture) -> dict[str, Any]:
    return {
        "field": "at",
        "type": "ordinal",
        "sort": None,
        "scale": {"domain": list(picture.axis), "type": "point", "padding": 0.3},
        "axis": {"labelAngle": 0, "title": picture.axis_title, "labelOverlap": True, "grid": False},
    }


def _y_axis(picture: Picture) -> dict[str, Any]:
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": picture.unit not in ("điểm",), "nice": True},
        "axis": {
            "title": picture.unit,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleY": -8,
            "titleX": 0,
            "tickCount": 4,
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
        },
    }


def _layers_of_line(line: Line) -> list[dict[str, Any]]:
    if not line.points:
        return []
    colour = STAND_INS[line.ink]
    rows = [{"at": point.at, "value": float(point.value), "name": line.name} for point in line.points]
    strong = line.ink == "actual"
    dotted = strong or line.ink == "forecast" or len(rows) == 1
    mark: dict[str, Any] = {"type": "line", "stroke": colour, "strokeWidth": 3 if strong else 1.5}
    if line.step:
        mark |= {"interpolate": "step", "strokeDash": [6, 4]}
    if line.ink == "forecast":
        mark |= {"strokeDash": [2, 3]}
    layers: list[dict[str, Any]] = [{"data": {"values": rows}, "mark": mark}]
    if dotted:
        points = rows[-1:] if line.ink == "forecast" else rows
        layers.append(
            {"data": {"values": points}, "mark": {"type": "point", "filled": True, "fill": colour, "size": 46}}
        )
    return layers


LABEL_GAP = 15  # pixels between two labels at the same end


def _labels(picture: Picture, height: int) -> list[dict[str, Any]]:
    """The name of each line where it ends: beside the last column, moved apart where two would touch."""
    values = [point.value for line in picture.lines for point in line.points] + (
        [picture.band[2]] if picture.band else []
    )
    top = max(values, default=Decimal(1)) or Decimal(1)
    ended = [line for line in picture.lines if line.points and line.name]
    ended.sort(key=lambda line: line.points[-1].value, reverse=True)
    layers, lowest = [], None
    for line in ended:
        row = {"at": line.points[-1].at, "value": float(line.points[-1].value), "name": line.name}
        at_edge = line.points[-1].at == picture.axis[-1]
        place, shift = Decimal(height) * (1 - line.points[-1].value / top), Decimal(0)
        if at_edge:
            shift = max(Decimal(0), lowest + LABEL_GAP - place) if lowest is not None else Decimal(0)
            lowest = place + shift
        strong = line.ink == "actual"
        label = {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dx": 9 if at_edge else 6,
            "dy": int(shift) if at_edge else 14,
            "fontSize": 12,
            "fontWeight": 600 if strong else 400,
            "fill": STAND_INS[line.ink],
        }
        layers.append({"data": {"values": [row]}, "mark": label, "encoding": {"text": {"field": "name"}}})
    return layers


def _rows_of_band(picture: Picture) -> dict[str, Any]:
    assert picture.band is not None  # noqa: S101  # the caller asked first
    at, low, high = picture.band
    rows = [{"at": at, "value": float(low), "high": float(high)}]
    mark: dict[str, Any] = {"type": "bar", "size": 22, "fill": STAND_INS["band"], "opacity": 0.6}
    if picture.band_from is not None:
        start = float(picture.band_from.value)
        rows.insert(0, {"at": picture.band_from.at, "value": start, "high": start})
        mark = {"type": "area", "fill": STAND_INS["band"], "opacity": 0.6}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"y2": {"field": "high"}}}
