"""What a test can see of the charts of a page."""

from collections.abc import Sequence

from playwright.sync_api import Page

PAPER_WIDTH = 718
"""A4 less a centimetre on either side, 96 pixels to the inch."""


def with_charts(page: Page, address: str, *, width: int = 1280) -> None:
    """Open the page and go down it, until every chart is there."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    for figure in page.locator("figure[data-chart]").all():
        figure.scroll_into_view_if_needed()
        figure.locator(".main-svg").first.wait_for()


def labels(page: Page) -> Sequence[Sequence[tuple[str, float, float, float, float]]]:
    """For each chart its texts with left, top, right and bottom, measured from the chart's place, and its size last."""
    found: Sequence[Sequence[tuple[str, float, float, float, float]]] = page.evaluate(
        """() => [...document.querySelectorAll(".chart__place")].map((place) => {
          const at = place.getBoundingClientRect();
          const box = (text) => text.getBoundingClientRect();
          const texts = [...place.querySelectorAll("text")].filter((text) => text.textContent.trim());
          const measured = texts.map((text) => [text.textContent, box(text).left - at.left, box(text).top - at.top,
            box(text).right - at.left, box(text).bottom - at.top]);
          return [...measured, ["", 0, 0, at.width, at.height]];
        })"""
    )
    return found


def assert_nothing_cut(page: Page) -> None:
    """Every text of every chart lies within its chart and covers no other text."""
    charts = labels(page)
    assert charts
    for *texts, (_, _, _, right, bottom) in charts:
        assert texts
        for text, *box in texts:
            assert box[0] >= -1, text
            assert box[1] >= -1, text
            assert box[2] <= right + 1, text
            assert box[3] <= bottom + 1, text
        for number, (one, *a) in enumerate(texts):
            for other, *b in texts[number + 1 :]:
                across, upright = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                assert across <= 1 or upright <= 4, f"{one} | {other}"


def squeezed(text: str) -> str:
    """A text without what lines are broken at."""
    return "".join(character for character in text if character.isalnum())


def brightness(page: Page, name: str) -> float:
    """The relative luminance of a colour of the charts, 0 to 1, as WCAG defines it."""
    red, green, blue = page.evaluate(
        """(name) => {
          const pen = document.createElement("canvas").getContext("2d");
          pen.fillStyle = getComputedStyle(document.querySelector(".chart")).getPropertyValue(name).trim();
          pen.fillRect(0, 0, 1, 1);
          return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
        }""",
        name,
    )
    linear: list[float] = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    """The contrast of two luminances, 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def take_drawings_away(page: Page) -> None:
    """Before axe looks, for it cannot judge colours inside of drawings: `brightness` and `contrast` measure them."""
    page.evaluate("document.querySelectorAll('.chart__place svg').forEach((svg) => svg.remove())")
