"""What leaves the house: a site's data as one document, and the deletion of sites and cohorts."""

import base64
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.errors import WrongStateError
from workbench.services.access import Action, Actor, actor_of
from workbench.services.clock import now
from workbench.services.lookup import cohort_for, site_for
from workbench.services.protected import figures_of
from workbench.storage import answers as stored
from workbench.storage import people, plans, protected, reports, sites
from workbench.storage import rounds as kept
from workbench.storage.answers import Kept
from workbench.storage.comparison import Release
from workbench.storage.db import transaction
from workbench.storage.journal import JournalEntry, journal_of_site, write_journal
from workbench.storage.people import Person
from workbench.storage.plans import StoredPlan
from workbench.storage.reports import Letterhead, StoredReport
from workbench.storage.rounds import Round, StoredAssessment, Submission

NAME_DIFFERS = "name_differs"

FORMAT = "engagement-workbench/site/1"
"""Names the shape of the document; a later shape gets another number."""

_PAGE = 1000

_LEVELS = 3


def export_site(actor: Actor, site_id: int) -> dict[str, Any]:
    """Everything kept about a site, ready for JSON: facts, answers, submissions with scores, what it shows by name and
    may learn of others, plans, issued reports, journal, latest first.

    People stand in it by their function only, never by their e-mail address. What an answer means is said by the
    content whose digest stands beside it.
    Raises NotFoundError, NotAllowedError.
    """
    site = site_for(actor, Action.EXPORT_SITE, site_id)
    functions = _Functions()
    return {
        "format": FORMAT,
        "exported_at": now().isoformat(),
        "site": {
            "name": site.name,
            "kind": site.kind,
            "population": site.population,
            "region": site.region,
            "contacts": site.contacts,
            "created_at": site.created_at.isoformat(),
        },
        "cohorts": [cohort.name for cohort in sites.list_cohorts(sorted(sites.cohorts_of_site(site.id)))],
        "people": [
            {"function": functions.of(person.id), "role": role.value} for person, role in people.people_at_site(site.id)
        ],
        "assessments": [_assessment(each, round_, functions) for each, round_ in kept.assessments_of_site(site.id)],
        "releases": [_release(each, functions) for each in protected.releases_of_site(site.id)],
        "plans": [_plan(each, functions) for each in plans.plans_of_site(site.id)],
        "letterhead": _letterhead(reports.letterhead_of(site.id)),
        "reports": [_report(each, functions) for each in reports.reports_of_site(site.id)],
        "journal": [_deed(entry, functions) for entry in _whole_journal(site.id)],
    }


class _Functions:
    """What people do in their house; None for those who are gone or have not said."""

    def __init__(self) -> None:
        self._known: dict[int, str | None] = {}

    def of(self, person_id: int | None) -> str | None:
        if person_id is None:
            return None
        if person_id not in self._known:
            person = people.get_person(person_id)
            self._known[person_id] = (person.function or None) if person else None
        return self._known[person_id]


def _assessment(assessment: StoredAssessment, round_: Round, functions: _Functions) -> dict[str, Any]:
    agreed, waiting = stored.agreed_answers(assessment.id), stored.rivals(assessment.id)
    cohort = sites.get_cohort(round_.cohort_id)
    return {
        "id": assessment.id,
        "state": assessment.state,
        "cohort": cohort.name if cohort else None,
        "round": {
            "number": round_.number,
            "title": round_.title,
            "state": round_.state,
            "opened_at": round_.opened_at.isoformat(),
            "closed_at": _moment(round_.closed_at),
        },
        "content_digest": round_.content_digest,
        "answers": {item: _answer(each, functions) for item, each in sorted(agreed.items())},
        "waiting_for_a_choice": {
            item: [_answer(each, functions) for each in several] for item, several in sorted(waiting.items())
        },
        "submissions": [_submission(each, functions) for each in kept.submissions_of(assessment.id)],
        "others": _others(assessment, round_),
    }


def _others(assessment: StoredAssessment, round_: Round) -> dict[str, Any] | None:
    """What the page shows of the others, and nothing more: levels by key; None where it shows nothing."""
    shown = figures_of(assessment, round_)
    if shown.frozen_at is None:
        return None
    return {
        "frozen_at": shown.frozen_at.isoformat(),
        "levels": {
            key: {"lower": str(each.lower), "median": str(each.median), "upper": str(each.upper)}
            for key, each in sorted(shown.others.items())
        },
    }


def _levels(others: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What an issued report holds of the others without their number, which no page shows."""
    return {key: written[:_LEVELS] for key, written in others.items()}


def _release(each: Release, functions: _Functions) -> dict[str, Any]:
    cohort = sites.get_cohort(each.cohort_id)
    return {
        "cohort": cohort.name if cohort else None,
        "dimension": each.dimension,
        "released_at": each.released_at.isoformat(),
        "released_by": functions.of(each.released_by),
    }


def _answer(each: Kept, functions: _Functions) -> dict[str, Any]:
    return {**each.entry, "changed_at": each.changed_at.isoformat(), "changed_by": functions.of(each.changed_by)}


def _submission(each: Submission, functions: _Functions) -> dict[str, Any]:
    return {
        "revision": each.revision,
        "content_digest": each.content_digest,
        "submitted_at": each.submitted_at.isoformat(),
        "submitted_by": functions.of(each.submitted_by),
        "returned_at": _moment(each.returned_at),
        "returned_by": functions.of(each.returned_by),
        "return_reason": each.return_reason,
        "site": each.site,
        "answers": each.answers,
        "scores": each.scores,
    }


def _plan(each: StoredPlan, functions: _Functions) -> dict[str, Any]:
    return {
        "number": each.number,
        "taken_at": each.taken_at.isoformat(),
        "taken_by": functions.of(each.taken_by),
        "content_digest": each.content_digest,
        "answered_on": each.answered_on.isoformat(),
        "site": each.site,
        "answers": each.answers,
        "wishes": each.wishes,
        "measures": [
            {
                "key": row.key,
                "status": row.status,
                "first_month": row.first_month,
                "last_month": row.last_month,
                "is_own": row.is_own,
                "reason": row.reason,
                "progress": row.progress,
                "note": row.note,
                "links": row.links,
                "measure": row.measure,
            }
            for row in plans.measures_of_plan(each.id)
        ],
    }


def _letterhead(each: Letterhead | None) -> dict[str, Any] | None:
    return None if each is None else {"introduction": each.introduction, "logo_png": _base64(each.logo)}


def _base64(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()


def _report(each: StoredReport, functions: _Functions) -> dict[str, Any]:
    return {
        "issued_at": each.made_at.isoformat(),
        "issued_by": functions.of(each.made_by),
        "asked": each.asked,
        "document": {**each.document, "others": _levels(each.document["others"])},
        "logo_png": _base64(each.logo),
    }


def _whole_journal(site_id: int) -> Iterator[JournalEntry]:
    before: int | None = None
    while entries := journal_of_site(site_id, limit=_PAGE, before=before):
        yield from entries
        before = entries[-1].id


def _deed(entry: JournalEntry, functions: _Functions) -> dict[str, Any]:
    detail = dict(entry.detail)
    if "person" in detail:
        detail["person"] = functions.of(detail["person"])
    return {
        "at": entry.at.isoformat(),
        "by": functions.of(entry.person_id),
        "verb": entry.verb,
        "assessment": entry.assessment_id,
        "item": entry.item_id,
        "measure": entry.measure,
        "detail": detail,
    }


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a deletion takes along; `submitted` counts assessments handed in, `people` those who lose a role."""

    name: str
    rounds: int
    assessments: int
    submitted: int
    answers: int
    people: int


def loss_of_site(actor: Actor, site_id: int) -> Loss:
    """What is lost with a site. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.OPERATE, site_id)
    found = kept.assessments_of_site(site.id)
    return _loss(
        site.name,
        rounds={round_.id for _, round_ in found},
        assessments=[assessment.id for assessment, _ in found],
        people_there=len(people.people_at_site(site.id)),
    )


def loss_of_cohort(actor: Actor, cohort_id: int) -> Loss:
    """What is lost with a cohort: its rounds and what was answered in them. Raises NotFoundError, NotAllowedError."""
    cohort = cohort_for(actor, Action.OPERATE, cohort_id)
    rounds = {round_.id for round_ in kept.rounds_of_cohort(cohort.id)}
    return _loss(
        cohort.name,
        rounds=rounds,
        assessments=[each.id for round_id in rounds for each in kept.assessments_of_round(round_id)],
        people_there=len(people.leads_of_cohort(cohort.id)),
    )


def _loss(name: str, *, rounds: set[int], assessments: list[int], people_there: int) -> Loss:
    return Loss(
        name=name,
        rounds=len(rounds),
        assessments=len(assessments),
        submitted=len(kept.valid_submissions(assessments)),
        answers=sum(len(entries) for entries in stored.entries_of(assessments).values()),
        people=people_there,
    )


def delete_site(actor: Actor, site_id: int, *, typed: str) -> None:
    """Delete a site with its answers, submissions, roles and journal; the accounts of who has come stay.

    Raises WrongStateError(NAME_DIFFERS) where its name was not typed, NotFoundError, NotAllowedError.
    """
    with transaction():
        site = site_for(actor, Action.OPERATE, site_id)
        _require_name(site.name, typed)
        there = [person for person, _ in people.people_at_site(site.id)]
        sites.delete_site(site)
        _forget_who_never_came(there)
        write_journal("site_deleted", at=now(), by=actor.person_id, detail={"site": site.name})


def delete_cohort(actor: Actor, cohort_id: int, *, typed: str) -> None:
    """Delete a cohort with its rounds and everything answered in them; sites stay, and the accounts of who has come.

    Raises WrongStateError(NAME_DIFFERS) where its name was not typed, NotFoundError, NotAllowedError.
    """
    with transaction():
        cohort = cohort_for(actor, Action.OPERATE, cohort_id)
        _require_name(cohort.name, typed)
        leads = people.leads_of_cohort(cohort.id)
        sites.delete_cohort(cohort)
        _forget_who_never_came(leads)
        write_journal("cohort_deleted", at=now(), by=actor.person_id, detail={"cohort": cohort.name})


def _require_name(name: str, typed: str) -> None:
    if typed.split() != name.split():
        raise WrongStateError(NAME_DIFFERS)


def _forget_who_never_came(candidates: Iterable[Person]) -> None:
    """An invitation to what is gone opens nothing; without another role its address has no purpose here."""
    for person in candidates:
        left = actor_of(person)
        if person.password is None and not (left.is_operator or left.sites or left.cohorts):
            people.delete_person(person)
