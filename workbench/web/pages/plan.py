"""The plan that a site lives with: seeing it, changing its measures, taking it along as a file."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.charts.figures import plan_figures
from workbench.errors import NotFoundError, WrongStateError
from workbench.plan.living import Status
from workbench.present.history import history_lines
from workbench.present.plan import PlanView, plan_view
from workbench.present.plan_measures import measure_view
from workbench.present.texts import Reader
from workbench.present.what_it_takes import extra_text
from workbench.services import planning, plans
from workbench.services.access import Action, may
from workbench.services.clock import today
from workbench.services.history import history_of_measure
from workbench.services.lookup import site_for
from workbench.services.plans import SitePlan
from workbench.values import Month
from workbench.web.errors import state_sentence
from workbench.web.forms.measures import MeasureForm, OwnMeasureForm
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.plan_files import FILES, plan_file
from workbench.web.reader import any_reader, reader_for
from workbench.web.signin import actor, needs

blueprint = Blueprint("plan", __name__, url_prefix="/kommunen/<int:site_id>/plan")


def _reader(found: SitePlan) -> Reader:
    return reader_for(found.assessment.content, found.assessment.site.kind)


def _view(found: SitePlan) -> PlanView:
    return plan_view(found.assessment, found.plan, _reader(found), events=found.events, changed=found.changed)


@blueprint.get("")
@needs(Action.SEE_PLAN)
def show(site_id: int) -> str:
    """The plan, or how to come to one."""
    found = plans.plan_of_site(actor(), site_id)
    if found is None:
        site = site_for(actor(), Action.SEE_PLAN, site_id)
        return render_template(
            "plan/none.html",
            site=site,
            ready=planning.has_ground(actor(), site_id),
            may_change=may(actor(), Action.PLAN, site_id=site_id),
        )
    view = _view(found)
    return render_template(
        "plan/plan.html",
        found=found,
        view=view,
        figures=plan_figures(view, _reader(found)),
        files=FILES,
        proposed=[each for each in view.measures if each.status_id is Status.PROPOSED],
    )


@blueprint.post("/annehmen")
@needs(Action.PLAN)
def accept_all(site_id: int) -> Response:
    """Accept everything that is still only proposed."""
    number = plans.accept_all(actor(), site_id)
    flash(_("%(number)d Maßnahmen sind angenommen.", number=number), "success")
    return redirect(url_for(".show", site_id=site_id))


@blueprint.post("/massnahmen/<key>/annehmen")
@needs(Action.PLAN)
def accept(site_id: int, key: str) -> Response:
    """Accept one measure."""
    return _switch(site_id, key, Status.PLANNED, _("Die Maßnahme ist angenommen."))


@blueprint.post("/massnahmen/<key>/ablehnen")
@needs(Action.PLAN)
def reject(site_id: int, key: str) -> Response:
    """Reject one measure, with a reason."""
    return _switch(
        site_id, key, Status.REJECTED, _("Die Maßnahme ist abgelehnt; sie steht jetzt unter „Nicht im Plan“.")
    )


def _switch(site_id: int, key: str, status: Status, said: str) -> Response:
    """Give a measure another status, if it is still as the page showed it."""
    found = plans.require_plan(actor(), Action.PLAN, site_id)
    reason = request.form.get("reason", "").strip()[:2000] if status is Status.REJECTED else ""
    version = request.form.get("version", 0, type=int)
    try:
        plans.switch(actor(), found.measure(key), site_id=site_id, status=status, reason=reason, version=version)
    except WrongStateError as error:
        flash(state_sentence(error), "danger")
    else:
        flash(said, "success")
    anchor = None if status is Status.REJECTED else key
    return redirect(url_for(".show", site_id=site_id, _anchor=anchor))


@blueprint.route("/massnahmen/<key>", methods=["GET", "POST"])
@needs(Action.PLAN)
def measure(site_id: int, key: str) -> Page:
    """Change a measure: how far it is, its time, its text."""
    found = plans.require_plan(actor(), Action.PLAN, site_id)
    living, reader = found.measure(key), _reader(found)
    form = MeasureForm.of(living, found.versions[key], first=found.plan.wishes.start, reader=reader)
    if form.validate_on_submit():
        try:
            version = int(form.version.data or 0)
            plans.change_measure(actor(), site_id, form.changed(living, reader), version=version)
        except WrongStateError as error:
            flash(state_sentence(error), "danger")
            return redirect(url_for(".measure", site_id=site_id, key=key))
        flash(_("Die Maßnahme ist gespeichert."), "success")
        return redirect(url_for(".show", site_id=site_id, _anchor=key))
    view = measure_view(found.assessment, found.plan, living, reader, number="")
    shown = render_template("plan/measure.html", found=found, form=form, view=view)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.route("/eigene-massnahme", methods=["GET", "POST"])
@needs(Action.PLAN)
def add(site_id: int) -> Page:
    """Add a measure of the team's own."""
    found = plans.require_plan(actor(), Action.PLAN, site_id)
    reader, this_month = _reader(found), Month.of(today())
    form = OwnMeasureForm(data={"start": str(this_month.plus(1)), "end": str(this_month.plus(3))})
    form.offer(min(found.plan.wishes.start, this_month), reader)
    fields = found.assessment.content.model.fields
    form.field.choices = [(key, reader.read(field.title)) for key, field in fields.items()]
    if form.validate_on_submit():
        key = plans.add_own(actor(), site_id, form.own())
        flash(_("Die Maßnahme steht im Plan."), "success")
        return redirect(url_for(".show", site_id=site_id, _anchor=key))
    shown = render_template("plan/own.html", found=found, form=form)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.get("/massnahmen/<key>/verlauf")
@needs(Action.SEE_HISTORY)
def history(site_id: int, key: str) -> str:
    """What happened to a measure."""
    found = history_of_measure(actor(), site_id, key)
    return render_template("history/history.html", history=found, lines=history_lines(found.deeds, any_reader()))


@blueprint.get("/nicht-im-plan/<missed>")
@needs(Action.SEE_PLAN)
def what_it_takes(site_id: int, missed: str) -> str:
    """What it would take for a measure to join the plan."""
    found, extra = plans.what_it_takes(actor(), site_id, missed)
    text = extra_text(found.assessment.content, missed, extra, _reader(found))
    return render_template("plan/what_it_takes.html", found=found, text=text)


@blueprint.get("/dateien/<extension>")
@needs(Action.SEE_PLAN)
def file(site_id: int, extension: str) -> Response:
    """The plan as a file for another program."""
    found = plans.require_plan(actor(), Action.SEE_PLAN, site_id)
    if extension not in FILES:
        raise NotFoundError(f"no file of kind {extension}")
    return plan_file(extension, found, _view(found), made_on=today())
