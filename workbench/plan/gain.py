"""What lifting an item is worth: weights ω, focus, targets, standalone gain (design section 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.answers.wishes import PlanWishes
from workbench.content.model import Content, LevelItem, Measure
from workbench.maturity.model import DimensionResult, ItemResult, ItemState, Maturity

UNITS = 10**9
"""The solver counts gains in whole units of 1e-9; smaller differences are none."""

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What one answered level item can still gain.

    `target` is on the item's own scale; `worth` is the gain of one level, ω · focus / max.
    """

    current: int
    target: Fraction
    worth: Fraction

    def gain(self, level: int) -> Fraction:
        """The gain of lifting the item to at least that level; 0 where it stands there already."""
        current, projected = Fraction(self.current), Fraction(max(self.current, level))
        return self.worth * (min(projected, self.target) - min(current, self.target))

    def units(self, level: int) -> int:
        """The same gain as the solver counts it, rounded to 1e-9."""
        return round(self.gain(level) * UNITS)


def stakes(content: Content, maturity: Maturity, wishes: PlanWishes) -> Mapping[str, Stake]:
    """The stake of every answered level item of the areas; all other items gain nothing."""
    found = {}
    for item_id, (weight, dimension, result) in _weighted_items(content, maturity).items():
        if isinstance(result.item, LevelItem) and result.points is not None and result.maximum is not None:
            target = wishes.target_level(dimension, content.model.top_level)
            found[item_id] = Stake(
                current=int(result.points),
                target=target / content.model.top_level * result.maximum,
                worth=weight * _focus(dimension, maturity, wishes) / result.maximum,
            )
    return found


def item_weights(content: Content, maturity: Maturity) -> Mapping[str, Fraction]:
    """The weight ω of every item of the areas in scope and not NA; they add up to 1 (unless there is none)."""
    return {item_id: weight for item_id, (weight, _, _) in _weighted_items(content, maturity).items()}


def standalone_gain(measure: Measure, stakes: Mapping[str, Stake]) -> Fraction:
    """The gain of the measure were it alone chosen; its conditions are left aside."""
    lifted = ((stakes[item], level) for item, level in measure.raises.items() if item in stakes)
    return sum((stake.gain(level) for stake, level in lifted), _NOTHING)


def standalone_units(measure: Measure, stakes: Mapping[str, Stake]) -> int:
    """The standalone gain as the solver counts it: each item's gain rounded to 1e-9."""
    return sum(stakes[item].units(level) for item, level in measure.raises.items() if item in stakes)


def _focus(dimension: str, maturity: Maturity, wishes: PlanWishes) -> int:
    usual = 2 if dimension in maturity.overall.held_back_by else 1
    return wishes.focus.get(dimension, usual)


def _weighted_items(content: Content, maturity: Maturity) -> Mapping[str, tuple[Fraction, str, ItemResult]]:
    """Item id → (ω, dimension id, result), over what has at least one scored item in scope and not NA."""
    areas = {
        area: [result for result in questionnaire.dimensions.values() if not result.is_na]
        for area, questionnaire in maturity.areas.items()
    }
    counting = {area: results for area, results in areas.items() if results}
    weight_of_areas = sum((content.model.areas[area].weight for area in counting), _NOTHING)
    weighted = {}
    for area, dimensions in counting.items():
        share_of_area = content.model.areas[area].weight / weight_of_areas
        weight_of_dimensions = sum((result.dimension.weight for result in dimensions), _NOTHING)
        for result in dimensions:
            share = share_of_area * result.dimension.weight / weight_of_dimensions
            items = _counting_items(result)
            weight_of_items = sum((item.item.weight for item in items), _NOTHING)
            for item in items:
                weighted[item.item.id] = (share * item.item.weight / weight_of_items, result.dimension.id, item)
    return weighted


def _counting_items(result: DimensionResult) -> list[ItemResult]:
    return [item for item in result.items.values() if item.state in {ItemState.ANSWERED, ItemState.OPEN}]
