"""What the forms share: lengths, errors at a field, numbers as they are written here."""

from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_wtf.i18n import translations
from wtforms import Field, Form
from wtforms.validators import Length

LONG, SHORT = 2000, 300
"""Most characters of a long text (note, reason) and of a short one."""


class BaseForm(Form):
    """A form that speaks the reader's language; the token that proves where it comes from is the page's."""

    class Meta:
        """WTForms asks here for its texts."""

        def get_translations(self, _form: Form) -> Any:
            """The texts of WTForms in the reader's language."""
            return translations


def most(length: int) -> Length:
    """At most so many characters."""
    return Length(max=length, message=_l("Bitte höchstens %(max)d Zeichen."))


def fault(field: Field, message: object) -> None:
    """Put an error at a field."""
    field.errors = [*field.errors, message]


def with_point(text: str) -> str:
    """A number as the reader writes it (1.234,5 in German, 1,234.5 in English), as `answers.parse` reads it.

    In German a text without a comma stays as it is, so that 1.5 is not taken for 15.
    """
    text = text.strip().replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
    if not _writes_commas():
        return text.replace(",", "")
    return text.replace(".", "").replace(",", ".") if "," in text else text


def with_comma(number: str) -> str:
    """A number with a decimal point, as the reader writes it."""
    return number.replace(".", ",") if _writes_commas() else number


def _writes_commas() -> bool:
    locale = get_locale()
    return locale is None or locale.language == "de"
