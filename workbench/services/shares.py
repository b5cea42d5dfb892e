"""Links by which somebody without an account reads one issued report."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.errors import NotFoundError, WrongStateError
from workbench.report_case import ReportCase, without_remarks
from workbench.services import tokens
from workbench.services.access import Action, Actor
from workbench.services.clock import now
from workbench.services.lookup import site_for
from workbench.services.reports import report_of, stored_case
from workbench.services.tokens import DeadLinkError
from workbench.storage import reports as kept
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.people import functions_of
from workbench.storage.tokens import Purpose, Token, get_token

DAYS = (7, 30, 90)
"""How long a link may work; the second is offered first."""

USUAL_DAYS = 30

NO_SUCH_LIFETIME = "no_such_lifetime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A link as its makers see it, without its secret, which is nowhere kept."""

    id: int
    report_id: int
    short_only: bool
    made_at: dt.datetime
    by: str | None
    expires_at: dt.datetime
    revoked_at: dt.datetime | None
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a link opens: one report as it was issued, and whether there is only its short form.

    What the site has learned of the other sites is for its own people and not in it.
    """

    case: ReportCase
    short_only: bool
    expires_at: dt.datetime


def share(actor: Actor, site_id: int, report_id: int, *, days: int, short_only: bool) -> str:
    """A new link to an issued report; returns its secret, to be shown once.

    Raises WrongStateError(NO_SUCH_LIFETIME), NotFoundError, NotAllowedError.
    """
    site_for(actor, Action.ISSUE_REPORT, site_id)
    report = report_of(site_id, report_id)
    if days not in DAYS:
        raise WrongStateError(NO_SUCH_LIFETIME)
    with transaction():
        secret = tokens.issue(
            Purpose.SHARE,
            by=actor.person_id,
            site_id=site_id,
            subject={"report": report.id, "short_only": short_only},
            lifetime=dt.timedelta(days=days),
        )
        _journal(actor, "report_shared", site_id, {"report": report.id, "days": days, "short_only": short_only})
    return secret


def shares_of(actor: Actor, site_id: int) -> Mapping[int, Sequence[Share]]:
    """Report id to the links that were made to it, the latest first. Raises NotFoundError, NotAllowedError."""
    site_for(actor, Action.ISSUE_REPORT, site_id)
    found, at = kept.shares_of_site(site_id), now()
    names = functions_of([each.created_by for each in found if each.created_by is not None])
    shares: dict[int, list[Share]] = {}
    for token in found:
        each = _share(token, names, at=at)
        shares.setdefault(each.report_id, []).append(each)
    return shares


def _share(token: Token, names: Mapping[int, str], *, at: dt.datetime) -> Share:
    return Share(
        id=token.id,
        report_id=token.subject["report"],
        short_only=token.subject["short_only"],
        made_at=token.created_at,
        by=names.get(token.created_by or 0),
        expires_at=token.expires_at,
        revoked_at=token.revoked_at,
        is_open=token.revoked_at is None and token.expires_at > at,
    )


def revoke(actor: Actor, site_id: int, share_id: int) -> int:
    """Make a link stop working, at once and for good; once more does no harm. Returns the id of its report.

    Raises NotFoundError for a link that is not one to a report of that site, NotAllowedError.
    """
    site_for(actor, Action.ISSUE_REPORT, site_id)
    token = get_token(share_id)
    if token is None or token.site_id != site_id or token.purpose != Purpose.SHARE.value:
        raise NotFoundError(f"no link {share_id} to a report of site {site_id}")
    with transaction():
        if tokens.revoke(token):
            _journal(actor, "share_revoked", site_id, {"report": token.subject["report"]})
    return int(token.subject["report"])


def open_share(secret: str) -> Shared:
    """The report behind a link, for whoever has it; where only the short form is shared, no remarks are in it.

    Raises DeadLinkError.
    """
    token = tokens.open_token(secret, Purpose.SHARE)
    report = kept.get_report(token.subject["report"])
    if report is None or report.site_id != token.site_id:
        raise DeadLinkError("no report behind this link")
    case, short_only = replace(stored_case(report), others={}), bool(token.subject["short_only"])
    return Shared(
        case=without_remarks(case) if short_only else case, short_only=short_only, expires_at=token.expires_at
    )


def _journal(actor: Actor, verb: str, site_id: int, detail: Mapping[str, object]) -> None:
    write_journal(verb, at=now(), by=actor.person_id, site_id=site_id, detail=detail)
