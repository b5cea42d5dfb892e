"""Points and highest points of an item, one rule per kind (design section 3, table of kinds)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from workbench.answers.model import Cell, ChoicesValue, ChoiceValue, LevelValue, NumberValue, TableValue, Value
from workbench.content.model import (
    Column,
    Item,
    LevelItem,
    Linear,
    MultipleItem,
    NumberItem,
    SingleItem,
    Step,
    TableItem,
    TextItem,
)

_NOTHING = Fraction(0)


def maximum_points(item: Item) -> Fraction | None:
    """The most points the item can give; None where it gives none, so that it is asked but not scored."""
    highest = _highest_named(item)
    return highest if highest > 0 else None


def _highest_named(item: Item) -> Fraction:
    match item:
        case LevelItem():
            return Fraction(item.scale.highest)
        case SingleItem():
            return max((choice.points or _NOTHING for choice in item.choices), default=_NOTHING)
        case MultipleItem():
            return item.maximum if item.maximum is not None else _highest_step(item.steps)
        case NumberItem():
            return item.linear.maximum if item.linear is not None else _highest_step(item.steps)
        case TableItem():
            return _highest_step(item.steps)
        case TextItem():
            return _NOTHING
        case _:
            assert_never(item)


def points(item: Item, value: Value) -> Fraction:
    """The points that a value gives, 0…maximum_points(item).

    Raises TypeError where the value is not of the item's kind (parsing answers excludes it).
    """
    match item, value:
        case LevelItem(), LevelValue():
            return Fraction(value.level)
        case SingleItem(), ChoiceValue():
            return next(choice.points or _NOTHING for choice in item.choices if choice.id == value.choice)
        case MultipleItem(), ChoicesValue():
            return _points_of_choices(item, value)
        case NumberItem(), NumberValue() if item.linear is not None:
            return _on_line(item.linear, value.number)
        case NumberItem(), NumberValue():
            return _on_steps(item.steps, value.number)
        case TableItem(), TableValue():
            return _on_steps(item.steps, Fraction(complete_rows(item, value)))
        case _:
            raise TypeError(f"{item.id}: a {type(value).__name__} is no answer to a {type(item).__name__}")


def complete_rows(item: TableItem, value: TableValue) -> int:
    """How many rows have all required columns filled; none required: any column."""
    return sum(_is_complete(item.columns, row) for row in value.rows)


def _is_complete(columns: tuple[Column, ...], row: Mapping[str, Cell]) -> bool:
    required = [column.id for column in columns if column.required]
    return all(column in row for column in required) if required else bool(row)


def _points_of_choices(item: MultipleItem, value: ChoicesValue) -> Fraction:
    if item.maximum is None:
        return _on_steps(item.steps, Fraction(len(value.choices)))
    chosen = sum((choice.points or _NOTHING for choice in item.choices if choice.id in value.choices), _NOTHING)
    return min(chosen, item.maximum)


def _highest_step(steps: tuple[Step, ...]) -> Fraction:
    return max((step.points for step in steps), default=_NOTHING)


def _on_steps(steps: tuple[Step, ...], amount: Fraction) -> Fraction:
    """The points of the highest threshold reached, else 0."""
    reached = [step.points for step in steps if amount >= step.at_least]
    return reached[-1] if reached else _NOTHING


def _on_line(line: Linear, number: Fraction) -> Fraction:
    share = (number - line.start) / (line.end - line.start)
    return line.maximum * min(max(share, _NOTHING), Fraction(1))
