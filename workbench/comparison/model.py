"""The scores of many sites as columns of whole numbers, made from what was stored at submission.

A comparison never loads answers. Shares are counted in units of 1e-9, so that ten thousand sites stay quick; the share
itself, a fraction of small weights, is never so close to a tenth of a level that this would show.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from workbench.content.model import Content, Dimension
from workbench.maturity.document import read_share

UNITS = 10**9
"""The share 1 in units."""

NO_VALUE = -1
"""Stands where a site has no value."""

OVERALL = "overall"
"""The key of the overall level among those of dimensions and areas."""

_TYPE = "q"


def keys_of(content: Content) -> tuple[str, ...]:
    """What a row of scores holds, in this order: the dimensions of the areas, the areas, the overall level."""
    return (*dimensions_of(content), *(f"area:{area}" for area in content.model.areas), OVERALL)


def dimensions_of(content: Content) -> tuple[str, ...]:
    """The dimensions of the areas, in the order of the content."""
    return tuple(dimension.id for several in dimensions_by_area(content).values() for dimension in several)


def dimensions_by_area(content: Content) -> Mapping[str, tuple[Dimension, ...]]:
    """Area to its dimensions, in the order of the content."""
    return {
        area: tuple(
            dimension
            for questionnaire in content.questionnaires.values()
            if questionnaire.area == area
            for dimension in questionnaire.dimensions
        )
        for area in content.model.areas
    }


def scores_row(content: Content, scores: Mapping[str, Any]) -> bytes:
    """The scores document of a submission (maturity/document.py) as a row of numbers in the order of `keys_of`."""
    found: dict[str, str | None] = {OVERALL: scores["overall"]["share"]}
    for area, result in scores["areas"].items():
        found[f"area:{area}"] = result["share"]
        found.update({key: dimension["share"] for key, dimension in result["dimensions"].items()})
    return array(_TYPE, (_units(found.get(key)) for key in keys_of(content))).tobytes()


def _units(written: str | None) -> int:
    share = read_share(written)
    return NO_VALUE if share is None else round(share * UNITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Shares of sites: `columns` has for each key one number per site, in the order of `sites` (ids).

    A number counts units of a share, 0…UNITS, or is NO_VALUE.
    """

    sites: tuple[int, ...]
    columns: Mapping[str, Sequence[int]]

    def row(self, site: int) -> dict[str, int]:
        """The numbers of one site by key. Raises ValueError for a site that is not there."""
        place = self.sites.index(site)
        return {key: column[place] for key, column in self.columns.items()}

    def without(self, site: int) -> "Table":
        """The other sites."""
        kept = [place for place, each in enumerate(self.sites) if each != site]
        return Table(
            sites=tuple(self.sites[place] for place in kept),
            columns={key: [column[place] for place in kept] for key, column in self.columns.items()},
        )


def table_of(keys: Sequence[str], rows: Iterable[tuple[int, bytes]]) -> Table:
    """A table of rows (site id and `scores_row`) whose numbers stand for `keys`."""
    found = list(rows)
    numbers = array(_TYPE)
    numbers.frombytes(b"".join(row for _, row in found))
    width = len(keys)
    return Table(
        sites=tuple(site for site, _ in found),
        columns={key: numbers[place::width] for place, key in enumerate(keys)},
    )


def share_of(units: int) -> Fraction | None:
    """A number of a table as a share, 0 to 1; None without a value."""
    return None if units == NO_VALUE else Fraction(units, UNITS)
