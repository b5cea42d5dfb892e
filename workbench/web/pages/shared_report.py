"""One issued report for whoever has its link: page one as a page, the whole as a file, without an account."""

from collections.abc import Sequence

from flask import Blueprint, Response, render_template, request

from workbench.errors import NotFoundError
from workbench.present.first_page_wording import DOCUMENT
from workbench.report.build import Variant
from workbench.services.shares import Shared, open_share
from workbench.services.tokens import DeadLinkError
from workbench.values import Language
from workbench.web.i18n import LANGUAGES, speak
from workbench.web.limits import by_sender, limiter
from workbench.web.pages.sign_in import LINKS_PER_SENDER, Page
from workbench.web.reader import any_reader
from workbench.web.report_files import VARIANTS, report_file
from workbench.web.report_page import page_one, sentence_label
from workbench.web.signin import public

blueprint = Blueprint("shared_report", __name__, url_prefix="/b/<secret>")

LANGUAGE = "sprache"
"""Names the language in the address: a reader without an account needs no cookie for it."""

OFFERED = (Variant.SHORT, Variant.FULL)
"""What a link can offer; the briefing is for people of the house."""

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
"""The address is the key: it must not be found, passed on by a click, or kept by anybody on the way."""


@blueprint.after_request
def _keep_to_the_reader(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


@blueprint.before_request
def _speak_as_asked() -> None:
    wanted = request.args.get(LANGUAGE)
    if wanted in set(Language):
        speak(Language(wanted))


@blueprint.errorhandler(DeadLinkError)
def gone(_error: DeadLinkError) -> Page:
    """A link that does not work says so, and nothing else."""
    return render_template("report/gone.html", document=any_reader().say(DOCUMENT), switch=_switch()), 404


@blueprint.get("")
@public
@limiter.limit(LINKS_PER_SENDER, key_func=by_sender)
def show(secret: str) -> str:
    """Page one."""
    shared = open_share(secret)
    return render_template(
        "report/shared.html",
        shared=shared,
        page=page_one(shared.case),
        sentence_label=sentence_label(),
        variants={each: VARIANTS[each] for each in _offered(shared)},
        languages=LANGUAGES,
        secret=secret,
        switch=_switch(),
    )


@blueprint.get("/<variant>/<language>")
@public
@limiter.limit(LINKS_PER_SENDER, key_func=by_sender)
def file(secret: str, variant: str, language: str) -> Response:
    """The report as PDF, in the forms that were shared."""
    shared = open_share(secret)
    if variant not in _offered(shared):
        raise NotFoundError(f"{variant} is not shared")
    return report_file(shared.case, variant, language)


def _switch() -> Sequence[tuple[Language, str, str]]:
    """Each language with the address of this page in it."""
    return [(each, title, f"{request.path}?{LANGUAGE}={each.value}") for each, title in LANGUAGES.items()]


def _offered(shared: Shared) -> tuple[Variant, ...]:
    return OFFERED[:1] if shared.short_only else OFFERED
