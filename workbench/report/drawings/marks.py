"""What a plan's drawings are made of: bars that tell a status without colour, hatching, marks, and their key."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect
from reportlab.lib.colors import Color

from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.report.drawings.labels import SMALL, put, width_of
from workbench.report.fonts import BOLD
from workbench.report.style import BLUE, CONTENT_WIDTH, INK, ORANGE, QUIET, TRACK, WHITE

Place: TypeAlias = tuple[float, float, float, float]
"""A rectangle: left, bottom, width, height."""

DrawMark: TypeAlias = Callable[[Drawing, float, float], None]
"""Draws a mark of a key; the numbers are its middle."""

Segment: TypeAlias = tuple[float, float, float, float]
"""A line from one point to another."""

EVENT = 11.0
"""Edge of the square with the number of an event."""

_STEP, _DENSE = 4.0, 2.8
_HATCH = 0.9
_EDGE = 0.9
_MARK = 3.4
_ARROW = 4.0

KEY_LINE = 13.0
"""Height of a line of a key."""

KEY_BAR, KEY_SPACE = 12.0, 5.5
"""How wide a bar is in a key, and the room between a mark and its text."""

_KEY_MARK, _KEY_HEIGHT, _KEY_GAP = 18.0, 7.0, 14.0
_BASELINE = 2.8


def bar(drawing: Drawing, place: Place, status: Status) -> None:
    """A measure's bar: its fill tells the status without colour."""
    fill, edge = _FILLS[status]
    _frame(drawing, place, fill, edge)
    if status is Status.PLANNED:
        _draw(drawing, rising(place, _STEP), BLUE)
    if status is Status.PAUSED:
        _draw(drawing, upright(place, _STEP), BLUE)


STATUSES = (Status.PROPOSED, Status.PLANNED, Status.RUNNING, Status.PAUSED, Status.DONE)
"""Those that have a bar, in the order of a measure's way."""

_FILLS: Mapping[Status, tuple[Color, Color]] = {
    Status.PROPOSED: (WHITE, BLUE),
    Status.PLANNED: (WHITE, BLUE),
    Status.RUNNING: (BLUE, BLUE),
    Status.PAUSED: (WHITE, BLUE),
    Status.DONE: (TRACK, QUIET),
}


def expected_bar(drawing: Drawing, place: Place) -> None:
    """What is expected to come, beyond what is there."""
    _frame(drawing, place, WHITE, BLUE)
    _draw(drawing, rising(place, _STEP), BLUE)


def over_bar(drawing: Drawing, place: Place) -> None:
    """What is too much: hatched crosswise."""
    _frame(drawing, place, WHITE, INK)
    _draw(drawing, rising(place, _DENSE), INK)
    _draw(drawing, falling(place, _DENSE), INK)


def _frame(drawing: Drawing, place: Place, fill: Color, edge: Color) -> None:
    x, y, width, height = place
    drawing.add(Rect(x, y, width, height, fillColor=fill, strokeColor=edge, strokeWidth=_EDGE))


def rising(place: Place, step: float) -> Iterator[Segment]:
    """Slanting lines within a rectangle, `step` from each other along its foot."""
    x, y, width, height = place
    offset = step - height
    while offset < width:
        first, last = max(offset, 0.0), min(offset + height, width)
        if last > first:
            yield x + first, y + first - offset, x + last, y + last - offset
        offset += step


def falling(place: Place, step: float) -> Iterator[Segment]:
    """The same lines, slanting the other way."""
    x, _, width, _ = place
    for x1, y1, x2, y2 in rising(place, step):
        yield 2 * x + width - x1, y1, 2 * x + width - x2, y2


def upright(place: Place, step: float) -> Iterator[Segment]:
    """Upright lines within a rectangle."""
    x, y, width, height = place
    across = x + step
    while across < x + width:
        yield across, y, across, y + height
        across += step


def _draw(drawing: Drawing, segments: Iterator[Segment], color: Color) -> None:
    for x1, y1, x2, y2 in segments:
        drawing.add(Line(x1, y1, x2, y2, strokeColor=color, strokeWidth=_HATCH))


def decision(drawing: Drawing, body: DecisionBody, x: float, y: float) -> None:
    """Until when somebody has to decide; the shape tells who."""
    look = {"fillColor": WHITE, "strokeColor": INK, "strokeWidth": 1.4}
    if body is DecisionBody.ADMINISTRATION:
        drawing.add(Circle(x, y, _MARK, **look))
    elif body is DecisionBody.COUNCIL:
        reach = _MARK * 1.25
        drawing.add(Polygon([x - reach, y, x, y + reach, x + reach, y, x, y - reach], **look))
    else:
        drawing.add(Rect(x - _MARK, y - _MARK, 2 * _MARK, 2 * _MARK, **look))


BODIES = (DecisionBody.ADMINISTRATION, DecisionBody.COUNCIL, DecisionBody.BUDGET)
"""Who may have to decide."""


def arrow(drawing: Drawing, x: float, y: float) -> None:
    """Points to what lies before: to the left, its tip at x."""
    points = [x, y, x + 1.6 * _ARROW, y + _ARROW, x + 1.6 * _ARROW, y - _ARROW]
    drawing.add(Polygon(points, fillColor=INK, strokeColor=WHITE, strokeWidth=0.8))


def event(drawing: Drawing, number: str, x: float, y: float) -> None:
    """The number of an event on a dark square around x and y; three digits make it wider."""
    width = max(EVENT, width_of(number, font=BOLD, size=SMALL) + 2)
    drawing.add(Rect(x - width / 2, y - EVENT / 2, width, EVENT, fillColor=INK, strokeColor=None))
    put(drawing, number, x, y - _BASELINE, anchor="middle", font=BOLD, color=WHITE, size=SMALL)


def limit(drawing: Drawing, points: Sequence[tuple[float, float]]) -> None:
    """A line of a limit through the points; its white edge keeps it apart from a dark bar, also in grey."""
    for color, width in ((WHITE, 3.6), (ORANGE, 1.8)):
        for (x1, y1), (x2, y2) in pairwise(points):
            drawing.add(Line(x1, y1, x2, y2, strokeColor=color, strokeWidth=width, strokeLineCap=2))


def target(drawing: Drawing, x: float, bottom: float, height: float) -> None:
    """The mark of a target across a bar."""
    limit(drawing, [(x, bottom - 2), (x, bottom + height + 2)])


def below(drawing: Drawing, x: float, bottom: float, height: float) -> None:
    """Where something leads to that lies before the end of a dark bar."""
    for color, width in ((WHITE, 4.4), (BLUE, 1.8)):
        drawing.add(Line(x, bottom, x, bottom + height, strokeColor=color, strokeWidth=width))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A mark and what it means; the text begins `width` points after the mark."""

    draw: DrawMark
    text: str
    width: float = _KEY_MARK


def key_bar(x: float, y: float) -> Place:
    """The place of a bar in a key around x and y."""
    return x - KEY_BAR / 2, y - _KEY_HEIGHT / 2, KEY_BAR, _KEY_HEIGHT


def key_full(drawing: Drawing, x: float, y: float) -> None:
    """A full bar in a key."""
    left, bottom, width, height = key_bar(x, y)
    drawing.add(Rect(left, bottom, width, height, fillColor=BLUE, strokeColor=None))


def key_arrow(drawing: Drawing, x: float, y: float) -> None:
    """An arrow in a key."""
    arrow(drawing, x - 4, y)


def key_lines(entries: Sequence[KeyEntry]) -> tuple[tuple[KeyEntry, ...], ...]:
    """The entries in as few lines as hold them."""
    lines: list[list[KeyEntry]] = []
    room = 0.0
    for entry in entries:
        width = entry.width + width_of(entry.text, size=SMALL)
        if not lines or width > room:
            lines.append([])
            room = CONTENT_WIDTH
        lines[-1].append(entry)
        room -= width + _KEY_GAP
    return tuple(tuple(line) for line in lines)


def draw_key(drawing: Drawing, lines: Sequence[Sequence[KeyEntry]]) -> None:
    """The key at the foot of a drawing."""
    for number, line in enumerate(reversed(lines)):
        x, middle = 0.0, KEY_LINE * (number + 0.5)
        for entry in line:
            entry.draw(drawing, x + (entry.width - KEY_SPACE) / 2, middle)
            put(drawing, entry.text, x + entry.width, middle - _BASELINE, color=QUIET, size=SMALL)
            x += entry.width + width_of(entry.text, size=SMALL) + _KEY_GAP
