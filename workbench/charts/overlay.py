"""Profiles of a few sites laid over one another: for each dimension a mark for each site, joined from row to row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from workbench.charts import wording
from workbench.charts.marks import GROUND, Layout, Line, Trace, text_trace
from workbench.charts.rows import Plane, Row, plane_layout, rows_on, scale_lines, scale_traces, x_of
from workbench.present.comparison import ComparedArea, ComparisonView
from workbench.present.texts import Reader
from workbench.values import Language

MOST = 5
"""So many sites can be told apart."""

_HEIGHT = 40
_EDGE = 10
_STEP = 7
"""How far the marks of one row stand below each other, so that equal levels do not cover one another."""

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Names of dimensions, and for each site its name and levels (None without a value) in the same order."""

    labels: tuple[str, ...]
    sites: tuple[tuple[str, tuple[float | None, ...]], ...]
    top_level: int
    alt: str


def area_overlay(view: ComparisonView, area: ComparedArea, reader: Reader) -> Overlay:
    """The sites shown, at most MOST, in the dimensions of an area."""
    sites = tuple(
        (site.name, tuple(_level(dimension.cells[place].level_number) for dimension in area.dimensions))
        for place, site in enumerate(view.sites[:MOST])
    )
    said = "; ".join(
        f"{site.name}: {', '.join(f'{each.title} {each.cells[place].level}' for each in area.dimensions)}"
        for place, site in enumerate(view.sites[:MOST])
    )
    return Overlay(
        labels=tuple(dimension.title for dimension in area.dimensions),
        sites=sites,
        top_level=view.top_level,
        alt=reader.say(wording.OVERLAY, area=area.title, top=view.top_level, values=said),
    )


def _level(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def draw_overlay(series: Overlay, language: Language, *, plane: Plane) -> tuple[list[Trace], Layout]:
    """Traces and layout on a plane; where names stand above the scale, no line runs through them."""
    plane = plane if plane.above else replace(plane, right=plane.width - _EDGE)
    rows, bottom = rows_on(plane, [(label, "") for label in series.labels], language, height=_HEIGHT)
    lines: list[Line] = [line for row in rows for line in row.lines]
    lines += scale_lines(plane, top_level=series.top_level, bottom=bottom)
    return (
        [
            *scale_traces(plane, rows, top_level=series.top_level, height=_HEIGHT),
            *(_site_trace(series, number, rows, plane) for number in range(len(series.sites))),
            text_trace(lines),
        ],
        plane_layout(plane, bottom=bottom),
    )


def site_style(number: int) -> Mapping[str, Any]:
    """Colour, symbol and dash of the site of that number, counted from 0."""
    return {"color": f"var(--chart-site-{'abcde'[number]})", "symbol": SYMBOLS[number], "dash": _DASHES[number]}


def _site_trace(series: Overlay, number: int, rows: Sequence[Row], plane: Plane) -> Trace:
    style = site_style(number)
    aside = (number - (len(series.sites) - 1) / 2) * _STEP
    points = list(_points(series, number, rows, plane))
    return {
        "type": "scatter",
        "mode": "markers" if plane.above else "lines+markers",
        "x": [x for x, _ in points],
        "y": [y + aside for _, y in points],
        "line": {"color": style["color"], "width": 2.5, "dash": style["dash"]},
        "marker": {
            "symbol": style["symbol"],
            "size": 12,
            "color": style["color"],
            "line": {"width": 1.5, "color": GROUND},
        },
        "connectgaps": False,
        "cliponaxis": False,
    }


def _points(series: Overlay, number: int, rows: Sequence[Row], plane: Plane) -> Iterator[tuple[float | None, float]]:
    for row, level in zip(rows, series.sites[number][1], strict=True):
        yield None if level is None else x_of(plane, level, series.top_level), row.middle
