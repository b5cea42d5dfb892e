"""The stages of a site in a row, the one it stands at marked."""

from reportlab.graphics.shapes import Drawing, Polygon, Rect

from workbench.present.first_page import Standing
from workbench.report.drawings.labels import LEADING, put_lines, wrapped
from workbench.report.fonts import BOLD, REGULAR
from workbench.report.style import BLUE, CONTENT_WIDTH, INK, QUIET, RULE, TRACK, WHITE
from workbench.values import Language

_GAP = 3.0
_INSET = 5.0
_PAD = 5.0
_POINTER = 5.0


def draw_stage_scale(standing: Standing, language: Language) -> Drawing:
    """One box for each stage: dark with a pointer where the site stands, shaded before, empty after it."""
    count = len(standing.stages)
    width = (CONTENT_WIDTH - _GAP * (count - 1)) / count
    titles = [f"{number} {title}" for number, title in enumerate(standing.stages)]
    texts = [wrapped(title, width - 2 * _INSET, language, font=BOLD) for title in titles]
    height = max(map(len, texts)) * LEADING + 2 * _PAD
    drawing = Drawing(CONTENT_WIDTH, height + _POINTER)
    for number, lines in enumerate(texts):
        left = number * (width + _GAP)
        is_here = number == standing.number
        is_reached = standing.number is not None and number < standing.number
        ground, edge = (BLUE, BLUE) if is_here else (TRACK, TRACK) if is_reached else (WHITE, RULE)
        drawing.add(Rect(left, _POINTER, width, height, fillColor=ground, strokeColor=edge, strokeWidth=0.6))
        if is_here:
            middle = left + width / 2
            points = [middle - _POINTER, _POINTER, middle + _POINTER, _POINTER, middle, 0]
            drawing.add(Polygon(points, fillColor=BLUE, strokeColor=None))
        color = WHITE if is_here else INK if is_reached else QUIET
        font = BOLD if is_here else REGULAR
        put_lines(drawing, lines, left + width / 2, _POINTER + height / 2, anchor="middle", font=font, color=color)
    return drawing
