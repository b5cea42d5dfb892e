"""The comparison in a real browser: nothing cut, colours that can be told apart, tables, paper, projector."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.charts import (
    PAPER_WIDTH,
    assert_nothing_cut,
    brightness,
    contrast,
    labels,
    take_drawings_away,
    with_charts,
)
from tests.browser.look import Watch, axe, open_everything, too_wide
from tests.browser.teams import a_workbench
from tests.browser.test_every_page import Demo, cookie_of
from workbench.charts.heatmap import SHADES
from workbench.demo.make import LEAD, make_demo
from workbench.storage.sites import list_cohorts

LIGHT_AND_DARK = pytest.mark.parametrize("theme", ["light", "dark"])
TABS = {
    "heat map": "vergleich",
    "one area": "vergleich?bereich=sustainability&gruppen=size",
    "spread": "vergleich?ansicht=streuung",
    "profiles": "vergleich?ansicht=profile&kommune=1&kommune=3&kommune=5&kommune=6&kommune=7",
}
EVERY_TAB = pytest.mark.parametrize("tab", TABS)


@dataclass(frozen=True)
class Lead:
    """The cohort's address, and the session of its lead."""

    address: str
    host: str
    cookie: str

    def sign_in(self, page: Page) -> None:
        page.context.add_cookies([{"name": "session", "value": self.cookie, "url": self.host}])


@pytest.fixture(scope="module")
def lead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lead]:
    with a_workbench(tmp_path_factory.mktemp("comparison")) as served:
        with served.app.app_context():
            make_demo()
            cohort = list_cohorts()[0].id
        demo = Demo(app=served.app, address=served.address)
        yield Lead(address=f"{served.address}/kohorten/{cohort}", host=served.address, cookie=cookie_of(demo, LEAD))


@pytest.fixture
def seen(page: Page, lead: Lead) -> Page:
    """A window in which the lead has signed in."""
    lead.sign_in(page)
    return page


# --- on the screen --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1280, 820])
@EVERY_TAB
def test_no_label_is_cut_or_covers_another(seen: Page, lead: Lead, tab: str, width: int) -> None:
    seen.set_viewport_size({"width": width, "height": 900})
    if tab == "heat map" and width < 1280:
        tab = "one area"  # all dimensions do not fit; the table stands for the chart
    with_charts(seen, f"{lead.address}/{TABS[tab]}", width=width)
    assert_nothing_cut(seen)


@pytest.mark.parametrize("tab", ["spread", "profiles"])
def test_rows_fit_a_telephone(seen: Page, lead: Lead, tab: str) -> None:
    with_charts(seen, f"{lead.address}/{TABS[tab]}", width=320)
    assert_nothing_cut(seen)


@pytest.mark.parametrize("width", [1280, 390, 320])
@EVERY_TAB
def test_the_page_never_scrolls_sideways(seen: Page, lead: Lead, tab: str, width: int) -> None:
    seen.set_viewport_size({"width": width, "height": 900})
    seen.goto(f"{lead.address}/{TABS[tab]}")
    open_everything(seen)
    assert too_wide(seen) == []


def test_where_the_heat_map_does_not_fit_its_table_stands_open_in_the_same_colours(seen: Page, lead: Lead) -> None:
    seen.set_viewport_size({"width": 390, "height": 900})
    seen.goto(f"{lead.address}/vergleich")
    table = seen.get_by_role("table", name="Stufen der Kommunen")
    expect(table).to_be_visible()
    colours = {
        seen.locator(f".heat__cell--{shade}").first.evaluate("(cell) => getComputedStyle(cell).backgroundColor")
        for shade in range(SHADES)
    }
    assert len(colours) == SHADES


@LIGHT_AND_DARK
@EVERY_TAB
def test_axe_finds_nothing(seen: Page, lead: Lead, tab: str, theme: str) -> None:
    seen.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    with_charts(seen, f"{lead.address}/{TABS[tab]}")
    open_everything(seen)
    take_drawings_away(seen)
    assert axe(seen) == []


@LIGHT_AND_DARK
def test_shades_are_told_apart_in_grey_and_their_numbers_can_be_read(seen: Page, lead: Lead, theme: str) -> None:
    seen.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    seen.goto(f"{lead.address}/vergleich")
    shades = [brightness(seen, f"--chart-level-{shade}") for shade in range(SHADES)]
    ground = brightness(seen, "--chart-ground")
    away = [contrast(shade, ground) for shade in shades]
    assert away == sorted(away)
    for one, other in itertools.pairwise(shades):
        assert contrast(one, other) >= 1.25
    for shade in range(SHADES):
        assert contrast(shades[shade], brightness(seen, f"--chart-on-{shade}")) >= 4.5
    for site in "abcde":
        assert contrast(brightness(seen, f"--chart-site-{site}"), ground) >= 3


def test_the_heat_map_has_the_numbers_of_its_table(seen: Page, lead: Lead) -> None:
    with_charts(seen, f"{lead.address}/vergleich")
    drawn = [text for text, *_ in labels(seen)[0] if text.count(",") == 1 and len(text) == 3]
    seen.locator("summary", has_text="Heatmap als Tabelle").click()
    cells = seen.locator(".heat__cell").all_inner_texts()
    assert sorted(drawn) == sorted(cell for cell in cells if cell != "noch offen")
    assert len(drawn) > 200
    assert seen.locator(".heat__cell--open").count() == cells.count("noch offen") > 0


def test_choosing_needs_no_script(browser: Browser, lead: Lead) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    lead.sign_in(page)
    page.goto(f"{lead.address}/vergleich")
    page.get_by_label("Bereich").select_option(label="Gelingensfaktoren")
    page.get_by_label("Kommunen gruppieren").select_option(label="nach Größe")
    page.get_by_role("button", name="Anzeigen").click()
    table = page.get_by_role("table", name="Stufen der Kommunen")
    expect(table).to_be_visible()
    expect(table.locator("th[scope='rowgroup']").first).to_have_text("bis 20.000")
    page.get_by_role("link", name="Streuung").click()
    expect(page.get_by_label("Bereich")).to_have_value("success_factors")
    expect(page.get_by_role("table", name="Streuung: Gelingensfaktoren")).to_be_visible()
    context.close()


def test_profiles_are_chosen_with_the_keyboard(seen: Page, lead: Lead) -> None:
    seen.goto(f"{lead.address}/vergleich?ansicht=profile")
    expect(seen.locator("figure[data-chart]")).to_have_count(0)
    for name in ("Stadt Altenwehr", "Kreis Falkenhaar"):
        seen.get_by_label(name).focus()
        seen.keyboard.press("Space")
    seen.keyboard.press("Enter")
    expect(seen.locator("figure[data-chart]")).to_have_count(3)
    expect(seen.locator(".chart__key").first).to_have_text("Kreis FalkenhaarStadt Altenwehr")


def test_nothing_comes_from_outside_and_the_browser_complains_of_nothing(seen: Page, lead: Lead) -> None:
    watch = Watch(host=urlsplit(lead.host).netloc)
    watch.over(seen)
    for tab in TABS.values():
        with_charts(seen, f"{lead.address}/{tab}")
        seen.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        seen.evaluate("window.dispatchEvent(new Event('afterprint'))")
    seen.goto(f"{lead.address}/beamer")
    assert watch.complaints == []


# --- on paper -------------------------------------------------------------------------------------


@EVERY_TAB
def test_on_paper_the_charts_are_drawn_whole(seen: Page, lead: Lead, tab: str) -> None:
    width = PAPER_WIDTH if tab != "heat map" else 1280
    with_charts(seen, f"{lead.address}/{TABS[tab]}", width=width)
    seen.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    seen.set_viewport_size({"width": PAPER_WIDTH, "height": 1047})
    # on the screen they are seen beside each other: the sheets are measured in the place of the charts
    seen.locator(".chart__place").evaluate_all("(all) => all.forEach((place) => place.remove())")
    seen.locator(".chart__sheet").evaluate_all(
        "(all) => all.forEach((sheet) => { sheet.className = 'chart__place js-plotly-plot'; })"
    )
    assert len(labels(seen)) >= 1
    assert_nothing_cut(seen)


# --- projector ------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?buchstaben=1"])
@LIGHT_AND_DARK
def test_the_projector_shows_everything_on_one_page(seen: Page, lead: Lead, theme: str, query: str) -> None:
    seen.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    seen.set_viewport_size({"width": 1920, "height": 1080})
    seen.goto(f"{lead.address}/beamer{query}")
    assert seen.evaluate("document.documentElement.scrollHeight") <= 1080
    assert seen.locator(".projector__sort li").count() == 9
    sizes = seen.locator(".projector__sort li").evaluate_all(
        "(all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 26
    assert axe(seen) == []


def test_names_become_letters_at_the_projector_and_come_back(seen: Page, lead: Lead) -> None:
    seen.goto(f"{lead.address}/beamer")
    expect(seen.locator("main")).to_contain_text("Stadt Wesselbrede")
    seen.get_by_role("link", name="Mit Buchstaben statt Namen").click()
    expect(seen.locator("main")).not_to_contain_text("Stadt Wesselbrede")
    expect(seen.locator("main")).to_contain_text("Kommune ")
    seen.get_by_role("link", name="Mit Namen").click()
    expect(seen.locator("main")).to_contain_text("Stadt Wesselbrede")


@pytest.mark.parametrize("width", [390, 320])
def test_the_projector_view_fits_a_telephone(seen: Page, lead: Lead, width: int) -> None:
    seen.set_viewport_size({"width": width, "height": 900})
    seen.goto(f"{lead.address}/beamer")
    assert too_wide(seen) == []
