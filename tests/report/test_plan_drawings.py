"""Drawings of a plan: whole labels in 8 points at least, a look of its own for each status, marks where they belong."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect, Shape, String

from tests.report.cases import COMPOUND
from tests.report.shapes import boxes, of_kind, overlapping
from workbench.charts.expectation import ExpectedRow, ExpectedRows
from workbench.charts.timeline import Due, EventMark, Span, Timeline
from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.report.drawings import marks
from workbench.report.drawings.expected import draw_expectation
from workbench.report.drawings.load import draw_load, shows_hours
from workbench.report.drawings.months import LEFT
from workbench.report.drawings.timeline import MOST_ROWS, draw_timeline, split_rows
from workbench.report.fonts import BOLD, REGULAR, register_fonts
from workbench.report.style import BLUE, CONTENT_WIDTH, INK, ORANGE, WHITE
from workbench.values import Language, Month

LABELS = (
    "Schriftlichen Auftrag der Verwaltungsspitze erwirken",
    "Fachbereiche mit einem kurzen Fragebogen abfragen",
    COMPOUND,
    "Anlaufstelle",
    "Verwaltung und Politik mit Engagierten zusammenbringen, und zwar so, dass sie wiederkommen",
)
GERMAN = Language.GERMAN
HALF = Fraction(1, 2)
ROOM = (500.0, 640.0)


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def timeline_of(*spans: Span, months: int = 12, events: Sequence[EventMark] = ()) -> Timeline:
    """One field of action; forty hours in each month, all of them planned."""
    return Timeline(
        start=Month(2026, 5),
        months=("x",) * months,
        groups=(("1 Steuerung", spans),),
        load=(40,) * months,
        capacity=(Fraction(40),) * months,
        events=tuple(events),
    )


def rows(number: int, *, months: int = 12) -> tuple[Span, ...]:
    """So many measures with every status, every decision, and some that lie outside of the months."""
    return tuple(
        Span(
            label=LABELS[n % len(LABELS)],
            number=f"1.{n + 1}",
            first=n % (months + 4) - 2,
            last=n % (months + 4) + 1,
            period="November 2025 – Dezember 2025",
            status=marks.STATUSES[n % len(marks.STATUSES)],
            due=Due(at=Fraction(n % months), body=marks.BODIES[n % 3], body_name="Rat (Haushalt)") if n % 2 else None,
        )
        for n in range(number)
    )


def full(months: int) -> Timeline:
    """A timeline with everything that there can be."""
    events = [
        EventMark(number=n + 1, first=Fraction(n * months, 8), last=Fraction(n * months, 8) + HALF) for n in range(9)
    ]
    return replace(
        timeline_of(*rows(22, months=months), months=months, events=events),
        groups=(("1 Steuerung", rows(12, months=months)), (COMPOUND * 3, rows(10, months=months))),
        load=tuple(range(30, 30 + months)),
    )


def timeline_over(months: int) -> Drawing:
    return draw_timeline(full(months), GERMAN)


def load_over(months: int) -> Drawing:
    return draw_load(full(months), GERMAN)


def expected(*rows: ExpectedRow) -> Drawing:
    return draw_expectation(ExpectedRows(title="Bereich", rows=rows, top_level=4, alt="x"), GERMAN)


def row(today: Fraction | None, after: Fraction | None, late: Fraction | None = None) -> ExpectedRow:
    return ExpectedRow(
        label=COMPOUND, today="1,0", after="1,5 – 2,0", share=today, expected=after, if_late=late, target=HALF
    )


def gallery() -> dict[str, Callable[[], Drawing]]:
    """Every sort of drawing, made when it is asked for."""
    sizes = (1, 3, 6, 11, 12, 13, 18, 24, 36, 48)
    some = (row(HALF, Fraction(1), HALF), row(None, HALF), row(None, None), row(HALF, Fraction(0)))
    return {
        **{f"timeline {months}": partial(timeline_over, months) for months in sizes},
        **{f"load {months}": partial(load_over, months) for months in sizes},
        "expected": partial(expected, *some),
    }


DRAWINGS = gallery()


@pytest.mark.parametrize("name", DRAWINGS)
def test_labels_are_whole_readable_and_apart(name: str) -> None:
    drawing = DRAWINGS[name]()
    texts = of_kind(drawing, String)
    assert {text.fontName for text in texts} <= {REGULAR, BOLD}
    assert min(text.fontSize for text in texts) >= 8
    placed = boxes(drawing)
    for left, bottom, right, top, text in placed:
        assert left >= -0.1, text
        assert right <= CONTENT_WIDTH + 0.1, text
        assert bottom >= 0, text
        assert top <= drawing.height + 0.1, text
    assert overlapping(placed) == []


@pytest.mark.parametrize("months", [1, 12, 36])
def test_every_measure_stands_there_with_its_number_and_its_whole_title(months: int) -> None:
    drawn = [text for *_, text in boxes(draw_timeline(full(months), GERMAN))]
    joined = " ".join(drawn).replace("- ", "")
    for span in full(months).spans:
        assert span.number in drawn
        assert span.label in joined


def bar_looks(status: Status) -> tuple[object, ...]:
    """What a bar of that status is made of."""
    drawing = Drawing(100, 20)
    marks.bar(drawing, (0, 0, 60, 9), status)
    [frame] = of_kind(drawing, Rect)
    lines = [(line.x2 - line.x1, line.y2 - line.y1) for line in of_kind(drawing, Line)]
    slanting, upright = sum(dx > 0 for dx, _ in lines), sum(dx == 0 for dx, _ in lines)
    return frame.fillColor.hexval(), frame.strokeColor.hexval(), slanting > 0, upright > 0


def test_every_status_has_a_look_of_its_own_without_colour() -> None:
    looks = {status: bar_looks(status) for status in marks.STATUSES}
    assert len(set(looks.values())) == len(marks.STATUSES)
    # what is dark, white or light grey in greyscale, and hatched this way or that
    assert len({(fill, slanting, upright) for fill, _, slanting, upright in looks.values()}) == len(marks.STATUSES)


def test_hatching_stays_within_its_bar() -> None:
    place = (10.0, 5.0, 40.0, 9.0)
    found = [*marks.rising(place, 4), *marks.falling(place, 4), *marks.upright(place, 4)]
    assert len(found) > 20
    for x1, y1, x2, y2 in found:
        assert all(9.999 <= x <= 50.001 for x in (x1, x2))
        assert all(4.999 <= y <= 14.001 for y in (y1, y2))


def test_a_bar_lies_in_its_months_and_is_cut_at_both_ends() -> None:
    def bars(first: int, last: int) -> list[tuple[float, float]]:
        span = Span(label="x", first=first, last=last, status=Status.RUNNING)
        drawing = draw_timeline(timeline_of(span), GERMAN)
        # the key has one, too, at the left edge
        found = [rect for rect in of_kind(drawing, Rect) if rect.fillColor == BLUE and rect.x > LEFT - 1]
        return [(rect.x, rect.x + rect.width) for rect in found]

    month = (CONTENT_WIDTH - LEFT) / 12
    [(left, right)] = bars(3, 5)
    assert left == pytest.approx(LEFT + 2 * month, abs=2)
    assert right == pytest.approx(LEFT + 5 * month, abs=2)
    [(left, right)] = bars(-3, 20)
    assert (left, right) == (pytest.approx(LEFT, abs=2), pytest.approx(CONTENT_WIDTH, abs=2))
    assert bars(-3, 0) == bars(13, 14) == []


def test_what_began_earlier_has_an_arrow_and_what_lies_outside_has_words() -> None:
    begun = Span(label="x", first=-1, last=2, status=Status.RUNNING)
    over = Span(label="y", first=-5, last=-4, period="Dezember 2025", status=Status.DONE)
    drawn = draw_timeline(timeline_of(begun, over), GERMAN)
    # one at the bar, one in the key
    assert len(of_kind(drawn, Polygon)) == 2
    words = [text for *_, text in boxes(drawn)]
    assert {"begann früher", "Dezember 2025"} <= set(words)
    later = draw_timeline(timeline_of(replace(begun, first=1), over), GERMAN)
    assert not of_kind(later, Polygon)
    assert "begann früher" not in [text for *_, text in boxes(later)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [(DecisionBody.ADMINISTRATION, Circle), (DecisionBody.COUNCIL, Polygon), (DecisionBody.BUDGET, Rect)],
)
def test_who_decides_is_told_by_the_shape_of_the_mark(body: DecisionBody, kind: type[Shape]) -> None:
    due = Due(at=Fraction(3), body=body, body_name="der Ausschuss")
    decided = draw_timeline(timeline_of(Span(label="x", first=4, last=6)), GERMAN)
    open_one = draw_timeline(timeline_of(Span(label="x", first=4, last=6, due=due)), GERMAN)
    # one in its row, one in the key
    assert len(of_kind(open_one, kind)) - len(of_kind(decided, kind)) == 2
    assert "bis dahin zu entscheiden: der Ausschuss" in [text for *_, text in boxes(open_one)]


def test_the_number_of_an_event_stands_in_the_middle_of_its_days() -> None:
    events = [EventMark(number=1, first=Fraction(1), last=Fraction(2))]
    drawn = draw_timeline(timeline_of(Span(label="x", first=1, last=2), events=events), GERMAN)
    [square] = [rect for rect in of_kind(drawn, Rect) if rect.fillColor == INK and rect.x > LEFT]
    month = (CONTENT_WIDTH - LEFT) / 12
    assert square.x + square.width / 2 == pytest.approx(LEFT + 1.5 * month)
    assert [line.strokeDashArray for line in of_kind(drawn, Line) if line.strokeDashArray]


@pytest.mark.parametrize("months", [12, 24, 36])
def test_months_are_named_by_quarters_where_there_is_no_room_for_all(months: int) -> None:
    words = [
        text for *_, text in boxes(draw_timeline(timeline_of(Span(label="x", first=1, last=2), months=months), GERMAN))
    ]
    # from May 2026 on
    assert {"2026", "2027"} <= set(words)
    assert ("Mai" in words) == (months == 12)
    assert {"Jul", "Okt", "Jan"} <= set(words)


# --- parts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 25, 26, 60, 92])
def test_many_measures_stand_in_several_drawings_that_each_fit_a_page(number: int) -> None:
    whole = timeline_of(*rows(number))
    parts = split_rows(whole, GERMAN, ROOM)
    assert [span for groups in parts for _, spans in groups for span in spans] == list(whole.spans)
    for place, groups in enumerate(parts):
        assert sum(len(spans) for _, spans in groups) <= MOST_ROWS
        assert draw_timeline(replace(whole, groups=groups), GERMAN).height <= ROOM[min(place, 1)]
    assert len(parts) >= -(-number // MOST_ROWS)


def test_what_fits_one_drawing_is_not_split_and_parts_are_about_as_high() -> None:
    short = Span(label="kurz", first=1, last=2)
    assert len(split_rows(timeline_of(*[short] * MOST_ROWS), GERMAN, ROOM)) == 1
    counts = [len(spans) for [(_, spans)] in split_rows(timeline_of(*[short] * (MOST_ROWS + 1)), GERMAN, ROOM)]
    assert counts == [13, 13]


def test_a_field_that_goes_on_repeats_its_title() -> None:
    parts = split_rows(timeline_of(*rows(40)), GERMAN, ROOM)
    assert len(parts) > 1
    assert {title for groups in parts for title, _ in groups} == {"1 Steuerung"}


# --- load -----------------------------------------------------------------------------------------


def test_hours_beyond_those_there_are_stand_on_top_hatched_and_in_bold_numbers() -> None:
    series = replace(timeline_of(months=3), load=(30, 40, 50), capacity=(Fraction(40), Fraction(40), Fraction(75, 2)))
    drawn = draw_load(series, GERMAN)
    columns = [rect for rect in of_kind(drawn, Rect) if rect.x > LEFT]
    heights = [rect.height for rect in columns if rect.fillColor == BLUE]
    assert [height / heights[1] for height in heights] == [pytest.approx(share) for share in (0.75, 1, 37.5 / 40)]
    [beyond] = [rect for rect in columns if rect.fillColor == WHITE]
    assert beyond.height / heights[1] == pytest.approx(12.5 / 40)
    bold = {text.text for text in of_kind(drawn, String) if text.fontName == BOLD} - {"2026"}
    assert bold == {"50", "37,5"}
    assert "mehr als verfügbar" in [text for *_, text in boxes(drawn)]
    enough = draw_load(timeline_of(months=3), GERMAN)
    assert "mehr als verfügbar" not in [text for *_, text in boxes(enough)]


def test_the_hours_there_are_change_where_a_month_begins() -> None:
    drawn = draw_load(replace(timeline_of(months=2), capacity=(Fraction(40), Fraction(0))), GERMAN)
    level = [line for line in of_kind(drawn, Line) if line.strokeColor == ORANGE and line.x1 >= LEFT]
    middle = LEFT + (CONTENT_WIDTH - LEFT) / 2
    assert [(line.x1, line.x2) for line in level] == [(LEFT, middle), (middle, middle), (middle, CONTENT_WIDTH)]
    assert level[0].y1 > level[2].y1


@pytest.mark.parametrize(("months", "shown"), [(12, True), (24, True), (36, False)])
def test_hours_stand_below_their_columns_where_they_have_room(months: int, *, shown: bool) -> None:
    series = timeline_of(months=months)
    assert shows_hours(series, GERMAN) is shown
    words = [text for *_, text in boxes(draw_load(series, GERMAN))]
    assert words.count("40") == (2 * months if shown else 0)


# --- expectation ----------------------------------------------------------------------------------


def test_what_a_plan_adds_is_hatched_from_today_on() -> None:
    drawn = expected(row(Fraction(1, 4), HALF))
    wide = [rect for rect in of_kind(drawn, Rect) if rect.x > 100]
    [today] = [rect for rect in wide if rect.fillColor == BLUE]
    [added] = [rect for rect in wide if rect.fillColor == WHITE]
    assert added.x == pytest.approx(today.x + today.width)
    assert added.width == pytest.approx(today.width)


def test_a_plan_that_slips_has_an_arrow_only_where_that_matters() -> None:
    slips, holds = expected(row(HALF, Fraction(1), HALF)), expected(row(HALF, Fraction(1)))
    # one at the bar, one in the key
    assert (len(of_kind(slips, Polygon)), len(of_kind(holds, Polygon))) == (2, 0)


def test_a_dimension_without_value_is_an_empty_frame_and_no_bar_of_length_0() -> None:
    drawn = expected(row(None, None))
    wide = [rect for rect in of_kind(drawn, Rect) if rect.x > 100]
    assert [rect.fillColor for rect in wide] == [WHITE]
    assert "noch offen" in [text for *_, text in boxes(drawn)]
