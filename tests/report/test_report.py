"""The report of every sort of site: complete, safe, within its margins, honest where there is nothing to say."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, ListFlowable, Paragraph, Table

from tests.report.cases import COMPOUND
from tests.report.library import BUSY, DE, EXTREME, SORTS, Library, report_name, site_case
from tests.report.reading import right_edges, text_of
from tests.report.sabotage import tree
from workbench.report import build
from workbench.report.build import Variant
from workbench.report.fonts import REGULAR, register_fonts
from workbench.report.sections.story import Story
from workbench.report.style import MARGIN, PAGE_WIDTH
from workbench.report.tagged.canvas import LooseTextError
from workbench.values import Language

SITES = tuple(name for name in (*SORTS, EXTREME, "auenlohe") if name != "overlong")
LANGUAGES = {Language.GERMAN: "de-DE", Language.ENGLISH: "en-GB"}


# the full report is alike in both languages, and long
LOOKED_AT = [(Variant.FULL, DE), *((short, each) for short in (Variant.SHORT, Variant.BRIEFING) for each in Language)]


@pytest.mark.parametrize(("variant", "language"), LOOKED_AT)
@pytest.mark.parametrize("name", SITES)
def test_headings_begin_with_one_and_never_skip_a_level(
    library: Library, name: str, language: Language, variant: Variant
) -> None:
    with pikepdf.open(library.report(name, language, variant)) as pdf:
        levels = [int(str(element.S)[2]) for element in tree(pdf) if str(element.S)[:2] == "/H"]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert pdf.Root.Lang == LANGUAGES[language]


def test_a_mixed_report_holds_profile_plan_and_answers(library: Library) -> None:
    text = text_of(library.report("mixed"))
    for part in (
        "Musterhausen",
        "Stärken",
        "Bedarfe",
        "Maßnahmenplan",
        "Zeitplan",
        "Nicht im Plan",
        "Anhang: alle Antworten",
    ):
        assert part in text
    assert "Begründung: übernimmt der Kreis" in text
    assert "noch offen" in text
    assert "01.03.2026" in text


def test_an_empty_report_says_what_to_clarify_and_shows_no_zero_for_what_is_open(library: Library) -> None:
    text = text_of(library.report("empty"))
    assert "Gesamtstufe: noch offen" in text
    assert "Erst klären:" in text
    assert "0,0" not in text
    assert "Es ist zu wenig beantwortet" in text
    assert "unter ihrem Ziel" not in text


def test_a_report_of_nothing_applicable_says_so_and_promises_nothing(library: Library) -> None:
    text = text_of(library.report("not-applicable"))
    assert "Alles ist als nicht zutreffend angegeben" in text
    assert "kommt derzeit keine Maßnahme infrage" in text
    assert "voraussichtlich" not in text


def test_the_alternative_of_a_chart_says_its_numbers(library: Library) -> None:
    with pikepdf.open(library.report("mixed")) as pdf:
        alternatives = [str(element.Alt) for element in tree(pdf) if element.S == "/Figure"]
    assert alternatives[0].startswith("Welche Stufe erreicht ist, ist noch offen. Alle Stufen: 0 Am Anfang, ")
    assert alternatives[1].startswith("Stufen von 0 bis 4. Bestandsaufnahme: heute ")
    assert any(alternative.startswith("Netzdiagramm Bestandsaufnahme") for alternative in alternatives)
    assert any(alternative.startswith("Zeitplan nach Handlungsfeldern: ") for alternative in alternatives)


def test_hostile_text_is_shown_as_text_and_a_long_word_is_whole(library: Library) -> None:
    text = text_of(library.report(EXTREME))
    assert 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script>' in text
    assert "{site} %s" in text
    assert COMPOUND in text


WITHIN = (
    *(report_name(name, variant=variant) for name in (EXTREME, "auenlohe", "empty") for variant in Variant),
    report_name(BUSY, variant=Variant.BRIEFING),
)


@pytest.mark.parametrize("name", WITHIN)
def test_nothing_is_drawn_beyond_the_margins(library: Library, name: str, tmp_path: Path) -> None:
    assert max(right_edges(library[name].read_bytes(), tmp_path)) <= PAGE_WIDTH - MARGIN + 1


# --- what a section forgets -----------------------------------------------------------------------

PLAIN = ParagraphStyle("plain", fontName=REGULAR)
FORGOTTEN: Mapping[str, Callable[[], Flowable]] = {
    "paragraph": lambda: Paragraph("vergessen", PLAIN),
    "table": lambda: Table([["vergessen"]], style=[("FONT", (0, 0), (-1, -1), REGULAR)]),
    "paragraph in a table": lambda: Table([[Paragraph("vergessen", PLAIN)]]),
    "list": lambda: ListFlowable([Paragraph("vergessen", PLAIN)], bulletFontName=REGULAR),
    "drawing": lambda: Drawing(100, 20, String(0, 0, "vergessen", fontName=REGULAR), initialFontName=REGULAR),
}


SECTIONS: Mapping[str, Variant] = {
    "first_page_sections": Variant.SHORT,
    "plan_glance_sections": Variant.SHORT,
    "profile_sections": Variant.FULL,
    "plan_sections": Variant.FULL,
    "method_sections": Variant.FULL,
    "annex_sections": Variant.FULL,
    "briefing_story": Variant.BRIEFING,
}
"""Every part of a report, with a variant that has it."""

PLACES = [(section, name) for section in SECTIONS for name in ("paragraph", "table")]
PLACES += [("first_page_sections", name) for name in FORGOTTEN if ("first_page_sections", name) not in PLACES]


@pytest.mark.parametrize(("section", "forgotten"), PLACES)
def test_a_report_with_untagged_text_in_a_section_is_not_made(
    monkeypatch: pytest.MonkeyPatch, section: str, forgotten: str
) -> None:
    register_fonts()
    whole = getattr(build, section)
    monkeypatch.setattr(build, section, lambda *given: [*whole(*given), FORGOTTEN[forgotten]()])
    with pytest.raises(LooseTextError):
        build.render_report(site_case("mixed"), DE, SECTIONS[section])


@pytest.mark.parametrize("alt", ["", " \n"])
@pytest.mark.parametrize("variant", Variant)
def test_a_report_with_a_picture_without_an_alternative_is_not_made(
    monkeypatch: pytest.MonkeyPatch, variant: Variant, alt: str
) -> None:
    figure = Story.figure
    monkeypatch.setattr(Story, "figure", lambda story, drawing, _: figure(story, drawing, alt))
    with pytest.raises(ValueError, match="alternative"):
        build.render_report(site_case("empty"), DE, variant)
