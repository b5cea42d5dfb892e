"""A demo installation with ten invented sites in two rounds, made through the services as in real use."""

import datetime as dt
import itertools
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.answers.entry import entry_of
from workbench.answers.model import Answers
from workbench.content.model import Content
from workbench.demo.plans import add_own_measure, live_on, make_demo_calendar, make_demo_plan, plans_at
from workbench.demo.profiles import ROUNDS, demo_answers
from workbench.demo.sites import DemoSite, demo_sites, read_round
from workbench.errors import WrongStateError
from workbench.maturity.progress import sections
from workbench.maturity.scope import shown_items
from workbench.services import accounts, answering, cohorts, rounds
from workbench.services.access import Actor, Role, actor_of
from workbench.services.accounts import Seat
from workbench.services.clock import time_set_to, today
from workbench.services.cohorts import SiteFacts
from workbench.services.contents import current_content
from workbench.storage.people import get_person
from workbench.storage.rounds import assessments_of_site
from workbench.storage.sites import list_sites
from workbench.values import Language

OPERATOR = "betrieb@example.org"
LEAD = "workshopleitung@example.org"
HEAD = "Verwaltungsspitze"

STILL_AT_IT = 2
"""So many sites, the last ones, have not handed in the second round yet, so that there is something to try."""

AFTER = dt.timedelta(days=14)
"""How long after its first answers a site makes its plan."""

BEFORE = dt.timedelta(days=60)
"""How long before its answers a round opens."""

LIVED = dt.timedelta(weeks=14)
"""How long before today the second round was answered."""

NOT_EMPTY = "demo_not_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody to sign in as."""

    email: str
    password: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Team:
    """A site of the demo with the two who answer for it."""

    site: DemoSite
    site_id: int
    members: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """When what happened: the days of the files, so much later that the demo's second round was lately."""

    content: Content
    shift: dt.timedelta

    def of(self, site: DemoSite, number: int) -> dt.datetime:
        """Nine in the morning of the day from which the site's answers of a round are."""
        day = read_round(site.key, number, self.content).date + self.shift
        return dt.datetime.combine(day, dt.time(9), dt.UTC)


class _Book:
    """The accounts made so far; one password for all, new in each demo."""

    def __init__(self) -> None:
        self._password = f"demo-{secrets.token_hex(5)}"
        self.accounts: list[Account] = []

    def come_in(self, secret: str | None, *, email: str, function: str, role: str) -> Actor:
        """Accept an invitation as its receiver would."""
        person = accounts.accept(secret or "", password=self._password, function=function, language=Language.GERMAN)
        self.accounts.append(Account(email=email, password=self._password, role=role))
        return actor_of(person)


def make_demo() -> tuple[Account, ...]:
    """Fill an empty installation; returns the accounts. Raises WrongStateError where there is a site already."""
    if list_sites():
        raise WrongStateError(NOT_EMPTY)
    content, book = current_content(), _Book()
    sites = demo_sites(content)
    days = _Days(content=content, shift=_shift(sites, content))
    first_day = days.of(sites[0], 1) - BEFORE
    with time_set_to(first_day):
        lead, cohort_id = _begin(book, f"Entwicklungswerkstatt {first_day.year}/{first_day.year + 1}")
        teams = [_join(site, lead, cohort_id, book) for site in sites]
        make_demo_calendar(lead, cohort_id, first_day=first_day.date())
    for number in range(1, ROUNDS + 1):
        opened = days.of(sites[0], number) - BEFORE
        with time_set_to(opened):
            round_ = rounds.open_round(lead, cohort_id, title=f"Runde {number}")
        for place, team in enumerate(teams):
            hand_in = number < ROUNDS or team not in teams[-STILL_AT_IT:]
            _answer(team, number, days, hand_in=hand_in)
            if hand_in and plans_at(place):
                _plan(team, number, days, place=place)
        if number < ROUNDS:
            with time_set_to(opened + 3 * BEFORE):
                rounds.close_round(lead, round_.id)
    for team in itertools.compress(teams, map(plans_at, itertools.count())):
        live_on(team.members[0], team.site_id)
        add_own_measure(team.members[0], team.site_id)
    return tuple(book.accounts)


def _begin(book: _Book, cohort: str) -> tuple[Actor, int]:
    """The operator, and the cohort with its lead."""
    operator = book.come_in(accounts.create_operator(OPERATOR), email=OPERATOR, function="Betrieb", role="Betrieb")
    cohort_id = cohorts.create_cohort(operator, cohort).id
    invited = accounts.invite(operator, LEAD, seat=Seat(role=Role.LEAD, cohort_id=cohort_id))
    book.come_in(invited.secret, email=LEAD, function="Workshopleitung", role=f"Leitung: {cohort}")
    return _again(invited.person_id), cohort_id


def _plan(team: _Team, number: int, days: _Days, *, place: int) -> None:
    """Make the plan of that round; the one before has been lived until then."""
    with time_set_to(days.of(team.site, number) + AFTER):
        if number > 1:
            live_on(team.members[0], team.site_id)
        make_demo_plan(team.members[0], team.site_id, place=place)


def _shift(sites: Sequence[DemoSite], content: Content) -> dt.timedelta:
    """Whole weeks, so that the days of the week stay."""
    last = max(read_round(site.key, ROUNDS, content).date for site in sites)
    return (today() - LIVED - last) // dt.timedelta(weeks=1) * dt.timedelta(weeks=1)


def _again(person_id: int) -> Actor:
    person = get_person(person_id)
    if person is None:
        raise LookupError(f"no person {person_id}")
    return actor_of(person)


def _join(site: DemoSite, lead: Actor, cohort_id: int, book: _Book) -> _Team:
    """The site in the cohort, its team of two, and its head of administration, who reads."""
    facts = SiteFacts(name=site.site.name, kind=site.site.kind, population=site.site.population, region=site.region)
    added = cohorts.create_site(lead, facts, cohort_id=cohort_id)
    seat = Seat(role=Role.TEAM, site_id=added.id)
    members = []
    for member in site.team:
        invited = accounts.invite(lead, member.email, seat=seat)
        role = f"Team: {added.name}"
        book.come_in(invited.secret, email=member.email, function=member.function, role=role)
        members.append(_again(invited.person_id))
    email = f"spitze.{site.key}@example.org"
    invited = accounts.invite(members[0], email, seat=Seat(role=Role.READER, site_id=added.id))
    book.come_in(invited.secret, email=email, function=HEAD, role=f"Nur lesen: {added.name}")
    return _Team(site=site, site_id=added.id, members=tuple(members))


def _answer(team: _Team, number: int, days: _Days, *, hand_in: bool) -> None:
    """Answer a round section by section, in turns; what is as it was is confirmed."""
    (assessment, _round), *_earlier = assessments_of_site(team.site_id)
    content = days.content
    answers = demo_answers(team.site, number, content)
    before = demo_answers(team.site, number - 1, content) if number > 1 else {}
    moments = _moments(days.of(team.site, number))
    members = itertools.cycle(team.members)
    for items in _sections(team, content, answers):
        member = next(members)
        same = [item for item in items if before.get(item) == answers[item]]
        changed = {item: (entry_of(answers[item]), 0) for item in items if item not in same}
        with time_set_to(next(moments)):
            answering.confirm(member, assessment.id, same)
            answering.save_page(answering.open_desk(member, assessment.id), changed, page="demo")
    if hand_in:
        with time_set_to(next(moments)):
            rounds.submit(team.members[0], assessment.id)


def _sections(team: _Team, content: Content, answers: Answers) -> Iterator[list[str]]:
    """The answered items of each section."""
    shown = shown_items(content, team.site.site.kind, answers)
    for section in sections(content, team.site.site.kind, {}):
        items = [item.id for item in section.dimension.items if item.id in answers and item.id in shown]
        if items:
            yield items


def _moments(day: dt.datetime) -> Iterator[dt.datetime]:
    """A quarter of an hour apart, over as many mornings as it takes."""
    for count in itertools.count():
        yield day + dt.timedelta(days=count // 12, minutes=15 * (count % 12))
