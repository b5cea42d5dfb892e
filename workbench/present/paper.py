"""The questionnaires as a form on paper: every item that a kind of site may be asked, with its code and its choices."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from workbench.content.model import (
    Choice,
    Column,
    Content,
    Dimension,
    Item,
    LevelItem,
    MultipleItem,
    NumberItem,
    Questionnaire,
    SingleItem,
    TableItem,
    TextItem,
)
from workbench.errors import NotFoundError
from workbench.present.conditions import Conditions, conditions_of
from workbench.present.numbers import number_text
from workbench.present.texts import Reader
from workbench.values import Text

FROM_TO = Text("{start} bis {end}", "{start} to {end}")
FROM = Text("ab {start}", "from {start}")
UP_TO = Text("bis {end}", "up to {end}")


class AnswerShape(StrEnum):
    """What is put down: one tick, several, a number, words, rows."""

    ONE = "one"
    SEVERAL = "several"
    NUMBER = "number"
    WORDS = "words"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOption:
    """Something to tick; levels have their number and their name before the text."""

    number: str = ""
    name: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperColumn:
    """A column of an empty table, with what can be chosen in it."""

    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """An item to be answered by hand; `condition` says when it is asked, `unit` what a number counts."""

    code: str
    text: str
    help: str | None
    condition: str | None
    shape: AnswerShape
    options: tuple[PaperOption, ...]
    columns: tuple[PaperColumn, ...]
    unit: str
    allow_na: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDimension:
    """A dimension with the items that this kind of site may be asked."""

    code: str
    title: str
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestionnaire:
    """A questionnaire; a supplementary one does not count towards the overall stage."""

    code: str
    title: str
    supplementary: bool
    dimensions: tuple[PaperDimension, ...]


def paper_view(
    content: Content, reader: Reader, questionnaires: Collection[str] | None = None
) -> tuple[PaperQuestionnaire, ...]:
    """The questionnaires of these ids, or all, in the order of the content, for the reader's kind of site.

    Raises NotFoundError for an id that the content does not have, and where this kind of site is asked nothing.
    """
    unknown = set(questionnaires or ()) - set(content.questionnaires)
    if unknown:
        raise NotFoundError(f"no questionnaire {', '.join(sorted(unknown))}")
    wanted = (
        (f"{number}", each)
        for number, each in enumerate(content.questionnaires.values(), start=1)
        if questionnaires is None or each.id in questionnaires
    )
    conditions = conditions_of(content, reader)
    views = tuple(_questionnaire(each, conditions, reader, code=code) for code, each in wanted)
    found = tuple(view for view in views if view.dimensions)
    if not found:
        raise NotFoundError(f"nothing is asked of a site of the kind {reader.kind.id}")
    return found


def _questionnaire(
    questionnaire: Questionnaire, conditions: Conditions, reader: Reader, *, code: str
) -> PaperQuestionnaire:
    dimensions = (
        _dimension(dimension, conditions, reader, code=f"{code}.{number}")
        for number, dimension in enumerate(questionnaire.dimensions, start=1)
    )
    return PaperQuestionnaire(
        code=code,
        title=reader.read(questionnaire.title),
        supplementary=questionnaire.area is None,
        dimensions=tuple(dimension for dimension in dimensions if dimension.items),
    )


def _dimension(dimension: Dimension, conditions: Conditions, reader: Reader, *, code: str) -> PaperDimension:
    return PaperDimension(
        code=code,
        title=reader.read(dimension.title),
        items=tuple(_item(item, conditions, reader) for item in dimension.items if reader.kind.id in item.applies_to),
    )


def _item(item: Item, conditions: Conditions, reader: Reader) -> PaperItem:
    return PaperItem(
        code=conditions.codes[item.id],
        text=reader.read(item.text),
        help=reader.read_or_none(item.help),
        condition=None if item.show_if is None else conditions.sentence(item.show_if),
        shape=_shape(item),
        options=_options(item, reader),
        columns=tuple(_column(column, reader) for column in item.columns) if isinstance(item, TableItem) else (),
        unit=_unit(item, reader) if isinstance(item, NumberItem) else "",
        allow_na=item.allow_na,
    )


def _shape(item: Item) -> AnswerShape:
    match item:
        case LevelItem() | SingleItem():
            return AnswerShape.ONE
        case MultipleItem():
            return AnswerShape.SEVERAL
        case NumberItem():
            return AnswerShape.NUMBER
        case TextItem():
            return AnswerShape.WORDS
        case TableItem():
            return AnswerShape.ROWS
        case _:
            assert_never(item)


def _options(item: Item, reader: Reader) -> tuple[PaperOption, ...]:
    match item:
        case LevelItem():
            described = zip(item.scale.levels, item.levels, strict=True)
            return tuple(
                PaperOption(number=f"{number}", name=reader.read(name), text=reader.read(text))
                for number, (name, text) in enumerate(described)
            )
        case SingleItem() | MultipleItem():
            return tuple(PaperOption(text=text) for text in _texts(item.choices, reader))
        case _:
            return ()


def _column(column: Column, reader: Reader) -> PaperColumn:
    return PaperColumn(title=reader.read(column.text), choices=_texts(column.choices, reader))


def _texts(choices: tuple[Choice, ...], reader: Reader) -> tuple[str, ...]:
    return tuple(reader.read(choice.text) for choice in choices)


def _unit(item: NumberItem, reader: Reader) -> str:
    """What is counted and between which bounds; empty where neither is said."""
    unit = reader.read_or_none(item.unit)
    start, end = (
        None if bound is None else number_text(bound, reader.language) for bound in (item.minimum, item.maximum)
    )
    bounds = None
    if start is not None or end is not None:
        text = FROM_TO if start is not None and end is not None else FROM if end is None else UP_TO
        bounds = reader.say(text, start=start, end=end)
    return ", ".join(part for part in (unit, bounds) if part)
