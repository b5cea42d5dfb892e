"""From errors to pages or JSON, with a sentence that says what is wrong and what to do."""

from http import HTTPStatus

from flask import Flask, current_app, jsonify, render_template, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from workbench.errors import NotAllowedError, NotFoundError, WorkbenchError, WrongStateError
from workbench.services import answering, bundles, cohorts, planning, plans, reminders, rounds

STATES = {
    answering.ROUND_CLOSED: _l("Die Runde ist geschlossen; Antworten können nicht mehr geändert werden."),
    answering.SUBMITTED: _l("Die Erhebung ist abgegeben und kann nicht mehr geändert werden."),
    answering.CHOSEN_ALREADY: _l("Hier wurde inzwischen schon gewählt. Die Seite zeigt jetzt den neuen Stand."),
    cohorts.NAME_TAKEN: _l("Diesen Namen gibt es schon. Bitte wählen Sie einen anderen."),
    rounds.ROUND_OPEN: _l("Es ist schon eine Runde offen. Schließen Sie sie zuerst."),
    bundles.UNDER_WAY: _l("Die Berichte werden schon zusammengestellt. Bitte warten Sie, bis sie fertig sind."),
    reminders.NOBODY_TO_REMIND: _l(
        "Heute ist niemand mehr zu erinnern: Die Teams haben abgegeben, sind in den letzten 24 Stunden erinnert "
        "worden, oder es ist noch niemand eingeladen."
    ),
    rounds.NOTHING_SUBMITTED: _l("Es ist noch nichts abgegeben."),
    plans.NO_PLAN: _l("Diese Kommune hat noch keinen Maßnahmenplan."),
    plans.CHANGED_MEANWHILE: _l("Die Maßnahme wurde inzwischen geändert. Die Seite zeigt jetzt den neuen Stand."),
    plans.REASON_MISSING: _l("Bitte schreiben Sie, warum die Maßnahme nicht weiterverfolgt wird."),
    planning.PLAN_CHANGED: _l(
        "Der Plan oder die Antworten haben sich inzwischen geändert. Bitte lassen Sie neue Vorschläge rechnen."
    ),
    planning.NOT_READY: _l("Dieser Vorschlag wird noch gerechnet. Bitte warten Sie einen Augenblick."),
    rounds.NO_REASON: _l("Bitte begründen Sie, warum Sie die Erhebung zurückgeben."),
}
"""What the codes of WrongStateError say to people."""

TITLES = {
    HTTPStatus.BAD_REQUEST: _l("Das konnten wir nicht verarbeiten"),
    HTTPStatus.NOT_FOUND: _l("Diese Seite gibt es nicht"),
    HTTPStatus.METHOD_NOT_ALLOWED: _l("So lässt sich diese Seite nicht aufrufen"),
    HTTPStatus.CONFLICT: _l("Das geht gerade nicht"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _l("Das ist zu viel auf einmal"),
    HTTPStatus.TOO_MANY_REQUESTS: _l("Zu viele Versuche"),
    HTTPStatus.INTERNAL_SERVER_ERROR: _l("Hier ist etwas schiefgegangen"),
}

SENTENCES = {
    HTTPStatus.BAD_REQUEST: _l("Bitte gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal."),
    HTTPStatus.NOT_FOUND: _l(
        "Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist nicht für Ihr Konto freigegeben. "
        "Beginnen Sie auf der Übersicht."
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: _l("Beginnen Sie auf der Übersicht."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _l("Bitte kürzen Sie Ihre Eingabe und versuchen Sie es noch einmal."),
    HTTPStatus.TOO_MANY_REQUESTS: _l("Bitte warten Sie einige Minuten und versuchen Sie es dann noch einmal."),
    HTTPStatus.INTERNAL_SERVER_ERROR: _l(
        "Was Sie zuletzt gespeichert haben, ist noch da. Bitte versuchen Sie es in einer Minute noch einmal. "
        "Wenn es dann nicht geht, sagen Sie der Stelle Bescheid, die die Werkbank betreibt."
    ),
}


def init_app(app: Flask) -> None:
    """Answer every error in the reader's language, as JSON where JSON was asked for."""
    app.register_error_handler(WorkbenchError, _workbench_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def wants_json() -> bool:
    """Whether a script asks, not a person."""
    return request.accept_mimetypes.best == "application/json"


def state_sentence(error: WrongStateError) -> str:
    """What a wrong state means, in the reader's language."""
    return str(STATES[error.code])


def _workbench_error(error: WorkbenchError) -> tuple[str | Response, int]:
    if isinstance(error, WrongStateError):
        return _answer(HTTPStatus.CONFLICT, code="closed", message=state_sentence(error))
    if isinstance(error, NotAllowedError | NotFoundError):
        # Whether a thing of others exists is nobody's business, so both look the same.
        return _answer(HTTPStatus.NOT_FOUND)
    return _answer(HTTPStatus.CONFLICT, message=str(error))


def _csrf_error(_error: CSRFError) -> tuple[str | Response, int]:
    if wants_json() and not current_user.is_authenticated:
        return _answer(HTTPStatus.UNAUTHORIZED, code="sign_in")
    return _answer(HTTPStatus.BAD_REQUEST, code="csrf")


def _http_error(error: HTTPException) -> tuple[str | Response, int] | HTTPException:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST or error.response is not None:
        return error
    return _answer(HTTPStatus(error.code))


def _unexpected(error: Exception) -> tuple[str | Response, int]:
    current_app.logger.exception("unexpected error", exc_info=error)
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(status: HTTPStatus, *, code: str | None = None, message: str | None = None) -> tuple[str | Response, int]:
    known = status if status in TITLES else HTTPStatus.BAD_REQUEST
    said = message or str(SENTENCES.get(known, ""))
    if wants_json():
        return jsonify(code=code or status.name.lower(), message=said), status
    return render_template("errors/error.html", title=TITLES[known], message=said), status
