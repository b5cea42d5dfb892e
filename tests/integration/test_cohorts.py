"""Cohorts and sites: made and changed by those who may, and sites that come and go lose nothing."""

from dataclasses import dataclass, replace

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.test_answering import ITEM, level
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.services import answering, boards, cohorts, rounds
from workbench.services.access import Actor, actor_of
from workbench.services.cohorts import SiteFacts
from workbench.storage import sites
from workbench.storage.journal import journal_of_site
from workbench.storage.people import Person, get_person
from workbench.storage.rounds import assessments_of_site
from workbench.storage.sites import Cohort, Site

pytestmark = pytest.mark.usefixtures("storage")

KIND = "stadt"


@dataclass
class Scene:
    """A cohort with one site, its lead and its team, and an operator."""

    site: Site
    cohort: Cohort
    operator: Actor
    lead: Actor
    team: Actor


@pytest.fixture
def scene(storage: Flask) -> Scene:  # noqa: ARG001 - the database must be there
    site = world.a_site(name="Adorf")
    cohort = world.a_cohort(site)
    return Scene(
        site=site,
        cohort=cohort,
        operator=actor_of(world.a_person(operator=True)),
        lead=world.as_lead(world.a_person(), cohort),
        team=world.as_team(world.a_person(), site),
    )


def facts(name: str = "Bedorf") -> SiteFacts:
    return SiteFacts(name=name, kind=KIND, population=9_000, region="Bergland")


def facts_now(site: Site) -> SiteFacts:
    return SiteFacts(name=site.name, kind=site.kind, population=site.population, region=site.region)


def test_only_operators_make_and_rename_cohorts(scene: Scene) -> None:
    made = cohorts.create_cohort(scene.operator, "  Kohorte   2027 ")
    assert made.name == "Kohorte 2027"
    cohorts.rename_cohort(scene.operator, made.id, "Kohorte 2028")
    assert sites.find_cohort("Kohorte 2028") is not None
    with pytest.raises(NotAllowedError):
        cohorts.create_cohort(scene.lead, "noch eine")
    with pytest.raises(NotAllowedError):
        cohorts.rename_cohort(scene.lead, scene.cohort.id, "anders")


def test_two_cohorts_never_have_the_same_name(scene: Scene) -> None:
    cohorts.create_cohort(scene.operator, "Nord")
    with pytest.raises(WrongStateError, match=cohorts.NAME_TAKEN):
        cohorts.create_cohort(scene.operator, " Nord ")
    with pytest.raises(WrongStateError, match=cohorts.NAME_TAKEN):
        cohorts.rename_cohort(scene.operator, scene.cohort.id, "Nord")


def test_a_cohort_keeps_its_own_name(scene: Scene) -> None:
    cohorts.rename_cohort(scene.operator, scene.cohort.id, scene.cohort.name)
    assert sites.find_cohort(scene.cohort.name) is not None


def test_a_lead_makes_a_site_in_their_own_cohort_only(scene: Scene) -> None:
    made = cohorts.create_site(scene.lead, facts(), cohort_id=scene.cohort.id)
    assert made in sites.sites_of_cohort(scene.cohort.id)
    with pytest.raises(NotAllowedError):
        cohorts.create_site(scene.lead, facts("Cedorf"), cohort_id=world.a_cohort().id)
    with pytest.raises(NotAllowedError):
        cohorts.create_site(scene.team, facts("Cedorf"), cohort_id=scene.cohort.id)


def test_a_site_is_refused_a_name_that_is_taken_and_a_kind_that_does_not_exist(scene: Scene) -> None:
    with pytest.raises(WrongStateError, match=cohorts.NAME_TAKEN):
        cohorts.create_site(scene.lead, facts(" Adorf "), cohort_id=scene.cohort.id)
    with pytest.raises(NotFoundError):
        cohorts.create_site(scene.lead, replace(facts(), kind="dorf"), cohort_id=scene.cohort.id)


def test_a_site_that_joins_while_a_round_is_open_can_answer_at_once(scene: Scene) -> None:
    opened = world.an_open_round(scene.cohort, scene.lead)
    made = cohorts.create_site(scene.lead, facts(), cohort_id=scene.cohort.id)
    assert [round_.id for _, round_ in assessments_of_site(made.id)] == [opened.id]


def test_team_and_lead_change_population_and_region(scene: Scene) -> None:
    for number, actor in enumerate((scene.team, scene.lead), start=1):
        cohorts.change_site(actor, scene.site.id, replace(facts_now(scene.site), population=number, region="Tal"))
        assert (scene.site.population, scene.site.region) == (number, "Tal")


def test_name_and_kind_are_changed_by_operators_only(scene: Scene) -> None:
    for changed in (replace(facts_now(scene.site), name="Edorf"), replace(facts_now(scene.site), kind="gemeinde")):
        for actor in (scene.team, scene.lead):
            with pytest.raises(NotAllowedError):
                cohorts.change_site(actor, scene.site.id, changed)
        cohorts.change_site(scene.operator, scene.site.id, changed)
    assert scene.site.kind == "gemeinde"


def test_a_change_says_in_the_journal_what_was_there_before(scene: Scene) -> None:
    cohorts.change_site(scene.team, scene.site.id, replace(facts_now(scene.site), population=7))
    (entry,) = journal_of_site(scene.site.id, limit=1)
    assert (entry.verb, entry.person_id) == ("site_changed", scene.team.person_id)
    assert (entry.detail["before"]["population"], entry.detail["after"]["population"]) == (20_000, 7)


def test_nobody_changes_a_site_of_others(scene: Scene) -> None:
    other = world.a_site()
    world.a_cohort(other)
    for actor in (scene.team, scene.lead):
        with pytest.raises(NotAllowedError):
            cohorts.change_site(actor, other.id, facts_now(other))


def test_a_lead_cannot_take_in_a_site_of_others_and_see_what_is_theirs(scene: Scene) -> None:
    other = world.a_site()
    assert other not in cohorts.candidates(scene.lead, scene.cohort.id)
    with pytest.raises(NotFoundError):
        cohorts.take_in(scene.lead, scene.cohort.id, site_id=other.id)
    assert other in cohorts.candidates(scene.operator, scene.cohort.id)
    cohorts.take_in(scene.operator, scene.cohort.id, site_id=other.id)
    assert other in sites.sites_of_cohort(scene.cohort.id)


def test_a_lead_of_two_cohorts_takes_a_site_from_one_into_the_other(scene: Scene) -> None:
    second = world.a_cohort()
    leading_both = world.as_lead(_person(scene.lead), second)
    assert cohorts.candidates(leading_both, second.id) == [scene.site]
    cohorts.take_in(leading_both, second.id, site_id=scene.site.id)
    assert sites.cohorts_of_site(scene.site.id) == {scene.cohort.id, second.id}


def _person(actor: Actor) -> Person:
    person = get_person(actor.person_id)
    assert person is not None
    return person


def test_taking_in_once_more_does_no_harm_and_gives_a_late_site_its_assessment(scene: Scene) -> None:
    opened = world.an_open_round(scene.cohort, scene.lead)
    rounds.close_round(scene.lead, opened.id)
    late = cohorts.create_site(scene.lead, facts(), cohort_id=scene.cohort.id)
    rounds.reopen_round(scene.lead, opened.id)
    assert not assessments_of_site(late.id)
    for _twice in range(2):
        cohorts.take_in(scene.lead, scene.cohort.id, site_id=late.id)
    assert len(assessments_of_site(late.id)) == 1
    assert [entry.verb for entry in journal_of_site(late.id, limit=9)].count("site_joined") == 1


def test_a_site_that_leaves_untouched_is_no_longer_asked(scene: Scene) -> None:
    world.an_open_round(scene.cohort, scene.lead)
    cohorts.let_go(scene.lead, scene.cohort.id, site_id=scene.site.id)
    assert not assessments_of_site(scene.site.id)
    assert scene.site not in sites.sites_of_cohort(scene.cohort.id)
    with pytest.raises(NotFoundError):
        cohorts.let_go(scene.operator, scene.cohort.id, site_id=scene.site.id)


def test_a_site_that_leaves_keeps_what_it_answered(scene: Scene) -> None:
    opened = world.an_open_round(scene.cohort, scene.lead)
    assessment = world.assessment_in(opened, scene.site)
    answering.save(scene.team, assessment.id, ITEM, level(2), version=0)
    cohorts.let_go(scene.lead, scene.cohort.id, site_id=scene.site.id)
    assert answering.open_sheet(scene.team, assessment.id).entries == {ITEM: level(2)}
    (row,) = boards.board(scene.operator, scene.cohort.id).rows
    assert (row.site, row.is_member) == (scene.site, False)


def test_a_board_shows_sites_as_in_a_telephone_book_and_without_ranking(scene: Scene) -> None:
    for name in ("Zedorf", "Ödorf", "Pedorf", "örtze", "Oberdorf"):
        cohorts.create_site(scene.lead, facts(name), cohort_id=scene.cohort.id)
    world.an_open_round(scene.cohort, scene.lead)
    rows = boards.board(scene.lead, scene.cohort.id).rows
    assert [row.site.name for row in rows] == ["Adorf", "Oberdorf", "Ödorf", "örtze", "Pedorf", "Zedorf"]


def test_a_board_shows_the_latest_round_or_the_one_asked_for(scene: Scene) -> None:
    first = world.an_open_round(scene.cohort, scene.lead, title="Erste")
    rounds.close_round(scene.lead, first.id)
    world.an_open_round(scene.cohort, scene.lead, title="Zweite")
    latest, asked = (boards.board(scene.lead, scene.cohort.id, number=number) for number in (None, 1))
    assert (latest.shown and latest.shown.title, latest.is_latest) == ("Zweite", True)
    assert (asked.shown and asked.shown.title, asked.is_latest, asked.has_open_round) == ("Erste", False, True)
    with pytest.raises(NotFoundError):
        boards.board(scene.lead, scene.cohort.id, number=3)


def test_the_page_of_a_site_shows_a_lead_only_the_rounds_of_their_cohorts(scene: Scene) -> None:
    elsewhere = world.a_cohort(scene.site)
    other_lead = world.as_lead(world.a_person(), elsewhere)
    mine = world.an_open_round(scene.cohort, scene.lead)
    theirs = world.an_open_round(elsewhere, other_lead)
    seen = {actor.person_id: _rounds(actor, scene.site) for actor in (scene.lead, other_lead, scene.team)}
    assert seen[scene.lead.person_id] == {mine.id}
    assert seen[other_lead.person_id] == {theirs.id}
    assert seen[scene.team.person_id] == {mine.id, theirs.id}


def _rounds(actor: Actor, site: Site) -> set[int]:
    return {each.round.id for each in boards.site_page(actor, site.id).rounds}


def test_a_profile_is_offered_to_leads_once_it_is_handed_in_and_to_operators_never(scene: Scene) -> None:
    assessment = world.assessment_in(world.an_open_round(scene.cohort, scene.lead), scene.site)
    assert _offers_profile(scene.team, scene.site)
    assert not _offers_profile(scene.lead, scene.site)
    rounds.submit(scene.team, assessment.id)
    assert _offers_profile(scene.lead, scene.site)
    assert not _offers_profile(scene.operator, scene.site)


def _offers_profile(actor: Actor, site: Site) -> bool:
    (each,) = boards.site_page(actor, site.id).rounds
    return each.has_profile


def test_how_far_a_team_is_stands_on_its_own_page_while_it_can_answer(scene: Scene) -> None:
    assessment = world.assessment_in(world.an_open_round(scene.cohort, scene.lead), scene.site)
    answering.save(scene.team, assessment.id, ITEM, level(2), version=0)
    (own,) = boards.site_page(scene.team, scene.site.id).rounds
    (leads,) = boards.site_page(scene.lead, scene.site.id).rounds
    assert own.progress is not None
    assert own.progress.answered == 1
    assert leads.progress is None


def test_lists_of_everything_are_for_operators(scene: Scene) -> None:
    (line,) = boards.all_sites(scene.operator)
    (cohort,) = boards.all_cohorts(scene.operator)
    assert (line.site, line.cohorts) == (scene.site, (scene.cohort,))
    assert (cohort.cohort, cohort.sites, cohort.latest) == (scene.cohort, 1, None)
    for ask in (boards.all_sites, boards.all_cohorts):
        with pytest.raises(NotAllowedError):
            ask(scene.lead)
