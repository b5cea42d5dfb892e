"""The whole application behind a real address, with teams that answer: for journeys in the browser."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask

from tests.browser.specimen import served
from tests.integration import world
from tests.integration.databases import sqlite_databases
from tests.settings import settings_in
from workbench.content.load import load_content, packaged_content
from workbench.services import rounds
from workbench.services.access import Actor
from workbench.services.clock import now
from workbench.storage.answers import agreed_answers
from workbench.storage.db import db, transaction
from workbench.storage.people import Person
from workbench.storage.rounds import keep_content
from workbench.web.app import create_app

ALL_KINDS = Path(__file__).parent / "content" / "all_kinds.yaml"
"""A questionnaire with an item of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Two people of one site in an open round."""

    anna: Person
    bert: Person
    lead: Actor
    round: int
    assessment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """The application as it is served."""

    app: Flask
    address: str

    def team(self) -> Team:
        """A new site with its team, its lead and an open round on the content with all kinds of items."""
        digest, files = _content()
        with self.app.app_context():
            site = world.a_site()
            cohort = world.a_cohort(site)
            lead = world.as_lead(world.a_person(), cohort)
            round_ = world.an_open_round(cohort, lead)
            with transaction():
                keep_content(digest, files, at=now())
                round_.content_digest = digest
            anna = world.a_person(password=world.PASSWORD, function="Stabsstelle Engagement")
            bert = world.a_person(password=world.PASSWORD, function="Sozialamt")
            world.as_team(anna, site)
            world.as_team(bert, site)
            assessment = world.assessment_in(round_, site).id
            return Team(anna=anna, bert=bert, lead=lead, round=round_.id, assessment=assessment)

    def entries(self, team: Team) -> dict[str, Mapping[str, Any]]:
        """What the database has, by item."""
        with self.app.app_context():
            return {item: kept.entry for item, kept in agreed_answers(team.assessment).items()}

    def close_round(self, team: Team) -> None:
        """The lead closes the round."""
        with self.app.app_context():
            rounds.close_round(team.lead, team.round)


@cache
def _content() -> tuple[str, dict[str, str]]:
    """Digest and files of the shipped content with the questionnaire of all kinds."""
    with TemporaryDirectory() as folder:
        root = Path(folder, "content")
        shutil.copytree(packaged_content(), root)
        shutil.copy(ALL_KINDS, root)
        files = {path.relative_to(root).as_posix(): path.read_text() for path in sorted(root.rglob("*.yaml"))}
        return load_content(root).digest, files


@contextmanager
def a_workbench(folder: Path) -> Iterator[Workbench]:
    """Serve the application with an empty database in `folder`."""
    settings = settings_in(folder, sqlite_databases(folder)())
    app = create_app(settings)
    with served(app) as address:
        yield Workbench(app=app, address=address)
    with app.app_context():
        db.engine.dispose()
