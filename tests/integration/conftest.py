"""Databases of both kinds, the bare storage on them, and the whole application."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.integration.databases import postgresql_databases, sqlite_databases
from tests.settings import settings_in
from workbench.storage import schema
from workbench.storage.db import db
from workbench.web.settings import Settings

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    return sqlite_databases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def _postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    with postgresql_databases(tmp_path_factory.mktemp("postgresql")) as make:
        yield make


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Services run on both kinds of database; what is marked as the same on every database, on SQLite."""
    if "database_url" in metafunc.fixturenames:
        is_marked = metafunc.definition.get_closest_marker("one_database") is not None
        metafunc.parametrize("database_url", KINDS[:1] if is_marked else KINDS, indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database of the kind that the test is run on."""
    make: Callable[[], str] = request.getfixturevalue(f"_{request.param}")
    return make()


@pytest.fixture
def storage(database_url: str) -> Iterator[Flask]:
    """The storage without the web, inside an application context: for services."""
    app = Flask("storage")
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    schema.init_app(app)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings as in production, but jobs run at once and there is no mail server."""
    return settings_in(tmp_path, database_url)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The whole application; no context is left open, so that requests share nothing."""
    from workbench.web.app import create_app

    made = create_app(settings)
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies yet."""
    return app.test_client()
