"""The calendar of a cohort: kept by its leads, read by its sites, taken along as a file."""

import io
from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.exports.calendar_ics import calendar_ics
from workbench.exports.ics_file import calendar_id
from workbench.present.calendar import WORKSHOP_NUMBER, calendar_view
from workbench.services import calendar
from workbench.services.access import Action, may
from workbench.services.calendar import CohortCalendar
from workbench.services.clock import today
from workbench.services.lookup import cohort_for
from workbench.web.forms.calendar import EventForm, WorkshopsForm
from workbench.web.i18n import language
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import any_reader
from workbench.web.signin import actor, needs

blueprint = Blueprint("calendar", __name__)

WEEKS = 9
"""Six workshops nine weeks apart fill about a year."""


@blueprint.get("/kohorten/<int:cohort_id>/kalender")
@needs(Action.SEE_COHORT)
def cohort(cohort_id: int) -> str:
    """The calendar for those who run the cohort."""
    found = calendar.calendar_of(actor(), cohort_id)
    keeps = may(actor(), Action.KEEP_CALENDAR, cohort_ids=(cohort_id,))
    return render_template(
        "calendar/cohort.html",
        cohort=found.cohort,
        view=calendar_view(found.events, any_reader(), today=today()),
        form=WorkshopsForm(formdata=None, weeks=WEEKS) if keeps else None,
        keeps=keeps,
    )


@blueprint.get("/kommunen/<int:site_id>/kalender")
@needs(Action.SEE_SITE)
def site(site_id: int) -> str:
    """The calendar for a site: team, readers, and everybody else who may see it."""
    found, calendars = calendar.calendars_of_site(actor(), site_id)
    views = [(each.cohort, calendar_view(each.events, any_reader(), today=today())) for each in calendars]
    return render_template("calendar/site.html", site=found, views=views)


@blueprint.get("/kohorten/<int:cohort_id>/kalender.ics")
@needs(Action.SEE_COHORT)
def cohort_file(cohort_id: int) -> Response:
    """The calendar of a cohort for other calendars."""
    found = calendar.calendar_of(actor(), cohort_id)
    return _file(found.cohort.name, [found])


@blueprint.get("/kommunen/<int:site_id>/kalender.ics")
@needs(Action.SEE_SITE)
def site_file(site_id: int) -> Response:
    """The calendars of a site's cohorts for other calendars."""
    site, found = calendar.calendars_of_site(actor(), site_id)
    return _file(site.name, found)


def _file(name: str, calendars: Iterable[CohortCalendar]) -> Response:
    """One file for all; the same event has the same identity in the file of the cohort and in that of each site."""
    named = {calendar_id("cohort", each.cohort.id, each.cohort.created_at): each.events for each in calendars}
    made = calendar_ics(name, named, any_reader(), made_on=today())
    return send_file(
        io.BytesIO(made),
        mimetype="text/calendar",
        as_attachment=True,
        download_name=_("Termine %(name)s", name=name) + ".ics",
    )


@blueprint.route("/kohorten/<int:cohort_id>/kalender/neu", methods=["GET", "POST"])
@needs(Action.KEEP_CALENDAR)
def add(cohort_id: int) -> Page:
    """A new event."""
    found = cohort_for(actor(), Action.KEEP_CALENDAR, cohort_id)
    form = EventForm()
    if form.validate_on_submit():
        event = calendar.add_event(actor(), cohort_id, form.facts())
        flash(_("„%(title)s“ steht im Kalender.", title=event.title), "success")
        return _to_calendar(cohort_id)
    shown = render_template("calendar/event.html", cohort=found, form=form, event=None)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.post("/kohorten/<int:cohort_id>/kalender/workshops")
@needs(Action.KEEP_CALENDAR)
def lay_out(cohort_id: int) -> Page:
    """Six workshops in one go."""
    found = calendar.calendar_of(actor(), cohort_id)
    cohort_for(actor(), Action.KEEP_CALENDAR, cohort_id)
    form = WorkshopsForm()
    if form.validate_on_submit():
        calendar.lay_out_workshops(
            actor(),
            cohort_id,
            first_day=form.first_day.day,
            weeks=form.weeks.number,
            place=form.place.data or "",
            title=WORKSHOP_NUMBER.in_language(language()),
        )
        flash(_("Sechs Workshops stehen im Kalender. Thema und Material können Sie jetzt ergänzen."), "success")
        return _to_calendar(cohort_id)
    view = calendar_view(found.events, any_reader(), today=today())
    return render_template("calendar/cohort.html", cohort=found.cohort, view=view, form=form, keeps=True), REFUSED


@blueprint.route("/kohorten/<int:cohort_id>/kalender/<int:event_id>", methods=["GET", "POST"])
@needs(Action.KEEP_CALENDAR)
def change(cohort_id: int, event_id: int) -> Page:
    """Change an event."""
    found = cohort_for(actor(), Action.KEEP_CALENDAR, cohort_id)
    event = calendar.event_for(actor(), cohort_id, event_id=event_id)
    form = EventForm(obj=event)
    if form.validate_on_submit():
        calendar.change_event(actor(), cohort_id, form.facts(), event_id=event_id)
        flash(_("Der Termin ist gespeichert."), "success")
        return _to_calendar(cohort_id)
    shown = render_template("calendar/event.html", cohort=found, form=form, event=event)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.post("/kohorten/<int:cohort_id>/kalender/<int:event_id>/entfernen")
@needs(Action.KEEP_CALENDAR)
def remove(cohort_id: int, event_id: int) -> Response:
    """Take an event out of the calendar."""
    calendar.remove_event(actor(), cohort_id, event_id=event_id)
    flash(_("Der Termin ist aus dem Kalender genommen."), "success")
    return _to_calendar(cohort_id)


def _to_calendar(cohort_id: int) -> Response:
    return redirect(url_for(".cohort", cohort_id=cohort_id))
