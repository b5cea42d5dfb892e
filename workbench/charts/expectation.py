"""What a plan lets expect, as bars: today, after the plan, if its second half slips, and the target."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.charts import wording
from workbench.charts.series import Bar, Bars
from workbench.present.expectation import ExpectationView, ExpectedDimension
from workbench.present.texts import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaExpectation:
    """The bars of an area, one for each dimension."""

    title: str
    bars: Bars


def expectation_bars(view: ExpectationView, reader: Reader) -> Iterator[AreaExpectation]:
    """The areas in their order; one in which no dimension has a value, today or later, has nothing to draw."""
    for title, dimensions in _by_area(view).items():
        bars = tuple(_bar(dimension, reader) for dimension in dimensions)
        if any(bar.has_value for bar in bars):
            said = "; ".join(_said(dimension, reader) for dimension in dimensions)
            alt = reader.say(wording.EXPECTATION, area=title, top=view.top_level, values=said)
            yield AreaExpectation(title=title, bars=Bars(bars=bars, top_level=view.top_level, alt=alt))


def _by_area(view: ExpectationView) -> Mapping[str, Sequence[ExpectedDimension]]:
    areas: dict[str, list[ExpectedDimension]] = {}
    for dimension in view.dimensions:
        areas.setdefault(dimension.area, []).append(dimension)
    return areas


def _bar(dimension: ExpectedDimension, reader: Reader) -> Bar:
    """The level expected stands at the bar's end, today's beside its name."""
    has_value = dimension.today_share is not None or dimension.expected_share is not None
    return Bar(
        label=dimension.title,
        share=dimension.today_share,
        target=dimension.target_share,
        text=dimension.expected,
        note=reader.say(wording.TODAY_LEVEL, level=dimension.today) if has_value else "",
        expected=dimension.expected_share,
        if_late=dimension.if_late_share if _slips(dimension) else None,
    )


def _slips(dimension: ExpectedDimension) -> bool:
    return dimension.if_late_share != dimension.expected_share


def _said(dimension: ExpectedDimension, reader: Reader) -> str:
    level = reader.say(
        wording.EXPECTED_LEVEL, title=dimension.title, today=dimension.today, expected=dimension.expected
    )
    late = [reader.say(wording.LATE_LEVEL, level=dimension.if_late)] if _slips(dimension) else []
    return ", ".join([level, *late, reader.say(wording.TARGET, level=dimension.target)])
