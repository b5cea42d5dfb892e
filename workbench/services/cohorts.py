"""Sites and cohorts: who takes part, and what is known of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import NotFoundError, WrongStateError
from workbench.services.access import Action, Actor, may, require
from workbench.services.clock import now
from workbench.services.contents import current_content
from workbench.services.lookup import cohort_for, site_for
from workbench.services.rounds import join_round
from workbench.storage import rounds
from workbench.storage import sites as stored
from workbench.storage.answers import agreed_answers, rivals
from workbench.storage.comparison import set_releases
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.rounds import RoundState
from workbench.storage.sites import Cohort, Site

NAME_TAKEN = "name_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is known of a site; `kind` is the id of a kind of site, `contacts` are functions, never names of people."""

    name: str
    kind: str
    population: int | None
    region: str
    contacts: str = ""


def create_cohort(actor: Actor, name: str) -> Cohort:
    """A new cohort. Raises WrongStateError(NAME_TAKEN), NotAllowedError."""
    require(actor, Action.OPERATE)
    with transaction():
        _require_free(stored.find_cohort(_tidy(name)))
        cohort = stored.add_cohort(_tidy(name), at=now())
        _journal(actor, "cohort_created", cohort_id=cohort.id, detail={"cohort": cohort.name})
    return cohort


def rename_cohort(actor: Actor, cohort_id: int, name: str) -> None:
    """Give a cohort another name. Raises WrongStateError(NAME_TAKEN), NotFoundError, NotAllowedError."""
    cohort = cohort_for(actor, Action.OPERATE, cohort_id)
    with transaction():
        _require_free(stored.find_cohort(_tidy(name)), but=cohort_id)
        before, cohort.name = cohort.name, _tidy(name)
        _journal(actor, "cohort_renamed", cohort_id=cohort_id, detail={"cohort": cohort.name, "before": before})


def create_site(actor: Actor, facts: SiteFacts, *, cohort_id: int) -> Site:
    """A new site in a cohort; it takes part in the open round.

    Raises WrongStateError(NAME_TAKEN), NotFoundError (also for a kind that the content does not know), NotAllowedError.
    """
    with transaction():
        return add_new_site(actor, facts, cohort_id=cohort_id)


def add_new_site(actor: Actor, facts: SiteFacts, *, cohort_id: int) -> Site:
    """The same as one of several deeds; only inside a transaction. Raises what `create_site` does."""
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    _require_known(facts.kind)
    _require_free(stored.find_site(_tidy(facts.name)))
    site = stored.add_site(
        name=_tidy(facts.name),
        kind=facts.kind,
        population=facts.population,
        region=_tidy(facts.region),
        contacts=_tidy(facts.contacts),
        at=now(),
    )
    _journal(actor, "site_created", cohort_id=cohort_id, site_id=site.id, detail={"site": site.name})
    _join(actor, site.id, cohort_id)
    return site


def candidates(actor: Actor, cohort_id: int) -> Sequence[Site]:
    """The known sites that the actor could take into the cohort, by name; only operators know those of others.

    Raises NotFoundError, NotAllowedError.
    """
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    members = {site.id for site in stored.sites_of_cohort(cohort_id)}
    return [site for site in _known(actor) if site.id not in members]


def _known(actor: Actor) -> Sequence[Site]:
    """All sites for operators, for leads those of their cohorts.

    A lead who could take in any site would see there what is its team's alone.
    """
    if may(actor, Action.OPERATE):
        return stored.list_sites()
    led = {site.id for cohort_id in actor.cohorts for site in stored.sites_of_cohort(cohort_id)}
    return stored.list_sites(sorted(led))


def take_in(actor: Actor, cohort_id: int, *, site_id: int) -> None:
    """Take a known site into a cohort, and into its open round; once more does no harm.

    Raises NotFoundError, NotAllowedError.
    """
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    if site_id not in {site.id for site in _known(actor)}:
        raise NotFoundError(f"no site {site_id}")
    with transaction():
        _join(actor, site_id, cohort_id)


def _join(actor: Actor, site_id: int, cohort_id: int) -> None:
    if cohort_id not in stored.cohorts_of_site(site_id):
        stored.set_member(cohort_id, site_id, member=True)
        _journal(actor, "site_joined", cohort_id=cohort_id, site_id=site_id, detail=_named(cohort_id))
    join_round(site_id, cohort_id)


def let_go(actor: Actor, cohort_id: int, *, site_id: int) -> None:
    """Take a site out of a cohort; what it answered stays with it, an untouched assessment goes.

    Raises NotFoundError, NotAllowedError.
    """
    cohort_for(actor, Action.FILL_COHORT, cohort_id)
    if cohort_id not in stored.cohorts_of_site(site_id):
        raise NotFoundError(f"site {site_id} is not in cohort {cohort_id}")
    with transaction():
        stored.set_member(cohort_id, site_id, member=False)
        _drop_untouched(cohort_id, site_id)
        set_releases(site_id, cohort_id, (), at=now(), by=actor.person_id)
        _journal(actor, "site_left", cohort_id=cohort_id, site_id=site_id, detail=_named(cohort_id))


def _drop_untouched(cohort_id: int, site_id: int) -> None:
    """A site that was taken in by mistake is not asked to answer for ever."""
    for assessment, round_ in rounds.assessments_of_site(site_id):
        if round_.cohort_id == cohort_id and round_.state == RoundState.OPEN.value:
            rounds.lock_state(assessment.id, to_change=True)
            answered = agreed_answers(assessment.id) or rivals(assessment.id)
            if not (answered or rounds.submissions_of(assessment.id)):
                rounds.delete_assessment(assessment)


def change_site(actor: Actor, site_id: int, facts: SiteFacts) -> None:
    """Change what is known of a site; its name and kind only as operator.

    What was handed in keeps the facts of its day.
    Raises WrongStateError(NAME_TAKEN), NotFoundError (also for a kind that the content does not know), NotAllowedError.
    """
    site = site_for(actor, Action.CHANGE_SITE, site_id)
    name = _tidy(facts.name)
    if (name, facts.kind) != (site.name, site.kind):
        require(actor, Action.OPERATE)
        _require_known(facts.kind)
    with transaction():
        _require_free(stored.find_site(name), but=site_id)
        before = _facts_of(site)
        site.name, site.kind, site.population = name, facts.kind, facts.population
        site.region, site.contacts = _tidy(facts.region), _tidy(facts.contacts)
        _journal(actor, "site_changed", site_id=site_id, detail={"before": before, "after": _facts_of(site)})


def _facts_of(site: Site) -> Mapping[str, object]:
    return {key: getattr(site, key) for key in ("name", "kind", "population", "region", "contacts")}


def _require_free(found: Site | Cohort | None, *, but: int | None = None) -> None:
    if found is not None and found.id != but:
        raise WrongStateError(NAME_TAKEN)


def _require_known(kind: str) -> None:
    if kind not in current_content().model.site_kinds:
        raise NotFoundError(f"no kind of site {kind}")


def _tidy(text: str) -> str:
    """Without spaces around it, and with single ones inside."""
    return " ".join(text.split())


def _named(cohort_id: int) -> Mapping[str, str]:
    cohort = stored.get_cohort(cohort_id)
    return {"cohort": cohort.name if cohort else ""}


def _journal(
    actor: Actor,
    verb: str,
    *,
    detail: Mapping[str, object],
    cohort_id: int | None = None,
    site_id: int | None = None,
) -> None:
    write_journal(verb, at=now(), by=actor.person_id, cohort_id=cohort_id, site_id=site_id, detail=detail)
