"""Where a site stands, as a reader sees it: stage, areas, dimensions, strengths and needs."""

from dataclasses import dataclass
from fractions import Fraction

from workbench.assessment import Assessment
from workbench.content.model import LevelItem
from workbench.maturity.model import (
    CriteriaResult,
    DimensionResult,
    ItemResult,
    ItemState,
    Maturity,
    QuestionnaireResult,
)
from workbench.plan.gain import item_weights
from workbench.present import wording
from workbench.present.numbers import level_text, percent_text
from workbench.present.texts import Reader
from workbench.values import Text

HIGHLIGHTS = 3
"""How many strengths and how many needs are named."""

STRENGTH_FROM = 2
"""A dimension is no strength below this level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionView:
    """One dimension: `share` None where it has no value, `level` then says why."""

    id: str
    title: str
    essential: bool
    share: Fraction | None
    target: Fraction
    target_level: str
    level: str
    answered: str
    not_applicable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    """An area, or a supplementary questionnaire with a mean."""

    id: str
    title: str
    share: Fraction | None
    level: str
    coverage: str
    dimensions: tuple[DimensionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaView:
    """Joint criteria: the result in a sentence, and each criterion with its state."""

    title: str
    result: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A strength or a need: the dimension, its level, and the text of the level reached or the next one."""

    title: str
    level: str
    reached: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """The whole profile. `stage` is None while dimensions named in `clarify` are to be clarified."""

    level: str
    has_level: bool
    has_values: bool
    stage: str | None
    meaning: str
    held_back_by: tuple[str, ...]
    clarify: tuple[str, ...]
    areas: tuple[AreaView, ...]
    supplementary: tuple[AreaView, ...]
    criteria: tuple[CriteriaView, ...]
    strengths: tuple[Highlight, ...]
    needs: tuple[Highlight, ...]
    top_level: int


def profile_view(assessment: Assessment, reader: Reader) -> ProfileView:
    """The profile of one assessment for one reader."""
    maturity, model = assessment.maturity, assessment.content.model
    overall = maturity.overall
    stage = None if overall.stage is None else model.stages[overall.stage]
    titles = {key: reader.read(result.dimension.title) for key, result in maturity.dimensions.items()}
    areas = tuple(
        _area_view(assessment, result, reader, title=reader.read(model.areas[area].title))
        for area, result in maturity.areas.items()
    )
    return ProfileView(
        level=share_as_level(overall.share, maturity, reader),
        has_level=overall.share is not None,
        has_values=any(result.share is not None for result in maturity.dimensions.values()),
        stage=None if stage is None else reader.read(stage.title),
        meaning=_why_no_stage(maturity, reader) if stage is None else reader.read(stage.meaning),
        held_back_by=tuple(titles[key] for key in overall.held_back_by),
        clarify=tuple(titles[key] for key in overall.clarify),
        areas=areas,
        supplementary=tuple(
            _area_view(assessment, result, reader, title=reader.read(result.questionnaire.title))
            for result in maturity.supplementary.values()
            if isinstance(result, QuestionnaireResult) and result.dimensions
        ),
        criteria=tuple(
            _criteria_view(result, reader)
            for result in maturity.supplementary.values()
            if isinstance(result, CriteriaResult) and result.items
        ),
        strengths=_strengths(assessment, reader),
        needs=_needs(assessment, reader),
        top_level=model.top_level,
    )


def _why_no_stage(maturity: Maturity, reader: Reader) -> str:
    asked = any(not result.is_na for result in maturity.dimensions.values())
    return reader.say(wording.CLARIFY_FIRST if asked else wording.NOTHING_APPLIES)


def share_as_level(share: Fraction | None, maturity: Maturity, reader: Reader) -> str:
    """A share as a level with one decimal; without a value: still open."""
    if share is None:
        return reader.say(wording.STILL_OPEN)
    return level_text(maturity.level(share), reader.language)


def _area_view(assessment: Assessment, result: QuestionnaireResult, reader: Reader, *, title: str) -> AreaView:
    coverage = result.coverage
    if coverage is None:
        level = reader.say(wording.NOT_APPLICABLE)
        coverage_text = level
    else:
        level = share_as_level(result.share, assessment.maturity, reader)
        percent = percent_text(coverage, reader.language)
        coverage_text = reader.say(wording.COVERAGE, percent=percent)
    return AreaView(
        id=result.questionnaire.id,
        title=title,
        share=result.share,
        level=level,
        coverage=coverage_text,
        dimensions=tuple(_dimension_view(assessment, dimension, reader) for dimension in result.dimensions.values()),
    )


def _dimension_view(assessment: Assessment, result: DimensionResult, reader: Reader) -> DimensionView:
    states = [item.state for item in result.items.values()]
    answered = states.count(ItemState.ANSWERED)
    if result.is_na:
        level = answered_text = reader.say(wording.NOT_APPLICABLE)
    else:
        level = share_as_level(result.share, assessment.maturity, reader)
        answered_text = reader.say(
            wording.ANSWERED_OF, answered=answered, asked=answered + states.count(ItemState.OPEN)
        )
    return DimensionView(
        id=result.dimension.id,
        title=reader.read(result.dimension.title),
        essential=result.dimension.essential,
        share=result.share,
        target=_target_share(assessment, result.dimension.id),
        target_level=level_text(assessment.target_level(result.dimension.id), reader.language),
        level=level,
        answered=answered_text,
        not_applicable=result.is_na,
    )


def _criteria_view(result: CriteriaResult, reader: Reader) -> CriteriaView:
    sentence = wording.CRITERIA_NOT_READY
    if result.met is None:
        sentence = wording.CRITERIA_NONE
    elif result.met:
        sentence = wording.CRITERIA_MET
    elif result.ready:
        sentence = wording.CRITERIA_READY
    items = tuple(
        (reader.read(item.item.text), reader.read(_criterion(item))) for item in result.items.values() if item.in_scope
    )
    return CriteriaView(title=reader.read(result.questionnaire.title), result=reader.read(sentence), items=items)


def _criterion(item: ItemResult) -> Text:
    if item.state is ItemState.NA:
        return wording.NOT_APPLICABLE
    if not item.points:
        return wording.CRITERION_OPEN
    return wording.CRITERION_FULFILLED if item.points == item.maximum else wording.CRITERION_IN_PREPARATION


def _target_share(assessment: Assessment, dimension: str) -> Fraction:
    return assessment.target_level(dimension) / assessment.content.model.top_level


def _weights(assessment: Assessment) -> dict[str, Fraction]:
    """How much each dimension counts in the whole: the sum of its items' weights ω (design section 5)."""
    weights = item_weights(assessment.content, assessment.maturity)
    return {
        key: sum((weights.get(item, Fraction(0)) for item in result.items), Fraction(0))
        for key, result in assessment.maturity.dimensions.items()
    }


def _strengths(assessment: Assessment, reader: Reader) -> tuple[Highlight, ...]:
    """The highest dimensions, from STRENGTH_FROM up; ties by weight, then order in the content."""
    maturity = assessment.maturity
    weights = _weights(assessment)
    strong = [
        (-share, -weights[key], result)
        for key, result in maturity.dimensions.items()
        if (share := result.share) is not None and maturity.level(share) >= STRENGTH_FROM
    ]
    strong.sort(key=lambda entry: entry[:2])
    return tuple(_highlight(assessment, result, reader, best=True) for _, _, result in strong[:HIGHLIGHTS])


def _needs(assessment: Assessment, reader: Reader) -> tuple[Highlight, ...]:
    """The largest weighted distances to target; with measures planned only those that one of them lifts."""
    maturity = assessment.maturity
    weights = _weights(assessment)
    lifted = _lifted_items(assessment)
    distant = [
        (-weights[key] * distance, -weights[key], result)
        for key, result in maturity.dimensions.items()
        if result.share is not None
        and (distance := _target_share(assessment, key) - result.share) > 0
        and (lifted is None or not lifted.isdisjoint(result.items))
    ]
    distant.sort(key=lambda entry: entry[:2])
    return tuple(_highlight(assessment, result, reader, best=False) for _, _, result in distant[:HIGHLIGHTS])


def _lifted_items(assessment: Assessment) -> frozenset[str] | None:
    if assessment.plan is None or not assessment.plan.measures:
        return None
    return frozenset(item for measure in assessment.plan.measures for item in measure.raises)


def _highlight(assessment: Assessment, result: DimensionResult, reader: Reader, *, best: bool) -> Highlight:
    """Speaks of the dimension's highest level item if `best`, else of its lowest."""
    reached = [
        (item.item, int(item.points))
        for item in result.items.values()
        if isinstance(item.item, LevelItem) and item.points is not None
    ]
    texts: tuple[str | None, str | None] = (None, None)
    if reached:
        item, level = (max if best else min)(reached, key=lambda entry: entry[1])
        following = item.levels[level + 1] if level < item.scale.highest else None
        texts = (reader.read(item.levels[level]), reader.read_or_none(following))
    return Highlight(
        title=reader.read(result.dimension.title),
        level=share_as_level(result.share, assessment.maturity, reader),
        reached=texts[0],
        next=texts[1],
    )
