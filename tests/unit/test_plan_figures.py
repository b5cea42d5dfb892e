"""Figures of a plan: every measure in its months, its status without colour, what is to be decided until when."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from tests.content.plans import all_zero, answers_of, mixed
from tests.unit.test_figures import colours, letters, traces, words
from workbench.answers.model import Site
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.charts.expectation import expectation_bars
from workbench.charts.figures import (
    LOAD,
    TIMELINE,
    Chart,
    Kind,
    Mark,
    expectation_chart,
    expectation_id,
    load_chart,
    plan_figures,
    timeline_chart,
)
from workbench.charts.marks import DECISION_SYMBOLS, PAPER, STATUS_FILLS
from workbench.charts.series import Bar, Bars
from workbench.charts.timeline import Due, EventMark, Span, Timeline, plan_timeline
from workbench.content.load import load_content, packaged_content
from workbench.content.model import DecisionBody
from workbench.plan.living import LivingMeasure, Status
from workbench.present.plan import PlanView, plan_view
from workbench.present.texts import Reader
from workbench.values import Event, Language, Month, Text

GERMAN = Language.GERMAN
HALF = Fraction(1, 2)
CONTENT = load_content(packaged_content())
COMPOUND = "Bürgerengagementförderungskoordinationsstellenleitung"
START = Month(2026, 4)
YEAR = PlanWishes(start=START, hours_per_month=Fraction(40))
THREE_YEARS = PlanWishes(start=START, months=36, hours_per_month=Fraction(100), max_measures=40, max_at_a_time=0)
# Two in one month, one at the very beginning, one that reaches beyond the year.
WORKSHOP_DAYS = ((2026, 4, 1), (2026, 6, 11), (2026, 6, 25), (2026, 9, 10), (2026, 12, 3), (2027, 3, 31))
STATUSES = (Status.DONE, Status.RUNNING, Status.PAUSED, Status.PLANNED, Status.PROPOSED, Status.PROPOSED)


@cache
def assessed(wishes_name: str) -> Assessment:
    """A town where nothing is there yet and much is to be done, or one with something of everything."""
    wishes, level = (THREE_YEARS, all_zero) if wishes_name == "long" else (YEAR, mixed)
    return assess(
        CONTENT,
        Site(name="Musterhausen", kind="stadt"),
        on=dt.date(2026, 3, 1),
        answers=answers_of(CONTENT, level),
        wishes=wishes,
    )


def living(measures: Sequence[LivingMeasure]) -> tuple[LivingMeasure, ...]:
    """The measures with a status each, one begun before the plan, one long over, and an own one with a long title."""
    found = [
        replace(each, status=STATUSES[number % len(STATUSES)], progress=40) for number, each in enumerate(measures)
    ]
    found[0] = replace(found[0], start=START.plus(-5), end=START.plus(-4))
    found[1] = replace(found[1], start=START.plus(-2))
    own = replace(found[5].measure, id="own", title=Text(f"{COMPOUND} und {COMPOUND}"), field="", hours=90)
    return (*found, replace(found[5], measure=own, is_own=True, status=Status.PLANNED))


def workshops() -> tuple[Event, ...]:
    """Six, of two days each."""
    days = [dt.date(*day) for day in WORKSHOP_DAYS]
    return tuple(
        Event(
            key=f"w{number}",
            title=f"Workshop {number}",
            first_day=day,
            last_day=day + dt.timedelta(days=1),
            place="Bürgerhaus am Markt" if number % 2 else "",
        )
        for number, day in enumerate(days, start=1)
    )


def view_of(name: str = "year", language: Language = Language.GERMAN) -> tuple[PlanView, Reader]:
    """A plan over a year, or "long": forty measures over three, as people have worked on them."""
    assessment = assessed(name)
    assert assessment.plan is not None
    reader = Reader(language, CONTENT.model.site_kinds["stadt"])
    lived = replace(assessment, measures=living(assessment.measures))
    return plan_view(lived, assessment.plan, reader, events=workshops(), changed=True), reader


def timeline_of(*spans: Span, months: int = 12, events: Sequence[EventMark] = ()) -> Timeline:
    """One field of action, forty hours in each month, all of them planned."""
    return Timeline(
        start=START,
        months=tuple(f"{month % 12 + 1:02d}/26" for month in range(months)),
        groups=(("1 Steuerung", spans),),
        load=(40,) * months,
        capacity=(Fraction(40),) * months,
        events=tuple(events),
    )


def drawn(timeline: Timeline) -> Chart:
    """A timeline as a chart."""
    return timeline_chart("x", timeline, Reader(GERMAN, CONTENT.model.site_kinds["stadt"]))


def bars_of(chart: Chart, drawing: int = 0) -> list[tuple[float, float]]:
    """From where to where each bar goes, in months since the beginning."""
    found = traces(chart, "bar", drawing)
    return [(first, first + length) for bar in found for first, length in zip(bar["base"], bar["x"], strict=True)]


def marks_of(chart: Chart, symbol: str, *, size: int | None = None) -> list[tuple[float, float]]:
    """The places of all marks of a shape in the widest drawing."""
    found = [trace for trace in traces(chart, "scatter") if trace.get("marker", {}).get("symbol") == symbol]
    return [
        place
        for trace in found
        if size is None or trace["marker"]["size"] == size
        for place in zip(trace["x"], trace["y"], strict=True)
    ]


def key_of(chart: Chart) -> dict[Mark, str]:
    return dict(chart.key)


def names(drawing: dict[str, Any]) -> str:
    """All letters of a drawing in one line."""
    return letters("".join(words(drawing)))


def least_month(drawing: dict[str, Any]) -> float:
    """The width of a month in pixels where the drawing just fits."""
    axis, margin = drawing["layout"]["xaxis"], drawing["layout"]["margin"]
    share = axis["domain"][1] - axis["domain"][0]
    return float((drawing["least_width"] - margin["l"] - margin["r"]) * share / axis["range"][1])


def placed_words(drawing: dict[str, Any]) -> list[tuple[float, str]]:
    """Every line of text with its place across."""
    texts = [trace for trace in drawing["data"] if "text" in trace]
    return [place for trace in texts for place in zip(trace["x"], trace["text"], strict=True)]


# --- all of them ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["year", "long"])
def test_every_chart_of_a_plan_is_json_and_takes_no_colour_but_the_themes(name: str) -> None:
    for chart in plan_figures(*view_of(name)).values():
        found = chart.drawings + chart.sheets
        assert json.loads(json.dumps(found)) == found
        assert all(re.fullmatch(r"var\(--chart-[a-z]+\)", colour) for colour in colours(found))
        assert not any("<" in word for drawing in found for word in words(drawing))


def test_a_plan_has_a_timeline_its_load_and_what_to_expect_in_each_area() -> None:
    view, reader = view_of()
    charts = plan_figures(view, reader)
    areas = list(dict.fromkeys(dimension.area for dimension in view.expectation.dimensions))
    assert list(charts) == [TIMELINE, LOAD, *(expectation_id(number) for number in range(1, len(areas) + 1))]
    assert [chart.title for chart in charts.values() if chart.kind is Kind.EXPECTATION] == areas


def test_a_plan_without_measures_has_nothing_to_draw() -> None:
    view, reader = view_of()
    assert plan_figures(replace(view, fields=(), decisions=()), reader) == {}


def test_the_widest_drawing_comes_first_and_one_fits_a_telephone() -> None:
    for chart in plan_figures(*view_of()).values():
        widths = [drawing["least_width"] for drawing in chart.drawings]
        assert widths == sorted(widths, reverse=True)
        assert widths[-1] <= 320 - 2 * 16


@pytest.mark.parametrize("name", ["year", "long"])
def test_nothing_on_paper_is_higher_than_half_a_page_or_wider_than_one(name: str) -> None:
    assert PAPER < 1047 / 2  # A4 less a centimetre above and below
    for chart in plan_figures(*view_of(name)).values():
        assert chart.sheets
        for sheet in chart.sheets:
            assert sheet["layout"]["height"] <= PAPER
            assert sheet["layout"]["width"] <= 718  # A4 less a centimetre on either side, 96 pixels to the inch


# --- timeline -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["year", "long"])
@pytest.mark.parametrize("language", list(Language))
def test_every_measure_stands_whole_in_every_drawing_and_once_on_paper(name: str, language: Language) -> None:
    view, reader = view_of(name, language)
    chart = plan_figures(view, reader)[TIMELINE]
    on_paper = "".join(map(names, chart.sheets))
    for measure in view.measures:
        said = letters(f"{measure.number} {measure.title}")
        assert all(said in names(drawing) for drawing in chart.drawings)
        assert on_paper.count(said) == 1


def test_a_bar_begins_and_ends_with_its_months() -> None:
    view, reader = view_of("long")
    chart = plan_figures(view, reader)[TIMELINE]
    expected = [
        (max(measure.first_month - 1, 0), measure.last_month) for measure in view.measures if measure.last_month > 0
    ]
    for drawing in range(len(chart.drawings)):
        assert sorted(bars_of(chart, drawing)) == sorted(expected)


def test_every_status_has_a_fill_of_its_own_and_a_word() -> None:
    spans = [Span(label="x", first=1, last=2, status=status) for status in STATUS_FILLS]
    chart = drawn(timeline_of(*spans))
    looks = [json.dumps(bar["marker"]) for bar in traces(chart, "bar")]
    assert len(set(looks)) == len(STATUS_FILLS)
    assert list(key_of(chart).values()) == ["vorgeschlagen", "geplant", "läuft", "pausiert", "erledigt"]


def test_only_what_is_there_is_explained() -> None:
    assert list(key_of(drawn(timeline_of(Span(label="x", first=1, last=2))))) == [Mark.PROPOSED]


def test_what_began_before_the_plan_says_so_and_what_ended_before_it_has_words_instead_of_a_bar() -> None:
    begun = Span(label="begonnen", first=-1, last=2, status=Status.RUNNING)
    over = Span(label="vorbei", first=-5, last=-4, period="November 2025 – Dezember 2025", status=Status.DONE)
    chart = drawn(timeline_of(begun, over))
    assert bars_of(chart) == [(0, 2)]
    assert [x for x, _ in marks_of(chart, "triangle-left")] == [0]
    assert Mark.EARLIER in key_of(chart)
    assert all(over.period in words(drawing) for drawing in chart.drawings)
    later = drawn(timeline_of(replace(begun, first=1), over))
    assert not marks_of(later, "triangle-left")
    assert Mark.EARLIER not in key_of(later)


def test_a_decision_stands_at_the_end_of_its_last_day_in_the_row_of_its_measure() -> None:
    view, reader = view_of()
    series = plan_timeline(view, reader)
    for decision in view.decisions:
        [span] = [span for span in series.spans if span.number == decision.measure.number]
        assert span.due is not None
        # the last day before it starts ends where its first month begins
        assert span.due.at == decision.measure.first_month - 1
        assert span.due.body is decision.body_id
    assert sum(span.due is not None for span in series.spans) == len(view.decisions) > 0


@pytest.mark.parametrize("body", DECISION_SYMBOLS)
def test_who_decides_is_told_by_the_shape_of_the_mark(body: DecisionBody) -> None:
    due = Due(at=Fraction(3), body=body, body_name="der Ausschuss")
    chart = drawn(timeline_of(Span(label="x", first=4, last=6, due=due)))
    [row] = traces(chart, "bar")[0]["y"]
    for other, symbol in DECISION_SYMBOLS.items():
        assert marks_of(chart, symbol) == ([(3, row)] if other is body else [])
    assert key_of(chart)[Mark(body)] == "bis dahin zu entscheiden: der Ausschuss"


def test_a_decision_that_was_due_before_the_plan_is_in_the_table_only() -> None:
    due = Due(at=Fraction(-2), body=DecisionBody.COUNCIL, body_name="Rat")
    chart = drawn(timeline_of(Span(label="x", first=-1, last=3, due=due)))
    assert not marks_of(chart, DECISION_SYMBOLS[DecisionBody.COUNCIL])
    assert Mark.COUNCIL not in key_of(chart)


def test_what_is_decided_has_no_mark() -> None:
    view, reader = view_of()
    running = {measure.number for measure in view.measures if measure.status_id in {Status.RUNNING, Status.DONE}}
    assert running
    assert all(span.due is None for span in plan_timeline(view, reader).spans if span.number in running)


def test_events_stand_in_the_middle_of_their_days() -> None:
    view, reader = view_of()
    places = [x for x, _ in marks_of(plan_figures(view, reader)[TIMELINE], "square", size=22)]
    # 1 and 2 April: a fifteenth of thirty days from the beginning, so half of that
    assert places[0] == pytest.approx(1 / 30)
    # 11 and 12 June: ten of thirty days gone, then one more to the middle
    assert places[1] == pytest.approx(2 + 11 / 30)
    # 31 March is the last day of the year, 1 April is no longer shown
    assert places[5] == pytest.approx(12 - 1 / 62)


def test_the_numbers_of_the_events_are_those_of_the_list_and_do_not_cover_each_other() -> None:
    events = [EventMark(number=number, first=Fraction(number, 9), last=Fraction(number, 9)) for number in range(1, 10)]
    chart = drawn(timeline_of(Span(label="x", first=1, last=36), months=36, events=events))
    for drawing in chart.drawings:
        places = [
            (x, y)
            for trace in drawing["data"]
            if trace.get("marker", {}).get("symbol") == "square"
            for x, y in zip(trace["x"], trace["y"], strict=True)
        ]
        month = least_month(drawing)
        for number, (x, y) in enumerate(places):
            assert all(abs(x - a) * month >= 22 or abs(y - b) >= 22 for a, b in places[:number])
        assert {str(number) for number in range(1, 10)} <= set(words(drawing))
    assert Mark.EVENT in key_of(chart)


def test_events_far_enough_from_each_other_stand_in_one_line() -> None:
    events = [EventMark(number=number, first=Fraction(2 * number), last=Fraction(2 * number)) for number in range(1, 6)]
    chart = drawn(timeline_of(Span(label="x", first=1, last=12), events=events))
    assert len({y for _, y in marks_of(chart, "square", size=22)}) == 1


@pytest.mark.parametrize("months", [1, 2, 3, 5, 11, 12, 13, 24, 25, 35, 36])
def test_the_months_that_are_named_have_room_for_their_names(months: int) -> None:
    series = timeline_of(Span(label="x", first=1, last=months), months=months)
    for drawing in drawn(series).drawings:
        month = least_month(drawing)
        named = [x for x, word in placed_words(drawing) if word.endswith("/26")]
        assert named[0] == 0
        # "04/26" is some 42 pixels wide
        assert all((end - x) * month >= 42 for x, end in zip(named, [*named[1:], months], strict=True))


def test_a_field_that_goes_on_on_the_next_sheet_repeats_its_title_and_its_months() -> None:
    spans = [Span(label=f"Maßnahme {number}", first=1, last=2, number=f"1.{number}") for number in range(1, 31)]
    chart = drawn(timeline_of(*spans))
    # 30 rows of some 30 pixels do not fit into 480
    assert len(chart.sheets) >= 2
    for sheet in chart.sheets:
        assert "1 Steuerung" in words(sheet)
        assert any("/26" in word for word in words(sheet))
    assert sum(word.startswith("1.") for sheet in chart.sheets for word in words(sheet)) == len(spans)


def test_what_a_timeline_shows_is_said() -> None:
    view, reader = view_of()
    chart = plan_figures(view, reader)[TIMELINE]
    for measure in view.measures:
        assert f"{measure.number} {measure.title}, {measure.period}, {measure.status}" in chart.alt
    for decision in view.decisions:
        assert f"{decision.body} {decision.until}, {decision.measure.title}" in chart.alt
    for event in view.events:
        assert f"{event.title} {event.when}" in chart.alt


def test_without_events_and_decisions_nothing_is_said_of_them() -> None:
    view, reader = view_of()
    said = plan_timeline(replace(view, events=(), decisions=()), reader).rows_alt
    assert "Termine" not in said
    assert "Entscheidungen" not in said


# --- load -----------------------------------------------------------------------------------------


def test_hours_beyond_those_there_are_stand_on_top_in_a_fill_of_their_own() -> None:
    series = replace(timeline_of(months=3), load=(30, 40, 50), capacity=(Fraction(40), Fraction(40), Fraction(75, 2)))
    chart = load_chart("x", series, GERMAN)
    within, beyond = traces(chart, "bar")
    assert within["y"] == [30, 40, 37.5]
    assert (beyond["x"], beyond["y"]) == ([2.5], [12.5])
    assert within["marker"] != beyond["marker"]
    assert chart.drawings[0]["layout"]["barmode"] == "stack"
    assert [mark for mark, _ in chart.key] == [Mark.LOAD, Mark.OVER, Mark.CAPACITY]
    assert Mark.OVER not in key_of(load_chart("x", timeline_of(), GERMAN))


def test_the_hours_there_are_change_where_a_month_begins() -> None:
    series = replace(timeline_of(months=2), capacity=(Fraction(40), Fraction(0)))
    [line] = traces(load_chart("x", series, GERMAN), "scatter")
    assert (line["x"], line["y"], line["line"]["shape"]) == ([0, 1, 2], [40, 0, 0], "hv")


def test_the_hours_of_a_month_stand_below_its_column_of_the_timeline() -> None:
    charts = plan_figures(*view_of())
    for timeline, load in zip(charts[TIMELINE].drawings[:2], charts[LOAD].drawings[:2], strict=True):
        assert timeline["layout"]["xaxis"]["domain"] == load["layout"]["xaxis"]["domain"]
        assert timeline["layout"]["xaxis"]["range"] == load["layout"]["xaxis"]["range"]
        assert timeline["layout"]["margin"]["l"] == load["layout"]["margin"]["l"]


def test_what_the_load_shows_is_said() -> None:
    view, reader = view_of()
    alt = plan_figures(view, reader)[LOAD].alt
    assert all(f"{month.title} {month.planned} von {month.available}" in alt for month in view.months)
    over = ", ".join(month.title for month in view.months if month.load > month.capacity)
    assert over
    assert alt.endswith(f"Mehr als verfügbar: {over}.")


# --- expectation ----------------------------------------------------------------------------------


def expected(today: Fraction | None, after: Fraction | None, late: Fraction | None = None, *, bars: int = 1) -> Chart:
    """What is expected of a dimension, its target at three quarters."""
    bar = Bar(label="Leitung", share=today, target=Fraction(3, 4), text="2,0", expected=after, if_late=late)
    return expectation_chart("x", "Bereich", Bars(bars=(bar,) * bars, top_level=4, alt="alt"), language=GERMAN)


def fills(chart: Chart) -> dict[str, list[tuple[float, float]]]:
    """From where to where the bars of a colour and a pattern go."""
    found: dict[str, list[tuple[float, float]]] = {}
    for bar in traces(chart, "bar"):
        look = bar["marker"].get("pattern", {}).get("shape", bar["marker"]["color"])
        base = bar.get("base", [0] * len(bar["x"]))
        found[look] = [(first, first + length) for first, length in zip(base, bar["x"], strict=True)]
    return found


def test_what_a_plan_adds_is_hatched_from_today_on() -> None:
    chart = expected(Fraction(1, 4), HALF)
    assert fills(chart)["var(--chart-today)"] == [(0, 1)]
    assert fills(chart)["/"] == [(1, 2)]
    assert [mark for mark, _ in chart.key] == [Mark.TODAY, Mark.EXPECTED, Mark.TARGET]


def test_where_the_plan_leads_if_it_slips_is_a_mark() -> None:
    chart = expected(Fraction(1, 4), Fraction(3, 4), HALF)
    assert [x for x, _ in marks_of(chart, "triangle-left")] == [2]
    assert Mark.LATE in key_of(chart)


def test_what_is_open_today_and_has_a_value_later_begins_at_nothing() -> None:
    found = fills(expected(None, HALF))
    assert found["/"] == [(0, 2)]
    assert found["var(--chart-today)"] == []
    assert found["var(--chart-track)"] == [(0, 4)]


def test_what_stays_open_is_an_empty_frame() -> None:
    found = fills(expected(None, None))
    assert found["var(--chart-ground)"] == [(0, 4)]
    assert found["var(--chart-track)"] == []
    assert "/" not in found


def test_a_level_expected_below_todays_is_a_stroke_on_the_bar() -> None:
    # an open question that a measure answers with a low level brings the mean down
    chart = expected(HALF, Fraction(1, 4))
    assert "/" not in fills(chart)
    assert 1 in [x for x, _ in marks_of(chart, "line-ns")]
    strokes = [trace for trace in traces(chart, "scatter") if trace["x"] == [1] and trace["mode"] == "markers"]
    assert strokes[-1]["marker"]["line"]["color"] == "var(--chart-today)"


def test_many_dimensions_are_parted_on_paper_and_none_is_lost() -> None:
    chart = expected(HALF, Fraction(3, 4), bars=20)
    assert len(chart.sheets) > 1
    assert sum(words(sheet).count("Leitung") for sheet in chart.sheets) == 20


@pytest.mark.parametrize("name", ["year", "long"])
def test_bars_and_words_are_those_of_the_plan(name: str) -> None:
    view, reader = view_of(name)
    dimensions = {dimension.title: dimension for dimension in view.expectation.dimensions}
    seen = 0
    for area in expectation_bars(view.expectation, reader):
        for bar in area.bars.bars:
            dimension = dimensions[bar.label]
            assert (bar.share, bar.expected) == (dimension.today_share, dimension.expected_share)
            assert (bar.target, bar.text) == (dimension.target_share, dimension.expected)
            assert bar.if_late in {None, dimension.if_late_share}
            assert (bar.if_late is None) == (dimension.if_late_share == dimension.expected_share)
            said = f"{bar.label}: heute {dimension.today}, nach dem Plan {dimension.expected}"
            if bar.if_late is not None:
                said += f", wenn sich die zweite Hälfte verzögert {dimension.if_late}"
            assert f"{said}, Ziel {dimension.target}" in area.bars.alt
            seen += 1
    assert seen == len(dimensions)


def test_an_area_that_is_open_throughout_has_no_chart() -> None:
    view, reader = view_of()
    first = view.expectation.dimensions[0].area
    blank = tuple(
        replace(each, today_share=None, expected_share=None, if_late_share=None) if each.area == first else each
        for each in view.expectation.dimensions
    )
    found = [area.title for area in expectation_bars(replace(view.expectation, dimensions=blank), reader)]
    assert found
    assert first not in found
