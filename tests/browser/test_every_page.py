"""Every page that a role can reach by following links, on the demo: accessible, never too wide, without a complaint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.exceptions import HTTPException

from tests.browser.look import Watch, axe, too_wide
from tests.browser.teams import a_workbench
from workbench.demo.make import LEAD, OPERATOR, make_demo
from workbench.storage.people import find_person

ROLES = {
    "operator": OPERATOR,
    "lead": LEAD,
    "team that answers": "verwaltung.moorlar@example.org",
    "team that has handed in": "kreisentwicklung.auenlohe@example.org",
    "reader": "spitze.wesselbrede@example.org",
    "nobody": None,
}

LOOKS = (
    {"language": "de", "theme": "light", "width": 1280},
    {"language": "en", "theme": "dark", "width": 390},
)
"""What axe judges depends on the language or on the colours, never on both together. Every role sees all of its pages
in the first look; in the second each page is judged once, for whichever role comes to it first."""


@dataclass(frozen=True)
class Demo:
    """The demo as it is served; `judged` are the pages that some role has seen in every look."""

    app: Flask
    address: str
    judged: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with a_workbench(tmp_path_factory.mktemp("demo")) as served:
        with served.app.app_context():
            make_demo()
        yield Demo(app=served.app, address=served.address)


def mark_of(demo: Demo, email: str) -> str:
    """What the session of that person names."""
    with demo.app.app_context():
        person = find_person(email)
        assert person is not None
        return person.fs_uniquifier


def cookie_of(demo: Demo, email: str) -> str:
    """The cookie of a session of that person."""
    client = demo.app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = mark_of(demo, email), True
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value


def reachable(demo: Demo, email: str | None) -> dict[str, str]:
    """Endpoint to the first address of it that following links leads to, from the start page."""
    client = demo.app.test_client()
    if email is not None:
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = mark_of(demo, email), True
    found: dict[str, str] = {}
    seen = {None, "static", "start.language"}
    waiting = ["/"] if email else ["/anmelden"]
    while waiting:
        url = waiting.pop(0)
        endpoint = endpoint_of(demo.app, url)
        if endpoint in seen:
            continue
        answer = client.get(url)
        assert answer.status_code in {200, 302}, f"{url}: {answer.status_code}"
        if answer.status_code == 200:
            seen.add(endpoint)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            found[str(endpoint)] = url
            links = re.findall(r'<a [^>]*href="([^"#]+)', answer.get_data(as_text=True))
            waiting += [urljoin(url, link.replace("&amp;", "&")) for link in links if not urlsplit(link).netloc]
    return found


def endpoint_of(app: Flask, url: str) -> str | None:
    try:
        return str(app.url_map.bind("").match(urlsplit(url).path, method="GET")[0])
    except HTTPException:
        return None


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role_is_accessible_and_fits(role: str, demo: Demo, browser: Browser) -> None:
    email = ROLES[role]
    pages = reachable(demo, email)
    assert len(pages) > 3
    wrong: list[str] = []
    for look in LOOKS:
        theme, width, language = look["theme"], look["width"], look["language"]
        context = browser.new_context(viewport={"width": int(str(width)), "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
        if email is not None:
            context.add_cookies([{"name": "session", "value": cookie_of(demo, email), "url": demo.address}])
        page = context.new_page()
        page.goto(f"{demo.address}/sprache/{language}")
        watch = Watch(host=urlsplit(demo.address).netloc)
        watch.over(page)
        for endpoint, url in pages.items():
            if look != LOOKS[0] and endpoint in demo.judged:
                continue
            page.goto(demo.address + url)
            assert page.locator("html").get_attribute("lang") == language, url
            wrong += [f"{endpoint} {look}: {fault}" for fault in (*axe(page), *too_wide(page))]
        wrong += [f"{look}: {complaint}" for complaint in watch.complaints]
        context.close()
    demo.judged.update(pages)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role_is_proper_html(role: str, demo: Demo) -> None:
    email = ROLES[role]
    client = demo.app.test_client()
    if email is not None:
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = mark_of(demo, email), True
    for url in reachable(demo, email).values():
        html5lib.HTMLParser(strict=True).parse(client.get(url).get_data(as_text=True))
