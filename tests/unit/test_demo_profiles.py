"""The ten invented sites of the demo: complete, valid, different from each other, and believable over two rounds."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from workbench.answers.model import (
    Answer,
    Answers,
    ChoicesValue,
    ChoiceValue,
    Evidence,
    Given,
    LevelValue,
    NotApplicable,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.answers.parse import Raw, parse_value
from workbench.content.faults import ContentError, FaultCode
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.demo import sites as sites_module
from workbench.demo.profiles import ROUNDS, demo_answers
from workbench.demo.sites import DemoSite, demo_sites, read_round
from workbench.maturity.model import Maturity
from workbench.maturity.scope import items_by_id, shown_items
from workbench.maturity.score import score

CONTENT = load_content(packaged_content())
SITES = demo_sites(CONTENT)
FIRST, LAST = 1, ROUNDS


@cache
def answers_of(key: str, number: int) -> Answers:
    site = next(site for site in SITES if site.key == key)
    return demo_answers(site, number, CONTENT)


@cache
def result_of(key: str, number: int) -> Maturity:
    site = next(site for site in SITES if site.key == key)
    return score(CONTENT, site.site.kind, answers_of(key, number))


def every_answer() -> Iterator[tuple[DemoSite, int, str, Answer]]:
    for site in SITES:
        for number in range(FIRST, LAST + 1):
            for item_id, answer in answers_of(site.key, number).items():
                yield site, number, item_id, answer


def core_items(content: Content) -> frozenset[str]:
    """The ids of the items that count for the overall result."""
    return frozenset(
        item.id
        for questionnaire in content.questionnaires.values()
        if questionnaire.area is not None
        for dimension in questionnaire.dimensions
        for item in dimension.items
    )


def open_items(site: DemoSite, number: int) -> frozenset[str]:
    answers = answers_of(site.key, number)
    return (shown_items(CONTENT, site.site.kind, answers) & core_items(CONTENT)) - set(answers)


def test_two_counties_five_towns_and_three_municipalities_take_part() -> None:
    assert Counter(site.site.kind for site in SITES) == {"kreis": 2, "stadt": 5, "gemeinde": 3}


def test_every_site_says_who_it_is_and_no_two_share_a_name() -> None:
    assert len({site.site.name for site in SITES}) == len(SITES)
    assert len({site.key for site in SITES}) == len(SITES)
    for site in SITES:
        assert site.site.population is not None
        assert site.site.population > 0
        assert site.region
        assert "\n" not in site.character


def test_every_team_has_two_functions_with_addresses_that_nobody_owns() -> None:
    members = [member for site in SITES for member in site.team]
    assert {len(site.team) for site in SITES} == {2}
    assert len({member.email for member in members}) == len(members)
    for member in members:
        assert re.fullmatch(r"[a-z]+\.[a-z]+@example\.org", member.email), member
        assert "@" not in member.function


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.key)
def test_a_site_stays_the_same_site_in_the_next_round_a_year_later(site: DemoSite) -> None:
    first, last = (read_round(site.key, number, CONTENT) for number in (FIRST, LAST))
    assert (first.site.name, first.site.kind) == (last.site.name, last.site.kind)
    assert dt.timedelta(days=330) < last.date - first.date < dt.timedelta(days=400)


def test_every_value_is_one_that_could_have_been_entered() -> None:
    items = items_by_id(CONTENT)
    for site, _, item_id, answer in every_answer():
        if isinstance(answer, Given):
            assert parse_value(items[item_id], raw(answer.value)) == answer.value, (site.key, item_id)


def raw(value: Value) -> Raw:
    """A value as somebody would enter it."""
    match value:
        case LevelValue():
            return str(value.level)
        case ChoiceValue():
            return value.choice
        case ChoicesValue():
            return list(value.choices)
        case NumberValue():
            return str(value.number)
        case TextValue():
            return value.text
        case TableValue():
            return [{column: str(cell) for column, cell in row.items()} for row in value.rows]


def test_all_six_kinds_of_answers_occur() -> None:
    given = {type(answer.value) for *_, answer in every_answer() if isinstance(answer, Given)}
    assert given == {LevelValue, ChoiceValue, ChoicesValue, NumberValue, TextValue, TableValue}


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.key)
def test_a_site_answers_only_what_it_is_asked(site: DemoSite) -> None:
    for number in (FIRST, LAST):
        answers = answers_of(site.key, number)
        assert set(answers) <= shown_items(CONTENT, site.site.kind, answers)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.key)
def test_the_file_of_the_second_round_holds_changes_only(site: DemoSite) -> None:
    before = answers_of(site.key, FIRST)
    changes = read_round(site.key, LAST, CONTENT).answers
    assert changes
    assert [item_id for item_id, answer in changes.items() if before.get(item_id) == answer] == []


def test_what_does_not_apply_has_a_reason_and_may_be_left_out() -> None:
    items = items_by_id(CONTENT)
    left_out = [(item_id, answer) for *_, item_id, answer in every_answer() if isinstance(answer, NotApplicable)]
    assert left_out
    for item_id, answer in left_out:
        assert items[item_id].allow_na
        assert is_a_sentence(answer.reason)


def is_a_sentence(text: str | None) -> bool:
    return text is not None and re.fullmatch(r"[A-ZÄÖÜ].{15,240}[.?!]", text) is not None


def test_notes_are_sentences_about_functions_and_never_about_a_person() -> None:
    for site, _, item_id, answer in every_answer():
        if answer.note is not None:
            assert is_a_sentence(answer.note), (site.key, item_id, answer.note)
            assert not re.search(r"\b(Herrn?|Frau|Dr\.)\s+[A-ZÄÖÜ]", answer.note), (site.key, item_id)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.key)
def test_about_a_fifth_of_the_answers_carries_a_note(site: DemoSite) -> None:
    for number in (FIRST, LAST):
        answers = [answer for item_id, answer in answers_of(site.key, number).items() if item_id in core_items(CONTENT)]
        assert 0.15 < sum(answer.note is not None for answer in answers) / len(answers) < 0.5


def test_evidence_is_older_than_the_round_and_links_lead_nowhere_real() -> None:
    found: list[Evidence] = []
    for site, number, item_id, answer in every_answer():
        day = read_day(site.key, number)
        for evidence in answer.evidence:
            found.append(evidence)
            assert evidence.date is not None, (site.key, item_id)
            assert evidence.date < day, (site.key, item_id)
            assert evidence.link is None or evidence.link.startswith("https://example.org/")
    assert any(evidence.link for evidence in found)
    assert len(found) > 100


@cache
def read_day(key: str, number: int) -> dt.date:
    return read_round(key, number, CONTENT).date


def test_only_small_municipalities_let_their_county_do_it_for_them() -> None:
    counties = {site.site.name for site in SITES if site.site.kind == "kreis"}
    helped = {
        (site.site.kind, answer.provided_by)
        for site, *_, answer in every_answer()
        if isinstance(answer, Given) and answer.provided_by is not None
    }
    assert {provider for _, provider in helped} == counties
    assert {kind for kind, _ in helped} == {"gemeinde"}


def test_the_sites_stand_on_different_stages() -> None:
    stages = {number: [result_of(site.key, number).overall.stage for site in SITES] for number in (FIRST, LAST)}
    assert set(stages[FIRST]) == {None, 0, 1, 2, 3}
    assert set(stages[LAST]) == {None, 1, 2, 3, 4}
    assert stages[FIRST].count(None) == stages[LAST].count(None) == 1


def test_a_good_average_is_held_back_by_one_essential_dimension() -> None:
    for number in (FIRST, LAST):
        held = [result_of(site.key, number).overall for site in SITES]
        strong = [each for each in held if each.held_back_by and each.share is not None and each.share * 4 >= 2.5]
        assert [(each.stage, len(each.held_back_by)) for each in strong] == [(2, 1)]


def test_most_sites_are_further_a_year_later_and_one_has_lost_ground() -> None:
    differences = [
        later - earlier
        for site in SITES
        if (earlier := result_of(site.key, FIRST).overall.share) is not None
        and (later := result_of(site.key, LAST).overall.share) is not None
    ]
    assert sum(difference > 0 for difference in differences) == 8
    assert sum(difference < 0 for difference in differences) == 1


def test_hardly_anybody_gets_better_everywhere() -> None:
    with_a_step_back = [
        site.key
        for site in SITES
        if any(
            before.share is not None and after.share is not None and after.share < before.share
            for dimension, after in result_of(site.key, LAST).dimensions.items()
            if (before := result_of(site.key, FIRST).dimensions.get(dimension)) is not None
        )
    ]
    assert len(with_a_step_back) >= 7


def test_less_is_open_in_the_second_round() -> None:
    for site in SITES:
        assert len(open_items(site, LAST)) <= len(open_items(site, FIRST))
    assert sum(len(open_items(site, FIRST)) for site in SITES) > 3 * sum(len(open_items(site, LAST)) for site in SITES)


def test_supplementary_questionnaires_are_answered_where_they_fit() -> None:
    homes = {
        item.id: questionnaire.id
        for questionnaire in CONTENT.questionnaires.values()
        if questionnaire.area is None
        for dimension in questionnaire.dimensions
        for item in dimension.items
    }
    answered: dict[str, set[str]] = {questionnaire: set() for questionnaire in homes.values()}
    for site, _, item_id, _ in every_answer():
        if item_id in homes:
            answered[homes[item_id]].add(site.site.kind)
    assert answered["county_role"] == {"kreis"}
    assert all(answered.values())


def test_the_same_round_is_the_same_every_time() -> None:
    assert demo_sites(CONTENT) == SITES
    for site in SITES:
        assert demo_answers(site, LAST, CONTENT) == answers_of(site.key, LAST)


@pytest.mark.parametrize("number", [0, ROUNDS + 1])
def test_a_round_that_the_demo_does_not_have_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"not {number}"):
        demo_answers(SITES[0], number, CONTENT)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sites: [{key: Großau}]", FaultCode.BAD_ID),
        ("sites: []\nmore: 1", FaultCode.UNKNOWN_KEY),
        ("sites: [", FaultCode.NOT_YAML),
    ],
)
def test_a_faulty_list_of_sites_is_refused(
    text: str, code: FaultCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sites.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sites_module, "_FOLDER", tmp_path)
    with pytest.raises(ContentError) as raised:
        demo_sites(CONTENT)
    assert code in {fault.code for fault in raised.value.faults}
