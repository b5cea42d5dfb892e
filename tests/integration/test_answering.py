"""Saving answers: nothing is lost, nobody is overwritten."""

import dataclasses

import pytest
from flask import Flask

from tests.integration import world
from workbench.answers.entry import EMPTY, Entry
from workbench.answers.model import LevelValue
from workbench.content.model import LevelItem
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.maturity.scope import all_items
from workbench.services import answering, rounds
from workbench.services.access import Actor
from workbench.services.contents import current_content
from workbench.storage.journal import journal_of_item

ITEM = next(item.id for item in all_items(current_content()) if isinstance(item, LevelItem))
pytestmark = pytest.mark.usefixtures("storage")


def level(number: int, *, note: str | None = None) -> Entry:
    return Entry(value=LevelValue(number), note=note)


@dataclasses.dataclass
class Scene:
    """A site in an open round, two people in its team, the lead."""

    assessment: int
    anna: Actor
    bert: Actor
    lead: Actor
    round: int


@pytest.fixture
def scene(storage: Flask) -> Scene:  # noqa: ARG001 - the database must be there
    site = world.a_site()
    cohort = world.a_cohort(site)
    lead = world.as_lead(world.a_person(), cohort)
    round_ = world.an_open_round(cohort, lead)
    return Scene(
        assessment=world.assessment_in(round_, site).id,
        anna=world.as_team(world.a_person(function="Stabsstelle"), site),
        bert=world.as_team(world.a_person(function="Sozialamt"), site),
        lead=lead,
        round=round_.id,
    )


def standing(scene: Scene) -> answering.Standing:
    return answering.open_sheet(scene.anna, scene.assessment).standing[ITEM]


def test_a_saved_answer_is_there_with_its_note(scene: Scene) -> None:
    saved = answering.save(scene.anna, scene.assessment, ITEM, level(3, note="seit 2024"), version=0)
    assert (saved.version, saved.conflict) == (1, False)
    assert standing(scene).entry == level(3, note="seit 2024")


def test_a_note_without_a_value_is_kept_and_leaves_the_item_open(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, Entry(note="erst fragen"), version=0)
    assert standing(scene).entry.note == "erst fragen"
    assert standing(scene).entry.answer() is None


def test_a_save_on_the_current_version_replaces_the_answer(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(1), version=0)
    saved = answering.save(scene.bert, scene.assessment, ITEM, level(2), version=1)
    assert (saved.version, saved.conflict) == (2, False)
    assert standing(scene).entry == level(2)


def test_a_save_on_an_old_version_overwrites_nothing_and_is_kept_beside(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(1), version=0)
    saved = answering.save(scene.bert, scene.assessment, ITEM, level(4), version=0)
    sheet = answering.open_sheet(scene.anna, scene.assessment)
    assert saved.conflict
    assert sheet.standing[ITEM].entry == level(1)
    assert [(each.entry, each.by) for each in sheet.rivals[ITEM]] == [(level(4), "Sozialamt")]
    assert sheet.standing[ITEM].by == "Stabsstelle"


def test_the_same_answer_on_an_old_version_is_no_conflict(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(2), version=0)
    saved = answering.save(scene.bert, scene.assessment, ITEM, level(2), version=0)
    assert (saved.version, saved.conflict) == (1, False)
    assert not answering.open_sheet(scene.anna, scene.assessment).rivals


def test_a_later_save_of_the_page_whose_acknowledgement_was_lost_goes_on_from_there(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(2), version=0, page="p1")
    saved = answering.save(scene.anna, scene.assessment, ITEM, level(3), version=0, page="p1")
    assert (saved.version, saved.conflict) == (2, False)
    assert standing(scene).entry == level(3)


def test_another_page_of_the_same_person_does_not_overwrite(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(2), version=0, page="p1")
    assert answering.save(scene.anna, scene.assessment, ITEM, level(3), version=0, page="p2").conflict


def test_choosing_the_value_that_came_later_makes_it_stand_and_forgets_the_other(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(1), version=0)
    answering.save(scene.bert, scene.assessment, ITEM, level(4), version=0)
    rival = answering.open_sheet(scene.anna, scene.assessment).rivals[ITEM][0]
    answering.choose(scene.anna, scene.assessment, ITEM, rival_id=rival.id, version=1)
    sheet = answering.open_sheet(scene.anna, scene.assessment)
    assert sheet.standing[ITEM].entry == level(4)
    assert not sheet.rivals


def test_keeping_what_stands_forgets_the_other(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(1), version=0)
    answering.save(scene.bert, scene.assessment, ITEM, level(4), version=0)
    answering.choose(scene.bert, scene.assessment, ITEM, rival_id=0, version=1)
    sheet = answering.open_sheet(scene.anna, scene.assessment)
    assert sheet.standing[ITEM].entry == level(1)
    assert not sheet.rivals


def test_choosing_twice_is_refused(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(1), version=0)
    answering.save(scene.bert, scene.assessment, ITEM, level(4), version=0)
    answering.choose(scene.bert, scene.assessment, ITEM, rival_id=0, version=1)
    with pytest.raises(WrongStateError):
        answering.choose(scene.anna, scene.assessment, ITEM, rival_id=0, version=1)


def test_every_change_is_in_the_journal_with_before_and_after(scene: Scene) -> None:
    answering.save(scene.anna, scene.assessment, ITEM, level(1), version=0)
    answering.save(scene.bert, scene.assessment, ITEM, level(2), version=1)
    entries = journal_of_item(scene.assessment, ITEM)
    assert [entry.detail for entry in entries] == [
        {"before": {"value": "1"}, "after": {"value": "2"}},
        {"before": None, "after": {"value": "1"}},
    ]
    assert [entry.person_id for entry in entries] == [scene.bert.person_id, scene.anna.person_id]


def test_nobody_answers_after_the_round_was_closed(scene: Scene) -> None:
    rounds.close_round(scene.lead, scene.round)
    with pytest.raises(WrongStateError, match=answering.ROUND_CLOSED):
        answering.save(scene.anna, scene.assessment, ITEM, level(1), version=0)


def test_nobody_answers_after_submission(scene: Scene) -> None:
    rounds.submit(scene.anna, scene.assessment)
    with pytest.raises(WrongStateError, match=answering.SUBMITTED):
        answering.save(scene.bert, scene.assessment, ITEM, level(1), version=0)


def test_an_item_that_the_content_does_not_have_is_refused(scene: Scene) -> None:
    with pytest.raises(NotFoundError):
        answering.save(scene.anna, scene.assessment, "no_such_item", level(1), version=0)


def test_a_team_of_another_site_and_the_lead_neither_see_nor_save(scene: Scene) -> None:
    stranger = world.as_team(world.a_person(), world.a_site())
    for actor in (stranger, scene.lead):
        with pytest.raises(NotAllowedError):
            answering.open_sheet(actor, scene.assessment)
        with pytest.raises(NotAllowedError):
            answering.save(actor, scene.assessment, ITEM, EMPTY, version=0)


def test_a_page_is_saved_whole(scene: Scene) -> None:
    second = [item.id for item in all_items(current_content()) if isinstance(item, LevelItem)][1]
    desk = answering.open_desk(scene.anna, scene.assessment)
    saved = answering.save_page(desk, {ITEM: (level(1), 0), second: (level(2), 0)}, page="p1")
    assert {item: each.version for item, each in saved.items()} == {ITEM: 1, second: 1}
    assert set(answering.open_sheet(scene.bert, scene.assessment).standing) == {ITEM, second}
