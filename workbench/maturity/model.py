"""The results of scoring as frozen values; shares are exact and run from 0 to 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workbench.content.model import Dimension, Item, Questionnaire


class ItemState(StrEnum):
    """How an item stands for a site."""

    ANSWERED = "answered"
    NA = "na"
    OPEN = "open"
    HIDDEN = "hidden"
    UNSCORED = "unscored"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One item: `points` only where answered, `maximum` wherever the item gives points at all."""

    item: Item
    state: ItemState
    points: Fraction | None
    maximum: Fraction | None

    @property
    def in_scope(self) -> bool:
        """Whether the item counts for this site: shown and scored (answered, open or NA)."""
        return self.state in {ItemState.ANSWERED, ItemState.OPEN, ItemState.NA}


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionResult:
    """A dimension that exists for the site; wholly NA: `coverage` None; below half coverage: `share` None."""

    dimension: Dimension
    items: Mapping[str, ItemResult]
    share: Fraction | None
    coverage: Fraction | None

    @property
    def is_na(self) -> bool:
        """Whether every item in scope was declared not applicable."""
        return self.coverage is None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireResult:
    """The result of an area or of a supplementary questionnaire.

    `coverage` is None where no dimension exists or all are NA; `share` is None where it has no value.
    """

    questionnaire: Questionnaire
    dimensions: Mapping[str, DimensionResult]
    share: Fraction | None
    coverage: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaResult:
    """Joint criteria: `met` when all are fulfilled, `ready` when none is open; None where none is in scope."""

    questionnaire: Questionnaire
    items: Mapping[str, ItemResult]
    met: bool | None
    ready: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The whole site: `clarify` names the dimensions without a value, which keep the stage open."""

    share: Fraction | None
    stage: int | None
    held_back_by: tuple[str, ...]
    clarify: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity:
    """Everything section 4 says about one site."""

    areas: Mapping[str, QuestionnaireResult]
    supplementary: Mapping[str, QuestionnaireResult | CriteriaResult]
    overall: Overall
    top_level: int

    def level(self, share: Fraction) -> Fraction:
        """A share as a level, 0…top_level."""
        return share * self.top_level

    @property
    def dimensions(self) -> Mapping[str, DimensionResult]:
        """The dimensions of all areas that exist for the site, in the order of the content."""
        return {key: result for area in self.areas.values() for key, result in area.dimensions.items()}
