"""Drawings: every label whole, readable and in the embedded font, nothing outside, missing values not taken for 0."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect, Shape, String

from tests.report.cases import COMPOUND
from tests.report.shapes import boxes, of_kind, overlapping
from workbench.charts.series import Bar, Bars, Radar
from workbench.report.drawings.bars import draw_bar, draw_marks_key, draw_scale
from workbench.report.drawings.labels import LEADING, SMALL, width_of, wrapped
from workbench.report.drawings.radar import draw_radar
from workbench.report.fonts import BOLD, REGULAR, register_fonts
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE
from workbench.values import Language

LABELS = (
    "Unterstützung durch die Verwaltungsspitze",
    "Handlungsspielraum des Entwicklungsteams in allen seinen Aufgaben",
    "Klare Aufgabenverteilung",
    COMPOUND,
    "Verwaltung als „engagiertes Unternehmen“: was gelebt wird",
    "Recht",
)
HALF = Fraction(1, 2)


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def a_bar(
    share: Fraction | None,
    *,
    target: Fraction | None = None,
    previous: Fraction | None = None,
    median: Fraction | None = None,
) -> Bar:
    return Bar(label="Recht", share=share, target=target, text="", previous=previous, median=median)


def bar(share: Fraction | None) -> Drawing:
    return draw_bar(a_bar(share), 4, width=100)


def key(shown: Bar) -> Drawing | None:
    return draw_marks_key(Bars(bars=(shown,), top_level=4, alt="x"), Language.GERMAN)


def radar(axes: int, *, missing: int | None = None) -> Drawing:
    shares = tuple(None if n == missing else Fraction(n % 5, 4) for n in range(axes))
    labels = tuple(LABELS[n % 6] for n in range(axes))
    targets = (Fraction(3, 4),) * axes
    return draw_radar(Radar(axes=labels, shares=shares, targets=targets, top_level=4, alt="x"), Language.GERMAN)


def gallery() -> dict[str, Callable[[], Drawing]]:
    """Every sort of drawing, made when it is asked for."""
    return {
        "scale": partial(draw_scale, 4, width=CONTENT_WIDTH),
        **{f"radar {axes}": partial(radar, axes, missing=1) for axes in range(3, 14)},
    }


DRAWINGS = gallery()


@pytest.mark.parametrize("name", DRAWINGS)
def test_labels_are_in_the_embedded_font_and_not_too_small(name: str) -> None:
    texts = of_kind(DRAWINGS[name](), String)
    assert {text.fontName for text in texts} <= {REGULAR, BOLD}
    assert min(text.fontSize for text in texts) >= SMALL >= 8


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_text_leaves_the_drawing_or_covers_another(name: str) -> None:
    drawing = DRAWINGS[name]()
    assert drawing.width == pytest.approx(CONTENT_WIDTH)
    placed = boxes(drawing)
    for left, bottom, right, top, text in placed:
        assert left >= -0.1, text
        assert right <= drawing.width + 0.1, text
        assert bottom >= 0, text
        assert top <= drawing.height + 0.1, text
    assert overlapping(placed) == []


@pytest.mark.parametrize("name", ["radar 6", "radar 13"])
def test_no_label_is_cut(name: str) -> None:
    drawn = " ".join(text for *_, text in boxes(DRAWINGS[name]())).replace("- ", "")
    assert all(label in drawn for label in LABELS)


def test_a_bar_without_value_is_hatched_and_one_of_zero_is_not() -> None:
    open_lines, zero_lines = len(of_kind(bar(None), Line)), len(of_kind(bar(Fraction(0)), Line))
    assert open_lines > zero_lines + 10
    assert not [rect for rect in of_kind(bar(None), Rect) if rect.fillColor == BLUE]


def test_a_bar_is_as_long_as_its_share_of_the_scale() -> None:
    [quarter] = [rect.width for rect in of_kind(bar(Fraction(1, 4)), Rect) if rect.fillColor == BLUE]
    [whole] = [rect.width for rect in of_kind(bar(Fraction(1)), Rect) if rect.fillColor == BLUE]
    assert quarter / whole == pytest.approx(1 / 4)


def test_the_numbers_of_the_scale_stand_above_the_places_of_their_levels() -> None:
    places = [left + (right - left) / 2 for left, _, right, _, _ in boxes(draw_scale(4, width=100))]
    [whole] = [rect for rect in of_kind(bar(Fraction(1)), Rect) if rect.fillColor == BLUE]
    assert places == pytest.approx([whole.x + whole.width * level / 4 for level in range(5)])


def test_every_mark_stands_at_its_share_in_its_own_shape_and_within_the_drawing() -> None:
    shown = a_bar(HALF, target=Fraction(3, 4), previous=Fraction(0), median=Fraction(1))
    marked = draw_bar(shown, 4, width=100)
    [track, *_] = of_kind(marked, Rect)
    [target] = [line for line in of_kind(marked, Line) if line.strokeColor == ORANGE]
    [previous] = of_kind(marked, Circle)
    [median] = of_kind(marked, Polygon)
    shares = [(x - track.x) / track.width for x in (target.x1, previous.cx, median.points[0])]
    assert shares == pytest.approx([0.75, 0, 1])
    assert previous.cx - previous.r >= 0
    assert max(median.points[::2]) <= marked.width
    assert min(median.points[1::2]) >= 0


def test_the_key_names_the_marks_there_are_and_is_left_out_where_there_are_none() -> None:
    assert key(a_bar(HALF)) is None
    with_target, with_all = key(a_bar(HALF, target=HALF)), key(a_bar(HALF, target=HALF, previous=HALF, median=HALF))
    assert with_target is not None
    assert with_all is not None
    assert [text for *_, text in boxes(with_target)] == ["heute", "Ziel"]
    assert [text for *_, text in boxes(with_all)] == ["heute", "Ziel", "letzte Runde", "Median der anderen Kommunen"]


def test_a_radar_with_a_missing_value_has_a_gap_and_no_area() -> None:
    def blue(kind: type[Shape], drawing: Drawing, color: str) -> int:
        return len([shape for shape in of_kind(drawing, kind) if getattr(shape, color) == BLUE])

    whole, gap = radar(6), radar(6, missing=2)
    assert (blue(Polygon, whole, "fillColor"), blue(Polygon, gap, "fillColor")) == (1, 0)
    assert (blue(Circle, whole, "fillColor"), blue(Circle, gap, "fillColor")) == (6, 5)
    # six sides, or four without the two that meet at the missing value
    assert (blue(Line, whole, "strokeColor"), blue(Line, gap, "strokeColor")) == (6, 4)


def fitting(lines: Sequence[str], width: float) -> bool:
    return all(width_of(line) <= width for line in lines)


def test_wrapped_lines_fit_and_hold_every_word() -> None:
    lines = wrapped(f"{LABELS[1]} {COMPOUND}", 70, Language.GERMAN)
    assert fitting(lines, 70)
    assert "".join(lines).replace("-", "").replace(" ", "") == (LABELS[1] + COMPOUND).replace(" ", "")
    assert LEADING > SMALL
