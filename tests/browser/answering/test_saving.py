"""Answering in a real browser: every item saves by itself, and the page says only what is true."""

from playwright.sync_api import expect

from tests.browser.pages import Desk, Network

A_WHILE = 400
"""Milliseconds in which a second save would have been seen."""


def test_a_choice_is_saved_at_once_and_the_page_says_when(anna: Desk) -> None:
    anna.item("level").choose("3")
    anna.item("level").expect_saved()
    assert anna.entry("level") == {"value": "3"}
    assert anna.waiting() == {}


def test_text_is_saved_in_one_go_half_a_second_after_the_last_key(anna: Desk) -> None:
    clock = anna.page.clock
    clock.install(time=0)
    clock.pause_at(1000)
    network = Network(anna.page)
    anna.item("text").field("value").press_sequentially("Eine feste")
    clock.run_for(499)
    anna.item("text").field("value").press_sequentially(" Stelle")
    clock.run_for(499)
    expect(anna.item("text").status).to_have_text("Noch nicht gespeichert …")
    assert network.saves == 0
    assert list(anna.waiting()) == ["kinds_text"]  # from the first key on, the browser has it
    clock.run_for(1)
    anna.item("text").expect_saved()
    assert network.saves == 1
    assert anna.entry("text") == {"value": "Eine feste Stelle"}


def test_the_page_says_saved_only_after_the_server_has_it(anna: Desk) -> None:
    network = Network(anna.page)
    network.hold()
    anna.item("level").choose("2")
    expect(anna.item("level").status).to_have_text("Wird gespeichert …")
    anna.page.wait_for_timeout(A_WHILE)
    assert anna.entry("level") is None
    expect(anna.item("level").status).to_have_text("Wird gespeichert …")
    network.work()
    anna.item("level").expect_saved()
    assert anna.entry("level") == {"value": "2"}


def test_changes_during_a_save_are_sent_after_it(anna: Desk) -> None:
    network = Network(anna.page)
    network.hold()
    anna.item("level").choose("2")
    expect(anna.item("level").status).to_have_text("Wird gespeichert …")
    anna.item("level").choose("3")
    anna.item("level").choose("4")
    anna.page.wait_for_timeout(A_WHILE)
    assert network.saves == 1
    network.work()
    anna.item("level").expect_saved()
    assert network.saves == 2
    assert anna.entry("level") == {"value": "4"}


def test_a_save_updates_what_it_changes_elsewhere_on_the_page(anna: Desk) -> None:
    entry = anna.page.locator(".answering__contents [data-section=kinds]")
    expect(entry).to_contain_text("offen")
    expect(anna.item("shown").box).to_be_hidden()
    anna.item("level").choose("2")
    expect(anna.item("shown").box).to_be_visible()
    expect(entry).to_contain_text("angefangen")
    expect(anna.page.locator("[data-progress]").first).to_contain_text("1 von")
    anna.item("level").choose("1")
    expect(anna.item("shown").box).to_be_hidden()


def test_every_kind_of_item_is_saved(anna: Desk) -> None:
    anna.item("single").choose("partner")
    anna.item("multiple").choose("advice")
    anna.item("multiple").choose("rooms")
    anna.item("number").field("value").fill("19,5")
    anna.item("table").field("rows-0-who").fill("Bauhof")
    anna.item("table").field("rows-0-hours").fill("4")
    anna.item("table").field("rows-0-hours").press("Enter")  # saves, and does not press a button
    for name in ("single", "multiple", "number", "table"):
        anna.item(name).expect_saved()
    values = {name: (anna.entry(name) or {})["value"] for name in ("single", "multiple", "number", "table")}
    assert values == {
        "single": "partner",
        "multiple": ["advice", "rooms"],
        "number": "19.5",
        "table": [{"who": "Bauhof", "hours": "4"}],
    }
    assert anna.page.url == anna.url


def test_a_table_grows_with_its_last_row(anna: Desk) -> None:
    table = anna.item("table")
    rows = table.box.locator("tbody tr")
    shown = rows.count()
    table.field(f"rows-{shown - 1}-who").fill("Feuerwehr")
    expect(rows).to_have_count(shown + 1)
    label = table.field(f"rows-{shown}-who").get_attribute("aria-label") or ""
    assert label.endswith(f"Zeile {shown + 1}")
    table.field(f"rows-{shown}-who").fill("Sportamt")
    table.field(f"rows-{shown}-who").blur()
    table.expect_saved()
    anna.open()
    assert [anna.item("table").field(f"rows-{n}-who").input_value() for n in (0, 1)] == ["Feuerwehr", "Sportamt"]


def test_proofs_are_saved_and_more_can_be_added(anna: Desk) -> None:
    item = anna.item("level")
    item.choose("3")
    item.unfold("Nachweis")
    item.field("evidence-0-type").select_option(index=1)
    item.field("evidence-0-reference").fill("DS 2025/117")
    item.field("evidence-1-type").select_option(index=2)
    item.field("evidence-1-date").fill("2025-09-30")
    item.field("evidence-1-date").blur()
    item.expect_saved()
    kept = (anna.entry("level") or {})["evidence"]
    assert [proof.get("reference") for proof in kept] == ["DS 2025/117", None]
    assert kept[1]["date"] == "2025-09-30"


def test_not_applicable_waits_for_its_reason(anna: Desk) -> None:
    item = anna.item("level")
    expect(item.field("reason")).to_be_hidden()
    network = Network(anna.page)
    item.field("na").check()
    expect(item.field("reason")).to_be_focused()
    expect(item.status).to_contain_text("nennen Sie den Grund")
    anna.page.get_by_role("button", name="Speichern und weiter").click()
    expect(item.box.get_by_text("Bitte schreiben Sie kurz")).to_be_visible()
    expect(item.field("reason")).to_be_focused()
    assert anna.page.url == anna.url
    assert network.saves == 1  # only the button sent it
    item.field("reason").fill("Das macht der Kreis.")
    item.expect_saved()
    assert anna.entry("level") == {"na": True, "reason": "Das macht der Kreis."}
    item.choose("1")
    expect(item.field("na")).not_to_be_checked()
    item.expect_saved()
    assert anna.entry("level") == {"value": "1"}


def test_one_invalid_field_keeps_no_other_item_from_being_saved(anna: Desk) -> None:
    number = anna.item("number")
    number.field("value").fill("viele")
    number.field("value").blur()
    error = number.box.get_by_text("Bitte eine Zahl eingeben")
    expect(error).to_be_visible()
    expect(number.field("value")).to_have_attribute("aria-invalid", "true")
    expect(number.field("value")).to_have_attribute("aria-describedby", "kinds_number-value-error")
    expect(number.status).to_contain_text("Nicht gespeichert")
    anna.item("level").choose("2")
    anna.item("level").expect_saved()
    assert list(anna.waiting()) == ["kinds_number"]
    number.field("value").fill("20")
    number.expect_saved()
    expect(error).to_have_count(0)
    expect(number.field("value")).not_to_have_attribute("aria-invalid", "true")


def test_taking_a_wrong_entry_back_takes_its_error_away(anna: Desk) -> None:
    number = anna.item("number")
    number.field("value").fill("20")
    number.expect_saved()
    number.field("value").fill("viele")
    error = number.box.get_by_text("Bitte eine Zahl eingeben")
    expect(error).to_be_visible()
    number.field("value").fill("20")
    expect(error).to_have_count(0)
    number.expect_saved()
    assert anna.waiting() == {}


def test_none_of_these_and_a_choice_exclude_each_other(anna: Desk) -> None:
    item = anna.item("multiple")
    item.choose("advice")
    item.field("none").check()
    expect(item.box.get_by_label("Beratung")).not_to_be_checked()
    item.expect_saved()
    assert anna.entry("multiple") == {"value": []}
    item.choose("rooms")
    expect(item.field("none")).not_to_be_checked()
    item.expect_saved()
    assert anna.entry("multiple") == {"value": ["rooms"]}


def test_by_keyboard_alone_from_the_first_choice_to_the_next_section(anna: Desk) -> None:
    page = anna.page

    def tab_to(selector: str) -> None:
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"the tab key does not reach {selector}")

    tab_to("[name=kinds_level-value]")
    page.keyboard.press("ArrowDown")  # from "no answer yet", the last, round to the first
    page.keyboard.press("ArrowDown")
    anna.item("level").expect_saved()
    tab_to("[name=kinds_multiple-value]")
    page.keyboard.press("Space")
    tab_to("[name=kinds_text-value]")
    page.keyboard.type("Zeit")
    tab_to("button[type=submit].kern-btn--primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/abschnitt/kinds_more")
    assert anna.entry("level") == {"value": "1"}
    assert anna.entry("multiple") == {"value": ["advice"]}
    assert anna.entry("text") == {"value": "Zeit"}
