"""All answers of a site as a reader sees them: the proof behind every figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self, assert_never

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
from workbench.present.codes import item_codes
from workbench.present.derivation import Derivation, Derivations, derivations
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
class AnnexRow:
    """An item with its code and answer, and what it gives: points, weight and weight × share; a dash for nothing."""

    code: str
    answer: AnswerView
    points: str
    weight: str
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionAnswers:
    """The items of one dimension that the site is asked, and how its level follows from them.

    `sums` are those of weight and of weight × share, empty without a value; so is `calculation` where no mean is made.
    """

    code: str
    title: str
    rows: tuple[AnnexRow, ...]
    sums: tuple[str, str]
    calculation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireAnswers:
    """One questionnaire of the annex, and how its level follows from its dimensions; None where it has no level."""

    title: str
    derivation: Derivation | None
    dimensions: tuple[DimensionAnswers, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexView:
    """All questionnaires that ask the site anything, and how overall value and stage follow from the areas."""

    overall: Derivation
    stage: Derivation
    questionnaires: tuple[QuestionnaireAnswers, ...]


def annex_view(assessment: Assessment, reader: Reader) -> AnnexView:
    """Every item the site is asked, in the order of the content, with its answer or “still open”."""
    case = _Case.of(assessment, reader)
    views = []
    for number, questionnaire in enumerate(assessment.content.questionnaires.values(), start=1):
        dimensions = tuple(
            _dimension_answers(dimension, case, code=f"{number}.{place}")
            for place, dimension in enumerate(questionnaire.dimensions, start=1)
            if any(item.id in case.shown for item in dimension.items)
        )
        if dimensions:
            derivation = case.found.questionnaires.get(questionnaire.id)
            views.append(
                QuestionnaireAnswers(
                    title=f"{number} {reader.read(questionnaire.title)}", derivation=derivation, dimensions=dimensions
                )
            )
    return AnnexView(overall=case.found.overall, stage=case.found.stage, questionnaires=tuple(views))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    assessment: Assessment
    reader: Reader
    shown: frozenset[str]
    codes: Mapping[str, str]
    found: Derivations

    @classmethod
    def of(cls, assessment: Assessment, reader: Reader) -> Self:
        return cls(
            assessment=assessment,
            reader=reader,
            shown=shown_items(assessment.content, assessment.site.kind, assessment.answers),
            codes=item_codes(assessment.content),
            found=derivations(assessment, reader),
        )


def _dimension_answers(dimension: Dimension, case: _Case, *, code: str) -> DimensionAnswers:
    derivation = case.found.dimensions.get(dimension.id)
    figures = {} if derivation is None else dict(zip(derivation.figures.keys, derivation.figures.rows, strict=True))
    foot = () if derivation is None else derivation.figures.foot
    return DimensionAnswers(
        code=code,
        title=case.reader.read(dimension.title),
        rows=tuple(_row(item, case, figures.get(item.id)) for item in dimension.items if item.id in case.shown),
        sums=(foot[_WEIGHT], foot[_PRODUCT]) if foot else ("", ""),
        calculation="" if derivation is None else " ".join(derivation.brief),
    )


# Columns of the figures of a dimension.
_POINTS, _WEIGHT, _PRODUCT = 1, 3, 4


def _row(item: Item, case: _Case, figures: Sequence[str] | None) -> AnnexRow:
    none = case.reader.say(wording.NONE)
    if figures is None or figures[_WEIGHT] == none:
        points = weight = product = none  # what the answer says need not be said twice
    else:
        points, weight, product = (figures[column] for column in (_POINTS, _WEIGHT, _PRODUCT))
    return AnnexRow(
        code=case.codes[item.id],
        answer=answer_view(item, case.assessment.answers.get(item.id), case.reader),
        points=points,
        weight=weight,
        product=product,
    )


def answer_view(item: Item, answer: Answer | None, reader: Reader) -> AnswerView:
    """One item and its answer for a reader; an empty text, cell or reason stands for one that only the team reads."""
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
            said = reader.say(wording.ROWS, rows=len(value.rows))
            return said, _table(item, value, reader) if any(any(row.values()) for row in value.rows) else None
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
            return text or reader.say(wording.FOR_THE_TEAM)
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
    if isinstance(answer, NotApplicable) and answer.reason != "":
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
