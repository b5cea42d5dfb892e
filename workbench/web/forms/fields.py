"""What the forms share: lengths, errors at a field, numbers as they are written here."""

import re
from fractions import Fraction
from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_wtf.i18n import translations
from wtforms import Field, Form, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from workbench.present.numbers import month_text, number_text
from workbench.values import Month
from workbench.web.i18n import language

LONG, SHORT = 2000, 300
"""Most characters of a long text (note, reason) and of a short one."""

_MOST_EURO = 100_000_000
"""Far more than any measure costs: only a slip of the key is refused."""


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


_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:[., \u00a0\u202f][0-9]{3})+")
"""A whole number, in groups of three or not."""

_LONGEST_NUMBER = 20


class WholeField(StringField):
    """A whole number, written 41000 or 41.000; None where nothing is written."""

    data: int | None

    def __init__(self, label: object = None, *, least: int, most: int, message: object, **options: Any) -> None:
        super().__init__(label, **options)
        self._least, self._most, self._message = least, most, message

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else number_text(Fraction(self.data), language())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed. Raises ValueError, which WTForms shows at the field."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        fits = len(typed) <= _LONGEST_NUMBER and _WHOLE.fullmatch(typed)
        number = int(re.sub(r"\D", "", typed)) if fits else -1
        if not self._least <= number <= self._most:
            raise ValueError(str(self._message))
        self.data = number

    @property
    def number(self) -> int:
        """The number of a field that must be filled in; only after the form was found valid."""
        if self.data is None:
            raise ValueError("nothing was written")
        return self.data


class MonthField(SelectField):
    """A month out of a list; `month` is the one chosen, None for the empty choice."""

    def offer(self, first: Month, last: Month, *, empty: str | None = None) -> None:
        """Offer the months from the first to the last; `empty` names a choice of none, if there is one."""
        months = [first.plus(offset) for offset in range(last.months_since(first) + 1)]
        none = [] if empty is None else [("", empty)]
        self.choices = [*none, *((str(month), month_text(month, language())) for month in months)]

    @property
    def month(self) -> Month | None:
        """The month chosen."""
        return Month.parse(self.data) if self.data else None


def month_field(label: object) -> MonthField:
    """A month that must be chosen."""
    return MonthField(label, validators=[InputRequired(message=_l("Bitte wählen Sie einen Monat."))])


def money_field(label: object) -> WholeField:
    """An amount of money in whole euros; it may be left empty."""
    return WholeField(
        label,
        validators=[Optional()],
        least=0,
        most=_MOST_EURO,
        message=_l("Bitte schreiben Sie einen Betrag in ganzen Euro, zum Beispiel 1.500."),
    )
