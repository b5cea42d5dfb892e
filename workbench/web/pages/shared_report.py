"""One issued report for whoever has its link: page one as a page, the whole as a file, without an account."""

from flask import Blueprint, Response, render_template, request, url_for

from workbench.errors import NotFoundError
from workbench.report.build import Variant
from workbench.services.shares import Shared, open_share
from workbench.values import Language
from workbench.web.i18n import LANGUAGES, speak
from workbench.web.limits import by_sender, limiter
from workbench.web.pages.sign_in import LINKS_PER_SENDER
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


@blueprint.get("")
@public
@limiter.limit(LINKS_PER_SENDER, key_func=by_sender)
def show(secret: str) -> str:
    """Page one."""
    shared = open_share(secret)
    wanted = request.args.get(LANGUAGE, "")
    language = Language(wanted) if wanted in set(Language) else Language.GERMAN
    speak(language)
    return render_template(
        "report/shared.html",
        shared=shared,
        page=page_one(shared.case),
        sentence_label=sentence_label(),
        variants={each: VARIANTS[each] for each in _offered(shared)},
        languages=LANGUAGES,
        secret=secret,
        switch=[
            (each, title, f"{url_for('.show', secret=secret)}?{LANGUAGE}={each.value}")
            for each, title in LANGUAGES.items()
            if each is not language
        ],
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


def _offered(shared: Shared) -> tuple[Variant, ...]:
    return OFFERED[:1] if shared.short_only else OFFERED
