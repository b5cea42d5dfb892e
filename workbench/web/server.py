"""The production server: gunicorn with a few processes, each with a worker for mail and long work."""

import gc
from collections.abc import Mapping
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from workbench.storage.schema import upgrade_schema
from workbench.web import jobs
from workbench.web.app import create_app
from workbench.web.settings import Settings

THREADS = 4
"""Requests that one process handles at a time; a request that waits for the disk lets others go on."""


class Server(BaseApplication):
    """Gunicorn, configured from here and not from files."""

    def __init__(self, settings: Settings, options: Mapping[str, Any]) -> None:
        self._settings = settings
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand our options to gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)
        if self._settings.embedded_worker:
            self.cfg.set("post_worker_init", _start_worker)

    def load(self) -> Flask:
        """The application, made in each process; what was made for it stays, so the collector need not look at it."""
        app = create_app(self._settings)
        gc.collect()
        gc.freeze()
        return app


def _start_worker(worker: Any) -> None:
    jobs.start_embedded(worker.app.wsgi())


def serve(settings: Settings, *, address: str, processes: int) -> None:
    """Bring the database up to date, then serve until told to stop."""
    app = create_app(settings)
    with app.app_context():
        upgrade_schema()
    options = {
        "bind": address,
        "workers": processes,
        "threads": THREADS,
        "worker_class": "gthread",
        "accesslog": None,
        "control_socket_disable": True,
    }
    Server(settings, options).run()
