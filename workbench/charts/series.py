"""From view models to series with a text alternative that says what the chart says, with its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.charts import wording
from workbench.present.numbers import level_text
from workbench.present.plan import PlanView
from workbench.present.plan_measures import MeasureView
from workbench.present.profile import AreaView, DimensionView, ProfileView
from workbench.present.texts import Reader

RADAR_FROM = 3
"""Fewer axes make no radar; bars say it better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: shares 0 to 1, None where there is no value; `text` stands at its end.

    `previous` is the share in the last round; `note` says what the bar rests on.
    """

    label: str
    share: Fraction | None
    target: Fraction | None
    text: str
    previous: Fraction | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Horizontal bars on a scale from 0 to `top_level`."""

    bars: tuple[Bar, ...]
    top_level: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Radar:
    """One axis for each dimension: today, target and, where there was one, the last round (else `previous` is empty).

    A missing share leaves a gap.
    """

    axes: tuple[str, ...]
    shares: tuple[Fraction | None, ...]
    targets: tuple[Fraction, ...]
    top_level: int
    alt: str
    previous: tuple[Fraction | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A measure's row in the timeline; months count from 1 and may lie outside of it."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows by group, and the hours planned in each month against those there are."""

    months: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Span, ...]], ...]
    load: tuple[int, ...]
    capacity: tuple[Fraction, ...]
    alt: str


def area_bars(profile: ProfileView, reader: Reader) -> Bars:
    """The areas in one picture, beside what they came to in the last round."""
    bars = tuple(
        Bar(
            label=area.title,
            share=area.share,
            target=None,
            text=area.level,
            previous=area.previous,
            note=area.answered,
        )
        for area in profile.areas
    )
    return _bars(bars, profile.top_level, reader)


def dimension_bars(area: AreaView, top_level: int, reader: Reader) -> Bars:
    """The dimensions of an area with their targets, beside the last round over the questions compared."""
    bars = tuple(
        Bar(
            label=dimension.title,
            share=dimension.share,
            target=dimension.target,
            text=dimension.level,
            previous=_previous(dimension),
            note="" if dimension.not_applicable else dimension.answered,
        )
        for dimension in area.dimensions
    )
    return _bars(bars, top_level, reader)


def _bars(bars: tuple[Bar, ...], top_level: int, reader: Reader) -> Bars:
    said = "; ".join(f"{bar.label} {bar.text}{_marks(bar, top_level, reader)}" for bar in bars)
    return Bars(bars=bars, top_level=top_level, alt=reader.say(wording.BARS, top=top_level, values=said))


def _marks(bar: Bar, top_level: int, reader: Reader) -> str:
    marks = ((wording.TARGET, bar.target), (wording.PREVIOUS, bar.previous))
    said = [
        reader.say(text, level=level_text(share * top_level, reader.language))
        for text, share in marks
        if share is not None
    ]
    return f" ({', '.join(said)})" if said else ""


def area_radar(area: AreaView, top_level: int, reader: Reader) -> Radar | None:
    """The dimensions of an area as a radar; None where it would have too few axes."""
    shown = [dimension for dimension in area.dimensions if not dimension.not_applicable]
    if len(shown) < RADAR_FROM:
        return None
    previous = tuple(_previous(dimension) for dimension in shown)
    return Radar(
        axes=tuple(dimension.title for dimension in shown),
        shares=tuple(dimension.share for dimension in shown),
        targets=tuple(dimension.target for dimension in shown),
        top_level=top_level,
        alt=_radar_alt(area, shown, top_level, reader),
        previous=previous if any(share is not None for share in previous) else (),
    )


def _previous(dimension: DimensionView) -> Fraction | None:
    return None if dimension.trend is None else dimension.trend.previous


def _radar_alt(area: AreaView, shown: Sequence[DimensionView], top_level: int, reader: Reader) -> str:
    said = "; ".join(f"{dimension.title} {dimension.level}" for dimension in shown)
    return reader.say(wording.RADAR, area=area.title, top=top_level, values=said)


def plan_timeline(plan: PlanView, reader: Reader) -> Timeline:
    """The measures of a plan by field of action, and the load of its months."""
    groups = tuple((field.title, tuple(_span(measure) for measure in field.measures)) for field in plan.fields)
    said = "; ".join(f"{measure.title} {measure.period}" for field in plan.fields for measure in field.measures)
    busiest = max(plan.months, key=lambda month: month.load)
    return Timeline(
        months=tuple(month.short for month in plan.months),
        groups=groups,
        load=tuple(month.load for month in plan.months),
        capacity=tuple(month.capacity for month in plan.months),
        alt=reader.say(wording.TIMELINE, values=said, hours=busiest.load, month=busiest.title),
    )


def _span(measure: MeasureView) -> Span:
    return Span(label=measure.title, first=measure.first_month, last=measure.last_month)
