"""The letters of the application, in the language of whoever reads them, and the links in them."""

from typing import Any

from flask import current_app, request, url_for
from flask_babel import force_locale, gettext
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from workbench.services import mail, sign_in
from workbench.services.access import Role
from workbench.services.accounts import Invited, Place
from workbench.services.reminders import Reminder
from workbench.storage.people import Person
from workbench.web.jobs import enqueue, task
from workbench.web.settings import Settings


def has_mail() -> bool:
    """Whether letters can be sent; where not, links are shown to be handed over."""
    settings: Settings = current_app.extensions["settings"]
    return settings.mail is not None


def full_link(endpoint: str, **values: Any) -> str:
    """A link for outside of the application: with the address the operator set, else that of the request."""
    settings: Settings = current_app.extensions["settings"]
    base = settings.base_url or request.url_root.rstrip("/")
    return base + url_for(endpoint, **values).removeprefix(request.script_root)


SENTENCES = {
    Role.TEAM: _l("Sie gehören zum Team von %(name)s und beantworten dort den Fragebogen."),
    Role.READER: _l("Sie können die Ergebnisse von %(name)s lesen."),
    Role.LEAD: _l("Sie leiten die Workshops der Kohorte „%(name)s“."),
    Role.OPERATOR: _l("Sie betreiben diese Werkbank."),
}


def place_sentence(place: Place) -> str:
    """What a role is for, said to the person who has it."""
    return str(SENTENCES[place.role]) % {"name": place.name}


def send_invitation(invited: Invited) -> None:
    """Invite somebody, or tell somebody who has an account of a new role."""
    by = current_user.function or current_user.email
    if invited.secret is None:
        template, link = "mail/role.txt", full_link("start.overview")
    else:
        template, link = "mail/invitation.txt", full_link("security.invitation", secret=invited.secret)
    with force_locale(invited.language):
        subject = (
            gettext("Einladung in die Werkbank Engagementstrategie")
            if invited.secret
            else gettext("Neue Aufgabe in der Werkbank Engagementstrategie")
        )
        text = _written(template, by=by, sentence=place_sentence(invited.place), link=link)
    mail.send(invited.email, subject, text)


def send_reminder(reminder: Reminder) -> None:
    """Remind somebody of what is open."""
    by = current_user.function or current_user.email
    with force_locale(reminder.language):
        subject = gettext("Erinnerung: %(round)s", round=reminder.round)
        text = _written("mail/reminder.txt", by=by, reminder=reminder, link=full_link("start.overview"))
    mail.send(reminder.email, subject, text)


def send_reset(email: str) -> None:
    """Have a link to a new password sent, if there is such an account; the answer cannot show by its time whether."""
    somewhere = "-"
    enqueue("send_reset", email=email, stem=full_link("security.reset", secret=somewhere).removesuffix(somewhere))


@task("send_reset")
def _send_reset(email: str, stem: str) -> None:
    found = sign_in.request_reset(email)
    if found is not None:
        with force_locale(found.language):
            subject = gettext("Neues Passwort für die Werkbank Engagementstrategie")
            text = _written("mail/reset.txt", link=stem + found.secret)
        mail.send(found.email, subject, text)


def send_notice(person: Person, template: str) -> None:
    """Tell somebody that the way into their account was changed, in case it was not them."""
    if has_mail():
        with force_locale(person.language):
            subject = gettext("Ihr Konto in der Werkbank Engagementstrategie wurde geändert")
            text = _written(template)
        mail.send(person.email, subject, text)


def _written(template: str, **values: Any) -> str:
    """A letter without what pages get: there may be no request whose reader it could be about."""
    return current_app.jinja_env.get_template(template).render(**values)
