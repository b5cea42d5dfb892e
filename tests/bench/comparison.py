"""Server CPU of the pages and the CSV of a comparison, with few and with very many simulated sites.

python -m tests.bench.comparison [sqlite|postgresql …]; counts the CPU of the server's processes and of PostgreSQL's.
The aims: the page in 50, 100 and 150 ms at 10, 1,000 and 10,750 sites; 43,000 rows of CSV in 1.5 s, and linear.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from tests.bench.web import postgresql_cpu, running
from tests.integration import world
from tests.integration.databases import postgresql_databases, sqlite_databases
from tests.live import Client
from workbench.simulation.make import simulate
from workbench.storage import schema
from workbench.storage.db import db
from workbench.storage.sites import find_cohort

SIZES = (10, 1_000, 10_750)
ROUNDS = 4
ROWS = 43_000
REPEATS = 30
PAGES = {
    "page": "/vergleich",
    "spread": "/vergleich?ansicht=streuung",
    "profiles": "/vergleich?ansicht=profile",
    "projector": "/beamer",
}
"""What is measured; the page shows the heat map, and with more than 50 sites the spread."""


@dataclass(frozen=True)
class Scene:
    """Who leads which cohort."""

    email: str
    cohort: int


def fill(url: str, *, sites: int) -> Scene:
    """A simulated cohort with somebody who leads it."""
    app = Flask("filling")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    schema.init_app(app)
    with app.app_context():
        cohort = find_cohort(simulate(sites=sites, rounds=ROUNDS, seed=1, written=lambda _count: None))
        assert cohort is not None
        person = world.a_person(password=world.PASSWORD)
        world.as_lead(person, cohort)
        scene = Scene(person.email, cohort.id)
        db.session.remove()
        db.engine.dispose()
    return scene


def seconds(cpu: Callable[[], float], client: Client, path: str, *, repeats: int) -> tuple[float, str]:
    """CPU seconds of one answer, after a warm-up, and the answer; `cpu` says what was spent so far."""
    status, body = client.request("GET", path)
    assert status == 200, (path, status, body[:500])
    before = cpu()
    for _ in range(repeats):
        client.request("GET", path)
    return (cpu() - before) / repeats, body


def measure(url: str, folder: Path, *, sites: int, postgresql: Path | None = None) -> dict[str, float]:
    """The figures on one database with so many sites; `postgresql` is the folder of its server."""
    folder.mkdir(parents=True)
    scene = fill(url, sites=sites)
    place = f"/kohorten/{scene.cohort}"
    figures: dict[str, float] = {}
    with running(url, folder, processes=1) as server:
        client = Client(server.port)
        client.sign_in(scene.email, world.PASSWORD)

        def cpu() -> float:
            return server.cpu_seconds() + (postgresql_cpu(postgresql) if postgresql else 0)

        for name, path in PAGES.items():
            taken, _ = seconds(cpu, client, place + path, repeats=REPEATS)
            figures[f"{name} ms"] = taken * 1000
        taken, body = seconds(cpu, client, f"{place}/vergleich/dateien/csv", repeats=3)
        rows = body.count("\r\n") - 1
        figures |= {"CSV rows": rows, "CSV s": taken, f"s per {ROWS} rows": taken / rows * ROWS}
        client.close()
    return figures


def main() -> None:
    """Measure on both databases, or on those of the command line."""
    for kind in sys.argv[1:] or ["sqlite", "postgresql"]:
        for sites in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder)
                if kind == "sqlite":
                    figures = measure(sqlite_databases(place)(), place / "run", sites=sites)
                else:
                    server = place / "server"
                    with postgresql_databases(server) as make:
                        figures = measure(make(), place / "run", sites=sites, postgresql=server)
            print(kind, sites, {name: round(figure, 2) for name, figure in figures.items()}, flush=True)


if __name__ == "__main__":
    main()
