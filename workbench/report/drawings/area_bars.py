"""The areas on page one: today as a bar, the last round as a ring, the target as a stroke, each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect

from workbench.present.first_page import AreaMarks, Areas, Mark
from workbench.report.drawings.labels import LEADING, SIZE, SMALL, put, width_of, wrapped
from workbench.report.fonts import BOLD
from workbench.report.style import BLUE, ORANGE, QUIET, RULE, TRACK, WHITE
from workbench.values import Language

_BAR = 10.0
_OVER = 2.5
_LABEL_GAP = 3.0
_NOTE = 12.0
_ROW_GAP = 9.0
_VALUE = 64.0
_RING = 3.0
_GLYPH = 11.0
_GLYPH_GAP = 10.0


@dataclass(frozen=True, slots=True)
class _Row:
    area: AreaMarks
    lines: Sequence[str]

    @property
    def height(self) -> float:
        """Label, bar and the notes below it."""
        return len(self.lines) * LEADING + _LABEL_GAP + _BAR + (_NOTE if self.notes else _OVER)

    @property
    def notes(self) -> Sequence[Mark]:
        """What stands below the bar in words."""
        return [mark for mark in (self.area.before, self.area.target) if mark is not None]


def draw_area_bars(areas: Areas, language: Language, *, width: float) -> Drawing:
    """The areas from top to bottom, in a place of that width."""
    rows = [_Row(area, wrapped(area.title, width - _VALUE, language)) for area in areas.areas]
    height = sum(row.height for row in rows) + _ROW_GAP * max(len(rows) - 1, 0)
    drawing = Drawing(width, max(height, 1))
    top = height
    for row in rows:
        _draw_row(drawing, row, top, top_level=areas.top_level)
        top -= row.height + _ROW_GAP
    return drawing


def _draw_row(drawing: Drawing, row: _Row, top: float, *, top_level: int) -> None:
    area, width = row.area, drawing.width
    for number, line in enumerate(row.lines):
        put(drawing, line, 0, top - SIZE - number * LEADING)
    said = area.text if area.now is None else f"{area.now.name} {area.text}"
    put(drawing, said, width, top - SIZE, anchor="end", font=BOLD, size=SIZE)
    bottom = top - len(row.lines) * LEADING - _LABEL_GAP - _BAR
    if area.now is None:
        drawing.add(Rect(0, bottom, width, _BAR, fillColor=WHITE, strokeColor=RULE, strokeWidth=0.6))
    else:
        drawing.add(Rect(0, bottom, width, _BAR, fillColor=TRACK, strokeColor=None))
        drawing.add(Rect(0, bottom, width * float(area.now.share), _BAR, fillColor=BLUE, strokeColor=None))
    for level in range(1, top_level):
        x = width * level / top_level
        drawing.add(Line(x, bottom, x, bottom + _BAR, strokeColor=WHITE, strokeWidth=0.8))
    if area.target is not None:
        _stroke(drawing, width * float(area.target.share), bottom)
    if area.before is not None:
        _ring(drawing, width * float(area.before.share), bottom + _BAR / 2)
    _draw_notes(drawing, row, bottom - _NOTE + 2.5)


def _draw_notes(drawing: Drawing, row: _Row, baseline: float) -> None:
    """The ring and the stroke once more, with what they are and their numbers."""
    x = 0.0
    for mark in row.notes:
        if mark is row.area.before:
            _ring(drawing, x + _RING + 1, baseline + 2.8)
        else:
            drawing.add(
                Line(x + _RING + 1, baseline - 1, x + _RING + 1, baseline + 7, strokeColor=ORANGE, strokeWidth=2)
            )
        said = f"{mark.name} {mark.level}"
        put(drawing, said, x + _GLYPH, baseline, color=QUIET, size=SMALL)
        x += _GLYPH + width_of(said, size=SMALL) + _GLYPH_GAP


def _stroke(drawing: Drawing, x: float, bottom: float) -> None:
    # the white edge keeps the mark apart from a dark bar, also in grey
    for color, thick in ((WHITE, 4.2), (ORANGE, 2.0)):
        drawing.add(Line(x, bottom - _OVER, x, bottom + _BAR + _OVER, strokeColor=color, strokeWidth=thick))


def _ring(drawing: Drawing, x: float, middle: float) -> None:
    drawing.add(Circle(x, middle, _RING, fillColor=WHITE, strokeColor=QUIET, strokeWidth=1.3))
