"""When somebody last did something: looked up for boards over many sites, in one query each."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from workbench.storage.answers import StoredAnswer
from workbench.storage.db import db
from workbench.storage.journal import JournalEntry

REMINDED = "reminded"
"""The verb of the journal; its detail names the people who got the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """The last reminder of a site, and everybody who got one since then."""

    at: dt.datetime
    people: frozenset[int]


def latest_answers(assessment_ids: Sequence[int]) -> Mapping[int, dt.datetime]:
    """Assessment id to the moment at which an answer was last given or changed."""
    rows = db.session.execute(
        select(StoredAnswer.assessment_id, func.max(StoredAnswer.changed_at).label("at"))
        .where(StoredAnswer.assessment_id.in_(assessment_ids))
        .group_by(StoredAnswer.assessment_id)
    )
    return {row.assessment_id: row.at for row in rows}


def reminders_since(site_ids: Sequence[int], *, moment: dt.datetime) -> Mapping[int, Reminded]:
    """Site id to its reminders after that moment."""
    rows = db.session.execute(
        select(JournalEntry.site_id, JournalEntry.at, JournalEntry.detail)
        .where(JournalEntry.site_id.in_(site_ids), JournalEntry.verb == REMINDED, JournalEntry.at > moment)
        .order_by(JournalEntry.id)
    )
    found: dict[int, Reminded] = {}
    for site_id, at, detail in rows:
        before = found[site_id].people if site_id in found else frozenset()
        found[site_id] = Reminded(at=at, people=before | frozenset(detail["people"]))
    return found
