"""A radar with wrapped labels: today as an area, targets as a line; what has no value leaves a gap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import cos, pi, sin

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect

from workbench.charts import wording
from workbench.charts.series import Radar
from workbench.report.drawings.labels import LEADING, SMALL, put, put_lines, width_of, wrapped
from workbench.report.style import BLUE, CONTENT_WIDTH, INK, ORANGE, QUIET, RULE, WHITE
from workbench.values import Language

_RADIUS = 92.0
_LABEL_GAP = 12.0
_SIDE_WIDTH = 132.0
_CENTRAL_WIDTH = 170.0
_BLOCK_GAP = 3.0
_KEY = 16.0
_MIDDLE = CONTENT_WIDTH / 2

_Point = tuple[float, float]


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
    """The axes clockwise from the top, the scale on rings."""
    labels = _placed([_label(radar, number, language) for number in range(len(radar.axes))])
    top = max(_RADIUS, *(label.top for label in labels))
    bottom = min(-_RADIUS * _lowest(len(radar.axes)), *(label.bottom for label in labels)) - _KEY
    drawing = Drawing(CONTENT_WIDTH, top - bottom)
    centred = Group(transform=(1, 0, 0, 1, _MIDDLE, -bottom))
    _draw_web(centred, radar)
    _draw_scale(centred, radar)
    _draw_line(centred, radar.targets, dashed=True)
    _draw_line(centred, radar.shares, dashed=False)
    drawing.add(centred)
    for label in labels:
        color = INK if label.has_value else QUIET
        put_lines(drawing, label.lines, _MIDDLE + label.x, label.middle - bottom, anchor=label.anchor, color=color)
    _draw_key(drawing, language)
    return drawing


def _point(number: int, axes: int, share: float) -> _Point:
    angle = pi / 2 - 2 * pi * number / axes
    return _RADIUS * share * cos(angle), _RADIUS * share * sin(angle)


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


def _draw_line(centred: Group, shares: Sequence[Fraction | None], *, dashed: bool) -> None:
    """A closed line; beside a missing value it is left open."""
    axes = len(shares)
    points = [None if share is None else _point(n, axes, float(share)) for n, share in enumerate(shares)]
    color = ORANGE if dashed else BLUE
    known = [point for point in points if point is not None]
    if not dashed and len(known) == axes:
        centred.add(Polygon(_flat(known), fillColor=BLUE, fillOpacity=0.15, strokeColor=None))
    for one, other in pairwise([*points, points[0]]):
        if one is not None and other is not None:
            line = Line(*one, *other, strokeColor=color, strokeWidth=1.3 if dashed else 2)
            line.strokeDashArray = (3, 2.5) if dashed else None
            centred.add(line)
    if not dashed:
        for point in known:
            centred.add(Circle(*point, 2.6, fillColor=BLUE, strokeColor=WHITE, strokeWidth=0.6))


def _label(radar: Radar, number: int, language: Language) -> _Label:
    """Beside the end of its axis, above or below it at the top and bottom."""
    angle = pi / 2 - 2 * pi * number / len(radar.axes)
    x, y = (_RADIUS + _LABEL_GAP) * cos(angle), (_RADIUS + _LABEL_GAP) * sin(angle)
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


def _draw_key(drawing: Drawing, language: Language) -> None:
    """What the two lines mean, in the middle below."""
    today, goal = wording.TODAY.in_language(language), wording.GOAL.in_language(language)
    first, second = 20 + width_of(today, size=SMALL), 20 + width_of(goal, size=SMALL)
    x = _MIDDLE - (first + _KEY + second) / 2
    drawing.add(Line(x, 4, x + 14, 4, strokeColor=BLUE, strokeWidth=2))
    put(drawing, today, x + 20, 1.5, color=QUIET, size=SMALL)
    x += first + _KEY
    dashed = Line(x, 4, x + 14, 4, strokeColor=ORANGE, strokeWidth=1.3)
    dashed.strokeDashArray = (3, 2.5)
    drawing.add(dashed)
    put(drawing, goal, x + 20, 1.5, color=QUIET, size=SMALL)


def _flat(points: Sequence[_Point]) -> list[float]:
    return [coordinate for point in points for coordinate in point]
