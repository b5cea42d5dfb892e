"""What somebody entered, as the value of an item or as problems: the one place that decides what is valid.

Files and web forms bring the same raw values: text, a list of texts, or rows of texts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias, assert_never

from workbench.answers.model import (
    Cell,
    ChoicesValue,
    ChoiceValue,
    LevelValue,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.content.faults import FaultCode, near_miss, shortened
from workbench.content.model import (
    Choice,
    Column,
    ColumnKind,
    Item,
    LevelItem,
    MultipleItem,
    NumberItem,
    SingleItem,
    TableItem,
    TextItem,
)
from workbench.content.readers import plain

Raw: TypeAlias = str | Sequence[str | Mapping[str, str]]

_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_LEVEL = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a raw value is no answer: a code of the fault catalogue and what fills its message.

    `position` counts the choices or rows of a list from 1; `column` is the id of a table's column.
    """

    code: FaultCode
    values: Mapping[str, object]
    position: int | None = None
    column: str | None = None


class InvalidValueError(ValueError):
    """A raw value is no answer to its item."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code.name for problem in self.problems))


def parse_value(item: Item, raw: Raw) -> Value:
    """The value that a raw value means for this item. Raises InvalidValueError with every problem."""
    match item:
        case LevelItem():
            return _level(item, _one_text(raw, f"a level from 0 to {item.scale.highest}"))
        case SingleItem():
            return ChoiceValue(_choice(item.choices, _one_text(raw, "the id of one choice")))
        case MultipleItem():
            return _choices(item, raw)
        case NumberItem():
            return NumberValue(_number(_one_text(raw, "a number"), item.minimum, item.maximum))
        case TextItem():
            return _text(_one_text(raw, "a text"))
        case TableItem():
            return _table(item, raw)
        case _:
            assert_never(item)


def _one_text(raw: Raw, expected: str) -> str:
    if isinstance(raw, str):
        return raw.strip()
    raise InvalidValueError([_wrong("a list", expected)])


def _level(item: LevelItem, text: str) -> LevelValue:
    expected = f"a level from 0 to {item.scale.highest}"
    if not _LEVEL.fullmatch(text):
        raise InvalidValueError(
            [Problem(FaultCode.NOT_A, {"found": shortened(text), "what": "level", "expected": expected})]
        )
    if int(text) > item.scale.highest:
        raise InvalidValueError([Problem(FaultCode.OUT_OF_RANGE, {"found": text, "expected": expected})])
    return LevelValue(int(text))


def _choice(choices: Sequence[Choice], text: str) -> str:
    known = [choice.id for choice in choices]
    if text not in known:
        values = {"found": shortened(text), "hint": near_miss(text, known), "expected": "one of " + ", ".join(known)}
        raise InvalidValueError([Problem(FaultCode.BAD_WORD, values)])
    return text


def _choices(item: MultipleItem, raw: Raw) -> ChoicesValue:
    if isinstance(raw, str):
        raise InvalidValueError([_wrong(f"`{shortened(raw)}`", "a list of choices, [] for none")])
    problems: list[Problem] = []
    chosen: list[str] = []
    for position, entry in enumerate(raw, 1):
        try:
            choice = _choice(item.choices, _one_choice(entry))
        except InvalidValueError as error:
            problems.extend(replace(problem, position=position) for problem in error.problems)
            continue
        if choice in chosen:
            problems.append(Problem(FaultCode.ANSWERED_TWICE, {"found": choice}, position))
        chosen.append(choice)
    if problems:
        raise InvalidValueError(problems)
    return ChoicesValue(tuple(choice.id for choice in item.choices if choice.id in chosen))


def _one_choice(entry: str | Mapping[str, str]) -> str:
    if isinstance(entry, str):
        return entry.strip()
    raise InvalidValueError([_wrong("a mapping", "the id of a choice")])


def _number(text: str, minimum: Fraction | None, maximum: Fraction | None) -> Fraction:
    if not _NUMBER.fullmatch(text):
        expected = "a number with a decimal point, such as 1.5" if "," in text else "a number such as 3 or 1.5"
        raise InvalidValueError([Problem(FaultCode.BAD_NUMBER, {"found": shortened(text), "expected": expected})])
    number = Fraction(text)
    if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
        lowest = "" if minimum is None else f" from {plain(minimum)}"
        highest = " up" if maximum is None else f" to {plain(maximum)}"
        expected = f"a number{lowest}{highest}"
        raise InvalidValueError([Problem(FaultCode.OUT_OF_RANGE, {"found": text, "expected": expected})])
    return number


def _text(text: str) -> TextValue:
    if not text:
        raise InvalidValueError([_wrong("nothing", "a text")])
    return TextValue(text)


def _table(item: TableItem, raw: Raw) -> TableValue:
    if isinstance(raw, str):
        raise InvalidValueError([_wrong(f"`{shortened(raw)}`", "a list of rows")])
    problems: list[Problem] = []
    rows: list[dict[str, Cell]] = []
    for position, row in enumerate(raw, 1):
        if isinstance(row, str):
            problems.append(replace(_wrong(f"`{shortened(row)}`", "a row {column: …}"), position=position))
            continue
        cells, wrong = _row(item, row)
        problems.extend(replace(problem, position=position) for problem in wrong)
        if cells:
            rows.append(cells)
    if problems:
        raise InvalidValueError(problems)
    return TableValue(tuple(rows))


def _row(item: TableItem, row: Mapping[str, str]) -> tuple[dict[str, Cell], list[Problem]]:
    """The filled cells of a row, and what is wrong with the others."""
    columns = {column.id: column for column in item.columns}
    cells: dict[str, Cell] = {}
    problems: list[Problem] = []
    for key, text in row.items():
        if key not in columns:
            expected = "one of " + ", ".join(columns)
            values = {"key": shortened(key), "hint": near_miss(key, columns), "expected": expected}
            problems.append(Problem(FaultCode.UNKNOWN_KEY, values))
        elif text.strip():
            try:
                cells[key] = _cell(columns[key], text.strip())
            except InvalidValueError as error:
                problems.extend(replace(problem, column=key) for problem in error.problems)
    return cells, problems


def _cell(column: Column, text: str) -> Cell:
    match column.kind:
        case ColumnKind.TEXT:
            return text
        case ColumnKind.NUMBER:
            return _number(text, None, None)
        case ColumnKind.SINGLE:
            return _choice(column.choices, text)
        case _:
            assert_never(column.kind)


def _wrong(found: str, expected: str) -> Problem:
    return Problem(FaultCode.WRONG_SHAPE, {"found": found, "expected": expected})
