"""Drawings: every label whole, readable and in the embedded font, nothing outside, missing values not taken for 0."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import combinations

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String

from tests.report.cases import COMPOUND
from workbench.charts.series import Bar, Bars, Radar, Span, Timeline
from workbench.report.drawings.bars import draw_bars
from workbench.report.drawings.labels import LEADING, SMALL, width_of, wrapped
from workbench.report.drawings.radar import draw_radar
from workbench.report.drawings.timeline import draw_timeline
from workbench.report.fonts import BOLD, REGULAR, register_fonts
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE, QUIET
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


def bars(*shares: Fraction | None, **marks: Fraction) -> Drawing:
    shown = tuple(
        Bar(
            label=LABELS[n % 6],
            share=share,
            target=marks.get("target"),
            text="noch offen",
            previous=marks.get("previous"),
        )
        for n, share in enumerate(shares)
    )
    return draw_bars(Bars(bars=shown, top_level=4, alt="x"), Language.GERMAN)


def radar(axes: int, *, missing: int | None = None) -> Drawing:
    shares = tuple(None if n == missing else Fraction(n % 5, 4) for n in range(axes))
    labels = tuple(LABELS[n % 6] for n in range(axes))
    targets = (Fraction(3, 4),) * axes
    return draw_radar(Radar(axes=labels, shares=shares, targets=targets, top_level=4, alt="x"), Language.GERMAN)


def timeline(months: int) -> Drawing:
    spans = tuple(Span(label=label, first=n, last=n + 2) for n, label in enumerate(LABELS))
    return draw_timeline(
        Timeline(
            months=tuple(f"{n % 12 + 1:02d}/26" for n in range(months)),
            groups=((COMPOUND * 3, spans), ("Beteiligung", spans[:1])),
            load=tuple(range(months)),
            capacity=(Fraction(40),) * months,
            alt="x",
        ),
        Language.GERMAN,
    )


def gallery() -> dict[str, Callable[[], Drawing]]:
    """Every sort of drawing, made when it is asked for."""
    return {
        "bars": lambda: bars(HALF, None, Fraction(0), Fraction(1), HALF, HALF, target=HALF, previous=HALF),
        "one bar": partial(bars, None),
        **{f"radar {axes}": partial(radar, axes, missing=1) for axes in range(3, 14)},
        **{f"timeline {months}": partial(timeline, months) for months in (1, 3, 12, 36)},
    }


DRAWINGS = gallery()


def shapes(group: Group, right: float = 0, up: float = 0) -> Iterator[tuple[Shape, float, float]]:
    """All shapes with how far their group is moved."""
    for shape in group.contents:
        if isinstance(shape, Group):
            yield from shapes(shape, right + shape.transform[4], up + shape.transform[5])
        else:
            yield shape, right, up


def of_kind(drawing: Drawing, kind: type[Shape]) -> list[Shape]:
    return [shape for shape, *_ in shapes(drawing) if isinstance(shape, kind)]


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float, str]]:
    """Left, bottom, right and top of every text."""
    found = []
    for shape, right, up in shapes(drawing):
        if isinstance(shape, String):
            width = width_of(shape.text, font=shape.fontName, size=shape.fontSize)
            left = right + shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.textAnchor]
            found.append((left, up + shape.y, left + width, up + shape.y + shape.fontSize * 0.7, shape.text))
    return found


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
    for one, other in combinations(placed, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one[4], other[4])


@pytest.mark.parametrize("name", ["bars", "radar 13", "timeline 12"])
def test_no_label_is_cut(name: str) -> None:
    drawn = " ".join(text for *_, text in boxes(DRAWINGS[name]())).replace("- ", "")
    assert all(label in drawn for label in LABELS)


def test_a_bar_without_value_is_hatched_and_one_of_zero_is_not() -> None:
    open_lines, zero_lines = len(of_kind(bars(None), Line)), len(of_kind(bars(Fraction(0)), Line))
    assert open_lines > zero_lines + 10
    assert not [rect for rect in of_kind(bars(None), Rect) if rect.fillColor == BLUE]


def test_a_bar_is_as_long_as_its_share_of_the_scale() -> None:
    [quarter, *_] = [rect.width for rect in of_kind(bars(Fraction(1, 4)), Rect) if rect.fillColor == BLUE]
    [whole, *_] = [rect.width for rect in of_kind(bars(Fraction(1)), Rect) if rect.fillColor == BLUE]
    assert quarter / whole == pytest.approx(1 / 4)


def test_marks_and_key_are_there_only_where_they_mean_something() -> None:
    plain, marked = bars(HALF), bars(HALF, target=HALF, previous=HALF)
    assert not [line for line in of_kind(plain, Line) if line.strokeColor == ORANGE]
    # one mark at the bar and one in the key, for the target and for the last round
    assert len([line for line in of_kind(marked, Line) if line.strokeColor == ORANGE]) == 2
    assert len([circle for circle in of_kind(marked, Circle) if circle.strokeColor == QUIET]) == 2
    words = {text for *_, text in boxes(marked)}
    assert {"heute", "Ziel", "letzte Runde"} <= words
    assert "heute" not in {text for *_, text in boxes(plain)}


def test_a_radar_with_a_missing_value_has_a_gap_and_no_area() -> None:
    def blue(kind: type[Shape], drawing: Drawing, color: str) -> int:
        return len([shape for shape in of_kind(drawing, kind) if getattr(shape, color) == BLUE])

    whole, gap = radar(6), radar(6, missing=2)
    assert (blue(Polygon, whole, "fillColor"), blue(Polygon, gap, "fillColor")) == (1, 0)
    assert (blue(Circle, whole, "fillColor"), blue(Circle, gap, "fillColor")) == (6, 5)
    # six sides, or four without the two that meet at the missing value; one more line in the key
    assert (blue(Line, whole, "strokeColor"), blue(Line, gap, "strokeColor")) == (6 + 1, 4 + 1)


def test_bars_of_a_timeline_lie_in_their_months_and_are_cut_at_its_end() -> None:
    span = Span(label="Länger als der Plan", first=2, last=9)
    base = Timeline(
        months=("01/26", "02/26", "03/26", "04/26"),
        groups=(("Gruppe", (span,)),),
        load=(0, 8, 8, 8),
        capacity=(Fraction(40),) * 4,
        alt="x",
    )
    [bar] = [rect for rect in of_kind(draw_timeline(base, Language.GERMAN), Rect) if rect.fillColor == BLUE]
    outside = replace(base, groups=(("Gruppe", (replace(span, first=5),)),))
    # months 2 to 4 of 4: up to the right edge, less one point of air
    assert bar.x + bar.width == pytest.approx(CONTENT_WIDTH - 1)
    assert not [rect for rect in of_kind(draw_timeline(outside, Language.GERMAN), Rect) if rect.fillColor == BLUE]


def fitting(lines: Sequence[str], width: float) -> bool:
    return all(width_of(line) <= width for line in lines)


def test_wrapped_lines_fit_and_hold_every_word() -> None:
    lines = wrapped(f"{LABELS[1]} {COMPOUND}", 70, Language.GERMAN)
    assert fitting(lines, 70)
    assert "".join(lines).replace("-", "").replace(" ", "") == (LABELS[1] + COMPOUND).replace(" ", "")
    assert LEADING > SMALL
