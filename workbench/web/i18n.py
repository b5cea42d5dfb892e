"""The reader's language: what they chose, else German."""

from collections.abc import Mapping

from flask import Flask, g, session
from flask_babel import Babel, refresh
from flask_login import current_user

from workbench.values import TIME_ZONE, Language

babel = Babel()

LANGUAGES: Mapping[Language, str] = {Language.GERMAN: "Deutsch", Language.ENGLISH: "English"}
"""What each language calls itself."""

_CHOSEN = "language"


def init_app(app: Flask) -> None:
    """Let every page speak the reader's language and time."""
    app.config.update(
        BABEL_DEFAULT_LOCALE="de",
        BABEL_DEFAULT_TIMEZONE=TIME_ZONE,
        BABEL_TRANSLATION_DIRECTORIES="web/translations",
    )
    babel.init_app(app, locale_selector=lambda: language().value)
    app.context_processor(lambda: {"lang": language().value})


def language() -> Language:
    """The language of this request: chosen in this browser, else the person's own, else German."""
    if "reader_language" not in g:
        chosen = session.get(_CHOSEN) or (current_user.language if current_user.is_authenticated else None)
        g.reader_language = Language(chosen) if chosen in set(Language) else Language.GERMAN
    found: Language = g.reader_language
    return found


def speak(wanted: Language) -> None:
    """Answer this request in that language, and remember nothing."""
    g.reader_language = wanted
    refresh()


def choose(wanted: Language) -> None:
    """Remember the language in this browser."""
    session[_CHOSEN] = wanted.value
    g.pop("reader_language", None)
