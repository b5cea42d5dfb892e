"""Who may do what: the rules as data, and the one function that asks them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.errors import NotAllowedError
from workbench.storage.people import Person, SiteRole, cohorts_led_by, roles_at_sites


class Role(StrEnum):
    """What an actor is to a site or cohort."""

    OPERATOR = "operator"
    LEAD = "lead"
    TEAM = "team"
    READER = "reader"


class Action(StrEnum):
    """Everything that is not open to everybody signed in."""

    SEE_SITE = "see_site"
    SEE_PROFILE = "see_profile"
    ANSWER = "answer"
    SUBMIT = "submit"
    SEE_PLAN = "see_plan"
    PLAN = "plan"
    SEE_REPORT = "see_report"
    SEE_ISSUED_REPORTS = "see_issued_reports"
    ISSUE_REPORT = "issue_report"
    SEE_HISTORY = "see_history"
    EXPORT_SITE = "export_site"
    CHANGE_SITE = "change_site"
    INVITE_TO_SITE = "invite_to_site"
    SEE_COHORT = "see_cohort"
    FILL_COHORT = "fill_cohort"
    RUN_ROUNDS = "run_rounds"
    KEEP_CALENDAR = "keep_calendar"
    COMPARE = "compare"
    BUNDLE_REPORTS = "bundle_reports"
    SEE_OTHERS = "see_others"
    RELEASE = "release"
    RETURN_SUBMISSION = "return_submission"
    INVITE_TO_COHORT = "invite_to_cohort"
    OPERATE = "operate"


RULES: Mapping[Action, frozenset[Role]] = {
    Action.SEE_SITE: frozenset(Role),
    Action.SEE_PROFILE: frozenset({Role.TEAM, Role.READER, Role.LEAD}),
    Action.ANSWER: frozenset({Role.TEAM}),
    Action.SUBMIT: frozenset({Role.TEAM}),
    Action.SEE_PLAN: frozenset({Role.TEAM, Role.READER, Role.LEAD}),
    Action.PLAN: frozenset({Role.TEAM}),
    Action.SEE_REPORT: frozenset({Role.TEAM, Role.READER, Role.LEAD}),
    Action.SEE_ISSUED_REPORTS: frozenset({Role.TEAM, Role.READER}),
    Action.ISSUE_REPORT: frozenset({Role.TEAM}),
    Action.SEE_HISTORY: frozenset({Role.TEAM}),
    Action.EXPORT_SITE: frozenset({Role.TEAM}),
    Action.CHANGE_SITE: frozenset({Role.TEAM, Role.LEAD, Role.OPERATOR}),
    Action.INVITE_TO_SITE: frozenset({Role.TEAM, Role.LEAD, Role.OPERATOR}),
    Action.SEE_COHORT: frozenset({Role.LEAD, Role.OPERATOR}),
    Action.FILL_COHORT: frozenset({Role.LEAD, Role.OPERATOR}),
    Action.RUN_ROUNDS: frozenset({Role.LEAD}),
    Action.KEEP_CALENDAR: frozenset({Role.LEAD}),
    Action.COMPARE: frozenset({Role.LEAD}),
    Action.BUNDLE_REPORTS: frozenset({Role.LEAD}),
    Action.SEE_OTHERS: frozenset({Role.TEAM, Role.READER}),
    Action.RELEASE: frozenset({Role.TEAM}),
    Action.RETURN_SUBMISSION: frozenset({Role.LEAD}),
    Action.INVITE_TO_COHORT: frozenset({Role.LEAD, Role.OPERATOR}),
    Action.OPERATE: frozenset({Role.OPERATOR}),
}
"""A role that is not named may not; operators keep the house and see no answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: roles by site, cohorts led, and whether they operate the installation."""

    person_id: int
    is_operator: bool
    sites: Mapping[int, SiteRole]
    cohorts: frozenset[int]


def actor_of(person: Person) -> Actor:
    """A person with the roles that they have now."""
    return Actor(
        person_id=person.id,
        is_operator=person.is_operator,
        sites=roles_at_sites(person.id),
        cohorts=cohorts_led_by(person.id),
    )


def roles(actor: Actor, *, site_id: int | None = None, cohort_ids: Iterable[int] = ()) -> frozenset[Role]:
    """What the actor is to that site, which takes part in those cohorts, or to those cohorts."""
    found = {Role.OPERATOR} if actor.is_operator else set()
    if site_id is not None and (role := actor.sites.get(site_id)) is not None:
        found.add(Role(role.value))
    if not actor.cohorts.isdisjoint(cohort_ids):
        found.add(Role.LEAD)
    return frozenset(found)


def may(actor: Actor, action: Action, *, site_id: int | None = None, cohort_ids: Iterable[int] = ()) -> bool:
    """Whether the rules let the actor do that there."""
    return not RULES[action].isdisjoint(roles(actor, site_id=site_id, cohort_ids=cohort_ids))


def cohorts_seen(actor: Actor, site_id: int) -> frozenset[int] | None:
    """The cohorts of whose rounds the actor sees what that site handed in; None: of all, for they belong to it."""
    return None if may(actor, Action.SEE_PROFILE, site_id=site_id) else actor.cohorts


def require(actor: Actor, action: Action, *, site_id: int | None = None, cohort_ids: Iterable[int] = ()) -> None:
    """Raises NotAllowedError where the rules forbid it."""
    if not may(actor, action, site_id=site_id, cohort_ids=cohort_ids):
        raise NotAllowedError(f"{action.value} is not allowed here")
