"""Sites and people of a cohort out of a spreadsheet: everything is checked first, then all of it is written at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.services.access import Action, Actor, Role
from workbench.services.accounts import Invited, Seat, invite_as_part
from workbench.services.clock import now
from workbench.services.cohorts import SiteFacts, add_new_site
from workbench.services.contents import current_content
from workbench.services.lookup import cohort_for
from workbench.sheets import faults
from workbench.sheets.cells import same
from workbench.sheets.cohort import Found, PersonRow, read_cohort
from workbench.sheets.model import Fault, Part
from workbench.storage import people
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.sites import Cohort, Site, list_sites, sites_of_cohort
from workbench.values import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a file: either everything in it is there now, or nothing, and `faults` say why."""

    cohort: Cohort
    faults: tuple[Fault, ...] = ()
    sites: tuple[Site, ...] = ()
    invited: tuple[Invited, ...] = ()


def import_cohort(actor: Actor, cohort_id: int, content: bytes, *, language: Language) -> Imported:
    """Create the sites of a file in the cohort and invite its people; nobody is written to yet.

    `language` is that of the invitations. Raises UnreadableError, NotFoundError, NotAllowedError.
    """
    cohort = cohort_for(actor, Action.FILL_COHORT, cohort_id)
    found = read_cohort(content, {kind.id: kind.title for kind in current_content().model.site_kinds.values()})
    with transaction():
        # Checked inside, so that nobody else can take a name between the check and the writing.
        wrong = (*found.faults, *_known_sites(found, cohort_id), *_known_people(found, cohort_id))
        if wrong:
            return Imported(cohort=cohort, faults=_in_order(found, wrong))
        sites = tuple(
            add_new_site(
                actor,
                SiteFacts(
                    name=row.name,
                    kind=row.kind,
                    population=row.population,
                    region=row.region,
                    contacts=row.contacts,
                ),
                cohort_id=cohort_id,
            )
            for row in found.sites
        )
        members = _by_name(cohort_id)
        invited = tuple(
            invite_as_part(
                actor,
                row.email,
                seat=Seat(role=Role(row.role), site_id=members[same(row.site)].id),
                language=language,
                function=row.function,
            )
            for row in found.people
        )
        detail = {"sites": len(sites), "people": len(invited)}
        write_journal("cohort_imported", at=now(), by=actor.person_id, cohort_id=cohort_id, detail=detail)
    return Imported(cohort=cohort, sites=sites, invited=invited)


def _by_name(cohort_id: int) -> Mapping[str, Site]:
    return {same(site.name): site for site in sites_of_cohort(cohort_id)}


def _known_sites(found: Found, cohort_id: int) -> Iterator[Fault]:
    members, known = _by_name(cohort_id), {same(site.name) for site in list_sites()}
    for row in found.sites:
        if same(row.name) in known:
            message = faults.NAME_IN_COHORT if same(row.name) in members else faults.NAME_TAKEN
            yield found.fault(Part.SITES, row.row, "name", message=message, found=row.name)


def _known_people(found: Found, cohort_id: int) -> Iterator[Fault]:
    members = _by_name(cohort_id)
    new = {same(row.name) for row in found.sites}
    for row in found.people:
        site = members.get(same(row.site))
        if site is None and row.site and same(row.site) not in new:
            yield found.fault(Part.PEOPLE, row.row, "site", message=faults.UNKNOWN_SITE, found=row.site)
        elif row.email:
            yield from _about(found, row, site)


def _about(found: Found, row: PersonRow, site: Site | None) -> Iterator[Fault]:
    """What stands against inviting somebody who has an account already."""
    person = people.find_person(row.email)
    if person is None:
        return
    if not person.active:
        yield found.fault(Part.PEOPLE, row.row, "email", message=faults.ACCOUNT_SHUT, found=row.email)
    elif site is not None and site.id in people.roles_at_sites(person.id):
        yield found.fault(Part.PEOPLE, row.row, "email", message=faults.HAS_ROLE, found=row.email, site=site.name)


def _in_order(found: Found, wrong: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """By sheet as in the file, then by row; what concerns a whole sheet first."""
    names = list(found.names.values())
    place = {name: number for number, name in enumerate(names)}
    return tuple(sorted(wrong, key=lambda each: (place.get(each.sheet, len(names)), each.row or 0)))
