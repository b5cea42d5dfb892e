"""Small content, answers and wishes for tests: what a test does not name is plain and neutral.

One area "inventory" with one dimension is the smallest content; levels run from 0 to 4, sites are towns.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from workbench.answers.model import Answers, Given, LevelValue, NotApplicable
from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.content.model import (
    ActionField,
    Area,
    Condition,
    Content,
    Dimension,
    Item,
    LevelItem,
    Measure,
    Model,
    NumberItem,
    Questionnaire,
    ResultKind,
    Scale,
    SiteKind,
    Stage,
    Step,
)
from workbench.values import Month, Text

TOWN = "town"
COUNTY = "county"
KINDS = frozenset({TOWN, COUNTY})

Number = int | str | Fraction
"""A number as tests write it: 2, "0.5" or Fraction(1, 3)."""


def a_text(de: str = "…") -> Text:
    """A text in German only."""
    return Text(de)


def a_scale(highest: int = 4) -> Scale:
    """A scale of levels 0…highest."""
    return Scale(id=f"scale{highest}", levels=tuple(a_text(str(level)) for level in range(highest + 1)))


def an_item(
    item_id: str,
    *,
    highest: int = 4,
    weight: Number = 1,
    applies_to: Iterable[str] = KINDS,
    show_if: Condition | None = None,
) -> LevelItem:
    """A level item on a scale 0…highest."""
    scale = a_scale(highest)
    return LevelItem(
        id=item_id,
        text=a_text(item_id),
        weight=Fraction(weight),
        applies_to=frozenset(applies_to),
        show_if=show_if,
        scale=scale,
        levels=scale.levels,
    )


def a_number_item(item_id: str, *, weight: Number = 1) -> NumberItem:
    """A scored item that no measure can raise: one point from 1 on."""
    step = Step(at_least=Fraction(1), points=Fraction(1))
    return NumberItem(id=item_id, text=a_text(item_id), weight=Fraction(weight), applies_to=KINDS, steps=(step,))


def a_dimension(dimension_id: str, *items: Item, weight: Number = 1, essential: bool = False) -> Dimension:
    """A dimension of these items."""
    return Dimension(
        id=dimension_id, title=a_text(dimension_id), weight=Fraction(weight), essential=essential, items=items
    )


def a_questionnaire(
    questionnaire_id: str, *dimensions: Dimension, area: str | None = None, result: ResultKind = ResultKind.MEAN
) -> Questionnaire:
    """A questionnaire of these dimensions; without an area it is supplementary."""
    return Questionnaire(
        id=questionnaire_id, version=1, area=area, result=result, title=a_text(questionnaire_id), dimensions=dimensions
    )


def a_measure(
    measure_id: str,
    raises: Mapping[str, int] | None = None,
    *,
    needs: Mapping[str, int] | None = None,
    after: Iterable[str] = (),
    months: int = 1,
    hours: int = 10,
    cost_eur: Number = 0,
    applies_to: Iterable[str] = KINDS,
) -> Measure:
    """A measure of one month and ten hours that costs nothing and has no conditions."""
    return Measure(
        id=measure_id,
        title=a_text(measure_id),
        summary=a_text(),
        field="field",
        raises=dict(raises or {}),
        needs=dict(needs or {}),
        after=tuple(after),
        months=months,
        hours=hours,
        cost_eur=Fraction(cost_eur),
        responsible=a_text(),
        steps=(a_text(),),
        indicator=a_text(),
        applies_to=frozenset(applies_to),
    )


def a_model(areas: Mapping[str, Number], *, top_level: int = 4) -> Model:
    """A model with these areas (id to weight), towns and counties, one field of action."""
    levels = range(top_level + 1)
    return Model(
        id="model",
        version=1,
        title=a_text(),
        top_level=top_level,
        scales={},
        stages=tuple(Stage(title=a_text(str(level)), meaning=a_text()) for level in levels),
        site_kinds={kind: SiteKind(id=kind, title=a_text(kind), words={}) for kind in sorted(KINDS)},
        areas={area: Area(id=area, title=a_text(area), weight=Fraction(weight)) for area, weight in areas.items()},
        goal=a_text(),
        fields={"field": ActionField(id="field", title=a_text(), rationale=None, source=None)},
        suggestions={},
        topics={},
    )


def a_content(
    *parts: Dimension | Questionnaire,
    measures: Iterable[Measure] = (),
    area_weights: Mapping[str, Number] | None = None,
    top_level: int = 4,
) -> Content:
    """Content of these questionnaires; bare dimensions make up the one area "inventory".

    Areas weigh 1 where `area_weights` does not say otherwise.
    """
    bare = tuple(part for part in parts if isinstance(part, Dimension))
    questionnaires = [part for part in parts if isinstance(part, Questionnaire)]
    if bare:
        questionnaires.insert(0, a_questionnaire("inventory", *bare, area="inventory"))
    weights = area_weights or {}
    areas = {part.area: weights.get(part.area, 1) for part in questionnaires if part.area is not None}
    return Content(
        model=a_model(areas, top_level=top_level),
        questionnaires={part.id: part for part in questionnaires},
        measures={measure.id: measure for measure in measures},
        digest="0" * 64,
    )


def levels(**chosen: int | None) -> Answers:
    """Answers by item id: a level, or None for not applicable; what is not named is open."""
    return {
        item: NotApplicable() if level is None else Given(value=LevelValue(level)) for item, level in chosen.items()
    }


def wishes(
    *,
    start: str = "2026-01",
    months: int = 12,
    hours: Number | Mapping[str, Number] = 40,
    budget: Number | Mapping[int, Number] | None = None,
    max_measures: int = 0,
    max_at_a_time: int = 0,
    targets: Mapping[str, Number] | None = None,
    focus: Mapping[str, int] | None = None,
    measures: Mapping[str, MeasureWish] | None = None,
) -> PlanWishes:
    """A year from January 2026 with 40 hours a month and no other limit; months are written 2026-04."""
    return PlanWishes(
        start=Month.parse(start),
        months=months,
        hours_per_month={Month.parse(month): Fraction(given) for month, given in hours.items()}
        if isinstance(hours, Mapping)
        else Fraction(hours),
        budget_eur={year: Fraction(given) for year, given in budget.items()}
        if isinstance(budget, Mapping)
        else None
        if budget is None
        else Fraction(budget),
        max_measures=max_measures,
        max_at_a_time=max_at_a_time,
        targets={dimension: Fraction(level) for dimension, level in (targets or {}).items()},
        focus=dict(focus or {}),
        measures=dict(measures or {}),
    )


def accepted(start: str | None = None) -> MeasureWish:
    """An accepted measure, fixed where a start is given."""
    return MeasureWish(state=MeasureState.ACCEPTED, start=None if start is None else Month.parse(start))


def running(start: str | None = None) -> MeasureWish:
    """A running measure, fixed where a start is given."""
    return MeasureWish(state=MeasureState.RUNNING, start=None if start is None else Month.parse(start))


def done() -> MeasureWish:
    """A measure that is finished."""
    return MeasureWish(state=MeasureState.DONE)


def rejected() -> MeasureWish:
    """A measure that the site does not want."""
    return MeasureWish(state=MeasureState.REJECTED)
