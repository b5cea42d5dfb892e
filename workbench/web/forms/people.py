"""Forms of inviting people."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, RadioField, SelectChoice
from wtforms.validators import DataRequired, Email, Length

from workbench.services.access import Role
from workbench.web.forms.account import LONGEST_ADDRESS

_NO_ADDRESS = _l("Das ist keine E-Mail-Adresse. Sie sieht so aus: name@kommune.de")


class InviteForm(FlaskForm):
    """Whom to invite."""

    email = EmailField(
        _l("E-Mail-Adresse"),
        validators=[
            DataRequired(message=_l("Bitte geben Sie eine E-Mail-Adresse ein.")),
            Length(max=LONGEST_ADDRESS, message=_NO_ADDRESS),
            Email(message=_NO_ADDRESS, allow_smtputf8=False),
        ],
    )


class InviteToSiteForm(InviteForm):
    """Whom to invite to a site, and as what."""

    role = RadioField(
        _l("Aufgabe"),
        choices=[
            SelectChoice(Role.TEAM.value, _l("Team: beantwortet den Fragebogen, gibt ab und lädt andere ein")),
            SelectChoice(Role.READER.value, _l("Nur lesen: sieht das Ergebnis, zum Beispiel die Verwaltungsspitze")),
        ],
        default=Role.TEAM.value,
        validators=[DataRequired(message=_l("Bitte wählen Sie eine Aufgabe."))],
    )
