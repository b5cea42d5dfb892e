"""The demo, made through the services as in real use."""

import datetime as dt

import pytest
from sqlalchemy import select

from workbench.demo.make import make_demo
from workbench.errors import WrongStateError
from workbench.plan.living import Status
from workbench.present.first_page import first_page
from workbench.present.history import VERBS
from workbench.present.texts import Reader
from workbench.report_case import ReportCase
from workbench.services import reports, rounds
from workbench.services.clock import now, today
from workbench.storage.db import db
from workbench.storage.journal import JournalEntry
from workbench.storage.people import list_people
from workbench.storage.reports import StoredReport
from workbench.storage.rounds import Round, StoredAssessment, Submission
from workbench.storage.sites import list_sites
from workbench.values import Language

pytestmark = pytest.mark.one_database

QUARTER = dt.timedelta(days=100)


def reader_of(case: ReportCase) -> Reader:
    assessment = case.assessment
    return Reader(Language.GERMAN, assessment.content.model.site_kinds[assessment.site.kind])


@pytest.mark.usefixtures("storage")
def test_the_demo_has_ten_sites_in_two_rounds_and_every_deed_at_a_site_has_words() -> None:
    accounts = make_demo()
    kinds = sorted(site.kind for site in list_sites())
    assert kinds == ["gemeinde"] * 3 + ["kreis"] * 2 + ["stadt"] * 5
    assert {person.email for person in list_people()} == {account.email for account in accounts}
    assert [each.state for each in db.session.scalars(select(Round).order_by(Round.number))] == ["closed", "open"]
    states = [each.state for each in db.session.scalars(select(StoredAssessment))]
    assert (states.count("submitted"), states.count("open")) == (18, 2)
    stages = {each.scores["overall"]["stage"] for each in db.session.scalars(select(Submission))}
    assert stages == {None, 0, 1, 2, 3, 4}
    assert rounds.verify() == []
    told = [reports.case_of_site(site, made_on=today()) for site in list_sites()]
    assert [case.asked is not None for case in told] == [case.planned is not None for case in told]
    assert sum(case.asked is not None and len(case.asked.measures) == 3 for case in told) >= 5
    pages = [first_page(case, reader_of(case)) for case in told]
    asked = [decision for page in pages for decision in page.decisions.decisions]
    assert len(asked) >= 12
    assert [decision.title for decision in asked if decision.is_overdue] == []
    lived = {living.status for case in told if case.planned for living in case.planned.measures}
    assert lived >= {Status.PROPOSED, Status.RUNNING, Status.DONE, Status.REJECTED}
    assert dt.timedelta() < now() - max(each.made_at for each in db.session.scalars(select(StoredReport))) < QUARTER
    verbs = set(db.session.scalars(select(JournalEntry.verb).where(JournalEntry.site_id.is_not(None))))
    assert verbs <= set(VERBS), verbs - set(VERBS)
    with pytest.raises(WrongStateError):
        make_demo()
