"""A site among the others of its cohort, after a round was closed; and what it shows them by name."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _

from workbench.errors import NotFoundError
from workbench.present.others import needed_text, others_view
from workbench.services import protected
from workbench.services.access import Action
from workbench.services.protected import Releasable
from workbench.storage.sites import Site
from workbench.web.forms.others import ReleaseForm, release_form
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import reader_for
from workbench.web.settings import Settings
from workbench.web.signin import actor, needs

blueprint = Blueprint("others", __name__, url_prefix="/kommunen/<int:site_id>")


@blueprint.record
def _say_how_many(state: BlueprintSetupState) -> None:
    """The setting reaches the service when the application is made; closing a round asks it, wherever that happens."""
    settings: Settings = state.app.extensions["settings"]
    protected.need_others(settings.least_others)


@blueprint.get("/vergleich")
@needs(Action.SEE_OTHERS)
def show(site_id: int) -> str:
    """Where the site stands among the others, in the latest closed round of each cohort."""
    found = protected.others(actor(), site_id)
    rounds = []
    for each in found.rounds:
        reader = reader_for(each.content, found.site.kind)
        rounds.append((each, others_view(each, reader, needed=found.needed), needed_text(found.needed, reader)))
    return render_template("others/show.html", others=found, rounds=rounds)


@blueprint.route("/freigaben", methods=["GET", "POST"])
@needs(Action.RELEASE)
def release(site_id: int) -> Page:
    """Choose which levels the other teams of a cohort see with the site's name; take that back."""
    found = protected.releases(actor(), site_id)
    forms = {each.cohort.id: _form(found.site, each) for each in found.cohorts}
    if request.method == "POST":
        cohort_id = request.form.get("cohort", 0, type=int)
        if cohort_id not in forms:
            raise NotFoundError(f"site {site_id} is not in cohort {cohort_id}")
        if forms[cohort_id].validate():
            protected.release(actor(), site_id, cohort_id, forms[cohort_id].chosen())
            flash(_("Gespeichert. Was Sie zurückgenommen haben, sieht ab sofort niemand mehr."), "success")
            return redirect(url_for(".release", site_id=site_id))
    shown = render_template("others/release.html", releases=found, forms=forms)
    return (shown, REFUSED) if request.method == "POST" else shown


def _form(site: Site, each: Releasable) -> ReleaseForm:
    reader = reader_for(each.content, site.kind)
    return release_form(each.content, reader, released=each.released, own=each.own, prefix=f"cohort-{each.cohort.id}-")
