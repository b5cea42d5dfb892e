"""A heat map: sites in rows, dimensions in columns, the level as colour and as number in every cell.

Colours come in steps of a whole level, from close to the ground to far from it, so that they hold in grey and for
colour-blind readers; a cell without a value is hatched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, NamedTuple

from workbench.charts import wording
from workbench.charts.labels import wrapped
from workbench.charts.marks import GROUND, INK, LINE, QUIET, Layout, Line, Trace, layout, pixels, text_trace
from workbench.present.compared import Cell
from workbench.present.comparison import ComparisonView
from workbench.present.comparison_order import SiteGroup
from workbench.present.texts import Reader
from workbench.values import Language

SHADES = 5
"""Colours there are; a scale with more levels shares them."""

CELLS = (120, 96, 56, 44, 33)
"""Widths of a cell, the widest first."""

WIDEST = 1152
"""No page has room for more, in pixels; the narrowest drawing is made all the same."""

PAPER_ROWS = 24
"""So many sites fit a sheet of paper."""

_LABEL_COLUMNS = 22
_LABEL = 176
_ROW = 30
_HEADING = 34
_AREA_GAP = 10
_UPRIGHT = 13
_UPRIGHT_LINE = 16
_UPRIGHT_LETTER = 7.0
_LEVEL_LETTER = 8.0
_ACROSS_FROM = 96
"""From this width of a cell on the names of dimensions are written across."""


class HeatCell(NamedTuple):
    """What stands in a cell, and which of the SHADES it has: None without a value."""

    text: str
    shade: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """A site and its cells."""

    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heatmap:
    """`columns` by area (title and dimensions); `groups` of rows under a heading, empty where there is none."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[tuple[str, tuple[HeatRow, ...]], ...]
    top_level: int
    alt: str

    @property
    def has_open(self) -> bool:
        """Whether a value is missing anywhere."""
        return any(cell.shade is None for _, rows in self.groups for row in rows for cell in row.cells)


def heatmap_of(view: ComparisonView, groups: Sequence[SiteGroup], reader: Reader) -> Heatmap:
    """The areas shown, with the sites in the order of the groups."""
    dimensions = [dimension for area in view.areas for dimension in area.dimensions]
    return Heatmap(
        columns=tuple((area.title, tuple(each.title for each in area.dimensions)) for area in view.areas),
        groups=tuple(
            (
                group.title,
                tuple(
                    HeatRow(
                        label=view.sites[place].name,
                        cells=tuple(_cell(each.cells[place], view.top_level) for each in dimensions),
                    )
                    for place in group.places
                ),
            )
            for group in groups
        ),
        top_level=view.top_level,
        alt=reader.say(
            wording.HEATMAP,
            sites=sum(len(group.places) for group in groups),
            dimensions=len(dimensions),
            top=view.top_level,
        ),
    )


def _cell(cell: Cell, top_level: int) -> HeatCell:
    level = cell.level_number
    return HeatCell(cell.level, None if level is None else shade_of(level, top_level))


def shade_of(level: Fraction, top_level: int) -> int:
    """Which of the SHADES a level has: the whole level, the highest the last."""
    return int(level) * (SHADES - 1) // top_level


def width_of(series: Heatmap, cell: int) -> int:
    """How wide a drawing with cells of that width is."""
    return _LABEL + sum(len(names) for _, names in series.columns) * cell + (len(series.columns) - 1) * _AREA_GAP


def widths(series: Heatmap) -> tuple[int, ...]:
    """The widths of a cell with which a page may have room for the heat map, the widest first."""
    fitting = tuple(cell for cell in CELLS if width_of(series, cell) <= WIDEST)
    return fitting or CELLS[-1:]


def heat_sheets(series: Heatmap) -> Iterator[Heatmap]:
    """The parts for paper: each area on its own, so many rows that they fit."""
    first = 0
    for title, names in series.columns:
        for rows in _parts(series):
            groups = tuple(
                (heading, tuple(replace(row, cells=row.cells[first : first + len(names)]) for row in members))
                for heading, members in rows
            )
            yield replace(series, columns=((title, names),), groups=groups)
        first += len(names)


def _parts(series: Heatmap) -> Iterator[list[tuple[str, tuple[HeatRow, ...]]]]:
    part: list[tuple[str, tuple[HeatRow, ...]]] = []
    room = PAPER_ROWS
    for heading, members in series.groups:
        rest = members
        while rest:
            part.append((heading, rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
            if room == 0:
                yield part
                part, room = [], PAPER_ROWS
    if part:
        yield part


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Rows that stand together: the heights of their edges, their labels in lines, and their cells."""

    edges: tuple[float, ...]
    rows: tuple[HeatRow, ...]
    heading: str


def draw_heatmap(series: Heatmap, language: Language, *, cell: int) -> tuple[list[Trace], Layout]:
    """Traces and layout with cells of that width (one of CELLS)."""
    width = width_of(series, cell)
    columns = list(_column_edges(series, cell))
    head = _Head.of(series, columns, language, cell=cell)
    labels = [wrapped(row.label, _LABEL_COLUMNS, language) for _, rows in series.groups for row in rows]
    row_height = max([_ROW, *(len(lines) * LINE for lines in labels)])
    blocks, bottom = _blocks(series, top=head.height, row_height=row_height)
    lines = [*head.lines, *_row_lines(blocks, language), *_cell_lines(blocks, columns)]
    drawn = layout(
        height=bottom + 4,
        width=width,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        annotations=head.annotations,
        xaxis=pixels(width),
        yaxis=pixels(bottom + 4, reverse=True),
    )
    traces = [*_heat_traces(blocks, columns), *_open_traces(blocks, columns), text_trace(lines)]
    return traces, drawn


def _column_edges(series: Heatmap, cell: int) -> Iterator[tuple[float, ...]]:
    """For each area the edges of its columns, from left to right."""
    left = float(_LABEL)
    for _, names in series.columns:
        edges = tuple(left + number * cell for number in range(len(names) + 1))
        yield edges
        left = edges[-1] + _AREA_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The names above the columns: across as lines of text, upright as annotations."""

    height: float
    lines: tuple[Line, ...]
    annotations: list[dict[str, Any]]

    @classmethod
    def of(cls, series: Heatmap, columns: Sequence[Sequence[float]], language: Language, *, cell: int) -> "_Head":
        across = cell >= _ACROSS_FROM
        titles = [
            wrapped(title, max(8, int((edges[-1] - edges[0]) / _LEVEL_LETTER)), language)
            for (title, _), edges in zip(series.columns, columns, strict=True)
        ]
        top = max(map(len, titles)) * LINE + 8.0
        lines = [
            Line(text=text, x=edges[0], y=LINE * (number + 0.5), bold=True)
            for texts, edges in zip(titles, columns, strict=True)
            for number, text in enumerate(texts)
        ]
        places = [(edges[n] + edges[n + 1]) / 2 for edges in columns for n in range(len(edges) - 1)]
        names = [name for _, each in series.columns for name in each]
        if across:
            wraps = [wrapped(name, int((cell - 8) / _LEVEL_LETTER), language) for name in names]
            bottom = top + max(map(len, wraps)) * LINE
            lines += [
                Line(text=text, x=x, y=bottom - LINE * (len(texts) - number - 0.5), anchor="middle")
                for texts, x in zip(wraps, places, strict=True)
                for number, text in enumerate(texts)
            ]
            return cls(height=bottom + 6, lines=tuple(lines), annotations=[])
        wraps = [_upright(name, language, cell=cell) for name in names]
        longest = max((len(text) for texts in wraps for text in texts), default=0)
        bottom = top + longest * _UPRIGHT_LETTER
        marks = [
            _annotation(text, x=x + (number - (len(texts) - 1) / 2) * _UPRIGHT_LINE, y=bottom)
            for texts, x in zip(wraps, places, strict=True)
            for number, text in enumerate(texts)
        ]
        return cls(height=bottom + 6, lines=tuple(lines), annotations=marks)


def _upright(name: str, language: Language, *, cell: int) -> tuple[str, ...]:
    """The name in as many lines as the cell is wide, each as short as can be."""
    room = max(1, cell // _UPRIGHT_LINE)
    return next(
        texts for columns in range(18, len(name) + 20) if len(texts := wrapped(name, columns, language)) <= room
    )


def _annotation(text: str, *, x: float, y: float) -> dict[str, Any]:
    return {
        "text": text.replace("&", "&amp;").replace("<", "&lt;"),
        "x": x,
        "y": y,
        "textangle": -90,
        "showarrow": False,
        "xanchor": "center",
        "yanchor": "bottom",
        "borderpad": 0,
        "font": {"size": _UPRIGHT, "color": INK},
    }


def _blocks(series: Heatmap, *, top: float, row_height: float) -> tuple[list[_Block], float]:
    found = []
    for heading, rows in series.groups:
        top += _HEADING if heading else 0
        edges = tuple(top + number * row_height for number in range(len(rows) + 1))
        found.append(_Block(edges=edges, rows=rows, heading=heading))
        top = edges[-1]
    return found, top


def _heat_traces(blocks: Sequence[_Block], columns: Sequence[Sequence[float]]) -> Iterator[Trace]:
    """Cells from edge to edge; one without a value stays empty."""
    for block in blocks:
        first = 0
        for edges in columns:
            last = first + len(edges) - 1
            yield {
                "type": "heatmap",
                "x": list(edges),
                "y": list(block.edges),
                "z": [[cell.shade for cell in row.cells[first:last]] for row in block.rows],
                "zmin": 0,
                "zmax": SHADES - 1,
                "colorscale": [
                    [place, f"var(--chart-level-{shade})"]
                    for shade in range(SHADES)
                    for place in (shade / SHADES, (shade + 1) / SHADES)
                ],
                "showscale": False,
                "xgap": 2,
                "ygap": 2,
            }
            first = last


def _open_traces(blocks: Sequence[_Block], columns: Sequence[Sequence[float]]) -> Iterator[Trace]:
    """A hatched cell where there is no value."""
    places = [(edges[n], edges[n + 1]) for edges in columns for n in range(len(edges) - 1)]
    found = [
        (left, right, top, bottom)
        for block in blocks
        for row, top, bottom in zip(block.rows, block.edges, block.edges[1:], strict=False)
        for (left, right), cell in zip(places, row.cells, strict=True)
        if cell.shade is None
    ]
    if found:
        yield {
            "type": "bar",
            "x": [(left + right) / 2 for left, right, _, _ in found],
            "base": [top + 1 for _, _, top, _ in found],
            "y": [bottom - top - 2 for _, _, top, bottom in found],
            "width": [right - left - 2 for left, right, _, _ in found],
            "marker": {
                "color": QUIET,
                "pattern": {"shape": "/", "fgcolor": QUIET, "bgcolor": GROUND, "size": 8, "solidity": 0.12},
                "line": {"width": 1, "color": QUIET},
            },
        }


def _row_lines(blocks: Sequence[_Block], language: Language) -> Iterator[Line]:
    for block in blocks:
        if block.heading:
            yield Line(text=block.heading, x=0, y=block.edges[0] - LINE / 2 - 2, bold=True)
        for row, top, bottom in zip(block.rows, block.edges, block.edges[1:], strict=False):
            texts = wrapped(row.label, _LABEL_COLUMNS, language)
            first = (top + bottom) / 2 - (len(texts) - 1) * LINE / 2
            for number, text in enumerate(texts):
                yield Line(text=text, x=0, y=first + number * LINE)


def _cell_lines(blocks: Sequence[_Block], columns: Sequence[Sequence[float]]) -> Iterator[Line]:
    places = [(edges[n] + edges[n + 1]) / 2 for edges in columns for n in range(len(edges) - 1)]
    for block in blocks:
        for row, top, bottom in zip(block.rows, block.edges, block.edges[1:], strict=False):
            for x, cell in zip(places, row.cells, strict=True):
                if cell.shade is not None:
                    color = f"var(--chart-on-{cell.shade})"
                    yield Line(text=cell.text, x=x, y=(top + bottom) / 2, anchor="middle", color=color)
