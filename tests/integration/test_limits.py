"""How often something may be tried: counted in the database, over all processes, and never when saving."""

import datetime as dt
import subprocess
import sys
import threading

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.services.clock import now, time_set_to
from workbench.storage.db import db, transaction
from workbench.storage.limits import RateCount, add_to_count, clear_counts, read_count
from workbench.storage.people import find_person, list_people
from workbench.web.app import create_app
from workbench.web.limits import DatabaseCounts
from workbench.web.settings import Settings

WRONG = "ein falsches Kennwort"

COUNT_IN_ANOTHER_PROCESS = """
import sys
from flask import Flask
from workbench.storage import schema
from workbench.web.limits import DatabaseCounts
app = Flask("another")
app.config["SQLALCHEMY_DATABASE_URI"] = sys.argv[1]
schema.init_app(app)
with app.app_context():
    counts = [DatabaseCounts().incr("key", 60) for _ in range(50)]
print(counts[-1])
"""


@pytest.mark.usefixtures("storage")
def test_two_processes_count_together(database_url: str) -> None:
    command = [sys.executable, "-c", COUNT_IN_ANOTHER_PROCESS, database_url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    last = sorted(int(process.communicate(timeout=60)[0]) for process in running)
    assert [process.returncode for process in running] == [0, 0]
    assert last[-1] == 100  # 50 each, none lost
    assert DatabaseCounts().get("key") == 100


def test_many_threads_lose_no_count(storage: Flask) -> None:
    def count() -> None:
        with storage.app_context():
            for _ in range(10):
                DatabaseCounts().incr("key", 60)

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert DatabaseCounts().get("key") == 80


@pytest.mark.usefixtures("storage")
def test_a_window_ends_when_it_was_to_end_however_much_is_counted_meanwhile() -> None:
    start = now()
    counts = DatabaseCounts()
    with time_set_to(start):
        assert counts.incr("key", 60) == 1
        assert counts.get_expiry("key") == pytest.approx((start + dt.timedelta(seconds=60)).timestamp())
    with time_set_to(start + dt.timedelta(seconds=59)):
        assert counts.incr("key", 60) == 2
    with time_set_to(start + dt.timedelta(seconds=60)):
        assert counts.get("key") == 0
        assert counts.incr("key", 60) == 1


@pytest.mark.usefixtures("storage")
def test_windows_that_are_over_are_forgotten() -> None:
    start = now()
    add_to_count("old", 1, now=start, ends_at=start + dt.timedelta(seconds=1))
    later = start + dt.timedelta(seconds=2)
    add_to_count("new", 1, now=later, ends_at=later + dt.timedelta(seconds=1))
    assert db.session.scalars(select(RateCount.key)).all() == ["new"]
    assert read_count("new", now=later)[0] == 1
    assert clear_counts() == 1


@pytest.mark.usefixtures("storage")
def test_what_is_counted_stays_counted_when_the_request_fails() -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        1 / 0  # noqa: B018
    list_people()  # the request reads in a transaction of its own, which counting must not end
    session = db.session()
    before = session.get_transaction()
    DatabaseCounts().incr("key", 60)
    assert session.get_transaction() is before
    db.session.rollback()
    assert DatabaseCounts().get("key") == 1


def test_an_address_is_tried_thirty_times_an_hour_over_all_servers_and_networks(app: Flask, settings: Settings) -> None:
    servers = [app, create_app(settings)]
    start = now()
    for attempt in range(30):
        with time_set_to(start + dt.timedelta(seconds=attempt)):
            answer = Visitor(servers[attempt % 2]).sign_in("Jemand@example.org", WRONG)
            assert answer.status_code == 422
    answer = Visitor(servers[0]).sign_in("jemand@EXAMPLE.org", WRONG)
    assert answer.status_code == 429
    assert "Zu viele Versuche" in text_of(answer)
    assert Visitor(servers[1]).sign_in("andere@example.org", WRONG).status_code == 422
    with time_set_to(start + dt.timedelta(hours=1)):
        assert Visitor(app).sign_in("jemand@example.org", WRONG).status_code == 422
    with servers[1].app_context():
        db.engine.dispose()


def test_the_counters_know_no_address(app: Flask) -> None:
    Visitor(app).sign_in("jemand@example.org", WRONG)
    with app.app_context():
        keys = db.session.scalars(select(RateCount.key)).all()
    assert keys
    assert not [key for key in keys if "jemand" in key or "example" in key]


def test_codes_of_one_person_are_tried_thirty_times_an_hour_whatever_the_lock_says(app: Flask) -> None:
    with app.app_context():
        person = world.a_person(password=PASSWORD)
        person.tf_primary_method = "authenticator"
        db.session.commit()
    visitor = Visitor(app)
    visitor.sign_in(person.email)
    answers = [visitor.submit("/anmelden/code", code="000000").status_code for _ in range(31)]
    assert answers == [422] * 30 + [429]


@pytest.mark.parametrize("path", ["/zugang/", "/passwort-neu/"])
def test_links_cannot_be_guessed_in_masses(app: Flask, path: str) -> None:
    visitor = Visitor(app)
    answers = [visitor.open(f"{path}{number:043}").status_code for number in range(61)]
    assert answers == [404] * 60 + [429]


def test_looking_at_the_sign_in_page_is_not_limited(app: Flask) -> None:
    visitor = Visitor(app)
    assert {visitor.open("/anmelden").status_code for _ in range(120)} == {200}


def test_whoever_works_is_not_limited_at_all(app: Flask) -> None:
    with app.app_context():
        person = world.a_person(password=PASSWORD)
    visitor = Visitor(app)
    visitor.sign_in(person.email)
    with app.app_context():
        before = db.session.scalars(select(RateCount.count)).all()
    for _ in range(50):
        assert visitor.open("/sitzung").status_code == 200
    with app.app_context():
        assert db.session.scalars(select(RateCount.count)).all() == before
        assert find_person(person.email) is not None
