"""Two rounds of one site compared, dimension by dimension (design section 4, trend)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.content.model import Item
from workbench.maturity.model import ItemResult, Maturity, QuestionnaireResult


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionTrend:
    """A dimension over the items answered in both rounds; both shares are None where there is no such item.

    `only_later` and `only_earlier` are the items left out because they were answered in one of the rounds only.
    """

    earlier: Fraction | None
    later: Fraction | None
    compared: tuple[Item, ...]
    only_later: tuple[Item, ...]
    only_earlier: tuple[Item, ...]

    @property
    def leaves_out(self) -> bool:
        """Whether the comparison rests on fewer items than were answered."""
        return bool(self.only_later or self.only_earlier)


@dataclass(frozen=True, slots=True)
class _Answered:
    item: Item
    share: Fraction
    dimension: str


def trend(later: Maturity, earlier: Maturity) -> Mapping[str, DimensionTrend]:
    """Every dimension of the later round, those of supplementary questionnaires included, by its id.

    Each answer gives its share by the content of its own round; weights, and the dimension that an item belongs to,
    are those of the later round. An item that the later content no longer has is left out of the dimension it was in.
    """
    now, before = _answered(later), _answered(earlier)
    dimensions = _dimensions(later)
    known = {key for items in dimensions.values() for key in items}
    return {
        dimension: _compare(
            (*items, *(key for key, answer in before.items() if answer.dimension == dimension and key not in known)),
            now,
            before,
        )
        for dimension, items in dimensions.items()
    }


def _compare(items: Collection[str], now: Mapping[str, _Answered], before: Mapping[str, _Answered]) -> DimensionTrend:
    both = [key for key in items if key in now and key in before]
    return DimensionTrend(
        earlier=_mean([(now[key].item.weight, before[key].share) for key in both]),
        later=_mean([(now[key].item.weight, now[key].share) for key in both]),
        compared=tuple(now[key].item for key in both),
        only_later=tuple(now[key].item for key in items if key in now and key not in before),
        only_earlier=tuple(before[key].item for key in items if key in before and key not in now),
    )


def _answered(maturity: Maturity) -> Mapping[str, _Answered]:
    return {
        key: _Answered(result.item, result.points / result.maximum, dimension)
        for dimension, items in _dimensions(maturity).items()
        for key, result in items.items()
        if result.points is not None and result.maximum is not None
    }


def _dimensions(maturity: Maturity) -> Mapping[str, Mapping[str, ItemResult]]:
    """Dimension id → the results of its items. Joint criteria have no share, so there is nothing to compare in them."""
    return {
        key: dimension.items
        for result in (*maturity.areas.values(), *maturity.supplementary.values())
        if isinstance(result, QuestionnaireResult)
        for key, dimension in result.dimensions.items()
    }


def _mean(weighted: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    if not weighted:
        return None
    whole = sum((weight for weight, _ in weighted), Fraction(0))
    return sum((weight * share for weight, share in weighted), Fraction(0)) / whole
