"""The storage on both databases: invariants with names, moments with zones, transactions that hold."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tests.integration import world
from workbench.services.clock import now
from workbench.storage import answers, journal, rounds, sites, tokens
from workbench.storage.answers import StoredAnswer, Written
from workbench.storage.db import Base, db, transaction
from workbench.storage.people import Person
from workbench.storage.rounds import Round, StoredAssessment, Submission
from workbench.storage.schema import TABLES

pytestmark = pytest.mark.usefixtures("storage")


@pytest.fixture
def assessment(storage: Flask) -> StoredAssessment:  # noqa: ARG001 - the database must be there
    site = world.a_site()
    cohort = world.a_cohort(site)
    round_ = world.an_open_round(cohort, world.as_lead(world.a_person(), cohort))
    return world.assessment_in(round_, site)


def test_the_migrations_make_exactly_the_tables_of_the_code() -> None:
    assert TABLES
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"


def broken_site() -> None:
    db.session.add(sites.Site(name="Ort", kind="stadt", population=0, region="", created_at=now()))


def broken_email() -> None:
    db.session.add(Person(email="Grosz@example.org", fs_uniquifier="x", created_at=now()))


def broken_round() -> None:
    rounds.keep_content("0" * 64, {}, at=now())
    cohort = sites.add_cohort("K", at=now())
    db.session.add(
        Round(cohort_id=cohort.id, number=1, title="R", content_digest="0" * 64, state="half open", opened_at=now())
    )


def broken_return() -> None:
    assessment = db.session.scalars(select(StoredAssessment)).one()
    digest = db.session.scalars(select(Round.content_digest)).one()
    db.session.add(
        Submission(
            assessment_id=assessment.id, revision=1, content_digest=digest, site={}, answers={}, scores={},
            score_row=b"", submitted_at=now(), returned_at=now(),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        (broken_site, "ck_sites_population_is_positive"),
        (broken_email, "ck_people_email_is_lower_case"),
        (broken_round, "ck_rounds_state_is_known"),
        (broken_return, "ck_submissions_return_has_a_reason"),
    ],
)
@pytest.mark.usefixtures("assessment")
def test_the_database_itself_refuses_what_must_not_be_and_names_the_rule(
    broken: Callable[[], None], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction():
        broken()


def test_there_is_one_agreed_answer_for_an_item_and_one_for_each_respondent(assessment: StoredAssessment) -> None:
    def add(respondent: int | None) -> None:
        with transaction():
            db.session.add(
                StoredAnswer(
                    assessment_id=assessment.id, item_id="a", respondent_id=respondent, entry={}, version=1,
                    page="", changed_at=now(),
                )
            )  # fmt: skip

    person = world.a_person().id
    add(None)
    add(person)
    for respondent in (None, person):
        with pytest.raises(IntegrityError):
            add(respondent)


def test_a_transaction_that_fails_leaves_nothing() -> None:
    def fail() -> None:
        with transaction():
            sites.add_cohort("halb", at=now())
            raise LookupError("in the middle")

    with pytest.raises(LookupError, match="in the middle"):
        fail()
    assert sites.find_cohort("halb") is None


def test_a_change_outside_of_a_transaction_is_noticed() -> None:
    db.session.add(sites.Cohort(name="daneben", created_at=now()))
    with pytest.raises(RuntimeError, match="outside"), transaction():
        pass


def test_a_moment_keeps_its_instant_and_needs_a_zone() -> None:
    berlin = dt.timezone(dt.timedelta(hours=2))
    at = dt.datetime(2026, 7, 1, 14, 3, tzinfo=berlin)
    with transaction():
        sites.add_cohort("Sommer", at=at)
    db.session.expire_all()
    found = sites.find_cohort("Sommer")
    assert found is not None
    assert found.created_at == at
    assert found.created_at.tzinfo is dt.UTC
    with pytest.raises(Exception, match="without a time zone"), transaction():
        sites.add_cohort("Winter", at=at.replace(tzinfo=None))


def test_deleting_a_site_takes_everything_of_it_along(assessment: StoredAssessment) -> None:
    person = world.a_person().id
    with transaction():
        answers.insert_agreed(assessment.id, "a", Written(entry={"value": "1"}, at=now(), by=person))
        answers.keep_rival(assessment.id, "a", {"value": "2"}, at=now(), by=person)
        journal.write_journal("answered", at=now(), by=person, site_id=assessment.site_id, assessment_id=assessment.id)
    site = sites.get_site(assessment.site_id)
    assert site is not None
    with transaction():
        sites.delete_site(site)
    for table in (StoredAnswer, answers.Rival, StoredAssessment, journal.JournalEntry):
        mine = select(func.count()).select_from(table)
        if table is journal.JournalEntry:
            mine = mine.where(journal.JournalEntry.site_id.is_not(None))
        assert db.session.scalar(mine) == 0, table


def test_only_one_of_two_writers_on_the_same_version_succeeds(storage: Flask, assessment: StoredAssessment) -> None:
    person = world.a_person().id
    with transaction():
        answers.insert_agreed(assessment.id, "a", Written(entry={"value": "0"}, at=now(), by=person))
    done: list[bool] = []
    start = threading.Barrier(4)

    def write(number: int) -> None:
        with storage.app_context():
            start.wait()
            with transaction():
                written = Written(entry={"value": str(number)}, at=now(), by=person)
                done.append(answers.update_agreed(assessment.id, "a", written, version=1))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False, False, False, True]


def test_a_link_is_found_by_its_hash_and_purpose_only() -> None:
    with transaction():
        tokens.add_token(
            tokens.Token(
                purpose="reset", hash="1" * 64, subject={}, created_at=now(), expires_at=now() + dt.timedelta(hours=1)
            )
        )
    assert tokens.find_token("1" * 64, tokens.Purpose.RESET) is not None
    assert tokens.find_token("1" * 64, tokens.Purpose.INVITATION) is None
