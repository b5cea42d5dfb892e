"""The items of a questionnaire, one function per kind (design section 3, table of kinds)."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypedDict, TypeVar

from workbench.content.faults import FaultCode
from workbench.content.fields import Entry, Fields, Reader, written
from workbench.content.model import (
    Choice,
    Column,
    ColumnKind,
    Condition,
    Item,
    LevelItem,
    Linear,
    Model,
    MultipleItem,
    NumberItem,
    Scale,
    SingleItem,
    Source,
    Step,
    TableItem,
    TextItem,
)
from workbench.content.nodes import Sequence
from workbench.content.notes import Kind
from workbench.content.parse_conditions import condition
from workbench.content.parse_model import SOURCE, levels
from workbench.content.readers import (
    BOOLEAN,
    ID,
    TEXT,
    decimal,
    list_of,
    new_id,
    number,
    objects,
    one_of,
    parse_object,
    plain,
    reference,
)
from workbench.values import Text


class ItemKind(StrEnum):
    """The word for each kind of item in the files."""

    LEVEL = "level"
    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMBER = "number"
    TEXT = "text"
    TABLE = "table"


class _Common(TypedDict):
    """What every kind of item is made with."""

    id: str
    text: Text
    help: Text | None
    weight: Fraction
    applies_to: frozenset[str]
    show_if: Condition | None
    allow_na: bool
    source: Source | None


_Kind = TypeVar("_Kind", bound=StrEnum)


def _kind_among(kinds: type[_Kind]) -> Reader[_Kind | None]:
    """The kind of an item or a column; None after a fault, as no kind can be guessed."""
    reader = one_of(kinds)

    def read(entry: Entry) -> _Kind | None:
        found = reader.read(entry)
        return found if written(entry.node) == found else None

    return Reader(expected=reader.expected, placeholder=None, read=read)


def parse_item(fields: Fields, model: Model, dimension_source: Source | None) -> Item:
    """An item of whatever kind."""
    item_id = fields.required("id", new_id(Kind.ITEM))
    kind = fields.required("kind", _kind_among(ItemKind))
    common = _Common(
        id=item_id,
        text=fields.required("text", TEXT),
        help=fields.optional("help", TEXT),
        weight=fields.default("weight", number(above=0), Fraction(1)),
        applies_to=applies_to(fields, model),
        show_if=fields.optional("show_if", condition(item_id)),
        allow_na=fields.default("allow_na", BOOLEAN, value=True),
        source=fields.default("source", SOURCE, dimension_source),
    )
    if kind is None:
        fields.leave_the_rest()
        return TextItem(**common)
    return _KINDS[kind](fields, model, common)


def applies_to(fields: Fields, model: Model) -> frozenset[str]:
    """The kinds of site named by `applies_to`, by default all of them."""
    named = fields.optional("applies_to", list_of(reference(Kind.SITE_KIND), something=True))
    return frozenset(model.site_kinds if named is None else named)


def _level(fields: Fields, model: Model, common: _Common) -> Item:
    scale = model.scales.get(fields.required("scale", reference(Kind.SCALE))) or Scale(id="", levels=())
    highest = scale.highest if scale.levels else None
    return LevelItem(**common, scale=scale, levels=fields.required("levels", levels(TEXT, highest=highest)))


def _single(fields: Fields, _: Model, common: _Common) -> Item:
    return SingleItem(**common, choices=fields.required("choices", _CHOICES))


def _multiple(fields: Fields, _: Model, common: _Common) -> Item:
    _only_one_of(fields, "max", "steps")
    return MultipleItem(
        **common,
        choices=fields.required("choices", _CHOICES),
        maximum=fields.optional("max", number(at_least=0)),
        steps=fields.default("steps", _STEPS, ()),
    )


def _number(fields: Fields, _: Model, common: _Common) -> Item:
    _only_one_of(fields, "steps", "linear")
    _minimum_first(fields)
    return NumberItem(
        **common,
        unit=fields.optional("unit", TEXT),
        minimum=fields.optional("minimum", number()),
        maximum=fields.optional("maximum", number()),
        steps=fields.default("steps", _STEPS, ()),
        linear=fields.optional("linear", _LINEAR),
    )


def _minimum_first(fields: Fields) -> None:
    below, above = fields.find("minimum"), fields.find("maximum")
    if below is None or above is None:
        return
    minimum, maximum = decimal(below.node), decimal(above.node)
    if minimum is not None and maximum is not None and minimum > maximum:
        above.fault(FaultCode.OUT_OF_RANGE, found=written(above.node), expected="a number from the minimum up")


def _text(_: Fields, __: Model, common: _Common) -> Item:
    return TextItem(**common)


def _table(fields: Fields, _: Model, common: _Common) -> Item:
    return TableItem(**common, columns=fields.required("columns", _COLUMNS), steps=fields.default("steps", _STEPS, ()))


_KINDS: Mapping[ItemKind, Callable[[Fields, Model, _Common], Item]] = {
    ItemKind.LEVEL: _level,
    ItemKind.SINGLE: _single,
    ItemKind.MULTIPLE: _multiple,
    ItemKind.NUMBER: _number,
    ItemKind.TEXT: _text,
    ItemKind.TABLE: _table,
}


def _choice(fields: Fields) -> Choice:
    return Choice(
        id=fields.required("id", ID),
        text=fields.required("text", TEXT),
        points=fields.optional("points", number(at_least=0)),
    )


def _choices(entry: Entry) -> tuple[Choice, ...]:
    choices = objects(_choice).read(entry)
    _distinct(entry, "choice", [choice.id for choice in choices])
    return choices


_CHOICES: Reader[tuple[Choice, ...]] = Reader(expected="a list of choices", placeholder=(), read=_choices)


def _column(fields: Fields) -> Column:
    kind = fields.required("kind", _kind_among(ColumnKind))
    column = Column(
        id=fields.required("id", ID),
        kind=kind or ColumnKind.TEXT,
        text=fields.required("text", TEXT),
        required=fields.default("required", BOOLEAN, value=False),
        choices=fields.required("choices", _CHOICES) if kind is ColumnKind.SINGLE else (),
    )
    if kind is None:
        fields.leave_the_rest()
    return column


def _columns(entry: Entry) -> tuple[Column, ...]:
    columns = objects(_column).read(entry)
    _distinct(entry, "column", [column.id for column in columns])
    return columns


_COLUMNS: Reader[tuple[Column, ...]] = Reader(expected="a list of columns", placeholder=(), read=_columns)


def _distinct(entry: Entry, kind: str, ids: list[str]) -> None:
    """Choices and columns have ids that are unique among themselves, and there is at least one."""
    if not isinstance(entry.node, Sequence):
        return
    if not ids:
        entry.wrong(f"at least one {kind}")
    for inner, (position, id_) in zip(entry.items(), enumerate(ids), strict=True):
        if id_ and id_ in ids[:position]:
            inner.fault(FaultCode.DUPLICATE_ID, kind=kind, id=id_, first=f"entry {ids.index(id_) + 1} of the list")


def _only_one_of(fields: Fields, one: str, other: str) -> None:
    second = fields.find(other)
    if fields.find(one) is not None and second is not None:
        second.fault(FaultCode.ONLY_ONE_OF, keys=f"`{one}` and `{other}`")


def _step(fields: Fields) -> Step:
    return Step(at_least=fields.required("at_least", number()), points=fields.required("points", number(at_least=0)))


def _steps(entry: Entry) -> tuple[Step, ...]:
    """Thresholds that rise strictly, with their points."""
    steps: list[Step] = []
    for inner in entry.items():
        faults_before = entry.reading.faults.count
        step = parse_object(inner, _step)
        if entry.reading.faults.count > faults_before:
            continue
        if steps and step.at_least <= steps[-1].at_least:
            inner.fault(FaultCode.NOT_RISING, found=plain(step.at_least), before=plain(steps[-1].at_least))
        steps.append(step)
    return tuple(steps)


_STEPS: Reader[tuple[Step, ...]] = Reader(expected="a list {at_least: …, points: …}", placeholder=(), read=_steps)


def _linear(fields: Fields) -> Linear:
    start, end = fields.required("from", number()), fields.required("to", number())
    if fields.sound and end <= start:
        fields.here.fault(FaultCode.NOT_RISING, found=plain(end), before=plain(start))
    return Linear(start=start, end=end, maximum=fields.required("max", number(at_least=0)))


_LINEAR = Reader(
    expected="{from: …, to: …, max: …}",
    placeholder=Linear(start=Fraction(0), end=Fraction(1), maximum=Fraction(1)),
    read=lambda entry: parse_object(entry, _linear),
)
