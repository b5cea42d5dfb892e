"""A site: its rounds, its facts, and the ways on from there."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workbench.errors import WrongStateError
from workbench.present.answering import progress_text
from workbench.services import cohorts
from workbench.services.access import Action, may
from workbench.services.boards import site_page
from workbench.services.lookup import site_for
from workbench.web.forms.admin import SiteDetailsForm, SiteForm
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
    site = site_for(actor(), Action.CHANGE_SITE, site_id)
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
