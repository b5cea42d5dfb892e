"""Server CPU of a saved answer and of a page of ten items, with few and with many sites; pages saved a second.

python -m tests.bench.web [sqlite|postgresql …]; counts the CPU of the server's processes and of PostgreSQL's.
"""

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import insert, update

from tests.integration import world
from tests.integration.databases import postgresql_databases, sqlite_databases
from tests.live import Client, Server
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, LevelItem
from workbench.maturity.scope import all_items
from workbench.services.clock import now
from workbench.storage import schema
from workbench.storage.answers import StoredAnswer
from workbench.storage.db import db, transaction
from workbench.storage.rounds import Round, StoredAssessment, keep_content
from workbench.storage.sites import Site

TEN = [f"bench_{number}" for number in range(10)]
SECTION = "bench_section"
REPEATS = 300
CLIENTS = 8
SECONDS = 10


def ten_items() -> str:
    """A questionnaire of one section with ten level items, as long as the shipped ones."""
    lines = [
        "id: bench", "version: 1", "title: {de: Messung, en: Bench}", "dimensions:",
        f"  - id: {SECTION}", "    title: {de: Zehn Fragen, en: Ten items}", "    source: {document: tests}",
        "    items:",
    ]  # fmt: skip
    for item in TEN:
        lines += [
            f"      - id: {item}",
            "        kind: level",
            "        scale: maturity",
            "        text: {de: Wie weit ist das bei Ihnen verankert?, en: How far has this come with you?}",
            "        help: {de: Denken Sie an Beschlüsse und den Alltag., en: Think of decisions and daily work.}",
            "        source: {document: tests}",
            "        levels:",
        ]
        lines += [
            f"          {level}: {{de: 'Stufe {level}: So weit sind wir nach unserer Einschätzung heute überall.', "
            f"en: 'Level {level}: This is how far we have come by our own judgement in all offices.'}}"
            for level in range(5)
        ]
    return "\n".join(lines) + "\n"


def bench_content(folder: Path) -> tuple[Content, dict[str, str]]:
    """The shipped content with one more questionnaire."""
    shutil.copytree(packaged_content(), folder)
    (folder / "bench.yaml").write_text(ten_items())
    files = {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.yaml"))}
    return load_content(folder), files


@dataclass(frozen=True)
class Scene:
    """Who saves where."""

    emails: Sequence[str]
    assessments: Sequence[int]


def fill(url: str, folder: Path, *, sites: int) -> Scene:
    """So many sites with all their answers, eight of them with somebody who signs in."""
    app = Flask("filling")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    schema.init_app(app)
    with app.app_context():
        content, files = bench_content(folder)
        first = [world.a_site() for _ in range(CLIENTS)]
        cohort = world.a_cohort(*first)
        round_ = world.an_open_round(cohort, world.as_lead(world.a_person(), cohort))
        people = [world.a_person(password=world.PASSWORD) for _ in first]
        for person, site in zip(people, first, strict=True):
            world.as_team(person, site)
        with transaction():
            keep_content(content.digest, files, at=now())
            db.session.execute(update(Round).values(content_digest=content.digest))
            _others(round_.id, content, sites=sites - CLIENTS)
        scene = Scene([each.email for each in people], [world.assessment_in(round_, site).id for site in first])
        db.session.remove()
        db.engine.dispose()
    return scene


def _others(round_id: int, content: Content, *, sites: int) -> None:
    items = [item.id for item in all_items(content) if isinstance(item, LevelItem)]
    for start in range(0, max(sites, 0), 500):
        numbers = range(start, min(start + 500, sites))
        rows = [{"name": f"Viel {number}", "kind": "stadt", "region": "", "created_at": now()} for number in numbers]
        ids = db.session.scalars(insert(Site).returning(Site.id), rows).all()
        rows = [{"round_id": round_id, "site_id": site, "state": "open", "created_at": now()} for site in ids]
        assessments = db.session.scalars(insert(StoredAssessment).returning(StoredAssessment.id), rows).all()
        answers = [
            {
                "assessment_id": assessment, "item_id": item, "entry": {"value": "2"}, "version": 1, "page": "",
                "changed_at": now(),
            }
            for assessment in assessments
            for item in items
        ]  # fmt: skip
        db.session.execute(insert(StoredAnswer), answers)


def postgresql_cpu(data: Path | None = None) -> float:
    """CPU seconds of all processes of PostgreSQL so far, or of the one server whose folder that is."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text().split("(", 1)[1].rsplit(")", 1)
            place = (stat.parent / "cwd").readlink()
        except OSError:
            continue
        if name == "postgres" and data in (None, place):
            fields = rest.split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def per_operation(server: Server, operation: Callable[[int], None]) -> float:
    """Milliseconds of CPU for one operation, after a warm-up."""
    for number in range(20):
        operation(-1 - number)
    before = server.cpu_seconds() + postgresql_cpu()
    for number in range(REPEATS):
        operation(number)
    return (server.cpu_seconds() + postgresql_cpu() - before) / REPEATS * 1000


def measure(url: str, folder: Path, *, sites: int) -> dict[str, float]:
    """The figures on one database with so many sites."""
    folder.mkdir(parents=True)
    scene = fill(url, folder / "content", sites=sites)
    with running(url, folder, processes=1) as server:
        client = Client(server.port)
        client.sign_in(scene.emails[0], world.PASSWORD)
        place = f"/erhebungen/{scene.assessments[0]}"
        version = 0

        def save(number: int) -> None:
            nonlocal version
            item = TEN[0]
            fields = {
                "page": "bench0", f"{item}-version": str(version), f"{item}-value": "1",
                f"{item}-note": f"Notiz {number}",
            }  # fmt: skip
            status, body = client.request("POST", f"{place}/antworten/{item}", fields)
            assert status == 200, body[:500]
            version += 1

        def page(_number: int) -> None:
            status, body = client.request("GET", f"{place}/abschnitt/{SECTION}")
            assert status == 200
            assert body.count("data-item=") == len(TEN)

        figures = {"save ms": per_operation(server, save), "page ms": per_operation(server, page)}
    with running(url, folder, processes=2) as server:
        figures["page saves/s"] = page_saves(server, scene)
    return figures


@contextmanager
def running(url: str, folder: Path, *, processes: int) -> Iterator[Server]:
    """A server on that database."""
    server = Server(data=folder, database_url=url, processes=processes)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def page_saves(server: Server, scene: Scene) -> float:
    """Pages of ten changed answers saved a second by eight clients, each acknowledged only when it is on the disk."""
    counts = [0] * CLIENTS
    barrier = threading.Barrier(CLIENTS)

    def work(index: int) -> None:
        client = Client(server.port)
        client.sign_in(scene.emails[index], world.PASSWORD)
        path = f"/erhebungen/{scene.assessments[index]}/abschnitt/{SECTION}"
        barrier.wait()
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            fields = {"page": f"bench{index}"}
            for item in TEN:
                fields |= {
                    f"{item}-version": "0", f"{item}-value": str(counts[index] % 5), f"{item}-note": str(counts[index]),
                }  # fmt: skip
            status, body = client.request("POST", path, fields)
            assert status == 302, (status, body[:300])
            counts[index] += 1

    threads = [threading.Thread(target=work, args=(index,)) for index in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def main() -> None:
    """Measure on both databases, or on those of the command line."""
    for kind in sys.argv[1:] or ["sqlite", "postgresql"]:
        for sites in (10, 10_000):
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder)
                if kind == "sqlite":
                    figures = measure(sqlite_databases(place)(), place / "run", sites=sites)
                else:
                    with postgresql_databases(place / "server") as make:
                        figures = measure(make(), place / "run", sites=sites)
            print(kind, sites, {name: round(figure, 2) for name, figure in figures.items()}, flush=True)


if __name__ == "__main__":
    main()
