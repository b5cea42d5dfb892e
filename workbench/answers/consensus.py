"""What several respondents answered, item by item: how far apart they are, and what they may agree on in one step.

Who was asked what is the caller's affair: items not shown to anybody are best left out (design section 4,
"alone, then together").
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workbench.answers.model import Answer, Answers, Given, LevelValue, NotApplicable, Value
from workbench.content.model import Item, LevelItem


class Consensus(StrEnum):
    """How the answers to one item stand to each other."""

    UNANSWERED = "unanswered"
    WAITING = "waiting"
    EQUAL = "equal"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemConsensus:
    """The answers to one item, by respondent, of those who were asked; `missing` are those who have not answered.

    `spread` is the highest level chosen minus the lowest; None for other kinds of item, and where nobody chose one.
    """

    item: Item
    answers: Mapping[str, Answer]
    missing: tuple[str, ...]
    spread: int | None

    @property
    def state(self) -> Consensus:
        """`WAITING` while those who answered agree but others were asked, too."""
        if not self.answers:
            return Consensus.UNANSWERED
        first, *others = (_said(answer) for answer in self.answers.values())
        if any(other != first for other in others):
            return Consensus.DIFFERENT
        return Consensus.WAITING if self.missing else Consensus.EQUAL

    @property
    def distance(self) -> Fraction | None:
        """How far apart the answers are, 0 to 1; None where different answers have no measure between them.

        Levels are as far apart as their spread on the scale. Where one says "not applicable" and another gives a
        value, they do not even agree that the item counts: that is the greatest distance.
        """
        if self.state is not Consensus.DIFFERENT:
            return Fraction(0)
        if any(isinstance(answer, NotApplicable) for answer in self.answers.values()):
            return Fraction(1)
        if isinstance(self.item, LevelItem) and self.spread is not None:
            return Fraction(self.spread, self.item.scale.highest)
        return None


def consensus(items: Iterable[Item], asked: Collection[str], given: Mapping[str, Answers]) -> tuple[ItemConsensus, ...]:
    """Each item with the answers of those asked, in the order of `items`; `given` maps respondents to their answers.

    Answers of somebody who was not asked are left aside.
    """
    return tuple(_item_consensus(item, asked, given) for item in items)


def to_agree_in_one_step(found: Iterable[ItemConsensus]) -> tuple[ItemConsensus, ...]:
    """The items that all who were asked answered alike, in their order."""
    return tuple(each for each in found if each.state is Consensus.EQUAL)


def to_talk_about(found: Iterable[ItemConsensus]) -> tuple[ItemConsensus, ...]:
    """The items answered differently, the farthest apart first, those without a measure last; ties keep their order."""
    different = [(each.distance, each) for each in found if each.state is Consensus.DIFFERENT]
    different.sort(key=lambda entry: (entry[0] is None, -(entry[0] or 0)))
    return tuple(each for _, each in different)


def _item_consensus(item: Item, asked: Collection[str], given: Mapping[str, Answers]) -> ItemConsensus:
    answers = {who: answer for who in asked if (answer := given.get(who, {}).get(item.id)) is not None}
    return ItemConsensus(
        item=item, answers=answers, missing=tuple(who for who in asked if who not in answers), spread=_spread(answers)
    )


def _said(answer: Answer) -> Value | None:
    """What is compared: the value, or None for "not applicable"; notes and evidence may differ."""
    return answer.value if isinstance(answer, Given) else None


def _spread(answers: Mapping[str, Answer]) -> int | None:
    levels = [
        answer.value.level
        for answer in answers.values()
        if isinstance(answer, Given) and isinstance(answer.value, LevelValue)
    ]
    return max(levels) - min(levels) if levels else None
