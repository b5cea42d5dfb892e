"""Sites and cohorts: who takes part, and what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.errors import NotFoundError, WrongStateError
from workbench.services.access import Action, Actor, may, require
from workbench.services.clock import now
from workbench.services.rounds import SiteProgress, completion, join_round
from workbench.storage import sites as stored
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.rounds import Round, RoundState, StoredAssessment, assessments_of_site, rounds_of_cohort
from workbench.storage.sites import Cohort, Site

NAME_TAKEN = "name_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is known of a site; `kind` is the id of a kind of site."""

    name: str
    kind: str
    population: int | None
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A cohort with its sites and rounds; `progress` is that of the latest round."""

    cohort: Cohort
    sites: Sequence[Site]
    rounds: Sequence[Round]
    progress: Sequence[SiteProgress]

    @property
    def latest(self) -> Round | None:
        """The round that was opened last."""
        return self.rounds[-1] if self.rounds else None

    @property
    def is_open(self) -> bool:
        """Whether a round is open."""
        return any(each.state == RoundState.OPEN.value for each in self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A site with its rounds, the latest first, and what the actor may do there."""

    site: Site
    assessments: Sequence[tuple[StoredAssessment, Round]]
    rights: frozenset[Action]


def create_cohort(actor: Actor, name: str) -> Cohort:
    """A new cohort. Raises WrongStateError(NAME_TAKEN), NotAllowedError."""
    require(actor, Action.OPERATE)
    with transaction():
        if stored.find_cohort(name) is not None:
            raise WrongStateError(NAME_TAKEN)
        cohort = stored.add_cohort(name, at=now())
        _journal(actor, "cohort_created", cohort_id=cohort.id)
    return cohort


def rename_cohort(actor: Actor, cohort_id: int, name: str) -> None:
    """Give a cohort another name. Raises WrongStateError(NAME_TAKEN), NotFoundError, NotAllowedError."""
    cohort = _cohort(actor, Action.RUN_ROUNDS, cohort_id)
    with transaction():
        other = stored.find_cohort(name)
        if other is not None and other.id != cohort_id:
            raise WrongStateError(NAME_TAKEN)
        cohort.name = name.strip()
        _journal(actor, "cohort_renamed", cohort_id=cohort_id)


def board(actor: Actor, cohort_id: int) -> Board:
    """A cohort as its lead sees it, by name. Raises NotFoundError, NotAllowedError."""
    cohort = _cohort(actor, Action.SEE_COHORT, cohort_id)
    rounds = rounds_of_cohort(cohort_id)
    return Board(
        cohort=cohort,
        sites=stored.sites_of_cohort(cohort_id),
        rounds=rounds,
        progress=completion(actor, rounds[-1].id) if rounds else (),
    )


def board_to_lead(actor: Actor, cohort_id: int) -> Board:
    """Like `board`, for who runs the rounds. Raises NotFoundError, NotAllowedError."""
    _cohort(actor, Action.RUN_ROUNDS, cohort_id)
    return board(actor, cohort_id)


def cohort_to_fill(actor: Actor, cohort_id: int) -> Cohort:
    """A cohort that the actor may bring sites into. Raises NotFoundError, NotAllowedError."""
    return _cohort(actor, Action.INVITE_TO_COHORT, cohort_id)


def create_site(actor: Actor, facts: SiteFacts, *, cohort_id: int) -> Site:
    """A new site in a cohort; it takes part in the open round. Raises WrongStateError(NAME_TAKEN) and as `board`."""
    _cohort(actor, Action.INVITE_TO_COHORT, cohort_id)
    with transaction():
        if stored.find_site(facts.name) is not None:
            raise WrongStateError(NAME_TAKEN)
        site = stored.add_site(
            name=facts.name, kind=facts.kind, population=facts.population, region=facts.region, at=now()
        )
        _join(actor, site, cohort_id)
    return site


def add_to_cohort(actor: Actor, site_id: int, *, cohort_id: int) -> None:
    """Take a site that is already known into a cohort. Raises NotFoundError, NotAllowedError."""
    require(actor, Action.OPERATE)
    site = _existing_site(site_id)
    _cohort(actor, Action.SEE_COHORT, cohort_id)
    with transaction():
        _join(actor, site, cohort_id)


def _join(actor: Actor, site: Site, cohort_id: int) -> None:
    stored.set_member(cohort_id, site.id, member=True)
    join_round(site.id, cohort_id)
    _journal(actor, "site_joined", cohort_id=cohort_id, site_id=site.id)


def remove_from_cohort(actor: Actor, site_id: int, *, cohort_id: int) -> None:
    """Take a site out of a cohort; what it answered stays with it. Raises NotFoundError, NotAllowedError."""
    _cohort(actor, Action.INVITE_TO_COHORT, cohort_id)
    if cohort_id not in stored.cohorts_of_site(site_id):
        raise NotFoundError(f"site {site_id} is not in cohort {cohort_id}")
    with transaction():
        stored.set_member(cohort_id, site_id, member=False)
        _journal(actor, "site_left", cohort_id=cohort_id, site_id=site_id)


def site_page(actor: Actor, site_id: int) -> SitePage:
    """A site for somebody who has to do with it. Raises NotFoundError, NotAllowedError."""
    site = _site(actor, Action.SEE_SITE, site_id)
    cohorts = stored.cohorts_of_site(site_id)
    return SitePage(
        site=site,
        assessments=assessments_of_site(site_id),
        rights=frozenset(action for action in Action if may(actor, action, site_id=site_id, cohort_ids=cohorts)),
    )


def site_for_change(actor: Actor, site_id: int) -> Site:
    """A site that the actor may change. Raises NotFoundError, NotAllowedError."""
    return _site(actor, Action.CHANGE_SITE, site_id)


def change_site(actor: Actor, site_id: int, facts: SiteFacts) -> None:
    """Change what is known of a site. Raises WrongStateError(NAME_TAKEN), NotFoundError, NotAllowedError."""
    site = _site(actor, Action.CHANGE_SITE, site_id)
    with transaction():
        other = stored.find_site(facts.name)
        if other is not None and other.id != site_id:
            raise WrongStateError(NAME_TAKEN)
        site.name, site.kind, site.population = facts.name.strip(), facts.kind, facts.population
        site.region = facts.region.strip()
        _journal(actor, "site_changed", site_id=site_id)


def everything(actor: Actor) -> tuple[Sequence[Cohort], Sequence[Site]]:
    """All cohorts and all sites, by name. Raises NotAllowedError."""
    require(actor, Action.OPERATE)
    return stored.list_cohorts(), stored.list_sites()


def _cohort(actor: Actor, action: Action, cohort_id: int) -> Cohort:
    cohort = stored.get_cohort(cohort_id)
    if cohort is None:
        raise NotFoundError(f"no cohort {cohort_id}")
    require(actor, action, cohort_ids=(cohort_id,))
    return cohort


def _existing_site(site_id: int) -> Site:
    site = stored.get_site(site_id)
    if site is None:
        raise NotFoundError(f"no site {site_id}")
    return site


def _site(actor: Actor, action: Action, site_id: int) -> Site:
    site = _existing_site(site_id)
    require(actor, action, site_id=site_id, cohort_ids=stored.cohorts_of_site(site_id))
    return site


def _journal(actor: Actor, verb: str, *, cohort_id: int | None = None, site_id: int | None = None) -> None:
    write_journal(verb, at=now(), by=actor.person_id, cohort_id=cohort_id, site_id=site_id)
