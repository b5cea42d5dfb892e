"""Who may work here: the people of a site, the leads of a cohort, all accounts."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from workbench.errors import NotFoundError, WrongStateError
from workbench.services import accounts
from workbench.services.access import Action, Role
from workbench.services.accounts import Invited, Member, Seat
from workbench.web.accounts import OWN
from workbench.web.forms.people import InviteForm, InviteToSiteForm
from workbench.web.i18n import language
from workbench.web.letters import full_link, has_mail, send_invitation, send_notice
from workbench.web.pages.sign_in import REFUSED, Page
from workbench.web.signin import actor, needs

blueprint = Blueprint("people", __name__)

HANDED = f"{OWN}link"
"""A link that was just made and is shown once, where no mail can bring it."""

OPERATOR = Seat(role=Role.OPERATOR)

REASONS = {
    accounts.HAS_ROLE: _l("Diese Person ist hier schon dabei."),
    accounts.ACCOUNT_SHUT: _l("Dieses Konto ist gesperrt. Öffnen kann es die Stelle, die die Werkbank betreibt."),
    accounts.HAS_COME: _l("Diese Person hat ihre Einladung schon angenommen."),
    accounts.LAST_OPERATOR: _l(
        "Ohne diese Person könnte niemand mehr die Werkbank betreiben. Laden Sie zuerst jemand anderen dazu ein."
    ),
}
"""What the codes of WrongStateError say here."""


@blueprint.route("/kommunen/<int:site_id>/personen", methods=["GET", "POST"])
@needs(Action.INVITE_TO_SITE)
def site(site_id: int) -> Page:
    """Who has a role at a site; invite somebody."""
    members = accounts.members_of_site(actor(), site_id)
    form = InviteToSiteForm()
    if form.validate_on_submit() and _invite(form, Seat(role=Role(form.role.data), site_id=site_id)):
        return redirect(url_for(".site", site_id=site_id))
    name = accounts.place_for(actor(), Seat(role=Role.TEAM, site_id=site_id)).name
    shown = render_template(
        "people/site.html", form=form, members=members, site_id=site_id, name=name, handed=_handed()
    )
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.post("/kommunen/<int:site_id>/personen/<int:person_id>/einladung")
@needs(Action.INVITE_TO_SITE)
def invite_again_to_site(site_id: int, person_id: int) -> Response:
    """Invite somebody to a site once more."""
    return _invite_again(person_id, _seat_at(site_id, person_id), back=url_for(".site", site_id=site_id))


@blueprint.post("/kommunen/<int:site_id>/personen/<int:person_id>/entfernen")
@needs(Action.INVITE_TO_SITE)
def remove_from_site(site_id: int, person_id: int) -> Response:
    """Take somebody's role at a site away."""
    return _remove(person_id, _seat_at(site_id, person_id), back=url_for(".site", site_id=site_id))


def _seat_at(site_id: int, person_id: int) -> Seat:
    for member in accounts.members_of_site(actor(), site_id):
        if member.person_id == person_id and member.role is not None:
            return Seat(role=member.role, site_id=site_id)
    raise NotFoundError(f"nobody with id {person_id} at site {site_id}")


@blueprint.route("/kohorten/<int:cohort_id>/personen", methods=["GET", "POST"])
@needs(Action.INVITE_TO_COHORT)
def cohort(cohort_id: int) -> Page:
    """Who leads a cohort; invite another lead."""
    seat = Seat(role=Role.LEAD, cohort_id=cohort_id)
    members = accounts.leads_of(actor(), cohort_id)
    form = InviteForm()
    if form.validate_on_submit() and _invite(form, seat):
        return redirect(url_for(".cohort", cohort_id=cohort_id))
    name = accounts.place_for(actor(), seat).name
    shown = render_template(
        "people/cohort.html", form=form, members=members, cohort_id=cohort_id, name=name, handed=_handed()
    )
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.post("/kohorten/<int:cohort_id>/personen/<int:person_id>/einladung")
@needs(Action.INVITE_TO_COHORT)
def invite_again_to_cohort(cohort_id: int, person_id: int) -> Response:
    """Invite a lead once more."""
    seat = Seat(role=Role.LEAD, cohort_id=cohort_id)
    return _invite_again(person_id, seat, back=url_for(".cohort", cohort_id=cohort_id))


@blueprint.post("/kohorten/<int:cohort_id>/personen/<int:person_id>/entfernen")
@needs(Action.INVITE_TO_COHORT)
def remove_from_cohort(cohort_id: int, person_id: int) -> Response:
    """Take the lead of a cohort away from somebody."""
    seat = Seat(role=Role.LEAD, cohort_id=cohort_id)
    return _remove(person_id, seat, back=url_for(".cohort", cohort_id=cohort_id))


@blueprint.route("/verwaltung/personen", methods=["GET", "POST"], endpoint="all")
@needs(Action.OPERATE)
def everybody() -> Page:
    """All accounts; invite somebody to operate."""
    members = accounts.everybody(actor())
    form = InviteForm()
    if form.validate_on_submit() and _invite(form, OPERATOR):
        return redirect(url_for(".all"))
    shown = render_template("people/all.html", form=form, members=members, handed=_handed())
    return (shown, REFUSED) if form.is_submitted() else shown


@blueprint.get("/verwaltung/personen/<int:person_id>")
@needs(Action.OPERATE)
def account(person_id: int) -> str:
    """One account with everything an operator can do about it."""
    member = _account(person_id)
    operates = any(place.role is Role.OPERATOR for place in member.places)
    return render_template("people/account.html", member=member, operates=operates, handed=_handed())


@blueprint.post("/verwaltung/personen/<int:person_id>/einladung")
@needs(Action.OPERATE)
def invite_again_to_operate(person_id: int) -> Response:
    """Invite somebody to operate once more."""
    return _invite_again(person_id, OPERATOR, back=url_for(".account", person_id=person_id))


@blueprint.post("/verwaltung/personen/<int:person_id>/entfernen")
@needs(Action.OPERATE)
def remove_operator(person_id: int) -> Response:
    """Somebody operates no more."""
    return _remove(person_id, OPERATOR, back=url_for(".all"))


@blueprint.post("/verwaltung/personen/<int:person_id>/sperren")
@needs(Action.OPERATE)
def shut(person_id: int) -> Response:
    """Shut an account."""
    with _told():
        accounts.set_active(actor(), person_id, active=False)
        flash(_("Das Konto ist gesperrt."), "success")
    return redirect(url_for(".account", person_id=person_id))


@blueprint.post("/verwaltung/personen/<int:person_id>/oeffnen")
@needs(Action.OPERATE)
def reopen(person_id: int) -> Response:
    """Open an account again."""
    accounts.set_active(actor(), person_id, active=True)
    flash(_("Das Konto ist wieder offen."), "success")
    return redirect(url_for(".account", person_id=person_id))


@blueprint.post("/verwaltung/personen/<int:person_id>/passwort")
@needs(Action.OPERATE)
def reset_link(person_id: int) -> Response:
    """A link to a new password, shown once to be handed over."""
    link = accounts.make_reset_link(actor(), person_id)
    _hand(link.email, full_link("security.reset", secret=link.secret))
    return redirect(url_for(".account", person_id=person_id))


@blueprint.post("/verwaltung/personen/<int:person_id>/zweiter-faktor")
@needs(Action.OPERATE)
def second_factor_off(person_id: int) -> Response:
    """For somebody who lost the authenticator and the recovery codes."""
    person = accounts.take_second_factor_off(actor(), person_id)
    send_notice(person, "mail/second_factor_off.txt")
    flash(_("Der zweite Faktor ist ausgeschaltet."), "success")
    return redirect(url_for(".account", person_id=person_id))


@blueprint.route("/verwaltung/personen/<int:person_id>/loeschen", methods=["GET", "POST"])
@needs(Action.OPERATE)
def delete(person_id: int) -> Page:
    """Delete an account, after asking once more."""
    member = _account(person_id)
    form = FlaskForm()
    if not form.validate_on_submit():
        return render_template("people/delete.html", form=form, member=member)
    with _told():
        accounts.delete_account(actor(), person_id)
        flash(_("Das Konto von %(email)s ist gelöscht.", email=member.email), "success")
    return redirect(url_for(".all"))


def _account(person_id: int) -> Member:
    for member in accounts.everybody(actor()):
        if member.person_id == person_id:
            return member
    raise NotFoundError(f"no person {person_id}")


def _invite(form: InviteForm, seat: Seat) -> bool:
    """Whether the invitation is made; else the form says why not."""
    try:
        invited = accounts.invite(actor(), form.email.data, seat=seat, language=language())
    except WrongStateError as error:
        form.email.errors = [*form.email.errors, str(REASONS[error.code])]
        return False
    _send(invited)
    return True


def _invite_again(person_id: int, seat: Seat, *, back: str) -> Response:
    with _told():
        _send(accounts.invite_again(actor(), person_id, seat=seat))
    return redirect(back)


def _remove(person_id: int, seat: Seat, *, back: str) -> Response:
    """Take a role away; who takes their own may not be able to come back."""
    with _told():
        accounts.take_away(actor(), person_id, seat=seat)
        flash(_("Diese Person ist hier nicht mehr dabei."), "success")
        if person_id == actor().person_id:
            return redirect(url_for("start.overview"))
    return redirect(back)


def _send(invited: Invited) -> None:
    """Bring the invitation by mail; without mail the link is shown once."""
    if has_mail():
        send_invitation(invited)
        flash(_("Die Einladung an %(email)s ist unterwegs.", email=invited.email), "success")
    elif invited.secret is None:
        flash(_("%(email)s ist jetzt dabei und meldet sich wie gewohnt an.", email=invited.email), "success")
    else:
        _hand(invited.email, full_link("security.invitation", secret=invited.secret))


def _hand(email: str, url: str) -> None:
    session[HANDED] = {"email": email, "url": url}


def _handed() -> dict[str, str] | None:
    """The link to show; only once."""
    found: dict[str, str] | None = session.pop(HANDED, None)
    return found


@contextmanager
def _told() -> Iterator[None]:
    """Say what stands against it, where something does."""
    try:
        yield
    except WrongStateError as error:
        flash(str(REASONS[error.code]), "danger")
