"""A radar: names around it where there is room, else numbers at the axes and the names in a list below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import cos, pi, sin
from typing import Any

from workbench.charts.labels import wrapped
from workbench.charts.marks import (
    AREA,
    GROUND,
    INK,
    LINE,
    PREVIOUS,
    QUIET,
    RULE,
    SIZE,
    TARGET,
    TODAY,
    Layout,
    Line,
    Trace,
    layout,
    pixels,
    text_trace,
)
from workbench.charts.series import Radar
from workbench.values import Language

WIDE, NARROW = 680, 264
"""The widths of the two ways to draw, in pixels."""

_WIDE_RADIUS, _NARROW_RADIUS = 140, 94
_AWAY = 16
_SIDE_COLUMNS, _CENTRAL_COLUMNS = 22, 34
_LIST_COLUMNS = 28
_LIST_INDENT = 30
_BETWEEN = 4
_BESIDE = 14
# About how wide a letter is; only what would overlap is told by it, nothing is cut.
_LETTER = SIZE * 0.52
_CENTRAL = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """Lines beside the end of an axis, measured from the middle of the radar, y downwards."""

    texts: tuple[str, ...]
    x: float
    middle: float
    anchor: str
    color: str

    @property
    def half(self) -> float:
        return len(self.texts) * LINE / 2

    @property
    def extent(self) -> tuple[float, float]:
        width = max(map(len, self.texts), default=0) * _LETTER
        left = {"start": self.x, "end": self.x - width, "middle": self.x - width / 2}[self.anchor]
        return left, left + width


def draw_wide_radar(radar: Radar, language: Language) -> tuple[list[Trace], Layout]:
    """Traces and layout with the names around the radar."""
    labels = _placed([_label(radar, number, language) for number in range(len(radar.axes))])
    top = max(_WIDE_RADIUS, *(label.half - label.middle for label in labels)) + 4
    bottom = max(_WIDE_RADIUS, *(label.half + label.middle for label in labels)) + 8
    lines = [
        Line(
            text=text,
            x=WIDE / 2 + label.x,
            y=top + label.middle - label.half + LINE * (number + 0.5),
            anchor=label.anchor,
            color=label.color,
        )
        for label in labels
        for number, text in enumerate(label.texts)
    ]
    return _drawn(radar, lines, width=WIDE, radius=_WIDE_RADIUS, top=top, height=top + bottom)


def draw_narrow_radar(radar: Radar, language: Language) -> tuple[list[Trace], Layout]:
    """Traces and layout with numbers at the axes and the names in a list below."""
    top = float(_NARROW_RADIUS + _AWAY + LINE)
    lines = []
    for number in range(len(radar.axes)):
        x, y = _end(number, len(radar.axes), _NARROW_RADIUS + _AWAY)
        lines.append(
            Line(text=str(number + 1), x=NARROW / 2 + x, y=top + y, anchor="middle", color=_color(radar, number))
        )
    height = 2 * top
    for number, name in enumerate(radar.axes):
        texts = wrapped(name, _LIST_COLUMNS, language)
        color = _color(radar, number)
        lines.append(Line(text=str(number + 1), x=_LIST_INDENT - 6, y=height + LINE / 2, anchor="end", color=color))
        lines += [
            Line(text=text, x=_LIST_INDENT, y=height + LINE * (row + 0.5), color=color)
            for row, text in enumerate(texts)
        ]
        height += LINE * len(texts) + _BETWEEN
    return _drawn(radar, lines, width=NARROW, radius=_NARROW_RADIUS, top=top, height=height)


def _drawn(
    radar: Radar,
    lines: Sequence[Line],
    *,
    width: int,
    radius: float,
    top: float,
    height: float,
) -> tuple[list[Trace], Layout]:
    """The radar with its middle `top` pixels below the upper edge, and text on the whole plane."""
    across = [0.5 - radius / width, 0.5 + radius / width]
    upright = [1 - (top + radius) / height, 1 - (top - radius) / height]
    return (
        [*_polar_traces(radar), text_trace(lines)],
        layout(
            height=height,
            width=width,
            margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            polar=_polar(radar, across, upright),
            xaxis=pixels(width),
            yaxis=pixels(height, reverse=True),
        ),
    )


def _polar(radar: Radar, across: list[float], upright: list[float]) -> dict[str, Any]:
    scale = {
        "range": [0, radar.top_level],
        "tickvals": list(range(1, radar.top_level + 1)),
        "tickfont": {"size": SIZE - 2, "color": QUIET},
        "angle": 90,
        "tickangle": 90,
        "ticks": "",
        "showline": False,
        "gridcolor": RULE,
    }
    around = {
        "type": "category",
        "categoryarray": _axis_names(radar),
        "direction": "clockwise",
        "rotation": 90,
        "showticklabels": False,
        "ticks": "",
        "gridcolor": RULE,
        "linecolor": RULE,
    }
    return {
        "domain": {"x": across, "y": upright},
        "gridshape": "linear",
        "bgcolor": GROUND,
        "radialaxis": scale,
        "angularaxis": around,
    }


def _polar_traces(radar: Radar) -> Iterator[Trace]:
    yield _line(radar.targets, radar, line={"color": TARGET, "width": 2, "dash": "dash"})
    if radar.previous:
        marker = {"symbol": "circle-open", "size": 6, "color": PREVIOUS}
        yield _line(radar.previous, radar, line={"color": PREVIOUS, "width": 2, "dash": "dot"}, marker=marker)
    marker = {"symbol": "circle", "size": 8, "color": TODAY}
    today = _line(radar.shares, radar, line={"color": TODAY, "width": 3}, marker=marker)
    yield today if None in radar.shares else {**today, "fill": "toself", "fillcolor": AREA}


def _line(
    shares: Sequence[Fraction | None], radar: Radar, *, line: dict[str, Any], marker: dict[str, Any] | None = None
) -> Trace:
    """A closed line; beside a missing value it is left open."""
    names = _axis_names(radar)
    return {
        "type": "scatterpolar",
        "mode": "lines+markers" if marker else "lines",
        "r": [None if share is None else float(share * radar.top_level) for share in (*shares, shares[0])],
        "theta": [*names, names[0]],
        "line": line,
        "marker": marker or {},
        "connectgaps": False,
        "cliponaxis": False,
    }


def _axis_names(radar: Radar) -> list[str]:
    """Names for the axes that no two share, whatever their titles are."""
    return [f"axis {number + 1}" for number in range(len(radar.axes))]


def _color(radar: Radar, number: int) -> str:
    return QUIET if radar.shares[number] is None else INK


def _end(number: int, axes: int, radius: float) -> tuple[float, float]:
    """The end of an axis of that length, from the middle; the first points upwards, the others follow clockwise."""
    angle = 2 * pi * number / axes
    return radius * sin(angle), -radius * cos(angle)


def _label(radar: Radar, number: int, language: Language) -> _Label:
    """Beside the end of its axis, and the more above or below it, the steeper the axis, so that it covers no line."""
    x, y = _end(number, len(radar.axes), _WIDE_RADIUS + _AWAY)
    central = abs(x) < _CENTRAL * _WIDE_RADIUS
    texts = wrapped(radar.axes[number], _CENTRAL_COLUMNS if central else _SIDE_COLUMNS, language)
    steepness = y / (_WIDE_RADIUS + _AWAY)
    return _Label(
        texts=texts,
        x=x,
        middle=y + steepness * (len(texts) - 1) * LINE / 2,
        anchor="middle" if central else "start" if x > 0 else "end",
        color=_color(radar, number),
    )


def _placed(labels: Sequence[_Label]) -> list[_Label]:
    """The labels moved outwards, from the radar's middle up and down, until none covers another."""
    placed: list[_Label] = []
    for label in sorted(labels, key=lambda each: abs(each.middle)):
        outwards = 1 if label.middle > 0 else -1
        edges = [other.middle * outwards + other.half for other in placed if _side_by_side(other, label)]
        nearest = max((edge + _BETWEEN + label.half for edge in edges), default=0.0)
        placed.append(replace(label, middle=outwards * max(abs(label.middle), nearest)))
    return placed


def _side_by_side(one: _Label, other: _Label) -> bool:
    """Whether two labels share a part of the width, so that they must not share a height."""
    (left, right), (other_left, other_right) = one.extent, other.extent
    return left < other_right + _BESIDE and other_left < right + _BESIDE
