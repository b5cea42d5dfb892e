"""From view models to series with a text alternative that says what the chart says, with its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.charts import wording
from workbench.present.numbers import level_text
from workbench.present.profile import AreaView, DimensionView, ProfileView
from workbench.present.texts import Reader

RADAR_FROM = 3
"""Fewer axes make no radar; bars say it better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: shares 0 to 1, None where there is no value; `text` stands at its end.

    `previous` is the share in the last round, `expected` the one after a plan, `if_late` the one if the plan's second
    half slips (None where that makes no difference); `median` is the share of the middle one of the other sites. `note`
    says what the bar rests on, `coverage` the same in short.
    """

    label: str
    share: Fraction | None
    target: Fraction | None
    text: str
    previous: Fraction | None = None
    note: str = ""
    expected: Fraction | None = None
    if_late: Fraction | None = None
    median: Fraction | None = None
    coverage: str = ""

    @property
    def has_value(self) -> bool:
        """Whether there is anything to draw, today or after the plan."""
        return self.share is not None or self.expected is not None


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
            median=area.median,
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
            median=dimension.median,
            coverage=dimension.coverage,
        )
        for dimension in area.dimensions
    )
    return _bars(bars, top_level, reader)


def _bars(bars: tuple[Bar, ...], top_level: int, reader: Reader) -> Bars:
    said = "; ".join(f"{bar.label} {bar.text}{_marks(bar, top_level, reader)}" for bar in bars)
    return Bars(bars=bars, top_level=top_level, alt=reader.say(wording.BARS, top=top_level, values=said))


def _marks(bar: Bar, top_level: int, reader: Reader) -> str:
    marks = ((wording.TARGET, bar.target), (wording.PREVIOUS, bar.previous), (wording.OTHERS_MEDIAN, bar.median))
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
    """What the shape says, then its numbers; those of targets and last round stand at the bars."""
    values = "; ".join(map(_with_level, shown))
    alt = [reader.say(wording.RADAR, area=area.title, top=top_level, values=values)]
    valued = [(dimension.share, dimension) for dimension in shown if dimension.share is not None]
    if len(valued) > 1:
        lowest, highest = (pick(valued, key=lambda each: each[0])[1] for pick in (min, max))
        alt.append(reader.say(wording.RADAR_ENDS, highest=_with_level(highest), lowest=_with_level(lowest)))
    if valued:
        reached = sum(share >= dimension.target for share, dimension in valued)
        alt.append(reader.say(wording.RADAR_TARGETS, reached=reached, all=len(valued)))
    moves = [dimension.trend.move for _, dimension in valued if dimension.trend is not None]
    if moves:
        risen, fallen = (moves.count(direction) for direction in (1, -1))
        alt.append(reader.say(wording.RADAR_PREVIOUS, risen=risen, fallen=fallen))
    return " ".join(alt)


def _with_level(dimension: DimensionView) -> str:
    return f"{dimension.title} {dimension.level}"
