"""What a plan lets expect: bars of today, hatched what the plan adds, marks of the target and of a plan that slips."""

from collections.abc import Iterator

from reportlab.graphics.shapes import Drawing, Line, Rect

from workbench.charts import wording
from workbench.charts.expectation import ExpectedRow, ExpectedRows
from workbench.report.drawings import marks
from workbench.report.drawings.labels import LEADING, SIZE, SMALL, put, put_lines, wrapped
from workbench.report.drawings.marks import KEY_LINE, KeyEntry, draw_key, key_lines
from workbench.report.fonts import BOLD, REGULAR
from workbench.report.style import BLUE, CONTENT_WIDTH, QUIET, RULE, TRACK, WHITE
from workbench.values import Language

_LABEL_WIDTH = 180.0
_GAP = 8.0
_LEFT = _LABEL_WIDTH + _GAP
_TODAY, _AFTER = 54.0, 62.0
_WIDTH = CONTENT_WIDTH - _LEFT - _TODAY - _AFTER
_BAR = 9.0
_ROW_GAP = 6.0
_HEAD = 14.0
_SCALE = 16.0
_KEY_GAP = 4.0
_BASELINE = 0.35


def draw_expectation(expected: ExpectedRows, language: Language) -> Drawing:
    """The rows from top to bottom, today's level and the one expected on the right, scale and key below."""
    labels = [wrapped(row.label, _LABEL_WIDTH, language, font=_font(row)) for row in expected.rows]
    heights = [max(_BAR, len(lines) * LEADING) + _ROW_GAP for lines in labels]
    key = key_lines(list(_key(expected, language)))
    foot = KEY_LINE * len(key) + _KEY_GAP + _SCALE
    top = foot + sum(heights)
    drawing = Drawing(CONTENT_WIDTH, top + _HEAD)
    for x, text in ((CONTENT_WIDTH - _AFTER, wording.TODAY), (CONTENT_WIDTH, wording.AFTER)):
        put(drawing, text.in_language(language), x, top + 4, anchor="end", color=QUIET, size=SMALL)
    _draw_scale(drawing, expected.top_level, foot=foot, top=top)
    for row, lines, height in zip(expected.rows, labels, heights, strict=True):
        middle = top - height / 2
        put_lines(drawing, lines, 0, middle, font=_font(row))
        _draw_row(drawing, row, middle=middle, language=language)
        top -= height
    draw_key(drawing, key)
    return drawing


def _font(row: ExpectedRow) -> str:
    return BOLD if row.is_area else REGULAR


def _draw_scale(drawing: Drawing, top_level: int, *, foot: float, top: float) -> None:
    for level in range(top_level + 1):
        x = _LEFT + _WIDTH * level / top_level
        drawing.add(Line(x, foot - 3, x, top, strokeColor=RULE, strokeWidth=0.4))
        put(drawing, str(level), x, foot - 12, anchor="middle", color=QUIET, size=SMALL)


def _draw_row(drawing: Drawing, row: ExpectedRow, *, middle: float, language: Language) -> None:
    baseline, bottom = middle - SIZE * _BASELINE, middle - _BAR / 2
    if not row.has_value:
        frame = Rect(_LEFT, bottom, _WIDTH, _BAR, fillColor=WHITE, strokeColor=RULE, strokeWidth=0.8)
        drawing.add(frame)
        said = wording.NO_VALUE.in_language(language)
        put(drawing, said, CONTENT_WIDTH, baseline, anchor="end", color=QUIET)
        return
    _draw_bar(drawing, row, bottom)
    put(drawing, row.today, CONTENT_WIDTH - _AFTER, baseline, anchor="end", font=_font(row))
    put(drawing, row.after, CONTENT_WIDTH, baseline, anchor="end", font=BOLD)


def _draw_bar(drawing: Drawing, row: ExpectedRow, bottom: float) -> None:
    today = _WIDTH * float(row.share or 0)
    after = today if row.expected is None else _WIDTH * float(row.expected)
    drawing.add(Rect(_LEFT, bottom, _WIDTH, _BAR, fillColor=TRACK, strokeColor=None))
    drawing.add(Rect(_LEFT, bottom, today, _BAR, fillColor=BLUE, strokeColor=None))
    if after > today:
        marks.expected_bar(drawing, (_LEFT + today, bottom, after - today, _BAR))
    if after < today:
        marks.below(drawing, _LEFT + after, bottom, _BAR)
    if row.target is not None:
        marks.target(drawing, _LEFT + _WIDTH * float(row.target), bottom, _BAR)
    if row.if_late is not None:
        marks.arrow(drawing, _LEFT + _WIDTH * float(row.if_late), bottom + _BAR / 2)


def _key(expected: ExpectedRows, language: Language) -> Iterator[KeyEntry]:
    """Only what there is."""
    rows = expected.rows
    yield KeyEntry(draw=marks.key_full, text=wording.TODAY.in_language(language))
    yield KeyEntry(draw=_key_expected, text=wording.EXPECTED_BAR.in_language(language))
    if any(row.if_late is not None for row in rows):
        yield KeyEntry(draw=marks.key_arrow, text=wording.IF_LATE.in_language(language))
    if any(row.target is not None for row in rows):
        yield KeyEntry(draw=_key_target, text=wording.GOAL.in_language(language))


def _key_expected(drawing: Drawing, x: float, y: float) -> None:
    marks.expected_bar(drawing, marks.key_bar(x, y))


def _key_target(drawing: Drawing, x: float, y: float) -> None:
    marks.target(drawing, x, y - 3.5, 7)
