"""Privacy notice, legal notice and accessibility statement: for everybody to read, for operators to write."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workbench.errors import NotFoundError
from workbench.services.access import Action
from workbench.services.notices import NoticePage, notice_to_edit, read_notice, write_notice
from workbench.storage.notices import NoticeKind
from workbench.values import Language
from workbench.web.forms.notices import NoticeForm
from workbench.web.i18n import language
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.prose import as_html
from workbench.web.signin import actor, needs, public

blueprint = Blueprint("notices", __name__)

TITLES = {
    NoticeKind.PRIVACY: _l("Datenschutz"),
    NoticeKind.LEGAL: _l("Impressum"),
    NoticeKind.ACCESSIBILITY: _l("Barrierefreiheit"),
}

LANGUAGES = {Language.GERMAN: _l("deutsch"), Language.ENGLISH: _l("englisch")}


@blueprint.get("/datenschutz")
@public
def privacy() -> str:
    """What happens with personal data."""
    return _page(NoticeKind.PRIVACY)


@blueprint.get("/impressum")
@public
def legal() -> str:
    """Who offers this."""
    return _page(NoticeKind.LEGAL)


@blueprint.get("/barrierefreiheit")
@public
def accessibility() -> str:
    """How accessible this is, and where to report a barrier."""
    return _page(NoticeKind.ACCESSIBILITY)


def _page(kind: NoticeKind) -> str:
    notice = read_notice(kind, language())
    return render_template("notices/page.html", title=TITLES[kind], notice=notice, html=as_html(notice.text))


@blueprint.route("/verwaltung/seiten/<kind>/<language>", methods=["GET", "POST"])
@needs(Action.OPERATE)
def edit(kind: str, language: str) -> Page:
    """Write a page in one language; a preview saves nothing."""
    notice = _to_edit(kind, language)
    form = NoticeForm(text=notice.text)
    preview = None
    if form.validate_on_submit():
        if "preview" not in request.form:
            write_notice(actor(), notice.kind, notice.language, text=form.text.data)
            flash(_("Die Seite ist gespeichert."), "success")
            return redirect(url_for(f".{notice.kind.value}"))
        preview = as_html(form.text.data)
    shown = render_template(
        "notices/edit.html",
        form=form,
        notice=notice,
        preview=preview,
        title=TITLES[notice.kind],
        in_language=LANGUAGES[notice.language],
    )
    return (shown, REFUSED) if form.errors else shown


def _to_edit(kind: str, language: str) -> NoticePage:
    if kind not in set(NoticeKind) or language not in set(Language):
        raise NotFoundError(f"no page {kind} in {language}")
    return notice_to_edit(actor(), NoticeKind(kind), Language(language))
