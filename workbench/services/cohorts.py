"""Sites and cohorts: who takes part, and what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.errors import NotFoundError, WrongStateError
from workbench.services.access import Action, Actor, may, require
from workbench.services.clock import now
from workbench.services.rounds import join_round
from workbench.storage import sites as stored
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.sites import Cohort, Site

NAME_TAKEN = "name_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is known of a site; `kind` is the id of a kind of site."""

    name: str
    kind: str
    population: int | None
    region: str


def cohort_for(actor: Actor, action: Action, cohort_id: int) -> Cohort:
    """A cohort with which the actor may do that. Raises NotFoundError, NotAllowedError."""
    cohort = stored.get_cohort(cohort_id)
    if cohort is None:
        raise NotFoundError(f"no cohort {cohort_id}")
    require(actor, action, cohort_ids=(cohort_id,))
    return cohort


def site_for(actor: Actor, action: Action, site_id: int) -> Site:
    """A site with which the actor may do that. Raises NotFoundError, NotAllowedError."""
    site = stored.get_site(site_id)
    if site is None:
        raise NotFoundError(f"no site {site_id}")
    require(actor, action, site_id=site_id, cohort_ids=stored.cohorts_of_site(site_id))
    return site


def create_cohort(actor: Actor, name: str) -> Cohort:
    """A new cohort. Raises WrongStateError(NAME_TAKEN), NotAllowedError."""
    require(actor, Action.OPERATE)
    with transaction():
        _require_free(stored.find_cohort(name))
        cohort = stored.add_cohort(name, at=now())
        _journal(actor, "cohort_created", cohort_id=cohort.id)
    return cohort


def rename_cohort(actor: Actor, cohort_id: int, name: str) -> None:
    """Give a cohort another name. Raises WrongStateError(NAME_TAKEN), NotFoundError, NotAllowedError."""
    cohort = cohort_for(actor, Action.OPERATE, cohort_id)
    with transaction():
        _require_free(stored.find_cohort(name), but=cohort_id)
        cohort.name = name.strip()
        _journal(actor, "cohort_renamed", cohort_id=cohort_id)


def create_site(actor: Actor, facts: SiteFacts, *, cohort_id: int) -> Site:
    """A new site in a cohort; it takes part in the open round.

    Raises WrongStateError(NAME_TAKEN), NotFoundError, NotAllowedError.
    """
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    with transaction():
        _require_free(stored.find_site(facts.name))
        site = stored.add_site(
            name=facts.name, kind=facts.kind, population=facts.population, region=facts.region, at=now()
        )
        _join(actor, site.id, cohort_id)
    return site


def candidates(actor: Actor, cohort_id: int) -> Sequence[Site]:
    """The known sites that could join the cohort, by name: only operators know those of others.

    Raises NotFoundError, NotAllowedError.
    """
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    members = {site.id for site in stored.sites_of_cohort(cohort_id)}
    return [site for site in stored.list_sites() if site.id not in members and _knows(actor, site.id)]


def _knows(actor: Actor, site_id: int) -> bool:
    return may(actor, Action.FILL_COHORT, cohort_ids=stored.cohorts_of_site(site_id))


def take_in(actor: Actor, cohort_id: int, *, site_id: int) -> None:
    """Take a known site into a cohort, and into its open round. Raises NotFoundError, NotAllowedError."""
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    if not _knows(actor, site_id) or stored.get_site(site_id) is None:
        raise NotFoundError(f"no site {site_id}")
    with transaction():
        _join(actor, site_id, cohort_id)


def _join(actor: Actor, site_id: int, cohort_id: int) -> None:
    stored.set_member(cohort_id, site_id, member=True)
    join_round(site_id, cohort_id)
    _journal(actor, "site_joined", cohort_id=cohort_id, site_id=site_id)


def let_go(actor: Actor, cohort_id: int, *, site_id: int) -> None:
    """Take a site out of a cohort; what it answered stays with it. Raises NotFoundError, NotAllowedError."""
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    if cohort_id not in stored.cohorts_of_site(site_id):
        raise NotFoundError(f"site {site_id} is not in cohort {cohort_id}")
    with transaction():
        stored.set_member(cohort_id, site_id, member=False)
        _journal(actor, "site_left", cohort_id=cohort_id, site_id=site_id)


def change_site(actor: Actor, site_id: int, facts: SiteFacts) -> None:
    """Change what is known of a site. Raises WrongStateError(NAME_TAKEN), NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.CHANGE_SITE, site_id)
    with transaction():
        _require_free(stored.find_site(facts.name), but=site_id)
        site.name, site.kind, site.population = facts.name.strip(), facts.kind, facts.population
        site.region = facts.region.strip()
        _journal(actor, "site_changed", site_id=site_id)


def _require_free(found: Site | Cohort | None, *, but: int | None = None) -> None:
    if found is not None and found.id != but:
        raise WrongStateError(NAME_TAKEN)


def _journal(actor: Actor, verb: str, *, cohort_id: int | None = None, site_id: int | None = None) -> None:
    write_journal(verb, at=now(), by=actor.person_id, cohort_id=cohort_id, site_id=site_id)
