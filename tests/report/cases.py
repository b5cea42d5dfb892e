"""Assessments of every sort on the shipped content: mixed, empty, nothing applicable, far too long."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from workbench.answers.model import (
    Answer,
    ChoicesValue,
    ChoiceValue,
    Evidence,
    Given,
    LevelValue,
    NotApplicable,
    NumberValue,
    Site,
    TableValue,
    TextValue,
    Value,
)
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.model import (
    Content,
    Item,
    LevelItem,
    MultipleItem,
    NumberItem,
    SingleItem,
    TableItem,
    TextItem,
)
from workbench.maturity.scope import all_items
from workbench.values import Month

COMPOUND = "Engagementförderungskoordinierungsstellenleitungsvertretungsregelung"
"""A word of more than sixty letters, as German administration makes them."""

HOSTILE = 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script> \x00\x07 🎉 ✓ \u202eabc שלום {site} %s'
"""Markup, control characters, emoji, another script, gaps of templates."""

WISHES = PlanWishes(start=Month(2026, 4), hours_per_month=Fraction(40), budget_eur=Fraction(20000))

Choose = Callable[[int, Item], Answer | None]


def case(content: Content, choose: Choose, *, name: str = "Musterhausen", kind: str = "stadt") -> Assessment:
    """An assessment whose answers are chosen by the item's number and itself."""
    chosen = ((item.id, choose(number, item)) for number, item in enumerate(all_items(content)))
    answers = {item: answer for item, answer in chosen if answer is not None}
    site = Site(name=name, kind=kind, population=41000)
    return assess(content, site, on=date(2026, 3, 1), answers=answers, wishes=WISHES)


def all_cases(content: Content) -> Mapping[str, Assessment]:
    """The cases by name."""
    return {
        "mixed": case(content, mixed),
        "county": case(content, mixed, kind="kreis", name="Kreis Musterland"),
        "empty": case(content, lambda *_: None),
        "not-applicable": case(content, lambda *_: NotApplicable(reason="betrifft uns nicht")),
        "overlong": case(content, overlong, name=f"Bad {COMPOUND} an der Muster-{COMPOUND}"),
    }


def mixed(number: int, item: Item) -> Answer | None:
    """Levels going round 0 to 3, some open, some not applicable."""
    if number % 11 == 7:
        return None
    if number % 13 == 5:
        return NotApplicable(reason="übernimmt der Kreis")
    note = "Stand aus dem Gespräch im Fachbereich" if number % 4 == 0 else None
    return Given(value=value_of(item, number), note=note)


def overlong(number: int, item: Item) -> Answer | None:
    """Everything answered, with as much text as anybody could write."""
    evidence = Evidence(
        type=COMPOUND, reference=HOSTILE, date=date(2025, 9, 30), link="https://example.org/" + "a" * 300
    )
    long_note = f"{HOSTILE} {COMPOUND} " * 15 if number % 5 == 0 else COMPOUND * 6
    return Given(
        value=value_of(item, number, text=long_note), note=long_note, evidence=(evidence,), provided_by=COMPOUND
    )


def value_of(item: Item, number: int, *, text: str = "ein Text") -> Value:
    """Some value of the item's kind that depends on the number."""
    match item:
        case LevelItem():
            return LevelValue(number % 4 % (item.scale.highest + 1))
        case SingleItem():
            return ChoiceValue(item.choices[number % len(item.choices)].id)
        case MultipleItem():
            return ChoicesValue(tuple(choice.id for choice in item.choices[: number % 4]))
        case NumberItem():
            return NumberValue(Fraction(number * 100) + Fraction(1, 2))
        case TextItem():
            return TextValue(text)
        case TableItem():
            columns = [column.id for column in item.columns if column.kind == "text"]
            return TableValue(tuple(dict.fromkeys(columns, f"{text} {row}") for row in range(3)))
