"""Plans of a site on both databases: proposals, taking over, changing, planning anew."""

from dataclasses import dataclass, replace
from fractions import Fraction

import pytest

from tests.integration import world
from workbench.answers.wishes import PlanWishes
from workbench.content.model import DecisionBody
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.plan.check import check_plan
from workbench.plan.living import LivingMeasure, Status
from workbench.services import planning, plans, rounds, transfer
from workbench.services.access import Action, Actor, actor_of
from workbench.services.history import history_of_measure
from workbench.services.planning import Draft, Variant
from workbench.services.plans import OwnMeasure, SitePlan
from workbench.storage import plans as kept
from workbench.storage.plans import ResultState
from workbench.storage.rounds import get_setting
from workbench.storage.sites import Cohort, Site, get_cohort
from workbench.values import Month

START = Month(2027, 1)
WISHES = PlanWishes(start=START, hours_per_month=Fraction(40), max_measures=4)


@dataclass
class Scene:
    """A site that has handed in, with its team, a reader, a lead and somebody from elsewhere."""

    site: Site
    team: Actor
    reader: Actor
    lead: Actor
    stranger: Actor
    assessment: int

    @property
    def plan(self) -> SitePlan:
        return plans.require_plan(self.team, Action.PLAN, self.site.id)

    @property
    def measures(self) -> tuple[LivingMeasure, ...]:
        return self.plan.assessment.measures

    def switch(self, living: LivingMeasure, status: Status, reason: str = "") -> None:
        version = self.plan.versions[living.key]
        plans.switch(self.team, living, site_id=self.site.id, status=status, reason=reason, version=version)

    def draft(self, wishes: PlanWishes = WISHES) -> Draft:
        """Proposals, worked out."""
        draft_id, waiting = planning.ask(self.team, self.site.id, wishes)
        for result_id in waiting:
            planning.work_out(result_id=result_id)
        return planning.draft(self.team, self.site.id, draft_id)


@pytest.fixture
def scene(storage: object) -> Scene:  # noqa: ARG001 – opens the database
    site, other = world.a_site(), world.a_site()
    cohort = world.a_cohort(site)
    lead = world.as_lead(world.a_person(), cohort)
    team = world.as_team(world.a_person(function="Stabsstelle"), site)
    round_ = world.an_open_round(cohort, lead)
    assessment = world.a_submission(team, round_, site)
    return Scene(
        site=site,
        team=team,
        reader=world.as_reader(world.a_person(), site),
        lead=lead,
        stranger=world.as_team(world.a_person(), other),
        assessment=assessment.id,
    )


@pytest.fixture
def planned(scene: Scene) -> Scene:
    world.a_plan(scene.team, scene.site, WISHES, Variant.FULL)
    return scene


def test_two_proposals_hold_half_and_all_of_the_measures_wished(scene: Scene) -> None:
    lean, full = scene.draft().proposals
    assert (lean.variant, full.variant) == (Variant.LEAN, Variant.FULL)
    assert lean.plan is not None
    assert full.plan is not None
    assert (len(lean.plan.measures), len(full.plan.measures)) == (2, 4)
    for each in (lean, full):
        assert each.state is ResultState.DONE
        assert each.assessment is not None
        assert each.plan is not None
        assert check_plan(each.assessment.content, scene.site.kind, each.assessment.answers, each.plan) == ()


def test_without_a_submission_there_is_nothing_to_plan_from(scene: Scene) -> None:
    rounds.return_submission(scene.lead, scene.assessment, reason="Bitte prüfen")
    with pytest.raises(WrongStateError, match=rounds.NOTHING_SUBMITTED):
        planning.ask(scene.team, scene.site.id, WISHES)
    assert not planning.has_ground(scene.team, scene.site.id)


def test_an_unchanged_input_comes_from_store(scene: Scene) -> None:
    first = scene.draft()
    draft_id, waiting = planning.ask(scene.team, scene.site.id, WISHES)
    assert waiting == ()
    again = planning.draft(scene.team, scene.site.id, draft_id)
    assert [each.plan for each in again.proposals] == [each.plan for each in first.proposals]
    assert planning.ask(scene.team, scene.site.id, replace(WISHES, hours_per_month=Fraction(41)))[1] != ()


def test_while_it_is_worked_out_the_page_is_told_how_far_it_is(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    draft_id, waiting = planning.ask(scene.team, scene.site.id, WISHES)
    assert planning.progress(scene.team, scene.site.id, draft_id) == (0, False)
    seen = []
    report = planning._report

    def watched(result_id: int, **values: object) -> None:
        report(result_id, **values)
        seen.append(planning.progress(scene.team, scene.site.id, draft_id))

    monkeypatch.setattr(planning, "_report", watched)
    for result_id in waiting:
        planning.work_out(result_id=result_id)
    assert [steps for steps, _ in seen] == sorted(steps for steps, _ in seen)
    assert len({steps for steps, _ in seen}) > 4
    assert seen[-1] == (2 * planning.STEPS, True)


def test_what_fails_is_said_and_can_be_tried_again(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    draft_id, waiting = planning.ask(scene.team, scene.site.id, WISHES)
    with monkeypatch.context() as broken:
        broken.setattr(planning, "decide", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            planning.work_out(result_id=waiting[0])
    states = [each.state for each in planning.draft(scene.team, scene.site.id, draft_id).proposals]
    assert states == [ResultState.FAILED, ResultState.WAITING]
    with pytest.raises(WrongStateError, match=planning.NOT_READY):
        planning.take_over(scene.team, scene.site.id, draft_id, Variant.FULL)
    assert all(each.state is ResultState.DONE for each in scene.draft().proposals)


def test_a_plan_taken_over_is_the_proposal(scene: Scene) -> None:
    draft = scene.draft()
    proposal = draft.proposals[1].plan
    assert proposal is not None
    planning.take_over(scene.team, scene.site.id, draft.id, Variant.FULL)
    plan = scene.plan.plan
    assert [(each.measure, each.start, each.end) for each in plan.measures] == [
        (each.measure, each.start, each.end) for each in proposal.measures
    ]
    assert (plan.projected, plan.left_out, plan.load) == (proposal.projected, proposal.left_out, proposal.load)
    assert {each.status for each in scene.measures} == {Status.PROPOSED}


def test_a_draft_is_outdated_once_the_plan_was_changed(planned: Scene) -> None:
    draft = planned.draft()
    planned.switch(planned.measures[0], Status.RUNNING)
    assert planning.draft(planned.team, planned.site.id, draft.id).outdated
    with pytest.raises(WrongStateError, match=planning.PLAN_CHANGED):
        planning.take_over(planned.team, planned.site.id, draft.id, Variant.FULL)


def test_planning_anew_keeps_what_is_accepted_running_or_done(planned: Scene) -> None:
    first, second, third, fourth = planned.measures
    planned.switch(first, Status.DONE)
    planned.switch(second, Status.RUNNING)
    planned.switch(third, Status.REJECTED, "Dafür ist niemand zuständig.")
    moved = replace(planned.plan.measure(fourth.key), status=Status.PLANNED, start=Month(2027, 9), end=Month(2028, 3))
    plans.change_measure(planned.team, planned.site.id, moved, version=planned.plan.versions[fourth.key])
    before = {each.key: each for each in planned.measures}
    draft = planned.draft(replace(WISHES, start=Month(2027, 2), max_measures=6))
    full = draft.proposals[1]
    assert full.changes is not None
    assert set(full.changes.kept) == {second.key, fourth.key}
    assert full.changes.new
    assert not full.changes.gone
    planning.take_over(planned.team, planned.site.id, draft.id, Variant.FULL)
    after = {each.key: each for each in planned.measures}
    assert {key: after[key] for key in before} == before
    assert len(after) > len(before)
    assert planned.plan.stored.number == 2


def test_an_edited_proposal_keeps_its_note_when_planned_anew(planned: Scene) -> None:
    first = planned.measures[0]
    noted = replace(first, note="Mit der Kämmerei besprochen")
    plans.change_measure(planned.team, planned.site.id, noted, version=planned.plan.versions[first.key])
    draft = planned.draft()
    planning.take_over(planned.team, planned.site.id, draft.id, Variant.FULL)
    assert planned.plan.measure(first.key).note == "Mit der Kämmerei besprochen"


def test_a_change_on_an_old_version_is_refused_and_nothing_is_overwritten(planned: Scene) -> None:
    living, version = planned.measures[0], planned.plan.versions[planned.measures[0].key]
    planned.switch(living, Status.PLANNED)
    with pytest.raises(WrongStateError, match=plans.CHANGED_MEANWHILE):
        plans.switch(planned.team, living, site_id=planned.site.id, status=Status.RUNNING, version=version)
    assert planned.plan.measure(living.key).status is Status.PLANNED


def test_nothing_goes_out_without_a_reason(planned: Scene) -> None:
    for status in (Status.REJECTED, Status.DROPPED):
        with pytest.raises(WrongStateError, match=plans.REASON_MISSING):
            planned.switch(planned.measures[0], status, "  ")


def test_every_change_is_kept_with_who_and_when(planned: Scene) -> None:
    living = planned.measures[0]
    planned.switch(living, Status.PLANNED)
    planned.switch(planned.plan.measure(living.key), Status.RUNNING)
    deeds = history_of_measure(planned.team, planned.site.id, living.key).deeds
    assert [deed.detail["changes"]["status"] for deed in deeds] == [["planned", "running"], ["proposed", "planned"]]
    assert {deed.by for deed in deeds} == {"Stabsstelle"}


def test_an_own_measure_takes_hours_and_money_and_changes_no_expectation(planned: Scene) -> None:
    before = planned.plan.plan
    own = OwnMeasure(
        title="Dankabend", field="personnel", summary="", steps=("Einladen",), responsible="", indicator="",
        hours=30, cost_eur=Fraction(700), decision=DecisionBody.ADMINISTRATION,
        start=Month(2027, 3), end=Month(2027, 5),
    )  # fmt: skip
    key = plans.add_own(planned.team, planned.site.id, own)
    after = planned.plan.plan
    assert after.projected == before.projected
    assert (after.hours, after.cost_eur) == (before.hours + 30, before.cost_eur + 700)
    assert after.load[Month(2027, 4)] == before.load[Month(2027, 4)] + 10
    assert planned.plan.measure(key).status is Status.PLANNED


def test_only_the_team_changes_and_nobody_from_elsewhere_sees(planned: Scene) -> None:
    site, living = planned.site.id, planned.measures[0]
    for actor in (planned.reader, planned.lead):
        assert plans.plan_of_site(actor, site) is not None
        with pytest.raises(NotAllowedError):
            plans.switch(actor, living, site_id=site, status=Status.DONE, version=1)
        with pytest.raises(NotAllowedError):
            planning.ask(actor, site, WISHES)
    with pytest.raises(NotAllowedError):
        plans.plan_of_site(planned.stranger, site)


def test_a_draft_of_another_site_is_not_found(planned: Scene) -> None:
    draft = planned.draft()
    elsewhere = next(iter(planned.stranger.sites))
    with pytest.raises((NotFoundError, WrongStateError)):
        planning.draft(planned.stranger, elsewhere, draft.id)
    with pytest.raises(NotFoundError):
        planning.progress(planned.stranger, elsewhere, draft.id)


def test_done_measures_are_asked_about_first_in_the_next_round_and_raise_nothing_themselves(planned: Scene) -> None:
    maturity = planned.plan.assessment.maturity
    living = planned.measures[0]
    planned.switch(living, Status.DONE)
    assert planned.plan.assessment.maturity == maturity
    setting = get_setting(planned.assessment)
    assert setting is not None
    assert plans.measures_behind(setting) == {}
    rounds.close_round(planned.lead, setting.round.id)
    second = world.an_open_round(_cohort(planned), planned.lead)
    setting = get_setting(world.assessment_in(second, planned.site).id)
    assert setting is not None
    assert plans.measures_behind(setting) == dict.fromkeys(living.measure.raises, living.measure.title)


def _cohort(scene: Scene) -> Cohort:
    cohort = get_cohort(next(iter(scene.lead.cohorts)))
    assert cohort is not None
    return cohort


def test_the_plan_leaves_with_the_site_and_is_in_its_export(planned: Scene) -> None:
    exported = transfer.export_site(planned.team, planned.site.id)
    assert [len(plan["measures"]) for plan in exported["plans"]] == [4]
    operator = actor_of(world.a_person(operator=True))
    transfer.delete_site(operator, planned.site.id, typed=planned.site.name)
    assert kept.plans_of_site(planned.site.id) == []


def test_what_it_would_take_is_said_for_what_was_left_out(planned: Scene) -> None:
    left_out = {left.measure for left in planned.plan.plan.left_out if left.reason == "outweighed"}
    found, extra = plans.what_it_takes(planned.reader, planned.site.id, min(left_out))
    assert found.site is planned.site
    assert extra is not None
    assert extra.measures >= 1
    with pytest.raises(NotFoundError):
        plans.what_it_takes(planned.reader, planned.site.id, planned.measures[0].key)
