"""What the frame of every page shows: navigation, languages, footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from workbench.web.i18n import LANGUAGES, language
from workbench.web.pages.start import BACK
from workbench.web.settings import Settings
from workbench.web.signin import actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the frame; `lang` where it leads to another language."""

    title: str
    url: str
    current: bool = False
    lang: str = ""


def init_app(app: Flask) -> None:
    """Give every template what the frame needs."""
    app.context_processor(_frame)


def _frame() -> dict[str, object]:
    settings: Settings = current_app.extensions["settings"]
    signed_in = current_user.is_authenticated
    return {
        "navigation": _navigation() if signed_in else [],
        "language_links": _languages(),
        "footer_links": _footer(),
        "sign_out_url": url_for("security.logout") if signed_in else None,
        "actor": actor() if signed_in else None,
        "official_header": settings.official_header,
    }


def _navigation() -> Sequence[Link]:
    links = [(_("Übersicht"), "start.overview"), (_("Konto"), "account.show")]
    if current_user.is_operator:
        links.insert(1, (_("Verwaltung"), "admin.overview"))
    return [Link(title=title, url=url_for(to), current=request.endpoint == to) for title, to in links]


def _languages() -> Sequence[Link]:
    back = request.path if request.method == "GET" else ""
    return [
        Link(
            title=title,
            url=f"{url_for('start.language', code=each.value)}?{urlencode({BACK: back})}",
            current=each is language(),
            lang=each.value,
        )
        for each, title in LANGUAGES.items()
    ]


def _footer() -> Sequence[Link]:
    links = (
        (_("Datenschutz"), "notices.privacy"),
        (_("Impressum"), "notices.legal"),
        (_("Barrierefreiheit"), "notices.accessibility"),
    )
    return [Link(title=title, url=url_for(to)) for title, to in links]
