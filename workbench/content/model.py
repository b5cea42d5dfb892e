"""What a professional wrote, as frozen values: model, questionnaires, measures (design section 3).

Every value here was proved when the content was loaded: references resolve, weights are positive,
scales run from 0 without gaps. Questions about the content are functions of the modules that ask them.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from workbench.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a text or rule comes from: a document and its heading."""

    document: str
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Levels 0…n with their names; the position in `levels` is the level."""

    id: str
    levels: tuple[Text, ...]

    @property
    def highest(self) -> int:
        """The highest level, the maximum of every item on this scale."""
        return len(self.levels) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a site's overall stage is called and means."""

    title: Text
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteKind:
    """A kind of site and the words that texts use for it (`{council}` and the like)."""

    id: str
    title: Text
    words: Mapping[str, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the overall result; exactly one questionnaire fills it."""

    id: str
    title: Text
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionField:
    """A field of action, under which a plan groups its measures."""

    id: str
    title: Text
    rationale: Text | None
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A suggestion or a topic of the source documents."""

    id: str
    title: Text
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """`model.yaml`: the frame that questionnaires and measures hang on."""

    id: str
    version: int
    title: Text
    top_level: int
    scales: Mapping[str, Scale]
    stages: tuple[Stage, ...]
    site_kinds: Mapping[str, SiteKind]
    areas: Mapping[str, Area]
    goal: Text
    fields: Mapping[str, ActionField]
    suggestions: Mapping[str, Heading]
    topics: Mapping[str, Heading]


# --- conditions -----------------------------------------------------------------------------------

Operand: TypeAlias = int | Fraction | str
"""What `is` compares with: a level, a number, or a choice id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """The level, the number, or the count of choices of an item is at least `threshold`."""

    item: str
    threshold: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class IsOneOf:
    """The answer is one of `values`; for several choices one match is enough."""

    item: str
    values: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """False if one part is false, else unknown if one is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True if one part is true, else unknown if one is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; of unknown, unknown."""

    part: "Condition"


Condition: TypeAlias = AtLeast | IsOneOf | AllOf | AnyOf | Not


# --- items ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From `at_least` on, `points` are given."""

    at_least: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """Points rise evenly from 0 at `start` to `maximum` at `end` (the file says from, to, max)."""

    start: Fraction
    end: Fraction
    maximum: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to choose; `points` None: it gives none and asks for none."""

    id: str
    text: Text
    points: Fraction | None = None


class ColumnKind(StrEnum):
    """What a cell of a table holds."""

    TEXT = "text"
    NUMBER = "number"
    SINGLE = "single"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table item."""

    id: str
    kind: ColumnKind
    text: Text
    required: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBase:
    """What every item has, whatever its kind."""

    id: str
    text: Text
    help: Text | None = None
    weight: Fraction = Fraction(1)
    applies_to: frozenset[str]
    show_if: Condition | None = None
    allow_na: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelItem(ItemBase):
    """Answered by a level of its scale; `levels` describes each one, lowest first."""

    scale: Scale
    levels: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleItem(ItemBase):
    """Answered by one choice."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleItem(ItemBase):
    """Answered by several choices; scored by capped sum (`maximum`) or by `steps` on their number."""

    choices: tuple[Choice, ...]
    maximum: Fraction | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberItem(ItemBase):
    """Answered by a number; scored by `steps` on it or by `linear`."""

    unit: Text | None = None
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    steps: tuple[Step, ...] = ()
    linear: Linear | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem(ItemBase):
    """Answered by text; never scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableItem(ItemBase):
    """Answered by rows; scored by `steps` on the number of complete rows."""

    columns: tuple[Column, ...]
    steps: tuple[Step, ...] = ()


Item: TypeAlias = LevelItem | SingleItem | MultipleItem | NumberItem | TextItem | TableItem


# --- questionnaires -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A group of items with one result."""

    id: str
    title: Text
    weight: Fraction = Fraction(1)
    essential: bool = False
    source: Source | None = None
    items: tuple[Item, ...]


class ResultKind(StrEnum):
    """How a questionnaire comes to its result."""

    MEAN = "mean"
    ALL_MET = "all_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """One file of dimensions; with an area it counts overall, without it is supplementary."""

    id: str
    version: int
    area: str | None = None
    result: ResultKind = ResultKind.MEAN
    title: Text
    dimensions: tuple[Dimension, ...]


# --- measures -------------------------------------------------------------------------------------


class DecisionBody(StrEnum):
    """Who has to decide before a measure starts."""

    NONE = "none"
    ADMINISTRATION = "administration"
    COUNCIL = "council"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A thing to do that lifts level items; hours are the team's own over all its months."""

    id: str
    title: Text
    summary: Text
    field: str
    suggestion: str | None = None
    topics: tuple[str, ...] = ()
    raises: Mapping[str, int]
    needs: Mapping[str, int] = dataclasses.field(default_factory=dict)
    after: tuple[str, ...] = ()
    months: int
    hours: int
    upkeep_hours_per_year: int = 0
    cost_eur: Fraction = Fraction(0)
    decision: DecisionBody = DecisionBody.NONE
    responsible: Text
    steps: tuple[Text, ...]
    indicator: Text
    applies_to: frozenset[str]
    resources: tuple[str, ...] = ()
    estimate: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a professional wrote, with the digest (SHA-256, hex) of the files it was read from."""

    model: Model
    questionnaires: Mapping[str, Questionnaire]
    measures: Mapping[str, Measure]
    digest: str
