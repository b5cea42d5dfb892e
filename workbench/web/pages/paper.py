"""The questionnaires of an assessment to print: one, or all that the site is asked."""

import io

from flask import Blueprint, Response, request, send_file
from flask_babel import gettext as _

from workbench.exports.plain import one_line
from workbench.report.questionnaire import render_questionnaire
from workbench.services.access import Action
from workbench.services.answering import open_desk
from workbench.services.clock import today
from workbench.web.i18n import language
from workbench.web.signin import actor, needs

blueprint = Blueprint("paper", __name__, url_prefix="/erhebungen/<int:assessment_id>")


@blueprint.get("/papier.pdf")
@needs(Action.ANSWER)
def questionnaire(assessment_id: int) -> Response:
    """The form to talk through around a table: the questionnaire of that id (`fragebogen`), else all."""
    desk = open_desk(actor(), assessment_id)
    only = request.args.get("fragebogen")
    site = desk.setting.site
    pdf = render_questionnaire(
        desk.content,
        site.kind,
        language(),
        questionnaires=None if only is None else [only],
        site=site.name,
        made_on=today(),
    )
    name = _("Fragebogen %(site)s", site=one_line(site.name))
    return send_file(io.BytesIO(pdf), mimetype="application/pdf", as_attachment=True, download_name=f"{name}.pdf")
