"""Charts for the screen: series become Plotly figures, as JSON for `static/js/charts.js`.

Each chart is drawn for a wide and for a narrow place; the page takes the widest that fits. Plotly proves every figure
when it is made: a wrong name or value raises ValueError here, not in a reader's browser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import plotly.graph_objects as go

from workbench.charts import bars, radar, wording
from workbench.charts.marks import Layout, Trace
from workbench.charts.series import Bars, Radar, area_bars, area_radar, dimension_bars
from workbench.present.profile import AreaView, ProfileView
from workbench.present.texts import Reader
from workbench.values import Language

AREAS = "areas"


class Kind(StrEnum):
    """How a chart looks."""

    BARS = "bars"
    RADAR = "radar"


class Mark(StrEnum):
    """What a mark of a chart stands for."""

    TODAY = "today"
    TARGET = "target"
    PREVIOUS = "previous"


_WORDS = {Mark.TODAY: wording.TODAY, Mark.TARGET: wording.GOAL, Mark.PREVIOUS: wording.LAST_ROUND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of a page: `id` is unique there, `alt` says what it shows, `key` what its marks mean (empty: no need).

    `drawings` is a JSON list, the widest first: {"least_width": pixels, "data": …, "layout": …}.
    """

    id: str
    kind: Kind
    alt: str
    key: tuple[tuple[Mark, str], ...]
    drawings: list[dict[str, Any]]


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
