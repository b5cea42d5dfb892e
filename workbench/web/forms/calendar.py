"""Forms of a cohort's calendar: an event, and all workshops in one go."""

import datetime as dt
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Optional

from workbench.present.calendar import KINDS
from workbench.services.calendar import EventFacts
from workbench.storage.events import EventKind
from workbench.web.forms.fields import LONG, SHORT, WholeField, fault, most
from workbench.web.i18n import language

LONGEST_TITLE = 120
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_DAYS = 31
MOST_WEEKS = 26

_NO_DAY = _l("Bitte geben Sie einen Tag an, zum Beispiel 26.02.2027.")


class _DayField(DateField):
    """A day of our time; browsers send it as 2027-02-26, people without one type 26.02.2027."""

    data: dt.date | None

    def __init__(self, label: object, **options: Any) -> None:
        super().__init__(label, format=["%Y-%m-%d", "%d.%m.%Y"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed. Raises ValueError, which WTForms shows at the field."""
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            super().process_formdata([valuelist[0].strip()])
        except ValueError:
            raise ValueError(str(_NO_DAY)) from None
        if self.data is not None and not FIRST_YEAR <= self.data.year <= LAST_YEAR:
            self.data = None
            raise ValueError(str(_NO_DAY))

    @property
    def day(self) -> dt.date:
        """The day of a field that must be filled in; only after the form was found valid."""
        if self.data is None:
            raise ValueError("nothing was written")
        return self.data


class EventForm(FlaskForm):
    """One event."""

    kind = SelectField(_l("Art"), validators=[InputRequired(message=_l("Bitte wählen Sie, was es ist."))])
    title = StringField(
        _l("Titel"), validators=[DataRequired(message=_l("Bitte geben Sie einen Titel an.")), most(LONGEST_TITLE)]
    )
    first_day = _DayField(_l("Erster Tag"), validators=[DataRequired(message=_NO_DAY)])
    last_day = _DayField(_l("Letzter Tag"), validators=[Optional()])
    place = StringField(_l("Ort"), validators=[Optional(), most(LONGEST_TITLE)])
    topic = StringField(_l("Thema"), validators=[Optional(), most(SHORT)])
    material = TextAreaField(_l("Material"), validators=[Optional(), most(LONG)])

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.kind.choices = [(kind.value, KINDS[kind.value].in_language(language())) for kind in EventKind]

    def validate(self, extra_validators: Any = None) -> bool:
        """Also whether the days are in order."""
        valid: bool = super().validate(extra_validators)
        last = self.last_day.data
        if not valid or last is None:
            return valid
        first = self.first_day.day
        if not first <= last <= first + dt.timedelta(days=LONGEST_DAYS):
            fault(self.last_day, _("Der letzte Tag darf nicht vor dem ersten liegen und höchstens einen Monat danach."))
            return False
        return True

    def facts(self) -> EventFacts:
        """What was typed; without a last day it is one day."""
        return EventFacts(
            kind=EventKind(self.kind.data),
            title=self.title.data,
            first_day=self.first_day.day,
            last_day=self.last_day.data or self.first_day.day,
            place=self.place.data or "",
            topic=self.topic.data or "",
            material=(self.material.data or "").replace("\r\n", "\n"),
        )


class WorkshopsForm(FlaskForm):
    """Six workshops of two days: when the first one is, and how far apart they are."""

    first_day = _DayField(_l("Erster Tag des ersten Workshops"), validators=[DataRequired(message=_NO_DAY)])
    weeks = WholeField(
        _l("Wochen von Workshop zu Workshop"),
        validators=[InputRequired(message=_l("Bitte geben Sie an, wie viele Wochen dazwischen liegen."))],
        least=1,
        most=MOST_WEEKS,
        message=_l("Bitte schreiben Sie eine ganze Zahl von 1 bis 26."),
    )
    place = StringField(_l("Ort"), validators=[Optional(), most(LONGEST_TITLE)])
