"""Forms of the report: what stands at its head, and a link to share it."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, SelectField, StringField

from workbench.services.reports import LONGEST_INTRODUCTION
from workbench.services.shares import DAYS, USUAL_DAYS
from workbench.web.forms.fields import most


class LetterheadForm(FlaskForm):
    """A line of the municipality's own, and a logo."""

    introduction = StringField(_l("Ein Satz von Ihnen, unter dem Titel"), validators=[most(LONGEST_INTRODUCTION)])
    logo = FileField(_l("Logo"))
    without_logo = BooleanField(_l("Kein Logo mehr zeigen"))

    @property
    def upload(self) -> bytes | None:
        """What was uploaded; None where nothing was chosen."""
        return self.logo.data.read() if self.logo.data else None


class ShareForm(FlaskForm):
    """How long a link works, and what it opens."""

    days = SelectField(_l("Der Link gilt"), coerce=int, default=USUAL_DAYS)
    short_only = BooleanField(_l("Nur die Kurzfassung freigeben"), default=True)

    def offer(self, words: dict[int, str]) -> None:
        """Name the lifetimes there are."""
        self.days.choices = [(days, words[days]) for days in DAYS]
