"""The plan as files for other programs: which there are, and what they are called."""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import send_file
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workbench.exports import xlsx_book
from workbench.exports.calendar_ics import calendar_entries
from workbench.exports.csv import plan_csv
from workbench.exports.docx import plan_docx
from workbench.exports.ics import plan_ics
from workbench.exports.ics_file import calendar_id
from workbench.exports.plan_json import plan_json
from workbench.exports.xlsx import plan_xlsx
from workbench.present.plan import PlanView
from workbench.services.calendar import calendars_of_site
from workbench.services.plans import SitePlan
from workbench.web.i18n import language
from workbench.web.reader import any_reader
from workbench.web.signin import actor

Make = Callable[[SitePlan, PlanView, dt.date], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A kind of file: what it is good for, its media type, how it is made."""

    title: object
    media_type: str
    make: Make


def _calendar(found: SitePlan, view: PlanView, made_on: dt.date) -> bytes:
    """With the workshops that the plan shows, as the calendars of the site's cohorts have them."""
    shown = {event.key for event in view.events}
    _site, cohorts = calendars_of_site(actor(), found.site.id)
    return plan_ics(
        view,
        language(),
        made_on=made_on,
        calendar=calendar_id("site", found.site.id, found.site.created_at),
        cohorts={
            calendar_id("cohort", each.cohort.id, each.cohort.created_at): calendar_entries(
                (event for event in each.events if str(event.id) in shown), any_reader()
            )
            for each in cohorts
        },
    )


FILES: Mapping[str, File] = {
    "docx": File(
        title=_l("Beschlussvorlage (Word)"),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        make=lambda _found, view, day: plan_docx(view, language(), made_on=day),
    ),
    "xlsx": File(
        title=_l("Plan, Zeitplan und Auslastung (Excel)"),
        media_type=xlsx_book.MEDIA_TYPE,
        make=lambda _found, view, day: plan_xlsx(view, language(), made_on=day),
    ),
    "ics": File(
        title=_l("Termine für den Kalender (ICS)"),
        media_type="text/calendar",
        make=_calendar,
    ),
    "csv": File(
        title=_l("Liste der Maßnahmen (CSV)"),
        media_type="text/csv",
        make=lambda _found, view, _day: plan_csv(view, language()),
    ),
    "json": File(
        title=_l("Alles für andere Programme (JSON)"),
        media_type="application/json",
        make=lambda found, view, _day: plan_json(found.assessment, view),
    ),
}


def plan_file(extension: str, found: SitePlan, view: PlanView, *, made_on: dt.date) -> Response:
    """The plan as a file, named after the site."""
    file = FILES[extension]
    return send_file(
        io.BytesIO(file.make(found, view, made_on)),
        mimetype=file.media_type,
        as_attachment=True,
        download_name=_("Maßnahmenplan %(site)s", site=found.site.name) + f".{extension}",
    )
