"""What a plan lets expect, as bars: today, after the plan, if its second half slips, and the target."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.charts import wording
from workbench.charts.series import Bar, Bars
from workbench.present.expectation import ExpectationView, ExpectedArea, ExpectedDimension
from workbench.present.texts import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaExpectation:
    """The bars of an area, one for each dimension."""

    title: str
    bars: Bars


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRow:
    """A row on paper: shares 0 to 1, and levels in words; `after` is a range where it matters whether the plan slips.

    The area as a whole comes first, as `is_area`, and has no target.
    """

    label: str
    today: str
    after: str
    share: Fraction | None
    expected: Fraction | None
    if_late: Fraction | None
    target: Fraction | None = None
    is_area: bool = False

    @property
    def has_value(self) -> bool:
        """Whether there is anything to draw, today or after the plan."""
        return self.share is not None or self.expected is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRows:
    """The rows of an area on a scale from 0 to `top_level`."""

    title: str
    rows: tuple[ExpectedRow, ...]
    top_level: int
    alt: str


def expectation_bars(view: ExpectationView, reader: Reader) -> Iterator[AreaExpectation]:
    """The areas in their order; one in which no dimension has a value, today or later, has nothing to draw."""
    for title, dimensions in _by_area(view).items():
        bars = tuple(_bar(dimension, reader) for dimension in dimensions)
        if any(bar.has_value for bar in bars):
            said = "; ".join(_said(dimension, reader) for dimension in dimensions)
            alt = reader.say(wording.EXPECTATION, area=title, top=view.top_level, values=said)
            yield AreaExpectation(title=title, bars=Bars(bars=bars, top_level=view.top_level, alt=alt))


def expectation_rows(view: ExpectationView, reader: Reader) -> Iterator[ExpectedRows]:
    """The areas in their order for paper; one without any value, today or later, has nothing to draw."""
    by_area = _by_area(view)
    for area in view.areas:
        dimensions = by_area[area.title]
        rows = (_area_row(area, reader), *(_row(dimension) for dimension in dimensions))
        if any(row.has_value for row in rows):
            said = "; ".join([_said_of_area(area, reader), *(_said(dimension, reader) for dimension in dimensions)])
            alt = reader.say(wording.EXPECTATION, area=area.title, top=view.top_level, values=said)
            yield ExpectedRows(title=area.title, rows=rows, top_level=view.top_level, alt=alt)


def _area_row(area: ExpectedArea, reader: Reader) -> ExpectedRow:
    return ExpectedRow(
        label=reader.say(wording.WHOLE_AREA),
        today=area.today,
        after=_range(area),
        share=area.today_share,
        expected=area.expected_share,
        if_late=area.if_late_share if _slips(area) else None,
        is_area=True,
    )


def _row(dimension: ExpectedDimension) -> ExpectedRow:
    return ExpectedRow(
        label=dimension.title,
        today=dimension.today,
        after=_range(dimension),
        share=dimension.today_share,
        expected=dimension.expected_share,
        if_late=dimension.if_late_share if _slips(dimension) else None,
        target=dimension.target_share,
    )


def _range(expected: ExpectedArea | ExpectedDimension) -> str:
    """From the level if the second half slips to the one expected; one level alone where they read the same."""
    if expected.if_late_share is None or expected.if_late == expected.expected:
        return expected.expected
    return f"{expected.if_late} – {expected.expected}"


def _said_of_area(area: ExpectedArea, reader: Reader) -> str:
    title = reader.say(wording.WHOLE_AREA)
    level = reader.say(wording.EXPECTED_LEVEL, title=title, today=area.today, expected=area.expected)
    late = [reader.say(wording.LATE_LEVEL, level=area.if_late)] if _slips(area) else []
    return ", ".join([level, *late])


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


def _slips(expected: ExpectedArea | ExpectedDimension) -> bool:
    return expected.if_late_share != expected.expected_share


def _said(dimension: ExpectedDimension, reader: Reader) -> str:
    level = reader.say(
        wording.EXPECTED_LEVEL, title=dimension.title, today=dimension.today, expected=dimension.expected
    )
    late = [reader.say(wording.LATE_LEVEL, level=dimension.if_late)] if _slips(dimension) else []
    return ", ".join([level, *late, reader.say(wording.TARGET, level=dimension.target)])
