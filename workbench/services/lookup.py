"""The site or cohort of an id, for what somebody wants to do with it: is it there, and may they?"""

from workbench.errors import NotFoundError
from workbench.services.access import Action, Actor, require
from workbench.storage import sites
from workbench.storage.sites import Cohort, Site


def cohort_for(actor: Actor, action: Action, cohort_id: int) -> Cohort:
    """A cohort with which the actor may do that. Raises NotFoundError, NotAllowedError."""
    cohort = sites.get_cohort(cohort_id)
    if cohort is None:
        raise NotFoundError(f"no cohort {cohort_id}")
    require(actor, action, cohort_ids=(cohort_id,))
    return cohort


def site_for(actor: Actor, action: Action, site_id: int) -> Site:
    """A site with which the actor may do that. Raises NotFoundError, NotAllowedError."""
    site = sites.get_site(site_id)
    if site is None:
        raise NotFoundError(f"no site {site_id}")
    require(actor, action, site_id=site_id, cohort_ids=sites.cohorts_of_site(site_id))
    return site
