"""Profile and method of a report: readable in a few pages, right in every number, nothing more of other sites."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import PageBreak

from tests.report.cases import WISHES, all_cases
from tests.report.reading import counts, pages, text
from tests.report.sabotage import tree
from workbench.assessment import Assessment, assess
from workbench.comparison.protected import OtherSites
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.demo.profiles import demo_answers
from workbench.demo.sites import demo_sites, read_round
from workbench.present.profile import profile_view
from workbench.present.texts import Reader
from workbench.report.page import Metadata, build_document
from workbench.report.sections.method import method_sections
from workbench.report.sections.profile import profile_sections
from workbench.report.sections.story import Story
from workbench.report_case import PreviousRound, ReportCase, case_of
from workbench.values import Language

DEMO_SITES = range(10)


@cache
def content() -> Content:
    return load_content(packaged_content())


@cache
def assessments() -> Mapping[str, Assessment]:
    return all_cases(content())


@cache
def demo(number: int = 0, *, planned: bool = False) -> ReportCase:
    """A site of the demo in the second round, beside its first."""
    site = demo_sites(content())[number]
    before, now = (
        assess(
            content(),
            site.site,
            on=read_round(site.key, place, content()).date,
            answers=demo_answers(site, place, content()),
            wishes=WISHES if planned and place == 2 else None,
        )
        for place in (1, 2)
    )
    previous = PreviousRound(title="Auftakt", assessment=before)
    return replace(case_of(now), previous=previous, round_title="Abschluss")


def level(half_levels: int) -> Fraction:
    return Fraction(half_levels, 2)


def others(*keys: str, lower: int = 2, median: int = 3, upper: int = 4, count: int = 7) -> Mapping[str, OtherSites]:
    """The same of the other sites in every key."""
    found = OtherSites(lower=level(lower), median=level(median), upper=level(upper), count=count)
    return dict.fromkeys(keys, found)


def render(case: ReportCase, language: Language = Language.GERMAN, *, method: bool = False) -> bytes:
    """The profile alone, or the method alone, from the second page on."""
    reader = Reader(language, case.assessment.content.model.site_kinds[case.assessment.site.kind])
    story = Story(reader)
    sections = method_sections if method else profile_sections
    metadata = Metadata(
        title="Bericht", author=case.assessment.site.name, subject="Profil", language=language, day=case.made_on
    )
    return build_document([story.heading(1, "Bericht"), PageBreak(), *sections(story, case)], metadata)


def alternatives(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(element.Alt) for element in tree(opened) if element.S == "/Figure"]


@pytest.mark.parametrize("number", DEMO_SITES)
def test_the_profile_of_an_ordinary_site_takes_at_most_five_pages(number: int) -> None:
    case = demo(number)
    case = replace(case, others=others(*case.assessment.maturity.dimensions))
    assert 3 <= pages(render(case)) - 1 <= 5


def test_every_table_has_a_name_and_every_dimension_is_the_head_of_its_row() -> None:
    pdf = render(demo())
    with pikepdf.open(BytesIO(pdf)) as opened:
        tables = [element for element in tree(opened) if element.S == "/Table"]
        heads = [element for element in tree(opened) if element.S == "/TH" and element.A[0].Scope == "/Row"]
        assert all(str(table.A[0].Summary) for table in tables)
    dimensions = [
        *(each for area in demo().assessment.maturity.areas.values() for each in area.dimensions),
    ]
    assert len(heads) >= len(dimensions)


def test_a_row_says_level_target_last_round_median_and_how_much_is_answered(tmp_path: Path) -> None:
    case = demo()
    profile = profile_view(case.assessment, Reader(Language.GERMAN, content().model.site_kinds["stadt"]))
    view = next(each for each in profile.areas[1].dimensions if each.essential)
    shown = text(render(replace(case, others=others(view.id, median=7))), tmp_path)
    before = case.previous
    assert before is not None
    then = before.assessment.maturity.dimensions[view.id].share
    assert then is not None
    previous = str(float(then * 4)).replace(".", ",")
    row = f"{view.title} (entscheidend) {view.level} {view.target_level} {previous} 3,5 {view.coverage}"
    assert row in shown


def test_without_a_last_round_and_others_there_are_no_columns_for_them(tmp_path: Path) -> None:
    shown = text(render(replace(demo(), previous=None)), tmp_path)
    assert "Letzte Runde" not in shown
    assert "letzte Runde" not in shown
    assert "Median" not in shown


def test_of_the_other_sites_nothing_but_the_median_is_shown() -> None:
    keys = ("overall", "area:inventory", *demo().assessment.maturity.dimensions)
    one = render(replace(demo(), others=others(*keys)))
    same_median = render(replace(demo(), others=others(*keys, lower=0, upper=8, count=12)))
    other_median = render(replace(demo(), others=others(*keys, median=4)))
    assert one == same_median
    assert one != other_median


def test_the_median_has_a_mark_with_a_name(tmp_path: Path) -> None:
    shown = text(render(replace(demo(), others=others("area:inventory", "recognition"))), tmp_path)
    assert "In der Mitte der anderen Kommunen (Median): Stufe 1,5." in shown
    assert "Median der anderen Kommunen" in shown


def test_the_alternative_of_a_radar_says_the_numbers_and_what_the_shape_says() -> None:
    [radar, *_] = alternatives(render(demo()))
    maturity = demo().assessment.maturity
    results = maturity.areas["inventory"].dimensions.values()
    shares = {each.dimension.title.de: each.share for each in results if each.share is not None}
    assert radar.startswith("Netzdiagramm Bestandsaufnahme, Stufen von 0 bis 4: ")
    assert all(title in radar for title in shares)
    highest, lowest = max(shares, key=lambda each: shares[each]), min(shares, key=lambda each: shares[each])
    assert f"Am höchsten liegt {highest} " in radar
    assert f"am niedrigsten {lowest} " in radar
    reached = sum(share >= Fraction(3, 4) for share in shares.values())
    assert f"Ihr Ziel erreichen {reached} von {len(shares)} Dimensionen." in radar
    assert "Seit der letzten Runde sind " in radar


def test_strengths_and_needs_come_with_the_question_and_both_level_texts(tmp_path: Path) -> None:
    shown = text(render(demo(planned=True)), tmp_path)
    reader = Reader(Language.GERMAN, content().model.site_kinds[demo().assessment.site.kind])
    profile = profile_view(demo(planned=True).assessment, reader)
    assert profile.needs
    for each in (*profile.strengths, *profile.needs):
        assert f"{each.title} (Stufe {each.level}, Ziel {each.target_level})" in shown
        for said in (each.item, each.reached, each.next):
            assert said is None or said in shown


def test_an_area_that_does_not_apply_is_one_sentence(tmp_path: Path) -> None:
    pdf = render(case_of(assessments()["not-applicable"]))
    assert "Bestandsaufnahme: trifft nicht zu Alles ist als nicht zutreffend angegeben" in text(pdf, tmp_path)
    assert counts(pdf)["Figure"] == 0


def test_an_empty_profile_draws_no_radar_but_names_what_to_clarify(tmp_path: Path) -> None:
    pdf = render(case_of(assessments()["empty"]))
    shown = text(pdf, tmp_path)
    assert counts(pdf)["Figure"] == 0
    assert "Gesamtstufe: noch offen" in shown
    assert "Erst klären: " in shown
    assert "0,0" not in shown


def test_the_method_names_the_data_behind_the_report(tmp_path: Path) -> None:
    shown = text(render(demo(), method=True), tmp_path)
    assert f"Prüfsumme des Katalogs {content().digest[:16]}" in shown
    assert f"Version {content().model.version}" in shown
    assert "Erhebungsrunde Abschluss" in shown
    assert "Letzte Runde Auftakt (" in shown


WITHOUT: Mapping[str, Callable[[ReportCase], ReportCase]] = {
    "Eine Dimension wird nur über die Fragen verglichen": lambda case: replace(case, previous=None),
    "mindestens fünf andere Kommunen einen Wert haben": lambda case: replace(case, others={}),
    "Wie der Plan entsteht.": lambda case: replace(case, planned=None),
}
"""Sentences of the method, and the case without what they explain."""


@pytest.mark.parametrize("sentence", WITHOUT)
def test_the_method_explains_only_what_the_report_has(sentence: str, tmp_path: Path) -> None:
    case = replace(demo(planned=True), others=others("overall"))
    assert sentence in text(render(case, method=True), tmp_path)
    assert sentence not in text(render(WITHOUT[sentence](case), method=True), tmp_path)


def test_the_method_says_how_sure_the_plan_is(tmp_path: Path) -> None:
    case = demo(planned=True)
    plan = case.assessment.plan
    assert plan is not None
    proven = "Kein anderer Plan in diesen Grenzen bringt mehr."
    unsure = replace(case.assessment, plan=replace(plan, gain_bound=plan.gain * Fraction(11, 10)))
    said = {
        "proven": text(render(case, method=True), tmp_path),
        "unsure": text(render(replace(case, planned=unsure), method=True), tmp_path),
        "changed": text(render(replace(case, changed=True), method=True), tmp_path),
    }
    assert plan.gain == plan.gain_bound
    assert proven in said["proven"]
    assert proven not in said["unsure"] + said["changed"]
    assert "er brächte höchstens 10 % mehr" in said["unsure"]
    assert "Das Team hat den Vorschlag danach geändert" in said["changed"]
