"""The history: one line for what somebody did in one go."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.builders import TOWN, a_model, an_item
from workbench.answers.entry import Entry
from workbench.answers.model import LevelValue
from workbench.content.model import Item
from workbench.present.history import HistoryLine, history_lines
from workbench.present.texts import Reader
from workbench.values import Language

READER = Reader(Language.GERMAN, a_model({"inventory": 1}).site_kinds[TOWN])
ITEM, OTHER = an_item("a"), an_item("b")
NOON = dt.datetime(2026, 3, 1, 11, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Deed:
    minute: int
    by: str | None = "Stabsstelle"
    verb: str = "answered"
    item: Item | None = ITEM
    before: Entry | None = None
    after: Entry | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    id: int = 0

    @property
    def at(self) -> dt.datetime:
        return NOON + dt.timedelta(minutes=self.minute)


def lines(*deeds: Deed) -> list[HistoryLine]:
    """The lines of deeds given in order of time."""
    return list(history_lines(reversed(deeds), READER))


def level(number: int) -> Entry:
    return Entry(value=LevelValue(number))


def test_changes_in_one_go_are_one_line_from_the_first_before_to_the_last_after() -> None:
    (line,) = lines(Deed(0, after=level(1)), Deed(5, before=level(1), after=level(2)))
    assert line.before is None
    assert line.after is not None
    assert line.after.answer.startswith("Stufe 2")
    assert line.when == "01.03.2026, 12:05"


def test_changes_far_apart_of_others_or_at_other_items_are_lines_of_their_own() -> None:
    assert len(lines(Deed(0), Deed(11))) == 2
    assert len(lines(Deed(0), Deed(1, by="Sozialamt"))) == 2
    assert len(lines(Deed(0), Deed(1, item=OTHER))) == 2
    submitted = {"revision": 1}
    twice = (Deed(minute, verb="submitted", item=None, detail=submitted) for minute in (0, 1))
    assert len(lines(*twice)) == 2


def test_a_deed_is_told_in_words_with_its_details() -> None:
    (line,) = lines(Deed(0, verb="returned", item=None, detail={"revision": 2, "reason": "bitte prüfen", "round": "R"}))
    assert line.what == "hat die Erhebung zurückgegeben (Fassung 2): bitte prüfen"


def test_who_left_is_said_to_have_left() -> None:
    (line,) = lines(Deed(0, by=None))
    assert line.who == "nicht mehr im Team"
