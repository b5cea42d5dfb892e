"""How every figure comes about: numerator, denominator, weights and what stands behind them, in words and numbers.

Shares, coverage and stage are those of `workbench.maturity`; sums are only written out again, so that a reader can
follow them (the rules: design section 4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from workbench.assessment import Assessment
from workbench.maturity.model import DimensionResult, ItemResult, ItemState, Maturity, QuestionnaireResult
from workbench.present import wording
from workbench.present.numbers import level_text, number_text, percent_text
from workbench.present.profile import share_as_level
from workbench.present.texts import Reader
from workbench.values import Text

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A table; `numeric` are its columns of numbers, counted from 0; `foot` is the row of sums, empty without one.

    `keys` are the ids of what its rows speak of, empty where these have none.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    numeric: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """The question a reader asks, the rule, the figures, and the steps from them to what is shown.

    `brief` says the steps for somebody who has the figures in view.
    """

    question: str
    rule: str
    figures: Figures
    steps: tuple[str, ...]
    brief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivations:
    """All of one assessment: by dimension, and by questionnaire, supplementary ones with a mean included."""

    stage: Derivation
    overall: Derivation
    questionnaires: Mapping[str, Derivation]
    dimensions: Mapping[str, Derivation]


def derivations(assessment: Assessment, reader: Reader) -> Derivations:
    """How the figures of an assessment come about, for one reader."""
    writer = _Writer(assessment, reader)
    maturity, areas = assessment.maturity, assessment.content.model.areas
    titled = [
        *((result, areas[key].title) for key, result in maturity.areas.items()),
        *(
            (result, result.questionnaire.title)
            for result in maturity.supplementary.values()
            if isinstance(result, QuestionnaireResult)
        ),
    ]
    return Derivations(
        stage=writer.stage(),
        overall=writer.overall(),
        questionnaires={
            result.questionnaire.id: writer.questionnaire(result, reader.read(title)) for result, title in titled
        },
        dimensions={
            key: writer.dimension(dimension) for result, _ in titled for key, dimension in result.dimensions.items()
        },
    )


def stage_derivation(assessment: Assessment, reader: Reader) -> Derivation:
    """How the stage of an assessment comes about, or what is to be clarified first."""
    return _Writer(assessment, reader).stage()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of a weighted mean: what it is and what it came to; `share` None where it does not count."""

    key: str
    title: str
    shown: str
    weight: Fraction
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the derivations of one assessment for one reader."""

    assessment: Assessment
    reader: Reader

    @property
    def maturity(self) -> Maturity:
        return self.assessment.maturity

    def dimension(self, result: DimensionResult) -> Derivation:
        """From the items to the dimension."""
        counting = [item for item in result.items.values() if item.in_scope]
        parts = [self._item(item) for item in counting]
        steps, brief = self._steps(parts, result.share), self._brief(parts, result.share)
        if result.coverage is not None:
            asked = _sum(item.item.weight for item in counting if item.state is not ItemState.NA)
            answered = _sum(part.weight for part in parts if part.share is not None)
            percent = percent_text(result.coverage, self.reader.language)
            numbers = {"answered": self._number(answered), "asked": self._number(asked), "percent": percent}
            rest = [self._say(wording.COVERAGE_STEP, **numbers)]
            if result.share is None:
                rest.append(self._say(wording.BELOW_HALF))
            steps += rest
            brief += [] if result.coverage == 1 else rest
        return Derivation(
            question=self._question(wording.HOW, result.share, is_na=result.is_na),
            rule=self._say(wording.DIMENSION_RULE),
            figures=self._figures(
                parts, title=self.reader.read(result.dimension.title), head=(wording.QUESTION, wording.POINTS)
            ),
            steps=(*steps, *self._not_applicable(result.is_na)),
            brief=(*brief, *self._not_applicable(result.is_na)),
        )

    def questionnaire(self, result: QuestionnaireResult, title: str) -> Derivation:
        """From the dimensions to an area, or to a supplementary questionnaire."""
        dimensions = result.dimensions.values()
        parts = [
            _Part(
                key=each.dimension.id,
                title=self.reader.read(each.dimension.title),
                shown=self._shown(each.share, is_na=each.is_na),
                weight=each.dimension.weight,
                share=each.share,
            )
            for each in dimensions
        ]
        rest = []
        if result.coverage is not None:
            percent = percent_text(result.coverage, self.reader.language)
            rest.append(self._say(wording.MEAN_COVERAGE_STEP, percent=percent))
            if result.share is None:
                valued = self._number(_sum(part.weight for part in parts if part.share is not None))
                existing = self._number(_sum(each.dimension.weight for each in dimensions if not each.is_na))
                rest.append(self._say(wording.AREA_BELOW_HALF, valued=valued, all=existing))
        rest += self._not_applicable(result.coverage is None)
        return Derivation(
            question=self._question(wording.HOW, result.share, is_na=result.coverage is None),
            rule=self._say(wording.AREA_RULE),
            figures=self._figures(parts, title=title, head=(wording.DIMENSION, wording.LEVEL)),
            steps=(*self._steps(parts, result.share), *rest),
            brief=(*self._brief(parts, result.share), *rest),
        )

    def overall(self) -> Derivation:
        """From the areas to the overall value."""
        areas, share = self.assessment.content.model.areas, self.maturity.overall.share
        parts = [
            _Part(
                key=key,
                title=self.reader.read(areas[key].title),
                shown=self._shown(result.share, is_na=result.coverage is None),
                weight=areas[key].weight,
                share=result.share,
            )
            for key, result in self.maturity.areas.items()
        ]
        counting = [key for key, result in self.maturity.areas.items() if result.coverage is not None]
        missing = [self.reader.read(areas[key].title) for key in counting if self.maturity.areas[key].share is None]
        rest = [self._say(wording.OVERALL_MISSING, areas="; ".join(missing))] if missing else []
        rest += self._not_applicable(not counting)
        title = self._say(wording.STAGE_OVERALL)
        return Derivation(
            question=self._question(wording.HOW_OVERALL, share, is_na=not counting),
            rule=self._say(wording.OVERALL_RULE),
            figures=self._figures(parts, title=title, head=(wording.AREA, wording.LEVEL)),
            steps=(*self._steps(parts, share), *rest),
            brief=(*self._brief(parts, share), *rest),
        )

    def stage(self) -> Derivation:
        """Which stages the overall value and the essential dimensions allow, or what is to be clarified first."""
        overall = self.maturity.overall
        if overall.stage is None or overall.share is None:
            return self._no_stage()
        held_back = "; ".join(self._named_level(self.maturity.dimensions[key]) for key in overall.held_back_by)
        steps = [self._say(wording.STAGE_OF, level=self._shown(overall.share))]
        if held_back:
            steps.append(self._say(wording.STAGE_HELD_BACK, dimensions=held_back))
        head = (wording.STAGE, wording.STAGE_OVERALL, wording.STAGE_ESSENTIAL)
        return Derivation(
            question=self._say(wording.HOW_STAGE),
            rule=self._say(wording.STAGE_RULE),
            figures=Figures(
                caption=self._say(wording.STAGES_OF),
                head=tuple(self._say(text) for text in head),
                rows=tuple(self._stage_row(stage, overall.share) for stage in range(1, self.maturity.top_level + 1)),
            ),
            steps=tuple(steps),
        )

    def _no_stage(self) -> Derivation:
        dimensions = self.maturity.dimensions
        clarify = [dimensions[key] for key in self.maturity.overall.clarify]
        asked = any(not result.is_na for result in dimensions.values())
        return Derivation(
            question=self._say(wording.WHY_NO_STAGE),
            rule=self._say(wording.CLARIFY_FIRST if asked else wording.NOTHING_APPLIES),
            figures=Figures(
                caption=self._say(wording.CLARIFY_OF),
                head=(self._say(wording.DIMENSION), self._say(wording.ANSWERED_HEAD)),
                rows=tuple(
                    (self.reader.read(each.dimension.title), percent_text(each.coverage, self.reader.language))
                    for each in clarify
                    if each.coverage is not None
                ),
                numeric=(1,),
            ),
            steps=(),
        )

    def _stage_row(self, stage: int, share: Fraction) -> tuple[str, ...]:
        """What a stage asks for, each with whether it is met (design section 4: k − ½ and k − 1)."""
        model = self.assessment.content.model
        needed, least = stage - _HALF, Fraction(stage - 1)
        below = [
            result
            for result in self.maturity.dimensions.values()
            if result.dimension.essential and result.share is not None and self.maturity.level(result.share) < least
        ]
        reached = self.maturity.level(share) >= needed
        return (
            self._say(wording.STAGE_NAMED, level=stage, title=self.reader.read(model.stages[stage].title)),
            self._condition(needed, [] if reached else [self._shown(share)]),
            self._condition(least, [self._named_level(result) for result in below]),
        )

    def _condition(self, needed: Fraction, against: Sequence[str]) -> str:
        sentence = wording.STAGE_CONDITION_FAILED if against else wording.STAGE_CONDITION_MET
        shown = level_text(needed, self.reader.language)
        return self._say(sentence, needed=shown, found="; ".join(against))

    def _named_level(self, result: DimensionResult) -> str:
        title = self.reader.read(result.dimension.title)
        return self._say(wording.NAMED_LEVEL, title=title, level=self._shown(result.share))

    def _item(self, result: ItemResult) -> _Part:
        share = None
        if result.points is not None and result.maximum is not None:
            share = result.points / result.maximum
            points, maximum = self._number(result.points), self._number(result.maximum)
            shown = self._say(wording.POINTS_OF, points=points, maximum=maximum)
        else:
            shown = self._say(wording.NA_ITEM if result.state is ItemState.NA else wording.OPEN_ITEM)
        title = self.reader.read(result.item.text)
        return _Part(key=result.item.id, title=title, shown=shown, weight=result.item.weight, share=share)

    def _figures(self, parts: Sequence[_Part], *, title: str, head: tuple[Text, Text]) -> Figures:
        counting = [part for part in parts if part.share is not None]
        sums = (_sum(part.weight for part in counting), _sum(_product(part) for part in counting))
        return Figures(
            caption=self._say(wording.FIGURES_OF, title=title),
            head=tuple(self._say(text) for text in (*head, wording.SHARE, wording.WEIGHT, wording.PRODUCT)),
            rows=tuple((part.title, part.shown, *self._numbers(part)) for part in parts),
            foot=(self._say(wording.SUM), "", "", *(self._number(each) for each in sums)) if counting else (),
            numeric=(2, 3, 4),
            keys=tuple(part.key for part in parts),
        )

    def _numbers(self, part: _Part) -> tuple[str, str, str]:
        if part.share is None:
            none = self._say(wording.NONE)
            return none, none, none
        return self._number(part.share), self._number(part.weight), self._number(_product(part))

    def _steps(self, parts: Sequence[_Part], share: Fraction | None) -> list[str]:
        """From the sums to the level; nothing where there is no value."""
        if share is None:
            return []
        counting = [part for part in parts if part.share is not None]
        level, top_level = self.maturity.level(share), self.maturity.top_level
        shown = level_text(level, self.reader.language)
        sentence = wording.LEVEL_STEP if (level * 10).denominator == 1 else wording.LEVEL_STEP_CUT
        return [
            self._say(
                wording.SHARE_STEP,
                numerator=self._number(_sum(_product(part) for part in counting)),
                denominator=self._number(_sum(part.weight for part in counting)),
                result=self._result(share),
            ),
            self._say(sentence, top=top_level, result=self._result(level), level=shown),
        ]

    def _brief(self, parts: Sequence[_Part], share: Fraction | None) -> list[str]:
        """The same in one sentence."""
        if share is None:
            return []
        counting = [part for part in parts if part.share is not None]
        products, weights = _sum(_product(part) for part in counting), _sum(part.weight for part in counting)
        level = self.maturity.level(share)
        exact = all(_has_few_decimals(number) for number in (products, weights, level))
        return [
            self._say(
                wording.LEVEL_BRIEF if (level * 10).denominator == 1 else wording.LEVEL_BRIEF_CUT,
                numerator=self._cut(products),
                denominator=self._cut(weights),
                top=self.maturity.top_level,
                result=self._say(wording.EXACTLY if exact else wording.NEARLY, number=self._cut(level)),
                level=level_text(level, self.reader.language),
            )
        ]

    def _not_applicable(self, is_na: bool) -> tuple[str, ...]:
        return (self._say(wording.ALL_NA),) if is_na else ()

    def _question(self, how: Text, share: Fraction | None, *, is_na: bool) -> str:
        shown = self._shown(share, is_na=is_na)
        return self._say(wording.WHY, word=shown) if share is None else self._say(how, level=shown)

    def _shown(self, share: Fraction | None, *, is_na: bool = False) -> str:
        return self._say(wording.NOT_APPLICABLE) if is_na else share_as_level(share, self.maturity, self.reader)

    def _result(self, number: Fraction) -> str:
        return self._say(wording.EXACTLY if _has_few_decimals(number) else wording.NEARLY, number=self._cut(number))

    def _number(self, number: Fraction) -> str:
        cut = self._cut(number)
        return cut if _has_few_decimals(number) else self._say(wording.NEARLY, number=cut)

    def _cut(self, number: Fraction) -> str:
        """At most three decimals, cut like the levels, so that none reads higher than it is."""
        return number_text(Fraction(floor(number * 1000), 1000), self.reader.language)

    def _say(self, text: Text, **values: object) -> str:
        return self.reader.say(text, **values)


def _has_few_decimals(number: Fraction) -> bool:
    return (number * 1000).denominator == 1


def _product(part: _Part) -> Fraction:
    return Fraction(0) if part.share is None else part.weight * part.share


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))
