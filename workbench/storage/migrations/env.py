"""Run by Alembic: migrations on the application's own engine."""

from typing import Literal

from alembic import context
from flask import current_app

from workbench.storage.db import Document, Moment

database = current_app.extensions["migrate"].db
options = current_app.extensions["migrate"].configure_args


def written(kind: str, item: object, _context: object) -> str | Literal[False]:
    """How our own column types stand in a migration: by name."""
    if kind != "type":
        return False
    if isinstance(item, Moment):
        return "Moment()"
    return "Document" if item is Document else False


def run() -> None:
    """Apply the migrations in one transaction."""
    with database.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=database.metadata, render_item=written, **options)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
