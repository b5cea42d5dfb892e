"""Raw values, as files and forms bring them, become values or problems with a code and a place."""

from fractions import Fraction

import pytest

from tests.builders import KINDS, a_text, an_item
from workbench.answers.model import (
    ChoicesValue,
    ChoiceValue,
    LevelValue,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.answers.parse import InvalidValueError, Problem, Raw, parse_value
from workbench.content.faults import FaultCode
from workbench.content.model import (
    Choice,
    Column,
    ColumnKind,
    Item,
    MultipleItem,
    NumberItem,
    SingleItem,
    TableItem,
    TextItem,
)

CHOICES = (Choice(id="fees", text=a_text()), Choice(id="gifts", text=a_text()), Choice(id="grants", text=a_text()))
LEVEL = an_item("level", highest=2)
SINGLE = SingleItem(id="single", text=a_text(), applies_to=KINDS, choices=CHOICES)
MULTIPLE = MultipleItem(id="multiple", text=a_text(), applies_to=KINDS, choices=CHOICES)
TEXT = TextItem(id="text", text=a_text(), applies_to=KINDS)
TABLE = TableItem(
    id="table",
    text=a_text(),
    applies_to=KINDS,
    columns=(
        Column(id="task", kind=ColumnKind.TEXT, text=a_text(), required=True),
        Column(id="hours", kind=ColumnKind.NUMBER, text=a_text()),
        Column(id="paid_by", kind=ColumnKind.SINGLE, text=a_text(), choices=CHOICES),
    ),
)


def a_number(*, minimum: str | None = None, maximum: str | None = None) -> NumberItem:
    bounds = [None if bound is None else Fraction(bound) for bound in (minimum, maximum)]
    return NumberItem(id="number", text=a_text(), applies_to=KINDS, minimum=bounds[0], maximum=bounds[1])


def problems(item: Item, raw: Raw) -> tuple[Problem, ...]:
    with pytest.raises(InvalidValueError) as caught:
        parse_value(item, raw)
    return caught.value.problems


@pytest.mark.parametrize(
    ("item", "raw", "value"),
    [
        (LEVEL, "0", LevelValue(0)),
        (LEVEL, " 2 ", LevelValue(2)),
        (SINGLE, "gifts", ChoiceValue("gifts")),
        (MULTIPLE, ["grants", "fees"], ChoicesValue(("fees", "grants"))),
        (MULTIPLE, [], ChoicesValue(())),
        (a_number(), "-1.10", NumberValue(Fraction(-11, 10))),
        (a_number(minimum="-0.5", maximum="0"), "-0.5", NumberValue(Fraction(-1, 2))),
        (a_number(minimum="-0.5", maximum="0"), "0", NumberValue(Fraction(0))),
        (TEXT, "  Zwei\nZeilen ", TextValue("Zwei\nZeilen")),
        (TABLE, [{"task": "Kasse", "hours": "1.5", "paid_by": "fees"}],
         TableValue(({"task": "Kasse", "hours": Fraction(3, 2), "paid_by": "fees"},))),
        (TABLE, [{"task": " ", "hours": ""}, {"hours": "2"}], TableValue(({"hours": Fraction(2)},))),
    ],
)  # fmt: skip
def test_a_valid_value_is_read_exactly(item: Item, raw: Raw, value: Value) -> None:
    assert parse_value(item, raw) == value


@pytest.mark.parametrize(
    ("item", "raw", "code"),
    [
        (LEVEL, "", FaultCode.NOT_A),
        (LEVEL, "3", FaultCode.OUT_OF_RANGE),
        (LEVEL, "²", FaultCode.NOT_A),
        (LEVEL, "9" * 10_000, FaultCode.NOT_A),
        (LEVEL, ["1"], FaultCode.WRONG_SHAPE),
        (SINGLE, "", FaultCode.BAD_WORD),
        (MULTIPLE, "fees", FaultCode.WRONG_SHAPE),
        (MULTIPLE, [{"fees": "1"}], FaultCode.WRONG_SHAPE),
        (a_number(), "1,5", FaultCode.BAD_NUMBER),
        (a_number(), "1.000,50", FaultCode.BAD_NUMBER),
        (a_number(), "0x10", FaultCode.BAD_NUMBER),
        (a_number(), "1e5", FaultCode.BAD_NUMBER),
        (a_number(), "inf", FaultCode.BAD_NUMBER),
        (a_number(), "9" * 10_000, FaultCode.BAD_NUMBER),
        (a_number(minimum="0"), "-0.01", FaultCode.OUT_OF_RANGE),
        (a_number(maximum="0"), "0.01", FaultCode.OUT_OF_RANGE),
        (TEXT, " \n", FaultCode.WRONG_SHAPE),
        (TABLE, "Kasse", FaultCode.WRONG_SHAPE),
    ],
)
def test_what_is_no_value_of_the_item_has_one_problem(item: Item, raw: Raw, code: FaultCode) -> None:
    assert [problem.code for problem in problems(item, raw)] == [code]


def test_bounds_are_named_as_the_content_writes_them() -> None:
    [problem] = problems(a_number(minimum="1000000", maximum="2500000.5"), "1")
    assert problem.values["expected"] == "a number from 1000000 to 2500000.5"
    [problem] = problems(a_number(minimum="-5"), "-6")
    assert problem.values["expected"] == "a number from -5 up"
    [problem] = problems(a_number(maximum="0"), "1")
    assert problem.values["expected"] == "a number to 0"


def test_a_number_with_a_comma_is_told_to_use_a_point() -> None:
    [problem] = problems(a_number(), "1,5")
    assert problem.values["expected"] == "a number with a decimal point, such as 1.5"


def test_a_choice_almost_right_is_suggested() -> None:
    [problem] = problems(SINGLE, "gift")
    assert problem.values["hint"] == " (did you mean `gifts`?)"


def test_every_choice_that_is_wrong_is_named_with_its_position() -> None:
    found = [(problem.code, problem.position) for problem in problems(MULTIPLE, ["fees", "fines", "fees"])]
    assert found == [(FaultCode.BAD_WORD, 2), (FaultCode.ANSWERED_TWICE, 3)]


def test_every_cell_that_is_wrong_is_named_with_row_and_column() -> None:
    rows: Raw = [
        {"task": "Kasse", "hours": "viele"},
        "Haus",
        {"tasks": "Hof", "paid_by": "fines"},
    ]
    assert [(problem.code, problem.position, problem.column) for problem in problems(TABLE, rows)] == [
        (FaultCode.BAD_NUMBER, 1, "hours"),
        (FaultCode.WRONG_SHAPE, 2, None),
        (FaultCode.UNKNOWN_KEY, 3, None),
        (FaultCode.BAD_WORD, 3, "paid_by"),
    ]
