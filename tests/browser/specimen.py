"""A page with every macro on it, served as the real pages are: same frame, same static files, same headers."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, flash, render_template, request
from flask_babel import Babel
from flask_wtf import FlaskForm
from jinja2 import ChoiceLoader, FileSystemLoader
from werkzeug.serving import make_server
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, Optional

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

from workbench.packaged import packaged
from workbench.web import assets, security


def _choices(*labels: str) -> list[SelectChoice]:
    return [SelectChoice(label) for label in labels]


_NEEDED = DataRequired(message="Bitte füllen Sie dieses Feld aus.")


class SpecimenForm(FlaskForm):  # type: ignore[misc]
    """One field of each kind; all but the note and the day are needed."""

    name = StringField("Stelle", validators=[_NEEDED])
    email = EmailField("E-Mail-Adresse", validators=[_NEEDED, Email(message="Das ist keine E-Mail-Adresse.")])
    password = PasswordField("Passwort", validators=[_NEEDED])
    day = DateField("Tag des Beschlusses", validators=[Optional()])
    population = IntegerField("Einwohnerzahl", validators=[_NEEDED])
    note = TextAreaField("Notiz", validators=[Optional()])
    kind = SelectField(
        "Art der Kommune", choices=[SelectChoice("", "bitte wählen"), *_choices("Stadt", "Kreis")], validators=[_NEEDED]
    )
    agreed = BooleanField("Wir haben das gemeinsam besprochen", validators=[_NEEDED])
    role = RadioField("Aufgabe", choices=_choices("Team", "Nur lesen"), validators=[_NEEDED])
    topics = SelectMultipleField("Themen", choices=_choices("Räume", "Anerkennung"), validators=[_NEEDED])


def specimen_app() -> Flask:
    """The application; the path "/" has the page, a POST to it the page with errors."""
    app = Flask("workbench")
    app.config.update(SECRET_KEY="secret of the tests")  # noqa: S106
    app.jinja_loader = ChoiceLoader([FileSystemLoader(Path(__file__).parent), FileSystemLoader(packaged("templates"))])
    Babel(app, default_locale="de")
    security.init_app(app)
    assets.init_app(app)
    app.context_processor(_frame)
    app.add_url_rule("/", "start.overview", _page, methods=["GET", "POST"])
    app.add_url_rule("/sitzung", "account.session_state", lambda: ({"person": 1, "csrf": ""}, 200))
    return app


def _page() -> str:
    form = SpecimenForm()
    if request.method == "POST":
        form.validate()
    else:
        flash("Ihre Angaben sind gespeichert.", "success")
    return render_template("specimen.html", form=form)


def _frame() -> dict[str, object]:
    return {
        "lang": "de",
        "navigation": [{"title": "Übersicht", "url": "/", "current": True}, {"title": "Konto", "url": "/konto"}],
        "language_links": [
            {"title": "Deutsch", "url": "/", "lang": "de", "current": True},
            {"title": "English", "url": "/", "lang": "en"},
        ],
        "footer_links": [{"title": title, "url": "/"} for title in ("Datenschutz", "Impressum", "Barrierefreiheit")],
        "sign_out_url": "/abmelden",
        "actor": {"person_id": 1},
        "official_header": True,
    }


def _closing(app: Flask) -> "WSGIApplication":
    """The application, its answers closed even where the browser was gone before the end, as Werkzeug does not."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterator[bytes]:
        with closing(app(environ, start_response)) as parts:  # type: ignore[type-var]
            yield from parts

    return answer


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application on a port of its own; gives the address."""
    server = make_server("127.0.0.1", 0, _closing(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
