"""The comparison's pages: what a lead sees of a cohort, in every tab, with few sites and with many."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.comparison.model import dimensions_by_area
from workbench.services import rounds
from workbench.services.access import Actor
from workbench.services.contents import current_content
from workbench.storage.sites import Cohort, Site
from workbench.web.pages import comparison

pytestmark = pytest.mark.one_database

NAMES = ("Zell", "Ölbach", "Adorf")
LEVELS = {"Zell": 4, "Ölbach": 0, "Adorf": 2}


@dataclass
class Scene:
    """Three sites in a cohort, and a browser of its lead."""

    app: Flask
    cohort: Cohort
    sites: Mapping[str, Site]
    teams: Mapping[str, Actor]
    lead: Actor
    browser: Visitor

    def round_of(self, title: str, levels: Mapping[str, int]) -> None:
        """A round in which each site named answers every level question with its level, closed in the end."""
        with self.app.app_context():
            round_ = world.an_open_round(self.cohort, self.lead, title=title)
            for name, level in levels.items():
                world.hand_in(self.teams[name], round_, self.sites[name], level)
            rounds.close_round(self.lead, round_.id)

    def page(self, query: str = "", at: str = "vergleich") -> str:
        """The page's markup."""
        answer = self.browser.open(f"/kohorten/{self.cohort.id}/{at}{query}")
        assert answer.status_code == 200, text_of(answer)
        return answer.get_data(as_text=True)

    def said(self, query: str = "", at: str = "vergleich") -> str:
        """What the page says."""
        return text_of(self.browser.open(f"/kohorten/{self.cohort.id}/{at}{query}"))


@pytest.fixture
def scene(app: Flask) -> Scene:
    with app.app_context():
        sites = {name: world.a_site(name=name) for name in NAMES}
        cohort = world.a_cohort(*sites.values())
        person = world.a_person(password=PASSWORD)
        made = Scene(
            app=app,
            cohort=cohort,
            sites=sites,
            teams={name: world.as_team(world.a_person(), site) for name, site in sites.items()},
            lead=world.as_lead(person, cohort),
            browser=Visitor(app),
        )
    assert made.browser.sign_in(person.email).status_code == 302
    return made


def rows(page: str) -> Sequence[str]:
    """The headings of the table's rows, from top to bottom."""
    return re.findall(r'scope="row">([^<]+)', page)


def test_before_anything_is_handed_in_the_page_says_so(scene: Scene) -> None:
    answer = scene.browser.open(f"/kohorten/{scene.cohort.id}/vergleich")
    assert answer.status_code == 409
    assert "Es ist noch nichts abgegeben." in text_of(answer)


def test_the_heat_map_comes_first_with_the_sites_by_name(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    page = scene.page()
    assert rows(page) == ["Adorf", "Ölbach", "Zell"]
    assert 'href="/kohorten/' in page
    assert re.search(r'aria-current="page">Heatmap<', page)
    assert "heat__cell--4" in page
    assert "heat__cell--0" in page
    said = scene.said()
    assert "3 von 3 Kommunen haben abgegeben." in said
    assert "„DEN Königsweg gibt es nicht“" in said


def test_the_topics_stand_above_every_tab(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    for tab in ("heatmap", "streuung", "profile"):
        said = scene.said(f"?ansicht={tab}")
        assert "Das kann die Kohorte gut" in said
        assert "Stufe 0,0 bis 4,0. Zell könnte Ölbach berichten." in said


def test_a_column_orders_the_sites_and_the_overall_value_never_does(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    with scene.app.app_context():
        dimension = next(iter(current_content().questionnaires["inventory"].dimensions)).id
    assert rows(scene.page(f"?ordnung={dimension}")) == ["Zell", "Adorf", "Ölbach"]
    assert rows(scene.page("?ordnung=overall")) == ["Adorf", "Ölbach", "Zell"]
    assert 'value="overall"' not in scene.page()


def test_only_the_area_chosen_is_shown(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    with scene.app.app_context():
        areas = dimensions_by_area(current_content())
    titles = {area: [each.title.de for each in dimensions] for area, dimensions in areas.items()}
    page = scene.page("?ansicht=streuung&bereich=sustainability")
    table = page[page.index('<section class="tab"') :]
    assert all(title in table for title in titles["sustainability"])
    assert not any(f'scope="row">{title}' in table for title in titles["inventory"])


def test_the_round_chosen_is_shown_and_the_later_one_tells_the_change(scene: Scene) -> None:
    scene.round_of("Herbst", {"Zell": 2, "Adorf": 2})
    scene.round_of("Frühjahr", LEVELS)
    spread = scene.said("?ansicht=streuung")
    assert "Frühjahr · Veränderung seit: Herbst · 3 von 3" in spread
    assert "+1,0" in spread
    earlier = scene.said("?ansicht=streuung&runde=1")
    assert "Herbst · 2 von 3 Kommunen haben abgegeben." in earlier
    assert "Veränderung seit" not in earlier
    assert scene.browser.open(f"/kohorten/{scene.cohort.id}/vergleich?runde=9").status_code == 404


def test_a_site_that_has_not_handed_in_is_not_in_the_comparison(scene: Scene) -> None:
    scene.round_of("Runde 1", {"Zell": 4, "Adorf": 1})
    assert "Ölbach" not in scene.said()
    assert "2 von 3 Kommunen haben abgegeben." in scene.said()


def test_profiles_show_the_sites_chosen_and_no_more_than_five(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    ids = [scene.sites[name].id for name in ("Zell", "Adorf")]
    query = "?ansicht=profile" + "".join(f"&kommune={each}" for each in (*ids, 99_999))
    page = scene.page(query)
    assert page.count(" checked") == 2
    assert re.search(r'scope="col">Adorf</th><th[^>]*>Zell</th><th[^>]*>Median<', page)
    assert "Wählen Sie bis zu fünf Kommunen" in scene.said("?ansicht=profile")


def test_nonsense_in_the_address_is_left_aside(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    query = "?ansicht=x&bereich=y&ordnung=z&gruppen=w&kommune=abc&runde=&suche=" + "a" * 500
    assert rows(scene.page(query)) == ["Adorf", "Ölbach", "Zell"]


def test_with_many_sites_the_spread_comes_first_and_sites_are_searched_for(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "MANY", 2)
    scene.round_of("Runde 1", LEVELS)
    page = scene.page("?ansicht=heatmap")
    assert re.search(r'aria-current="page">Streuung<', page)
    assert ">Heatmap<" not in page
    assert "Ölbach</label>" not in page
    assert "Ölbach</label>" in scene.page("?suche=ÖLB")
    chosen = scene.page(f"?ansicht=profile&kommune={scene.sites['Ölbach'].id}")
    assert re.search(r'scope="col">Ölbach</th>', chosen)
    assert "Zell</label>" not in chosen


def test_the_projector_shows_topics_without_menus_and_on_request_without_names(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    page = scene.page(at="beamer")
    assert "<nav" not in page
    assert "Zell könnte Ölbach berichten" in page
    hidden = scene.page("?buchstaben=1", at="beamer")
    assert not any(name in hidden for name in NAMES)
    assert re.search(r"Kommune [ABC] könnte Kommune [ABC] berichten", hidden)


def test_files_are_offered_for_the_round_that_is_shown(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    page = scene.page()
    links = re.findall(r'href="(/kohorten/\d+/vergleich/dateien/[^"]+)"', page)
    assert len(links) == 6
    for link in links:
        assert "runde=1" in link
        assert scene.browser.open(link.replace("&amp;", "&")).status_code == 200


def test_nobody_but_a_lead_of_the_cohort_sees_it(scene: Scene) -> None:
    scene.round_of("Runde 1", LEVELS)
    with scene.app.app_context():
        member = world.a_person(password=PASSWORD)
        world.as_team(member, scene.sites["Zell"])
        operator = world.a_person(password=PASSWORD, operator=True)
        stranger = world.a_person(password=PASSWORD)
        world.as_lead(stranger, world.a_cohort())
    for person in (member, operator, stranger):
        browser = Visitor(scene.app)
        browser.sign_in(person.email)
        for at in ("vergleich", "beamer"):
            assert browser.open(f"/kohorten/{scene.cohort.id}/{at}").status_code == 404
