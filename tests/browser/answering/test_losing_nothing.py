"""Whatever happens between the browser and the server: no answer is lost, and the page says how things stand."""

from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.look import axe, too_wide, wait_until
from tests.browser.pages import Desk, Network


def write(desk: Desk, words: str) -> None:
    """Write into the text item and leave it, so that it is to be sent at once."""
    desk.item("text").field("value").fill(words)
    desk.item("text").field("value").blur()


def forget_sign_in(context: BrowserContext) -> None:
    """What an expired sign-in is to the server: no session comes with the request."""
    context.clear_cookies()


# --- the connection -------------------------------------------------------------------------------------


def test_what_is_answered_without_connection_is_kept_and_sent_once_it_is_back(anna: Desk) -> None:
    anna.cut()
    anna.item("level").choose("3")
    write(anna, "Zeit")
    expect(anna.banner).to_contain_text("Keine Verbindung. 2 Antworten sind in diesem Browser aufgehoben")
    expect(anna.item("text").status).to_contain_text("in diesem Browser aufgehoben")
    assert set(anna.waiting()) == {"kinds_level", "kinds_text"}
    anna.mend()
    anna.item("level").expect_saved()
    anna.item("text").expect_saved()
    expect(anna.banner).to_be_hidden()
    assert (anna.entry("level"), anna.entry("text")) == ({"value": "3"}, {"value": "Zeit"})
    assert anna.waiting() == {}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        pytest.param(500, "", id="a fault of the server"),
        pytest.param(503, "", id="a server that starts again"),
        pytest.param(429, "", id="too many requests"),
        pytest.param(200, "<h1>Willkommen im Hotel</h1>", id="a page of the network in between"),
    ],
)
def test_only_the_servers_own_answer_counts_as_saved(anna: Desk, status: int, body: str) -> None:
    network = Network(anna.page)
    network.answer(status, body)
    write(anna, "Zeit")
    expect(anna.banner).to_contain_text("Eine Antwort ist in diesem Browser aufgehoben")
    expect(anna.item("text").status).not_to_contain_text("gespeichert um")
    network.work()
    anna.item("text").expect_saved()  # it tried again by itself
    assert anna.entry("text") == {"value": "Zeit"}


def test_an_item_that_the_server_cannot_save_does_not_hold_up_the_others(anna: Desk) -> None:
    anna.page.route("**/antworten/kinds_text", lambda route: route.fulfill(status=500))
    write(anna, "Zeit")
    expect(anna.banner).to_be_visible()
    anna.item("table").field("rows-0-who").fill("Bauhof")
    anna.item("table").expect_saved()
    assert set(anna.waiting()) == {"kinds_text"}


def test_an_acknowledgement_lost_on_the_way_makes_no_second_value(anna: Desk) -> None:
    network = Network(anna.page)
    network.lose_answers()
    write(anna, "Zeit")
    expect(anna.banner).to_be_visible()
    write(anna, "Zeit und Geld")
    network.work()
    anna.item("text").expect_saved()
    expect(anna.item("text").choice).to_have_count(0)
    assert anna.entry("text") == {"value": "Zeit und Geld"}


def test_nor_does_one_lost_before_the_browser_crashed(anna: Desk) -> None:
    network = Network(anna.page)
    network.lose_answers()
    write(anna, "Zeit")
    expect(anna.banner).to_be_visible()
    assert anna.entry("text") == {"value": "Zeit"}
    network.hold()
    write(anna, "Zeit und Geld")
    anna.crash()
    again = anna.again()
    expect(again.item("text").field("value")).to_have_value("Zeit und Geld")
    again.item("text").expect_saved()
    expect(again.item("text").choice).to_have_count(0)
    assert again.entry("text") == {"value": "Zeit und Geld"}


# --- signing in -----------------------------------------------------------------------------------------


def test_a_sign_in_that_expires_while_typing_costs_nothing(anna: Desk) -> None:
    asked = anna.questions(answer=True)
    anna.item("text").field("value").press_sequentially("Eine feste", delay=10)
    forget_sign_in(anna.context)
    anna.item("text").field("value").press_sequentially(" Stelle", delay=10)
    expect(anna.banner).to_contain_text("Ihre Anmeldung ist abgelaufen. Eine Antwort ist in diesem Browser aufgehoben")
    anna.banner.get_by_role("link", name="Neu anmelden").click()
    anna.sign_in(anna.team.anna)
    assert anna.page.url == anna.url
    anna.item("text").expect_saved()
    expect(anna.item("text").field("value")).to_have_value("Eine feste Stelle")
    assert anna.entry("text") == {"value": "Eine feste Stelle"}
    assert asked == []


def test_signing_in_again_in_another_tab_is_enough(anna: Desk) -> None:
    forget_sign_in(anna.context)
    write(anna, "Zeit")
    expect(anna.banner).to_contain_text("Ihre Anmeldung ist abgelaufen")
    other = Desk(anna.context.new_page(), anna.workbench, anna.team)
    other.sign_in(anna.team.anna)
    other.page.close()
    anna.return_to()
    anna.item("text").expect_saved()
    expect(anna.banner).to_be_hidden()


@pytest.mark.parametrize("noticed", [True, False], ids=["noticed on coming back", "noticed by the server"])
def test_nothing_is_saved_in_the_name_of_somebody_else(anna: Desk, noticed: bool) -> None:
    write(anna, "von Anna")
    anna.item("text").expect_saved()
    forget_sign_in(anna.context)
    other = Desk(anna.context.new_page(), anna.workbench, anna.team)
    other.sign_in(anna.team.bert)
    if noticed:
        anna.return_to()
    write(anna, "noch von Anna")
    expect(anna.banner).to_contain_text("jemand anderes angemeldet")
    assert anna.entry("text") == {"value": "von Anna"}
    assert "kinds_text" in anna.waiting()


# --- leaving --------------------------------------------------------------------------------------------


def test_what_waited_when_the_browser_crashed_is_there_and_sent_when_the_page_is_opened_again(anna: Desk) -> None:
    anna.cut()
    write(anna, "Zeit")
    anna.item("table").field("rows-2-who").fill("Bauhof")
    anna.item("table").field("rows-3-who").fill("Sportamt")
    expect(anna.banner).to_contain_text("2 Antworten")
    anna.crash()
    anna.mend()
    again = anna.again()
    expect(again.item("text").field("value")).to_have_value("Zeit")
    expect(again.item("table").field("rows-3-who")).to_have_value("Sportamt")
    again.item("text").expect_saved()
    again.item("table").expect_saved()
    assert (again.entry("table") or {})["value"] == [{"who": "Bauhof"}, {"who": "Sportamt"}]
    assert again.waiting() == {}


def test_any_other_page_sends_what_waits_too(anna: Desk) -> None:
    anna.cut()
    write(anna, "Zeit")
    expect(anna.banner).to_be_visible()
    anna.page.close(run_before_unload=False)
    anna.mend()
    other = Desk(anna.context.new_page(), anna.workbench, anna.team)
    other.page.goto(anna.workbench.address)
    wait_until(other.page, "key => localStorage.getItem(key) === null", other.key)
    assert anna.entry("text") == {"value": "Zeit"}


def test_what_another_section_cannot_send_is_named_there(anna: Desk) -> None:
    anna.item("number").field("value").fill("viele")
    expect(anna.item("number").status).to_contain_text("Nicht gespeichert")
    anna.page.close(run_before_unload=False)
    other = Desk(anna.context.new_page(), anna.workbench, anna.team)
    other.page.goto(anna.url.replace("/kinds", "/kinds_more"))
    expect(other.banner).to_contain_text("Nicht angenommen")
    other.banner.get_by_role("link", name="Wie viele Stunden hat sie in der Woche?").click()
    expect(other.item("number").field("value")).to_have_value("viele")
    expect(other.item("number").box.get_by_text("Bitte eine Zahl eingeben")).to_be_visible()


def test_the_browser_asks_before_leaving_only_while_something_is_unsent(anna: Desk) -> None:
    asked = anna.questions(answer=False)
    write(anna, "Zeit")
    anna.item("text").expect_saved()
    anna.page.reload()
    assert asked == []
    anna.cut()
    write(anna, "Zeit und Geld")
    expect(anna.banner).to_be_visible()
    with anna.page.expect_event("dialog"):
        anna.page.evaluate("setTimeout(() => location.reload())")
    assert asked == ["beforeunload"]
    expect(anna.item("text").field("value")).to_have_value("Zeit und Geld")


def test_a_link_takes_along_what_was_just_typed(anna: Desk) -> None:
    asked = anna.questions(answer=False)
    anna.item("text").field("value").fill("Zeit")
    anna.page.get_by_role("link", name="Danach").click()
    anna.page.wait_for_url("**/abschnitt/kinds_more")
    assert anna.entry("text") == {"value": "Zeit"}
    assert asked == []


def test_what_was_typed_arrives_although_the_tab_is_closed_at_once(anna: Desk) -> None:
    anna.item("text").field("value").fill("Zeit")
    anna.page.close(run_before_unload=False)
    assert anna.wait_for_entry("text") == {"value": "Zeit"}


def test_a_round_that_closes_meanwhile_is_said_and_the_answer_stays_in_the_browser(anna: Desk) -> None:
    anna.workbench.close_round(anna.team)
    write(anna, "zu spät")
    expect(anna.banner).to_contain_text("Die Runde ist geschlossen")
    expect(anna.banner).to_contain_text("nur in diesem Browser aufgehoben")
    assert "kinds_text" in anna.waiting()
    assert anna.entry("text") is None


# --- signing out, and browsers that keep nothing ----------------------------------------------------------


def test_signing_out_sends_what_waits_and_empties_the_browsers_store(anna: Desk) -> None:
    asked = anna.questions(answer=False)
    anna.item("text").field("value").fill("Zeit")
    anna.sign_out()
    anna.page.wait_for_url("**/anmelden")
    assert anna.entry("text") == {"value": "Zeit"}
    assert anna.waiting() == {}
    assert asked == []


@pytest.mark.parametrize("sure", [True, False])
def test_signing_out_asks_before_it_forgets_what_cannot_be_sent(anna: Desk, sure: bool) -> None:
    Network(anna.page).answer(503)
    write(anna, "Zeit")
    expect(anna.banner).to_be_visible()
    asked = anna.questions(answer=sure)
    with anna.page.expect_event("dialog"):
        anna.sign_out()
    if sure:
        anna.page.wait_for_url("**/anmelden")
    assert len(asked) == 1
    assert asked[0].startswith("Eine Antwort ist noch nicht gespeichert.")
    assert set(anna.waiting()) == (set() if sure else {"kinds_text"})
    assert ("/anmelden" in anna.page.url) is sure


def test_without_a_store_it_saves_all_the_same_and_says_what_it_cannot_keep(anna: Desk) -> None:
    forbid = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden'); } })"
    anna.page.add_init_script(forbid)
    anna.open()
    write(anna, "Zeit")
    anna.item("text").expect_saved()
    anna.cut()
    write(anna, "Zeit und Geld")
    expect(anna.banner).to_contain_text("Bitte lassen Sie diese Seite offen")
    anna.mend()
    anna.item("text").expect_saved()
    assert anna.entry("text") == {"value": "Zeit und Geld"}


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_banner_and_errors_are_accessible_and_fit(anna: Desk, theme: Literal["light", "dark"], width: int) -> None:
    anna.page.emulate_media(color_scheme=theme)
    anna.page.set_viewport_size({"width": width, "height": 800})
    anna.item("number").field("value").fill("viele")
    expect(anna.item("number").status).to_contain_text("Nicht gespeichert")
    anna.item("level").unfold("Nachweis")
    anna.item("level").field("evidence-0-reference").fill("DS 1")
    expect(anna.item("level").status).to_contain_text("Nicht gespeichert")
    anna.cut()
    write(anna, "Zeit")
    expect(anna.banner).to_be_visible()
    assert axe(anna.page) == []
    assert too_wide(anna.page) == []
