"""Forms of signing in and of one's own account."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, EqualTo, Length

from workbench.services.passwords import LEAST, MOST, Weakness, WeakPasswordError
from workbench.values import Language

LONGEST_ADDRESS = 254
LONGEST_FUNCTION = 120

WEAKNESSES = {
    Weakness.SHORT: _l("Das Passwort braucht mindestens %(least)d Zeichen.", least=LEAST),
    Weakness.LONG: _l("Das Passwort darf höchstens %(most)d Zeichen haben.", most=MOST),
    Weakness.GUESSABLE: _l(
        "Dieses Passwort ist zu leicht zu erraten. Gut sind mehrere Wörter, die nichts miteinander zu tun haben."
    ),
}

LANGUAGES = [
    SelectChoice(Language.GERMAN.value, "Deutsch"),
    SelectChoice(Language.ENGLISH.value, "English"),
]


def _needed(message: Any) -> DataRequired:
    return DataRequired(message=message)


def _email() -> EmailField:
    return EmailField(
        _l("E-Mail-Adresse"),
        validators=[_needed(_l("Bitte geben Sie Ihre E-Mail-Adresse ein.")), Length(max=LONGEST_ADDRESS)],
    )


def _function() -> StringField:
    return StringField(
        _l("Ihre Funktion"),
        validators=[
            _needed(_l("Bitte sagen Sie, was Sie in Ihrem Haus tun, zum Beispiel „Stabsstelle Engagement“.")),
            Length(max=LONGEST_FUNCTION, message=_l("Höchstens %(most)d Zeichen.", most=LONGEST_FUNCTION)),
        ],
    )


def _language() -> SelectField:
    return SelectField(_l("Sprache"), choices=LANGUAGES)


def _current_password() -> PasswordField:
    return PasswordField(
        _l("Ihr jetziges Passwort"), validators=[_needed(_l("Bitte geben Sie Ihr jetziges Passwort ein."))]
    )


class SignInForm(FlaskForm):
    """E-mail address and password."""

    email = _email()
    password = PasswordField(_l("Passwort"), validators=[_needed(_l("Bitte geben Sie Ihr Passwort ein."))])


class CodeForm(FlaskForm):
    """A code of the authenticator, or a recovery code."""

    code = StringField(
        _l("Code"), validators=[_needed(_l("Bitte geben Sie den Code ein.")), Length(max=LONGEST_FUNCTION)]
    )


class AddressForm(FlaskForm):
    """For whom a new password is wanted."""

    email = _email()


class NewPasswordForm(FlaskForm):
    """A new password, typed twice."""

    password = PasswordField(_l("Neues Passwort"), validators=[_needed(_l("Bitte wählen Sie ein Passwort."))])
    repeated = PasswordField(
        _l("Neues Passwort noch einmal"),
        validators=[EqualTo("password", message=_l("Die beiden Passwörter sind verschieden."))],
    )

    def refuse(self, error: WeakPasswordError) -> None:
        """Say at the field why the password was refused."""
        self.password.errors = [*self.password.errors, str(WEAKNESSES[error.weakness])]


class ChangePasswordForm(NewPasswordForm):
    """A new password, and the one it replaces."""

    old = _current_password()


class InvitationForm(NewPasswordForm):
    """What somebody new says of themselves."""

    function = _function()
    language = _language()


class SettingsForm(FlaskForm):
    """What others see of a person, and the language they read."""

    function = _function()
    language = _language()


class PasswordForm(FlaskForm):
    """The password once more, before something that cannot be taken back."""

    password = _current_password()
