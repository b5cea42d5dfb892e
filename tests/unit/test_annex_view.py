"""The annex as a view, and how a level follows in one line: the figures of the derivation, by question."""

import datetime as dt
from fractions import Fraction

import pytest

from tests.builders import KINDS, TOWN, a_content, a_dimension, a_questionnaire, a_text, an_item, levels
from workbench.answers.model import Answers, Site
from workbench.assessment import Assessment, assess
from workbench.content.model import Content, TextItem
from workbench.present.annex import AnnexView, annex_view
from workbench.present.derivation import derivations
from workbench.present.texts import Reader
from workbench.values import Language

FREE = TextItem(id="free", text=a_text("free"), weight=Fraction(1), applies_to=KINDS)
CONTENT = a_content(a_dimension("one", an_item("a"), an_item("b", weight=2), FREE))


def case(content: Content, answers: Answers) -> Assessment:
    site = Site(name="Ort", kind=TOWN)
    return assess(content, site, on=dt.date(2026, 3, 1), answers=answers, wishes=None)


def annex(content: Content, answers: Answers, language: Language = Language.GERMAN) -> AnnexView:
    return annex_view(case(content, answers), Reader(language, content.model.site_kinds[TOWN]))


def brief(content: Content, answers: Answers, language: Language = Language.GERMAN) -> str:
    """The calculation of the first dimension."""
    return annex(content, answers, language).questionnaires[0].dimensions[0].calculation


def test_a_row_has_code_points_weight_and_product_and_an_unscored_one_dashes() -> None:
    [questionnaire] = annex(CONTENT, levels(a=3, b=1)).questionnaires
    [dimension] = questionnaire.dimensions
    assert (dimension.code, dimension.title) == ("1.1", "one")
    assert [(row.code, row.points, row.weight, row.product) for row in dimension.rows] == [
        ("1.1.1", "3 von 4", "1", "0,75"),
        ("1.1.2", "1 von 4", "2", "0,5"),
        ("1.1.3", "–", "–", "–"),
    ]
    assert dimension.sums == ("3", "1,25")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (levels(a=2, b=2), "Stufe: 1,5 ÷ 3 × 4 = 2."),
        (levels(a=3, b=1), "Stufe: 1,25 ÷ 3 × 4 ≈ 1,666, gezeigt als 1,6."),
        (levels(b=1), "Stufe: 0,5 ÷ 2 × 4 = 1. Beantwortet ist ein Gewicht von 2 aus 3, das sind 66 %."),
        (
            levels(a=1),
            (
                "Beantwortet ist ein Gewicht von 1 aus 3, das sind 33 %. "
                "Das ist weniger als die Hälfte; deshalb steht hier noch keine Zahl."
            ),
        ),
        (levels(a=None, b=None), "Alles ist als nicht zutreffend angegeben und zählt deshalb nicht mit."),
    ],
)
def test_the_calculation_is_one_line_and_says_coverage_only_where_something_is_missing(
    answers: Answers, said: str
) -> None:
    assert brief(CONTENT, answers) == said


def test_a_sum_that_cannot_be_written_out_makes_the_result_approximate() -> None:
    content = a_content(a_dimension("one", an_item("a", highest=3), an_item("b", highest=3)))
    # 1/3 + 2/3 is exact; 1/3 alone is not
    assert brief(content, levels(a=1, b=2)) == "Stufe: 1 ÷ 2 × 4 = 2."
    assert brief(content, levels(a=1, b=0)) == "Stufe: 0,333 ÷ 2 × 4 ≈ 0,666, gezeigt als 0,6."


def test_the_calculation_speaks_english_too() -> None:
    assert brief(CONTENT, levels(a=3, b=1), Language.ENGLISH) == "Level: 1.25 ÷ 3 × 4 ≈ 1.666, shown as 1.6."


def test_codes_count_the_content_so_that_a_dimension_without_questions_for_the_site_leaves_a_gap() -> None:
    content = a_content(
        a_questionnaire("first", a_dimension("county", an_item("a", applies_to={"county"})), area="inventory"),
        a_questionnaire("second", a_dimension("both", an_item("b")), area="success_factors"),
    )
    found = annex(content, levels(b=2)).questionnaires
    assert [(each.title, each.dimensions[0].code) for each in found] == [("2 second", "2.1")]


def test_overall_and_stage_are_worked_out_too() -> None:
    found = annex(CONTENT, levels(a=2, b=2))
    assert found.overall.brief == ("Stufe: 0,5 ÷ 1 × 4 = 2.",)
    assert len(found.stage.figures.rows) == 4
    assert found.questionnaires[0].derivation is not None
    assert found.questionnaires[0].derivation.brief[0] == "Stufe: 0,5 ÷ 1 × 4 = 2."


def test_the_keys_of_figures_are_the_ids_of_their_rows() -> None:
    assessment = case(CONTENT, levels(a=2))
    found = derivations(assessment, Reader(Language.GERMAN, CONTENT.model.site_kinds[TOWN]))
    assert found.dimensions["one"].figures.keys == ("a", "b")
    assert found.questionnaires["inventory"].figures.keys == ("one",)
    assert assessment.maturity.dimensions["one"].coverage == Fraction(1, 3)
