"""All answers of a site as a reader sees them: the proof behind every figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import assert_never

from workbench.answers.entry import Entry
from workbench.answers.model import (
    Answer,
    Cell,
    ChoicesValue,
    ChoiceValue,
    Evidence,
    Given,
    LevelValue,
    NotApplicable,
    NumberValue,
    TableValue,
    TextValue,
)
from workbench.assessment import Assessment
from workbench.content.model import (
    Choice,
    Column,
    ColumnKind,
    Dimension,
    Item,
    LevelItem,
    MultipleItem,
    NumberItem,
    SingleItem,
    TableItem,
)
from workbench.maturity.scope import shown_items
from workbench.present import wording
from workbench.present.numbers import date_text, number_text
from workbench.present.texts import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table answer: heads, and rows of cells in the same order."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One item with its answer: a text, or a table; notes and evidence as lines."""

    item: str
    answer: str
    table: TableView | None
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionAnswers:
    """The items of one dimension that the site is asked."""

    title: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireAnswers:
    """One questionnaire of the annex."""

    title: str
    dimensions: tuple[DimensionAnswers, ...]


def annex_view(assessment: Assessment, reader: Reader) -> tuple[QuestionnaireAnswers, ...]:
    """Every item the site is asked, in the order of the content, with its answer or “still open”."""
    shown = shown_items(assessment.content, assessment.site.kind, assessment.answers)
    views = []
    for questionnaire in assessment.content.questionnaires.values():
        dimensions = tuple(
            _dimension_answers(dimension, shown, assessment, reader)
            for dimension in questionnaire.dimensions
            if any(item.id in shown for item in dimension.items)
        )
        if dimensions:
            views.append(QuestionnaireAnswers(title=reader.read(questionnaire.title), dimensions=dimensions))
    return tuple(views)


def _dimension_answers(
    dimension: Dimension, shown: frozenset[str], assessment: Assessment, reader: Reader
) -> DimensionAnswers:
    return DimensionAnswers(
        title=reader.read(dimension.title),
        answers=tuple(
            answer_view(item, assessment.answers.get(item.id), reader) for item in dimension.items if item.id in shown
        ),
    )


def answer_view(item: Item, answer: Answer | None, reader: Reader) -> AnswerView:
    """One item and its answer for a reader."""
    text, table = _answer(item, answer, reader)
    return AnswerView(
        item=reader.read(item.text),
        answer=text,
        table=table,
        remarks=() if answer is None else tuple(_remarks(answer, reader)),
    )


def entry_view(item: Item, entry: Entry, reader: Reader) -> AnswerView:
    """Like `answer_view`, for what stands at an item; a note beside no value is shown as well."""
    view = answer_view(item, entry.answer(), reader)
    if entry.answer() is None and entry.note:
        return replace(view, remarks=(reader.say(wording.NOTE, note=entry.note),))
    return view


def _answer(item: Item, answer: Answer | None, reader: Reader) -> tuple[str, TableView | None]:
    match answer:
        case None:
            return reader.say(wording.STILL_OPEN), None
        case NotApplicable():
            return reader.say(wording.NOT_APPLICABLE), None
        case Given(value=TableValue() as value) if isinstance(item, TableItem):
            return reader.say(wording.ROWS, rows=len(value.rows)), _table(item, value, reader)
        case Given():
            return _value(item, answer, reader), None
        case _:
            assert_never(answer)


def _value(item: Item, answer: Given, reader: Reader) -> str:
    match item, answer.value:
        case LevelItem(), LevelValue(level=level):
            name, described = reader.read(item.scale.levels[level]), reader.read(item.levels[level])
            return reader.say(wording.LEVEL_ANSWER, level=level, name=name, described=described)
        case SingleItem(), ChoiceValue(choice=choice):
            return _choice(item.choices, choice, reader)
        case MultipleItem(), ChoicesValue(choices=choices):
            chosen = "; ".join(_choice(item.choices, choice, reader) for choice in choices)
            return chosen or reader.say(wording.NOTHING_CHOSEN)
        case NumberItem(), NumberValue(number=number):
            unit = "" if item.unit is None else f" {reader.read(item.unit)}"
            return number_text(number, reader.language) + unit
        case _, TextValue(text=text):
            return text
        case _:
            raise TypeError(f"{item.id}: a {type(answer.value).__name__} is no answer to a {type(item).__name__}")


def _choice(choices: tuple[Choice, ...], choice: str, reader: Reader) -> str:
    return next(reader.read(entry.text) for entry in choices if entry.id == choice)


def _table(item: TableItem, value: TableValue, reader: Reader) -> TableView:
    return TableView(
        heads=tuple(reader.read(column.text) for column in item.columns),
        rows=tuple(tuple(_cell(column, row, reader) for column in item.columns) for row in value.rows),
    )


def _cell(column: Column, row: Mapping[str, Cell], reader: Reader) -> str:
    cell = row.get(column.id, "")
    if isinstance(cell, Fraction):
        return number_text(cell, reader.language)
    return _choice(column.choices, cell, reader) if column.kind is ColumnKind.SINGLE and cell else cell


def _remarks(answer: Answer, reader: Reader) -> list[str]:
    remarks = []
    if isinstance(answer, Given) and answer.provided_by:
        remarks.append(reader.say(wording.PROVIDED_BY, by=answer.provided_by))
    if isinstance(answer, NotApplicable):
        reason = answer.reason or reader.say(wording.NO_REASON)
        remarks.append(reader.say(wording.REASON, reason=reason))
    if answer.note:
        remarks.append(reader.say(wording.NOTE, note=answer.note))
    remarks.extend(_evidence(evidence, reader) for evidence in answer.evidence)
    return remarks


def _evidence(evidence: Evidence, reader: Reader) -> str:
    parts = [evidence.type, evidence.reference, evidence.link]
    if evidence.date is not None:
        parts.insert(2, date_text(evidence.date, reader.language))
    return reader.say(wording.EVIDENCE, evidence=", ".join(part for part in parts if part))
