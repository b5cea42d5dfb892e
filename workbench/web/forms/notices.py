"""The form in which operators write a notice."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import Length

LONGEST_TEXT = 100_000


class NoticeForm(FlaskForm):
    """A page in Markdown."""

    text = TextAreaField(
        _l("Text"), validators=[Length(max=LONGEST_TEXT, message=_l("Bitte höchstens 100.000 Zeichen."))]
    )
