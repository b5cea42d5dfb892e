"""Small worlds for tests of services and pages: people, sites, cohorts, rounds."""

import io
import itertools
import uuid

from flask.testing import FlaskClient
from PIL import Image

from workbench.answers.entry import entry_of
from workbench.answers.model import Given, LevelValue
from workbench.answers.wishes import PlanWishes
from workbench.content.model import LevelItem
from workbench.maturity.scope import all_items
from workbench.present.asked import asked_now
from workbench.present.texts import Reader
from workbench.report_case import AskedMeasure, ReportCase
from workbench.services import answering, passwords, planning, reports, rounds
from workbench.services.access import Actor, actor_of
from workbench.services.clock import now
from workbench.services.planning import Variant
from workbench.storage import people, sites
from workbench.storage.answers import agreed_answers
from workbench.storage.db import transaction
from workbench.storage.people import Person, SiteRole
from workbench.storage.rounds import Round, StoredAssessment, assessments_of_round
from workbench.storage.sites import Cohort, Site
from workbench.values import Language

PASSWORD = "ein langes Kennwort 47"  # noqa: S105
_NUMBERS = itertools.count(1)


def a_person(*, operator: bool = False, password: str | None = None, function: str = "") -> Person:
    """Somebody with an account; with a password only inside the whole application."""
    number = next(_NUMBERS)
    with transaction():
        person = people.add_person(
            email=f"person{number}@example.org",
            function=function or f"Funktion {number}",
            language="de",
            uniquifier=uuid.uuid4().hex,
            at=now(),
        )
        person.is_operator = operator
        person.password = None if password is None else passwords.hashed(password)
    return person


def a_site(*, kind: str = "stadt", name: str = "") -> Site:
    """A site of that kind of site."""
    with transaction():
        return sites.add_site(
            name=name or f"Ort {next(_NUMBERS)}", kind=kind, population=20_000, region="Bergland", at=now()
        )


def a_cohort(*members: Site) -> Cohort:
    """A cohort of these sites."""
    with transaction():
        cohort = sites.add_cohort(f"Kohorte {next(_NUMBERS)}", at=now())
        for site in members:
            sites.set_member(cohort.id, site.id, member=True)
    return cohort


def as_team(person: Person, site: Site) -> Actor:
    """The person in the team of the site."""
    return _with_role(person, site, SiteRole.TEAM)


def as_reader(person: Person, site: Site) -> Actor:
    """The person as a reader of the site."""
    return _with_role(person, site, SiteRole.READER)


def _with_role(person: Person, site: Site, role: SiteRole) -> Actor:
    with transaction():
        people.set_site_role(person.id, site.id, role)
    return actor_of(person)


def as_lead(person: Person, cohort: Cohort) -> Actor:
    """The person as lead of the cohort."""
    with transaction():
        people.set_lead(person.id, cohort.id, leads=True)
    return actor_of(person)


def an_open_round(cohort: Cohort, lead: Actor, *, title: str = "Runde") -> Round:
    """An open round of the cohort."""
    return rounds.open_round(lead, cohort.id, title=title)


def assessment_in(round_: Round, site: Site) -> StoredAssessment:
    """The site's assessment in a round."""
    return next(each for each in assessments_of_round(round_.id) if each.site_id == site.id)


def a_submission(team: Actor, round_: Round, site: Site) -> StoredAssessment:
    """The site's assessment of the round, every level question answered 0, 1, 2 in turn, handed in."""
    return hand_in(team, round_, site, 0, 1, 2)


def hand_in(team: Actor, round_: Round, site: Site, *levels: int) -> StoredAssessment:
    """The same with these levels in turn, whatever was answered before."""
    assessment = assessment_in(round_, site)
    desk = answering.open_desk(team, assessment.id)
    items = [item.id for item in all_items(desk.content) if isinstance(item, LevelItem)]
    versions = {item: each.version for item, each in agreed_answers(assessment.id).items()}
    entries = {
        item: (entry_of(Given(value=LevelValue(level))), versions.get(item, 0))
        for item, level in zip(items, itertools.cycle(levels), strict=False)
    }
    answering.save_page(desk, entries, page="test")
    rounds.submit(team, assessment.id)
    return assessment


def a_plan(team: Actor, site: Site, wishes: PlanWishes, variant: Variant = Variant.LEAN) -> None:
    """A plan of the site, asked for, worked out and taken over."""
    draft_id, waiting = planning.ask(team, site.id, wishes)
    for result_id in waiting:
        planning.work_out(result_id=result_id)
    planning.take_over(team, site.id, draft_id, variant)


def a_report(team: Actor, site: Site) -> int:
    """A report of the site as it stands, issued."""
    return reports.issue(team, site.id, asks=asks)


def asks(case: ReportCase) -> tuple[AskedMeasure, ...]:
    """What a report asks to decide on."""
    return asked_now(case, Reader(Language.GERMAN, case.assessment.content.model.site_kinds[case.assessment.site.kind]))


def a_logo(width: int = 120, height: int = 40, color: str = "navy") -> bytes:
    """A picture in one colour as PNG."""
    picture = io.BytesIO()
    Image.new("RGB", (width, height), color).save(picture, "PNG")
    return picture.getvalue()


def sign_in(client: FlaskClient, person: Person) -> None:
    """Sign in through the page, as a person does."""
    token = client.get("/anmelden").get_data(as_text=True).split('name="csrf_token"', 1)[1].split('value="', 1)[1]
    answer = client.post(
        "/anmelden", data={"csrf_token": token.split('"', 1)[0], "email": person.email, "password": PASSWORD}
    )
    assert answer.status_code == 302, answer.get_data(as_text=True)
