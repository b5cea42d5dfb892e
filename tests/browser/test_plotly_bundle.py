"""Our own bundle of Plotly draws what we need of it, under the policy of the pages."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.look import Watch

TRACES = {
    "bar": ({"type": "bar", "x": [1, 2], "y": [2, 3]}, ".barlayer .point path"),
    "scatter": ({"type": "scatter", "x": [1, 2], "y": [2, 3]}, ".scatterlayer .js-line"),
    "box": ({"type": "box", "y": [1, 2, 3, 4]}, ".boxlayer path.box"),
    "heatmap": ({"type": "heatmap", "z": [[1, 2], [3, 4]]}, ".heatmaplayer image"),
    "scatterpolar": ({"type": "scatterpolar", "r": [1, 2, 3], "theta": ["a", "b", "c"]}, ".scatterlayer .js-line"),
}
"""A smallest chart of each kind, and what it leaves in the page when it is drawn."""


@pytest.fixture
def charts(page: Page, specimen: str) -> Watch:
    """The page with the library loaded as the real pages load it."""
    page.goto(specimen)
    watch = Watch(host=urlsplit(specimen).netloc)
    watch.over(page)
    page.evaluate(
        """async () => {
          const load = (element) => new Promise((resolve, reject) => {
            Object.assign(element, { onload: resolve, onerror: reject });
            document.head.append(element);
          });
          const folder = "/static/vendor/plotly";
          const rules = { rel: "stylesheet", id: "plotly.js-style-global", className: "no-inline-styles" };
          await load(Object.assign(document.createElement("link"), rules, { href: `${folder}/plotly.css` }));
          await load(Object.assign(document.createElement("script"), { src: `${folder}/plotly.min.js` }));
          document.querySelector("main").replaceChildren(Object.assign(document.createElement("div"), { id: "place" }));
        }"""
    )
    return watch


@pytest.mark.parametrize("kind", TRACES)
def test_each_kind_of_chart_is_drawn(page: Page, charts: Watch, kind: str) -> None:
    trace, drawn = TRACES[kind]
    page.evaluate("trace => Plotly.newPlot('place', [trace], {}, { displayModeBar: false })", trace)
    assert page.locator(f"#place {drawn}").count() > 0
    if kind != "heatmap":
        assert charts.complaints == []


def test_the_cells_of_a_heat_map_have_sharp_borders(page: Page, charts: Watch) -> None:
    trace, image = TRACES["heatmap"]
    page.evaluate("trace => Plotly.newPlot('place', [trace], {}, { displayModeBar: false })", trace)
    # Plotly asks for it in a style attribute, which the policy stops; a rule of ours does the same.
    assert page.locator(f"#place {image}").evaluate("image => getComputedStyle(image).imageRendering") == "pixelated"
    assert all("Applying inline style" in complaint for complaint in charts.complaints)


def test_numbers_are_written_as_here(page: Page, charts: Watch) -> None:
    layout = {"yaxis": {"tickvals": [1234.5], "tickformat": ",.1f"}}
    page.evaluate(
        "layout => Plotly.newPlot('place', [{ y: [0, 2000] }], layout, { locale: 'de', displayModeBar: false })", layout
    )
    assert page.locator("#place .ytick text").text_content() == "1.234,5"
    assert charts.complaints == []
