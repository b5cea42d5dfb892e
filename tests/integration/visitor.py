"""Somebody at a browser without scripts: opens pages, fills in forms, reads what is there."""

import re
from dataclasses import dataclass, field
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.integration.world import PASSWORD


@dataclass
class Visitor:
    """One browser with its own cookies."""

    app: Flask
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def open(self, path: str) -> TestResponse:
        """Open a page, or take a file along; all of it is read."""
        return self.client.get(path, buffered=True)

    def submit(self, path: str, at: str | None = None, **fields: str) -> TestResponse:
        """Open a page with a form, fill it in and send it to `path`; the page is `at`, or the same path."""
        page = self.open(at or path).get_data(as_text=True)
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, f"no form on {at or path}: {page[:500]}"
        return self.client.post(path, data={"csrf_token": found.group(1), **fields})

    def sign_in(self, email: str, password: str = PASSWORD, **query: str) -> TestResponse:
        """Try to sign in."""
        return self.submit("/anmelden" + (f"?next={query['next']}" if query else ""), email=email, password=password)

    def is_signed_in(self) -> bool:
        """Whether the server knows this browser."""
        return self.open("/sitzung").status_code == 200


def text_of(response: TestResponse) -> str:
    """What a page says, without its tags, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.get_data(as_text=True))).split())
