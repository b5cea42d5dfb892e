"""All reports of a cohort at once: who gets them, what is in them, and what happens when something goes wrong."""

import datetime as dt
import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from tests.report.reading import text
from workbench.answers.entry import entry_of
from workbench.answers.model import Evidence, Given, LevelValue
from workbench.content.model import LevelItem
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.maturity.scope import all_items
from workbench.report.build import render_report
from workbench.report_case import ReportCase
from workbench.services import answering, bundles, cohorts, rounds, transfer
from workbench.services.access import Actor, actor_of
from workbench.services.bundles import BundlePage, Missing, Order, Work
from workbench.services.clock import now, time_set_to
from workbench.storage.bundles import BundleState, get_bundle
from workbench.storage.db import transaction
from workbench.storage.people import get_person
from workbench.storage.rounds import Round
from workbench.storage.sites import Cohort, Site
from workbench.values import Language
from workbench.web import bundle_files
from workbench.web.settings import Settings

NAMES = ("Cralau", "../Aubrück", "Bensel")
REMARK = "Vertraulich: Frau Beispiel ist dagegen"
ORDER = Order(round_number=1, variant="full", language="de")


@dataclass
class Scene:
    """A cohort whose first sites have handed in; what was rendered and packed instead of real files."""

    sites: list[Site]
    cohort: Cohort
    lead: Actor
    teams: list[Actor]
    operator: Actor
    round: Round
    cases: list[ReportCase] = field(default_factory=list)
    packed: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def page(self) -> BundlePage:
        return bundles.bundle_page(self.lead, self.cohort.id)

    def ask(self, order: Order = ORDER) -> str:
        return bundles.ask(self.lead, self.cohort.id, order)

    def make(self, key: str, *, before: Callable[[Work, ReportCase], object] = lambda *_: None) -> None:
        """Make the bundle with short stand-ins for reports; `before` is called for each of them."""

        def render(work: Work, case: ReportCase) -> bytes:
            before(work, case)
            self.cases.append(case)
            return f"{case.assessment.site.name}, {work.variant}, {work.language}".encode()

        def pack(_work: Work, reports: Iterator[tuple[Site, bytes]]) -> None:
            self.packed = [(site.name, report) for site, report in reports]

        bundles.make(self.cohort.id, key, render=render, pack=pack)


def a_scene(*, submitting: int = 3, password: str | None = None) -> Scene:
    sites = [world.a_site(name=name) for name in NAMES]
    cohort = world.a_cohort(*sites)
    lead = world.as_lead(world.a_person(password=password), cohort)
    teams = [world.as_team(world.a_person(password=password), site) for site in sites]
    operator = actor_of(world.a_person(operator=True, password=password))
    round_ = world.an_open_round(cohort, lead, title="Erste Runde")
    for team, site in list(zip(teams, sites, strict=True))[:submitting]:
        world.a_submission(team, round_, site)
    return Scene(sites, cohort, lead, teams, operator, round_)


@pytest.fixture
def scene(storage: object) -> Scene:  # noqa: ARG001 – opens the database
    return a_scene()


# --- what is made -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("storage")
def test_every_site_that_handed_in_gets_its_report_by_name() -> None:
    scene = a_scene(submitting=2)
    scene.make(scene.ask(Order(round_number=1, variant="short", language="en")))
    assert scene.packed == [("../Aubrück", "../Aubrück, short, en".encode()), ("Cralau", b"Cralau, short, en")]
    page = scene.page
    assert page.state is BundleState.DONE
    assert page.is_done
    assert page.missing == ()
    assert bundles.progress(scene.lead, scene.cohort.id) == (2, 2, True)


@pytest.mark.usefixtures("storage")
def test_the_rounds_to_choose_from_say_how_many_handed_in() -> None:
    scene = a_scene(submitting=2)
    assert [(each.round.title, each.handed_in, each.taking_part) for each in scene.page.choices] == [
        ("Erste Runde", 2, 3)
    ]
    assert scene.page.bundle is None


def test_reports_are_of_the_round_asked_for_even_where_another_cohort_has_a_later_one(scene: Scene) -> None:
    site = scene.sites[0]
    other = world.a_cohort(site)
    other_lead = world.as_lead(world.a_person(), other)
    world.a_submission(scene.teams[0], world.an_open_round(other, other_lead, title="Woanders"), site)
    scene.make(scene.ask())
    assert {case.round_title for case in scene.cases} == {"Erste Runde"}
    assert len(scene.cases) == 3


def test_every_step_is_told_and_the_last_says_that_it_is_done(scene: Scene) -> None:
    seen = []
    scene.make(scene.ask(), before=lambda *_: seen.append(bundles.progress(scene.lead, scene.cohort.id)))
    assert seen == [(0, 3, False), (1, 3, False), (2, 3, False)]
    assert bundles.progress(scene.lead, scene.cohort.id) == (3, 3, True)


def test_the_case_holds_nothing_that_only_the_team_reads(scene: Scene) -> None:
    team, site = scene.teams[0], scene.sites[0]
    hand_in_with_remarks(scene)
    scene.make(scene.ask())
    assert REMARK not in repr(scene.cases)
    whole = rounds.result(team, world.assessment_in(scene.round, site).id).assessment
    assert REMARK in repr(whole)
    (case,) = (case for case in scene.cases if case.assessment.site.name == site.name)
    assert case.assessment.maturity == whole.maturity


def hand_in_with_remarks(scene: Scene) -> None:
    """The first site gets its submission back and hands in again, with remarks at its first answer."""
    team, assessment = scene.teams[0], world.assessment_in(scene.round, scene.sites[0])
    rounds.return_submission(scene.lead, assessment.id, reason="Bitte ergänzen")
    desk = answering.open_desk(team, assessment.id)
    item = next(item for item in all_items(desk.content) if isinstance(item, LevelItem))
    evidence = (Evidence(type="Vermerk", reference=REMARK),)
    given = Given(value=LevelValue(1), note=REMARK, evidence=evidence, provided_by=REMARK)
    answering.save_page(desk, {item.id: (entry_of(given), 1)}, page="test")
    rounds.submit(team, assessment.id)


# --- what goes wrong ----------------------------------------------------------------------------------


def test_a_report_that_cannot_be_made_is_named_and_the_others_are_made(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(_work: Work, case: ReportCase) -> None:
        if case.assessment.site.name == "Bensel":
            raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        scene.make(scene.ask(), before=breaks)
    assert [name for name, _ in scene.packed] == ["../Aubrück", "Cralau"]
    assert scene.page.missing == (("Bensel", Missing.BROKEN),)
    assert scene.page.is_done
    assert "ZeroDivisionError" in caplog.text


def test_where_no_report_could_be_made_there_is_nothing_to_take_along(scene: Scene) -> None:
    scene.make(scene.ask(), before=lambda *_: 1 / 0)
    assert scene.page.state is BundleState.FAILED
    assert len(scene.page.missing) == 3
    with pytest.raises(NotFoundError):
        bundles.finished(scene.lead, scene.cohort.id)
    scene.make(scene.ask())
    assert scene.page.is_done


def test_what_stops_the_making_is_raised_and_said(scene: Scene) -> None:
    def full_disk(_work: Work, reports: Iterator[tuple[Site, bytes]]) -> None:
        next(reports)
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        bundles.make(scene.cohort.id, scene.ask(), render=lambda *_: b"", pack=full_disk)
    assert scene.page.state is BundleState.FAILED
    assert not scene.page.is_under_way


def test_sites_that_leave_or_get_their_submission_back_meanwhile_are_left_out_and_named(scene: Scene) -> None:
    cralau, _aubrueck, bensel = scene.sites

    def meanwhile(_work: Work, case: ReportCase) -> None:
        if case.assessment.site.name == "../Aubrück":
            cohorts.let_go(scene.lead, scene.cohort.id, site_id=bensel.id)
            rounds.return_submission(scene.lead, world.assessment_in(scene.round, cralau).id, reason="Bitte prüfen")

    scene.make(scene.ask(), before=meanwhile)
    assert [name for name, _ in scene.packed] == ["../Aubrück"]
    assert scene.page.missing == (("Bensel", Missing.LEFT), ("Cralau", Missing.RETURNED))


def test_a_site_deleted_meanwhile_is_left_out(scene: Scene) -> None:
    def meanwhile(_work: Work, case: ReportCase) -> None:
        if case.assessment.site.name == "../Aubrück":
            transfer.delete_site(scene.operator, scene.sites[0].id, typed="Cralau")

    scene.make(scene.ask(), before=meanwhile)
    assert [name for name, _ in scene.packed] == ["../Aubrück", "Bensel"]


def test_who_asks_twice_waits_for_the_first(scene: Scene) -> None:
    key = scene.ask()
    with pytest.raises(WrongStateError, match=bundles.UNDER_WAY):
        scene.ask()

    def asks_again(_work: Work, _case: ReportCase) -> None:
        with pytest.raises(WrongStateError, match=bundles.UNDER_WAY):
            scene.ask()

    scene.make(key, before=asks_again)
    assert scene.page.is_done
    scene.make(key)
    assert len(scene.cases) == 3
    assert scene.ask() != key


def test_a_bundle_that_nothing_is_heard_of_can_be_asked_for_anew_and_a_late_worker_spoils_nothing(
    scene: Scene,
) -> None:
    lost, later = scene.ask(), now() + bundles.GIVE_UP + dt.timedelta(seconds=1)
    renewed: list[str] = []

    def too_long(_work: Work, _case: ReportCase) -> None:
        if renewed:
            return
        with time_set_to(later):
            assert scene.page.is_lost
            assert bundles.progress(scene.lead, scene.cohort.id) == (0, 3, True)
            renewed.append(scene.ask())
            assert scene.page.is_under_way

    scene.make(lost, before=too_long)
    assert len(scene.cases) == 1
    assert scene.page.bundle is not None
    assert (scene.page.bundle.key, scene.page.state, scene.page.bundle.tried) == (renewed[0], BundleState.WAITING, 0)
    scene.make(renewed[0])
    assert scene.page.is_done


def test_a_cohort_deleted_meanwhile_leaves_nothing_behind(scene: Scene) -> None:
    def meanwhile(_work: Work, case: ReportCase) -> None:
        if case.assessment.site.name == "../Aubrück":
            transfer.delete_cohort(scene.operator, scene.cohort.id, typed=scene.cohort.name)

    key = scene.ask()
    scene.make(key, before=meanwhile)
    assert key not in bundles.alive()
    scene.make(key)
    assert len(scene.cases) == 1


@pytest.mark.usefixtures("storage")
def test_nothing_is_made_where_nobody_has_handed_in() -> None:
    scene = a_scene(submitting=0)
    with pytest.raises(WrongStateError, match=rounds.NOTHING_SUBMITTED):
        scene.ask()
    assert scene.page.choices == ()


def test_a_round_that_the_cohort_does_not_have_is_not_found(scene: Scene) -> None:
    with pytest.raises(NotFoundError):
        scene.ask(Order(round_number=2, variant="full", language="de"))


# --- who gets it --------------------------------------------------------------------------------------


def test_nobody_but_the_leads_of_the_cohort_gets_anywhere_near(scene: Scene) -> None:
    scene.make(scene.ask())
    elsewhere = world.a_site()
    other_lead = world.as_lead(world.a_person(), world.a_cohort(elsewhere, scene.sites[0]))
    reader = world.as_reader(world.a_person(), scene.sites[0])
    stranger = world.as_team(world.a_person(), elsewhere)
    for actor in (*scene.teams, reader, stranger, other_lead, scene.operator):
        for attempt in (
            lambda actor: bundles.bundle_page(actor, scene.cohort.id),
            lambda actor: bundles.ask(actor, scene.cohort.id, ORDER),
            lambda actor: bundles.progress(actor, scene.cohort.id),
            lambda actor: bundles.finished(actor, scene.cohort.id),
        ):
            with pytest.raises(NotAllowedError):
                attempt(actor)


def test_once_a_site_has_left_nobody_gets_the_bundle_with_its_report(scene: Scene) -> None:
    key = scene.ask()
    scene.make(key)
    assert key in bundles.alive()
    cohorts.let_go(scene.lead, scene.cohort.id, site_id=scene.sites[0].id)
    assert scene.page.has_left
    assert key not in bundles.alive()
    with pytest.raises(NotFoundError):
        bundles.finished(scene.lead, scene.cohort.id)
    scene.make(scene.ask())
    assert [name for name, _ in scene.packed] == ["../Aubrück", "Bensel"]


def test_a_bundle_is_kept_for_seven_days(scene: Scene) -> None:
    key = scene.ask()
    scene.make(key)
    with time_set_to(now() + dt.timedelta(days=6, hours=23)):
        assert bundles.finished(scene.lead, scene.cohort.id).key == key
    with time_set_to(now() + dt.timedelta(days=7, seconds=1)):
        assert scene.page.bundle is None
        assert bundles.alive() == frozenset()
        with pytest.raises(NotFoundError):
            bundles.finished(scene.lead, scene.cohort.id)


# --- the page and the file ----------------------------------------------------------------------------


@dataclass
class House:
    """The whole application with a scene in it, and browsers of its people."""

    app: Flask
    scene: Scene
    folder: Path
    lead: Visitor
    team: Visitor

    @property
    def address(self) -> str:
        return f"/kohorten/{self.scene.cohort.id}/berichte"

    def ask(self, **fields: str) -> str:
        """Ask on the page; what the page says afterwards."""
        answer = self.lead.submit(self.address, **{"round": "1", "variant": "short", "language": "de", **fields})
        assert answer.status_code == 302, text_of(answer)
        return text_of(self.lead.open(self.address))

    def reports(self) -> dict[str, bytes]:
        answer = self.lead.open(f"{self.address}/datei")
        assert answer.status_code == 200
        with zipfile.ZipFile(io.BytesIO(answer.get_data())) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def files(self) -> list[str]:
        return sorted(path.suffix for path in self.folder.iterdir())


def email_of(actor: Actor) -> str:
    person = get_person(actor.person_id)
    assert person is not None
    return person.email


@pytest.fixture
def house(app: Flask, settings: Settings) -> House:
    with app.app_context():
        scene = a_scene(password=PASSWORD)
        hand_in_with_remarks(scene)
        emails = [email_of(actor) for actor in (scene.lead, scene.teams[0])]
    made = House(app, scene, settings.data / "bundles", Visitor(app), Visitor(app))
    for browser, email in zip((made.lead, made.team), emails, strict=True):
        assert browser.sign_in(email).status_code == 302
    return made


@pytest.mark.one_database
def test_a_lead_asks_waits_and_takes_the_reports_along(house: House, tmp_path: Path) -> None:
    said = house.ask(variant="full")
    assert "3 Berichte als ZIP-Datei" in said
    assert "vollständig" in said
    found = house.reports()
    folder = f"Berichte {house.scene.cohort.name}, Erste Runde"
    assert list(found) == [f"{folder}/Bericht {name}.pdf" for name in ("..-Aubrück", "Bensel", "Cralau")]
    read = {name: text(pdf, tmp_path) for name, pdf in found.items()}
    assert all(site in read[f"{folder}/Bericht {site}.pdf"] for site in ("Bensel", "Cralau"))
    assert all("Vertraulich" not in said for said in read.values())
    disposition = house.lead.open(f"{house.address}/datei").headers["Content-Disposition"]
    assert f"{house.scene.cohort.name}, Erste Runde.zip" in disposition


@pytest.mark.one_database
def test_the_reports_of_the_team_have_what_those_of_the_lead_have_not(house: House, tmp_path: Path) -> None:
    with house.app.app_context():
        assessment = world.assessment_in(house.scene.round, house.scene.sites[0])
        whole = rounds.result(house.scene.teams[0], assessment.id).assessment
    pdf = render_report(ReportCase(assessment=whole, made_on=dt.date(2026, 11, 21)), Language.GERMAN)
    assert "Vertraulich" in text(pdf, tmp_path)


@pytest.mark.one_database
def test_the_same_reports_asked_for_on_the_same_day_are_the_same_bytes(house: House) -> None:
    files = []
    for hour in (9, 17):
        with time_set_to(dt.datetime(2026, 11, 21, hour, tzinfo=dt.UTC)):
            house.ask()
            files.append(house.lead.open(f"{house.address}/datei").get_data())
    assert files[0] == files[1]


@pytest.mark.one_database
def test_a_newer_bundle_takes_the_place_of_the_older(house: House) -> None:
    house.ask()
    (before,) = house.folder.iterdir()
    house.ask(language="en")
    (after,) = house.folder.iterdir()
    assert after != before
    assert next(iter(house.reports())).startswith("Reports ")


@pytest.mark.one_database
def test_files_that_nobody_may_have_any_more_are_removed(house: House) -> None:
    house.ask()
    assert house.files() == [".zip"]
    with house.app.app_context():
        cohorts.let_go(house.scene.lead, house.scene.cohort.id, site_id=house.scene.sites[0].id)
    said = text_of(house.lead.open(house.address))
    assert "hat die Kohorte inzwischen verlassen" in said
    assert house.files() == []
    assert house.lead.open(f"{house.address}/datei").status_code == 404
    assert "2 Berichte als ZIP-Datei" in house.ask()
    with time_set_to(now() + bundles.KEEP + dt.timedelta(minutes=1)):
        assert "Zuletzt zusammengestellt" not in text_of(house.lead.open(house.address))
    assert house.files() == []


@pytest.mark.one_database
def test_with_a_site_or_a_cohort_goes_the_file_that_holds_its_reports(house: House) -> None:
    with house.app.app_context():
        operator = world.a_person(operator=True, password=PASSWORD)
    browser = Visitor(house.app)
    browser.sign_in(operator.email)
    house.ask()
    assert browser.submit(f"/kommunen/{house.scene.sites[0].id}/loeschen", name=NAMES[0]).status_code == 302
    assert house.files() == []
    house.ask()
    cohort = house.scene.cohort
    assert browser.submit(f"/kohorten/{cohort.id}/loeschen", name=cohort.name).status_code == 302
    assert house.files() == []


@pytest.mark.one_database
def test_half_a_file_is_never_given_away(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def watched(_work: Work, _case: ReportCase) -> bytes:
        seen.extend(house.files())
        assert house.lead.open(f"{house.address}/datei").status_code == 404
        return b"%PDF"

    monkeypatch.setattr(bundle_files, "_render", watched)
    house.ask()
    assert seen == [".part"] * 3
    assert house.files() == [".zip"]


@pytest.mark.one_database
def test_the_page_shows_how_far_it_is_and_offers_to_start_anew_once_nothing_is_heard(house: House) -> None:
    with house.app.app_context():
        house.scene.ask()
    said = text_of(house.lead.open(house.address))
    assert "einer nach dem anderen" in said
    assert "Berichte zusammenstellen" not in said
    assert house.lead.open(f"{house.address}/stand").get_json() == {"steps": 0, "of": 3, "done": False}
    with house.app.app_context(), transaction():
        bundle = get_bundle(house.scene.cohort.id)
        assert bundle is not None
        bundle.changed_at = now() - bundles.GIVE_UP - dt.timedelta(seconds=1)
    said = text_of(house.lead.open(house.address))
    assert "stehen geblieben" in said
    assert "Berichte zusammenstellen" in said
    assert house.lead.open(f"{house.address}/stand").get_json()["done"] is True


@pytest.mark.one_database
def test_a_second_click_is_told_that_it_is_under_way(house: House) -> None:
    page = house.lead.open(house.address)
    assert page.status_code == 200
    fields = {"round": "1", "variant": "short", "language": "de"}
    with house.app.app_context():
        key = house.scene.ask()
    house.lead.submit(house.address, at="/konto", **fields)
    assert "werden schon zusammengestellt" in text_of(house.lead.open(house.address))
    with house.app.app_context():
        assert house.scene.page.bundle is not None
        assert house.scene.page.bundle.key == key


@pytest.mark.one_database
@pytest.mark.parametrize("fields", [{"round": "7"}, {"variant": "briefing"}, {"variant": "../x"}, {"language": "fr"}])
def test_what_is_not_offered_cannot_be_asked_for(house: House, fields: dict[str, str]) -> None:
    answer = house.lead.submit(house.address, **{"round": "1", "variant": "short", "language": "de", **fields})
    assert answer.status_code == 422
    assert not house.folder.exists()


@pytest.mark.one_database
def test_a_team_finds_neither_page_nor_file(house: House) -> None:
    house.ask()
    for address in (house.address, f"{house.address}/stand", f"{house.address}/datei"):
        assert house.team.open(address).status_code == 404
    assert house.team.submit(house.address, at="/konto", round="1", variant="short", language="de").status_code == 404


@pytest.mark.one_database
def test_a_file_that_somebody_cleared_away_is_no_error_page(house: House) -> None:
    house.ask()
    for path in house.folder.iterdir():
        path.unlink()
    assert "Es gibt keine Datei" in text_of(house.lead.open(house.address))
    assert house.lead.open(f"{house.address}/datei").status_code == 404


@pytest.mark.one_database
def test_the_way_to_the_reports_leads_over_board_and_comparison(house: House) -> None:
    cohort = f"/kohorten/{house.scene.cohort.id}"
    for page in (cohort, f"{cohort}/vergleich"):
        assert f'href="{house.address}"' in house.lead.open(page).get_data(as_text=True)
