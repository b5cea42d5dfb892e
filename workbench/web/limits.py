"""How often something may be tried: counted in the database, so that it holds over all processes."""

import datetime as dt
import hashlib

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import Storage

from workbench.services.clock import now
from workbench.storage.limits import add_to_count, clear_counts, read_count

SCHEME = "workbench"


class DatabaseCounts(Storage):
    """The counters of the `limits` library in a table of ours; found by its scheme."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 – the library reads it while the class is made

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        """Faults of a foreign server; the database reports its own."""
        return ()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count up; returns the count in the running window, which ends `expiry` seconds after its first."""
        moment = now()
        return add_to_count(key, amount, now=moment, ends_at=moment + dt.timedelta(seconds=expiry))

    def get(self, key: str) -> int:
        """The count in the running window."""
        count, _ends_at = read_count(key, now=now())
        return count

    def get_expiry(self, key: str) -> float:
        """When the running window ends, in seconds since 1970."""
        _count, ends_at = read_count(key, now=now())
        return ends_at.timestamp()

    def check(self) -> bool:
        """Whether the counters can be read."""
        read_count("", now=now())
        return True

    def reset(self) -> int | None:
        """Forget all counters; returns how many there were."""
        return clear_counts()

    def clear(self, key: str) -> None:
        """Forget one counter."""
        clear_counts(key)


def by_sender() -> str:
    """Counts for each address of the network; proxies are looked through as far as the settings trust them."""
    return get_remote_address()


def by_address() -> str:
    """Counts for each e-mail address that is typed, of which the counters keep only a hash."""
    return hash_of(request.form.get("email", "").strip().lower())


def hash_of(text: str) -> str:
    """A name for a counter from which nobody reads what it counts."""
    return hashlib.sha256(text.encode()).hexdigest()


limiter = Limiter(by_sender, storage_uri=f"{SCHEME}://", strategy="fixed-window")
"""Decorates the few routes that are worth guessing at; saving answers is never limited."""


def init_app(app: Flask) -> None:
    """Watch the routes that a limit decorates."""
    limiter.init_app(app)
