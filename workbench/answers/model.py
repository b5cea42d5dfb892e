"""Answers of one site as frozen values, one class per kind of item (design sections 3 and 6).

Item ids are unique over the whole content, so answers are a mapping from item id to answer;
an item that is missing in the mapping is open.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class LevelValue:
    """The level chosen on a level item's scale, 0…highest."""

    level: int


@dataclass(frozen=True, slots=True)
class ChoiceValue:
    """The id of the one choice taken."""

    choice: str


@dataclass(frozen=True, slots=True)
class ChoicesValue:
    """The ids of the choices taken, in the order of the content; empty means: none of them."""

    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number within the item's bounds."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class TextValue:
    """A text that is not blank."""

    text: str


Cell: TypeAlias = str | Fraction
"""A cell of a table: text, the id of a choice, or a number."""


@dataclass(frozen=True, slots=True)
class TableValue:
    """Rows of a table: column id to cell; an empty cell is absent."""

    rows: tuple[Mapping[str, Cell], ...]


Value: TypeAlias = LevelValue | ChoiceValue | ChoicesValue | NumberValue | TextValue | TableValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What proves an answer: a reference, never a copy of the document."""

    type: str
    reference: str | None = None
    date: dt.date | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer with a value; `provided_by` names who does it for the site (it scores as it is)."""

    value: Value
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    provided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """The site declared that the item does not apply to it."""

    reason: str | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()


Answer: TypeAlias = Given | NotApplicable
Answers: TypeAlias = Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Who answers: name, id of the kind of site, inhabitants."""

    name: str
    kind: str
    population: int | None = None
