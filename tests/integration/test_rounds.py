"""Rounds and submissions: frozen with scores and content, returned as a new revision, proposed to the next round."""

import dataclasses

import pytest
from sqlalchemy import update

from tests.integration.test_answering import ITEM, Scene, level
from tests.integration.test_answering import scene as scene
from workbench.errors import NotAllowedError, WrongStateError
from workbench.services import answering, rounds
from workbench.storage.db import db, transaction
from workbench.storage.rounds import Submission, get_round, submissions_of

pytestmark = pytest.mark.usefixtures("storage")


def answer(scene: Scene, number: int, *, assessment: int | None = None) -> None:
    place = assessment or scene.assessment
    there = answering.open_sheet(scene.anna, place).standing.get(ITEM)
    answering.save(scene.anna, place, ITEM, level(number), version=0 if there is None else there.version)


def next_round(scene: Scene) -> Scene:
    """The round is closed and the next one opened; the scene in it."""
    rounds.close_round(scene.lead, scene.round)
    before = get_round(scene.round)
    assert before is not None
    opened = rounds.open_round(scene.lead, before.cohort_id, title="Runde 2")
    (row,) = rounds.completion(scene.lead, opened.id)
    return dataclasses.replace(scene, assessment=row.assessment_id, round=opened.id)


def test_a_submission_freezes_answers_scores_and_content(scene: Scene) -> None:
    answer(scene, 3)
    rounds.submit(scene.anna, scene.assessment)
    (submission,) = submissions_of(scene.assessment)
    round_ = get_round(scene.round)
    assert submission.revision == 1
    assert submission.answers == {ITEM: {"value": "3"}}
    assert round_ is not None
    assert submission.content_digest == round_.content_digest
    assert submission.scores["overall"]["stage"] is None
    assert len(submission.scores["overall"]["clarify"]) > 20


def test_what_was_submitted_can_be_recomputed_to_the_same_scores(scene: Scene) -> None:
    answer(scene, 3)
    rounds.submit(scene.anna, scene.assessment)
    assert rounds.verify() == []


def test_scores_that_were_tampered_with_are_found(scene: Scene) -> None:
    rounds.submit(scene.anna, scene.assessment)
    with transaction():
        db.session.execute(update(Submission).values(answers={ITEM: {"value": "4"}}))
    assert len(rounds.verify()) == 1


def test_a_returned_submission_is_kept_and_the_next_one_is_a_new_revision(scene: Scene) -> None:
    answer(scene, 1)
    rounds.submit(scene.anna, scene.assessment)
    rounds.return_submission(scene.lead, scene.assessment, reason="Bitte die Anlaufstelle prüfen")
    answer(scene, 2)
    rounds.submit(scene.bert, scene.assessment)
    second, first = submissions_of(scene.assessment)
    assert (first.revision, first.answers, first.return_reason) == (
        1,
        {ITEM: {"value": "1"}},
        "Bitte die Anlaufstelle prüfen",
    )
    assert (second.revision, second.answers, second.returned_at) == (2, {ITEM: {"value": "2"}}, None)


def test_a_return_needs_a_reason_and_a_submission(scene: Scene) -> None:
    with pytest.raises(WrongStateError, match=rounds.NOTHING_SUBMITTED):
        rounds.return_submission(scene.lead, scene.assessment, reason="warum nicht")
    rounds.submit(scene.anna, scene.assessment)
    with pytest.raises(WrongStateError, match=rounds.NO_REASON):
        rounds.return_submission(scene.lead, scene.assessment, reason="  ")


def test_only_the_team_submits_and_only_the_lead_returns(scene: Scene) -> None:
    with pytest.raises(NotAllowedError):
        rounds.submit(scene.lead, scene.assessment)
    rounds.submit(scene.anna, scene.assessment)
    with pytest.raises(NotAllowedError):
        rounds.return_submission(scene.anna, scene.assessment, reason="doch nicht")


def test_nobody_submits_twice_or_after_the_round(scene: Scene) -> None:
    rounds.submit(scene.anna, scene.assessment)
    with pytest.raises(WrongStateError, match=answering.SUBMITTED):
        rounds.submit(scene.bert, scene.assessment)
    rounds.close_round(scene.lead, scene.round)
    with pytest.raises(WrongStateError, match=answering.ROUND_CLOSED):
        rounds.submit(scene.bert, scene.assessment)


def test_only_one_round_of_a_cohort_is_open(scene: Scene) -> None:
    round_ = get_round(scene.round)
    assert round_ is not None
    with pytest.raises(WrongStateError, match=rounds.ROUND_OPEN):
        rounds.open_round(scene.lead, round_.cohort_id, title="noch eine")


def test_the_next_round_proposes_the_last_answers_and_counts_them_only_when_confirmed(scene: Scene) -> None:
    answer(scene, 3)
    rounds.submit(scene.anna, scene.assessment)
    later = next_round(scene)
    sheet = answering.open_sheet(later.anna, later.assessment)
    assert sheet.proposals == {ITEM: level(3)}
    assert sheet.entries == {}
    assert answering.confirm(later.anna, later.assessment, [ITEM]) == 1
    sheet = answering.open_sheet(later.anna, later.assessment)
    assert sheet.entries == {ITEM: level(3)}
    assert sheet.proposals == {}


def test_answering_anew_takes_the_place_of_the_proposal(scene: Scene) -> None:
    answer(scene, 3)
    rounds.submit(scene.anna, scene.assessment)
    later = next_round(scene)
    answer(later, 1)
    assert answering.confirm(later.anna, later.assessment, [ITEM]) == 0
    assert answering.open_sheet(later.anna, later.assessment).entries == {ITEM: level(1)}


def test_the_result_is_what_was_submitted_for_lead_and_reader_and_what_stands_for_the_team(scene: Scene) -> None:
    answer(scene, 2)
    assert ITEM in rounds.result(scene.anna, scene.assessment).assessment.answers
    with pytest.raises(WrongStateError, match=rounds.NOTHING_SUBMITTED):
        rounds.result(scene.lead, scene.assessment)
    rounds.submit(scene.anna, scene.assessment)
    seen = rounds.result(scene.lead, scene.assessment)
    assert seen.submission is not None
    assert rounds.previous_result(seen.setting) is None


def test_the_round_before_is_found_for_the_trend(scene: Scene) -> None:
    answer(scene, 2)
    rounds.submit(scene.anna, scene.assessment)
    later = next_round(scene)
    seen = rounds.result(later.anna, later.assessment)
    before = rounds.previous_result(seen.setting)
    assert before is not None
    assert before.round.title == "Runde"


def test_completion_counts_what_is_asked_of_each_site(scene: Scene) -> None:
    answer(scene, 2)
    (row,) = rounds.completion(scene.lead, scene.round)
    assert row.progress.answered == 1
    assert row.progress.open > 50
    assert row.submitted_at is None
