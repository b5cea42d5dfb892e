"""Handing an assessment in: first what is still open, then the submission."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.present.submitting import review_view
from workbench.services import rounds
from workbench.services.access import Action
from workbench.services.answering import open_sheet
from workbench.web.forms.sheet import asked_parts
from workbench.web.pages.answering import reader_of
from workbench.web.signin import actor, needs

blueprint = Blueprint("submitting", __name__, url_prefix="/erhebungen/<int:assessment_id>/abgabe")


@blueprint.get("")
@needs(Action.SUBMIT)
def review(assessment_id: int) -> str:
    """Everything that is open, and what stays without value because of it."""
    sheet = open_sheet(actor(), assessment_id)
    view = review_view(sheet.content, sheet.setting.site.kind, sheet.entries, asked_parts(sheet), reader_of(sheet))
    return render_template("answering/review.html", sheet=sheet, review=view)


@blueprint.post("")
@needs(Action.SUBMIT)
def submit(assessment_id: int) -> Response:
    """Hand in."""
    rounds.submit(actor(), assessment_id)
    flash(_("Die Erhebung ist abgegeben. Hier sehen Sie Ihr Profil."), "success")
    return redirect(url_for("profile.show", assessment_id=assessment_id))
