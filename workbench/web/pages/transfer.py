"""A site's data as a file, and the deletion of sites and cohorts."""

import io
import json
from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import WrongStateError
from workbench.services import transfer
from workbench.services.access import Action
from workbench.services.transfer import Loss
from workbench.web.bundle_files import remove_unneeded
from workbench.web.forms.transfer import DeleteForm
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.signin import actor, needs

blueprint = Blueprint("transfer", __name__)


@blueprint.get("/kommunen/<int:site_id>/daten")
@needs(Action.EXPORT_SITE)
def export(site_id: int) -> Response:
    """Everything kept about a site, as a file."""
    document = transfer.export_site(actor(), site_id)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return send_file(
        io.BytesIO(text.encode()),
        mimetype="application/json",
        as_attachment=True,
        download_name=f"{document['site']['name']}.json",
    )


@blueprint.route("/kommunen/<int:site_id>/loeschen", methods=["GET", "POST"])
@needs(Action.OPERATE)
def delete_site(site_id: int) -> Page:
    """Delete a site, after its name was typed."""
    loss = transfer.loss_of_site(actor(), site_id)
    return _delete(
        loss,
        "transfer/delete_site.html",
        delete=lambda typed: transfer.delete_site(actor(), site_id, typed=typed),
    )


@blueprint.route("/kohorten/<int:cohort_id>/loeschen", methods=["GET", "POST"])
@needs(Action.OPERATE)
def delete_cohort(cohort_id: int) -> Page:
    """Delete a cohort, after its name was typed."""
    loss = transfer.loss_of_cohort(actor(), cohort_id)
    return _delete(
        loss,
        "transfer/delete_cohort.html",
        delete=lambda typed: transfer.delete_cohort(actor(), cohort_id, typed=typed),
    )


def _delete(loss: Loss, template: str, *, delete: Callable[[str], None]) -> Page:
    form = DeleteForm()
    if form.validate_on_submit():
        try:
            delete(form.name.data)
        except WrongStateError:
            form.name.errors = [_("Das ist nicht der Name. Schreiben Sie ihn genau so: %(name)s", name=loss.name)]
        else:
            remove_unneeded()
            flash(_("%(name)s ist gelöscht.", name=loss.name), "success")
            return redirect(url_for("admin.overview"))
    shown = render_template(template, form=form, loss=loss)
    return (shown, REFUSED) if form.is_submitted() else shown
