"""The charts of a plan in a real browser: nothing cut on any screen or sheet, tables that say the same."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import render_template, request
from playwright.sync_api import Browser, Page, PdfMargins, expect

from tests.browser.charts import (
    PAPER_WIDTH,
    assert_nothing_cut,
    brightness,
    contrast,
    labels,
    squeezed,
    take_drawings_away,
    with_charts,
)
from tests.browser.look import Watch, axe, open_everything, too_wide
from tests.browser.specimen import served, specimen_app
from tests.unit.test_plan_figures import assessed, view_of
from workbench.charts.figures import plan_figures
from workbench.values import Language

# One for each way to draw the timeline: desk, tablet, telephone, desk at 400 % zoom.
WIDTHS = pytest.mark.parametrize("width", [1280, 820, 390, 320])
LIGHT_AND_DARK = pytest.mark.parametrize("theme", ["light", "dark"])
MARGIN = PdfMargins(top="1cm", bottom="1cm", left="1cm", right="1cm")


def show() -> str:
    """The page, with the plan and in the language that the address asks for."""
    language = Language(request.args.get("lang", "de"))
    view, reader = view_of(request.args.get("plan", "year"), language)
    charts = plan_figures(view, reader)
    return render_template("plan_charts.html", view=view, charts=charts, lang=language, official_header=False)


@pytest.fixture(scope="module")
def plan() -> Iterator[str]:
    """The address of the page; the plans are made before a browser waits for them."""
    for name in ("year", "long"):
        assessed(name)
    app = specimen_app()
    app.add_url_rule("/plan", "plan.show", show)
    with served(app) as address:
        yield f"{address}/plan"


def print_preview(page: Page) -> None:
    """What the browser does before it prints, to be measured on the screen."""
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 1047})
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")


# --- on the screen --------------------------------------------------------------------------------


@WIDTHS
@pytest.mark.parametrize("case", ["plan=year&lang=de", "plan=year&lang=en", "plan=long&lang=de"])
def test_no_label_is_cut_or_covers_another(page: Page, plan: str, width: int, case: str) -> None:
    with_charts(page, f"{plan}?{case}", width=width)
    assert_nothing_cut(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_every_measure_of_a_long_plan_stands_whole_in_the_timeline(page: Page, plan: str, width: int) -> None:
    with_charts(page, f"{plan}?plan=long", width=width)
    drawn = squeezed("".join(page.locator(".chart--timeline text").all_text_contents()))
    view, _ = view_of("long")
    assert len(view.measures) > 40
    for measure in view.measures:
        assert squeezed(f"{measure.number} {measure.title}") in drawn


@WIDTHS
def test_the_page_never_scrolls_sideways(page: Page, plan: str, width: int) -> None:
    with_charts(page, f"{plan}?plan=long", width=width)
    open_everything(page)
    assert too_wide(page) == []


@LIGHT_AND_DARK
@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_nothing(page: Page, plan: str, theme: str, opened: bool) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    with_charts(page, plan)
    if opened:
        open_everything(page)
    take_drawings_away(page)
    assert axe(page) == []


@LIGHT_AND_DARK
def test_words_and_marks_stand_out(page: Page, plan: str, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(plan)
    ground, band = brightness(page, "--chart-ground"), brightness(page, "--chart-band")
    for words in ("--chart-ink", "--chart-quiet"):
        assert contrast(brightness(page, words), ground) >= 4.5
        assert contrast(brightness(page, words), band) >= 4.5
    # the number of an event is in the colour of the ground
    assert contrast(brightness(page, "--chart-event"), ground) >= 4.5
    # the edge of what is done, against its own fill
    assert contrast(brightness(page, "--chart-quiet"), brightness(page, "--chart-track")) >= 3


def test_nothing_comes_from_outside_and_the_browser_complains_of_nothing(page: Page, plan: str) -> None:
    watch = Watch(host=urlsplit(plan).netloc)
    watch.over(page)
    with_charts(page, plan)
    print_preview(page)
    assert watch.complaints == []


def test_hatched_bars_are_drawn_hatched(page: Page, plan: str) -> None:
    with_charts(page, plan)
    fills = page.locator(".chart--timeline .bars path").evaluate_all(
        "(bars) => bars.map((bar) => getComputedStyle(bar).fill)"
    )
    patterns = [fill for fill in fills if fill.startswith("url(")]
    view, _ = view_of()
    assert len(fills) == sum(measure.last_month > 0 for measure in view.measures)
    assert len(patterns) == sum(measure.status_id in {"planned", "paused"} for measure in view.measures)


def test_charts_are_hidden_from_screen_readers_and_their_words_are_not(page: Page, plan: str) -> None:
    with_charts(page, plan)
    assert page.locator("figure[data-chart]").count() > 0
    for figure in page.locator("figure[data-chart]").all():
        expect(figure.locator(".chart__place")).to_have_attribute("aria-hidden", "true")
    view, _ = view_of()
    said = page.locator(".chart--timeline figcaption").inner_text()
    assert all(measure.title in said for measure in view.measures)


# --- tables ---------------------------------------------------------------------------------------


def test_the_table_of_the_timeline_says_what_the_chart_says(page: Page, plan: str) -> None:
    with_charts(page, plan)
    page.locator("summary", has_text="Zeitplan als Tabelle").click()
    view, _ = view_of()
    rows = page.get_by_role("table", name="Maßnahmen im Zeitplan").locator("tbody tr")
    assert rows.count() == len(view.measures)
    due = {decision.measure.key: f"{decision.body} {decision.until}" for decision in view.decisions}
    for row, measure in zip(rows.all(), view.measures, strict=True):
        for word in (measure.number, measure.title, measure.period, measure.status, due.get(measure.key, "–")):
            expect(row).to_contain_text(word)
    days = page.get_by_role("table", name="Termine im Zeitplan").locator("tbody tr")
    assert view.events
    for row, event in zip(days.all(), view.events, strict=True):
        for word in (event.title, event.when, event.place or "–"):
            expect(row).to_contain_text(word)


def test_the_table_of_the_load_says_where_it_is_too_much(page: Page, plan: str) -> None:
    with_charts(page, plan)
    page.locator("summary", has_text="Stunden je Monat als Tabelle").click()
    view, _ = view_of()
    rows = page.get_by_role("table", name="Stunden je Monat").locator("tbody tr")
    assert {month.load > month.capacity for month in view.months} == {True, False}
    for row, month in zip(rows.all(), view.months, strict=True):
        enough = "nein, mehr als verfügbar" if month.load > month.capacity else "ja"
        assert row.locator("th, td").all_inner_texts() == [month.title, month.planned, month.available, enough]


def test_the_table_of_the_expectation_has_every_dimension(page: Page, plan: str) -> None:
    with_charts(page, plan)
    page.locator("summary", has_text="Erwartung als Tabelle").click()
    view, _ = view_of()
    rows = page.get_by_role("table", name="Was der Plan für jede Dimension erwarten lässt").locator("tbody tr")
    assert view.expectation.dimensions
    for row, each in zip(rows.all(), view.expectation.dimensions, strict=True):
        levels = [each.today, each.expected, each.if_late, each.target]
        assert row.locator("th, td").all_inner_texts() == [each.title, each.area, *levels]


def test_the_numbers_in_the_timeline_are_those_of_the_list(page: Page, plan: str) -> None:
    with_charts(page, plan)
    view, _ = view_of()
    listed = page.locator("ol.chart-events li").all_inner_texts()
    assert len(listed) == len(view.events)
    for said, event in zip(listed, view.events, strict=True):
        assert said.startswith(f"{event.title}: {event.when}")


def test_without_scripts_the_tables_are_open(browser: Browser, plan: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(plan)
    assert page.locator("[data-chart-table] > details").count() == 3
    for table in page.locator("[data-chart-table] > details").all():
        expect(table).to_have_attribute("open", "")
    context.close()


# --- on paper -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["plan=year&lang=en", "plan=long&lang=de"])
def test_nothing_is_cut_on_paper(page: Page, plan: str, case: str) -> None:
    with_charts(page, f"{plan}?{case}", width=PAPER_WIDTH)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    # on the screen they are seen beside each other: the sheets are measured in the place of the charts
    page.locator(".chart__place").evaluate_all("(all) => all.forEach((place) => place.remove())")
    page.locator(".chart__sheet").evaluate_all("(all) => all.forEach((sheet) => { sheet.className = 'chart__place'; })")
    assert len(labels(page)) > 5
    assert_nothing_cut(page)
    assert too_wide(page) == []


@pytest.mark.parametrize("name", ["year", "long"])
def test_every_measure_is_printed_whole_and_the_tables_stay_closed(
    page: Page, plan: str, tmp_path: Path, name: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{plan}?plan={name}")
    page.locator(".chart--timeline .main-svg").first.wait_for()
    paper = tmp_path / "plan.pdf"
    page.pdf(path=paper, format="A4", margin=MARGIN)
    printed = squeezed(subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True).stdout)
    view, _ = view_of(name)
    for measure in view.measures:
        assert squeezed(measure.title) in printed
    for dimension in view.expectation.dimensions:
        assert squeezed(dimension.title) in printed
    assert squeezed("Was der Plan für jede Dimension erwarten lässt") not in printed
    expect(page.locator(".chart__sheet")).to_have_count(0)


def test_no_sheet_runs_over_the_end_of_a_page(page: Page, plan: str) -> None:
    with_charts(page, f"{plan}?plan=long")
    print_preview(page)
    heights = page.locator(".chart__sheet").evaluate_all("(all) => all.map((sheet) => sheet.offsetHeight)")
    assert len(heights) > 5
    assert max(heights) < 1047 / 2
    avoided = page.locator(".chart__sheet").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each).breakInside)"
    )
    assert set(avoided) == {"avoid"}


def test_a_dark_page_is_printed_in_light_colours(page: Page, plan: str) -> None:
    page.emulate_media(color_scheme="dark")
    with_charts(page, plan)
    print_preview(page)
    ground = page.locator(".chart__sheet .main-svg").first
    expect(ground).to_have_css("background-color", "rgb(255, 255, 255)")
    title = page.locator(".chart--timeline .chart__title")
    assert title.evaluate("(each) => getComputedStyle(each).color") != "rgb(255, 255, 255)"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".chart__sheet")).to_have_count(0)
    assert page.locator("figure[data-kern-theme]").count() == 0


def test_without_the_library_the_tables_are_printed(page: Page, plan: str) -> None:
    page.route("**/plotly.min.js*", lambda route: route.abort())
    page.goto(plan)
    expect(page.locator("figure[data-chart]").first).to_be_hidden()
    print_preview(page)
    assert page.locator("[data-chart-table] table").count() > 0
    for table in page.locator("[data-chart-table] table").all():
        expect(table).to_be_visible()
