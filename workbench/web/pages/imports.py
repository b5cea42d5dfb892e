"""Sites and people of a cohort out of a spreadsheet: the template, the upload, what came of it."""

import io
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, send_file
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from workbench.errors import NotFoundError
from workbench.exports import xlsx_book
from workbench.exports.import_template import import_template_csv, import_template_xlsx
from workbench.services.access import Action
from workbench.services.clock import today
from workbench.services.imports import Imported, import_cohort
from workbench.services.lookup import cohort_for
from workbench.sheets.model import MOST_ROWS, Fault, UnreadableError
from workbench.web.forms.fields import fault
from workbench.web.forms.imports import ImportForm
from workbench.web.i18n import language
from workbench.web.letters import full_link, has_mail, send_invitation
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import kind_titles
from workbench.web.signin import actor, needs

blueprint = Blueprint("imports", __name__, url_prefix="/kohorten/<int:cohort_id>/einlesen")

MEDIA_TYPES = {
    "xlsx": xlsx_book.MEDIA_TYPE,
    "csv": "text/csv",
}

MOST_DISCARDED = 50_000_000
"""Bytes of a file that is too large; no spreadsheet with a cohort in it comes near."""


@blueprint.route("", methods=["GET", "POST"])
@needs(Action.FILL_COHORT)
def upload(cohort_id: int) -> Page:
    """Take a file; with mistakes in it all of them are shown, without one it is taken over at once."""
    cohort = cohort_for(actor(), Action.FILL_COHORT, cohort_id)
    form, faults = ImportForm(), tuple[Fault, ...]()
    if form.validate_on_submit():
        try:
            imported = import_cohort(actor(), cohort_id, form.file.data.read(), language=language())
        except UnreadableError as error:
            fault(form.file, error.reason.in_language(language()))
        else:
            if not imported.faults:
                return _done(imported)
            faults = imported.faults
    shown = render_template(
        "imports/upload.html", cohort=cohort, form=form, faults=faults, language=language(), most=MOST_ROWS
    )
    return (shown, REFUSED) if form.is_submitted() else shown


def _done(imported: Imported) -> str:
    """Bring the invitations by mail; without mail the links are shown, this once, to be handed over."""
    if has_mail():
        for invited in imported.invited:
            send_invitation(invited)
    links = [
        (invited, full_link("security.invitation", secret=invited.secret))
        for invited in imported.invited
        if invited.secret is not None
    ]
    return render_template("imports/done.html", imported=imported, links=[] if has_mail() else links, mail=has_mail())


@blueprint.errorhandler(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
def too_large(_error: RequestEntityTooLarge) -> Response:
    """Back to the page, which asks who may see it: what is too large is refused before any rule is asked."""
    _discard_body()
    flash(
        _(
            "Die Datei ist größer als 1 MB und wurde nicht gelesen. Vielleicht enthält sie Bilder oder weitere "
            "Blätter: Lassen Sie nur „Kommunen“ und „Personen“ stehen, und laden Sie die Datei noch einmal hoch."
        ),
        "danger",
    )
    return redirect(request.path)


def _discard_body() -> None:
    """Read what was sent and throw it away: a browser that is cut off while it sends shows no answer."""
    if (length := request.content_length or 0) > (request.max_content_length or length):
        left = min(length, MOST_DISCARDED)
        while left > 0 and (part := request.environ["wsgi.input"].read(min(left, 65_536))):
            left -= len(part)


@blueprint.get("/vorlage.<extension>")
@needs(Action.FILL_COHORT)
def template(cohort_id: int, extension: str) -> Response:
    """An empty table with the right columns and an example."""
    cohort_for(actor(), Action.FILL_COHORT, cohort_id)
    if extension not in MEDIA_TYPES:
        raise NotFoundError(f"no template of kind {extension}")
    kinds = list(kind_titles().values())
    made = import_template_csv(language()) if extension == "csv" else None
    return send_file(
        io.BytesIO(made or import_template_xlsx(kinds, language(), made_on=today())),
        mimetype=MEDIA_TYPES[extension],
        as_attachment=True,
        download_name=_("Vorlage Kommunen und Personen") + f".{extension}",
    )
