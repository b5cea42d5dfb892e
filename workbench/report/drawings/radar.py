"""A radar with wrapped labels: today as an area, targets as a line; what has no value leaves a gap."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import cos, pi, sin

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon

from workbench.charts.series import Radar
from workbench.report.drawings.labels import LEADING, SIZE, put, wrapped
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE, QUIET, RULE
from workbench.values import Language

_RADIUS = 92.0
_LABEL_GAP = 12.0
_HEIGHT = 2 * _RADIUS + 84
_CENTRE = (CONTENT_WIDTH / 2, _HEIGHT / 2)

_Point = tuple[float, float]


def draw_radar(radar: Radar, language: Language) -> Drawing:
    """The axes clockwise from the top, the scale on rings."""
    drawing = Drawing(CONTENT_WIDTH, _HEIGHT)
    axes = len(radar.axes)
    for level in range(1, radar.top_level + 1):
        ring = [_point(number, axes, level / radar.top_level) for number in range(axes)]
        drawing.add(Polygon(_flat(ring), strokeColor=RULE, strokeWidth=0.5, fillColor=None))
    for number, label in enumerate(radar.axes):
        outer = _point(number, axes, 1)
        drawing.add(Line(*_CENTRE, *outer, strokeColor=RULE, strokeWidth=0.5))
        _draw_label(drawing, label, number, axes, language)
    _draw_line(drawing, radar.targets, dashed=True)
    _draw_line(drawing, radar.shares, dashed=False)
    for level in range(radar.top_level + 1):
        x, y = _point(0, axes, level / radar.top_level)
        put(drawing, str(level), x + 3, y - 3, color=QUIET, size=7.5)
    return drawing


def _point(number: int, axes: int, share: float) -> _Point:
    angle = pi / 2 - 2 * pi * number / axes
    return _CENTRE[0] + _RADIUS * share * cos(angle), _CENTRE[1] + _RADIUS * share * sin(angle)


def _draw_line(drawing: Drawing, shares: Sequence[Fraction | None], *, dashed: bool) -> None:
    """A closed line; beside a missing value it is left open."""
    axes = len(shares)
    points = [None if share is None else _point(n, axes, float(share)) for n, share in enumerate(shares)]
    color = ORANGE if dashed else BLUE
    known = [point for point in points if point is not None]
    if not dashed and len(known) == axes:
        drawing.add(Polygon(_flat(known), fillColor=BLUE, fillOpacity=0.15, strokeColor=None))
    for one, other in pairwise([*points, points[0]]):
        if one is not None and other is not None:
            line = Line(*one, *other, strokeColor=color, strokeWidth=1.2 if dashed else 2)
            line.strokeDashArray = (3, 3) if dashed else None
            drawing.add(line)
    if not dashed:
        for point in known:
            drawing.add(Circle(*point, 2.4, fillColor=BLUE, strokeColor=None))


def _draw_label(drawing: Drawing, text: str, number: int, axes: int, language: Language) -> None:
    """Outside of the ring, beside it on the left or right, above or below at the top and bottom."""
    angle = pi / 2 - 2 * pi * number / axes
    x = _CENTRE[0] + (_RADIUS + _LABEL_GAP) * cos(angle)
    y = _CENTRE[1] + (_RADIUS + _LABEL_GAP) * sin(angle)
    central = abs(cos(angle)) < 0.2
    lines = wrapped(text, 150.0 if central else _side_room(x), language)
    anchor = "middle" if central else "start" if cos(angle) > 0 else "end"
    if central:
        first = y + (len(lines) - 1) * LEADING if sin(angle) > 0 else y - SIZE
    else:
        first = y + (len(lines) - 1) * LEADING / 2 - SIZE * 0.35
    for line_number, line in enumerate(lines):
        put(drawing, line, x, first - line_number * LEADING, anchor=anchor)


def _side_room(x: float) -> float:
    return CONTENT_WIDTH - x if x > _CENTRE[0] else x


def _flat(points: Sequence[_Point]) -> list[float]:
    return [coordinate for point in points for coordinate in point]
