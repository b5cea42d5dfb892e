"""Rules of quality for the content that is shipped; `workbench check` knows nothing of them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from workbench.content.load import check_content, packaged_content
from workbench.content.model import (
    Content,
    Dimension,
    Item,
    LevelItem,
    Measure,
    MultipleItem,
    ResultKind,
    SingleItem,
    TableItem,
)
from workbench.maturity.points import maximum_points
from workbench.maturity.scope import all_items
from workbench.values import Text

CHECKED = check_content(packaged_content())
CORE = ("inventory", "success_factors", "sustainability")
KINDS = ("stadt", "gemeinde", "kreis")

# What the source documents list; each entry must be named by something.
THEMES = (
    "Verwaltungsinterne Bestandsaufnahme BE-Förderung",
    "BE/BB – Definition(en) und Verhältnis zueinander",
    "Zielgruppenansprache und soziale Milieus",
    "Strategien der Vernetzung – nach innen / nach außen",
    "Förderung von Unternehmensengagement",
    "Verwaltung als „engagiertes Unternehmen“",
    "Instrumente der Anerkennungskultur",
    "Kommunikationsstrategien und Öffentlichkeitsarbeit",
    "Versicherungs- und vereinsrechtliche Fragen",
    "Konzeptentwicklung kommunale BE-Förderung vor Ort",
)
FACTORS = (
    "Unterstützung durch Verwaltungsspitze",
    "ETs mit erweitertem Handlungs- und Entscheidungsspielraum ausstatten",
    "Klare Aufgabenverteilung",
    "Methode des selbstorganisierten Lernens (SOL)",
    "Entwicklungsbegleitung",
    "Diversität der Standorte und der Teams",
    "Wertschätzende Grundhaltung auf Augenhöhe",
    "Eigene Verwaltung als „engagiertes Unternehmen“ aufstellen",
    "Zentrale Anlaufstelle in Verwaltung schaffen",
    "Engagemententwicklung als gemeinsamen Prozess gestalten",
)
LASTING = (
    "Berichtswesen und Monitoring",
    "Sicherung des Wissenstransfers bei Personalwechsel / Wechsel an Verwaltungsspitze",
    "Vernetzung der Standorte",
    "Übernahme von Patenschaften für neue Kommunen",
    "Ausstrahlung auf andere Engagement-Projekte",
)
SUGGESTIONS = (
    "Intern: Bestands-Analyse BE-Förderung",
    "BE-Förderung zur Chefsache machen",
    "Eigeninitiative im Sozialraum achten und fördern",
    "Plattformen für Vernetzung und gemeinsame Entwicklung bereitstellen",
    "Querschnittaufgabe BE gemeinsam strategisch angehen",
    "Anlaufstellen schaffen und in Kooperation bringen",
    "Entwicklungsteam und weitere Strukturen aufbauen",
    "Öffentlichkeit herstellen",
    "Politik einbeziehen",
    "Gewinnung von Kooperationspartnern wie Unternehmen",
)
RESULTS = (
    "Bestandsaufnahme zeigt Berührungspunkte",
    "Vernetzung und koordiniertes Handeln",
    "engagementfreundliche Haltung",
    "engagiertes Unternehmen",
    "Anerkennungskultur",
    "Querschnittsaufgabe",
    "Kommunikation auf Augenhöhe",
    "Unternehmensaktivitäten",
    "neue Zugänge zu Zielgruppen",
    "sozialräumliches Vorgehen",
    "Anlaufstelle",
    "Netzwerkorganisation und -begleitung",
)
MEETINGS = {
    "county_role": (
        "Welche Verantwortung kommt oder sollte ihnen in der Kulturarbeit zukommen?",
        "Welche Aufgaben könnten Kreisverwaltungen in der Kulturarbeit übernehmen?",
        "Welche Rolle als Netzwerkstelle kann und sollte eine Kreisverwaltung einnehmen?",
    ),
    "ai_use": (
        "Administrativ",
        "Textbearbeitung",
        "Konzeptionell",
        "Kreativ",
        "Wofür ließe sich KI künftig noch einsetzen?",
    ),
    "network_membership": ("Wer kann mitmachen?",),
    "application": ("Teilnahmebedingungen", "Auswahlkriterien u.a."),
}
LEMGO_FIELDS = ("personnel", "recognition_culture", "living_ageing", "active_districts", "neighbourhood")


@pytest.fixture(scope="module")
def content() -> Content:
    assert CHECKED.content is not None, "\n".join(map(str, CHECKED.faults))
    return CHECKED.content


def core_dimensions(content: Content) -> Iterator[Dimension]:
    return (dimension for key in CORE for dimension in content.questionnaires[key].dimensions)


def core_level_items(content: Content) -> Iterator[LevelItem]:
    items = (item for dimension in core_dimensions(content) for item in dimension.items)
    return (item for item in items if isinstance(item, LevelItem))


def level_items(content: Content) -> Iterator[LevelItem]:
    return (item for item in all_items(content) if isinstance(item, LevelItem))


def folded(text: str) -> str:
    """Letters only, so that hyphens and line breaks of the source do not matter."""
    return re.sub(r"[\W_]", "", text).casefold()


def test_the_content_is_clean_and_complete_in_english() -> None:
    assert CHECKED.faults == ()
    assert CHECKED.warnings == ()


def headings(dimensions: Iterable[Dimension]) -> list[str]:
    return [folded(d.source.heading) for d in dimensions if d.source is not None and d.source.heading is not None]


@pytest.mark.parametrize(
    ("questionnaire", "listed"), [("inventory", THEMES), ("success_factors", FACTORS), ("sustainability", LASTING)]
)
def test_every_entry_of_the_sources_lists_is_a_dimension(
    content: Content, questionnaire: str, listed: tuple[str, ...]
) -> None:
    named = headings(content.questionnaires[questionnaire].dimensions)
    for entry in listed:
        assert any(folded(entry) in heading or heading in folded(entry) for heading in named), entry


def test_the_suggestions_and_topics_are_those_of_the_source(content: Content) -> None:
    for listed, headings_ in ((SUGGESTIONS, content.model.suggestions), (THEMES, content.model.topics)):
        named = [folded(each.source.heading or "") for each in headings_.values() if each.source is not None]
        assert sorted(named) == sorted(folded(entry) for entry in listed)


def test_every_result_of_the_source_is_an_indicator_of_several_measures(content: Content) -> None:
    indicators = [measure.indicator.de for measure in content.measures.values()]
    for result in RESULTS:
        assert sum(f"Ergebnis: {result}" in indicator for indicator in indicators) >= 2, result


@pytest.mark.parametrize("questionnaire", MEETINGS)
def test_the_supplementary_questionnaires_hold_every_group_of_their_source(
    content: Content, questionnaire: str
) -> None:
    named = headings(content.questionnaires[questionnaire].dimensions)
    for group in MEETINGS[questionnaire]:
        assert folded(group) in named, group


def test_membership_asks_for_the_five_joint_criteria_and_readiness_can_suffice(content: Content) -> None:
    items = [item for dimension in content.questionnaires["network_membership"].dimensions for item in dimension.items]
    assert len(items) == 5
    assert content.questionnaires["network_membership"].result is ResultKind.ALL_MET
    fulfilling = [
        sum(choice.points == maximum_points(item) for choice in item.choices)
        for item in items
        if isinstance(item, SingleItem)
    ]
    # where planning or an equivalent is enough, more than one choice fulfils the criterion
    assert len(fulfilling) == 5
    assert sum(count > 1 for count in fulfilling) >= 1


def test_not_having_a_strategy_is_a_condition_of_the_application_and_not_a_weakness(content: Content) -> None:
    application = content.questionnaires["application"]
    assert (application.area, application.result) == (None, ResultKind.ALL_MET)


def test_every_suggestion_of_the_source_is_carried_by_several_measures(content: Content) -> None:
    assert len(content.model.suggestions) == 10
    for suggestion in content.model.suggestions:
        carrying = [m.id for m in content.measures.values() if m.suggestion == suggestion]
        assert len(carrying) >= 2, suggestion


def test_every_field_of_action_and_every_topic_has_measures(content: Content) -> None:
    assert list(content.model.fields)[:5] == list(LEMGO_FIELDS)
    for field in content.model.fields:
        assert sum(measure.field == field for measure in content.measures.values()) >= 3, field
    for topic in content.model.topics:
        assert any(topic in measure.topics for measure in content.measures.values()), topic


def test_there_are_45_to_55_items_in_28_dimensions_with_one_or_two_for_each_kind_of_site(content: Content) -> None:
    dimensions = list(core_dimensions(content))
    assert [len(content.questionnaires[key].dimensions) for key in CORE] == [13, 10, 5]
    assert 45 <= sum(len(dimension.items) for dimension in dimensions) <= 55
    for dimension in dimensions:
        scored = [item for item in dimension.items if maximum_points(item) is not None]
        for kind in KINDS:
            assert 1 <= sum(kind in item.applies_to for item in scored) <= 2, (dimension.id, kind)


def test_the_internal_inventory_is_a_table_that_is_asked_and_not_scored(content: Content) -> None:
    [table] = [item for d in core_dimensions(content) for item in d.items if isinstance(item, TableItem)]
    assert maximum_points(table) is None
    assert len(table.columns) == 7


def test_a_dimension_counts_by_its_own_weight_wherever_it_stands(content: Content) -> None:
    for key in CORE:
        weights = sum(dimension.weight for dimension in content.questionnaires[key].dimensions)
        assert content.model.areas[key].weight == weights


def test_what_holds_the_stage_back_is_what_the_design_names(content: Content) -> None:
    essential = [dimension.id for dimension in core_dimensions(content) if dimension.essential]
    assert essential == ["politics", "leadership", "team_mandate", "contact_point", "reporting", "knowledge_transfer"]


def texts_of(item: Item) -> Iterator[Text]:
    yield item.text
    if item.help is not None:
        yield item.help
    if isinstance(item, LevelItem):
        yield from item.levels
    if isinstance(item, SingleItem | MultipleItem):
        yield from (choice.text for choice in item.choices)


def test_level_texts_are_short_and_no_two_of_an_item_are_alike(content: Content) -> None:
    for item in level_items(content):
        assert len(item.levels) == 5, item.id
        for level, text in enumerate(item.levels):
            for said in (text.de, text.en or ""):
                assert 3 <= len(said.split()) <= 25, (item.id, level, said)
        assert len({text.de.casefold() for text in item.levels}) == 5, item.id
        assert len({(text.en or "").casefold() for text in item.levels}) == 5, item.id


def test_every_item_says_why_it_is_asked_and_what_counts_as_proof(content: Content) -> None:
    for item in all_items(content):
        assert item.help is not None, item.id
    for item in core_level_items(content):
        assert item.help is not None
        assert "Nachweis" in item.help.de, item.id
        assert "vidence" in (item.help.en or ""), item.id


def all_texts(content: Content) -> Iterator[Text]:
    for questionnaire in content.questionnaires.values():
        yield questionnaire.title
        for dimension in questionnaire.dimensions:
            yield dimension.title
            for item in dimension.items:
                yield from texts_of(item)
    for measure in content.measures.values():
        yield from (measure.title, measure.summary, measure.responsible, measure.indicator, *measure.steps)
    for field in content.model.fields.values():
        yield field.title
    for stage in content.model.stages:
        yield from (stage.title, stage.meaning)


def test_no_text_uses_an_abbreviation_of_the_field_or_a_masculine_form_for_all(content: Content) -> None:
    unwanted = re.compile(r"\b(BE|BB|ET|ETs|EAK|PEK|SOL|OJ|PT|Mitarbeiter|Bürger|Ehrenamtler|Teilnehmer|Nutzer)\b")
    for text in all_texts(content):
        # a colon form such as Mitarbeiter:innen is wanted
        plain = re.sub(r"\b\w+:innen\b", "", text.de)
        assert not unwanted.search(plain), text.de


def test_no_text_names_a_real_municipality_or_person(content: Content) -> None:
    seeds = (
        "Lemgo|Bonn|Köln|Höxter|Coesfeld|Lippe|Solingen|Erwitte|Rheine|Stendal|Golabeck|Melzig|Heddergott|Milz|Einfeld"
    )
    for text in all_texts(content):
        assert not re.search(rf"\b({seeds})\b", f"{text.de} {text.en}"), text.de


# --- measures -------------------------------------------------------------------------------------


def test_there_are_80_to_100_measures_and_at_least_two_for_every_dimension(content: Content) -> None:
    assert 80 <= len(content.measures) <= 100
    for dimension in core_dimensions(content):
        items = {item.id for item in dimension.items}
        lifting = [m.id for m in content.measures.values() if not items.isdisjoint(m.raises)]
        assert len(lifting) >= 2, dimension.id


def test_levels_are_earned_one_after_the_other(content: Content) -> None:
    for measure in content.measures.values():
        for item, level in measure.raises.items():
            if level > 1:
                assert measure.needs.get(item) == level - 1, (measure.id, item)


def test_no_measure_takes_longer_than_six_months_or_asks_for_more_than_a_team_has(content: Content) -> None:
    for measure in content.measures.values():
        assert 1 <= measure.months <= 6, measure.id
        assert 4 <= measure.hours <= 160, measure.id
        assert 2 <= len(measure.steps) <= 6, measure.id
        assert measure.source is not None, measure.id


def test_only_a_sourced_effort_is_called_no_estimate(content: Content) -> None:
    for measure in content.measures.values():
        if not measure.estimate:
            assert measure.source is not None
            assert (measure.source.document, measure.source.heading) != ("domain", None), measure.id


def test_titles_of_measures_are_short_and_different(content: Content) -> None:
    titles = [measure.title for measure in content.measures.values()]
    assert len({title.de for title in titles}) == len({title.en for title in titles}) == len(titles)
    assert all(len(title.de.split()) <= 9 for title in titles), [t.de for t in titles if len(t.de.split()) > 9]


@pytest.mark.parametrize("kind", KINDS)
def test_from_nothing_a_way_leads_to_level_three_of_every_item(content: Content, kind: str) -> None:
    """Measures whose needs and predecessors are met, again and again, until nothing more is reached."""
    reached = {item.id: 0 for item in core_level_items(content) if kind in item.applies_to}
    possible = [measure for measure in content.measures.values() if kind in measure.applies_to]
    done: set[str] = set()
    while step := [m for m in possible if m.id not in done and is_open(m, reached, done)]:
        for measure in step:
            done.add(measure.id)
            for item, level in measure.raises.items():
                if item in reached:
                    reached[item] = max(reached[item], level)
    assert {item: level for item, level in reached.items() if level < 3} == {}
    assert [measure.id for measure in possible if measure.id not in done] == []


def is_open(measure: Measure, reached: dict[str, int], done: set[str]) -> bool:
    needs = all(reached.get(item, level) >= level for item, level in measure.needs.items())
    return needs and done.issuperset(measure.after)


def test_the_files_of_measures_are_the_fields_of_action(content: Content) -> None:
    files = {path.stem for path in (Path(packaged_content()) / "measures").glob("*.yaml")}
    assert files == set(content.model.fields)
