"""The pages on which a team answers."""

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workbench.content.model import Content, Dimension
from workbench.errors import NotFoundError
from workbench.maturity.progress import sections, total
from workbench.maturity.scope import items_by_id
from workbench.present.answering import first_questions, progress_text, saved_text, section_line
from workbench.present.texts import Reader
from workbench.services import answering
from workbench.services.access import Action
from workbench.services.answering import Desk, Sheet, open_sheet
from workbench.services.clock import now
from workbench.services.plans import measures_behind
from workbench.web.forms.items import form_errors, item_form, read_item_form
from workbench.web.forms.sheet import (
    Page,
    any_conflict,
    read_page,
    section_page,
    sheet_contents,
    shown_in,
)
from workbench.web.reader import reader_for
from workbench.web.signin import actor, needs

blueprint = Blueprint("answering", __name__, url_prefix="/erhebungen/<int:assessment_id>")

UNPROCESSABLE = 422
CONFLICT = 409
UNAUTHORIZED = 401

MARK_LENGTH = 32


def reader_of(sheet: Sheet) -> Reader:
    """Who reads a sheet."""
    return reader_for(sheet.content, sheet.setting.site.kind)


@blueprint.get("/")
@needs(Action.ANSWER)
def contents(assessment_id: int) -> str:
    """The table of contents: what is done, open, not applicable."""
    sheet = open_sheet(actor(), assessment_id)
    view = sheet_contents(sheet, reader_of(sheet))
    first = first_questions(sheet.content, measures_behind(sheet.setting), sheet.entries, reader_of(sheet))
    return render_template("answering/contents.html", sheet=sheet, contents=view, first=first)


@blueprint.get("/abschnitt/<dimension_id>")
@needs(Action.ANSWER)
def section(assessment_id: int, dimension_id: str) -> str:
    """The items of one section."""
    sheet = open_sheet(actor(), assessment_id)
    return _section(sheet, section_page(sheet, dimension_id, reader_of(sheet)))


def _section(sheet: Sheet, page: Page) -> str:
    return render_template("answering/section.html", sheet=sheet, page=page)


@blueprint.post("/abschnitt/<dimension_id>")
@needs(Action.ANSWER)
def save_section(assessment_id: int, dimension_id: str) -> str | Response | tuple[str, int]:
    """Save a whole page: what is valid is kept, what is not comes back as it was typed."""
    sheet = open_sheet(actor(), assessment_id)
    reader = reader_of(sheet)
    sent = read_page(sheet, dimension_id, reader, request.form)
    saved = answering.save_page(answering.open_desk(actor(), assessment_id), sent.entries, page=_mark())
    if not sent.faulty and not any_conflict(saved):
        following = sheet_contents(sheet, reader).after(dimension_id)
        return redirect(_url(assessment_id, following))
    sheet = open_sheet(actor(), assessment_id)
    return _section(sheet, section_page(sheet, dimension_id, reader, sent.faulty)), UNPROCESSABLE


def _mark() -> str:
    """Which page was sent; longer ones are none of ours."""
    return request.form.get("page", "")[:MARK_LENGTH]


def _url(assessment_id: int, dimension_id: str | None) -> str:
    if dimension_id is None:
        return url_for("submitting.review", assessment_id=assessment_id)
    return url_for("answering.section", assessment_id=assessment_id, dimension_id=dimension_id)


@blueprint.post("/antworten/<item_id>")
@needs(Action.ANSWER)
def save_item(assessment_id: int, item_id: str) -> Response | tuple[Response, int]:
    """Save one item as it is typed; answers only after the database has it."""
    if request.form.get("person", str(actor().person_id)) != str(actor().person_id):
        return jsonify(code="sign_in"), UNAUTHORIZED  # typed by somebody else, who was signed in here before
    desk = answering.open_desk(actor(), assessment_id)
    item, reader = desk.item(item_id), reader_for(desk.content, desk.setting.site.kind)
    form = item_form(item, reader, formdata=request.form)
    entry = read_item_form(item, form)
    if entry is None:
        return jsonify(errors=form_errors(form)), UNPROCESSABLE
    version = form.version.data or 0
    saved = answering.save_at(desk, item_id, entry, version=version, page=_mark())
    if saved.conflict:
        html = _item_html(open_sheet(actor(), assessment_id), item_id, reader)
        return jsonify(code="conflict", html=html), CONFLICT
    status = saved_text(saved.at, now=now(), reader=reader)
    return jsonify(version=saved.version, status=status, **_state(desk, item_id, reader))


def _section_of(content: Content, item_id: str) -> Dimension:
    return next(
        dimension
        for questionnaire in content.questionnaires.values()
        for dimension in questionnaire.dimensions
        if any(item.id == item_id for item in dimension.items)
    )


def _item_html(sheet: Sheet, item_id: str, reader: Reader) -> str:
    page = section_page(sheet, _section_of(sheet.content, item_id).id, reader)
    view, form = next(pair for pair in page.items if pair[0].id == item_id)
    return render_template(
        "answering/one_item.html", sheet=sheet, view=view, form=form, section_id=page.section.id, kinds=page.kinds
    )


def _state(desk: Desk, item_id: str, reader: Reader) -> dict[str, object]:
    """What a save may have changed on the page: which items are shown, and the counts."""
    parts = sections(desk.content, desk.setting.site.kind, answering.entries_at(desk))
    shown = {key for part in parts for key in part.states}
    lines = [section_line(part, reader) for part in parts]
    return {
        "shown": [item.id for item in _section_of(desk.content, item_id).items if item.id in shown],
        "progress": progress_text(total(parts), reader),
        "entries": [
            {"section": line.id, "text": line.text, "state": line.state.value, "word": line.word} for line in lines
        ],
    }


@blueprint.post("/wahl/<item_id>")
@needs(Action.ANSWER)
def choose(assessment_id: int, item_id: str) -> Response:
    """Settle an item at which two values stand."""
    sheet = open_sheet(actor(), assessment_id)
    rival, _dash, version = request.form.get("choice", "").partition("-")
    if not (rival.isdigit() and version.isdigit()) or item_id not in items_by_id(sheet.content):
        raise NotFoundError("no such choice")
    answering.choose(actor(), assessment_id, item_id, rival_id=int(rival), version=int(version))
    return redirect(_url(assessment_id, _section_of(sheet.content, item_id).id) + f"#item-{item_id}")


@blueprint.post("/uebernehmen/<dimension_id>")
@needs(Action.ANSWER)
def confirm(assessment_id: int, dimension_id: str) -> Response:
    """Take over the last round's answer of one item, or of all items of a section."""
    sheet = open_sheet(actor(), assessment_id)
    wanted = shown_in(sheet, dimension_id)
    only = request.form.get("item")
    answering.confirm(actor(), assessment_id, [item for item in wanted if only in {None, item}])
    return redirect(_url(assessment_id, dimension_id) + (f"#item-{only}" if only in wanted else ""))
