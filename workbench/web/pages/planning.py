"""Making a plan: the wishes, the two proposals, taking one over."""

from dataclasses import dataclass

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import NotFoundError
from workbench.present.plan import PlanView, plan_view
from workbench.present.texts import Reader
from workbench.present.what_it_takes import extra_text
from workbench.services import planning
from workbench.services.access import Action
from workbench.services.clock import today
from workbench.services.planning import Draft, Ground, Proposal, Variant
from workbench.services.rounds import assessment_of
from workbench.values import Month
from workbench.web.forms.planning import WishesForm, wishable
from workbench.web.jobs import enqueue
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import reader_for
from workbench.web.signin import actor, needs

blueprint = Blueprint("planning", __name__, url_prefix="/kommunen/<int:site_id>/plan")


@blueprint.route("/neu", methods=["GET", "POST"])
@needs(Action.PLAN)
def ask(site_id: int) -> Page:
    """What the plan is asked for: two things, and under "Mehr" everything else."""
    ground = planning.ground(actor(), site_id)
    reader = reader_for(ground.content, ground.submission.site["kind"])
    form = _form(ground, reader)
    if form.validate_on_submit():
        draft_id, waiting = planning.ask(actor(), site_id, form.wishes())
        for result_id in waiting:
            enqueue("work_out_plan", result_id=result_id)
        return redirect(url_for(".proposals", site_id=site_id, draft_id=draft_id))
    shown = render_template("plan/ask.html", ground=ground, form=form, groups=_groups(ground, form, reader))
    return (shown, REFUSED) if form.is_submitted() else shown


def _form(ground: Ground, reader: Reader) -> WishesForm:
    kind = ground.submission.site["kind"]
    measures = [
        (key, reader.read(measure.title))
        for key, measure in ground.content.measures.items()
        if kind in measure.applies_to
    ]
    return WishesForm.of(
        ground.content,
        assessment_of(ground.submission).maturity,
        wishable(measures, ground.living),
        this_month=Month.of(today()),
        last=planning.last_wishes(actor(), ground.site.id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The fields that depend on the content, as the page groups them: by area, and by field of action."""

    dimensions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    measures: tuple[tuple[str, tuple[str, ...]], ...]


def _groups(ground: Ground, form: WishesForm, reader: Reader) -> Groups:
    maturity, model = assessment_of(ground.submission).maturity, ground.content.model
    titles = {key: reader.read(result.dimension.title) for key, result in maturity.dimensions.items()}
    fields = {
        key: tuple(measure for measure in form.measures if ground.content.measures[measure].field == key)
        for key in model.fields
    }
    return Groups(
        dimensions=tuple(
            (reader.read(model.areas[area].title), tuple((key, titles[key]) for key in result.dimensions))
            for area, result in maturity.areas.items()
        ),
        measures=tuple((reader.read(model.fields[key].title), inside) for key, inside in fields.items() if inside),
    )


@blueprint.get("/vorschlaege/<int:draft_id>")
@needs(Action.PLAN)
def proposals(site_id: int, draft_id: int) -> str:
    """Two proposals side by side, as soon as they are worked out."""
    draft = planning.draft(actor(), site_id, draft_id)
    columns = [_column(draft, each) for each in draft.proposals]
    return render_template("plan/proposals.html", draft=draft, columns=columns, steps=planning.STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Measures that taking over would add, remove or move, by title."""

    kind: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One proposal as the page shows it; `view` None while it is being worked out."""

    proposal: Proposal
    view: PlanView | None = None
    asked_about: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def _column(draft: Draft, proposal: Proposal) -> Column:
    if proposal.assessment is None or proposal.plan is None or proposal.changes is None:
        return Column(proposal=proposal)
    content = proposal.assessment.content
    reader = reader_for(content, proposal.assessment.site.kind)
    kinds = {"new": proposal.changes.new, "moved": proposal.changes.moved, "gone": proposal.changes.gone}
    return Column(
        proposal=proposal,
        view=plan_view(proposal.assessment, proposal.plan, reader, events=draft.events),
        asked_about=tuple(extra_text(content, key, extra, reader) for key, extra in proposal.asked_about),
        changes=tuple(
            Change(kind=kind, titles=tuple(reader.read(content.measures[key].title) for key in keys))
            for kind, keys in kinds.items()
            if keys
        ),
    )


@blueprint.get("/vorschlaege/<int:draft_id>/stand")
@needs(Action.PLAN)
def progress(site_id: int, draft_id: int) -> Response:
    """How far the proposals are, for the page that waits for them."""
    steps, done = planning.progress(actor(), site_id, draft_id)
    return jsonify(steps=steps, of=planning.STEPS * len(Variant), done=done)


@blueprint.post("/vorschlaege/<int:draft_id>/uebernehmen")
@needs(Action.PLAN)
def take_over(site_id: int, draft_id: int) -> Response:
    """Make one of the proposals the plan."""
    try:
        variant = Variant(request.form.get("variant", ""))
    except ValueError as error:
        raise NotFoundError("no such proposal") from error
    planning.take_over(actor(), site_id, draft_id, variant)
    flash(_("Der Plan ist übernommen. Jetzt können Sie Maßnahmen annehmen, ablehnen und anpassen."), "success")
    return redirect(url_for("plan.show", site_id=site_id))
