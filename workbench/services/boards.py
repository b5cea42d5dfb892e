"""What the pages of a cohort, of a site and of the administration show: who takes part, how far everybody is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.maturity.progress import Progress
from workbench.services.access import Action, Actor, may, require
from workbench.services.answering import progress_of
from workbench.services.lookup import cohort_for, site_for
from workbench.services.reminders import waiting_for_reminder
from workbench.services.rounds import SiteProgress, chosen_round, completion
from workbench.storage import rounds as kept
from workbench.storage import sites
from workbench.storage.activity import latest_answers, reminders_since
from workbench.storage.comparison import rounds_with_scores
from workbench.storage.rounds import Round, RoundState, StoredAssessment, Submission
from workbench.storage.sites import Cohort, Site
from workbench.values import alphabetical


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A site on its cohort's board; `standing` None: it has no part in this round.

    `last_activity` is when somebody last answered or handed in, `reminded_at` when its team was last reminded.
    """

    site: Site
    is_member: bool
    standing: SiteProgress | None
    last_activity: dt.datetime | None
    reminded_at: dt.datetime | None
    can_be_reminded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A cohort: its rounds, the latest first, the one shown, and its sites by name.

    `has_results` says that something was handed in in any of the rounds.
    """

    cohort: Cohort
    rounds: tuple[Round, ...]
    shown: Round | None
    rows: tuple[BoardRow, ...]
    rights: frozenset[Action]
    has_results: bool

    @property
    def is_latest(self) -> bool:
        """Whether the round shown is the latest one."""
        return self.shown is not None and self.shown is self.rounds[0]

    @property
    def to_remind(self) -> int:
        """How many sites have not handed in and were not reminded within a day."""
        return sum(row.can_be_reminded for row in self.rows)

    @property
    def has_open_round(self) -> bool:
        """Whether a round is open; then no other can be."""
        return any(each.state == RoundState.OPEN.value for each in self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRound:
    """A site's assessment in a round; `progress` only where the actor answers and it is open."""

    assessment: StoredAssessment
    round: Round
    cohort: Cohort
    submission: Submission | None
    progress: Progress | None
    has_profile: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A site: its assessments that the actor may know of, the latest first, and the cohorts the actor may see."""

    site: Site
    rounds: tuple[SiteRound, ...]
    cohorts: tuple[Cohort, ...]
    rights: frozenset[Action]


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortLine:
    """A cohort in a list: its sites and its latest round."""

    cohort: Cohort
    sites: int
    latest: Round | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLine:
    """A site in a list, with the cohorts in which it takes part."""

    site: Site
    cohorts: tuple[Cohort, ...]


def board(actor: Actor, cohort_id: int, *, number: int | None = None) -> Board:
    """A cohort with its sites in the round of that number, else in the latest.

    Raises NotFoundError, NotAllowedError.
    """
    cohort = cohort_for(actor, Action.SEE_COHORT, cohort_id)
    rounds = tuple(reversed(kept.rounds_of_cohort(cohort.id)))
    shown = chosen_round(rounds, number) if rounds or number is not None else None
    standings = {each.site_id: each for each in completion(actor, shown.id)} if shown else {}
    members = {site.id: site for site in sites.sites_of_cohort(cohort.id)}
    former = {site.id: site for site in sites.list_sites(sorted(standings.keys() - members.keys()))}
    rights = _rights(actor, cohort_ids=(cohort.id,))
    latest = latest_answers([each.assessment_id for each in standings.values()])
    reminded = reminders_since(sorted(members), moment=shown.opened_at) if shown else {}
    waiting = waiting_for_reminder(shown, standings.values(), reminded) if shown else ()
    return Board(
        cohort=cohort,
        rounds=rounds,
        shown=shown,
        rows=tuple(
            BoardRow(
                site=site,
                is_member=site.id in members,
                standing=(standing := standings.get(site.id)),
                last_activity=_last_activity(standing, latest),
                reminded_at=reminded[site.id].at if site.id in reminded else None,
                can_be_reminded=site.id in members and standing in waiting,
            )
            for site in by_name({**members, **former}.values())
        ),
        rights=rights,
        has_results=bool(rounds_with_scores(cohort.id)),
    )


def _last_activity(standing: SiteProgress | None, latest: Mapping[int, dt.datetime]) -> dt.datetime | None:
    if standing is None:
        return None
    moments = (standing.submitted_at, latest.get(standing.assessment_id))
    return max((moment for moment in moments if moment is not None), default=None)


def by_name(found: Iterable[Site]) -> tuple[Site, ...]:
    """In the order of their names."""
    return tuple(sorted(found, key=lambda site: alphabetical(site.name)))


def site_page(actor: Actor, site_id: int) -> SitePage:
    """A site with everything the actor may know of it. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.SEE_SITE, site_id)
    member_of = sites.cohorts_of_site(site.id)
    cohorts = {cohort.id: cohort for cohort in sites.list_cohorts()}
    return SitePage(
        site=site,
        rounds=tuple(
            _site_round(actor, site, assessment, round_, cohorts)
            for assessment, round_ in kept.assessments_of_site(site.id)
            if may(actor, Action.SEE_SITE, site_id=site.id, cohort_ids=(round_.cohort_id,))
        ),
        cohorts=tuple(
            cohort
            for cohort in cohorts.values()
            if cohort.id in member_of and may(actor, Action.SEE_COHORT, cohort_ids=(cohort.id,))
        ),
        rights=_rights(actor, site_id=site.id, cohort_ids=member_of),
    )


def _site_round(
    actor: Actor, site: Site, assessment: StoredAssessment, round_: Round, cohorts: Mapping[int, Cohort]
) -> SiteRound:
    submission = kept.valid_submission(assessment.id)
    answers = may(actor, Action.ANSWER, site_id=site.id)
    is_open = assessment.state == "open" and round_.state == RoundState.OPEN.value
    sees_profile = may(actor, Action.SEE_PROFILE, site_id=site.id, cohort_ids=(round_.cohort_id,))
    return SiteRound(
        assessment=assessment,
        round=round_,
        cohort=cohorts[round_.cohort_id],
        submission=submission,
        progress=progress_of(assessment.id, site.kind, round_.content_digest) if answers and is_open else None,
        has_profile=sees_profile and (submission is not None or answers),
    )


def _rights(actor: Actor, *, site_id: int | None = None, cohort_ids: Iterable[int] = ()) -> frozenset[Action]:
    """Everything the rules let the actor do there."""
    return frozenset(each for each in Action if may(actor, each, site_id=site_id, cohort_ids=cohort_ids))


def all_cohorts(actor: Actor) -> tuple[CohortLine, ...]:
    """All cohorts, by name. Raises NotAllowedError."""
    require(actor, Action.OPERATE)
    return tuple(
        CohortLine(
            cohort=cohort,
            sites=len(sites.sites_of_cohort(cohort.id)),
            latest=next(reversed(kept.rounds_of_cohort(cohort.id)), None),
        )
        for cohort in sites.list_cohorts()
    )


def all_sites(actor: Actor) -> tuple[SiteLine, ...]:
    """All sites, by name. Raises NotAllowedError."""
    require(actor, Action.OPERATE)
    cohorts: dict[int, list[Cohort]] = {}
    for cohort in sites.list_cohorts():
        for site in sites.sites_of_cohort(cohort.id):
            cohorts.setdefault(site.id, []).append(cohort)
    return tuple(SiteLine(site=site, cohorts=tuple(cohorts.get(site.id, ()))) for site in by_name(sites.list_sites()))
