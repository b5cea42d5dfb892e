"""Work that no request waits for: named tasks, kept by Huey in a file until a worker has done them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, current_app
from huey import SqliteHuey
from huey.consumer import Consumer
from huey.serializer import SignedSerializer

from workbench.services import mail, planning
from workbench.web import bundle_files, post
from workbench.web.settings import Settings

Work = Callable[..., None]

FILE = "jobs.sqlite"
_EXTENSION = "jobs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a name stands for, how often it is tried again, and after how many seconds (doubled each time)."""

    work: Work
    retries: int
    delay: int


_TASKS: dict[str, Task] = {}


def task(name: str, *, retries: int = 0, delay: int = 0) -> Callable[[Work], Work]:
    """Make a function known under a name; its arguments must be plain values."""

    def known(work: Work) -> Work:
        _TASKS[name] = Task(work=work, retries=retries, delay=delay)
        return work

    return known


task("send_mail", retries=8, delay=60)(post.deliver)
"""The last try comes after about four hours."""


task("work_out_plan", retries=1, delay=5)(planning.work_out)
task("make_bundle")(bundle_files.make_bundle)


def init_app(app: Flask) -> None:
    """Open the queue in the data folder; with `now_jobs` every task is done where it is enqueued."""
    settings: Settings = app.extensions["settings"]
    settings.data.mkdir(parents=True, exist_ok=True)
    queue = SqliteHuey(
        "workbench",
        filename=str(settings.data / FILE),
        immediate=settings.now_jobs,
        results=False,
        # What is read back is unpickled, so nobody but this installation may have written it.
        serializer=SignedSerializer(secret=settings.secret_key, salt="jobs"),
    )
    app.extensions[_EXTENSION] = (
        queue,
        {
            name: queue.task(
                retries=each.retries, retry_delay=each.delay, retry_backoff=2 if each.delay else 0, name=name
            )(_inside(app, each.work))
            for name, each in _TASKS.items()
        },
    )
    if not settings.now_jobs:
        # A connection must not be carried over into the processes that a server forks.
        queue.storage.close()
    mail.deliver_by(lambda message: enqueue("send_mail", raw=message.as_bytes()))


def _inside(app: Flask, work: Work) -> Work:
    @wraps(work)
    def inside(**arguments: Any) -> None:
        with app.app_context():
            work(**arguments)

    return inside


def enqueue(name: str, **arguments: Any) -> None:
    """Have a task done soon. Raises KeyError for a name that no task has."""
    _queue, tasks = current_app.extensions[_EXTENSION]
    tasks[name](**arguments)


def run_worker(app: Flask) -> None:
    """Do tasks until the process is told to stop."""
    queue, _tasks = app.extensions[_EXTENSION]
    Consumer(queue, workers=1).run()


class _Embedded(Consumer):
    """A worker beside a web server, which keeps its own signal handlers."""

    def _set_signal_handlers(self) -> None:
        """Leave the signals to the server; the threads end with its process."""


def start_embedded(app: Flask) -> Consumer:
    """Do tasks in threads of this process; call it in each process of a server, after the fork.

    Returns the worker, which `stop()` ends.
    """
    queue, _tasks = app.extensions[_EXTENSION]
    worker = _Embedded(queue, workers=1)
    worker.start()
    return worker
