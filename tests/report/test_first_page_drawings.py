"""The drawings of page one: labels whole and readable, marks at their shares, a stage marked not by colour alone."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect, String

from tests.report.cases import COMPOUND
from tests.report.shapes import boxes, of_kind, overlapping
from workbench.present.first_page import AreaMarks, Areas, Mark, Standing
from workbench.report.drawings.area_bars import draw_area_bars
from workbench.report.drawings.labels import SMALL
from workbench.report.drawings.stage_scale import draw_stage_scale
from workbench.report.fonts import BOLD, REGULAR, register_fonts
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE
from workbench.values import Language

WIDTH = 228.0
STAGES = ("Am Anfang", "Erste Schritte", "Im Aufbau", "Fest verankert", "Dauerhaft wirksam")


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def mark(name: str, share: Fraction | None) -> Mark | None:
    return None if share is None else Mark(name=name, share=share, level="2,5")


def area(
    title: str = "Bestandsaufnahme",
    *,
    now: Fraction | None = Fraction(1, 2),
    before: Fraction | None = None,
    target: Fraction | None = None,
) -> AreaMarks:
    return AreaMarks(
        title=title,
        now=mark("heute", now),
        before=mark("letzte Runde", before),
        target=mark("Ziel", target),
        text="noch offen" if now is None else "2,5",
    )


def bars(*areas: AreaMarks) -> Drawing:
    return draw_area_bars(Areas(title="x", areas=areas, top_level=4, alt="x"), Language.GERMAN, width=WIDTH)


def scale(number: int | None, stages: tuple[str, ...] = STAGES) -> Drawing:
    standing = Standing(
        title="x",
        stage=None,
        number=number,
        stages=stages,
        alt="x",
        meaning="",
        mean="",
        before="",
        held_back="",
        clarify="",
    )
    return draw_stage_scale(standing, Language.GERMAN)


def everything() -> Drawing:
    marked = area(f"Bereich {COMPOUND}", before=Fraction(1, 4), target=Fraction(3, 4))
    return bars(marked, area(), area(now=None, target=Fraction(1)))


DRAWINGS: Mapping[str, Callable[[], Drawing]] = {
    "areas": everything,
    "no area": bars,
    "stages": lambda: scale(2),
    "long stages": lambda: scale(None, (COMPOUND, *STAGES)),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_labels_are_readable_inside_the_drawing_and_apart(name: str) -> None:
    drawing = DRAWINGS[name]()
    texts, placed = of_kind(drawing, String), boxes(drawing)
    assert {text.fontName for text in texts} <= {REGULAR, BOLD}
    assert all(text.fontSize >= SMALL >= 8 for text in texts)
    for left, bottom, right, top, text in placed:
        assert 0 <= left <= right <= drawing.width + 0.1, text
        assert 0 <= bottom <= top <= drawing.height + 0.1, text
    assert overlapping(placed) == []


def test_every_mark_has_its_name_and_number_beside_it() -> None:
    drawn = [text for *_, text in boxes(bars(area(before=Fraction(1, 4), target=Fraction(3, 4))))]
    assert drawn == ["Bestandsaufnahme", "heute 2,5", "letzte Runde 2,5", "Ziel 2,5"]


def test_marks_stand_at_their_shares_each_in_its_own_shape() -> None:
    drawing = bars(area(now=Fraction(1, 2), before=Fraction(1, 4), target=Fraction(3, 4)))
    [today] = [rect for rect in of_kind(drawing, Rect) if rect.fillColor == BLUE]
    ring, _in_words = of_kind(drawing, Circle)
    stroke, _in_words = (line for line in of_kind(drawing, Line) if line.strokeColor == ORANGE)
    assert (today.width, ring.cx, stroke.x1) == pytest.approx((WIDTH / 2, WIDTH / 4, WIDTH * 3 / 4))


def test_an_area_without_a_value_has_no_bar_of_length_zero() -> None:
    drawing = bars(area(now=None))
    assert not [rect for rect in of_kind(drawing, Rect) if rect.fillColor == BLUE]
    assert [text for *_, text in boxes(drawing)] == ["Bestandsaufnahme", "noch offen"]


@pytest.mark.parametrize("number", range(5))
def test_the_stage_reached_is_dark_bold_and_pointed_at(number: int) -> None:
    drawing = scale(number)
    [dark] = [rect for rect in of_kind(drawing, Rect) if rect.fillColor == BLUE]
    [pointer] = of_kind(drawing, Polygon)
    [bold] = [text for text in of_kind(drawing, String) if text.fontName == BOLD]
    assert bold.text == f"{number} {STAGES[number]}"
    middle = dark.x + dark.width / 2
    assert (pointer.points[4], bold.x) == pytest.approx((middle, middle))
    assert middle == pytest.approx(CONTENT_WIDTH * (number + 0.5) / 5, abs=3)


def test_no_stage_is_marked_while_it_is_open() -> None:
    drawing = scale(None)
    assert not of_kind(drawing, Polygon)
    assert not [text for text in of_kind(drawing, String) if text.fontName == BOLD]
    assert len({str(rect.fillColor) for rect in of_kind(drawing, Rect)}) == 1
