"""Rows of a comparison: the dimension's name beside or above a scale of levels, and what is said at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.charts.labels import wrapped
from workbench.charts.marks import LINE, QUIET, RULE, Layout, Line, Trace, layout, pixels
from workbench.values import Language

_SCALE = 26
_GAP = 8
_NOTE_AWAY = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """A place of `width` pixels in which levels reach from `left` to `right`; names have `columns` characters a line.

    `above` puts name and note above the scale instead of beside it.
    """

    width: int
    left: int
    right: int
    columns: int
    above: bool = False


PLANES = (
    Plane(width=1000, left=330, right=800, columns=40),
    Plane(width=640, left=226, right=450, columns=28),
    Plane(width=264, left=8, right=256, columns=30, above=True),
)
"""The ways to draw rows, the widest first."""

PAPER_PLANE = PLANES[1]
"""The one for paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row on a plane: `middle` is the height of its scale, `lines` its name and note."""

    middle: float
    lines: tuple[Line, ...]


def rows_on(
    plane: Plane, named: Sequence[tuple[str, str]], language: Language, *, height: float
) -> tuple[list[Row], float]:
    """Names with their notes as rows whose marks are `height` high, and where the last one ends."""
    rows: list[Row] = []
    top = 0.0
    for name, note in named:
        texts = wrapped(name, plane.columns, language)
        if plane.above:
            row, top = _above(texts, note, top=top, height=height)
        else:
            row, top = _beside(plane, texts, note, top=top, height=height)
        rows.append(row)
    return rows, top


def _beside(plane: Plane, texts: Sequence[str], note: str, *, top: float, height: float) -> tuple[Row, float]:
    needed = max(height, len(texts) * LINE)
    middle = top + needed / 2
    first = middle - (len(texts) - 1) * LINE / 2
    lines = [Line(text=text, x=0, y=first + number * LINE) for number, text in enumerate(texts)]
    if note:
        lines.append(Line(text=note, x=plane.right + _NOTE_AWAY, y=middle))
    return Row(middle=middle, lines=tuple(lines)), top + needed + _GAP


def _above(texts: Sequence[str], note: str, *, top: float, height: float) -> tuple[Row, float]:
    lines = [Line(text=text, x=0, y=top + LINE * (number + 0.5)) for number, text in enumerate(texts)]
    if note:
        lines.append(Line(text=note, x=0, y=top + LINE * (len(texts) + 0.5), color=QUIET))
    below = top + LINE * len(lines)
    return Row(middle=below + height / 2, lines=tuple(lines)), below + height + 2 * _GAP


def scale_traces(plane: Plane, rows: Sequence[Row], *, top_level: int, height: float) -> Iterator[Trace]:
    """A thin upright line for each level through the marks of every row."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in rows:
        for level in range(top_level + 1):
            at = x_of(plane, level, top_level)
            x += [at, at, None]
            y += [row.middle - height / 2, row.middle + height / 2, None]
    yield {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": RULE, "width": 1}}


def scale_lines(plane: Plane, *, top_level: int, bottom: float) -> Iterator[Line]:
    """The numbers of the levels below the last row."""
    for level in range(top_level + 1):
        at = x_of(plane, level, top_level)
        yield Line(text=str(level), x=at, y=bottom + _SCALE / 2, anchor="middle", color=QUIET)


def x_of(plane: Plane, level: float, top_level: int) -> float:
    """Where a level stands on the plane."""
    return plane.left + (plane.right - plane.left) * level / top_level


def plane_layout(plane: Plane, *, bottom: float) -> Layout:
    """A layout whose units are pixels, with the scale below the rows."""
    height = bottom + _SCALE
    return layout(
        height=height,
        width=plane.width,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        xaxis=pixels(plane.width),
        yaxis=pixels(height, reverse=True),
    )
