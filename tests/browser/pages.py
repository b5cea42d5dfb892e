"""The answering pages as somebody at a browser handles them."""

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Dialog, Error, Locator, Page, Route, expect

from tests.browser.teams import Team, Workbench
from tests.integration.world import PASSWORD
from workbench.storage.people import Person

SECTION = "kinds"
"""The section of tests/browser/content/all_kinds.yaml with an item of each kind."""

SAVES = re.compile(r"/erhebungen/\d+/antworten/")
"""Where the page saves an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item on the page."""

    box: Locator
    id: str

    def field(self, name: str) -> Locator:
        """A field by the part of its name behind the item's id."""
        return self.box.locator(f'[name="{self.id}-{name}"]')

    def choose(self, value: str, *, of: str = "value") -> None:
        """Choose a level or a choice."""
        self.box.locator(f'[name="{self.id}-{of}"][value="{value}"]').check()

    def note(self, words: str) -> None:
        """Write a note."""
        self.unfold("Notiz")
        self.field("note").fill(words)

    def unfold(self, title: str) -> None:
        """Open a part that is folded."""
        part = self.box.locator("details", has=self.box.page.locator("summary", has_text=title))
        if part.get_attribute("open") is None:
            part.locator("summary").click()

    @property
    def status(self) -> Locator:
        """What the page says about saving."""
        return self.box.locator("[data-status]")

    @property
    def choice(self) -> Locator:
        """The two values that wait for a choice."""
        return self.box.get_by_role("alert")

    def expect_saved(self) -> None:
        """Wait until the page says so."""
        expect(self.status).to_contain_text("gespeichert um")


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody of a team at the section with all kinds of items."""

    page: Page
    workbench: Workbench
    team: Team

    @property
    def context(self) -> BrowserContext:
        """The browser with its cookies and its store."""
        return self.page.context

    @property
    def url(self) -> str:
        """The section."""
        return f"{self.workbench.address}/erhebungen/{self.team.assessment}/abschnitt/{SECTION}"

    def sign_in(self, person: Person) -> None:
        """Sign in on the page that is open, or on the sign-in page."""
        if "/anmelden" not in self.page.url:
            self.page.goto(f"{self.workbench.address}/anmelden")
        self.page.get_by_label("E-Mail").fill(person.email)
        self.page.get_by_label("Passwort").fill(PASSWORD)
        self.page.get_by_role("button", name="Anmelden", exact=True).click()
        self.page.wait_for_url(lambda url: "/anmelden" not in url)

    def open(self) -> None:
        """Open the section and wait until it saves by itself."""
        self.page.goto(self.url)

    def again(self) -> "Desk":
        """The same browser with a new tab, the section open in it."""
        desk = Desk(self.context.new_page(), self.workbench, self.team)
        desk.open()
        return desk

    def item(self, name: str) -> Item:
        """An item by the part of its id behind `kinds_`."""
        return Item(self.page.locator(f"#item-{SECTION}_{name}"), f"{SECTION}_{name}")

    @property
    def banner(self) -> Locator:
        """Where the page speaks of the connection and of signing in."""
        return self.page.locator("[data-answering-banner]")

    @property
    def key(self) -> str:
        """Where this browser keeps what Anna has entered."""
        return f"werkbank:{self.team.anna.id}:{self.team.assessment}"

    def waiting(self) -> dict[str, Any]:
        """What this browser keeps, by item."""
        return dict(json.loads(self.page.evaluate("key => localStorage.getItem(key)", self.key) or "{}"))

    def entry(self, name: str) -> dict[str, Any] | None:
        """What the database has of an item."""
        found = self.workbench.entries(self.team).get(f"{SECTION}_{name}")
        return None if found is None else dict(found)

    def wait_for_entry(self, name: str) -> dict[str, Any] | None:
        """What the database has of an item, as soon as it has something; None after five seconds."""
        end = time.monotonic() + 5
        while self.entry(name) is None and time.monotonic() < end:
            time.sleep(0.05)
        return self.entry(name)

    def sign_out(self) -> None:
        """Press the button in the head of the page."""
        self.page.get_by_role("button", name="Abmelden").click()

    def return_to(self) -> None:
        """Come back to this tab; a browser without a screen does not notice by itself."""
        self.page.bring_to_front()
        self.page.evaluate("window.dispatchEvent(new Event('focus'))")

    def crash(self) -> None:
        """The tab dies, without a last chance to send anything."""
        with suppress(Error):
            self.page.goto("chrome://crash")
        self.page.close()

    def cut(self) -> None:
        """Cut the connection."""
        self.context.set_offline(True)

    def mend(self) -> None:
        """The connection is back."""
        self.context.set_offline(False)

    def questions(self, *, answer: bool) -> list[str]:
        """What the browser asks from now on; every question gets that answer."""
        asked: list[str] = []

        def take(dialog: Dialog) -> None:
            asked.append(dialog.message or dialog.type)
            if answer:
                dialog.accept()
            else:
                dialog.dismiss()

        self.page.on("dialog", take)
        return asked


@dataclass
class Network:
    """What stands between a desk and the server, for saves only."""

    page: Page
    saves: int = 0
    _held: list[Route] = field(default_factory=list)
    _how: Callable[[Route], None] = Route.continue_

    def __post_init__(self) -> None:
        self.page.route(SAVES, self._take)

    def _take(self, route: Route) -> None:
        self.saves += 1
        self._how(route)

    def hold(self) -> None:
        """Saves do not arrive yet."""
        self._how = self._held.append

    def work(self) -> None:
        """Saves arrive, those held back first."""
        self._how = Route.continue_
        while self._held:
            self._held.pop(0).continue_()

    def answer(self, status: int, body: str = "") -> None:
        """Saves do not arrive; something answers in the server's place."""
        self._how = lambda route: route.fulfill(status=status, body=body, content_type="text/html")

    def lose_answers(self) -> None:
        """Saves arrive, but nobody hears of it."""

        def lose(route: Route) -> None:
            route.fetch()
            route.abort()

        self._how = lose
