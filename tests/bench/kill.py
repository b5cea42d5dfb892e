"""Saves from eight clients while the server is killed again and again: is every acknowledged save there?

Run it whole: python -m tests.bench.kill [SAVES] [sqlite|postgresql]; the suite runs it with fewer saves.
"""

import http.client
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask

from tests.integration import world
from tests.integration.databases import postgresql_databases, sqlite_databases
from tests.live import Client, Server
from workbench.content.model import LevelItem
from workbench.maturity.scope import all_items
from workbench.services import answering
from workbench.services.access import actor_of
from workbench.services.contents import current_content
from workbench.storage import schema
from workbench.storage.db import db
from workbench.storage.journal import journal_of_item
from workbench.storage.people import get_person

CLIENTS = 8
ITEMS_PER_CLIENT = 5


@dataclass
class Writer:
    """A client with items of its own; `acknowledged` holds the notes the server said it has, in order."""

    number: int
    items: Sequence[str]
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    retries: int = 0
    fault: BaseException | None = None

    def write(self, client: Client, path: str, saves: int, done: Callable[[], None]) -> None:
        """Save so often, one after the other; a save without an answer is sent again as it was."""
        versions = dict.fromkeys(self.items, 0)
        try:
            for count in range(saves):
                item = self.items[count % len(self.items)]
                note = f"client {self.number} save {count}"
                fields = {
                    "page": f"page-{self.number}",
                    f"{item}-version": str(versions[item]),
                    f"{item}-value": str(count % 4),
                    f"{item}-note": note,
                }
                versions[item] = self._until_answered(client, f"{path}/{item}", fields)
                self.acknowledged.setdefault(item, []).append(note)
                done()
        except BaseException as fault:
            self.fault = fault
            raise

    def _until_answered(self, client: Client, path: str, fields: dict[str, str]) -> int:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                status, body = client.request("POST", path, fields)
            except (OSError, http.client.HTTPException):
                self.retries += 1
                time.sleep(0.05)
                continue
            assert status == http.client.OK, (status, body[:500])
            version: int = json.loads(body)["version"]
            return version
        raise TimeoutError("the server did not come back")


@dataclass(frozen=True)
class Outcome:
    """What a run showed; `missing` names acknowledged saves that the database does not have."""

    saves: int
    kills: int
    retries: int
    missing: tuple[str, ...]
    seconds: float


def run(database_url: str, data: Path, *, saves: int, kills: int) -> Outcome:
    """Save that often in all from eight clients while the server is killed so many times."""
    scene = _set_up(database_url)
    server = Server(data=data, database_url=database_url)
    server.start()
    clients = []
    for email in scene.emails:
        client = Client(server.port)
        client.sign_in(email, world.PASSWORD)
        clients.append(client)
    writers = [Writer(number=index, items=scene.items[index::CLIENTS][:ITEMS_PER_CLIENT]) for index in range(CLIENTS)]
    counter = threading.Semaphore(0)
    started = time.monotonic()
    threads = [
        threading.Thread(target=writer.write, args=(client, scene.path, saves // CLIENTS, counter.release), daemon=True)
        for writer, client in zip(writers, clients, strict=True)
    ]
    for thread in threads:
        thread.start()
    _kill_in_between(server, counter, saves=saves, kills=kills)
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - started
    for client in clients:
        client.close()
    server.stop()
    faults = [writer.fault for writer in writers if writer.fault]
    if faults:
        raise faults[0]
    missing = _missing(database_url, scene, writers)
    return Outcome(saves // CLIENTS * CLIENTS, kills, sum(writer.retries for writer in writers), missing, seconds)


def _kill_in_between(server: Server, counter: threading.Semaphore, *, saves: int, kills: int) -> None:
    """Kill the server after every so many acknowledged saves, at a moment of chance within a save."""
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(kills):
        for _ in range(saves // CLIENTS * CLIENTS // (kills + 1)):
            if not counter.acquire(timeout=120):
                raise TimeoutError("nothing was saved for two minutes")
        time.sleep(chance.random() * 0.02)
        server.kill()
        server.start()


@dataclass(frozen=True)
class _Scene:
    emails: list[str]
    items: list[str]
    path: str
    assessment: int
    person: int


def _app(database_url: str) -> Flask:
    app = Flask("looking")
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    schema.init_app(app)
    return app


def _set_up(database_url: str) -> _Scene:
    with _app(database_url).app_context():
        site = world.a_site()
        cohort = world.a_cohort(site)
        round_ = world.an_open_round(cohort, world.as_lead(world.a_person(), cohort))
        people = [world.a_person(password=world.PASSWORD) for _ in range(CLIENTS)]
        for person in people:
            world.as_team(person, site)
        assessment = world.assessment_in(round_, site).id
        items = [item.id for item in all_items(current_content()) if isinstance(item, LevelItem) and not item.show_if]
        db.session.remove()
        db.engine.dispose()
        return _Scene(
            [person.email for person in people], items, f"/erhebungen/{assessment}/antworten", assessment, people[0].id
        )


def _missing(database_url: str, scene: _Scene, writers: Sequence[Writer]) -> tuple[str, ...]:
    """Acknowledged saves that are not in the journal, or that a last one does not stand at its item."""
    found: list[str] = []
    with _app(database_url).app_context():
        person = get_person(scene.person)
        assert person is not None
        standing = answering.open_sheet(actor_of(person), scene.assessment).standing
        for writer in writers:
            for item, notes in writer.acknowledged.items():
                written: list[Any] = [
                    entry.detail["after"].get("note") for entry in journal_of_item(scene.assessment, item)
                ]
                found += [note for note in notes if note not in written]
                if standing[item].entry.note != notes[-1]:
                    found.append(f"{item}: {standing[item].entry.note!r} instead of {notes[-1]!r}")
        db.session.remove()
        db.engine.dispose()
    return tuple(found)


def main() -> None:
    """Run with the numbers of the command line on one or both databases."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    kinds = sys.argv[2:] or ["sqlite", "postgresql"]
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            place = Path(folder, kind)
            (place / "data").mkdir(parents=True)
            if kind == "sqlite":
                outcome = run(sqlite_databases(place)(), place / "data", saves=saves, kills=20)
            else:
                with postgresql_databases(place / "server") as make:
                    outcome = run(make(), place / "data", saves=saves, kills=20)
            print(f"{kind}: {outcome}")
            assert not outcome.missing


if __name__ == "__main__":
    main()
