"""Every route against every role: what the rules say is what happens, and nothing of another site is ever reached."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.integration import world
from tests.integration.databases import sqlite_databases
from tests.settings import settings_in
from workbench.answers.wishes import PlanWishes
from workbench.content.model import LevelItem
from workbench.maturity.scope import all_items
from workbench.services import bundles, planning, plans, reports, shares
from workbench.services.access import RULES, Action, Role, actor_of
from workbench.services.bundles import Order
from workbench.services.calendar import EventFacts, add_event
from workbench.services.contents import current_content
from workbench.storage.db import db
from workbench.storage.events import EventKind
from workbench.storage.people import Person
from workbench.values import Month
from workbench.web import signin
from workbench.web.app import create_app
from workbench.web.bundle_files import make_bundle

ROLES = (*Role, "stranger", "nobody")
"""Everybody who may ask: the roles at the site, a team of another site with its own lead, and who has not signed in."""

REFUSED_TO_NOBODY = {302, 401}


@dataclass
class World:
    """Two sites in two cohorts; everything asked for belongs to the first."""

    app: Flask
    people: dict[str, str]
    values: dict[str, object]


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> object:
    return sqlite_databases(tmp_path_factory.mktemp("access"))


@pytest.fixture
def there(databases: object, tmp_path: Path) -> Iterator[World]:
    assert callable(databases)
    settings = settings_in(tmp_path, databases())
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        people, values = _fill()
        db.session.remove()
    yield World(app=app, people=people, values=values)
    with app.app_context():
        db.engine.dispose()


def _fill() -> tuple[dict[str, str], dict[str, object]]:
    mine, other = world.a_site(), world.a_site()
    cohort, elsewhere = world.a_cohort(mine), world.a_cohort(other)
    people: dict[str, Person] = {role: world.a_person(operator=role == Role.OPERATOR) for role in (*Role, "stranger")}
    lead = world.as_lead(people[Role.LEAD], cohort)
    team = world.as_team(people[Role.TEAM], mine)
    world.as_reader(people[Role.READER], mine)
    world.as_team(people["stranger"], other)
    world.as_lead(people["stranger"], elsewhere)
    round_ = world.an_open_round(cohort, lead)
    world.an_open_round(elsewhere, actor_of(people["stranger"]))
    assessment = world.a_submission(team, round_, mine)
    wishes = PlanWishes(start=Month(2027, 1), hours_per_month=Fraction(40), max_measures=2)
    world.a_plan(team, mine, wishes)
    draft_id, _waiting = planning.ask(team, mine.id, wishes)
    plan = plans.require_plan(team, Action.PLAN, mine.id)
    left_out = next(each.measure for each in plan.plan.left_out if each.reason == "outweighed")
    first, last = dt.date(2027, 3, 4), dt.date(2027, 3, 5)
    facts = EventFacts(kind=EventKind.WORKSHOP, title="Workshop", first_day=first, last_day=last)
    event = add_event(lead, cohort.id, facts)
    key = bundles.ask(lead, cohort.id, Order(round_number=round_.number, variant="short", language="de"))
    make_bundle(cohort_id=cohort.id, key=key)
    reports.change_letterhead(team, mine.id, introduction="Für den Ausschuss", logo=world.a_logo())
    report = reports.issue(team, mine.id, asks=world.asks)
    shares.share(team, mine.id, report, days=7, short_only=True)
    share = shares.shares_of(team, mine.id)[report][0]
    content = current_content()
    item = next(item for item in all_items(content) if isinstance(item, LevelItem))
    section = next(iter(next(iter(content.questionnaires.values())).dimensions))
    values: dict[str, object] = {
        "site_id": mine.id, "cohort_id": cohort.id, "round_id": round_.id, "assessment_id": assessment.id,
        "event_id": event.id, "person_id": people[Role.READER].id, "item_id": item.id, "dimension_id": section.id,
        "draft_id": draft_id, "key": plan.assessment.measures[0].key, "missed": left_out, "extension": "csv",
        "code": "de", "secret": "x" * 43, "kind": "privacy", "language": "de", "filename": "css/workbench.css",
        "report_id": report, "share_id": share.id, "variant": "short",
    }  # fmt: skip
    return {role: person.fs_uniquifier for role, person in people.items()}, values


def client_of(there: World, role: str) -> FlaskClient:
    """A browser in which that role has signed in."""
    client = there.app.test_client()
    if role != "nobody":
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = there.people[role], True
    return client


def routes(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def declared(app: Flask, rule: Rule) -> object:
    return getattr(app.view_functions[rule.endpoint], signin.RULE, None)


def address(there: World, rule: Rule) -> str:
    missing = rule.arguments - set(there.values)
    assert not missing, f"{rule}: give `values` an example of {missing}"
    return rule.rule if not rule.arguments else _built(there, rule)


def _built(there: World, rule: Rule) -> str:
    with there.app.test_request_context():
        values: dict[str, Any] = {name: there.values[name] for name in rule.arguments}
        url: str = there.app.url_for(rule.endpoint, **values)
    return url


def test_every_route_declares_its_rule(there: World) -> None:
    without = [str(rule) for rule in routes(there.app) if declared(there.app, rule) is None]
    assert without == []


def test_what_the_rules_forbid_is_refused_and_what_they_allow_is_not(there: World) -> None:
    wrong = []
    for rule in sorted(routes(there.app), key=str):
        url, rights = address(there, rule), declared(there.app, rule)
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            for role in ROLES:
                if method == "POST" and _may(role, rights):
                    continue  # what is allowed would take the world apart; the tests of each page cover it
                status = client_of(there, role).open(url, method=method, buffered=True).status_code
                if not _as_ruled(role, rights, status):
                    wrong.append(f"{method} {url} as {role}: {status}, rule {rights}")
    assert wrong == []


def _may(role: str, rights: object) -> bool:
    if rights == signin.PUBLIC:
        return True
    if rights == signin.SIGNED_IN:
        return role != "nobody"
    assert isinstance(rights, Action)
    return role in RULES[rights]


def _as_ruled(role: str, rights: object, status: int) -> bool:
    if rights == signin.PUBLIC:
        # Without its secret a public page does not exist; who asks for the session without one is told so.
        return status in {200, 302, 401, 404}
    if _may(role, rights):
        return status in {200, 302}
    return status in REFUSED_TO_NOBODY if role == "nobody" else status == 404


def test_the_rules_give_the_operator_no_answers_and_readers_nothing_to_change() -> None:
    may_operator = {action for action in Action if Role.OPERATOR in RULES[action]}
    may_reader = {action for action in Action if Role.READER in RULES[action]}
    assert may_operator.isdisjoint(
        {Action.ANSWER, Action.SEE_PROFILE, Action.SEE_PLAN, Action.SEE_REPORT, Action.SEE_HISTORY, Action.SUBMIT}
    )
    assert may_reader == {
        Action.SEE_SITE,
        Action.SEE_PROFILE,
        Action.SEE_PLAN,
        Action.SEE_REPORT,
        Action.SEE_ISSUED_REPORTS,
        Action.SEE_OTHERS,
    }


def test_no_page_that_is_only_looked_at_writes(there: World) -> None:
    for rule in routes(there.app):
        if "GET" in (rule.methods or ()) and "secret" not in rule.arguments:
            with there.app.app_context():
                before = _rows()
            client_of(there, Role.TEAM).get(address(there, rule), buffered=True)
            with there.app.app_context():
                assert _rows() == before, str(rule)


def _rows() -> dict[str, int]:
    tables = [name for name in db.metadata.tables if not re.match("rate_", name)]
    return {name: db.session.execute(db.text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}  # noqa: S608
