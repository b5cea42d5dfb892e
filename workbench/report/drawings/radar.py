"""A radar with wrapped labels: today as an area, targets and last round as lines; what has no value leaves a gap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import cos, pi, sin

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect
from reportlab.lib.colors import Color

from workbench.charts import wording
from workbench.charts.series import Radar
from workbench.report.drawings.labels import LEADING, SMALL, put, put_lines, width_of, wrapped
from workbench.report.style import BLUE, CONTENT_WIDTH, INK, ORANGE, QUIET, RULE, WHITE
from workbench.values import Language, Text

_RADIUS, _SMALL_RADIUS = 92.0, 72.0
_FEW_AXES = 6
_LABEL_GAP = 12.0
_SIDE_WIDTH = 132.0
_CENTRAL_WIDTH = 170.0
_BLOCK_GAP = 3.0
_BELOW = 2.0
_MIDDLE = CONTENT_WIDTH / 2

SAMPLE = 16.0
"""How long a line is in a key."""

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a line looks; dashes and width tell it from the others without colour."""

    text: Text
    color: Color
    width: float
    dashes: tuple[float, float] | None = None

    def line(self, x1: float, y1: float, x2: float, y2: float) -> Line:
        line = Line(x1, y1, x2, y2, strokeColor=self.color, strokeWidth=self.width)
        line.strokeDashArray = self.dashes
        return line


_TODAY = _Look(text=wording.TODAY, color=BLUE, width=2)
_GOAL = _Look(text=wording.GOAL, color=ORANGE, width=1.3, dashes=(4, 2.5))
_PREVIOUS = _Look(text=wording.LAST_ROUND, color=QUIET, width=1.3, dashes=(1, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A block of lines beside the end of an axis; heights are measured from the centre of the radar."""

    lines: tuple[str, ...]
    x: float
    middle: float
    anchor: str
    has_value: bool

    @property
    def half(self) -> float:
        return len(self.lines) * LEADING / 2

    @property
    def top(self) -> float:
        return self.middle + self.half

    @property
    def bottom(self) -> float:
        return self.middle - self.half


def draw_radar(radar: Radar, language: Language) -> Drawing:
    """The axes clockwise from the top, the scale on rings; what the lines mean stands in the key of the bars below."""
    labels = _placed([_label(radar, number, language) for number in range(len(radar.axes))])
    radius = _radius(len(radar.axes))
    top = max(radius, *(label.top for label in labels))
    bottom = min(-radius * _lowest(len(radar.axes)), *(label.bottom for label in labels)) - _BELOW
    drawing = Drawing(CONTENT_WIDTH, top - bottom)
    centred = Group(transform=(1, 0, 0, 1, _MIDDLE, -bottom))
    _draw_web(centred, radar)
    _draw_line(centred, radar.targets, _GOAL)
    _draw_line(centred, radar.previous, _PREVIOUS)
    _draw_area(centred, radar.shares)
    _draw_line(centred, radar.shares, _TODAY)
    _draw_scale(centred, radar)
    _draw_points(centred, radar.shares)
    drawing.add(centred)
    for label in labels:
        color = INK if label.has_value else QUIET
        put_lines(drawing, label.lines, _MIDDLE + label.x, label.middle - bottom, anchor=label.anchor, color=color)
    return drawing


def _radius(axes: int) -> float:
    """Few axes need less room for their labels."""
    return _SMALL_RADIUS if axes <= _FEW_AXES else _RADIUS


def _point(number: int, axes: int, share: float) -> _Point:
    angle, length = pi / 2 - 2 * pi * number / axes, _radius(axes) * share
    return length * cos(angle), length * sin(angle)


def _lowest(axes: int) -> float:
    """How far below the centre the lowest corner lies, as a share of the radius."""
    return -min(sin(pi / 2 - 2 * pi * number / axes) for number in range(axes))


def _draw_web(centred: Group, radar: Radar) -> None:
    axes = len(radar.axes)
    for level in range(1, radar.top_level + 1):
        ring = [_point(number, axes, level / radar.top_level) for number in range(axes)]
        centred.add(Polygon(_flat(ring), strokeColor=RULE, strokeWidth=0.5, fillColor=None))
    for number, share in enumerate(radar.shares):
        axis = Line(0, 0, *_point(number, axes, 1), strokeColor=RULE, strokeWidth=0.5)
        axis.strokeDashArray = None if share is not None else (1, 3)
        centred.add(axis)


def _draw_scale(centred: Group, radar: Radar) -> None:
    """The levels beside the first axis."""
    for level in range(1, radar.top_level + 1):
        x, y = _point(0, len(radar.axes), level / radar.top_level)
        # a white ground keeps the number readable on lines
        centred.add(Rect(x + 2.5, y - 3.4, 5.4, 7, fillColor=WHITE, strokeColor=None))
        put(centred, str(level), x + 3, y - 2.8, color=QUIET, size=SMALL)


def _points(shares: Sequence[Fraction | None]) -> list[_Point | None]:
    return [None if share is None else _point(n, len(shares), float(share)) for n, share in enumerate(shares)]


def _draw_line(centred: Group, shares: Sequence[Fraction | None], look: _Look) -> None:
    """A closed line; beside a missing value it is left open."""
    points = _points(shares)
    for one, other in pairwise([*points, *points[:1]]):
        if one is not None and other is not None:
            centred.add(look.line(*one, *other))


def _draw_area(centred: Group, shares: Sequence[Fraction | None]) -> None:
    """Only where no value is missing."""
    known = [point for point in _points(shares) if point is not None]
    if len(known) == len(shares):
        centred.add(Polygon(_flat(known), fillColor=BLUE, fillOpacity=0.15, strokeColor=None))


def _draw_points(centred: Group, shares: Sequence[Fraction | None]) -> None:
    for point in _points(shares):
        if point is not None:
            centred.add(Circle(*point, 2.6, fillColor=BLUE, strokeColor=WHITE, strokeWidth=0.6))


def _label(radar: Radar, number: int, language: Language) -> _Label:
    """Beside the end of its axis, above or below it at the top and bottom."""
    angle = pi / 2 - 2 * pi * number / len(radar.axes)
    distance = _radius(len(radar.axes)) + _LABEL_GAP
    x, y = distance * cos(angle), distance * sin(angle)
    central = abs(cos(angle)) < 0.2
    lines = tuple(wrapped(radar.axes[number], _CENTRAL_WIDTH if central else _SIDE_WIDTH, language))
    anchor = "middle" if central else "start" if x > 0 else "end"
    label = _Label(lines=lines, x=x, middle=y, anchor=anchor, has_value=radar.shares[number] is not None)
    if central:
        return replace(label, middle=y + (label.half - 4) * (1 if y > 0 else -1))
    return label


def _placed(labels: Sequence[_Label]) -> list[_Label]:
    """The labels moved outwards, from the middle of the radar's height up and down, until none covers another."""
    placed: list[_Label] = []
    for label in sorted(labels, key=lambda each: abs(each.middle)):
        upwards = label.middle >= 0
        rivals = [other for other in placed if (other.middle >= 0) == upwards and _side_by_side(other, label)]
        if upwards and rivals:
            free = max(other.top for other in rivals) + _BLOCK_GAP + label.half
            label = replace(label, middle=max(label.middle, free))
        elif rivals:
            free = min(other.bottom for other in rivals) - _BLOCK_GAP - label.half
            label = replace(label, middle=min(label.middle, free))
        placed.append(label)
    return placed


def _side_by_side(one: _Label, other: _Label) -> bool:
    """Whether two labels share a part of the width, so that they must not share a height."""
    (left, right), (other_left, other_right) = _extent(one), _extent(other)
    return left < other_right and other_left < right


def _extent(label: _Label) -> tuple[float, float]:
    width = max(map(width_of, label.lines), default=0.0)
    left = {"start": label.x, "end": label.x - width, "middle": label.x - width / 2}[label.anchor]
    return left, left + width


def draw_sample(text: Text, drawing: Drawing, x: float, y: float) -> None:
    """A piece of the line of that meaning, SAMPLE points to the right from x, for a key."""
    look = next(look for look in (_TODAY, _GOAL, _PREVIOUS) if look.text == text)
    drawing.add(look.line(x, y, x + SAMPLE, y))


def _flat(points: Sequence[_Point]) -> list[float]:
    return [coordinate for point in points for coordinate in point]
