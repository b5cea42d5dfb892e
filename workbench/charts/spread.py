"""How far sites lie apart: for each dimension a box of the middle half, its median, and a mark for every site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.charts import wording
from workbench.charts.marks import AREA, GROUND, INK, PREVIOUS, TODAY, Layout, Trace, mark_trace, text_trace
from workbench.charts.rows import Plane, Row, plane_layout, rows_on, scale_lines, scale_traces, x_of
from workbench.present.comparison import ComparedArea, ComparedDimension, SpreadView
from workbench.present.texts import Reader
from workbench.values import Language

_HEIGHT = 44
_BOX = 22
_STROKE = 0.7
_DOT = 7
_APART = 7
"""Marks closer to each other than this stand one above the other, as many as there is height for."""
_LAYERS = (0, -7, 7, -14, 14)
_BEFORE_BELOW = 17
"""So far below the line stands the median of the round before, so that it covers neither today's nor a site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadRow:
    """A dimension: its five figures (None without any value), a level for each mark, the median of the round before."""

    label: str
    note: str
    spread: SpreadView | None
    marks: tuple[float, ...]
    before: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreads:
    """The rows of an area; `alt` says their figures."""

    rows: tuple[SpreadRow, ...]
    top_level: int
    alt: str

    @property
    def has_before(self) -> bool:
        """Whether there is a round before to show."""
        return any(row.before is not None for row in self.rows)

    @property
    def has_marks(self) -> bool:
        """Whether sites are shown one by one."""
        return any(row.marks for row in self.rows)


def area_spreads(area: ComparedArea, top_level: int, reader: Reader) -> Spreads:
    """The dimensions of an area."""
    said = "; ".join(_said(dimension, reader) for dimension in area.dimensions)
    return Spreads(
        rows=tuple(_row(dimension, reader) for dimension in area.dimensions),
        top_level=top_level,
        alt=reader.say(wording.SPREAD, area=area.title, top=top_level, values=said),
    )


def _row(dimension: ComparedDimension, reader: Reader) -> SpreadRow:
    before = dimension.median_before_number
    return SpreadRow(
        label=dimension.title,
        note=_note(dimension, reader),
        spread=dimension.spread,
        marks=tuple(float(cell.level_number) for cell in dimension.cells if cell.level_number is not None),
        before=None if before is None else float(before),
    )


def _note(dimension: ComparedDimension, reader: Reader) -> str:
    if dimension.spread is None:
        return reader.say(wording.NO_VALUE)
    if dimension.change is None:
        return dimension.spread.median
    return f"{dimension.spread.median}   {dimension.change.short}"


def _said(dimension: ComparedDimension, reader: Reader) -> str:
    spread = dimension.spread
    if spread is None:
        return f"{dimension.title} {reader.say(wording.NO_VALUE)}"
    said = reader.say(
        wording.SPREAD_OF,
        title=dimension.title,
        least=spread.least,
        lower=spread.lower,
        median=spread.median,
        upper=spread.upper,
        greatest=spread.greatest,
    )
    return said if dimension.change is None else f"{said}, {dimension.change.sentence}"


def draw_spreads(series: Spreads, language: Language, *, plane: Plane) -> tuple[list[Trace], Layout]:
    """Traces and layout on a plane."""
    rows, bottom = rows_on(plane, [(row.label, row.note) for row in series.rows], language, height=_HEIGHT)
    return (
        [
            *scale_traces(plane, rows, top_level=series.top_level, height=_HEIGHT),
            *_box_traces(series, rows, plane),
            *_mark_traces(series, rows, plane),
            text_trace(
                [
                    *(line for row in rows for line in row.lines),
                    *scale_lines(plane, top_level=series.top_level, bottom=bottom),
                ]
            ),
        ],
        plane_layout(plane, bottom=bottom),
    )


def _box_traces(series: Spreads, rows: Sequence[Row], plane: Plane) -> Iterator[Trace]:
    """A line from the least to the greatest, and over it the box from the lower to the upper quartile."""
    valued = [(row.middle, each.spread) for row, each in zip(rows, series.rows, strict=True) if each.spread]

    def at(level: Fraction) -> float:
        return x_of(plane, float(level), series.top_level)

    yield {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, spread in valued for x in (at(spread.least_number), at(spread.greatest_number), None)],
        "y": [y for middle, _ in valued for y in (middle, middle, None)],
        "line": {"color": INK, "width": 1.5},
    }
    for color, edge in ((GROUND, 0), (AREA, 1.5)):
        yield {
            "type": "bar",
            "orientation": "h",
            "base": [at(spread.lower_number) for _, spread in valued],
            "x": [at(spread.upper_number) - at(spread.lower_number) for _, spread in valued],
            "y": [middle for middle, _ in valued],
            "width": _BOX,
            "marker": {"color": color, "line": {"width": edge, "color": TODAY}},
        }


def _mark_traces(series: Spreads, rows: Sequence[Row], plane: Plane) -> Iterator[Trace]:
    sites = [
        (x, row.middle + layer)
        for row, each in zip(rows, series.rows, strict=True)
        for x, layer in _stacked([x_of(plane, level, series.top_level) for level in each.marks])
    ]
    medians = [
        (x_of(plane, float(each.spread.median_number), series.top_level), row.middle)
        for row, each in zip(rows, series.rows, strict=True)
        if each.spread
    ]
    before = [
        (x_of(plane, each.before, series.top_level), row.middle + _BEFORE_BELOW)
        for row, each in zip(rows, series.rows, strict=True)
        if each.before is not None
    ]
    stroke = {"symbol": "line-ns", "size": (_BOX + 8) / 2 / _STROKE}
    yield _marks(medians, {**stroke, "line": {"width": 7, "color": GROUND}})
    yield _marks(medians, {**stroke, "line": {"width": 4, "color": TODAY}})
    yield _marks(sites, {"symbol": "circle", "size": _DOT, "color": INK, "line": {"width": 1, "color": GROUND}})
    diamond = {"symbol": "diamond", "size": 10, "color": GROUND, "line": {"width": 2, "color": PREVIOUS}}
    yield _marks(before, diamond)


def _marks(points: Sequence[tuple[float, float]], marker: Trace) -> Trace:
    return mark_trace([x for x, _ in points], [y for _, y in points], marker=marker)


def _stacked(places: Sequence[float]) -> Iterator[tuple[float, int]]:
    """Marks from left to right, each in the first layer in which it covers no other."""
    ends = [-float("inf")] * len(_LAYERS)
    for x in sorted(places):
        layer = next((number for number, end in enumerate(ends) if x - end >= _APART), 0)
        ends[layer] = x
        yield x, _LAYERS[layer]
