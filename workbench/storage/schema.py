"""The tables of the database, brought up to date by migrations."""

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate, upgrade

from workbench.storage import (
    answers,
    bundles,
    comparison,
    events,
    journal,
    limits,
    notices,
    people,
    plans,
    reports,
    rounds,
    sites,
    tokens,
)
from workbench.storage.db import db

TABLES = (answers, bundles, comparison, events, journal, limits, notices, people, plans, reports, rounds, sites, tokens)
"""The modules that define tables; a migration sees only what is imported."""

_SCRIPTS = Path(__file__).parent / "migrations"

migrate = Migrate(db=db, directory=str(_SCRIPTS), render_as_batch=True, compare_type=True)


def init_app(app: Flask) -> None:
    """Let the database be migrated, by `upgrade_schema` or by `flask db`."""
    db.init_app(app)
    migrate.init_app(app)


def upgrade_schema() -> None:
    """Create what is missing and change what is old; only inside an application context."""
    upgrade(directory=str(_SCRIPTS))
