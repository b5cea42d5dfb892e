"""Operating the installation: cohorts, sites, accounts, pages to fill, and how things stand."""

from importlib.metadata import version

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workbench.services import cohorts
from workbench.services.access import Action
from workbench.services.contents import current_content
from workbench.web.forms.places import NameForm
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import kind_titles
from workbench.web.settings import Settings
from workbench.web.signin import actor, needs

blueprint = Blueprint("admin", __name__, url_prefix="/verwaltung")


@blueprint.get("")
@needs(Action.OPERATE)
def overview() -> str:
    """Everything the operator keeps."""
    all_cohorts, all_sites = cohorts.everything(actor())
    return render_template(
        "admin/overview.html", cohorts=all_cohorts, sites=all_sites, kinds=kind_titles(), facts_of_installation=_facts()
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


@blueprint.route("/kohorte", methods=["GET", "POST"])
@needs(Action.OPERATE)
def create_cohort() -> Page:
    """A new cohort."""
    form = NameForm()
    if form.validate_on_submit():
        cohort = cohorts.create_cohort(actor(), form.name.data)
        flash(_("Die Kohorte ist angelegt. Laden Sie jetzt die Workshopleitung ein."), "success")
        return redirect(url_for("people.cohort", cohort_id=cohort.id))
    cohorts.everything(actor())
    shown = render_template("admin/cohort.html", form=form)
    return (shown, REFUSED) if form.is_submitted() else shown
