"""A simulated cohort, written in bulk: for trying out and measuring, never together with real sites."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from random import Random

from workbench.answers.model import Site
from workbench.content.model import Content
from workbench.errors import WrongStateError
from workbench.services.contents import current_content, keep_current_content
from workbench.simulation.answers import SimulatedResult, simulated_course
from workbench.simulation.sites import simulated_sites
from workbench.storage.bulk import NewSite, NewSubmission, add_sites, add_submissions, refresh_statistics
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.rounds import Round, RoundState, add_round
from workbench.storage.sites import add_cohort, find_cohort, list_sites

COURSES = 100
"""So many sites of each kind have answers of their own; the others repeat them."""

BATCH = 500
"""So many submissions are written at a time."""

LAST_OPENED = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
"""When the last round opens, whatever the day: the same seed gives the same data."""

APART = dt.timedelta(days=182)
"""From one round to the next."""

OPEN_FOR = dt.timedelta(days=120)
"""How long a round is open; the last one stays open."""

HAND_IN_DAYS = (14, 110)
"""How many days after the opening the first and the last site hand in."""

REGION = "Simulation"

ALREADY_SIMULATED = "already_simulated"

Courses = Mapping[str, Sequence[Sequence[SimulatedResult]]]
"""The id of a kind of site to courses, a result for each round."""


def cohort_name(seed: int) -> str:
    """The name of the cohort that a seed makes; it says what the cohort is."""
    return f"Simulation {seed}"


def simulate(*, sites: int, rounds: int, seed: int, written: Callable[[int], object]) -> str:
    """A cohort of so many sites that handed in in so many rounds, all closed but the last; returns its name.

    It is kept together or not at all; `written` is told how many submissions have been written since the last time.
    Nobody belongs to these sites, so nothing is frozen for teams. Raises WrongStateError(ALREADY_SIMULATED) where
    there is a cohort or a site of such a name.
    """
    content, name = current_content(), cohort_name(seed)
    made = simulated_sites(content, sites, seed=seed)
    if find_cohort(name) or not {site.name for site in made}.isdisjoint(each.name for each in list_sites()):
        raise WrongStateError(ALREADY_SIMULATED)
    courses = _courses(content, made, rounds=rounds, seed=seed)
    first_opened = LAST_OPENED - (rounds - 1) * APART
    with transaction():
        cohort = add_cohort(name, at=first_opened)
        new = [NewSite(site.name, site.kind, site.population) for site in made]
        of_id = dict(zip(add_sites(cohort.id, new, region=REGION, at=first_opened), made, strict=True))
        digest = keep_current_content()
        for number in range(1, rounds + 1):
            opened = first_opened + (number - 1) * APART
            round_ = add_round(cohort.id, title=f"Runde {number}", digest=digest, at=opened)
            if number < rounds:
                round_.state, round_.closed_at = RoundState.CLOSED.value, opened + OPEN_FOR
            handed_in = _handed_in(round_, of_id, courses, seed=seed)
            while batch := list(islice(handed_in, BATCH)):
                add_submissions(round_, batch)
                written(len(batch))
        detail = {"cohort": name, "sites": sites, "rounds": rounds, "seed": seed}
        write_journal("simulated", at=LAST_OPENED, by=None, cohort_id=cohort.id, detail=detail)
        refresh_statistics()
    return name


def _courses(content: Content, sites: Sequence[Site], *, rounds: int, seed: int) -> Courses:
    """At most COURSES courses of each kind that occurs."""
    courses = {}
    for kind in content.model.site_kinds:
        chance = Random(f"answers {seed} {kind}")  # noqa: S311  # the same answers each time, no secret
        count = min(COURSES, sum(site.kind == kind for site in sites))
        courses[kind] = [simulated_course(content, kind, rounds=rounds, chance=chance) for _ in range(count)]
    return courses


def _handed_in(round_: Round, sites: Mapping[int, Site], courses: Courses, *, seed: int) -> Iterator[NewSubmission]:
    """What each site, by its id, hands in in a round; the courses go round among the sites of a kind."""
    chance = Random(f"days {seed} {round_.number}")  # noqa: S311  # the same days each time, no secret
    turns = {kind: cycle(pool) for kind, pool in courses.items()}
    for site_id, site in sites.items():
        result = next(turns[site.kind])[round_.number - 1]
        yield NewSubmission(
            site_id=site_id,
            site={"name": site.name, "kind": site.kind, "population": site.population},
            answers=result.answers,
            scores=result.scores,
            score_row=result.row,
            stage=result.stage,
            at=round_.opened_at + dt.timedelta(days=chance.randint(*HAND_IN_DAYS)),
        )
