"""The first page, and the choice of language."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workbench.errors import NotFoundError
from workbench.present.answering import progress_text
from workbench.services.overview import overview as find_overview
from workbench.values import Language
from workbench.web import i18n
from workbench.web.reader import any_reader
from workbench.web.signin import actor, public, signed_in

blueprint = Blueprint("start", __name__)

BACK = "zurueck"
"""Names the page to come back to."""


@blueprint.get("/")
@signed_in
def overview() -> str:
    """Own sites with what is to be done, own cohorts."""
    found = find_overview(actor())
    texts = {own.site.id: progress_text(own.progress, any_reader()) for own in found.sites if own.progress is not None}
    return render_template("start/overview.html", overview=found, texts=texts)


@blueprint.get("/sprache/<code>")
@public
def language(code: str) -> Response:
    """Read on in another language, on the same page."""
    if code not in set(Language):
        raise NotFoundError(f"no language {code}")
    i18n.choose(Language(code))
    back = urlsplit(request.args.get(BACK, "")).path
    return redirect(back if back.startswith("/") and not back.startswith(("//", "/\\")) else url_for(".overview"))
