"""The history of a site and of one item."""

from flask import Blueprint, render_template, request

from workbench.present.history import history_lines
from workbench.services.access import Action
from workbench.services.history import History, history_of_item, history_of_site
from workbench.web.reader import any_reader, reader_for
from workbench.web.signin import actor, needs

blueprint = Blueprint("history", __name__)


@blueprint.get("/kommunen/<int:site_id>/verlauf")
@needs(Action.SEE_HISTORY)
def site(site_id: int) -> str:
    """What happened at a site, the latest first."""
    before = request.args.get("vor", type=int)
    return _page(history_of_site(actor(), site_id, before=before))


@blueprint.get("/erhebungen/<int:assessment_id>/verlauf/<item_id>")
@needs(Action.SEE_HISTORY)
def item(assessment_id: int, item_id: str) -> str:
    """What happened at one item."""
    return _page(history_of_item(actor(), assessment_id, item_id))


def _page(found: History) -> str:
    reader = any_reader() if found.content is None else reader_for(found.content, found.site.kind)
    lines = history_lines(found.deeds, reader)
    return render_template("history/history.html", history=found, lines=lines)
