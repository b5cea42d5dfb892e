"""Coming in: by password and code, by an invitation, by a link to a new password; and going out."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from workbench.services import accounts, sign_in
from workbench.services.clock import now
from workbench.services.passwords import WeakPasswordError
from workbench.services.tokens import DeadLinkError
from workbench.storage.people import Person
from workbench.values import Language
from workbench.web import i18n, letters
from workbench.web.accounts import OWN, authenticator, end_session, own_path, person_of_mark, start_session
from workbench.web.forms.account import AddressForm, CodeForm, InvitationForm, NewPasswordForm, SignInForm
from workbench.web.limits import by_address, by_sender, hash_of, limiter
from workbench.web.signin import public

blueprint = Blueprint("security", __name__)

Page = str | Response | tuple[str, int]

REFUSED = 422
"""The status of a form that is shown once more because something in it is wrong."""

PENDING = f"{OWN}pending"
"""Who has given the right password and not yet the code."""

PENDING_SECONDS = 10 * 60

SIGN_IN_PER_SENDER = "100 per 10 minutes"
"""A whole workshop may sit behind one address of the network."""
PER_ADDRESS = "30 per hour"
RESET_PER_ADDRESS = "5 per hour"
LINKS_PER_SENDER = "60 per 10 minutes"


@blueprint.app_errorhandler(DeadLinkError)
def dead_link(_error: DeadLinkError) -> Page:
    """A link that does not work says so, and nothing else."""
    return render_template("security/dead_link.html"), 404


def _target() -> str:
    """Where to go on after signing in."""
    return own_path(request.args.get("next")) or url_for("start.overview")


@blueprint.route("/anmelden", methods=["GET", "POST"])
@public
@limiter.limit(SIGN_IN_PER_SENDER, key_func=by_sender, methods=["POST"])
@limiter.limit(PER_ADDRESS, key_func=by_address, methods=["POST"])
def login() -> Page:
    """Sign in by e-mail address and password."""
    if current_user.is_authenticated:
        return redirect(_target())
    form = SignInForm()
    person = sign_in.check_password(form.email.data, form.password.data) if form.validate_on_submit() else None
    if person is None:
        wrong = form.is_submitted() and not form.errors
        shown = render_template("security/login.html", form=form, wrong=wrong)
        return (shown, REFUSED) if form.is_submitted() else shown
    if sign_in.has_second_factor(person):
        session[PENDING] = {"mark": person.fs_uniquifier, "until": now().timestamp() + PENDING_SECONDS}
        return redirect(url_for(".second_factor", next=own_path(request.args.get("next"))))
    start_session(person)
    return redirect(_target())


def _pending() -> Person | None:
    """Who has given the right password a short while ago."""
    waiting = session.get(PENDING)
    if waiting is None or waiting["until"] < now().timestamp():
        return None
    return person_of_mark(waiting["mark"])


def _by_pending() -> str:
    """Counts for each person who is about to give a code."""
    return hash_of(session.get(PENDING, {}).get("mark", ""))


@blueprint.route("/anmelden/code", methods=["GET", "POST"])
@public
@limiter.limit(SIGN_IN_PER_SENDER, key_func=by_sender, methods=["POST"])
@limiter.limit(PER_ADDRESS, key_func=_by_pending, methods=["POST"])
def second_factor() -> Page:
    """The code of the authenticator, or a recovery code, after the password."""
    person = _pending()
    if person is None:
        return redirect(url_for(".login", next=own_path(request.args.get("next"))))
    form = CodeForm()
    if not form.validate_on_submit():
        return render_template("security/code.html", form=form, wrong=False)
    if not sign_in.check_code(person, form.code.data, match=authenticator().counter_of):
        return render_template("security/code.html", form=form, wrong=True), REFUSED
    start_session(person)
    return redirect(_target())


@blueprint.post("/abmelden")
@public
def logout() -> Response:
    """Sign out in this browser."""
    end_session()
    flash(_("Sie sind abgemeldet."), "success")
    return redirect(url_for(".login"))


@blueprint.route("/passwort-vergessen", methods=["GET", "POST"])
@public
@limiter.limit(LINKS_PER_SENDER, key_func=by_sender, methods=["POST"])
@limiter.limit(RESET_PER_ADDRESS, key_func=by_address, methods=["POST"])
def forgotten() -> Page:
    """Ask for a link to a new password; the answer is the same for every address."""
    form = AddressForm()
    sent = letters.has_mail() and form.validate_on_submit()
    if sent:
        letters.send_reset(form.email.data)
    return render_template("security/forgotten.html", form=form, sent=sent, has_mail=letters.has_mail())


@blueprint.route("/passwort-neu/<secret>", methods=["GET", "POST"])
@public
@limiter.limit(LINKS_PER_SENDER, key_func=by_sender)
def reset(secret: str) -> Page:
    """Choose a new password by a link."""
    person = sign_in.open_reset(secret)
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            person = sign_in.reset_password(secret, form.password.data)
        except WeakPasswordError as error:
            form.refuse(error)
        else:
            end_session()
            letters.send_notice(person, "mail/password_changed.txt")
            flash(_("Ihr neues Passwort gilt. Bitte melden Sie sich damit an."), "success")
            return redirect(url_for(".login"))
    shown = render_template("security/reset.html", form=form, email=person.email)
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.route("/zugang/<secret>", methods=["GET", "POST"])
@public
@limiter.limit(LINKS_PER_SENDER, key_func=by_sender)
def invitation(secret: str) -> Page:
    """Come in by an invitation: choose a password and go straight on."""
    invited = accounts.open_invitation(secret)
    form = InvitationForm(function=invited.function, language=i18n.language().value)
    if form.validate_on_submit():
        try:
            person = _accept(secret, form)
        except WeakPasswordError as error:
            form.refuse(error)
        else:
            start_session(person)
            return redirect(url_for("start.overview"))
    sentence = letters.place_sentence(invited.place) if invited.place else None
    shown = render_template("security/invitation.html", form=form, invited=invited, sentence=sentence)
    return (shown, REFUSED) if form.is_submitted() else shown


def _accept(secret: str, form: InvitationForm) -> Person:
    language = Language(form.language.data)
    person = accounts.accept(secret, password=form.password.data, function=form.function.data, language=language)
    i18n.choose(language)
    return person
