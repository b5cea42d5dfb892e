"""The round as a protected space: what closing freezes, what can never be found out later, what is shown by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pytest
from flask import Flask

from tests.integration import world
from workbench.comparison.model import OVERALL, dimensions_of
from workbench.comparison.protected import LEAST_OTHERS, OtherSites
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.services import cohorts, protected, rounds, transfer
from workbench.services.access import Actor, actor_of
from workbench.services.contents import current_content
from workbench.services.protected import OthersOfRound
from workbench.storage import comparison as kept
from workbench.storage import protected as frozen
from workbench.storage import sites as stored
from workbench.storage.db import transaction
from workbench.storage.journal import journal_of_site
from workbench.storage.rounds import Round
from workbench.storage.sites import Cohort, Site

FIRST, SECOND = dimensions_of(current_content())[:2]


@dataclass
class Group:
    """A cohort with its lead, its sites and a team for each."""

    cohort: Cohort
    lead: Actor
    sites: list[Site]
    teams: list[Actor]

    def open(self, title: str = "Herbst") -> Round:
        return world.an_open_round(self.cohort, self.lead, title=title)

    def hand_in(self, round_: Round, levels: Sequence[int | None]) -> None:
        """Every site answers everything with its level; None: it hands in nothing."""
        for site, team, level in zip(self.sites, self.teams, levels, strict=False):
            if level is not None:
                world.hand_in(team, round_, site, level)

    def closed(self, levels: Sequence[int | None], title: str = "Herbst") -> Round:
        """A round in which the sites stand at these levels, closed."""
        round_ = self.open(title)
        self.hand_in(round_, levels)
        rounds.close_round(self.lead, round_.id)
        return round_

    def sees(self, number: int) -> OthersOfRound:
        """What a site sees, of its latest closed round."""
        return protected.others(self.teams[number], self.sites[number].id).rounds[0]

    def overall(self, number: int) -> tuple[Fraction, Fraction, Fraction] | None:
        """Quartiles and median of the others' overall values, as a site sees them."""
        return levels_of(self.sees(number).others.get(OVERALL))


def levels_of(others: OtherSites | None) -> tuple[Fraction, Fraction, Fraction] | None:
    return None if others is None else (others.lower, others.median, others.upper)


def a_group(size: int) -> Group:
    sites = [world.a_site() for _ in range(size)]
    cohort = world.a_cohort(*sites)
    teams = [world.as_team(world.a_person(), site) for site in sites]
    return Group(cohort=cohort, lead=world.as_lead(world.a_person(), cohort), sites=sites, teams=teams)


@pytest.fixture
def group(storage: Flask) -> Group:  # noqa: ARG001 - the database must be there
    return a_group(7)


@pytest.fixture(autouse=True)
def limit() -> Iterator[None]:
    """Every test begins with the constant, and leaves it behind."""
    protected.need_others(LEAST_OTHERS)
    yield
    protected.need_others(LEAST_OTHERS)


SIX = (0, 1, 2, 3, 4, 4)
SEVEN = (*SIX, 4)


# --- closing ------------------------------------------------------------------------------------------


def test_after_closing_and_not_before_a_site_sees_where_the_others_are(group: Group) -> None:
    round_ = group.open()
    group.hand_in(round_, SIX)
    assert protected.others(group.teams[0], group.sites[0].id).rounds == ()
    rounds.close_round(group.lead, round_.id)
    assert group.overall(0) == (2, 3, 4)  # of 1 2 3 4 4
    assert group.overall(5) == (1, 2, 3)  # of 0 1 2 3 4
    assert group.sees(0).own == dict.fromkeys(group.sees(0).own or {}, 0)


def test_a_site_that_handed_in_nothing_sees_nothing(group: Group) -> None:
    group.closed(SIX)
    seen = group.sees(6)
    assert seen.own is None
    assert (dict(seen.others), seen.frozen_at) == ({}, None)


def test_with_four_others_nothing_is_counted_until_a_closing_with_five(group: Group) -> None:
    round_ = group.closed((0, 1, 2, 3, 4))
    assert not frozen.is_frozen(round_.id)
    assert group.overall(0) is None
    rounds.reopen_round(group.lead, round_.id)
    world.hand_in(group.teams[5], round_, group.sites[5], 4)
    rounds.close_round(group.lead, round_.id)
    assert group.overall(0) == (2, 3, 4)


def test_what_was_counted_is_never_counted_again(group: Group) -> None:
    round_ = group.closed(SIX)
    before = [group.overall(number) for number in range(6)]
    rounds.reopen_round(group.lead, round_.id)
    assert protected.others(group.teams[0], group.sites[0].id).rounds == ()
    returned = world.assessment_in(round_, group.sites[1])
    rounds.return_submission(group.lead, returned.id, reason="Bitte prüfen")
    world.hand_in(group.teams[1], round_, group.sites[1], 4)
    world.hand_in(group.teams[6], round_, group.sites[6], 0)
    rounds.close_round(group.lead, round_.id)
    assert [group.overall(number) for number in range(6)] == before
    assert group.sees(1).own == dict.fromkeys(group.sees(1).own or {}, 1)


def test_who_hands_in_after_the_counting_learns_only_of_those_that_were_counted(group: Group) -> None:
    round_ = group.closed(SIX)
    rounds.reopen_round(group.lead, round_.id)
    returned = world.assessment_in(round_, group.sites[0])
    rounds.return_submission(group.lead, returned.id, reason="Bitte prüfen")
    world.hand_in(group.teams[0], round_, group.sites[0], 4)
    world.hand_in(group.teams[6], round_, group.sites[6], 4)
    rounds.close_round(group.lead, round_.id)
    # Of 0 1 2 3 4 4; the second closing would have counted 1 2 3 4 4 4.
    assert group.overall(6) == (Fraction(3, 2), Fraction(5, 2), 4)


def test_a_site_that_joins_after_the_counting_sees_nothing_and_changes_nothing(group: Group) -> None:
    round_ = group.closed(SEVEN)
    before = [group.overall(number) for number in range(7)]
    rounds.reopen_round(group.lead, round_.id)
    facts = cohorts.SiteFacts(name="Neuhausen", kind="stadt", population=None, region="")
    late = cohorts.create_site(group.lead, facts, cohort_id=group.cohort.id)
    team = world.as_team(world.a_person(), late)
    world.hand_in(team, round_, late, 0)
    rounds.close_round(group.lead, round_.id)
    (seen,) = protected.others(team, late.id).rounds
    assert (dict(seen.others), seen.frozen_at) == ({}, None)
    assert [group.overall(number) for number in range(7)] == before


def test_a_site_that_leaves_or_is_deleted_changes_nothing_for_the_others(group: Group) -> None:
    group.closed(SEVEN)
    before = [group.overall(number) for number in range(5)]
    cohorts.let_go(group.lead, group.cohort.id, site_id=group.sites[5].id)
    operator = actor_of(world.a_person(operator=True))
    transfer.delete_site(operator, group.sites[6].id, typed=group.sites[6].name)
    assert [group.overall(number) for number in range(5)] == before


def test_a_closing_that_fails_freezes_nothing(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    round_ = group.open()
    group.hand_in(round_, SIX)

    def fail(*_args: object, **_values: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(rounds, "write_journal", fail)
    with pytest.raises(OSError, match="the disk is full"):
        rounds.close_round(group.lead, round_.id)
    assert not frozen.is_frozen(round_.id)


def test_closing_twice_is_refused_and_counts_once(group: Group) -> None:
    round_ = group.closed(SIX)
    with pytest.raises(WrongStateError):
        rounds.close_round(group.lead, round_.id)
    assert group.overall(0) == (2, 3, 4)


# --- the limit ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("least", [-1, 0, 4])
def test_a_lower_limit_changes_nothing(group: Group, least: int) -> None:
    protected.need_others(least)
    group.closed((0, 1, 2, 3, 4))
    assert group.overall(0) is None


def test_a_raised_limit_holds_at_closing_and_for_what_was_frozen_before(group: Group) -> None:
    first = group.closed(SIX)
    protected.need_others(6)
    assert group.overall(0) is None
    assert transfer.export_site(group.teams[0], group.sites[0].id)["assessments"][0]["others"]["levels"] == {}
    second = group.closed(SIX, "Winter")
    assert (frozen.is_frozen(first.id), frozen.is_frozen(second.id)) == (True, False)


# --- two countings, subtracted ------------------------------------------------------------------------


def test_a_lead_who_lets_one_site_go_and_asks_again_at_once_reveals_nobody(group: Group) -> None:
    group.closed(SEVEN)
    cohorts.let_go(group.lead, group.cohort.id, site_id=group.sites[6].id)
    group.closed(SIX, "Noch einmal")
    seen = group.sees(0)
    assert seen.round.title == "Noch einmal"
    assert dict(seen.others) == {}
    assert OVERALL in seen.held_back
    assert FIRST in seen.held_back


def test_nor_does_deleting_it(group: Group) -> None:
    group.closed(SEVEN)
    operator = actor_of(world.a_person(operator=True))
    transfer.delete_site(operator, group.sites[6].id, typed=group.sites[6].name)
    group.closed(SIX, "Noch einmal")
    assert dict(group.sees(0).others) == {}


def test_once_enough_sites_have_moved_they_are_shown_again(group: Group) -> None:
    group.closed(SEVEN)
    cohorts.let_go(group.lead, group.cohort.id, site_id=group.sites[6].id)
    group.closed((0, 2, 3, 4, 3, 4), "Nach einem Jahr")
    assert group.overall(0) == (3, 3, 4)  # of 2 3 3 4 4


def test_the_same_sites_are_shown_again_in_every_round(group: Group) -> None:
    group.closed(SEVEN)
    group.closed((*SIX, 0), "Nach einem Jahr")
    assert group.overall(0) == (Fraction(3, 2), Fraction(5, 2), 4)  # of 0 1 2 3 4 4


def test_a_site_in_two_cohorts_that_differ_by_one_site_sees_one_of_them_only(group: Group) -> None:
    group.closed(SEVEN)
    cohort = world.a_cohort(*group.sites[:6])
    smaller = Group(
        cohort=cohort, lead=world.as_lead(world.a_person(), cohort), sites=group.sites[:6], teams=group.teams[:6]
    )
    smaller.closed(SIX)
    by_cohort = {each.cohort.id: each for each in protected.others(group.teams[0], group.sites[0].id).rounds}
    assert OVERALL in by_cohort[group.cohort.id].others
    assert dict(by_cohort[cohort.id].others) == {}


def test_somebody_at_two_sites_learns_of_each_what_its_team_does_and_nothing_of_whom(group: Group) -> None:
    group.closed(SEVEN)
    person = world.a_person()
    world.as_team(person, group.sites[0])
    both = world.as_reader(person, group.sites[1])
    for number in (0, 1):
        (seen,) = protected.others(both, group.sites[number].id).rounds
        assert levels_of(seen.others[OVERALL]) == group.overall(number)
        assert dict(seen.named) == {}
    with pytest.raises(NotAllowedError):
        protected.others(both, group.sites[2].id)


# --- by name ------------------------------------------------------------------------------------------


def names(seen: OthersOfRound, dimension: str = FIRST) -> list[tuple[str, Fraction]]:
    return [(each.site, each.share) for each in seen.named.get(dimension, ())]


def test_a_released_dimension_is_seen_with_name_and_level_and_nothing_else_is(group: Group) -> None:
    group.closed(SEVEN)
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    assert names(group.sees(0)) == [(group.sites[2].name, Fraction(1, 2))]
    assert names(group.sees(0), SECOND) == []
    assert names(group.sees(2)) == []


def test_taken_back_it_is_gone_at_once_and_the_journal_knows_both(group: Group) -> None:
    group.closed(SEVEN)
    site = group.sites[2]
    protected.release(group.teams[2], site.id, group.cohort.id, [FIRST, SECOND])
    protected.release(group.teams[2], site.id, group.cohort.id, [SECOND])
    assert (names(group.sees(0)), len(names(group.sees(0), SECOND))) == ([], 1)
    deeds = [(each.verb, each.detail["dimensions"]) for each in journal_of_site(site.id, limit=2)]
    assert deeds == [("dimensions_taken_back", [FIRST]), ("dimensions_released", sorted([FIRST, SECOND]))]


def test_saving_the_same_again_is_no_deed(group: Group) -> None:
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    verbs = [each.verb for each in journal_of_site(group.sites[2].id, limit=9)]
    assert verbs.count("dimensions_released") == 1


def test_a_released_level_is_the_one_that_counted_at_closing(group: Group) -> None:
    round_ = group.closed(SEVEN)
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    later = group.open("Winter")
    world.hand_in(group.teams[2], later, group.sites[2], 4)
    assert names(group.sees(0)) == [(group.sites[2].name, Fraction(1, 2))]
    rounds.close_round(group.lead, later.id)
    assert names(group.sees(0)) == [(group.sites[2].name, Fraction(1))]
    assert round_.id != later.id


def test_before_closing_nobody_sees_a_name(group: Group) -> None:
    round_ = group.open()
    group.hand_in(round_, SEVEN)
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    assert protected.others(group.teams[0], group.sites[0].id).rounds == ()


def test_names_stay_in_the_cohort_they_were_released_to(group: Group) -> None:
    group.closed(SEVEN)
    other = a_group(1)
    with transaction():
        stored.set_member(other.cohort.id, group.sites[2].id, member=True)
    other.closed((1,))
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    assert names(other.sees(0)) == []
    cohorts.let_go(group.lead, group.cohort.id, site_id=group.sites[0].id)
    assert names(group.sees(0)) == []
    assert names(group.sees(1)) != []


def test_a_site_that_left_is_named_no_more(group: Group) -> None:
    group.closed(SEVEN)
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    cohorts.let_go(group.lead, group.cohort.id, site_id=group.sites[2].id)
    assert names(group.sees(0)) == []


def test_names_that_would_betray_the_only_site_without_one_are_not_shown(group: Group) -> None:
    group.closed(SEVEN)
    for number in range(1, 5):
        protected.release(group.teams[number], group.sites[number].id, group.cohort.id, [FIRST])
    assert len(names(group.sees(0))) == 4
    protected.release(group.teams[5], group.sites[5].id, group.cohort.id, [FIRST])
    assert (names(group.sees(0)), group.sees(0).unnamed) == ([], {FIRST})
    protected.release(group.teams[6], group.sites[6].id, group.cohort.id, [FIRST])
    assert len(names(group.sees(0))) == 6


def test_only_the_team_releases_and_only_what_there_is(group: Group) -> None:
    site, cohort = group.sites[0], group.cohort
    reader = world.as_reader(world.a_person(), site)
    elsewhere = world.a_cohort()
    for actor in (reader, group.lead, group.teams[1], actor_of(world.a_person(operator=True))):
        with pytest.raises(NotAllowedError):
            protected.release(actor, site.id, cohort.id, [FIRST])
    for cohort_id, dimensions in ((elsewhere.id, [FIRST]), (cohort.id, ["no-such-dimension"])):
        with pytest.raises(NotFoundError):
            protected.release(group.teams[0], site.id, cohort_id, dimensions)
    assert kept.releases_in(cohort.id) == []


# --- the file of a site -------------------------------------------------------------------------------


def test_the_file_of_a_site_holds_what_its_page_shows_and_what_it_released(group: Group) -> None:
    group.closed(SEVEN)
    protected.release(group.teams[0], group.sites[0].id, group.cohort.id, [FIRST])
    protected.release(group.teams[2], group.sites[2].id, group.cohort.id, [FIRST])
    document = transfer.export_site(group.teams[0], group.sites[0].id)
    levels = document["assessments"][0]["others"]["levels"]
    assert levels[OVERALL] == {"lower": "5/2", "median": "7/2", "upper": "4"}  # of 1 2 3 4 4 4
    assert levels.keys() == group.sees(0).others.keys()
    assert [(each["cohort"], each["dimension"]) for each in document["releases"]] == [(group.cohort.name, FIRST)]
    assert group.sites[2].name not in str(document)
