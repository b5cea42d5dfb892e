"""Conditions of items (`show_if`) in words, for paper, where nothing appears or disappears by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from workbench.content.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Choice,
    Condition,
    Content,
    IsOneOf,
    Item,
    LevelItem,
    MultipleItem,
    Not,
    NumberItem,
    Operand,
    SingleItem,
    TableItem,
)
from workbench.maturity.scope import items_by_id
from workbench.present.codes import item_codes
from workbench.present.numbers import number_text
from workbench.present.texts import Reader
from workbench.values import Text

ONLY_IF = Text("Nur, wenn {condition}.", "Only if {condition}.")
LEVEL_AT_LEAST = Text("{code} mindestens Stufe {level} hat", "{code} is at least at level {level}")
NUMBER_AT_LEAST = Text("{code} mindestens {number} ist", "{code} is at least {number}")
COUNT_AT_LEAST = Text("bei {code} mindestens {number} angekreuzt sind", "at least {number} are ticked in {code}")
ROWS_AT_LEAST = Text("{code} mindestens {number} Zeilen hat", "{code} has at least {number} rows")
ANSWERED = Text("{code} beantwortet ist", "{code} is answered")
LEVEL_IS = Text("{code} Stufe {values} hat", "{code} is at level {values}")
IS = Text("bei {code} {values} steht", "{code} says {values}")
NOT = Text("nicht gilt, dass {condition}", "it is not true that {condition}")
QUOTED = Text("„{name}“", "“{name}”")
AND = Text(" und ", " and ")
OR = Text(" oder ", " or ")
GROUPED = Text("({condition})", "({condition})")


@dataclass(frozen=True, slots=True)
class Conditions:
    """What says conditions of one content to one reader; items are named by their codes."""

    reader: Reader
    items: Mapping[str, Item]
    codes: Mapping[str, str]

    def sentence(self, condition: Condition) -> str:
        """“Nur, wenn 1.1.2 mindestens Stufe 1 hat.”"""
        return self.reader.say(ONLY_IF, condition=self._said(condition))

    def _said(self, condition: Condition) -> str:
        match condition:
            case AtLeast():
                return self._at_least(condition)
            case IsOneOf():
                return self._is_one_of(condition)
            case AllOf():
                return self._joined(condition.parts, AND)
            case AnyOf():
                return self._joined(condition.parts, OR)
            case Not():
                return self.reader.say(NOT, condition=self._grouped(condition.part))
            case _:
                assert_never(condition)

    def _joined(self, parts: tuple[Condition, ...], word: Text) -> str:
        return self.reader.say(word).join(self._grouped(part) for part in parts)

    def _grouped(self, part: Condition) -> str:
        """A part inside another condition; brackets where it would read as something else without."""
        said = self._said(part)
        compound = isinstance(part, AllOf | AnyOf) and len(part.parts) > 1
        return self.reader.say(GROUPED, condition=said) if compound else said

    def _at_least(self, condition: AtLeast) -> str:
        match self.items[condition.item]:
            case LevelItem():
                text = LEVEL_AT_LEAST
            case NumberItem():
                text = NUMBER_AT_LEAST
            case MultipleItem():
                text = COUNT_AT_LEAST
            case TableItem():
                text = ROWS_AT_LEAST
            case _:
                text = ANSWERED
        number = number_text(condition.threshold, self.reader.language)
        return self.reader.say(text, code=self.codes[condition.item], level=number, number=number)

    def _is_one_of(self, condition: IsOneOf) -> str:
        item = self.items[condition.item]
        values = self.reader.say(OR).join(self._value(item, value) for value in condition.values)
        text = LEVEL_IS if isinstance(item, LevelItem) else IS
        return self.reader.say(text, code=self.codes[condition.item], values=values)

    def _value(self, item: Item, value: Operand) -> str:
        if not isinstance(value, str):
            return number_text(Fraction(value), self.reader.language)
        names = {choice.id: self.reader.read(choice.text) for choice in _choices(item)}
        return self.reader.say(QUOTED, name=names.get(value, value))


def _choices(item: Item) -> tuple[Choice, ...]:
    return item.choices if isinstance(item, SingleItem | MultipleItem) else ()


def conditions_of(content: Content, reader: Reader) -> Conditions:
    """What says the conditions of a content."""
    return Conditions(reader, items_by_id(content), item_codes(content))
