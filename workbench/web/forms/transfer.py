"""The form before a site or a cohort is deleted."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired


class DeleteForm(FlaskForm):
    """The name of what is to be deleted, typed once more."""

    name = StringField(
        _l("Name zur Bestätigung"),
        validators=[DataRequired(message=_l("Bitte schreiben Sie den Namen, damit nichts aus Versehen geschieht."))],
    )
