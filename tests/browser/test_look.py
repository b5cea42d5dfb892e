"""The frame and every macro: readable for all, on every screen, in light and dark, without help from outside."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.look import Watch, axe, too_wide, wait_until

LIGHT_AND_DARK = pytest.mark.parametrize("theme", ["light", "dark"])
SCREENS = pytest.mark.parametrize(
    "width",
    [
        pytest.param(1280, id="desk"),
        pytest.param(640, id="desk at 200 % zoom"),  # zoom halves the pixels that a page has for its layout
        pytest.param(390, id="telephone"),
        pytest.param(320, id="desk at 400 % zoom"),
    ],
)


def send_empty(page: Page) -> None:
    """Send the form as it stands: every needed field is then in error."""
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_selector("#errors")


def choose_theme(page: Page, theme: str) -> None:
    """Choose light or dark by hand."""
    page.get_by_label("Darstellung").select_option(theme)


@LIGHT_AND_DARK
@pytest.mark.parametrize("state", ["fresh", "in error"])
def test_axe_finds_nothing(page: Page, specimen: str, theme: str, state: str) -> None:
    page.goto(specimen)
    choose_theme(page, theme)
    if state == "in error":
        send_empty(page)
    assert axe(page) == []


@LIGHT_AND_DARK
def test_axe_finds_nothing_where_the_system_chooses(page: Page, specimen: str, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(specimen)
    assert axe(page) == []


@SCREENS
def test_no_screen_scrolls_sideways(page: Page, specimen: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(specimen)
    assert too_wide(page) == []
    send_empty(page)
    assert too_wide(page) == []


def test_the_width_check_sees_what_sticks_out(page: Page, specimen: str) -> None:
    page.goto(specimen)
    page.evaluate("document.querySelector('h1').style.width = '2000px'")
    assert any("<h1" in place for place in too_wide(page))


def test_nothing_is_fetched_from_elsewhere_and_nothing_complains(page: Page, specimen: str) -> None:
    watch = Watch(host=urlsplit(specimen).netloc)
    watch.over(page)
    page.goto(specimen)
    send_empty(page)
    page.wait_for_load_state("networkidle")
    assert watch.complaints == []


def test_the_policy_refuses_scripts_and_styles_in_the_page(page: Page, specimen: str) -> None:
    watch = Watch(host=urlsplit(specimen).netloc)
    watch.over(page)
    page.goto(specimen)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\" id=probe>x</p>')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('#probe')).color") != "rgb(255, 0, 0)"
    assert len(watch.complaints) == 2


def test_the_page_is_set_in_its_own_font(page: Page, specimen: str) -> None:
    page.goto(specimen)
    page.evaluate("document.fonts.ready")
    faces = page.evaluate("[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.weight).sort()")
    assert faces == ["400", "500", "600"]


def test_a_chosen_theme_is_kept_and_used_before_the_page_is_painted(page: Page, specimen: str) -> None:
    page.goto(specimen)
    choose_theme(page, "dark")
    page.reload(wait_until="commit")
    page.wait_for_selector("body", state="attached")
    assert page.evaluate("document.documentElement.dataset.kernTheme") == "dark"
    page.wait_for_load_state()
    assert page.get_by_label("Darstellung").input_value() == "dark"
    choose_theme(page, "")
    assert page.evaluate("document.documentElement.dataset.kernTheme") is None


def test_dark_is_not_printed(page: Page, specimen: str) -> None:
    page.goto(specimen)
    choose_theme(page, "dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.kernTheme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.kernTheme") == "dark"


def test_a_chosen_answer_is_seen_on_paper(page: Page, specimen: str) -> None:
    page.goto(specimen)
    page.get_by_label("Nur lesen").check()
    page.emulate_media(media="print")
    dot = "radio => getComputedStyle(radio, '::before').printColorAdjust"  # it is a background, left out to save ink
    assert page.get_by_label("Nur lesen").evaluate(dot) == "exact"


def test_the_first_key_leads_past_the_navigation(page: Page, specimen: str) -> None:
    page.goto(specimen)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Zum Inhalt springen")
    box = link.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_stop_of_the_keyboard_shows_where_it_is(page: Page, specimen: str) -> None:
    page.goto(specimen)
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const at = document.activeElement;
              if (at === document.body) return null;
              const ring = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              return [at.outerHTML.slice(0, 120), ring(getComputedStyle(at)) || ring(getComputedStyle(at, "::after"))];
            }"""
        )
        if stop is None:
            break
        seen.append(stop)
    assert len(seen) > 30
    assert [place for place, visible in seen if not visible] == []


def test_errors_come_first_and_lead_to_their_fields(page: Page, specimen: str) -> None:
    page.goto(specimen)
    send_empty(page)
    assert page.evaluate("document.activeElement.id") == "errors"
    links = page.locator("#errors a")
    assert links.count() == 8  # all fields but the two that are optional
    for place in range(links.count()):
        links.nth(place).focus()
        page.keyboard.press("Enter")
        reached = page.evaluate(
            """() => {
              const at = document.activeElement;
              const about = at.closest("[aria-describedby]").getAttribute("aria-describedby").split(" ");
              return [at.tagName, about.map((id) => document.getElementById(id).textContent).join(" ")];
            }"""
        )
        assert reached[0] in {"INPUT", "SELECT"}
        assert "Bitte füllen Sie dieses Feld aus." in reached[1]


def test_what_was_typed_stays_where_another_field_is_wrong_but_no_password(page: Page, specimen: str) -> None:
    page.goto(specimen)
    page.get_by_label("Stelle").fill("Stabsstelle „Ehrenamt“ & Beteiligung")
    page.get_by_label("Notiz").fill("\nzweite Zeile <b>")
    page.get_by_label("Passwort").fill("sehr geheim und lang")
    page.get_by_label("Nur lesen").check()
    send_empty(page)
    assert page.get_by_label("Stelle").input_value() == "Stabsstelle „Ehrenamt“ & Beteiligung"
    assert page.get_by_label("Notiz").input_value() == "\nzweite Zeile <b>"
    assert page.get_by_label("Nur lesen").is_checked()
    assert page.get_by_label("Passwort").input_value() == ""


@pytest.mark.parametrize("answer", [True, False])
def test_what_cannot_be_taken_back_is_asked_first(page: Page, specimen: str, answer: bool) -> None:
    page.goto(specimen)
    asked: list[str] = []

    def reply(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        dialog.accept() if answer else dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", reply)
    page.get_by_role("button", name="Kommune löschen").click()
    page.wait_for_load_state()
    assert asked == ["Birkenfurt wirklich löschen?"]
    assert (page.locator("#errors").count() == 1) is answer


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard(page: Page, specimen: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(specimen)
    box = page.get_by_role("region", name="Stufen der Dimensionen")
    box.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.scroll').scrollLeft > 0")
    assert too_wide(page) == []
