"""What somebody finds after signing in: their sites with what is to be done, and their cohorts."""

from dataclasses import dataclass

from workbench.maturity.progress import Progress
from workbench.services.access import Action, Actor, may
from workbench.services.answering import progress_of
from workbench.storage.rounds import Round, RoundState, StoredAssessment, assessments_of_site
from workbench.storage.sites import Cohort, Site, list_cohorts, list_sites


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSite:
    """A site of the actor with its latest assessment; `progress` only for those who answer."""

    site: Site
    round: Round | None
    assessment: StoredAssessment | None
    progress: Progress | None

    @property
    def can_answer(self) -> bool:
        """Whether there is something to answer now."""
        return (
            self.progress is not None
            and self.round is not None
            and self.round.state == RoundState.OPEN.value
            and self.assessment is not None
            and self.assessment.state == "open"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything the actor has to do with, by name."""

    sites: tuple[OwnSite, ...]
    cohorts: tuple[Cohort, ...]
    operates: bool


def overview(actor: Actor) -> Overview:
    """What the actor finds after signing in."""
    return Overview(
        sites=tuple(_own_site(actor, site) for site in list_sites(list(actor.sites))),
        cohorts=tuple(list_cohorts(list(actor.cohorts))),
        operates=actor.is_operator,
    )


def _own_site(actor: Actor, site: Site) -> OwnSite:
    assessments = assessments_of_site(site.id)
    if not assessments:
        return OwnSite(site=site, round=None, assessment=None, progress=None)
    assessment, round_ = assessments[0]
    progress = None
    if may(actor, Action.ANSWER, site_id=site.id):
        progress = progress_of(assessment.id, site.kind, round_.content_digest)
    return OwnSite(site=site, round=round_, assessment=assessment, progress=progress)
