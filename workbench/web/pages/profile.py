"""The profile of an assessment: where the site stands, and how each figure comes about."""

from flask import Blueprint, render_template

from workbench.charts.figures import profile_figures
from workbench.present.profile_page import profile_page
from workbench.report_case import PreviousRound
from workbench.services.access import Action, cohorts_seen
from workbench.services.rounds import Result, previous_result, result
from workbench.web.reader import reader_for
from workbench.web.signin import actor, needs

blueprint = Blueprint("profile", __name__, url_prefix="/erhebungen/<int:assessment_id>/profil")


@blueprint.get("")
@needs(Action.SEE_PROFILE)
def show(assessment_id: int) -> str:
    """What was handed in, or for the team what stands now."""
    found = result(actor(), assessment_id)
    reader = reader_for(found.assessment.content, found.setting.site.kind)
    page = profile_page(found.assessment, reader, previous=_previous(found))
    figures = profile_figures(page.profile, reader)
    return render_template("profile/profile.html", page=page, figures=figures, result=found)


def _previous(found: Result) -> PreviousRound | None:
    before = previous_result(found.setting, cohorts=cohorts_seen(actor(), found.setting.site.id))
    return None if before is None else PreviousRound(title=before.round.title, assessment=before.assessment)
