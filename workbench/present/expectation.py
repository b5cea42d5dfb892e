"""What a plan lets expect: today, after it, and if its second half slips; an expectation, never a promise."""

from dataclasses import dataclass
from fractions import Fraction

from workbench.assessment import Assessment
from workbench.maturity.model import DimensionResult, Maturity
from workbench.plan.model import Plan
from workbench.present import plan_wording as wording
from workbench.present.numbers import level_number
from workbench.present.profile import share_as_level
from workbench.present.texts import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedDimension:
    """One dimension: levels as a reader sees them, the same as numbers, and as shares 0 to 1 for charts.

    Numbers and shares are None where there is no value.
    """

    id: str
    title: str
    area: str
    today: str
    if_late: str
    expected: str
    target: str
    today_number: Fraction | None
    if_late_number: Fraction | None
    expected_number: Fraction | None
    target_number: Fraction | None
    today_share: Fraction | None
    if_late_share: Fraction | None
    expected_share: Fraction | None
    target_share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedArea:
    """An area as a whole, with the levels of a dimension; it has no target of its own."""

    title: str
    today: str
    if_late: str
    expected: str
    today_share: Fraction | None
    if_late_share: Fraction | None
    expected_share: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationView:
    """The overall level in sentences and alone, and all areas and dimensions that have a value or could have one."""

    sentence: str
    range: str | None
    today: str
    if_late: str
    expected: str
    top_level: int
    areas: tuple[ExpectedArea, ...]
    dimensions: tuple[ExpectedDimension, ...]


def expectation_view(assessment: Assessment, plan: Plan, reader: Reader) -> ExpectationView:
    """The expectation of a plan for one reader."""
    today, late, expected = (
        each.overall.share for each in (assessment.maturity, plan.projected_if_late, plan.projected)
    )
    top = assessment.content.model.top_level
    return ExpectationView(
        sentence=_sentence(assessment.maturity, plan, top, reader),
        range=None
        if late is None or today is None or late == expected
        else reader.say(wording.IF_LATE, late=share_as_level(late, plan.projected_if_late, reader)),
        today=share_as_level(today, assessment.maturity, reader),
        if_late=share_as_level(late, plan.projected_if_late, reader),
        expected=share_as_level(expected, plan.projected, reader),
        top_level=top,
        areas=_areas(assessment, plan, reader),
        dimensions=_dimensions(assessment, plan, reader),
    )


def _sentence(maturity: Maturity, plan: Plan, top: int, reader: Reader) -> str:
    today, expected = maturity.overall.share, plan.projected.overall.share
    if today is None or expected is None:
        return reader.say(wording.EXPECTATION_OPEN)
    return reader.say(
        wording.EXPECTATION,
        today=share_as_level(today, maturity, reader),
        expected=share_as_level(expected, plan.projected, reader),
        top=top,
    )


def _areas(assessment: Assessment, plan: Plan, reader: Reader) -> tuple[ExpectedArea, ...]:
    """Those in which a dimension applies."""
    return tuple(
        _area(assessment, plan, key, reader)
        for key, questionnaire in assessment.maturity.areas.items()
        if questionnaire.coverage is not None
    )


def _area(assessment: Assessment, plan: Plan, key: str, reader: Reader) -> ExpectedArea:
    maturity = assessment.maturity
    late, expected = _area_share(plan.projected_if_late, key), _area_share(plan.projected, key)
    today = maturity.areas[key].share
    return ExpectedArea(
        title=reader.read(assessment.content.model.areas[key].title),
        today=share_as_level(today, maturity, reader),
        if_late=share_as_level(late, maturity, reader),
        expected=share_as_level(expected, maturity, reader),
        today_share=today,
        if_late_share=late,
        expected_share=expected,
    )


def _area_share(maturity: Maturity, area: str) -> Fraction | None:
    """None where no value is to be expected."""
    result = maturity.areas.get(area)
    return None if result is None else result.share


def _dimensions(assessment: Assessment, plan: Plan, reader: Reader) -> tuple[ExpectedDimension, ...]:
    areas = assessment.content.model.areas
    return tuple(
        _dimension(assessment, plan, result, reader.read(areas[area].title), reader)
        for area, questionnaire in assessment.maturity.areas.items()
        for result in questionnaire.dimensions.values()
        if not result.is_na
    )


def _dimension(
    assessment: Assessment, plan: Plan, result: DimensionResult, area: str, reader: Reader
) -> ExpectedDimension:
    key = result.dimension.id
    late, expected = _share(plan.projected_if_late, key), _share(plan.projected, key)
    target = assessment.target_level(key) / assessment.content.model.top_level
    maturity = assessment.maturity
    return ExpectedDimension(
        id=key,
        title=reader.read(result.dimension.title),
        area=area,
        today=share_as_level(result.share, maturity, reader),
        if_late=share_as_level(late, maturity, reader),
        expected=share_as_level(expected, maturity, reader),
        target=share_as_level(target, maturity, reader),
        today_number=_number(result.share, maturity),
        if_late_number=_number(late, maturity),
        expected_number=_number(expected, maturity),
        target_number=_number(target, maturity),
        today_share=result.share,
        if_late_share=late,
        expected_share=expected,
        target_share=target,
    )


def _share(maturity: Maturity, dimension: str) -> Fraction | None:
    """None where no value is to be expected: what a measure lifts may hide the items, or bring new ones to answer."""
    result = maturity.dimensions.get(dimension)
    return None if result is None else result.share


def _number(share: Fraction | None, maturity: Maturity) -> Fraction | None:
    return None if share is None else level_number(maturity.level(share))
