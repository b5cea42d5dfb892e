"""Operating the installation: cohorts, sites, accounts, pages to fill, and how things stand."""

from importlib.metadata import version

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workbench.errors import WrongStateError
from workbench.services import boards, cohorts
from workbench.services.access import Action, require
from workbench.services.contents import current_content
from workbench.services.lookup import cohort_for
from workbench.web.forms.admin import CohortForm
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import kind_titles
from workbench.web.settings import Settings
from workbench.web.signin import actor, needs

blueprint = Blueprint("admin", __name__, url_prefix="/verwaltung")


@blueprint.get("")
@needs(Action.OPERATE)
def overview() -> str:
    """Everything the operator keeps."""
    return render_template(
        "admin/overview.html",
        cohorts=boards.all_cohorts(actor()),
        sites=boards.all_sites(actor()),
        kinds=kind_titles(),
        facts_of_installation=_facts(),
    )


def _facts() -> list[tuple[str, str]]:
    settings: Settings = current_app.extensions["settings"]
    database = "PostgreSQL" if settings.database_url.startswith("postgresql") else "SQLite"
    return [
        (_("Fassung der Software"), version("engagement-workbench")),
        (_("Inhalte"), current_content().digest[:12]),
        (_("Datenbank"), database),
        (_("E-Mail"), settings.mail.host if settings.mail else _("kein Server; Links werden zum Weitergeben gezeigt")),
    ]


@blueprint.route("/kohorten/neu", methods=["GET", "POST"])
@needs(Action.OPERATE)
def create_cohort() -> Page:
    """A new cohort."""
    require(actor(), Action.OPERATE)
    form = CohortForm()
    if form.validate_on_submit():
        try:
            cohort = cohorts.create_cohort(actor(), form.name.data)
        except WrongStateError:
            form.refuse_name()
        else:
            flash(_("Die Kohorte ist angelegt. Laden Sie jetzt die Workshopleitung ein."), "success")
            return redirect(url_for("people.cohort", cohort_id=cohort.id))
    shown = render_template("admin/cohort.html", form=form, cohort=None)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.route("/kohorten/<int:cohort_id>/name", methods=["GET", "POST"])
@needs(Action.OPERATE)
def rename_cohort(cohort_id: int) -> Page:
    """Another name for a cohort."""
    cohort = cohort_for(actor(), Action.OPERATE, cohort_id)
    form = CohortForm(name=cohort.name)
    if form.validate_on_submit():
        try:
            cohorts.rename_cohort(actor(), cohort_id, form.name.data)
        except WrongStateError:
            form.refuse_name()
        else:
            flash(_("Der neue Name ist gespeichert."), "success")
            return redirect(url_for("cohort.show", cohort_id=cohort_id))
    shown = render_template("admin/cohort.html", form=form, cohort=cohort)
    return (shown, REFUSED) if form.is_submitted() else shown
