"""Which items are shown to a site: kind of site and `show_if`, three-valued (design section 3)."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias, assert_never

from workbench.answers.model import (
    Answers,
    ChoicesValue,
    ChoiceValue,
    Given,
    LevelValue,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.content.model import AllOf, AnyOf, AtLeast, Condition, Content, IsOneOf, Item, Not, Operand

Truth: TypeAlias = bool | None
"""True, false, or None for unknown."""


def shown_items(content: Content, kind: str, answers: Answers) -> frozenset[str]:
    """The ids of the items that a site of that kind is asked, given its answers.

    An item is shown when its kind of site applies and its `show_if` is true; answers to items that
    are not shown count as unknown in the conditions of others.
    """
    items = {item.id: item for item in all_items(content)}
    shown: dict[str, bool] = {}

    def is_shown(item: Item) -> bool:
        if item.id not in shown:
            applies = kind in item.applies_to
            shown[item.id] = applies and (item.show_if is None or truth(item.show_if, visible_value) is True)
        return shown[item.id]

    def visible_value(item_id: str) -> Value | None:
        answer = answers.get(item_id)
        return answer.value if isinstance(answer, Given) and is_shown(items[item_id]) else None

    return frozenset(item_id for item_id, item in items.items() if is_shown(item))


def all_items(content: Content) -> Iterable[Item]:
    """Every item of every questionnaire, in the order of the content."""
    for questionnaire in content.questionnaires.values():
        for dimension in questionnaire.dimensions:
            yield from dimension.items


def items_by_id(content: Content) -> Mapping[str, Item]:
    """Every item of the content by its id."""
    return {item.id: item for item in all_items(content)}


def truth(condition: Condition, value_of: Callable[[str], Value | None]) -> Truth:
    """Whether the condition holds; `value_of` gives an item's value, None where it is not known."""
    match condition:
        case AtLeast():
            value = value_of(condition.item)
            return None if value is None else _amount(value) >= condition.threshold
        case IsOneOf():
            value = value_of(condition.item)
            return None if value is None else not _operands(value).isdisjoint(condition.values)
        case AllOf():
            return _all(truth(part, value_of) for part in condition.parts)
        case AnyOf():
            return _negated(_all(_negated(truth(part, value_of)) for part in condition.parts))
        case Not():
            return _negated(truth(condition.part, value_of))
        case _:
            assert_never(condition)


def _all(parts: Iterable[Truth]) -> Truth:
    found = set(parts)
    if False in found:
        return False
    return None if None in found else True


def _negated(value: Truth) -> Truth:
    return None if value is None else not value


def _amount(value: Value) -> Fraction:
    """What `at_least` compares: the level, the number, or the count of choices."""
    match value:
        case LevelValue():
            return Fraction(value.level)
        case NumberValue():
            return value.number
        case ChoicesValue():
            return Fraction(len(value.choices))
        case TableValue():
            return Fraction(len(value.rows))
        case ChoiceValue() | TextValue():
            return Fraction(1)
        case _:
            assert_never(value)


def _operands(value: Value) -> frozenset[Operand]:
    """What `is` compares with; one match is enough."""
    match value:
        case LevelValue():
            return frozenset({value.level})
        case NumberValue():
            return frozenset({value.number})
        case ChoiceValue():
            return frozenset({value.choice})
        case ChoicesValue():
            return frozenset(value.choices)
        case TextValue():
            return frozenset({value.text})
        case TableValue():
            return frozenset()
        case _:
            assert_never(value)
