"""Two people, several tabs, and browsers without scripts: nobody overwrites anybody."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.look import axe, too_wide
from tests.browser.pages import Desk, Network


def write(desk: Desk, words: str) -> None:
    """Write into the text item and leave it."""
    desk.item("text").field("value").fill(words)
    desk.item("text").field("value").blur()


def test_two_people_on_one_item_both_values_are_shown_and_one_is_chosen(anna: Desk, bert: Desk) -> None:
    write(bert, "Geld")
    bert.item("text").expect_saved()
    write(anna, "Zeit")
    choice = anna.item("text").choice
    expect(choice).to_contain_text("Sozialamt")
    expect(choice).to_contain_text("Geld")
    expect(choice).to_contain_text("Stabsstelle Engagement")
    expect(choice).to_contain_text("Zeit")
    assert anna.entry("text") == {"value": "Geld"}
    assert anna.waiting() == {}
    choice.get_by_role("button", name="Diese Antwort soll gelten").nth(1).click()
    expect(anna.item("text").choice).to_have_count(0)
    expect(anna.item("text").field("value")).to_have_value("Zeit")
    assert anna.entry("text") == {"value": "Zeit"}


def test_words_written_while_the_conflict_is_on_its_way_are_in_the_choice(anna: Desk, bert: Desk) -> None:
    write(bert, "Geld")
    bert.item("text").expect_saved()
    network = Network(anna.page)
    network.hold()
    anna.item("text").field("value").press_sequentially("Zeit")
    expect(anna.item("text").status).to_have_text("Wird gespeichert …")
    anna.item("text").field("value").press_sequentially(" und Ruhe")
    network.work()
    expect(anna.item("text").choice).to_contain_text("Zeit und Ruhe")
    expect(anna.item("text").choice).to_be_focused()


def test_choosing_takes_along_what_waits_at_other_items(anna: Desk, bert: Desk) -> None:
    write(bert, "Geld")
    bert.item("text").expect_saved()
    write(anna, "Zeit")
    expect(anna.item("text").choice).to_be_visible()
    anna.item("number").field("value").fill("20")
    anna.item("text").choice.get_by_role("button").first.click()
    expect(anna.item("text").choice).to_have_count(0)
    assert anna.entry("number") == {"value": "20"}


def test_choosing_is_not_kept_up_by_a_wrong_entry_elsewhere_which_comes_back(anna: Desk, bert: Desk) -> None:
    write(bert, "Geld")
    bert.item("text").expect_saved()
    write(anna, "Zeit")
    expect(anna.item("text").choice).to_be_visible()
    anna.item("number").field("value").fill("viele")
    expect(anna.item("number").status).to_contain_text("Nicht gespeichert")
    anna.item("text").choice.get_by_role("button").first.click()
    expect(anna.item("text").choice).to_have_count(0)
    expect(anna.item("number").field("value")).to_have_value("viele")
    expect(anna.item("number").box.get_by_text("Bitte eine Zahl eingeben")).to_be_visible()


def test_an_answer_kept_while_offline_does_not_overwrite_a_later_one(anna: Desk, bert: Desk) -> None:
    anna.cut()
    write(anna, "Zeit")
    expect(anna.banner).to_be_visible()
    anna.crash()
    write(bert, "Geld")
    bert.item("text").expect_saved()
    anna.mend()
    again = anna.again()
    expect(again.item("text").choice).to_contain_text("Zeit")
    expect(again.item("text").choice).to_contain_text("Geld")
    assert again.entry("text") == {"value": "Geld"}


def test_a_second_tab_of_the_same_person_overwrites_nothing_either(anna: Desk) -> None:
    second = anna.again()
    write(anna, "Zeit")
    anna.item("text").expect_saved()
    write(second, "Geld")
    expect(second.item("text").choice).to_contain_text("Zeit")
    expect(second.item("text").choice).to_contain_text("Geld")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_choice_is_accessible_and_fits(anna: Desk, bert: Desk, width: int) -> None:
    bert.item("table").field("rows-0-who").fill("Bauhof")
    bert.item("table").field("rows-0-who").blur()
    bert.item("table").expect_saved()
    anna.page.set_viewport_size({"width": width, "height": 800})
    anna.item("table").field("rows-0-who").fill("Sportamt")
    anna.item("table").field("rows-0-who").blur()
    expect(anna.item("table").choice).to_be_visible()
    assert axe(anna.page) == []
    assert too_wide(anna.page) == []


# --- without scripts --------------------------------------------------------------------------------------


@pytest.fixture
def plain(browser: Browser, anna: Desk) -> Iterator[Desk]:
    """Anna at a browser that runs no scripts."""
    context = browser.new_context(locale="de-DE", java_script_enabled=False)
    desk = Desk(context.new_page(), anna.workbench, anna.team)
    desk.sign_in(desk.team.anna)
    desk.open()
    yield desk
    context.close()


def test_without_scripts_an_invalid_field_comes_back_as_typed_and_the_valid_ones_are_saved(plain: Desk) -> None:
    plain.item("level").choose("2")
    plain.item("number").field("value").fill("viele")
    plain.item("text").field("value").fill("Zeit")
    plain.page.get_by_role("button", name="Speichern und weiter").click()
    expect(plain.item("number").field("value")).to_have_value("viele")
    expect(plain.item("number").box.get_by_text("Bitte eine Zahl eingeben")).to_be_visible()
    assert (plain.entry("level"), plain.entry("text")) == ({"value": "2"}, {"value": "Zeit"})
    plain.item("number").field("value").fill("20")
    plain.page.get_by_role("button", name="Speichern und weiter").click()
    plain.page.wait_for_url("**/abschnitt/kinds_more")
    assert plain.entry("number") == {"value": "20"}


def test_without_scripts_the_enter_key_saves_the_page(plain: Desk) -> None:
    plain.item("table").field("rows-0-who").fill("Bauhof")
    plain.item("table").field("rows-0-who").press("Enter")
    plain.page.wait_for_url("**/abschnitt/kinds_more")
    assert (plain.entry("table") or {})["value"] == [{"who": "Bauhof"}]


def test_without_scripts_not_applicable_can_be_explained(plain: Desk) -> None:
    plain.item("level").field("na").check()
    plain.item("level").field("reason").fill("Das macht der Kreis.")
    plain.page.get_by_role("button", name="Speichern und weiter").click()
    plain.page.wait_for_url("**/abschnitt/kinds_more")
    assert plain.entry("level") == {"na": True, "reason": "Das macht der Kreis."}
