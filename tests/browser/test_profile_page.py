"""The profile page in a real browser: charts that cut nothing, tables that say the same, nothing from outside."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import render_template, request
from playwright.sync_api import Browser, Page, expect

from tests.browser.charts import assert_nothing_cut, brightness, contrast, squeezed, take_drawings_away, with_charts
from tests.browser.look import Watch, axe, open_everything, too_wide, wait_until
from tests.browser.specimen import served, specimen_app
from workbench.assessment import Assessment, assess
from workbench.charts.figures import profile_figures
from workbench.content.load import load_content, packaged_content
from workbench.demo.profiles import demo_answers
from workbench.demo.sites import demo_sites, read_round
from workbench.present.profile import ProfileView, profile_view
from workbench.present.profile_page import profile_page
from workbench.present.texts import Reader
from workbench.report_case import PreviousRound
from workbench.values import Language

CONTENT = load_content(packaged_content())
SITES = {site.key: site for site in demo_sites(CONTENT)}
# Open and not applicable answers, questions answered in one of the rounds only, supplementary questionnaires.
KEY = "auenlohe"
WIDTHS = pytest.mark.parametrize("width", [1280, 640, 390, 320])


def case(number: int) -> Assessment:
    """A site of the demo in a round."""
    site = SITES[KEY]
    day = read_round(KEY, number, CONTENT).date
    return assess(CONTENT, site.site, on=day, answers=demo_answers(site, number, CONTENT), wishes=None)


def show() -> str:
    """The page, in the language that the address asks for."""
    lang = request.args.get("lang", "de")
    reader = Reader(Language(lang), CONTENT.model.site_kinds[SITES[KEY].site.kind])
    page = profile_page(case(2), reader, previous=PreviousRound(title="Runde 1", assessment=case(1)))
    figures = profile_figures(page.profile, reader)
    return render_template("profile/profile.html", page=page, figures=figures, lang=lang, official_header=False)


@pytest.fixture(scope="module")
def profile() -> Iterator[str]:
    """The address of the page."""
    app = specimen_app()
    app.add_url_rule("/profil", "profile.show", show)
    with served(app) as address:
        yield f"{address}/profil"


def view() -> ProfileView:
    """What the page shows, in German."""
    return profile_view(case(2), Reader(Language.GERMAN, CONTENT.model.site_kinds[SITES[KEY].site.kind]))


@WIDTHS
@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_label_of_a_chart_is_cut_or_covers_another(page: Page, profile: str, width: int, lang: str) -> None:
    with_charts(page, f"{profile}?lang={lang}", width=width)
    assert_nothing_cut(page)


@WIDTHS
def test_every_name_stands_whole_in_its_charts(page: Page, profile: str, width: int) -> None:
    with_charts(page, profile, width=width)
    for area in view().areas:
        for chart in (f"{area.id}-bars", f"{area.id}-radar"):
            place = page.locator(f"figure[data-chart='#drawings-{chart}'] .chart__place")
            drawn = "".join(place.locator("text").all_text_contents())
            for dimension in area.dimensions:
                if chart.endswith("bars") or not dimension.not_applicable:
                    assert squeezed(dimension.title) in squeezed(drawn)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_nothing(page: Page, profile: str, theme: str, opened: bool) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    with_charts(page, profile)
    if opened:
        open_everything(page)
    take_drawings_away(page)
    assert axe(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_marks_of_the_charts_stand_out(page: Page, profile: str, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(profile)
    ground = brightness(page, "--chart-ground")
    for words in ("--chart-ink", "--chart-quiet"):
        assert contrast(brightness(page, words), ground) >= 4.5
    for mark in ("--chart-today", "--chart-target", "--chart-previous", "--chart-rule"):
        assert contrast(brightness(page, mark), ground) >= 3
    assert contrast(brightness(page, "--chart-today"), brightness(page, "--chart-track")) >= 3


@WIDTHS
def test_the_page_never_scrolls_sideways(page: Page, profile: str, width: int) -> None:
    with_charts(page, profile, width=width)
    open_everything(page)
    assert too_wide(page) == []


def test_nothing_comes_from_outside_and_the_browser_complains_of_nothing(page: Page, profile: str) -> None:
    watch = Watch(host=urlsplit(profile).netloc)
    watch.over(page)
    with_charts(page, profile)
    assert watch.complaints == []


def test_charts_are_hidden_from_screen_readers_and_their_words_are_not(page: Page, profile: str) -> None:
    with_charts(page, profile)
    assert page.locator("figure[data-chart]").count() > 0
    for figure in page.locator("figure[data-chart]").all():
        expect(figure.locator(".chart__place")).to_have_attribute("aria-hidden", "true")
    said = page.locator("figure[data-chart='#drawings-areas'] figcaption").inner_text()
    for area in view().areas:
        assert f"{area.title} {area.level}" in said


def test_charts_follow_the_theme(page: Page, profile: str) -> None:
    with_charts(page, profile)
    ground = page.locator(".main-svg").first
    light = ground.evaluate("(svg) => getComputedStyle(svg).backgroundColor")
    page.get_by_label("Darstellung").select_option("dark")
    expect(ground).not_to_have_css("background-color", light)


def test_a_chart_fits_anew_when_its_place_gets_narrower(page: Page, profile: str) -> None:
    with_charts(page, profile)
    page.set_viewport_size({"width": 390, "height": 900})
    numbered = page.locator("figure[data-chart$='-radar'] text", has_text="Verwaltungsinterne").first
    expect(numbered).to_be_attached()
    wait_until(page, "document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_tables_say_what_the_charts_say(page: Page, profile: str) -> None:
    with_charts(page, profile)
    tables = page.locator("[data-chart-table] > details")
    assert tables.count() > 0
    for table in tables.all():
        expect(table).not_to_have_attribute("open", "")
    tables.nth(1).locator("summary").click()
    rows = tables.nth(1).locator("tbody tr")
    area = view().areas[0]
    assert rows.count() == len(area.dimensions)
    for row, dimension in zip(rows.all(), area.dimensions, strict=True):
        for word in (dimension.title, dimension.answered, dimension.target_level, dimension.level):
            expect(row).to_contain_text(word)


def assert_open(page: Page) -> None:
    """All tables that say what the charts say are unfolded."""
    tables = page.locator("[data-chart-table] > details")
    assert tables.count() > 0
    for table in tables.all():
        expect(table).to_have_attribute("open", "")


def test_without_scripts_the_tables_are_open(browser: Browser, profile: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(profile)
    assert_open(page)
    context.close()


def test_without_the_library_the_tables_are_open(page: Page, profile: str) -> None:
    page.route("**/plotly.min.js*", lambda route: route.abort())
    page.goto(profile)
    expect(page.locator("figure[data-chart]").first).to_be_hidden()
    assert_open(page)


def test_on_paper_the_tables_stand_for_the_charts(page: Page, profile: str) -> None:
    with_charts(page, profile)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("figure[data-chart]").first).to_be_hidden()
    assert page.locator("[data-chart-table] table").count() > 0
    for table in page.locator("[data-chart-table] table").all():
        expect(table).to_be_visible()


def test_a_figure_opens_to_what_stands_behind_it(page: Page, profile: str) -> None:
    page.goto(profile)
    area = view().areas[0]
    dimension = next(each for each in area.dimensions if each.share is not None)
    summary = page.locator("summary", has_text=f"{dimension.title}: {dimension.level}")
    summary.focus()
    page.keyboard.press("Enter")
    opened = page.locator("details[open]", has=summary)
    expect(opened.locator("table")).to_be_visible()
    expect(opened).to_contain_text(f"Wie kommt die Stufe {dimension.level} zustande?")
