"""A cohort for its leads: the board of a round, opening and closing, submissions given back, sites that come and go."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.errors import WrongStateError
from workbench.present.answering import progress_text
from workbench.present.board import OpenPart, open_parts
from workbench.services import cohorts, reminders, rounds
from workbench.services.access import Action
from workbench.services.boards import Board, board
from workbench.services.contents import content_by
from workbench.services.lookup import cohort_for
from workbench.storage.rounds import AssessmentState
from workbench.web.errors import state_sentence
from workbench.web.forms.admin import SiteForm
from workbench.web.forms.cohort import ReturnForm, RoundForm, TakeInForm
from workbench.web.letters import has_mail, send_reminder
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import any_reader, kind_titles
from workbench.web.signin import actor, needs

blueprint = Blueprint("cohort", __name__)


@blueprint.get("/kohorten/<int:cohort_id>")
@needs(Action.SEE_COHORT)
def show(cohort_id: int) -> str:
    """How far the sites of a cohort are in a round: in the latest, or in that of the number asked for."""
    found = board(actor(), cohort_id, number=request.args.get("runde", type=int))
    standings = [row.standing for row in found.rows if row.standing is not None]
    return render_template(
        "cohort/show.html",
        board=found,
        kinds=kind_titles(),
        texts={each.assessment_id: progress_text(each.progress, any_reader()) for each in standings},
        open_parts=_open_parts(found),
        mail=has_mail(),
        submitted=sum(each.state is AssessmentState.SUBMITTED for each in standings),
        taking_part=len(standings),
    )


def _open_parts(found: Board) -> Mapping[int, tuple[OpenPart, ...]]:
    """Assessment id to what is open there."""
    if found.shown is None:
        return {}
    content, reader = content_by(found.shown.content_digest), any_reader()
    standings = [row.standing for row in found.rows if row.standing is not None]
    return {each.assessment_id: open_parts(content, each.parts, reader) for each in standings}


@blueprint.route("/kohorten/<int:cohort_id>/runde", methods=["GET", "POST"])
@needs(Action.RUN_ROUNDS)
def open_round(cohort_id: int) -> Page:
    """Open the next round."""
    cohort_for(actor(), Action.RUN_ROUNDS, cohort_id)
    found = board(actor(), cohort_id)
    form = RoundForm(title=_("Runde %(number)d", number=len(found.rounds) + 1))
    if form.validate_on_submit():
        with _told():
            opened = rounds.open_round(actor(), cohort_id, title=form.title.data.strip())
            flash(_("Die Runde „%(title)s“ ist offen. Die Teams können antworten.", title=opened.title), "success")
        return _to_board(cohort_id)
    shown = render_template("cohort/round.html", board=found, form=form)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.post("/kohorten/<int:cohort_id>/runden/<int:round_id>/schliessen")
@needs(Action.RUN_ROUNDS)
def close_round(cohort_id: int, round_id: int) -> Response:
    """Close a round: nobody can answer or hand in any more."""
    with _told():
        rounds.close_round(actor(), round_id)
        flash(_("Die Runde ist geschlossen. Niemand kann mehr antworten oder abgeben."), "success")
    return _to_board(cohort_id)


@blueprint.post("/kohorten/<int:cohort_id>/runden/<int:round_id>/oeffnen")
@needs(Action.RUN_ROUNDS)
def reopen_round(cohort_id: int, round_id: int) -> Response:
    """Open a closed round again."""
    with _told():
        rounds.reopen_round(actor(), round_id)
        flash(_("Die Runde ist wieder offen. Die Teams können weiter antworten."), "success")
    return _to_board(cohort_id)


@blueprint.post("/kohorten/<int:cohort_id>/runden/<int:round_id>/erinnern")
@needs(Action.RUN_ROUNDS)
def remind(cohort_id: int, round_id: int) -> Response:
    """Remind all teams that have not handed in."""
    return _remind(cohort_id, round_id, site_id=None)


@blueprint.post("/kohorten/<int:cohort_id>/runden/<int:round_id>/erinnern/<int:site_id>")
@needs(Action.RUN_ROUNDS)
def remind_site(cohort_id: int, round_id: int, site_id: int) -> Response:
    """Remind the team of one site."""
    return _remind(cohort_id, round_id, site_id=site_id)


def _remind(cohort_id: int, round_id: int, *, site_id: int | None) -> Response:
    cohort_for(actor(), Action.RUN_ROUNDS, cohort_id)
    if not has_mail():
        flash(_("Diese Werkbank hat keinen Mailserver und kann nicht erinnern."), "danger")
        return _to_board(cohort_id)
    with _told():
        made = reminders.remind(actor(), cohort_id, round_id=round_id, site_id=site_id)
        for letter in made.letters:
            send_reminder(letter)
        number = ngettext("Eine Person ist erinnert", "%(num)d Personen sind erinnert", len(made.letters))
        flash(f"{number}: {', '.join(made.sites)}.", "success")
    return _to_board(cohort_id)


@contextmanager
def _told() -> Iterator[None]:
    """Say what stands against it, where something does: the board may have been open for a while."""
    try:
        yield
    except WrongStateError as error:
        flash(state_sentence(error), "danger")


def _to_board(cohort_id: int) -> Response:
    return redirect(url_for(".show", cohort_id=cohort_id))


@blueprint.route("/erhebungen/<int:assessment_id>/rueckgabe", methods=["GET", "POST"])
@needs(Action.RETURN_SUBMISSION)
def return_submission(assessment_id: int) -> Page:
    """Give a submission back to its team, with a reason."""
    setting = rounds.setting_to_return(actor(), assessment_id)
    if setting.state is not AssessmentState.SUBMITTED:
        raise WrongStateError(rounds.NOTHING_SUBMITTED)
    form = ReturnForm()
    if form.validate_on_submit():
        with _told():
            rounds.return_submission(actor(), assessment_id, reason=form.reason.data)
            flash(_("Die Erhebung von %(site)s ist zurückgegeben.", site=setting.site.name), "success")
        return _to_board(setting.round.cohort_id)
    shown = render_template("cohort/return.html", setting=setting, form=form)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.route("/kohorten/<int:cohort_id>/kommune", methods=["GET", "POST"])
@needs(Action.FILL_COHORT)
def add_site(cohort_id: int) -> Page:
    """A new site in the cohort; or one that is known already, which goes to `take_in`."""
    cohort = cohort_for(actor(), Action.FILL_COHORT, cohort_id)
    form = SiteForm()
    if form.validate_on_submit():
        try:
            site = cohorts.create_site(actor(), form.new_facts(), cohort_id=cohort_id)
        except WrongStateError:
            form.refuse_name()
        else:
            flash(_("%(site)s ist angelegt. Laden Sie jetzt das Team ein.", site=site.name), "success")
            return redirect(url_for("people.site", site_id=site.id))
    shown = render_template("cohort/site.html", cohort=cohort, form=form, known=_take_in_form(cohort_id))
    return (shown, REFUSED) if form.is_submitted() else shown


def _take_in_form(cohort_id: int) -> TakeInForm | None:
    """The form with its choices; None where there is no site to take in."""
    found = cohorts.candidates(actor(), cohort_id)
    return TakeInForm.of([(site.id, site.name) for site in found]) if found else None


@blueprint.post("/kohorten/<int:cohort_id>/kommunen")
@needs(Action.FILL_COHORT)
def take_in(cohort_id: int) -> Response:
    """A site that is known already takes part from now on, in the open round, too."""
    cohort_for(actor(), Action.FILL_COHORT, cohort_id)
    cohorts.take_in(actor(), cohort_id, site_id=request.form.get("site", 0, type=int))
    flash(_("Die Kommune nimmt jetzt teil."), "success")
    return _to_board(cohort_id)


@blueprint.post("/kohorten/<int:cohort_id>/kommunen/<int:site_id>/entfernen")
@needs(Action.FILL_COHORT)
def let_go(cohort_id: int, site_id: int) -> Response:
    """A site no longer takes part; what it answered stays."""
    cohorts.let_go(actor(), cohort_id, site_id=site_id)
    flash(_("Die Kommune gehört nicht mehr zur Kohorte."), "success")
    return _to_board(cohort_id)
