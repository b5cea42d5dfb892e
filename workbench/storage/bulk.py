"""Many sites and submissions at once, for simulations: a statement for many rows instead of many statements."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, insert, literal, select, text

from workbench.storage.answers import StoredAnswer
from workbench.storage.db import db
from workbench.storage.rounds import AssessmentState, Round, StoredAssessment, Submission
from workbench.storage.sites import CohortSite, Site


class NewSite(NamedTuple):
    """A site that is not there yet."""

    name: str
    kind: str
    population: int | None


class NewSubmission(NamedTuple):
    """What a site hands in: itself, the entries of its answers, and the scores of these in their three forms."""

    site_id: int
    site: Mapping[str, Any]
    answers: Mapping[str, Mapping[str, Any]]
    scores: Mapping[str, Any]
    score_row: bytes
    stage: int | None
    at: dt.datetime


def add_sites(cohort_id: int, sites: Sequence[NewSite], *, region: str, at: dt.datetime) -> Sequence[int]:
    """New sites that take part in a cohort; their ids in the order of `sites`."""
    rows = [{**site._asdict(), "region": region, "created_at": at} for site in sites]
    ids = db.session.scalars(insert(Site).returning(Site.id, sort_by_parameter_order=True), rows).all()
    db.session.execute(insert(CohortSite), [{"cohort_id": cohort_id, "site_id": site_id} for site_id in ids])
    return ids


def add_submissions(round_: Round, submissions: Sequence[NewSubmission]) -> None:
    """An assessment of each of these sites in the round, handed in once, with its answers as they stand."""
    rows = [
        {"round_id": round_.id, "site_id": each.site_id, "state": AssessmentState.SUBMITTED.value,
         "created_at": round_.opened_at}
        for each in submissions
    ]  # fmt: skip
    adding = insert(StoredAssessment).returning(StoredAssessment.id, sort_by_parameter_order=True)
    ids = db.session.scalars(adding, rows).all()
    handed_in = [
        {
            "assessment_id": assessment_id,
            "revision": 1,
            "content_digest": round_.content_digest,
            "site": each.site,
            "answers": each.answers,
            "scores": each.scores,
            "score_row": each.score_row,
            "stage": each.stage,
            "submitted_at": each.at,
        }
        for assessment_id, each in zip(ids, submissions, strict=True)
    ]
    db.session.execute(insert(Submission), handed_in)
    _stand_as_handed_in(ids)


def _stand_as_handed_in(assessment_ids: Sequence[int]) -> None:
    """The answers of these assessments, taken out of their submissions inside the database: millions of rows."""
    function = func.json_each if db.engine.dialect.name == "sqlite" else func.jsonb_each
    entry = function(Submission.answers).table_valued("key", "value")
    columns = ["assessment_id", "item_id", "entry", "version", "page", "changed_at"]
    found = (
        select(Submission.assessment_id, entry.c.key, entry.c.value, literal(1), literal(""), Submission.submitted_at)
        .join(entry, literal(True))
        .where(Submission.assessment_id.in_(assessment_ids))
    )
    db.session.execute(insert(StoredAnswer).from_select(columns, found))


def refresh_statistics() -> None:
    """Let the database count what it holds now: after so many new rows PostgreSQL would plan as if it were empty."""
    db.session.execute(text("ANALYZE"))
