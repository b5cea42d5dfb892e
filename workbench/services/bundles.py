"""All reports of a cohort's round at once: asked for by a lead, made beside the requests, kept for some days.

What makes a report, and where the file lies, is the caller's; here it is decided for whom, of whom and how far it is.
"""

import datetime as dt
import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.errors import NotFoundError, WrongStateError
from workbench.report_case import ReportCase, without_remarks
from workbench.services.access import Action, Actor
from workbench.services.boards import by_name
from workbench.services.clock import now
from workbench.services.lookup import cohort_for
from workbench.services.reports import case_of_submission
from workbench.services.rounds import NOTHING_SUBMITTED
from workbench.storage import bundles as kept
from workbench.storage import rounds, sites
from workbench.storage.bundles import Bundle, BundleState
from workbench.storage.comparison import number_of_sites, rounds_with_scores
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.rounds import Round
from workbench.storage.sites import Cohort, Site
from workbench.values import day_of

UNDER_WAY = "bundle_under_way"

KEEP = dt.timedelta(days=7)
"""How long a bundle is kept: reports lie outside the database, where nobody can take a role away from them."""

GIVE_UP = dt.timedelta(minutes=5)
"""After this time without a word a bundle that is being made is taken for lost."""

_log = logging.getLogger(__name__)


class Missing(StrEnum):
    """Why a site that handed in has no report in the bundle."""

    LEFT = "left"
    RETURNED = "returned"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: the number of a round, and the variant and language that the caller's reports have."""

    round_number: int
    variant: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A round of which there are reports: how many of its sites have handed in."""

    round: Round
    handed_in: int
    taking_part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePage:
    """A cohort, the rounds that can be chosen, the latest first, and the bundle there is, with its round.

    `is_lost`: nothing was heard of its making for long. `has_left`: it holds the report of a site that no longer takes
    part, so nobody gets it any more. `until` is when it is deleted.
    """

    cohort: Cohort
    choices: tuple[Choice, ...]
    bundle: Bundle | None
    round: Round | None
    is_lost: bool
    has_left: bool
    until: dt.datetime | None

    @property
    def state(self) -> BundleState | None:
        """How far it is; None where there is no bundle."""
        return None if self.bundle is None else BundleState(self.bundle.state)

    @property
    def missing(self) -> tuple[tuple[str, Missing], ...]:
        """The sites that handed in and have no report inside: name and reason."""
        found = () if self.bundle is None else self.bundle.missing
        return tuple((each["site"], Missing(each["reason"])) for each in found)

    @property
    def is_done(self) -> bool:
        """Whether there is a file that may be taken along."""
        return self.state is BundleState.DONE and not self.has_left

    @property
    def is_under_way(self) -> bool:
        """Whether somebody has to wait for it."""
        return self.state in {BundleState.WAITING, BundleState.WORKING} and not self.is_lost


def bundle_page(actor: Actor, cohort_id: int) -> BundlePage:
    """What a lead can ask for, and what there is. Raises NotFoundError, NotAllowedError."""
    cohort = cohort_for(actor, Action.BUNDLE_REPORTS, cohort_id)
    bundle = _current(cohort_id)
    return BundlePage(
        cohort=cohort,
        choices=tuple(_choice(each) for each in reversed(rounds_with_scores(cohort_id))),
        bundle=bundle,
        round=None if bundle is None else rounds.get_round(bundle.round_id),
        is_lost=bundle is not None and _is_lost(bundle),
        has_left=bundle is not None and _has_left(bundle),
        until=None if bundle is None else bundle.asked_at + KEEP,
    )


def _choice(round_: Round) -> Choice:
    assessments = [each.id for each in rounds.assessments_of_round(round_.id)]
    handed_in = len(rounds.valid_submissions(assessments))
    return Choice(round=round_, handed_in=handed_in, taking_part=number_of_sites(round_.id))


def _current(cohort_id: int) -> Bundle | None:
    """The bundle of a cohort, unless its time is over."""
    bundle = kept.get_bundle(cohort_id)
    return None if bundle is None or bundle.asked_at < now() - KEEP else bundle


def _is_lost(bundle: Bundle) -> bool:
    ended = {BundleState.DONE.value, BundleState.FAILED.value}
    return bundle.state not in ended and now() - bundle.changed_at > GIVE_UP


def _has_left(bundle: Bundle) -> bool:
    return not set(bundle.sites) <= {site.id for site in sites.sites_of_cohort(bundle.cohort_id)}


def progress(actor: Actor, cohort_id: int) -> tuple[int, int, bool]:
    """How many sites had their turn, of how many, and whether there is nothing to wait for.

    Raises NotFoundError, NotAllowedError.
    """
    page = bundle_page(actor, cohort_id)
    if page.bundle is None:
        return 0, 0, True
    return page.bundle.tried, page.bundle.total, not page.is_under_way


def finished(actor: Actor, cohort_id: int) -> Bundle:
    """The bundle to take along. Raises NotFoundError where there is none that may be, NotAllowedError."""
    page = bundle_page(actor, cohort_id)
    if page.bundle is None or not page.is_done:
        raise NotFoundError(f"no bundle of cohort {cohort_id}")
    return page.bundle


def ask(actor: Actor, cohort_id: int, order: Order) -> str:
    """Ask for a bundle in place of the one there is; returns the key with which it is made.

    Raises WrongStateError: UNDER_WAY while one is being made, NOTHING_SUBMITTED; NotFoundError for a round that is not
    of this cohort; NotAllowedError.
    """
    cohort = cohort_for(actor, Action.BUNDLE_REPORTS, cohort_id)
    with transaction():
        kept.lock_cohort(cohort_id)
        at = now()
        kept.forget_bundles(before=at - KEEP)
        before = kept.get_bundle(cohort_id)
        if before is not None and before.state in {"waiting", "working"} and not _is_lost(before):
            raise WrongStateError(UNDER_WAY)
        round_ = _round(cohort_id, order.round_number)
        total = len(_handed_in(round_.id))
        if total == 0:
            raise WrongStateError(NOTHING_SUBMITTED)
        asked = Bundle(
            cohort_id=cohort_id,
            round_id=round_.id,
            key=secrets.token_hex(16),
            variant=order.variant,
            language=order.language,
            state=BundleState.WAITING.value,
            total=total,
            tried=0,
            sites=[],
            missing=[],
            asked_at=at,
            asked_by=actor.person_id,
            changed_at=at,
        )
        kept.put_bundle(asked)
        detail = {"cohort": cohort.name, "round": round_.title, "variant": order.variant, "language": order.language}
        write_journal("reports_bundled", at=at, by=actor.person_id, cohort_id=cohort_id, detail=detail)
    return asked.key


def _round(cohort_id: int, number: int) -> Round:
    for each in rounds.rounds_of_cohort(cohort_id):
        if each.number == number:
            return each
    raise NotFoundError(f"no round {number}")


def _handed_in(round_id: int) -> tuple[tuple[Site, int], ...]:
    """The sites of a round that have handed in, by name, each with the id of its assessment."""
    assessments = {each.id: each.site_id for each in rounds.assessments_of_round(round_id)}
    found = {assessments[each]: each for each in rounds.valid_submissions(list(assessments))}
    return tuple((site, found[site.id]) for site in by_name(sites.list_sites(sorted(found))))


def alive() -> frozenset[str]:
    """The keys of all bundles whose files are still needed."""
    oldest = now() - KEEP
    return frozenset(each.key for each in kept.all_bundles() if each.asked_at >= oldest and not _has_left(each))


# --- the worker ---------------------------------------------------------------------------------------


class SupersededError(NotFoundError):
    """The bundle is not wanted any more: another was asked for, or the cohort is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A bundle to be made: `sites` by name, each with the id of its assessment."""

    cohort: Cohort
    round_title: str
    key: str
    variant: str
    language: str
    made_on: dt.date
    sites: tuple[tuple[Site, int], ...]


Render = Callable[[Work, ReportCase], bytes]
Pack = Callable[[Work, Iterator[tuple[Site, bytes]]], None]


def make(cohort_id: int, key: str, *, render: Render, pack: Pack) -> None:
    """Make a bundle that was asked for: `pack` writes the file and gets site by site the report that `render` makes.

    Nothing where it is not wanted any more or was taken on before; what `pack` raises is raised.
    """
    work = _begin(cohort_id, key)
    if work is None:
        return
    made: list[int] = []
    try:
        pack(work, _reports(work, render, made))
        _change(work, state=(BundleState.DONE if made else BundleState.FAILED).value, sites=made)
    except SupersededError:
        _log.info("a bundle of cohort %d is not wanted any more", cohort_id)
    except Exception:
        with suppress(SupersededError):
            _change(work, state=BundleState.FAILED.value)
        raise


def _begin(cohort_id: int, key: str) -> Work | None:
    with transaction():
        kept.lock_cohort(cohort_id)
        bundle, cohort = kept.get_bundle(cohort_id), sites.get_cohort(cohort_id)
        round_ = None if bundle is None else rounds.get_round(bundle.round_id)
        if bundle is None or cohort is None or round_ is None:
            return None
        if bundle.key != key or bundle.state != BundleState.WAITING.value:
            return None
        found = _handed_in(round_.id)
        bundle.state, bundle.total, bundle.changed_at = BundleState.WORKING.value, len(found), now()
    return Work(
        cohort=cohort,
        round_title=round_.title,
        key=key,
        variant=bundle.variant,
        language=bundle.language,
        made_on=day_of(bundle.asked_at),
        sites=found,
    )


def _reports(work: Work, render: Render, made: list[int]) -> Iterator[tuple[Site, bytes]]:
    """Site by site its report; who gets none is noted with the reason. Raises SupersededError."""
    missing: list[dict[str, str]] = []
    for number, (site, assessment_id) in enumerate(work.sites, start=1):
        report = _report(work, site, assessment_id, render)
        if isinstance(report, Missing):
            missing.append({"site": site.name, "reason": report.value})
        else:
            yield site, report
            made.append(site.id)
        _change(work, tried=number, missing=list(missing))


def _report(work: Work, site: Site, assessment_id: int, render: Render) -> bytes | Missing:
    if work.cohort.id not in sites.cohorts_of_site(site.id):
        return Missing.LEFT
    submission = rounds.valid_submission(assessment_id)
    if submission is None:
        return Missing.RETURNED
    try:
        cohorts = frozenset({work.cohort.id})
        case = case_of_submission(submission, made_on=work.made_on, cohorts=cohorts)
        return render(work, without_remarks(case))
    except Exception:
        # One broken report must not keep the others from being made.
        _log.exception("no report of site %d", site.id)
        return Missing.BROKEN


def _change(work: Work, **values: Any) -> None:
    with transaction():
        bundle = kept.get_bundle(work.cohort.id)
        if bundle is None or bundle.key != work.key:
            raise SupersededError(f"bundle {work.key} is not wanted any more")
        for name, value in values.items():
            setattr(bundle, name, value)
        bundle.changed_at = now()
