"""The report for the head of administration: today's, what was issued, and the links to it."""

import io

from flask import Blueprint, Response, flash, redirect, render_template, send_file, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from workbench.errors import NotFoundError, WrongStateError
from workbench.report_case import ReportCase
from workbench.services import logos, reports, shares
from workbench.services.access import Action, may
from workbench.services.lookup import site_for
from workbench.services.rounds import NOTHING_SUBMITTED
from workbench.web.accounts import OWN
from workbench.web.forms.fields import fault
from workbench.web.forms.report import LetterheadForm, ShareForm
from workbench.web.i18n import LANGUAGES
from workbench.web.letters import full_link
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.reader import any_reader
from workbench.web.report_files import VARIANTS, report_file
from workbench.web.report_page import page_one, sentence_label, what_it_asks
from workbench.web.signin import actor, needs

blueprint = Blueprint("report", __name__, url_prefix="/kommunen/<int:site_id>/bericht")

HANDED = f"{OWN}report_link"
"""A link that was just made and is shown once, with the report that it opens."""

REASONS = {
    logos.NO_PNG: _l(
        "Das ist kein Bild im Format PNG. Bitte speichern Sie das Logo als PNG und laden Sie es noch einmal."
    ),
    logos.TOO_MANY_PIXELS: _l(
        "Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es auf höchstens 4.000 mal 4.000."
    ),
    logos.BROKEN: _l(
        "Das Bild lässt sich nicht lesen, vielleicht ist die Datei unvollständig. Bitte speichern Sie es neu."
    ),
}
"""What is wrong with a logo."""


@blueprint.get("")
@needs(Action.SEE_REPORT)
def show(site_id: int) -> str:
    """Page one as things stand, the files, and what was issued."""
    site, case = site_for(actor(), Action.SEE_REPORT, site_id), _today(site_id)
    sees_issued = may(actor(), Action.SEE_ISSUED_REPORTS, site_id=site_id)
    return render_template(
        "report/report.html",
        site=site,
        page=None if case is None else page_one(case),
        sentence_label=sentence_label(),
        variants=VARIANTS,
        languages=LANGUAGES,
        issued=reports.issued_reports(actor(), site_id) if sees_issued else None,
        read=any_reader().read,
        may_issue=may(actor(), Action.ISSUE_REPORT, site_id=site_id),
    )


def _today(site_id: int) -> ReportCase | None:
    """Today's report; None where nothing was handed in yet."""
    try:
        return reports.report_of_today(actor(), site_id)
    except WrongStateError as error:
        if error.code != NOTHING_SUBMITTED:
            raise
        return None


@blueprint.get("/dateien/<variant>/<language>")
@needs(Action.SEE_REPORT)
def file(site_id: int, variant: str, language: str) -> Response:
    """Today's report as PDF."""
    return report_file(reports.report_of_today(actor(), site_id), variant, language)


@blueprint.route("/kopf", methods=["GET", "POST"])
@needs(Action.ISSUE_REPORT)
def letterhead(site_id: int) -> Page:
    """What stands at the head of every report from now on: a line and a logo."""
    site, introduction, logo = reports.letterhead_for(actor(), site_id)
    form = LetterheadForm(introduction=introduction)
    if form.validate_on_submit() and _keep_letterhead(form, site_id):
        flash(_("Der Kopf der Berichte ist gespeichert. Er gilt für alle, die Sie von jetzt an machen."), "success")
        return redirect(url_for(".show", site_id=site_id))
    shown = render_template("report/letterhead.html", site=site, form=form, has_logo=logo is not None)
    return (shown, REFUSED) if form.is_submitted() else shown


def _keep_letterhead(form: LetterheadForm, site_id: int) -> bool:
    """Whether it is kept; else the form says why not."""
    try:
        reports.change_letterhead(
            actor(),
            site_id,
            introduction=form.introduction.data or "",
            logo=form.upload,
            without_logo=form.without_logo.data,
        )
    except WrongStateError as error:
        fault(form.logo, REASONS[error.code])
        return False
    return True


@blueprint.get("/kopf/logo")
@needs(Action.ISSUE_REPORT)
def logo(site_id: int) -> AnyResponse:
    """The logo as it will be printed."""
    _site, _introduction, found = reports.letterhead_for(actor(), site_id)
    if found is None:
        raise NotFoundError(f"site {site_id} has no logo")
    return send_file(io.BytesIO(found), mimetype="image/png")


@blueprint.post("/festhalten")
@needs(Action.ISSUE_REPORT)
def issue(site_id: int) -> AnyResponse:
    """Keep today's report as it is."""
    report_id = reports.issue(actor(), site_id, asks=what_it_asks)
    flash(_("Der Bericht ist festgehalten. Sie können ihn jetzt als PDF laden oder per Link weitergeben."), "success")
    return redirect(url_for(".issued", site_id=site_id, report_id=report_id))


@blueprint.get("/<int:report_id>")
@needs(Action.SEE_ISSUED_REPORTS)
def issued(site_id: int, report_id: int) -> str:
    """A report as it was issued; for the team with the links to it."""
    return _issued(site_id, report_id, _share_form())


def _issued(site_id: int, report_id: int, form: ShareForm) -> str:
    case = reports.issued_case(actor(), site_id, report_id)
    may_issue = may(actor(), Action.ISSUE_REPORT, site_id=site_id)
    return render_template(
        "report/issued.html",
        site=site_for(actor(), Action.SEE_ISSUED_REPORTS, site_id),
        report=next(each for each in reports.issued_reports(actor(), site_id) if each.id == report_id),
        page=page_one(case),
        sentence_label=sentence_label(),
        variants=VARIANTS,
        languages=LANGUAGES,
        form=form,
        shares=shares.shares_of(actor(), site_id).get(report_id, ()) if may_issue else None,
        handed=_handed(report_id),
    )


@blueprint.get("/<int:report_id>/dateien/<variant>/<language>")
@needs(Action.SEE_ISSUED_REPORTS)
def issued_file(site_id: int, report_id: int, variant: str, language: str) -> Response:
    """A report as it was issued, as PDF."""
    return report_file(reports.issued_case(actor(), site_id, report_id), variant, language)


@blueprint.post("/<int:report_id>/freigeben")
@needs(Action.ISSUE_REPORT)
def share(site_id: int, report_id: int) -> Page:
    """Make a link to an issued report, and show it once."""
    form = _share_form()
    if not form.validate_on_submit():
        return _issued(site_id, report_id, form), REFUSED
    secret = shares.share(actor(), site_id, report_id, days=form.days.data, short_only=form.short_only.data)
    session[HANDED] = {"report": report_id, "url": full_link("shared_report.show", secret=secret)}
    return redirect(url_for(".issued", site_id=site_id, report_id=report_id, _anchor="links"))


@blueprint.post("/links/<int:share_id>/widerrufen")
@needs(Action.ISSUE_REPORT)
def revoke(site_id: int, share_id: int) -> AnyResponse:
    """Make a link stop working."""
    report_id = shares.revoke(actor(), site_id, share_id)
    flash(_("Der Link gilt nicht mehr."), "success")
    return redirect(url_for(".issued", site_id=site_id, report_id=report_id, _anchor="links"))


def _share_form() -> ShareForm:
    form = ShareForm()
    form.offer({days: ngettext("%(num)d Tag", "%(num)d Tage", days) for days in shares.DAYS})
    return form


def _handed(report_id: int) -> str | None:
    """The address to show, only once and only beside its report."""
    found: dict[str, object] | None = session.get(HANDED)
    if found is None or found["report"] != report_id:
        return None
    session.pop(HANDED)
    return str(found["url"])
