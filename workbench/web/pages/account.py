"""One's own account: settings, password, second factor, sessions, data."""

import json

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as AnyResponse

from workbench.errors import WrongStateError
from workbench.services import accounts, own_account, sign_in
from workbench.services.passwords import WeakPasswordError
from workbench.values import Language
from workbench.web import i18n, letters
from workbench.web.accounts import OWN, authenticator, end_session, start_session
from workbench.web.forms.account import ChangePasswordForm, CodeForm, PasswordForm, SettingsForm
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.signin import actor, signed_in

blueprint = Blueprint("account", __name__)

SETUP = f"{OWN}authenticator"
"""The secret of an authenticator that has not yet shown a code; encrypted."""


@blueprint.get("/sitzung")
@signed_in
def session_state() -> Response:
    """For scripts: who is signed in, and the token for forms."""
    return jsonify(person=current_user.id, csrf=generate_csrf())


@blueprint.route("/konto", methods=["GET", "POST"])
@signed_in
def show() -> Page:
    """What others see of a person, and the ways to everything else about the account."""
    form = SettingsForm(function=current_user.function, language=current_user.language)
    if form.validate_on_submit():
        language = Language(form.language.data)
        own_account.change_settings(actor(), function=form.function.data, language=language)
        i18n.choose(language)
        flash(_("Ihre Angaben sind gespeichert."), "success")
        return redirect(url_for(".show"))
    shown = render_template("account/show.html", form=form, second_factor=sign_in.has_second_factor(current_user))
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.route("/konto/passwort", methods=["GET", "POST"])
@signed_in
def password() -> Page:
    """Change the password; other devices are signed out."""
    form = ChangePasswordForm()
    if form.validate_on_submit():
        try:
            person = own_account.change_password(actor(), old=form.old.data, new=form.password.data)
        except WeakPasswordError as error:
            form.refuse(error)
        except WrongStateError:
            form.old.errors = [_wrong_password()]
        else:
            start_session(person)
            letters.send_notice(person, "mail/password_changed.txt")
            flash(_("Ihr neues Passwort gilt. Auf allen anderen Geräten sind Sie abgemeldet."), "success")
            return redirect(url_for(".show"))
    shown = render_template("account/password.html", form=form)
    return (shown, REFUSED) if form.is_submitted() else shown


def _wrong_password() -> str:
    return str(_("Das Passwort stimmt nicht. Nach fünf Fehlversuchen ist das Konto für 15 Minuten gesperrt."))


@blueprint.post("/konto/ueberall-abmelden")
@signed_in
def sign_out_everywhere() -> AnyResponse:
    """End all sessions."""
    own_account.sign_out_everywhere(actor())
    end_session()
    flash(_("Sie sind auf allen Geräten abgemeldet."), "success")
    return redirect(url_for("security.login"))


@blueprint.route("/konto/zweiter-faktor", methods=["GET", "POST"])
@signed_in
def second_factor() -> Page:
    """Turn the second factor on by an authenticator app; where it is on, the ways to change that."""
    if sign_in.has_second_factor(current_user):
        left = len(current_user.mf_recovery_codes or ())
        return render_template("account/second_factor_on.html", form=PasswordForm(), left=left)
    form = CodeForm()
    secret = session.setdefault(SETUP, authenticator().generate_totp_secret())
    if form.validate_on_submit():
        try:
            codes = own_account.turn_on_second_factor(actor(), secret, form.code.data, match=authenticator().counter_of)
        except WrongStateError:
            form.code.errors = [_("Dieser Code passt nicht. Bitte geben Sie den ein, den die App gerade zeigt.")]
        else:
            session.pop(SETUP)
            return render_template("account/recovery_codes.html", codes=codes)
    values = authenticator().fetch_setup_values(secret, current_user)
    shown = render_template("account/second_factor_off.html", form=form, values=values)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.post("/konto/zweiter-faktor/aus")
@signed_in
def second_factor_off() -> Page:
    """Turn the second factor off, after the password."""
    form = PasswordForm()
    try:
        person = own_account.turn_off_second_factor(actor(), form.password.data or "")
    except WrongStateError:
        return _ask_again(form)
    letters.send_notice(person, "mail/second_factor_off.txt")
    flash(_("Der zweite Faktor ist ausgeschaltet. Es genügt jetzt das Passwort."), "success")
    return redirect(url_for(".show"))


@blueprint.post("/konto/zweiter-faktor/codes")
@signed_in
def recovery_codes() -> Page:
    """Other recovery codes, after the password."""
    form = PasswordForm()
    try:
        codes = own_account.new_recovery_codes(actor(), form.password.data or "")
    except WrongStateError:
        return _ask_again(form)
    return render_template("account/recovery_codes.html", codes=codes)


def _ask_again(form: PasswordForm) -> Page:
    form.password.errors = [_wrong_password()]
    left = len(current_user.mf_recovery_codes or ())
    return render_template("account/second_factor_on.html", form=form, left=left), REFUSED


@blueprint.post("/konto/daten")
@signed_in
def export() -> Response:
    """Everything kept about a person, as a file."""
    text = json.dumps(own_account.export_account(actor()), ensure_ascii=False, indent=2)
    answer = Response(text, mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    return answer


@blueprint.route("/konto/loeschen", methods=["GET", "POST"])
@signed_in
def delete() -> Page:
    """Delete one's own account, after the password."""
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            own_account.require_password(actor(), form.password.data)
            accounts.delete_account(actor(), current_user.id)
        except WrongStateError as error:
            form.password.errors = [_last_operator() if error.code == accounts.LAST_OPERATOR else _wrong_password()]
        else:
            end_session()
            flash(_("Ihr Konto ist gelöscht."), "success")
            return redirect(url_for("security.login"))
    shown = render_template("account/delete.html", form=form)
    return (shown, REFUSED) if form.is_submitted() else shown


def _last_operator() -> str:
    return str(_("Ohne Sie könnte niemand mehr die Werkbank betreiben. Laden Sie zuerst jemand anderen dazu ein."))
