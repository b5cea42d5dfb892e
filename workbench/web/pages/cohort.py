"""A cohort for its leads: the board of a round, opening and closing, submissions given back, who takes part."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import WrongStateError
from workbench.present.answering import progress_text
from workbench.services import cohorts, rounds
from workbench.services.access import Action
from workbench.services.answering import setting_for
from workbench.services.boards import Board, board
from workbench.services.rounds import NOTHING_SUBMITTED
from workbench.storage.rounds import AssessmentState, Round
from workbench.web.errors import state_sentence
from workbench.web.forms.admin import SiteForm
from workbench.web.forms.cohort import ReturnForm, RoundForm, TakeInForm
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import any_reader, kind_titles
from workbench.web.signin import actor, needs

blueprint = Blueprint("cohort", __name__)

NUMBER = "runde"
"""Names the round that a board shows; without it the latest."""


@blueprint.get("/kohorten/<int:cohort_id>")
@needs(Action.SEE_COHORT)
def show(cohort_id: int) -> str:
    """How far the sites of a cohort are in a round."""
    found = board(actor(), cohort_id, number=request.args.get(NUMBER, type=int))
    return _board(found, RoundForm(formdata=None, title=_next_title(found)))


def _next_title(found: Board) -> str:
    return _("Runde %(number)d", number=found.rounds[0].number + 1 if found.rounds else 1)


def _board(found: Board, form: RoundForm) -> str:
    standings = [row.standing for row in found.rows if row.standing is not None]
    return render_template(
        "cohort/board.html",
        board=found,
        form=form,
        kinds=kind_titles(),
        texts={each.assessment_id: progress_text(each.progress, any_reader()) for each in standings},
        submitted=sum(each.state is AssessmentState.SUBMITTED for each in standings),
        taking_part=len(standings),
        number_name=NUMBER,
    )


@blueprint.post("/kohorten/<int:cohort_id>/runden")
@needs(Action.RUN_ROUNDS)
def open_round(cohort_id: int) -> Page:
    """Open the next round."""
    cohorts.cohort_for(actor(), Action.RUN_ROUNDS, cohort_id)
    form = RoundForm()
    if not form.validate_on_submit():
        return _board(board(actor(), cohort_id), form), REFUSED
    try:
        opened = rounds.open_round(actor(), cohort_id, title=form.title.data.strip())
        flash(_("Die Runde „%(title)s“ ist eröffnet. Die Teams können jetzt antworten.", title=opened.title), "success")
    except WrongStateError as error:
        flash(state_sentence(error), "danger")
    return redirect(url_for(".show", cohort_id=cohort_id))


@blueprint.post("/runden/<int:round_id>/schliessen")
@needs(Action.RUN_ROUNDS)
def close_round(round_id: int) -> Response:
    """Close a round: nobody can answer or hand in any more."""
    return _switch(round_id, opens=False)


@blueprint.post("/runden/<int:round_id>/oeffnen")
@needs(Action.RUN_ROUNDS)
def reopen_round(round_id: int) -> Response:
    """Open a closed round again."""
    return _switch(round_id, opens=True)


def _switch(round_id: int, *, opens: bool) -> Response:
    round_ = rounds.round_for(actor(), Action.RUN_ROUNDS, round_id)
    try:
        if opens:
            rounds.reopen_round(actor(), round_id)
            flash(_("Die Runde „%(title)s“ ist wieder offen.", title=round_.title), "success")
        else:
            rounds.close_round(actor(), round_id)
            flash(_("Die Runde „%(title)s“ ist geschlossen.", title=round_.title), "success")
    except WrongStateError as error:
        flash(state_sentence(error), "danger")
    return _to_board(round_)


def _to_board(round_: Round) -> Response:
    return redirect(url_for(".show", cohort_id=round_.cohort_id, **{NUMBER: round_.number}))


@blueprint.route("/erhebungen/<int:assessment_id>/rueckgabe", methods=["GET", "POST"])
@needs(Action.RETURN_SUBMISSION)
def return_submission(assessment_id: int) -> Page:
    """Give a submission back to its team, with a reason."""
    setting = setting_for(actor(), Action.RETURN_SUBMISSION, assessment_id)
    if setting.state is not AssessmentState.SUBMITTED:
        raise WrongStateError(NOTHING_SUBMITTED)
    form = ReturnForm()
    if form.validate_on_submit():
        rounds.return_submission(actor(), assessment_id, reason=form.reason.data)
        flash(_("Die Erhebung von %(site)s ist zurückgegeben.", site=setting.site.name), "success")
        return _to_board(setting.round)
    shown = render_template("cohort/return.html", setting=setting, form=form, number_name=NUMBER)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.get("/kohorten/<int:cohort_id>/kommunen")
@needs(Action.FILL_COHORT)
def sites(cohort_id: int) -> str:
    """Which sites take part."""
    return _sites(cohort_id, _take_in_form(cohort_id), SiteForm(formdata=None))


def _sites(cohort_id: int, take_in_form: TakeInForm | None, form: SiteForm) -> str:
    found = board(actor(), cohort_id)
    return render_template(
        "cohort/sites.html", board=found, take_in_form=take_in_form, form=form, kinds=kind_titles()
    )


def _take_in_form(cohort_id: int) -> TakeInForm | None:
    """The form with its choices; None where there is no site to take in."""
    found = cohorts.candidates(actor(), cohort_id)
    if not found:
        return None
    form = TakeInForm()
    form.site.choices = [(site.id, site.name) for site in found]
    return form


@blueprint.post("/kohorten/<int:cohort_id>/kommunen")
@needs(Action.FILL_COHORT)
def create_site(cohort_id: int) -> Page:
    """A new site in the cohort."""
    cohorts.cohort_for(actor(), Action.FILL_COHORT, cohort_id)
    form = SiteForm()
    if form.validate_on_submit():
        try:
            site = cohorts.create_site(actor(), form.new_facts(), cohort_id=cohort_id)
        except WrongStateError:
            form.refuse_name()
        else:
            flash(_("%(site)s ist angelegt. Laden Sie jetzt das Team ein.", site=site.name), "success")
            return redirect(url_for("people.site", site_id=site.id))
    return _sites(cohort_id, _take_in_form(cohort_id), form), REFUSED


@blueprint.post("/kohorten/<int:cohort_id>/kommunen/aufnehmen")
@needs(Action.FILL_COHORT)
def take_in(cohort_id: int) -> Response:
    """A site that is known already takes part from now on."""
    cohorts.cohort_for(actor(), Action.FILL_COHORT, cohort_id)
    form = _take_in_form(cohort_id)
    if form is not None and form.validate_on_submit():
        cohorts.take_in(actor(), cohort_id, site_id=form.site.data)
        flash(_("Die Kommune gehört jetzt zur Kohorte."), "success")
    else:
        flash(_("Bitte wählen Sie eine Kommune."), "danger")
    return redirect(url_for(".sites", cohort_id=cohort_id))


@blueprint.post("/kohorten/<int:cohort_id>/kommunen/<int:site_id>/in-die-runde")
@needs(Action.FILL_COHORT)
def join_round(cohort_id: int, site_id: int) -> Response:
    """A site of the cohort that came after the round was opened takes part in it."""
    cohorts.take_in(actor(), cohort_id, site_id=site_id)
    flash(_("Die Kommune nimmt jetzt an der offenen Runde teil."), "success")
    return redirect(url_for(".show", cohort_id=cohort_id))


@blueprint.post("/kohorten/<int:cohort_id>/kommunen/<int:site_id>/entfernen")
@needs(Action.FILL_COHORT)
def let_go(cohort_id: int, site_id: int) -> Response:
    """A site no longer takes part."""
    cohorts.let_go(actor(), cohort_id, site_id=site_id)
    flash(_("Die Kommune gehört nicht mehr zur Kohorte."), "success")
    return redirect(url_for(".sites", cohort_id=cohort_id))
