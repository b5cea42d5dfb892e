"""How far the answering is: what is answered, open or not applicable among the items a site is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.answers.entry import Entry, answers_of
from workbench.content.model import Content, Dimension, Item, Questionnaire
from workbench.maturity.model import ItemState
from workbench.maturity.scope import shown_items


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of items; their sum is the number of items asked."""

    answered: int = 0
    not_applicable: int = 0
    open: int = 0

    @property
    def asked(self) -> int:
        """How many items want an answer: those that do not apply left out."""
        return self.answered + self.open

    def plus(self, other: "Progress") -> "Progress":
        """Both together."""
        return Progress(
            answered=self.answered + other.answered,
            not_applicable=self.not_applicable + other.not_applicable,
            open=self.open + other.open,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A dimension as a page of items: those shown to the site, with their states."""

    questionnaire: Questionnaire
    dimension: Dimension
    states: Mapping[str, ItemState]

    @property
    def progress(self) -> Progress:
        """The counts of this section."""
        states = list(self.states.values())
        return Progress(
            answered=states.count(ItemState.ANSWERED),
            not_applicable=states.count(ItemState.NA),
            open=states.count(ItemState.OPEN),
        )

    @property
    def open_items(self) -> tuple[Item, ...]:
        """The items that want an answer, in the order of the content."""
        return tuple(item for item in self.dimension.items if self.states.get(item.id) is ItemState.OPEN)


def sections(content: Content, kind: str, entries: Mapping[str, Entry]) -> tuple[Section, ...]:
    """All dimensions with at least one item shown to a site of that kind, in the order of the content."""
    shown = shown_items(content, kind, answers_of(entries))
    found = (
        Section(
            questionnaire=questionnaire,
            dimension=dimension,
            states={item.id: _state(entries.get(item.id)) for item in dimension.items if item.id in shown},
        )
        for questionnaire in content.questionnaires.values()
        for dimension in questionnaire.dimensions
    )
    return tuple(section for section in found if section.states)


def total(parts: Iterable[Section]) -> Progress:
    """The counts of several sections together."""
    whole = Progress()
    for section in parts:
        whole = whole.plus(section.progress)
    return whole


def _state(entry: Entry | None) -> ItemState:
    if entry is None or entry.answer() is None:
        return ItemState.OPEN
    return ItemState.NA if entry.na else ItemState.ANSWERED
