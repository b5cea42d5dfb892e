"""What belongs together stays in one line; what stands on a page only where there is room."""

from pathlib import Path

import pytest
from reportlab.platypus import Flowable, Spacer

from tests.report.reading import document, pages, text
from tests.report.specimen import BODY
from workbench.report.room import IfRoom
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.words import hyphenation
from workbench.report.typography import typeset
from workbench.values import Language

DE, EN = Language.GERMAN, Language.ENGLISH


@pytest.mark.parametrize(
    ("said", "language", "held"),
    [
        ("Stufe 2,0 von 4", DE, "Stufe~2,0 von 4"),
        ("zu 40 % erledigt, 5.000 €, 12 Std. Arbeit", DE, "zu 40~% erledigt, 5.000~€, 12~Std. Arbeit"),
        ("April 2026 – März 2027", DE, "April~2026~– März~2027"),
        ("by 31 March 2026", EN, "by 31~March~2026"),
        ("level 3.0, 12 h of work, 3 hours", EN, "level~3.0, 12~h of work, 3 hours"),
        ("<b>Stufe</b> und 3 Fragen", DE, "<b>Stufe</b> und 3 Fragen"),
    ],
)
def test_no_line_ends_between_a_number_and_what_it_belongs_to(said: str, language: Language, held: str) -> None:
    assert typeset(said, language) == held.replace("~", "\u00a0")


def shown(below: float, tmp_path: Path) -> tuple[str, int]:
    """What a page says that has `below` points left, and how many pages there are."""
    large: list[Flowable] = [P("groß", BODY), Spacer(1, 200)]
    small: list[Flowable] = [P("klein", BODY), Spacer(1, 60)]
    # a page holds 734 points, the heading takes some of them
    pdf = document(Spacer(1, 690 - below), IfRoom(large, small))
    return text(pdf, tmp_path), pages(pdf)


@pytest.mark.parametrize(("below", "word"), [(300, "groß"), (150, "klein"), (30, "")])
def test_the_first_alternative_that_fits_is_shown_and_never_on_a_new_page(
    below: float, word: str, tmp_path: Path
) -> None:
    said, count = shown(below, tmp_path)
    assert count == 1
    assert [each for each in ("groß", "klein") if each in said] == ([word] if word else [])


def test_no_syllable_is_without_a_vowel() -> None:
    places = [head for head, _ in hyphenation("de_DE")("Öffentlichkeitsarbeit")]
    assert "Öffentlichkeitsa" not in places
    assert {"Öffentlichkeits", "Öffentlichkeitsar", "Öffentlich"} <= set(places)
