"""Reminding teams that have not handed in: a site once a day at most, and nobody twice."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import NotFoundError, WrongStateError
from workbench.services.access import Action, Actor, require
from workbench.services.answering import ROUND_CLOSED
from workbench.services.clock import now
from workbench.services.rounds import SiteProgress, completion
from workbench.storage import rounds as kept
from workbench.storage.activity import REMINDED, Reminded, reminders_since
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.people import Person, SiteRole, people_at_site
from workbench.storage.rounds import AssessmentState, Round, RoundState
from workbench.storage.sites import sites_of_cohort

AGAIN_AFTER = dt.timedelta(days=1)

NOBODY_TO_REMIND = "nobody_to_remind"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSite:
    """A site that has not handed in, and how many questions are open there."""

    name: str
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A letter to one person, about all sites for which they answer."""

    email: str
    language: str
    round: str
    sites: tuple[OpenSite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """The letters to send, and the names of the sites they are about."""

    letters: tuple[Reminder, ...]
    sites: tuple[str, ...]


def waiting_for_reminder(
    round_: Round, standings: Iterable[SiteProgress], reminded: Mapping[int, Reminded]
) -> tuple[SiteProgress, ...]:
    """The sites of an open round that have not handed in and were not reminded within a day."""
    if round_.state != RoundState.OPEN.value:
        return ()
    lately = {site_id for site_id, each in reminded.items() if now() - each.at < AGAIN_AFTER}
    return tuple(each for each in standings if each.state is AssessmentState.OPEN and each.site_id not in lately)


def remind(actor: Actor, cohort_id: int, *, round_id: int, site_id: int | None = None) -> Reminders:
    """Note that the teams of all sites that have not handed in are reminded, or that of one; returns the letters.

    Raises WrongStateError where the round is closed, or nobody is left to remind today; NotFoundError, NotAllowedError.
    """
    require(actor, Action.RUN_ROUNDS, cohort_ids=(cohort_id,))
    round_ = kept.get_round(round_id)
    if round_ is None or round_.cohort_id != cohort_id:
        raise NotFoundError(f"no round {round_id} in cohort {cohort_id}")
    if round_.state != RoundState.OPEN.value:
        raise WrongStateError(ROUND_CLOSED)
    members = {site.id for site in sites_of_cohort(cohort_id)}
    standings = [each for each in completion(actor, round_id) if each.site_id in members]
    if site_id is not None and site_id not in {each.site_id for each in standings}:
        raise NotFoundError(f"no site {site_id} in round {round_id}")
    with transaction():
        return _noted(actor, round_, standings, only=site_id)


def _noted(actor: Actor, round_: Round, standings: Sequence[SiteProgress], *, only: int | None) -> Reminders:
    at = now()
    # Locked in order, so that of two who press the button at once only one sends.
    states = {each.site_id: kept.lock_state(each.assessment_id, to_change=True) for each in standings}
    reminded = reminders_since(sorted(states), moment=at - AGAIN_AFTER)
    had_one = frozenset[int]().union(*(each.people for each in reminded.values()))
    chosen = [
        each
        for each in waiting_for_reminder(round_, standings, reminded)
        if only in {None, each.site_id} and states[each.site_id] is AssessmentState.OPEN
    ]
    letters: dict[int, tuple[Person, list[OpenSite]]] = {}
    names = []
    for each in chosen:
        team = [person for person in _team(each.site_id) if person.id not in had_one]
        for person in team:
            about = OpenSite(name=each.name, open=each.progress.open)
            letters.setdefault(person.id, (person, []))[1].append(about)
        if team:
            names.append(each.name)
            _note(actor, round_, each, at=at, people=[person.id for person in team])
    if not letters:
        raise WrongStateError(NOBODY_TO_REMIND)
    return Reminders(
        letters=tuple(
            Reminder(email=person.email, language=person.language, round=round_.title, sites=tuple(about))
            for person, about in letters.values()
        ),
        sites=tuple(names),
    )


def _team(site_id: int) -> list[Person]:
    return [person for person, role in people_at_site(site_id) if role is SiteRole.TEAM and person.active]


def _note(actor: Actor, round_: Round, standing: SiteProgress, *, at: dt.datetime, people: Sequence[int]) -> None:
    write_journal(
        REMINDED,
        at=at,
        by=actor.person_id,
        site_id=standing.site_id,
        assessment_id=standing.assessment_id,
        cohort_id=round_.cohort_id,
        detail={"round": round_.title, "people": list(people)},
    )
