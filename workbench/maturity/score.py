"""From answers to shares, coverage and stage, exact (design section 4)."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from workbench.answers.model import Answer, Answers, Given, NotApplicable
from workbench.content.model import Content, Dimension, Item, Questionnaire, ResultKind
from workbench.maturity.model import (
    CriteriaResult,
    DimensionResult,
    ItemResult,
    ItemState,
    Maturity,
    Overall,
    QuestionnaireResult,
)
from workbench.maturity.points import maximum_points, points
from workbench.maturity.scope import shown_items

_HALF = Fraction(1, 2)


def score(content: Content, kind: str, answers: Answers) -> Maturity:
    """The maturity of a site of that kind of site, from its agreed answers."""
    shown = shown_items(content, kind, answers)
    areas: dict[str, QuestionnaireResult] = {}
    supplementary: dict[str, QuestionnaireResult | CriteriaResult] = {}
    for questionnaire in content.questionnaires.values():
        results = _dimension_results(questionnaire, shown, answers)
        if questionnaire.area is not None:
            areas[questionnaire.area] = _questionnaire_result(questionnaire, results)
        elif questionnaire.result is ResultKind.ALL_MET:
            supplementary[questionnaire.id] = _criteria_result(questionnaire, results)
        else:
            supplementary[questionnaire.id] = _questionnaire_result(questionnaire, results)
    areas = {area: areas[area] for area in content.model.areas}
    top_level = content.model.top_level
    return Maturity(areas=areas, supplementary=supplementary, overall=_overall(content, areas), top_level=top_level)


def _dimension_results(
    questionnaire: Questionnaire, shown: frozenset[str], answers: Answers
) -> dict[str, DimensionResult]:
    """The dimensions with at least one item in scope; the others do not exist for the site."""
    results = {}
    for dimension in questionnaire.dimensions:
        items = {item.id: _item_result(item, item.id in shown, answers.get(item.id)) for item in dimension.items}
        if any(result.in_scope for result in items.values()):
            results[dimension.id] = _dimension_result(dimension, items)
    return results


def _item_result(item: Item, is_shown: bool, answer: Answer | None) -> ItemResult:
    maximum = maximum_points(item)
    state, earned = ItemState.OPEN, None
    if not is_shown:
        state = ItemState.HIDDEN
    elif maximum is None:
        state = ItemState.UNSCORED
    elif isinstance(answer, NotApplicable):
        state = ItemState.NA
    elif isinstance(answer, Given):
        state, earned = ItemState.ANSWERED, points(item, answer.value)
    return ItemResult(item=item, state=state, points=earned, maximum=maximum)


def _dimension_result(dimension: Dimension, items: Mapping[str, ItemResult]) -> DimensionResult:
    answered = [
        (result.item.weight, result.points / result.maximum)
        for result in items.values()
        if result.points is not None and result.maximum is not None
    ]
    weight_open = _sum(result.item.weight for result in items.values() if result.state is ItemState.OPEN)
    weight_answered = _sum(weight for weight, _ in answered)
    coverage = weight_answered / (weight_answered + weight_open) if answered or weight_open else None
    share = _mean(answered) if coverage is not None and coverage >= _HALF else None
    return DimensionResult(dimension=dimension, items=items, share=share, coverage=coverage)


def _questionnaire_result(
    questionnaire: Questionnaire, dimensions: Mapping[str, DimensionResult]
) -> QuestionnaireResult:
    covered = [
        (result.dimension.weight, result.coverage) for result in dimensions.values() if result.coverage is not None
    ]
    valued = [(result.dimension.weight, result.share) for result in dimensions.values() if result.share is not None]
    enough = _sum(weight for weight, _ in valued) >= _HALF * _sum(weight for weight, _ in covered)
    return QuestionnaireResult(
        questionnaire=questionnaire,
        dimensions=dimensions,
        share=_mean(valued) if enough else None,
        coverage=_mean(covered),
    )


def _criteria_result(questionnaire: Questionnaire, dimensions: Mapping[str, DimensionResult]) -> CriteriaResult:
    items = {key: result for dimension in dimensions.values() for key, result in dimension.items.items()}
    counting = [result for result in items.values() if result.in_scope and result.state is not ItemState.NA]
    met = ready = None
    if counting:
        met = all(result.points is not None and result.points == result.maximum for result in counting)
        ready = all(result.points is not None and result.points > 0 for result in counting)
    return CriteriaResult(questionnaire=questionnaire, items=items, met=met, ready=ready)


def _overall(content: Content, areas: Mapping[str, QuestionnaireResult]) -> Overall:
    counting = {area: result for area, result in areas.items() if result.coverage is not None}
    valued = [
        (content.model.areas[area].weight, result.share)
        for area, result in counting.items()
        if result.share is not None
    ]
    share = _mean(valued) if len(valued) == len(counting) else None
    dimensions = [result for area in counting.values() for result in area.dimensions.values() if not result.is_na]
    clarify = tuple(result.dimension.id for result in dimensions if result.share is None)
    if share is None or clarify:
        return Overall(share=share, stage=None, held_back_by=(), clarify=clarify)
    top_level = content.model.top_level
    essential = {
        result.dimension.id: result.share * top_level
        for result in dimensions
        if result.dimension.essential and result.share is not None
    }
    stage = _stage(share * top_level, essential, top_level)
    return Overall(
        share=share, stage=stage, held_back_by=_held_back_by(share * top_level, essential, stage), clarify=()
    )


def _sum(weights: Iterable[Fraction]) -> Fraction:
    return sum(weights, Fraction(0))


def _mean(weighted: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """The weighted mean of (weight, value) pairs; None of nothing. Weights are positive."""
    if not weighted:
        return None
    return _sum(weight * value for weight, value in weighted) / _sum(weight for weight, _ in weighted)


def _stage(level: Fraction, essential: Mapping[str, Fraction], top_level: int) -> int:
    """The highest whole k with level ≥ k − ½ and every essential dimension at a level ≥ k − 1; 0 always holds."""
    return max(
        k
        for k in range(top_level + 1)
        if k == 0 or (level >= k - _HALF and all(reached >= k - 1 for reached in essential.values()))
    )


def _held_back_by(level: Fraction, essential: Mapping[str, Fraction], stage: int) -> tuple[str, ...]:
    """The essential dimensions below the stage, lowest first, where the average alone would reach the next one."""
    if level < stage + _HALF:
        return ()
    below = [dimension for dimension, reached in essential.items() if reached < stage]
    return tuple(sorted(below, key=lambda dimension: essential[dimension]))
