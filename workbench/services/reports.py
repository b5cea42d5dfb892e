"""The report for the head of administration: as things stand, and as a site has issued it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.assessment import Assessment
from workbench.errors import NotFoundError, WrongStateError
from workbench.report_case import Asked, AskedMeasure, PreviousRound, ReportCase, without_remarks
from workbench.services.access import Action, Actor, cohorts_seen, may
from workbench.services.clock import now, today
from workbench.services.contents import content_by
from workbench.services.logos import clean_logo
from workbench.services.lookup import site_for
from workbench.services.plans import events_for, read_living, standing_plan
from workbench.services.protected import figures_of
from workbench.services.report_document import asked_document, read_asked, read_report, report_document
from workbench.services.rounds import NOTHING_SUBMITTED, assessment_of, previous_result
from workbench.storage import plans, rounds
from workbench.storage import reports as kept
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.people import functions_of
from workbench.storage.reports import Letterhead, StoredReport
from workbench.storage.rounds import Setting, Submission
from workbench.storage.sites import Site, lock_site
from workbench.values import day_of

LONGEST_INTRODUCTION = 300

Asks = Callable[[ReportCase], Sequence[AskedMeasure]]
"""Says what a report asks to decide on; the views know."""


# --- as things stand ----------------------------------------------------------------------------------


def case_of_site(site: Site, *, made_on: dt.date) -> ReportCase:
    """What a site's report is made from as things stand; the caller has checked the access.

    Raises WrongStateError(NOTHING_SUBMITTED) where the site has handed nothing in yet.
    """
    submission = rounds.latest_submission(site.id)
    if submission is None:
        raise WrongStateError(NOTHING_SUBMITTED)
    return case_of_submission(submission, made_on=made_on)


def case_of_submission(
    submission: Submission, *, made_on: dt.date, cohorts: frozenset[int] | None = None
) -> ReportCase:
    """The same from one submission, with the plan, the calendar and the letterhead as they stand.

    `cohorts`: the round before only where it is one of these, for nobody sees a round of a cohort that others lead.
    """
    setting, stored = rounds.get_setting(submission.assessment_id), rounds.get_assessment(submission.assessment_id)
    if setting is None or stored is None:
        raise NotFoundError(f"no assessment {submission.assessment_id}")
    assessment, (planned, changed) = assessment_of(submission), _planned(setting.site.id)
    letterhead = kept.letterhead_of(setting.site.id)
    return ReportCase(
        assessment=assessment if planned is None else replace(assessment, plan=planned.plan),
        made_on=made_on,
        round_title=setting.round.title,
        previous=_previous(setting, cohorts),
        planned=planned,
        events=events_for(setting.site.id),
        changed=changed,
        asked=_asked_before(setting.site.id, made_on),
        others=figures_of(stored, setting.round).others,
        introduction="" if letterhead is None else letterhead.introduction,
        logo=None if letterhead is None else letterhead.logo,
    )


def _previous(setting: Setting, cohorts: frozenset[int] | None) -> PreviousRound | None:
    before = previous_result(setting, cohorts=cohorts)
    return None if before is None else PreviousRound(title=before.round.title, assessment=before.assessment)


def _planned(site_id: int) -> tuple[Assessment | None, bool]:
    """The plan as it lives, and whether people have worked on it."""
    stored = plans.current_plan(site_id)
    if stored is None:
        return None, False
    rows = plans.measures_of_plan(stored.id)
    planned, _plan = standing_plan(stored, [read_living(row) for row in rows])
    return planned, any(row.version > 1 for row in rows)


def _asked_before(site_id: int, day: dt.date) -> Asked | None:
    """What the last report of an earlier day asked for: one issued again the same day only mends the first."""
    for report in kept.reports_of_site(site_id):
        if (on := day_of(report.made_at)) < day:
            return Asked(on=on, measures=read_asked(report.asked))
    return None


def report_of_today(actor: Actor, site_id: int) -> ReportCase:
    """What the actor may see of the report as things stand, made today; only the team sees what it wrote to answers.

    A lead sees what was handed in in the rounds of cohorts that they lead.
    Raises WrongStateError(NOTHING_SUBMITTED), NotFoundError, NotAllowedError.
    """
    site = site_for(actor, Action.SEE_REPORT, site_id)
    cohorts = cohorts_seen(actor, site.id)
    for assessment, round_ in rounds.assessments_of_site(site.id):
        submission = rounds.valid_submission(assessment.id)
        if submission is not None and (cohorts is None or round_.cohort_id in cohorts):
            return _as_seen(actor, site.id, case_of_submission(submission, made_on=today(), cohorts=cohorts))
    raise WrongStateError(NOTHING_SUBMITTED)


def _as_seen(actor: Actor, site_id: int, case: ReportCase) -> ReportCase:
    return case if may(actor, Action.ISSUE_REPORT, site_id=site_id) else without_remarks(case)


# --- the letterhead -----------------------------------------------------------------------------------


def letterhead_for(actor: Actor, site_id: int) -> tuple[Site, str, bytes | None]:
    """The site, its introduction and its logo. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.ISSUE_REPORT, site_id)
    found = kept.letterhead_of(site_id)
    return (site, "", None) if found is None else (site, found.introduction, found.logo)


def change_letterhead(
    actor: Actor, site_id: int, *, introduction: str, logo: bytes | None = None, without_logo: bool = False
) -> None:
    """Keep the introduction as one line, and a new logo or none; without either the old one stays.

    Raises WrongStateError as `clean_logo`, NotFoundError, NotAllowedError.
    """
    site_for(actor, Action.ISSUE_REPORT, site_id)
    new_logo = None if logo is None else clean_logo(logo)
    line = "".join(sign for sign in " ".join(introduction.split()) if sign.isprintable())[:LONGEST_INTRODUCTION]
    with transaction():
        lock_site(site_id)
        letterhead = kept.letterhead_of(site_id)
        if letterhead is None:
            letterhead = Letterhead(site_id=site_id, introduction="", logo=None)
            kept.add_letterhead(letterhead)
        before = (letterhead.introduction, letterhead.logo)
        letterhead.introduction = line
        if new_logo is not None or without_logo:
            letterhead.logo = new_logo
        if (letterhead.introduction, letterhead.logo) != before:
            detail = {"introduction": line, "has_logo": letterhead.logo is not None}
            write_journal("letterhead_changed", at=now(), by=actor.person_id, site_id=site_id, detail=detail)


# --- issued reports -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A report that was issued: when, by whom (a function), and what it asked to decide on."""

    id: int
    made_at: dt.datetime
    by: str | None
    asked: tuple[AskedMeasure, ...]


def issue(actor: Actor, site_id: int, *, asks: Asks) -> int:
    """Keep today's report as it is, with what it asks for; returns its id.

    Where the last one says the same, it is that: a second click makes no second report.
    Raises WrongStateError(NOTHING_SUBMITTED), NotFoundError, NotAllowedError.
    """
    site = site_for(actor, Action.ISSUE_REPORT, site_id)
    with transaction():
        lock_site(site_id)
        at = now()
        case = case_of_site(site, made_on=day_of(at))
        last = next(iter(kept.reports_of_site(site_id)), None)
        if last is not None and day_of(last.made_at) == case.made_on and stored_case(last) == case:
            return last.id
        asked = tuple(asks(case))
        report = StoredReport(
            site_id=site_id,
            made_at=at,
            made_by=actor.person_id,
            asked=asked_document(asked),
            document=report_document(case),
            logo=case.logo,
        )
        kept.add_report(report)
        write_journal(
            "report_issued",
            at=at,
            by=actor.person_id,
            site_id=site_id,
            detail={"report": report.id, "asks": len(asked)},
        )
    return report.id


def issued_reports(actor: Actor, site_id: int) -> tuple[Issued, ...]:
    """What a site has issued, the latest first. Raises NotFoundError, NotAllowedError."""
    site_for(actor, Action.SEE_ISSUED_REPORTS, site_id)
    found = kept.reports_of_site(site_id)
    names = functions_of([each.made_by for each in found if each.made_by is not None])
    return tuple(_issued(each, names) for each in found)


def _issued(report: StoredReport, names: Mapping[int, str]) -> Issued:
    return Issued(
        id=report.id,
        made_at=report.made_at,
        by=names.get(report.made_by or 0),
        asked=read_asked(report.asked),
    )


def issued_case(actor: Actor, site_id: int, report_id: int) -> ReportCase:
    """An issued report of a site as the actor may see it. Raises NotFoundError, NotAllowedError."""
    site_for(actor, Action.SEE_ISSUED_REPORTS, site_id)
    return _as_seen(actor, site_id, stored_case(report_of(site_id, report_id)))


def report_of(site_id: int, report_id: int) -> StoredReport:
    """An issued report, if it is that site's. Raises NotFoundError."""
    report = kept.get_report(report_id)
    if report is None or report.site_id != site_id:
        raise NotFoundError(f"no report {report_id} of site {site_id}")
    return report


def stored_case(report: StoredReport) -> ReportCase:
    """What an issued report was made from."""
    return read_report(report.document, report.logo, content_by=content_by)
