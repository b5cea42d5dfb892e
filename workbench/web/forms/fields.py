"""What the forms share: lengths, errors at a field, numbers as they are written here."""

from typing import Any

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
    """A number as people write it (1.234,5 or 1234,5), with a decimal point as `answers.parse` reads it.

    Without a comma the text stays as it is, so that 1.5 is not taken for 15.
    """
    text = text.strip().replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
    return text.replace(".", "").replace(",", ".") if "," in text else text


def with_comma(number: str) -> str:
    """A number with a decimal point, as people here write it."""
    return number.replace(".", ",")
