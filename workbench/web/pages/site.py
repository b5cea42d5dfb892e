"""A site: its rounds, its facts, its data as a file, and its deletion."""

import json
import re

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workbench.errors import WrongStateError
from workbench.present.answering import progress_text
from workbench.services import cohorts, transfer
from workbench.services.access import Action, may
from workbench.services.boards import site_page
from workbench.services.transfer import NAME_DIFFERS
from workbench.web.forms.admin import DeleteForm, SiteDetailsForm, SiteForm
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import any_reader, kind_titles
from workbench.web.signin import actor, needs

blueprint = Blueprint("site", __name__, url_prefix="/kommunen/<int:site_id>")


@blueprint.get("")
@needs(Action.SEE_SITE)
def show(site_id: int) -> str:
    """Everything about a site that the reader may see, and the ways on."""
    page = site_page(actor(), site_id)
    texts = {
        each.assessment.id: progress_text(each.progress, any_reader())
        for each in page.rounds
        if each.progress is not None
    }
    return render_template("site/show.html", page=page, texts=texts, kinds=kind_titles())


@blueprint.route("/angaben", methods=["GET", "POST"])
@needs(Action.CHANGE_SITE)
def change(site_id: int) -> Page:
    """Change the facts of a site; its name and kind only as operator."""
    site = cohorts.site_for(actor(), Action.CHANGE_SITE, site_id)
    form = SiteForm(obj=site) if may(actor(), Action.OPERATE) else SiteDetailsForm(obj=site)
    if form.validate_on_submit():
        try:
            cohorts.change_site(actor(), site_id, form.facts(site))
        except WrongStateError:
            form.refuse_name()
        else:
            flash(_("Die Angaben sind gespeichert."), "success")
            return redirect(url_for(".show", site_id=site_id))
    shown = render_template("site/change.html", site=site, form=form, kinds=kind_titles())
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.post("/export")
@needs(Action.EXPORT_SITE)
def export(site_id: int) -> Response:
    """Everything kept about a site, as a file."""
    document = transfer.export_site(actor(), site_id)
    answer = Response(json.dumps(document, ensure_ascii=False, indent=2), mimetype="application/json")
    answer.headers.set("Content-Disposition", "attachment", filename=_file_name(document["site"]["name"]))
    return answer


def _file_name(name: str) -> str:
    """A name for the file that every system takes."""
    return re.sub(r"[^\w-]+", "-", name).strip("-").lower() + ".json"


@blueprint.route("/loeschen", methods=["GET", "POST"])
@needs(Action.OPERATE)
def delete(site_id: int) -> Page:
    """Delete a site, after its name was typed."""
    loss = transfer.loss_of_site(actor(), site_id)
    form = DeleteForm()
    if form.validate_on_submit():
        try:
            transfer.delete_site(actor(), site_id, typed=form.name.data)
        except WrongStateError as error:
            form.refuse(error)
        else:
            flash(_("%(name)s ist gelöscht.", name=loss.name), "success")
            return redirect(url_for("admin.sites"))
    shown = render_template("site/delete.html", site_id=site_id, loss=loss, form=form)
    return (shown, REFUSED) if form.is_submitted() else shown
