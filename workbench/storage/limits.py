"""Counters for rate limits in the database, so that they hold over all processes."""

import datetime as dt
from contextlib import AbstractContextManager

from sqlalchemy import Connection, String, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Moment, Table, db


class RateCount(Table):
    """How often something happened in the window that ends at `ends_at`."""

    __tablename__ = "rate_counts"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    count: Mapped[int]
    ends_at: Mapped[dt.datetime] = mapped_column(Moment)


def add_to_count(key: str, amount: int, *, now: dt.datetime, ends_at: dt.datetime) -> int:
    """Count up in one statement, also against other processes; returns the new count."""
    dialect = sqlite if db.engine.dialect.name == "sqlite" else postgresql
    adding = dialect.insert(RateCount).values(key=key, count=amount, ends_at=ends_at)
    counted = adding.on_conflict_do_update(
        index_elements=[RateCount.key], set_={"count": RateCount.count + amount}
    ).returning(RateCount.count)
    with _apart() as connection:
        connection.execute(delete(RateCount).where(RateCount.ends_at <= now))
        return int(connection.execute(counted).scalar_one())


def read_count(key: str, *, now: dt.datetime) -> tuple[int, dt.datetime]:
    """How often it happened in the running window, and when that ends; nothing: 0, now."""
    query = select(RateCount.count, RateCount.ends_at).where(RateCount.key == key, RateCount.ends_at > now)
    with _apart() as connection:
        found = connection.execute(query).one_or_none()
    return (found[0], found[1]) if found else (0, now)


def clear_counts(key: str | None = None) -> int:
    """Forget one counter, or all; returns how many there were."""
    query = delete(RateCount)
    with _apart() as connection:
        return connection.execute(query if key is None else query.where(RateCount.key == key)).rowcount


def _apart() -> AbstractContextManager[Connection]:
    """A short transaction of its own: a count stays counted whatever becomes of the request."""
    return db.engine.begin()
