"""What the passes over single files note for the pass across files: definitions, uses, texts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.content.faults import Spot
from workbench.content.model import Operand
from workbench.values import Text


class Kind(StrEnum):
    """What an id names; ids are unique in their kind over the whole content."""

    SCALE = "scale"
    SITE_KIND = "kind of site"
    AREA = "area"
    FIELD = "field of action"
    SUGGESTION = "suggestion"
    TOPIC = "topic"
    QUESTIONNAIRE = "questionnaire"
    DIMENSION = "dimension"
    ITEM = "item"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelUse:
    """A measure names a level of an item, in `raises` or `needs`."""

    item: str
    level: int
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A condition of `asking` compares an item: `at_least` a number, or `is` some operands, each at its spot."""

    asking: str
    item: str
    how: str
    operands: tuple[tuple[Operand, Spot], ...]
    spot: Spot


@dataclass(slots=True)
class Notes:
    """Filled while files are parsed, read when all of them are.

    `unread` are the kinds that a file which could not be read may define: a reference to them proves nothing.
    """

    definitions: list[tuple[Kind, str, Spot]] = field(default_factory=list)
    uses: list[tuple[Kind, str, Spot]] = field(default_factory=list)
    texts: list[tuple[Text, Spot]] = field(default_factory=list)
    levels: list[LevelUse] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    unread: set[Kind] = field(default_factory=set)

    def defined(self, kind: Kind) -> frozenset[str]:
        """The ids of that kind that the content defines."""
        return frozenset(id_ for defined, id_, _ in self.definitions if defined is kind)

    def place_of(self, kind: Kind, id_: str) -> Spot:
        """Where that id was defined first."""
        return next(spot for defined, other, spot in self.definitions if defined is kind and other == id_)

    def use(self, kind: Kind, ids: Iterable[tuple[str, Spot]]) -> None:
        """Note that these ids are referred to."""
        self.uses.extend((kind, id_, spot) for id_, spot in ids)
