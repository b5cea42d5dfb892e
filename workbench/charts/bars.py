"""Horizontal bars with the label above each, so that long German names have the whole width of the page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from workbench.charts.labels import wrapped
from workbench.charts.marks import (
    EXPECTED_FILL,
    GROUND,
    INK,
    LINE,
    PAPER,
    PREVIOUS,
    QUIET,
    RULE,
    TARGET,
    TODAY,
    TRACK,
    Layout,
    Line,
    Trace,
    layout,
    mark_trace,
    pixels,
    text_trace,
)
from workbench.charts.series import Bar, Bars
from workbench.values import Language

WIDE, NARROW = 680, 264
"""Widths in pixels from which on the two ways to draw fit; the bars themselves take all the width there is."""

_COLUMNS = {WIDE: 79, NARROW: 30}
_BAR = 18
_BAR_AWAY = 5
_GAP = 14
_SCALE = 26
_VALUE = 48
_APART = 3
# Plotly leaves no room between a point and the text beside it.
_SPACE = "\u00a0\u00a0"
# How far an upright stroke reaches up and down for each pixel of its size.
_STROKE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A bar with its label's lines above it; heights are counted in pixels from the top."""

    bar: Bar
    lines: tuple[Line, ...]
    top: float
    middle: float


def draw_bars(bars: Bars, language: Language, *, width: int) -> tuple[list[Trace], Layout]:
    """Traces and layout for a place of at least `width` pixels (WIDE or NARROW)."""
    rows = list(_rows(bars, language, columns=_COLUMNS[width]))
    height = rows[-1].middle + _BAR / 2 + 6 if rows else 0
    scale = {
        "range": [0, bars.top_level],
        "tickvals": list(range(bars.top_level + 1)),
        "tickfont": {"color": QUIET},
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    return (
        [*_bar_traces(rows, bars.top_level), *_mark_traces(rows, bars.top_level)],
        layout(
            height=height + _SCALE,
            margin={"l": 6, "r": _VALUE, "t": 0, "b": _SCALE, "pad": 0},
            barmode="overlay",
            xaxis=scale,
            yaxis=pixels(height, reverse=True),
        ),
    )


def bar_sheets(bars: Bars, language: Language) -> Iterator[Bars]:
    """The bars for paper, in parts no higher than PAPER where they are drawn WIDE."""
    sheet: list[Bar] = []
    top = 0.0
    for row in _rows(bars, language, columns=_COLUMNS[WIDE]):
        bottom = row.middle + _BAR / 2
        if sheet and bottom - top > PAPER - _SCALE:
            yield replace(bars, bars=tuple(sheet))
            sheet, top = [], row.top
        sheet.append(row.bar)
    if sheet:
        yield replace(bars, bars=tuple(sheet))


def _rows(bars: Bars, language: Language, *, columns: int) -> Iterator[_Row]:
    top = 0.0
    for bar in bars.bars:
        texts = wrapped(bar.label, columns, language)
        lines = [Line(text=text, x=0, y=top + LINE * (number + 0.5)) for number, text in enumerate(texts)]
        if bar.note and len(texts) == 1 and len(bar.label) + _APART + len(bar.note) <= columns:
            lines.append(Line(text=bar.note, x=bars.top_level, y=top + LINE / 2, anchor="end", color=QUIET))
        elif bar.note:
            lines.append(Line(text=bar.note, x=0, y=top + LINE * (len(texts) + 0.5), color=QUIET))
        bottom = max((line.y for line in lines), default=top) + LINE / 2
        row = _Row(bar=bar, lines=tuple(lines), top=top, middle=bottom + _BAR_AWAY + _BAR / 2)
        yield row
        top = row.middle + _BAR / 2 + _GAP


def _bar_traces(rows: list[_Row], top_level: int) -> Iterator[Trace]:
    """Each bar on its track; without a value an empty frame, so that it is not taken for a bar of length 0."""
    valued = [row.middle for row in rows if row.bar.has_value]
    open_rows = [row.middle for row in rows if not row.bar.has_value]
    today = [(row.middle, float(row.bar.share * top_level)) for row in rows if row.bar.share is not None]
    yield _bars([float(top_level)] * len(valued), valued, color=TRACK)
    yield _bars([level for _, level in today], [middle for middle, _ in today], color=TODAY)
    yield from _expected_bars(rows, top_level)
    frame = _bars([float(top_level)] * len(open_rows), open_rows, color=GROUND)
    frame["marker"]["line"] = {"color": RULE, "width": 1.5}
    yield frame
    inner = [(float(level), middle) for middle in valued for level in range(1, top_level)]
    yield _marks(inner, marker=_stroke(_BAR, width=1.5, color=GROUND))


def _expected_bars(rows: list[_Row], top_level: int) -> Iterator[Trace]:
    """What the plan adds, from today's level on."""
    spans = [
        (row.middle, float((row.bar.share or 0) * top_level), float(row.bar.expected * top_level))
        for row in rows
        if row.bar.expected is not None and row.bar.expected > (row.bar.share or 0)
    ]
    if spans:
        added = _bars([last - first for _, first, last in spans], [middle for middle, _, _ in spans], color=TODAY)
        yield {**added, "base": [first for _, first, _ in spans], "marker": EXPECTED_FILL}


def _bars(x: list[float], y: list[float], *, color: str) -> Trace:
    marker = {"color": color, "line": {"width": 0}}
    return {"type": "bar", "orientation": "h", "x": x, "y": y, "width": _BAR, "marker": marker}


def _mark_traces(rows: list[_Row], top_level: int) -> Iterator[Trace]:
    targets = [(float(row.bar.target * top_level), row.middle) for row in rows if row.bar.target is not None]
    before = [(float(row.bar.previous * top_level), row.middle) for row in rows if row.bar.previous is not None]
    # an edge in the colour of the ground keeps the target apart from a dark bar, also in grey
    yield _marks(targets, marker=_stroke(_BAR, width=7, color=GROUND))
    yield _marks(targets, marker=_stroke(_BAR + 8, width=3, color=TARGET))
    ring = {"symbol": "circle", "size": 10, "color": GROUND, "line": {"width": 2.5, "color": PREVIOUS}}
    yield _marks(before, marker=ring)
    yield from _expected_marks(rows, top_level)
    yield text_trace(line for row in rows for line in (*row.lines, _value(row, top_level)))


def _expected_marks(rows: list[_Row], top_level: int) -> Iterator[Trace]:
    """A stroke where the plan leads below today's level, and an arrow back to where it leads if it slips."""
    below = [
        (float(row.bar.expected * top_level), row.middle)
        for row in rows
        if row.bar.expected is not None and row.bar.share is not None and row.bar.expected < row.bar.share
    ]
    late = [(float(row.bar.if_late * top_level), row.middle) for row in rows if row.bar.if_late is not None]
    if below:
        yield _marks(below, marker=_stroke(_BAR, width=7, color=GROUND))
        yield _marks(below, marker=_stroke(_BAR, width=3, color=TODAY))
    if late:
        arrow = {"symbol": "triangle-left", "size": 14, "color": INK, "line": {"width": 1.5, "color": GROUND}}
        yield _marks(late, marker=arrow)


def _marks(points: list[tuple[float, float]], *, marker: dict[str, Any]) -> Trace:
    return mark_trace([x for x, _ in points], [y for _, y in points], marker=marker)


def _stroke(height: float, *, width: float, color: str) -> dict[str, Any]:
    return {"symbol": "line-ns", "size": height / 2 / _STROKE, "line": {"width": width, "color": color}}


def _value(row: _Row, top_level: int) -> Line:
    """The level at the end of the bar's track; what says why there is none stands inside the frame."""
    if not row.bar.has_value:
        return Line(text=row.bar.text, x=top_level / 2, y=row.middle, anchor="middle", color=QUIET)
    return Line(text=f"{_SPACE}{row.bar.text}", x=top_level, y=row.middle, bold=True)
