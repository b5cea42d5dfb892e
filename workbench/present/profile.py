"""Where a site stands, as a reader sees it: stage, areas, dimensions, strengths and needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import Self

from workbench.assessment import Assessment
from workbench.comparison.protected import OtherSites
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
from workbench.present.trend import PreviousView, TrendView, previous_view, trend_views
from workbench.report_case import PreviousRound
from workbench.values import Text

NO_OTHERS: Mapping[str, OtherSites] = MappingProxyType({})
"""Nothing may be said of the other sites."""

HIGHLIGHTS = 3
"""How many strengths and how many needs are named."""

STRENGTH_FROM = 2
"""A dimension is no strength below this level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionView:
    """One dimension: `share` None where it has no value, `level` then says why.

    `trend` is there where a last round was given and the dimension has a value today; `distance` says how far it is
    to the target, None without a value. `median` is the share that the middle one of the other sites has, None where
    nothing may be said of them. `coverage` is `answered` in short, as a column has it.
    """

    id: str
    title: str
    essential: bool
    share: Fraction | None
    target: Fraction
    target_level: str
    level: str
    answered: str
    coverage: str
    not_applicable: bool
    distance: str | None
    trend: TrendView | None
    median: Fraction | None
    median_level: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    """An area, or a supplementary questionnaire with a mean; `previous` is what it came to in the last round.

    `median` as of a dimension.
    """

    id: str
    title: str
    share: Fraction | None
    level: str
    coverage: str
    answered: str
    previous: Fraction | None
    previous_level: str | None
    median: Fraction | None
    median_level: str | None
    dimensions: tuple[DimensionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaView:
    """Joint criteria: the result in a sentence, and each criterion with its state."""

    title: str
    result: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A strength or a need: the dimension, its level and target, and the texts of the level reached and the next one.

    The texts are those of `item`, the best question of a strength, the weakest of a need; None where none has levels.
    `item_id` is its id.
    """

    title: str
    level: str
    target_level: str
    item_id: str | None
    item: str | None
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
    previous: PreviousView | None


def profile_view(
    assessment: Assessment,
    reader: Reader,
    *,
    previous: PreviousRound | None = None,
    others: Mapping[str, OtherSites] = NO_OTHERS,
) -> ProfileView:
    """The profile of one assessment for one reader, beside the site's last round and the other sites if given.

    `others` are what the site may learn of them, by dimension, "area:ID" and "overall".
    """
    maturity, model = assessment.maturity, assessment.content.model
    case = _Case.of(assessment, reader, previous, others)
    overall = maturity.overall
    stage = None if overall.stage is None else model.stages[overall.stage]
    titles = {key: reader.read(result.dimension.title) for key, result in maturity.dimensions.items()}
    return ProfileView(
        level=share_as_level(overall.share, maturity, reader),
        has_level=overall.share is not None,
        has_values=any(result.share is not None for result in maturity.dimensions.values()),
        stage=None if stage is None else reader.read(stage.title),
        meaning=_why_no_stage(maturity, reader) if stage is None else reader.read(stage.meaning),
        held_back_by=tuple(titles[key] for key in overall.held_back_by),
        clarify=tuple(titles[key] for key in overall.clarify),
        areas=_areas(case),
        supplementary=_supplementary(case),
        criteria=tuple(
            _criteria_view(result, reader)
            for result in maturity.supplementary.values()
            if isinstance(result, CriteriaResult) and result.items
        ),
        strengths=_strengths(assessment, reader),
        needs=_needs(assessment, reader),
        top_level=model.top_level,
        previous=None if previous is None else previous_view(previous, reader, top_level=model.top_level),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """What every part of the profile is made from; the last two are empty where no last round was given."""

    assessment: Assessment
    reader: Reader
    others: Mapping[str, OtherSites]
    trends: Mapping[str, TrendView]
    questionnaires_before: Mapping[str, Fraction | None]

    @classmethod
    def of(
        cls,
        assessment: Assessment,
        reader: Reader,
        previous: PreviousRound | None,
        others: Mapping[str, OtherSites],
    ) -> Self:
        if previous is None:
            return cls(assessment, reader, others, {}, {})
        before = previous.assessment.maturity
        results = (*before.areas.values(), *before.supplementary.values())
        shares = {
            result.questionnaire.id: result.share for result in results if isinstance(result, QuestionnaireResult)
        }
        return cls(assessment, reader, others, trend_views(assessment, previous, reader), shares)

    def median(self, key: str) -> tuple[Fraction | None, str | None]:
        """The median of the other sites as a share and as a level."""
        others = self.others.get(key)
        if others is None:
            return None, None
        return others.median / self.assessment.content.model.top_level, level_text(others.median, self.reader.language)


def _areas(case: _Case) -> tuple[AreaView, ...]:
    maturity, areas = case.assessment.maturity, case.assessment.content.model.areas
    return tuple(
        _area_view(case, result, title=areas[area].title, key=f"area:{area}") for area, result in maturity.areas.items()
    )


def _supplementary(case: _Case) -> tuple[AreaView, ...]:
    return tuple(
        _area_view(case, result, title=result.questionnaire.title, key="")
        for result in case.assessment.maturity.supplementary.values()
        if isinstance(result, QuestionnaireResult) and result.dimensions
    )


def _why_no_stage(maturity: Maturity, reader: Reader) -> str:
    asked = any(not result.is_na for result in maturity.dimensions.values())
    return reader.say(wording.CLARIFY_FIRST if asked else wording.NOTHING_APPLIES)


def share_as_level(share: Fraction | None, maturity: Maturity, reader: Reader) -> str:
    """A share as a level with one decimal; without a value: still open."""
    if share is None:
        return reader.say(wording.STILL_OPEN)
    return level_text(maturity.level(share), reader.language)


def _area_view(case: _Case, result: QuestionnaireResult, *, title: Text, key: str) -> AreaView:
    reader, coverage = case.reader, result.coverage
    previous = case.questionnaires_before.get(result.questionnaire.id)
    if coverage is None:
        level = coverage_text = answered = reader.say(wording.NOT_APPLICABLE)
    else:
        level = share_as_level(result.share, case.assessment.maturity, reader)
        coverage_text = reader.say(wording.COVERAGE, percent=percent_text(coverage, reader.language))
        items = [item for dimension in result.dimensions.values() for item in dimension.items.values()]
        answered = _answered_of(items, reader)
    median, median_level = case.median(key)
    return AreaView(
        id=result.questionnaire.id,
        title=reader.read(title),
        share=result.share,
        level=level,
        coverage=coverage_text,
        answered=answered,
        previous=previous,
        previous_level=None if previous is None else share_as_level(previous, case.assessment.maturity, reader),
        median=median,
        median_level=median_level,
        dimensions=tuple(_dimension_view(case, dimension) for dimension in result.dimensions.values()),
    )


def _answered_of(items: Iterable[ItemResult], reader: Reader, sentence: Text = wording.ANSWERED_OF) -> str:
    states = [item.state for item in items]
    answered = states.count(ItemState.ANSWERED)
    return reader.say(sentence, answered=answered, asked=answered + states.count(ItemState.OPEN))


def _dimension_view(case: _Case, result: DimensionResult) -> DimensionView:
    assessment, reader, key = case.assessment, case.reader, result.dimension.id
    if result.is_na:
        level = answered = reader.say(wording.NOT_APPLICABLE)
        coverage = reader.say(wording.NONE)
    else:
        level = share_as_level(result.share, assessment.maturity, reader)
        answered = _answered_of(result.items.values(), reader)
        coverage = _answered_of(result.items.values(), reader, wording.ANSWERED_SHORT)
    median, median_level = case.median(key)
    return DimensionView(
        id=key,
        title=reader.read(result.dimension.title),
        essential=result.dimension.essential,
        share=result.share,
        target=_target_share(assessment, key),
        target_level=level_text(assessment.target_level(key), reader.language),
        level=level,
        answered=answered,
        coverage=coverage,
        not_applicable=result.is_na,
        distance=None if result.share is None else _distance(assessment, key, result.share, reader=reader),
        trend=None if result.share is None else case.trends.get(key),
        median=median,
        median_level=median_level,
    )


def _distance(assessment: Assessment, dimension: str, share: Fraction, *, reader: Reader) -> str:
    """How far it is to the target, rounded up, so that it fits the level shown, which is cut off."""
    missing = assessment.target_level(dimension) - assessment.maturity.level(share)
    if missing <= 0:
        return reader.say(wording.TARGET_REACHED)
    return reader.say(wording.TO_TARGET, distance=level_text(Fraction(ceil(missing * 10), 10), reader.language))


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
    item, level = (max if best else min)(reached, key=lambda entry: entry[1]) if reached else (None, 0)
    following = item.levels[level + 1] if item is not None and level < item.scale.highest else None
    return Highlight(
        title=reader.read(result.dimension.title),
        level=share_as_level(result.share, assessment.maturity, reader),
        target_level=level_text(assessment.target_level(result.dimension.id), reader.language),
        item_id=None if item is None else item.id,
        item=None if item is None else reader.read(item.text),
        reached=None if item is None else reader.read(item.levels[level]),
        next=reader.read_or_none(following),
    )
