"""All reports of a cohort's round for those who lead it: asking, waiting, taking along."""

from fractions import Fraction

from flask import Blueprint, flash, jsonify, redirect, render_template, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import NotFoundError, WrongStateError
from workbench.present.numbers import number_text
from workbench.report.build import Variant
from workbench.services import bundles
from workbench.services.access import Action
from workbench.services.bundles import BundlePage
from workbench.values import Language
from workbench.web.bundle_files import file_of, remove_unneeded
from workbench.web.errors import state_sentence
from workbench.web.forms.bundles import VARIANTS, BundleForm
from workbench.web.i18n import LANGUAGES, language
from workbench.web.jobs import enqueue
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.signin import actor, needs

blueprint = Blueprint("bundles", __name__, url_prefix="/kohorten/<int:cohort_id>/berichte")


@blueprint.get("")
@needs(Action.BUNDLE_REPORTS)
def show(cohort_id: int) -> str:
    """What can be asked for, how far it is, and what there is to take along."""
    page = bundles.bundle_page(actor(), cohort_id)
    remove_unneeded()
    return _shown(page, _form(page))


@blueprint.post("")
@needs(Action.BUNDLE_REPORTS)
def ask(cohort_id: int) -> Page:
    """Have the reports put together."""
    page = bundles.bundle_page(actor(), cohort_id)
    form = _form(page)
    if not form.validate_on_submit():
        return _shown(page, form), REFUSED
    try:
        key = bundles.ask(actor(), cohort_id, form.order())
    except WrongStateError as error:
        flash(state_sentence(error), "danger")
    else:
        remove_unneeded()
        enqueue("make_bundle", cohort_id=cohort_id, key=key)
    return redirect(url_for(".show", cohort_id=cohort_id))


def _form(page: BundlePage) -> BundleForm:
    form = BundleForm(language=language().value)
    form.offer(page.choices)
    return form


def _shown(page: BundlePage, form: BundleForm) -> str:
    bundle = page.bundle
    file = file_of(bundle) if bundle is not None and page.is_done else None
    return render_template(
        "bundles/bundles.html",
        page=page,
        form=form,
        variant=VARIANTS[Variant(bundle.variant)] if bundle else "",
        language=LANGUAGES[Language(bundle.language)] if bundle else "",
        size=None if file is None else _megabytes(file.stat().st_size),
    )


def _megabytes(size: int) -> str:
    """With one decimal, at least 0,1."""
    return number_text(Fraction(max(1, round(size / 100_000)), 10), language())


@blueprint.get("/stand")
@needs(Action.BUNDLE_REPORTS)
def progress(cohort_id: int) -> Response:
    """How far it is, for the page that waits."""
    tried, total, done = bundles.progress(actor(), cohort_id)
    return jsonify(steps=tried, of=total, done=done)


@blueprint.get("/datei")
@needs(Action.BUNDLE_REPORTS)
def file(cohort_id: int) -> Response:
    """The reports that were put together last, as a ZIP."""
    page = bundles.bundle_page(actor(), cohort_id)
    path = file_of(bundles.finished(actor(), cohort_id))
    if path is None or page.round is None:
        raise NotFoundError(f"no file of cohort {cohort_id}")
    name = _("Berichte %(cohort)s, %(round)s", cohort=page.cohort.name, round=page.round.title)
    return send_file(path, mimetype="application/zip", as_attachment=True, download_name=f"{name}.zip")
