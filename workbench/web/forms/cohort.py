"""Forms of a cohort's board: a new round, a submission given back, a site taken in."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired

from workbench.web.forms.fields import LONG, most

LONGEST_TITLE = 120


class RoundForm(FlaskForm):
    """What a new round is called."""

    title = StringField(
        _l("Titel der Runde"),
        validators=[
            DataRequired(message=_l("Bitte geben Sie der Runde einen Titel, zum Beispiel „Herbst 2026“.")),
            most(LONGEST_TITLE),
        ],
    )


class ReturnForm(FlaskForm):
    """Why a submission is given back; the team reads it."""

    reason = TextAreaField(
        _l("Begründung"),
        validators=[
            DataRequired(message=_l("Bitte begründen Sie, warum Sie die Erhebung zurückgeben.")),
            most(LONG),
        ],
    )


class TakeInForm(FlaskForm):
    """Which of the known sites is to take part."""

    site = SelectField(_l("Kommune"), coerce=int)

    @classmethod
    def of(cls, sites: Sequence[tuple[int, str]]) -> "TakeInForm":
        """An empty form with these sites, id and name, to choose from."""
        form = cls(formdata=None)
        form.site.choices = list(sites)
        return form
