"""What time it is, in one place; the demo and the tests set it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from workbench.values import day_of

_SET: ContextVar[dt.datetime | None] = ContextVar("set", default=None)


def now() -> dt.datetime:
    """This moment in UTC."""
    return _SET.get() or dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """This day, as the municipalities have it."""
    return day_of(now())


@contextmanager
def time_set_to(moment: dt.datetime) -> Iterator[None]:
    """Inside, it is that moment."""
    token = _SET.set(moment)
    try:
        yield
    finally:
        _SET.reset(token)
