"""In which order, and under which headings, the sites of a comparison stand; never by an overall level."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.present.comparison import ComparedDimension, ComparisonView


class Grouping(StrEnum):
    """What sites are grouped by."""

    NONE = "none"
    KIND = "kind"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteGroup:
    """A heading (empty without grouping) and the places, in `view.sites` and in all cells, of the sites under it."""

    title: str
    places: tuple[int, ...]


def all_dimensions(view: ComparisonView) -> tuple[ComparedDimension, ...]:
    """The dimensions of the areas shown."""
    return tuple(dimension for area in view.areas for dimension in area.dimensions)


def arranged(view: ComparisonView, *, by: str | None = None, grouping: Grouping = Grouping.NONE) -> Sequence[SiteGroup]:
    """The sites by name, or by their level in the dimension `by`, the highest first, those without a value last.

    A dimension that is not shown orders nothing. In letter form there are no groups: kind or size could tell who it is.
    """
    column = next((each for each in all_dimensions(view) if each.key == by), None)
    places = list(range(len(view.sites)))
    if column is not None:
        places.sort(key=lambda place: _level_key(column, place))
    if grouping is Grouping.NONE or view.letters:
        return [SiteGroup(title="", places=tuple(places))]
    titles = view.kinds if grouping is Grouping.KIND else view.sizes
    found: dict[str, list[int]] = {title: [] for title in titles}
    for place in places:
        site = view.sites[place]
        found[site.kind if grouping is Grouping.KIND else site.size].append(place)
    return [SiteGroup(title=title, places=tuple(members)) for title, members in found.items() if members]


def _level_key(column: ComparedDimension, place: int) -> tuple[bool, float]:
    level = column.cells[place].level_number
    return level is None, -float(level or 0)
