"""What a simulated site answers over its rounds, and the scores that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from workbench.answers.entry import answers_of, read_entries, write_value
from workbench.answers.model import Answers, ChoicesValue, ChoiceValue, LevelValue, NumberValue, Value
from workbench.comparison.model import scores_row
from workbench.content.model import Content, Item, LevelItem, MultipleItem, NumberItem, SingleItem
from workbench.maturity.document import scores_document
from workbench.maturity.scope import items_by_id, shown_items
from workbench.maturity.score import score

# All shares; a judgement of what looks like real cohorts, not data.
START = (0.35, 0.17)
"""Where sites begin: mean and deviation of a site's standing, 0 to 1."""

STEP = (0.06, 0.06)
"""What a site gains in a round: mean and deviation; some lose."""

DIMENSION, ITEM, ROUND = 0.14, 0.14, 0.04
"""Deviations of a dimension and of an item from the site's standing, and of an item from round to round."""

OPEN = 0.02
"""An item is left open so often in the first round, half as often in each following one."""

UNFINISHED, OPEN_THERE = 0.05, 0.5
"""One site in twenty hands in with half of the items open."""

NOT_APPLICABLE = 0.03
"""An item is declared not applicable so often, for good."""

REASON = "Trifft in der Simulation nicht zu."


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedResult:
    """What is handed in in a round: entries as they are stored, the scores document, its row, the stage."""

    answers: Mapping[str, Mapping[str, Any]]
    scores: Mapping[str, Any]
    row: bytes
    stage: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Habit:
    """What one site makes of one item in all rounds, as shares of 1."""

    standing: float
    opening: float
    applies: bool
    taste: tuple[float, ...]


def simulated_course(content: Content, kind: str, *, rounds: int, chance: Random) -> tuple[SimulatedResult, ...]:
    """The results of one site of that kind of site in so many rounds.

    Levels, choices and numbers of the questionnaires with an area are answered; texts and tables stay open, and so
    does all that is supplementary.
    """
    habits = _habits(content, chance)
    items = items_by_id(content)
    open_at_first = OPEN_THERE if chance.random() < UNFINISHED else OPEN
    gained, results = 0.0, []
    for number in range(rounds):
        documents: dict[str, dict[str, Any]] = {}
        for item_id, habit in habits.items():
            level = min(max(habit.standing + gained + chance.gauss(0, ROUND), 0), 1)
            if not habit.applies:
                documents[item_id] = {"na": True, "reason": REASON}
            elif habit.opening >= open_at_first / 2**number:
                documents[item_id] = {"value": write_value(_value(items[item_id], level, habit.taste))}
        results.append(_result(content, kind, documents))
        gained += chance.gauss(*STEP)
    return tuple(results)


def _habits(content: Content, chance: Random) -> dict[str, _Habit]:
    site = chance.gauss(*START)
    habits = {}
    for questionnaire in content.questionnaires.values():
        for dimension in questionnaire.dimensions if questionnaire.area is not None else ():
            there = site + chance.gauss(0, DIMENSION)
            for item in dimension.items:
                if isinstance(item, LevelItem | SingleItem | MultipleItem | NumberItem):
                    habits[item.id] = _Habit(
                        standing=there + chance.gauss(0, ITEM),
                        opening=chance.random(),
                        applies=not (item.allow_na and chance.random() < NOT_APPLICABLE),
                        taste=tuple(chance.random() for _ in _choices(item)),
                    )
    return habits


def _choices(item: Item) -> tuple[str, ...]:
    """The choices of an item, those with least points first."""
    if not isinstance(item, SingleItem | MultipleItem):
        return ()
    return tuple(choice.id for choice in sorted(item.choices, key=lambda choice: choice.points or 0))


def _value(item: Item, level: float, taste: tuple[float, ...]) -> Value:
    """The value that stands so far up, 0 to 1, in what the item offers."""
    match item:
        case LevelItem():
            return LevelValue(round(level * item.scale.highest))
        case SingleItem():
            choices = _choices(item)
            return ChoiceValue(choices[round(level * (len(choices) - 1))])
        case MultipleItem():
            taken = {choice for choice, liking in zip(_choices(item), taste, strict=True) if liking < level}
            return ChoicesValue(tuple(choice.id for choice in item.choices if choice.id in taken))
        case NumberItem():
            return NumberValue(_number(item, level))
        case _:
            raise TypeError(f"no value for {item.id}")


def _number(item: NumberItem, level: float) -> Fraction:
    """A whole number on the way from no points to all points, within the bounds."""
    start, end = item.minimum or Fraction(0), item.maximum or Fraction(100)
    if item.linear is not None:
        start, end = item.linear.start, item.linear.end
    elif item.steps:
        end = item.steps[-1].at_least
    found = Fraction(round(start + Fraction(level) * (end - start)))
    if item.minimum is not None:
        found = max(found, item.minimum)
    return found if item.maximum is None else min(found, item.maximum)


def _result(content: Content, kind: str, documents: dict[str, dict[str, Any]]) -> SimulatedResult:
    """The result of what of these entries a site of that kind is asked."""
    items = items_by_id(content)
    answers: Answers = answers_of(read_entries(items, documents))
    shown = shown_items(content, kind, answers)
    kept = {item: each for item, each in documents.items() if item in shown}
    maturity = score(content, kind, {item: answer for item, answer in answers.items() if item in shown})
    scores = scores_document(maturity)
    return SimulatedResult(answers=kept, scores=scores, row=scores_row(content, scores), stage=maturity.overall.stage)
