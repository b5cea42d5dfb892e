"""The form that takes a spreadsheet."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired


class ImportForm(FlaskForm):
    """A file of either format; what it is shows by what is in it, not by its name."""

    file = FileField(_l("Datei"), validators=[FileRequired(message=_l("Bitte wählen Sie eine Datei."))])
