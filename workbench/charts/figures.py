"""Charts for the screen: series become Plotly figures, as JSON for `static/js/charts.js`.

Each chart is drawn for a wide and for a narrow place; the page takes the widest that fits. Plotly proves every figure
when it is made: a wrong name or value raises ValueError here, not in a reader's browser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from workbench.charts import bars, gantt, heatmap, overlay, radar, rows, spread, wording
from workbench.charts.expectation import expectation_bars
from workbench.charts.heatmap import Heatmap
from workbench.charts.marks import DECISION_SYMBOLS, STATUS_FILLS, Layout, Trace
from workbench.charts.overlay import Overlay
from workbench.charts.series import Bars, Radar, area_bars, area_radar, dimension_bars
from workbench.charts.spread import Spreads
from workbench.charts.timeline import Timeline, plan_timeline
from workbench.present.numbers import level_text
from workbench.present.plan import PlanView
from workbench.present.plan_wording import STATUSES
from workbench.present.profile import AreaView, ProfileView
from workbench.present.texts import Reader
from workbench.values import Language

AREAS = "areas"
TIMELINE, LOAD, EXPECTATION = "timeline", "load", "expectation"


class Kind(StrEnum):
    """How a chart looks."""

    BARS = "bars"
    RADAR = "radar"
    TIMELINE = "timeline"
    LOAD = "load"
    EXPECTATION = "expectation"
    HEATMAP = "heatmap"
    SPREAD = "spread"
    OVERLAY = "overlay"


class Mark(StrEnum):
    """What a mark of a chart stands for."""

    TODAY = "today"
    TARGET = "target"
    PREVIOUS = "previous"
    EXPECTED = "expected"
    LATE = "late"
    PROPOSED = "proposed"
    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    EARLIER = "earlier"
    ADMINISTRATION = "administration"
    COUNCIL = "council"
    BUDGET = "budget"
    EVENT = "event"
    LOAD = "load"
    OVER = "over"
    CAPACITY = "capacity"
    RANGE = "range"
    MIDDLE_HALF = "middle-half"
    MEDIAN = "median"
    SITE = "site"
    MEDIAN_BEFORE = "median-before"
    OPEN = "open"
    LEVEL_0 = "level-0"
    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    LEVEL_3 = "level-3"
    LEVEL_4 = "level-4"
    PROFILE_0 = "profile-0"
    PROFILE_1 = "profile-1"
    PROFILE_2 = "profile-2"
    PROFILE_3 = "profile-3"
    PROFILE_4 = "profile-4"


_WORDS = {
    Mark.TODAY: wording.TODAY,
    Mark.TARGET: wording.GOAL,
    Mark.PREVIOUS: wording.LAST_ROUND,
    Mark.EXPECTED: wording.EXPECTED,
    Mark.LATE: wording.IF_LATE,
    **{Mark(status): STATUSES[status] for status in STATUS_FILLS},
    Mark.EARLIER: wording.EARLIER,
    Mark.EVENT: wording.EVENT,
    Mark.LOAD: wording.PLANNED,
    Mark.OVER: wording.OVER,
    Mark.CAPACITY: wording.AVAILABLE,
    Mark.RANGE: wording.RANGE,
    Mark.MIDDLE_HALF: wording.MIDDLE_HALF,
    Mark.MEDIAN: wording.MEDIAN,
    Mark.SITE: wording.SITE,
    Mark.MEDIAN_BEFORE: wording.MEDIAN_BEFORE,
    Mark.OPEN: wording.NO_VALUE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of a page: `id` is unique there, `alt` says what it shows, `key` what its marks mean (empty: no need).

    `drawings` is a JSON list, the widest first: {"least_width": pixels, "data": …, "layout": …}. `sheets` are drawings
    for paper, to be put one below the other, none higher than a page; without any, the table stands for the chart.
    `title` is what the chart is about where its id does not tell.
    """

    id: str
    kind: Kind
    alt: str
    key: tuple[tuple[Mark, str], ...]
    drawings: list[dict[str, Any]]
    sheets: list[dict[str, Any]] = field(default_factory=list)
    title: str = ""


def profile_figures(profile: ProfileView, reader: Reader) -> dict[str, Chart]:
    """The charts of a profile by id: AREAS, then `bars_id` and `radar_id` of each area that has them.

    An area without any value has nothing to draw.
    """
    charts = [bars_chart(AREAS, area_bars(profile, reader), reader.language)]
    for area in (*profile.areas, *profile.supplementary):
        charts.extend(_area_charts(area, profile.top_level, reader))
    return {chart.id: chart for chart in charts}


def bars_id(questionnaire: str) -> str:
    """The id of the bars of an area, or of a supplementary questionnaire."""
    return f"{questionnaire}-bars"


def radar_id(questionnaire: str) -> str:
    """The id of its radar."""
    return f"{questionnaire}-radar"


def bars_chart(chart_id: str, series: Bars, language: Language) -> Chart:
    """Bars as a chart."""
    drawings = [_drawing(width, *bars.draw_bars(series, language, width=width)) for width in (bars.WIDE, bars.NARROW)]
    marks = [
        *([Mark.TARGET] if any(bar.target is not None for bar in series.bars) else []),
        *([Mark.PREVIOUS] if any(bar.previous is not None for bar in series.bars) else []),
    ]
    return Chart(id=chart_id, kind=Kind.BARS, alt=series.alt, key=_key(marks, language), drawings=drawings)


def radar_chart(chart_id: str, series: Radar, language: Language) -> Chart:
    """A radar as a chart."""
    drawings = [
        _drawing(radar.WIDE, *radar.draw_wide_radar(series, language)),
        _drawing(radar.NARROW, *radar.draw_narrow_radar(series, language)),
    ]
    marks = [Mark.TARGET, *([Mark.PREVIOUS] if series.previous else [])]
    return Chart(id=chart_id, kind=Kind.RADAR, alt=series.alt, key=_key(marks, language), drawings=drawings)


def plan_figures(plan: PlanView, reader: Reader) -> dict[str, Chart]:
    """The charts of a plan by id: TIMELINE, LOAD, and `expectation_id` of each area that has a value.

    A plan without any measure has nothing to draw.
    """
    if not plan.fields:
        return {}
    timeline, language = plan_timeline(plan, reader), reader.language
    charts = [timeline_chart(TIMELINE, timeline, reader), load_chart(LOAD, timeline, language)]
    for number, area in enumerate(expectation_bars(plan.expectation, reader), start=1):
        charts.append(expectation_chart(expectation_id(number), area.title, area.bars, language=language))
    return {chart.id: chart for chart in charts}


def expectation_id(number: int) -> str:
    """The id of the expectation of an area, the first has number 1."""
    return f"{EXPECTATION}-{number}"


def timeline_chart(chart_id: str, series: Timeline, reader: Reader) -> Chart:
    """The measures of a plan as a chart; what is to be decided by whom is a mark at their beginning."""
    language = reader.language
    return Chart(
        id=chart_id,
        kind=Kind.TIMELINE,
        alt=series.rows_alt,
        key=tuple(_timeline_key(series, reader)),
        drawings=[_drawing(width, *gantt.draw_timeline(series, language, width=width)) for width in _GANTT_WIDTHS],
        sheets=[_sheet(gantt.MEDIUM, *sheet) for sheet in gantt.timeline_sheets(series, language)],
    )


def load_chart(chart_id: str, series: Timeline, language: Language) -> Chart:
    """The hours of a plan's months as a chart."""
    marks = [Mark.LOAD, *([Mark.OVER] if any(series.over) else []), Mark.CAPACITY]
    return Chart(
        id=chart_id,
        kind=Kind.LOAD,
        alt=series.load_alt,
        key=tuple((mark, _WORDS[mark].in_language(language)) for mark in marks),
        drawings=[_drawing(width, *gantt.draw_load(series, language, width=width)) for width in _GANTT_WIDTHS],
        sheets=[_sheet(gantt.MEDIUM, *gantt.draw_load(series, language, width=gantt.MEDIUM))],
    )


def expectation_chart(chart_id: str, title: str, series: Bars, *, language: Language) -> Chart:
    """What a plan lets expect in an area, as a chart."""
    marks = [
        Mark.TODAY,
        Mark.EXPECTED,
        *([Mark.LATE] if any(bar.if_late is not None for bar in series.bars) else []),
        Mark.TARGET,
    ]
    return replace(
        bars_chart(chart_id, series, language),
        kind=Kind.EXPECTATION,
        key=tuple((mark, _WORDS[mark].in_language(language)) for mark in marks),
        sheets=[
            _sheet(bars.WIDE, *bars.draw_bars(sheet, language, width=bars.WIDE))
            for sheet in bars.bar_sheets(series, language)
        ],
        title=title,
    )


_kept = lru_cache(maxsize=64)
"""Plotly checks every number of a figure, which takes longer than all else; the same series gives the same chart.

A comparison has seven at most, in each language, so those of a few cohorts are kept.
"""


@_kept
def heatmap_chart(chart_id: str, series: Heatmap, language: Language) -> Chart:
    """Levels of sites in dimensions as a chart; its key has a mark for each shade there can be."""
    return Chart(
        id=chart_id,
        kind=Kind.HEATMAP,
        alt=series.alt,
        key=(*_shades(series.top_level, language), *_key_of([Mark.OPEN] if series.has_open else [], language)),
        drawings=[
            _drawing(heatmap.width_of(series, cell), *heatmap.draw_heatmap(series, language, cell=cell))
            for cell in heatmap.widths(series)
        ],
        sheets=[
            _sheet(heatmap.width_of(sheet, PAPER_CELL), *heatmap.draw_heatmap(sheet, language, cell=PAPER_CELL))
            for sheet in heatmap.heat_sheets(series)
        ],
    )


PAPER_CELL = heatmap.CELLS[-1]


def _shades(top_level: int, language: Language) -> Iterator[tuple[Mark, str]]:
    """What each shade stands for."""
    levels: dict[int, list[int]] = {}
    for level in range(top_level + 1):
        levels.setdefault(heatmap.shade_of(Fraction(level), top_level), []).append(level)
    for shade, found in levels.items():
        first, last = Fraction(found[0]), min(Fraction(found[-1]) + Fraction(9, 10), Fraction(top_level))
        said = wording.LEVELS if last > first else wording.LEVEL
        names = {"first": level_text(first, language), "last": level_text(last, language)}
        yield Mark(f"level-{shade}"), said.in_language(language).format(level=names["first"], **names)


@_kept
def spread_chart(chart_id: str, title: str, series: Spreads, *, language: Language) -> Chart:
    """How far the sites lie apart in an area, as a chart."""
    marks = [
        Mark.MEDIAN,
        Mark.MIDDLE_HALF,
        Mark.RANGE,
        *([Mark.SITE] if series.has_marks else []),
        *([Mark.MEDIAN_BEFORE] if series.has_before else []),
    ]
    return Chart(
        id=chart_id,
        kind=Kind.SPREAD,
        alt=series.alt,
        key=_key_of(marks, language),
        drawings=[_drawing(each.width, *spread.draw_spreads(series, language, plane=each)) for each in rows.PLANES],
        sheets=[_sheet(rows.PAPER_PLANE.width, *spread.draw_spreads(series, language, plane=rows.PAPER_PLANE))],
        title=title,
    )


@_kept
def overlay_chart(chart_id: str, title: str, series: Overlay, *, language: Language) -> Chart:
    """Profiles of a few sites over one another, as a chart; its key has a mark for each site."""
    return Chart(
        id=chart_id,
        kind=Kind.OVERLAY,
        alt=series.alt,
        key=tuple((Mark(f"profile-{number}"), name) for number, (name, _) in enumerate(series.sites)),
        drawings=[_drawing(each.width, *overlay.draw_overlay(series, language, plane=each)) for each in rows.PLANES],
        sheets=[_sheet(rows.PAPER_PLANE.width, *overlay.draw_overlay(series, language, plane=rows.PAPER_PLANE))],
        title=title,
    )


def _key_of(marks: Sequence[Mark], language: Language) -> tuple[tuple[Mark, str], ...]:
    return tuple((mark, _WORDS[mark].in_language(language)) for mark in marks)


_GANTT_WIDTHS = (gantt.WIDE, gantt.MEDIUM, gantt.SMALL, gantt.NARROW)


def _timeline_key(series: Timeline, reader: Reader) -> Iterator[tuple[Mark, str]]:
    """Only what there is, in the order of a measure's way."""
    statuses = {span.status for span in series.spans}
    bodies = {span.due.body: span.due.body_name for span in series.spans if span.due is not None and span.due.at >= 0}
    for status in STATUS_FILLS:
        if status in statuses:
            yield Mark(status), reader.say(_WORDS[Mark(status)])
    if any(span.first < 1 <= span.last for span in series.spans):
        yield Mark.EARLIER, reader.say(wording.EARLIER)
    for body in DECISION_SYMBOLS:
        if body in bodies:
            yield Mark(body), reader.say(wording.DECISION, body=bodies[body])
    if series.events:
        yield Mark.EVENT, reader.say(wording.EVENT)


def _key(marks: Sequence[Mark], language: Language) -> tuple[tuple[Mark, str], ...]:
    """Today's mark needs words only beside others."""
    return tuple((mark, _WORDS[mark].in_language(language)) for mark in (Mark.TODAY, *marks)) if marks else ()


def _area_charts(area: AreaView, top_level: int, reader: Reader) -> Iterator[Chart]:
    if all(dimension.share is None for dimension in area.dimensions):
        return
    yield bars_chart(bars_id(area.id), dimension_bars(area, top_level, reader), reader.language)
    if series := area_radar(area, top_level, reader):
        yield radar_chart(radar_id(area.id), series, reader.language)


def _drawing(least_width: int, traces: list[Trace], layout: Layout) -> dict[str, Any]:
    # an empty template: Plotly's own would be written into every figure
    figure = go.Figure(data=traces, layout={**layout, "template": {}})
    document: dict[str, Any] = figure.to_plotly_json()
    return {"least_width": least_width, "data": document["data"], "layout": document["layout"]}


def _sheet(width: int, traces: list[Trace], layout: Layout) -> dict[str, Any]:
    return _drawing(width, traces, {**layout, "width": width})
