"""How far sites lie apart: in each row a box of the middle half, its median, and above it a mark for every site."""

from collections import Counter
from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect

from workbench.charts import wording
from workbench.charts.spread import SpreadRow, Spreads
from workbench.report.drawings.labels import LEADING, SIZE, SMALL, put, put_lines, width_of, wrapped
from workbench.report.fonts import BOLD
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE, QUIET, RULE, TRACK, WHITE
from workbench.values import Language, Text

_LABEL_WIDTH = 180.0
_TEXT_WIDTH = 46.0
_GAP = 8.0
_BOX = 7.0
_ROW_GAP = 8.0
_SCALE = 16.0
_KEY = 15.0
_KEY_MARK = 16.0
_KEY_GAP = 12.0
_MARK = 2.4
_STEP = 2 * _MARK + 0.4
_REACH = 2.5
"""How far the median stands out of its box."""
_MOST_IN_A_STACK = 10
"""So many marks above one another make a row higher; more of them stand closer."""


def draw_spread(spreads: Spreads, language: Language) -> Drawing:
    """The rows from top to bottom, the scale and the key below them."""
    rows = spreads.rows
    labels = [wrapped(row.label, _LABEL_WIDTH, language) for row in rows]
    heights = [
        max(len(lines) * LEADING, _BOX + _STEP * min(_highest(row), _MOST_IN_A_STACK)) + _ROW_GAP
        for lines, row in zip(labels, rows, strict=True)
    ]
    left = _LABEL_WIDTH + _GAP
    width = CONTENT_WIDTH - left - _TEXT_WIDTH
    key = _key(spreads, language)
    foot = _SCALE + _KEY * len(key)
    top = sum(heights) + foot
    drawing = Drawing(CONTENT_WIDTH, top)
    _draw_scale(drawing, spreads.top_level, left=left, width=width, foot=foot)
    for row, lines, height in zip(rows, labels, heights, strict=True):
        middle = top - height / 2
        put_lines(drawing, lines, 0, middle)
        _draw_row(drawing, row, left=left, level=width / spreads.top_level, middle=middle)
        said = row.spread.median if row.spread else row.note
        put(drawing, said, CONTENT_WIDTH, middle - SIZE * 0.35, anchor="end", font=BOLD)
        top -= height
    _draw_key(drawing, key)
    return drawing


def _highest(row: SpreadRow) -> int:
    """How many marks stand above one another."""
    return max(Counter(row.marks).values(), default=0)


def _draw_scale(drawing: Drawing, top_level: int, *, left: float, width: float, foot: float) -> None:
    for level in range(top_level + 1):
        x = left + width * level / top_level
        drawing.add(Line(x, foot - 4, x, drawing.height, strokeColor=RULE, strokeWidth=0.4))
        put(drawing, str(level), x, foot - 14, anchor="middle", color=QUIET, size=SMALL)


def _draw_row(drawing: Drawing, row: SpreadRow, *, left: float, level: float, middle: float) -> None:
    """The box with the median, equal marks in stacks on top of it; `level` is the length of one."""
    step = _STEP * min(1.0, _MOST_IN_A_STACK / max(_highest(row), 1))
    bottom = middle - (_BOX + step * _highest(row)) / 2
    if row.spread is not None:
        figures = (
            row.spread.least_number,
            row.spread.lower_number,
            row.spread.upper_number,
            row.spread.greatest_number,
        )
        least, lower, upper, greatest = (left + level * float(figure) for figure in figures)
        if not row.marks:
            _draw_range(drawing, least, bottom, width=greatest - least)
        _draw_box(drawing, lower, bottom, width=max(upper - lower, 1.0))
        if row.before is not None:
            _draw_before(drawing, left + level * row.before, bottom)
        _draw_median(drawing, left + level * float(row.spread.median_number), bottom)
    for mark, count in Counter(row.marks).items():
        for number in range(count):
            _draw_mark(drawing, left + level * mark, bottom + _BOX + 1 + step * (number + 0.5))


def _draw_range(drawing: Drawing, x: float, y: float, *, width: float) -> None:
    drawing.add(Line(x, y + _BOX / 2, x + width, y + _BOX / 2, strokeColor=QUIET, strokeWidth=1))


def _draw_box(drawing: Drawing, x: float, y: float, *, width: float) -> None:
    drawing.add(Rect(x, y, width, _BOX, fillColor=TRACK, strokeColor=QUIET, strokeWidth=0.5))


def _draw_median(drawing: Drawing, x: float, y: float) -> None:
    drawing.add(Line(x, y - _REACH, x, y + _BOX, strokeColor=ORANGE, strokeWidth=2.2))


def _draw_before(drawing: Drawing, x: float, y: float) -> None:
    middle, half = y + _BOX / 2, _BOX / 2 - 0.3
    corners = [x - half, middle, x, middle + half, x + half, middle, x, middle - half]
    drawing.add(Polygon(corners, fillColor=WHITE, strokeColor=QUIET, strokeWidth=1.1))


def _draw_mark(drawing: Drawing, x: float, y: float) -> None:
    drawing.add(Circle(x, y, _MARK, fillColor=BLUE, strokeColor=WHITE, strokeWidth=0.5))


def _key(spreads: Spreads, language: Language) -> list[list[tuple[Text, str]]]:
    """What there is to explain, in as many lines as it takes."""
    sites = wording.SITE if spreads.has_marks else wording.RANGE
    texts = [sites, wording.MIDDLE_HALF, wording.MEDIAN, *([wording.MEDIAN_BEFORE] if spreads.has_before else [])]
    lines: list[list[tuple[Text, str]]] = [[]]
    for text in texts:
        each = (text, text.in_language(language))
        if sum(_key_width(said) for _, said in [*lines[-1], each]) > CONTENT_WIDTH:
            lines.append([])
        lines[-1].append(each)
    return lines


def _key_width(said: str) -> float:
    return _KEY_MARK + width_of(said, size=SMALL) + _KEY_GAP


def _draw_key(drawing: Drawing, lines: Sequence[Sequence[tuple[Text, str]]]) -> None:
    for number, line in enumerate(reversed(lines)):
        x, y = 0.0, _KEY * number
        for text, said in line:
            _draw_sign(drawing, text, x, y + 1)
            put(drawing, said, x + _KEY_MARK, y + 1.5, color=QUIET, size=SMALL)
            x += _key_width(said)


def _draw_sign(drawing: Drawing, text: Text, x: float, y: float) -> None:
    """What a text of the key explains."""
    if text is wording.SITE:
        _draw_mark(drawing, x + 6, y + _BOX / 2)
    elif text is wording.RANGE:
        _draw_range(drawing, x, y, width=12)
    elif text is wording.MIDDLE_HALF:
        _draw_box(drawing, x, y, width=12)
    elif text is wording.MEDIAN:
        _draw_median(drawing, x + 6, y + _REACH / 2)
    else:
        _draw_before(drawing, x + 6, y)
