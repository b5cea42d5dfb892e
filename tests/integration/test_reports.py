"""Reports of a site: what they are made from, that issued ones stay as they were, and who gets which by which way."""

import dataclasses
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.http import parse_options_header

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.report.reading import text
from workbench.answers.entry import Entry
from workbench.answers.model import Given, LevelValue
from workbench.answers.wishes import PlanWishes
from workbench.content.model import LevelItem
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.maturity.scope import all_items
from workbench.plan.living import Status
from workbench.present.first_page import first_page
from workbench.present.texts import Reader
from workbench.report.build import Variant, render_report
from workbench.report_case import ReportCase
from workbench.services import answering, planning, plans, reports, rounds, shares, tokens, transfer
from workbench.services.access import Action, Actor, actor_of
from workbench.services.calendar import EventFacts, add_event
from workbench.services.clock import now, time_set_to
from workbench.services.history import history_of_site
from workbench.services.tokens import DeadLinkError
from workbench.storage import tokens as kept_tokens
from workbench.storage.db import db, transaction
from workbench.storage.events import EventKind
from workbench.storage.people import Person
from workbench.storage.sites import Cohort, Site
from workbench.storage.tokens import Purpose
from workbench.values import Language, Month

WISHES = PlanWishes(start=Month(2027, 1), hours_per_month=Fraction(40), max_measures=3)

NOTE = "Vertraulich: Die Stelle wird im Mai neu besetzt."

LONG_AGO = dt.timedelta(days=100)

Attempt = Callable[[Actor], object]


@dataclass
class Scene:
    """A site that has handed in with a note at each answer, and everybody who may ask for its report."""

    site: Site
    other: Site
    cohort: Cohort
    people: dict[str, Person]
    team: Actor
    reader: Actor
    lead: Actor
    stranger: Actor

    @property
    def today(self) -> ReportCase:
        return reports.case_of_site(self.site, made_on=now().date())

    def issued(self) -> int:
        return world.a_report(self.team, self.site)

    def frozen(self, report_id: int) -> ReportCase:
        db.session.expire_all()
        return reports.issued_case(self.team, self.site.id, report_id)

    def switch(self, place: int, status: Status) -> None:
        found = plans.require_plan(self.team, Action.PLAN, self.site.id)
        living = found.assessment.measures[place]
        reason = "Kein Geld" if status is Status.REJECTED else ""
        version = found.versions[living.key]
        plans.switch(self.team, living, site_id=self.site.id, status=status, reason=reason, version=version)

    def hand_in(self, title: str, *, level: int) -> None:
        """Answer a new round with that level everywhere, and hand in."""
        round_ = world.an_open_round(self.cohort, self.lead, title=title)
        assessment = world.assessment_in(round_, self.site)
        desk = answering.open_desk(self.team, assessment.id)
        items = [item.id for item in all_items(desk.content) if isinstance(item, LevelItem)]
        entry = Entry(value=LevelValue(level), note=NOTE)
        answering.save_page(desk, dict.fromkeys(items, (entry, 0)), page="test")
        rounds.submit(self.team, assessment.id)
        rounds.close_round(self.lead, round_.id)


def make_scene(*, password: str | None = None, plan: bool = False) -> Scene:
    site, other = world.a_site(name="Amselgrund"), world.a_site()
    cohort, _elsewhere = world.a_cohort(site), world.a_cohort(other)
    people = {
        role: world.a_person(password=password, function=role, operator=role == "operator")
        for role in ("team", "reader", "lead", "stranger", "operator")
    }
    lead = world.as_lead(people["lead"], cohort)
    scene = Scene(
        site=site,
        other=other,
        cohort=cohort,
        people=people,
        team=world.as_team(people["team"], site),
        reader=world.as_reader(people["reader"], site),
        lead=lead,
        stranger=world.as_team(people["stranger"], other),
    )
    with time_set_to(now() - LONG_AGO):
        scene.hand_in("Runde 1", level=1)
        if plan:
            world.a_plan(scene.team, site, WISHES, planning.Variant.FULL)
    facts = EventFacts(
        kind=EventKind.WORKSHOP, title="Workshop", first_day=dt.date(2027, 3, 4), last_day=dt.date(2027, 3, 5)
    )
    add_event(lead, cohort.id, facts)
    return scene


@pytest.fixture
def scene(storage: Flask) -> Scene:  # noqa: ARG001 – opens the database
    return make_scene()


@pytest.fixture
def planned(storage: Flask) -> Scene:  # noqa: ARG001 – opens the database
    """The same with a plan."""
    return make_scene(plan=True)


# --- as things stand ----------------------------------------------------------------------------------


def test_a_report_is_made_from_what_was_handed_in_last_and_from_the_plan_as_it_lives(planned: Scene) -> None:
    planned.hand_in("Runde 2", level=2)
    planned.switch(0, Status.RUNNING)
    case = planned.today
    assert case.round_title == "Runde 2"
    assert case.previous is not None
    assert case.previous.title == "Runde 1"
    assert {answer.value for answer in case.assessment.answers.values() if isinstance(answer, Given)} == {LevelValue(2)}
    assert case.planned is not None
    assert case.planned.measures[0].status is Status.RUNNING
    assert case.assessment.plan == case.planned.plan
    assert case.changed
    assert [event.title for event in case.events] == ["Workshop"]
    assert case.asked is None


def test_before_anything_is_handed_in_there_is_no_report(scene: Scene) -> None:
    for ask in (
        lambda: reports.case_of_site(scene.other, made_on=now().date()),
        lambda: reports.report_of_today(scene.stranger, scene.other.id),
        lambda: world.a_report(scene.stranger, scene.other),
    ):
        with pytest.raises(WrongStateError, match=rounds.NOTHING_SUBMITTED):
            ask()


def test_only_the_team_gets_what_it_wrote_to_its_answers(scene: Scene, tmp_path: Path) -> None:
    report_id = scene.issued()
    for actor, sees in ((scene.team, True), (scene.reader, False), (scene.lead, False)):
        cases = [reports.report_of_today(actor, scene.site.id)]
        if actor is not scene.lead:
            cases.append(reports.issued_case(actor, scene.site.id, report_id))
        for case in cases:
            assert ("neu besetzt" in text(render_report(case, Language.GERMAN), tmp_path)) == sees


def test_a_lead_sees_no_report_of_a_round_of_a_cohort_that_others_lead(scene: Scene) -> None:
    elsewhere = world.a_cohort(scene.site)
    lead = world.as_lead(world.a_person(), elsewhere)
    with pytest.raises(WrongStateError, match=rounds.NOTHING_SUBMITTED):
        reports.report_of_today(lead, scene.site.id)
    round_ = world.an_open_round(elsewhere, lead, title="Anderswo")
    world.a_submission(scene.team, round_, scene.site)
    assert reports.report_of_today(lead, scene.site.id).round_title == "Anderswo"
    assert reports.report_of_today(scene.lead, scene.site.id).round_title == "Runde 1"


# --- the letterhead -----------------------------------------------------------------------------------


def test_the_head_of_a_report_is_one_line_and_a_small_picture(scene: Scene) -> None:
    reports.change_letterhead(
        scene.team, scene.site.id, introduction=" Für den\nHauptausschuss\x00\u202e ", logo=world.a_logo(1200, 200)
    )
    case = scene.today
    assert case.introduction == "Für den Hauptausschuss"
    assert case.logo is not None
    assert case.logo != world.a_logo(1200, 200)
    reports.change_letterhead(scene.team, scene.site.id, introduction="Neu")
    assert (scene.today.introduction, scene.today.logo) == ("Neu", case.logo)
    reports.change_letterhead(scene.team, scene.site.id, introduction="Neu", without_logo=True)
    assert scene.today.logo is None
    deeds = [deed for deed in history_of_site(scene.team, scene.site.id).deeds if deed.verb == "letterhead_changed"]
    assert [deed.detail["has_logo"] for deed in deeds] == [False, True, True]


def test_what_is_no_logo_changes_nothing(scene: Scene) -> None:
    with pytest.raises(WrongStateError):
        reports.change_letterhead(scene.team, scene.site.id, introduction="Neu", logo=b"GIF89a")
    assert scene.today.introduction == ""


# --- issued reports -----------------------------------------------------------------------------------


def test_an_issued_report_comes_back_as_it_was_to_the_byte(planned: Scene) -> None:
    reports.change_letterhead(planned.team, planned.site.id, introduction="Für den Rat", logo=world.a_logo())
    planned.switch(0, Status.DONE)
    planned.switch(1, Status.REJECTED)
    before = planned.today
    again = planned.frozen(planned.issued())
    assert again == before
    assert render_report(again, Language.GERMAN) == render_report(before, Language.GERMAN)


def test_an_issued_report_stays_whatever_happens_afterwards(planned: Scene) -> None:
    report_id = planned.issued()
    before = planned.frozen(report_id)
    planned.switch(0, Status.DONE)
    planned.hand_in("Runde 2", level=3)
    world.a_plan(planned.team, planned.site, replace(WISHES, max_measures=2))
    reports.change_letterhead(planned.team, planned.site.id, introduction="Neu", logo=world.a_logo())
    planned.issued()
    operator = actor_of(world.a_person(operator=True))
    transfer.delete_cohort(operator, planned.cohort.id, typed=planned.cohort.name)
    assert planned.frozen(report_id) == before


def test_the_next_report_tells_what_became_of_what_the_last_one_asked_for(planned: Scene) -> None:
    with time_set_to(now() - LONG_AGO / 2):
        first = planned.issued()
        asked = reports.issued_reports(planned.team, planned.site.id)[0].asked
    assert asked
    case = planned.today
    assert case.asked is not None
    assert case.asked.measures == asked
    assert case.asked.on == planned.frozen(first).made_on
    page = first_page(case, Reader(Language.GERMAN, case.assessment.content.model.site_kinds["stadt"]))
    assert page.since is not None
    assert [each.title for each in page.since.became] == [each.title.de for each in asked]


def test_a_report_issued_once_more_on_the_same_day_still_tells_of_the_one_before(scene: Scene) -> None:
    with time_set_to(now() - LONG_AGO / 2):
        scene.issued()
    first = scene.issued()
    reports.change_letterhead(scene.team, scene.site.id, introduction="Neu")
    second = scene.issued()
    assert second != first
    assert scene.frozen(second).asked == scene.frozen(first).asked
    assert scene.frozen(second).asked is not None


def test_issued_reports_are_listed_with_who_issued_them_and_are_in_the_journal_and_in_the_export(scene: Scene) -> None:
    scene.issued()
    [report] = reports.issued_reports(scene.reader, scene.site.id)
    assert report.by == "team"
    verbs = [deed.verb for deed in history_of_site(scene.team, scene.site.id).deeds]
    assert verbs.count("report_issued") == 1
    [exported] = transfer.export_site(scene.team, scene.site.id)["reports"]
    assert exported["issued_by"] == "team"
    assert [each["key"] for each in exported["asked"]] == [each.key for each in report.asked]
    assert exported["document"]["round_title"] == "Runde 1"


# --- links --------------------------------------------------------------------------------------------


def a_link(scene: Scene, *, days: int = 30, short_only: bool = False) -> str:
    return shares.share(scene.team, scene.site.id, scene.issued(), days=days, short_only=short_only)


def test_a_link_opens_its_report_and_nothing_of_it_is_kept_in_clear(scene: Scene) -> None:
    secret = a_link(scene)
    assert shares.open_share(secret).case == scene.today
    [link] = kept_tokens.open_tokens(Purpose.SHARE, now=now())
    assert secret not in repr(vars(link))
    deeds = [deed.detail for deed in history_of_site(scene.team, scene.site.id).deeds if deed.verb == "report_shared"]
    assert [detail["days"] for detail in deeds] == [30]
    assert secret not in repr(deeds)


@pytest.mark.parametrize("days", shares.DAYS)
def test_a_link_works_until_it_expires(scene: Scene, days: int) -> None:
    secret = a_link(scene, days=days)
    with time_set_to(now() + dt.timedelta(days=days, minutes=-1)):
        shares.open_share(secret)
    with time_set_to(now() + dt.timedelta(days=days)):
        with pytest.raises(DeadLinkError):
            shares.open_share(secret)
        [found] = next(iter(shares.shares_of(scene.team, scene.site.id).values()))
        assert not found.is_open


@pytest.mark.parametrize("days", [0, -1, 31, 400, 10**6])
def test_a_link_lasts_as_long_as_one_of_the_choices(scene: Scene, days: int) -> None:
    with pytest.raises(WrongStateError, match=shares.NO_SUCH_LIFETIME):
        a_link(scene, days=days)
    assert kept_tokens.open_tokens(Purpose.SHARE, now=now()) == []


def test_a_revoked_link_is_dead_and_stays_in_the_list(scene: Scene) -> None:
    secret = a_link(scene)
    [(report_id, [link])] = shares.shares_of(scene.team, scene.site.id).items()
    assert shares.revoke(scene.team, scene.site.id, link.id) == report_id
    shares.revoke(scene.team, scene.site.id, link.id)
    with pytest.raises(DeadLinkError):
        shares.open_share(secret)
    [found] = shares.shares_of(scene.team, scene.site.id)[report_id]
    assert (found.is_open, found.by) == (False, "team")
    verbs = [deed.verb for deed in history_of_site(scene.team, scene.site.id).deeds]
    assert verbs.count("share_revoked") == 1


def test_a_link_dies_with_its_site(scene: Scene) -> None:
    secret = a_link(scene)
    transfer.delete_site(actor_of(world.a_person(operator=True)), scene.site.id, typed=scene.site.name)
    with pytest.raises(DeadLinkError):
        shares.open_share(secret)
    assert db.session.execute(db.text("SELECT count(*) FROM reports")).scalar_one() == 0


def test_a_link_of_another_purpose_or_to_a_report_of_another_site_opens_nothing(scene: Scene) -> None:
    report_id = scene.issued()
    with transaction():
        invitation = tokens.issue(Purpose.INVITATION, by=None, person_id=scene.team.person_id)
        forged = tokens.issue(
            Purpose.SHARE,
            by=None,
            site_id=scene.other.id,
            subject={"report": report_id, "short_only": False},
            lifetime=dt.timedelta(days=7),
        )
    for secret in (invitation, forged, "", "x" * 43):
        with pytest.raises(DeadLinkError):
            shares.open_share(secret)


def test_where_only_the_short_form_is_shared_notes_are_not_even_in_what_is_opened(scene: Scene) -> None:
    assert NOTE in repr(shares.open_share(a_link(scene)).case)
    assert NOTE not in repr(shares.open_share(a_link(scene, short_only=True)).case)


def test_only_the_team_issues_shares_and_revokes_and_nobody_reaches_the_reports_of_another_site(scene: Scene) -> None:
    secret = a_link(scene)
    [(report_id, [link])] = shares.shares_of(scene.team, scene.site.id).items()
    mine, theirs = scene.other.id, scene.site.id
    forbidden: list[Attempt] = [
        lambda who: reports.issue(who, theirs, asks=world.asks),
        lambda who: reports.change_letterhead(who, theirs, introduction="Nein"),
        lambda who: shares.share(who, theirs, report_id, days=7, short_only=True),
        lambda who: shares.shares_of(who, theirs),
        lambda who: shares.revoke(who, theirs, link.id),
    ]
    for actor in (scene.reader, scene.lead, scene.stranger, actor_of(scene.people["operator"])):
        for attempt in forbidden:
            with pytest.raises(NotAllowedError):
                attempt(actor)
    through_ones_own_site: list[Attempt] = [
        lambda who: reports.issued_case(who, mine, report_id),
        lambda who: shares.share(who, mine, report_id, days=7, short_only=True),
        lambda who: shares.revoke(who, mine, link.id),
    ]
    for attempt in through_ones_own_site:
        with pytest.raises(NotFoundError):
            attempt(scene.stranger)
    assert shares.open_share(secret).case == scene.today


# --- pages --------------------------------------------------------------------------------------------


@dataclass
class House:
    """The whole application with the scene in it."""

    app: Flask
    scene: Scene
    address: str

    def visitor(self, role: str) -> Visitor:
        visitor = Visitor(self.app)
        assert visitor.sign_in(self.scene.people[role].email).status_code == 302
        return visitor


@pytest.fixture
def house(app: Flask) -> House:
    app.config["RATELIMIT_ENABLED"] = False
    with app.app_context():
        scene = make_scene(password=world.PASSWORD, plan=True)
        db.session.remove()
    return House(app=app, scene=scene, address=f"/kommunen/{scene.site.id}/bericht")


def shared_by(house: House, **fields: str) -> str:
    """The path of a link, made by the team in its pages; shown once."""
    team = house.visitor("team")
    made = team.submit(f"{house.address}/festhalten", at=house.address)
    assert made.status_code == 302
    page = team.submit(made.location + "/freigeben", at=made.location, days="30", **fields)
    shown = team.open(page.location).get_data(as_text=True)
    [url] = re.findall(r'value="http://localhost(/b/[^"]+)"', shown)
    assert url not in team.open(page.location).get_data(as_text=True)
    return str(url)


SILENT = {"key", "document", "logo_alt", "alt"}
"""What is no word on the page: keys, the name of the paper, what is said of the paper's pictures."""


def words_of(page: object) -> Iterator[str]:
    """Every text of a view."""
    if isinstance(page, str):
        yield page
    elif isinstance(page, tuple):
        for each in page:
            yield from words_of(each)
    elif dataclasses.is_dataclass(page):
        for field in dataclasses.fields(page):
            if field.name not in SILENT:
                yield from words_of(getattr(page, field.name))


@pytest.mark.one_database
def test_the_page_says_what_the_paper_says_to_everybody_who_may_read(house: House) -> None:
    with house.app.app_context():
        case = house.scene.today
        page = first_page(case, Reader(Language.GERMAN, case.assessment.content.model.site_kinds["stadt"]))
    link = shared_by(house)
    for visitor, path in (
        *((house.visitor(role), house.address) for role in ("team", "reader", "lead")),
        (Visitor(house.app), link),
    ):
        shown = text_of(visitor.open(path))
        missing = [each for each in words_of(page) if " ".join(each.split()) not in shown]
        assert missing == [], path


@pytest.mark.one_database
def test_readers_find_issued_reports_without_links_and_leads_find_neither(house: House) -> None:
    shared_by(house)
    reader, lead = house.visitor("reader"), house.visitor("lead")
    [issued] = re.findall(r'href="(/kommunen/\d+/bericht/\d+)"', reader.open(house.address).get_data(as_text=True))
    assert "Per Link weitergeben" not in text_of(reader.open(issued))
    assert "Festgehaltene Berichte" not in text_of(lead.open(house.address))
    for role in ("lead", "stranger", "operator"):
        assert house.visitor(role).open(issued).status_code == 404


@pytest.mark.one_database
def test_a_site_that_has_not_handed_in_is_told_when_there_will_be_a_report(house: House) -> None:
    page = house.visitor("stranger").open(f"/kommunen/{house.scene.other.id}/bericht")
    assert page.status_code == 200
    assert "sobald eine Erhebung abgegeben ist" in text_of(page)


@pytest.mark.one_database
def test_the_files_are_offered_in_both_languages_with_the_name_of_the_site(house: House) -> None:
    team = house.visitor("team")
    files = re.findall(r'href="(/kommunen/\d+/bericht/dateien/[^"]+)"', team.open(house.address).get_data(as_text=True))
    assert len(files) == len(Variant) * len(Language)
    names = set()
    for path in files:
        file = team.open(path)
        assert file.data.startswith(b"%PDF-"), path
        named = file.headers["Content-Disposition"]
        assert named.isascii(), "browsers guess at other letters"
        names.add(parse_options_header(named)[1]["filename"].rsplit(" ", 1)[0])
    assert {"Bericht Amselgrund", "Kurzbericht Amselgrund", "Einführung Amselgrund"} < names
    assert len(names) == len(files)
    for path in ("dateien/full/fr", "dateien/annex/de", "dateien/../de"):
        assert team.open(f"{house.address}/{path}").status_code == 404


@pytest.mark.one_database
def test_the_head_of_the_reports_takes_a_picture_and_says_what_is_wrong_with_another(house: House) -> None:
    team, page = house.visitor("team"), f"{house.address}/kopf"

    def upload(data: bytes) -> str:
        token = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', team.open(page).get_data(as_text=True))[0]
        fields = {"csrf_token": token, "introduction": "Für den Rat", "logo": (io.BytesIO(data), "logo.png")}
        return text_of(team.client.post(page, data=fields, content_type="multipart/form-data", follow_redirects=True))

    assert "kein Bild im Format PNG" in upload(b"GIF89a")
    assert "lässt sich nicht lesen" in upload(world.a_logo()[:60])
    assert team.open(f"{page}/logo").status_code == 404
    assert "Der Kopf der Berichte ist gespeichert" in upload(world.a_logo())
    assert "Für den Rat" in text_of(team.open(house.address))
    assert team.open(f"{page}/logo").mimetype == "image/png"


@pytest.mark.one_database
def test_a_stranger_with_a_link_reads_one_report_without_cookie_navigation_or_trace(house: House) -> None:
    link = shared_by(house)
    stranger = Visitor(house.app)
    page = stranger.open(link)
    assert page.status_code == 200
    html = page.get_data(as_text=True)
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in html
    for name in (house.scene.other.name, house.scene.cohort.name, "example.org"):
        assert name not in html
    assert re.findall(r'href="(/[^"]*)"', html)
    inside = [url for url in re.findall(r'href="(/[^"]*)"', html) if not url.startswith(("/static/", "/b/"))]
    assert {url.split("/")[1] for url in inside} == {"datenschutz", "impressum", "barrierefreiheit"}
    for answer in (page, stranger.open(f"{link}/full/de"), stranger.open("/b/nichts"), stranger.open(f"{link}/x/de")):
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in page.headers
    assert "What is to be decided now" in text_of(stranger.open(f"{link}?sprache=en"))


@pytest.mark.one_database
def test_a_link_gives_the_forms_that_were_shared_and_no_others(house: House, tmp_path: Path) -> None:
    whole, short, stranger = shared_by(house), shared_by(house, short_only="y"), Visitor(house.app)
    assert "neu besetzt" in text(stranger.open(f"{whole}/full/de").data, tmp_path)
    assert stranger.open(f"{short}/short/en").data.startswith(b"%PDF-")
    assert stranger.open(f"{short}/full/de").status_code == 404
    for link in (whole, short):
        assert stranger.open(f"{link}/briefing/de").status_code == 404
    assert "/full/" not in stranger.open(short).get_data(as_text=True)


@pytest.mark.one_database
def test_a_dead_link_says_so_and_nothing_else(house: House) -> None:
    link = shared_by(house)
    with house.app.app_context():
        [(report_id, [found])] = shares.shares_of(house.scene.team, house.scene.site.id).items()
        revoked = shares.share(house.scene.team, house.scene.site.id, report_id, days=7, short_only=True)
        newest = shares.shares_of(house.scene.team, house.scene.site.id)[report_id][0]
        shares.revoke(house.scene.team, house.scene.site.id, newest.id)
        assert newest.id != found.id
    stranger = Visitor(house.app)
    for path in (f"/b/{revoked}", f"/b/{revoked}/short/de", "/b/" + "x" * 43, f"{link}x"):
        answer = stranger.open(path)
        assert answer.status_code == 404
        assert "Dieser Link gilt nicht mehr" in text_of(answer)
        assert "Amselgrund" not in answer.get_data(as_text=True)
    with time_set_to(now() + dt.timedelta(days=31)):
        assert stranger.open(link).status_code == 404


@pytest.mark.one_database
def test_nobody_can_try_out_links_without_end(house: House) -> None:
    house.app.config["RATELIMIT_ENABLED"] = True
    stranger = Visitor(house.app)
    answers = [stranger.open(f"/b/{number}").status_code for number in range(61)]
    assert answers[-1] == 429
