"""As an attacker would: somebody of one site asks for everything there is, and looks for what belongs to the others."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.integration import world
from tests.integration.databases import sqlite_databases
from tests.integration.test_access import _fill, declared, routes
from tests.settings import settings_in
from workbench.answers.entry import entry_of
from workbench.answers.model import Given, LevelValue
from workbench.comparison.model import dimensions_of
from workbench.comparison.protected import LEAST_OTHERS
from workbench.content.model import LevelItem
from workbench.maturity.scope import all_items
from workbench.services import answering, protected, rounds
from workbench.services.access import Action, Actor, actor_of
from workbench.services.clock import now
from workbench.services.contents import current_content
from workbench.storage import sites
from workbench.storage.db import db, transaction
from workbench.storage.people import Person
from workbench.storage.rounds import Round, valid_submission
from workbench.storage.sites import Site
from workbench.web import signin
from workbench.web.app import create_app
from workbench.web.settings import Settings, read_settings

NAMES = ("Amselgrund", "Birkenau", "Dachsfeld", "Eulenbach", "Falkenhorst", "Grauental", "Hasenmoor")
"""Invented; none is part of another word of the interface."""

FIRST = dimensions_of(current_content())[0]


def population(number: int) -> int:
    """A number of inhabitants that stands nowhere else."""
    return 41_017 + 1_111 * number


@dataclass
class Town:
    """A site of the cohort with everything by which one would know it."""

    id: int
    name: str
    values: dict[str, object]
    secrets: frozenset[str]


@dataclass
class World:
    """A cohort of seven sites after its round was closed; the first is the attacker's, the second the victim's."""

    app: Flask
    towns: list[Town]
    attackers: dict[str, str]
    examples: dict[str, object]
    cohort: int
    victim: Actor

    def client(self, attacker: str) -> FlaskClient:
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = self.attackers[attacker], True
        return client

    def address(self, rule: Rule, town: Town) -> str:
        values = {**self.examples, **town.values}
        missing = rule.arguments - set(values)
        assert not missing, f"{rule}: give `values` of tests/integration/test_access.py an example of {missing}"
        with self.app.test_request_context():
            arguments: dict[str, Any] = {name: values[name] for name in rule.arguments}
            url: str = self.app.url_for(rule.endpoint, **arguments)
        return url


ATTACKERS = ("team", "reader", "team and reader of another cohort")


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("confidentiality")
    app = create_app(settings_of(folder))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        made = _world(app)
        db.session.remove()
    yield made
    with app.app_context():
        db.engine.dispose()


def settings_of(folder: Path) -> Settings:
    return settings_in(folder, sqlite_databases(folder)())


def _world(app: Flask) -> World:
    _people, examples = _fill()
    found = [_site(name, number) for number, name in enumerate(NAMES)]
    cohort = world.a_cohort(*found)
    lead = world.as_lead(world.a_person(), cohort)
    people = [world.a_person(function=f"Amt für {site.name}") for site in found]
    teams = [world.as_team(person, site) for person, site in zip(people, found, strict=True)]
    round_ = world.an_open_round(cohort, lead)
    towns = [
        _hand_in(team, person, round_, site, number)
        for number, (team, person, site) in enumerate(zip(teams, people, found, strict=True))
    ]
    rounds.close_round(lead, round_.id)
    reader, two = world.a_person(), world.a_person()
    world.as_reader(reader, found[0])
    elsewhere = world.a_site()
    world.a_cohort(elsewhere)
    world.as_team(two, elsewhere)
    world.as_reader(two, found[0])
    persons: dict[str, Person] = dict(zip(ATTACKERS, (people[0], reader, two), strict=True))
    for town in towns:
        town.values.update(cohort_id=cohort.id, round_id=round_.id)
    return World(
        app=app,
        towns=towns,
        attackers={name: person.fs_uniquifier for name, person in persons.items()},
        examples=examples,
        cohort=cohort.id,
        victim=teams[1],
    )


def _site(name: str, number: int) -> Site:
    with transaction():
        return sites.add_site(
            name=name, kind="stadt", population=population(number), region=f"Landstrich {name}", at=now()
        )


def _hand_in(team: Actor, person: Person, round_: Round, site: Site, number: int) -> Town:
    """Answers of which every third is another than those of the others, each with a note that names the site."""
    assessment = world.assessment_in(round_, site)
    desk = answering.open_desk(team, assessment.id)
    items = [item for item in all_items(desk.content) if isinstance(item, LevelItem)]
    entries = {
        item.id: (entry_of(Given(value=LevelValue((place * (number + 1) + number) % 5), note=f"Notiz {site.name}")), 0)
        for place, item in enumerate(items)
    }
    answering.save_page(desk, entries, page="test")
    rounds.submit(team, assessment.id)
    return Town(
        id=site.id,
        name=site.name,
        values={"site_id": site.id, "assessment_id": assessment.id, "person_id": person.id},
        secrets=frozenset({site.name, person.email, *_written(population(number))}),
    )


def _readable(data: bytes) -> str:
    """What an answer holds, the parts of a packed file (XLSX, DOCX) included."""
    if not data.startswith(b"PK"):
        return data.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def _written(number: int) -> set[str]:
    """A number as people and as programs write it."""
    return {str(number), f"{number:,}", f"{number:,}".replace(",", ".")}


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_no_page_file_or_json_of_the_own_site_holds_anything_of_another(there: World, attacker: str) -> None:
    own, others = there.towns[0], there.towns[1:]
    client, opened, leaks = there.client(attacker), 0, []
    for rule in routes(there.app):
        if "GET" not in (rule.methods or ()):
            continue
        for headers in ({}, {"Accept": "application/json"}):
            answer = client.get(there.address(rule, own), headers=headers)
            opened += answer.status_code == 200
            raw = _readable(answer.get_data())
            leaks += [f"{rule}: {secret}" for town in others for secret in town.secrets if secret in raw]
    assert leaks == []
    assert opened > 20


@pytest.mark.parametrize("attacker", ATTACKERS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whatever_belongs_to_another_site_of_the_cohort_does_not_exist(
    there: World, attacker: str, method: str
) -> None:
    client, wrong, asked = there.client(attacker), [], 0
    victim, of_one_site = there.towns[1], {"site_id", "assessment_id"}
    for rule in routes(there.app):
        if method not in (rule.methods or ()) or not rule.arguments or not _is_guarded(there, rule):
            continue
        asked += 1
        answer = client.open(there.address(rule, victim), method=method)
        # What a whole cohort may read, its calendar for one, is no secret of one site; names are.
        if rule.arguments & of_one_site and answer.status_code != 404:
            wrong.append(f"{rule}: {answer.status_code}")
        wrong += [f"{rule}: {secret}" for secret in victim.secrets if secret in _readable(answer.get_data())]
    assert wrong == []
    assert asked > 10


def _is_guarded(there: World, rule: Rule) -> bool:
    return declared(there.app, rule) not in {signin.PUBLIC, signin.SIGNED_IN}


def test_the_file_of_a_site_holds_no_share_of_another(there: World) -> None:
    def shares(town: Town) -> set[str]:
        with there.app.app_context():
            submission = valid_submission(int(str(town.values["assessment_id"])))
            assert submission is not None
            return set(re.findall(r"\d+/\d\d+", str(submission.scores)))

    own, others = there.towns[0], set().union(*(shares(town) for town in there.towns[1:]))
    telling = others - shares(own)
    assert len(telling) > 3
    text = _export(there, own)
    assert "scores" in text
    assert {each for each in telling if f'"{each}"' in text} == set()


def _export(there: World, town: Town) -> str:
    rule = next(each for each in routes(there.app) if each.endpoint == "transfer.export")
    return there.client("team").get(there.address(rule, town)).get_data(as_text=True)


def test_a_level_and_a_name_are_there_while_they_are_released_and_not_before_or_after(there: World) -> None:
    victim, page = there.towns[1], f"/kommunen/{there.towns[0].id}/vergleich"

    def seen_by(attacker: str) -> bool:
        return victim.name in there.client(attacker).get(page).get_data(as_text=True)

    def release(dimensions: list[str]) -> None:
        with there.app.app_context():
            protected.release(there.victim, victim.id, there.cohort, dimensions)
            db.session.remove()

    assert not any(map(seen_by, ATTACKERS))
    release([FIRST])
    try:
        assert all(map(seen_by, ATTACKERS))
        export = _export(there, there.towns[0])
        assert victim.name not in export
    finally:
        release([])
    assert not any(map(seen_by, ATTACKERS))


def test_leads_and_operators_do_not_read_the_page_of_a_team(there: World) -> None:
    with there.app.app_context():
        operator = world.a_person(operator=True)
        lead = world.a_person()
        cohort = sites.get_cohort(there.cohort)
        assert cohort is not None
        world.as_lead(lead, cohort)
        for person in (operator, lead):
            client = there.app.test_client()
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = person.fs_uniquifier, True
            for page in ("vergleich", "freigaben"):
                assert client.get(f"/kommunen/{there.towns[0].id}/{page}").status_code == 404
            assert actor_of(person).sites == {}


def test_a_form_cannot_release_for_another_site_or_to_another_cohort(there: World) -> None:
    client, own, victim = there.client("team"), there.towns[0], there.towns[1]
    field = f"cohort-{there.cohort}-inventory"
    for url, cohort, value in (
        (f"/kommunen/{victim.id}/freigaben", str(there.cohort), FIRST),
        (f"/kommunen/{own.id}/freigaben", "999999", FIRST),
        (f"/kommunen/{own.id}/freigaben", "keine", FIRST),
    ):
        assert client.post(url, data={"cohort": cohort, field: value}).status_code == 404
    refused = client.post(f"/kommunen/{own.id}/freigaben", data={"cohort": str(there.cohort), field: "erfunden"})
    assert refused.status_code == 422
    reader = there.client("reader").post(f"/kommunen/{own.id}/freigaben", data={"cohort": str(there.cohort)})
    assert reader.status_code == 404
    with there.app.app_context():
        assert protected.releases(there.victim, victim.id).cohorts[0].released == frozenset()


# --- the setting --------------------------------------------------------------------------------------

SETTINGS: Mapping[str | None, int] = {
    None: LEAST_OTHERS, "": LEAST_OTHERS, " ": LEAST_OTHERS, "0": LEAST_OTHERS, "-3": LEAST_OTHERS, "1": LEAST_OTHERS,
    "4": LEAST_OTHERS, "4.9": LEAST_OTHERS, "sechs": LEAST_OTHERS, "None": LEAST_OTHERS, "6": 6, "9" * 400: 1000,
}  # fmt: skip


@pytest.mark.parametrize(("text", "limit"), SETTINGS.items())
def test_the_setting_of_the_installation_can_only_raise_the_limit(tmp_path: Path, text: str | None, limit: int) -> None:
    environment = {"WORKBENCH_DATA": str(tmp_path), "DATABASE_URL": sqlite_databases(tmp_path)()}
    if text is not None:
        environment["WORKBENCH_LEAST_OTHERS"] = text
    try:
        app = create_app(read_settings(environment))
        assert protected.others_needed() == limit
        with app.app_context():
            db.engine.dispose()
    finally:
        protected.need_others(LEAST_OTHERS)


def test_a_page_says_how_many_are_needed_and_that_a_team_sees_only_its_own(there: World) -> None:
    page = there.client("team").get(f"/kommunen/{there.towns[0].id}/vergleich").get_data(as_text=True)
    assert "mindestens fünf andere" in page
    assert there.towns[0].name in page
    assert Action.SEE_OTHERS is declared(
        there.app, next(each for each in routes(there.app) if each.endpoint == "others.show")
    )
