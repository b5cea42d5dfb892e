"""Sign-in by Flask-Security: the session, the codes of an authenticator, and what those not signed in are told.

Its own pages stay off: ours count attempts over all processes, write the journal and declare their access rule.
"""

import base64
import hashlib
import hmac
import re
from http import HTTPStatus
from urllib.parse import urlsplit

import qrcode
from flask import Flask, Response, current_app, g, jsonify, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_security import RoleMixin, Security, SQLAlchemyUserDatastore, Totp, login_user, logout_user
from qrcode.image.svg import SvgPathFillImage
from werkzeug.wrappers import Response as AnyResponse

from workbench.storage.db import db
from workbench.storage.people import Person
from workbench.web.errors import wants_json
from workbench.web.settings import Settings

ISSUER = "Werkbank Engagementstrategie"
"""What an authenticator writes above its code."""

OWN = "own_"
"""How the names begin of what a signed-in person, or one about to be, has in the session."""

FOR_SCRIPTS = re.compile(r"/sitzung$|/erhebungen/\d+/antworten/")
"""Addresses that only scripts ask for."""

_NEIGHBOUR_SECONDS = 30
"""The code before and the one after are taken too: clocks differ, people type slowly."""


class Authenticator(Totp):
    """Secrets and codes of authenticator apps."""

    def counter_of(self, secret: str, code: str) -> int | None:
        """The time step that the code belongs to; None for a wrong code."""
        try:
            return int(self._totp.verify(code, secret, window=_NEIGHBOUR_SECONDS).counter)
        except ValueError:
            return None

    def generate_qrcode(self, username: str, totp: str) -> str:
        """The code for the camera as an address of an image, dark on white whatever the page looks like."""
        image = qrcode.make(self.get_totp_uri(username, totp), image_factory=SvgPathFillImage)
        return f"data:image/svg+xml;base64,{base64.b64encode(image.to_string()).decode()}"


class _Sessions(SecureCookieSessionInterface):
    """Every page prolongs the session; static files, which a proxy may keep, never carry its cookie."""

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        return request.endpoint != "static" and super().should_set_cookie(app, session)


def init_app(app: Flask) -> None:
    """Let people sign in. Needs the settings, the database, the form protection and Babel."""
    settings: Settings = app.extensions["settings"]
    app.config.update(
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_TOTP_SECRETS={"1": _derived(settings.secret_key, "totp")},
        SECURITY_TOTP_ISSUER=ISSUER,
        # Passwords are hashed in services.passwords; this reads and writes the same form.
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 – the name of a method
        SECURITY_PASSWORD_SINGLE_HASH=True,
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_USE_REGISTER_V2=True,
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
    )
    security = Security(
        app, SQLAlchemyUserDatastore(db, Person, RoleMixin), register_blueprint=False, totp_cls=Authenticator
    )
    # A person is known by the session only, never by a token in an address or a header.
    security.login_manager.request_loader(lambda _request: None)
    security.login_manager.unauthorized_handler(_not_signed_in)
    # Static files need no database.
    security.principal.skip_static = True
    app.session_interface = _Sessions()


def _derived(secret: str, use: str) -> str:
    """A key of its own for each use of the one secret."""
    digest = hmac.new(secret.encode(), use.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def authenticator() -> Authenticator:
    """The authenticator codes of this installation."""
    found: Authenticator = current_app.extensions["security"].totp_factory
    return found


def person_of_mark(mark: str) -> Person | None:
    """Who is known to sessions by that mark, if the account is open."""
    found: Person | None = current_app.extensions["security"].datastore.find_user(fs_uniquifier=mark)
    return found if found is not None and found.active else None


def start_session(person: Person) -> None:
    """Sign a person in, with a new form token: what was known before signing in is worth nothing after it."""
    end_session()
    session.permanent = True
    login_user(person)


def end_session() -> None:
    """Sign out in this browser."""
    logout_user()
    for name in ("actor", "reader_language"):
        g.pop(name, None)
    for name in [each for each in session if each.startswith(OWN)]:
        session.pop(name)


def own_path(target: str | None) -> str | None:
    """Where to go on after signing in, if it is a page of ours: browsers read a backslash as a slash."""
    if not target or not target.startswith("/") or any(sign <= " " or sign in "\\\x7f" for sign in target):
        return None
    parts = urlsplit(target)
    return None if target.startswith("//") or parts.scheme or parts.netloc else target


def _not_signed_in() -> AnyResponse:
    """A script is told so and keeps what it holds; a person goes to the sign-in page and comes back after it."""
    if wants_json() or FOR_SCRIPTS.match(request.path) or "X-Requested-With" in request.headers:
        refused: Response = jsonify(code="sign_in")
        refused.status_code = HTTPStatus.UNAUTHORIZED
        return refused
    here = request.script_root + (request.full_path if request.query_string else request.path)
    return redirect(url_for("security.login", next=here if request.method == "GET" else None))
