"""A comparison to take along: spreadsheet, list and report, with names or in letter form."""

import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, request, send_file
from flask_babel import gettext as _

from workbench.errors import NotFoundError
from workbench.exports import xlsx_book
from workbench.exports.comparison_csv import comparison_csv
from workbench.exports.comparison_xlsx import comparison_xlsx
from workbench.exports.plain import one_line
from workbench.present.comparison import ComparisonView, comparison_view
from workbench.present.texts import Reader
from workbench.report.cohort import render_cohort_report
from workbench.services.access import Action
from workbench.services.clock import today
from workbench.services.comparison import compare
from workbench.web.reader import any_reader
from workbench.web.signin import actor, needs

blueprint = Blueprint("comparison_files", __name__, url_prefix="/kohorten/<int:cohort_id>/vergleich/dateien")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A kind of file: its media type, and how it is made on a day, whole or in parts."""

    media_type: str
    make: Callable[[ComparisonView, Reader, dt.date], bytes | Iterable[bytes]]


FILES: Mapping[str, File] = {
    "xlsx": File(
        media_type=xlsx_book.MEDIA_TYPE,
        make=lambda view, reader, day: comparison_xlsx(view, reader.language, made_on=day),
    ),
    "csv": File(media_type="text/csv", make=lambda view, reader, _day: comparison_csv(view, reader.language)),
    "pdf": File(
        media_type="application/pdf",
        make=lambda view, reader, day: render_cohort_report(view, reader, made_on=day),
    ),
}


@blueprint.get("/<extension>")
@needs(Action.COMPARE)
def file(cohort_id: int, extension: str) -> Response:
    """The comparison as a file: of the round of that number (`runde`), else the latest; `buchstaben=1` hides names."""
    if extension not in FILES:
        raise NotFoundError(f"no file of kind {extension}")
    found = compare(actor(), cohort_id, number=request.args.get("runde", type=int))
    reader = any_reader()
    view = comparison_view(found, reader, letters=request.args.get("buchstaben") == "1")
    made = FILES[extension].make(view, reader, today())
    return send_file(
        io.BytesIO(made if isinstance(made, bytes) else b"".join(made)),
        mimetype=FILES[extension].media_type,
        as_attachment=True,
        download_name=f"{_name(view)}.{extension}",
    )


def _name(view: ComparisonView) -> str:
    round_title = one_line(view.round_title)
    if view.letters:
        return str(_("Vergleich der Kommunen, %(round)s, in Buchstabenform", round=round_title))
    return str(_("Vergleich %(cohort)s, %(round)s", cohort=one_line(view.cohort), round=round_title))
