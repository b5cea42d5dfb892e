"""Paragraphs: lines that read on into each other, words that never leave their column, parts that stay one element."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.report.cases import COMPOUND
from tests.report.reading import SENTENCE, cell, counts, document, lines, pages, right_edges, table, text, text_layer
from tests.report.sabotage import tree
from tests.report.specimen import BODY, METADATA, STYLES, heading
from workbench.report.fonts import markup, printable
from workbench.report.page import build_document
from workbench.report.style import CONTENT_WIDTH, MARGIN
from workbench.report.tagged.paragraphs import P

SOFT_HYPHEN = "\u00ad"


def test_a_hyphen_that_only_parts_a_line_is_soft_and_the_text_s_own_is_not(tmp_path: Path) -> None:
    said = "Zuständigkeit der E-Mail-Adresse, Bürger- und Nachbarschaftsarbeit"
    pdf = document(*table([[cell("A"), cell("B")], [cell(said), cell("b")]]))
    # the column of 80 points has room for about 16 letters at 9 points
    assert "Nachbarschafts" + SOFT_HYPHEN in lines(pdf, tmp_path)
    assert said in text(pdf, tmp_path)


def test_lines_are_joined_by_a_space_unless_a_word_was_parted() -> None:
    layer = text_layer(document(P((SENTENCE + COMPOUND + " ") * 6, BODY)))
    assert layer.replace(SOFT_HYPHEN, "").count(SENTENCE + COMPOUND + " ") == 6


def test_a_line_break_is_a_space_also_beside_bold_text() -> None:
    layer = text_layer(document(P("Zeile <b>eins</b><br/>Zeile <i>zwei</i><br/>drei", BODY)))
    assert "Zeile eins Zeile zwei drei" in layer


def test_an_address_that_is_parted_reads_without_gaps(tmp_path: Path) -> None:
    address = "https://example.org/" + "a" * 200 + "/ende"
    pdf = document(P(f'Siehe <a href="{address}">{address}</a>, dort.', BODY))
    assert f"Siehe {address}, dort." in text_layer(pdf)
    assert max(right_edges(pdf, tmp_path)) <= MARGIN + CONTENT_WIDTH + 1


@pytest.mark.parametrize(
    "markup_text",
    [
        COMPOUND,
        f"{COMPOUND}-{COMPOUND}",
        f"<b>{COMPOUND}</b>/<i>{COMPOUND}</i>)",
        f'(<a href="https://example.org/{"b" * 99}">https://example.org/{"b" * 99}</a>)',
        "W" * 300,
        markup("1.234.567\u00a0€\u00a0" * 20),
    ],
    ids=["compound", "two", "mixed", "link", "letters", "unbreakable spaces"],
)
def test_no_word_is_drawn_outside_its_column(markup_text: str, tmp_path: Path) -> None:
    rows = [[cell("A"), cell("B")], [cell("x"), P(markup_text, STYLES["cell"])]]
    pdf = document(*table(rows, widths=(370, 110)), P(markup_text, STYLES["title"]))
    # the last column ends at 56 + 370 + 110 = 536, the page's content at 56 + 483.3
    assert max(right_edges(pdf, tmp_path)) <= MARGIN + CONTENT_WIDTH + 1


def test_a_title_of_one_long_word_is_hyphenated_and_others_are_not(tmp_path: Path) -> None:
    shown = lines(document(heading(2, f"{COMPOUND} der Verwaltung", "long")), tmp_path)
    assert any(line.endswith(SOFT_HYPHEN) for line in shown)
    assert SOFT_HYPHEN not in "".join(lines(document(heading(2, "Engagementförderung " * 9, "many")), tmp_path))


def test_a_paragraph_in_another_language_says_so() -> None:
    with pikepdf.open(BytesIO(document(P("Good work", BODY, language="en-GB")))) as pdf:
        assert [str(element.Lang) for element in tree(pdf) if "/Lang" in element] == ["en-GB"]


def test_a_heading_that_goes_over_two_pages_is_one_element_and_one_bookmark() -> None:
    # about five of these words make a line of 20 points, so 200 are higher than a page of 714 points
    pdf = document(heading(2, "Überschrift " * 200, "split"), P("Ende", BODY))
    assert pages(pdf) == 2
    assert counts(pdf)["H2"] == 1
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        assert [entry.title for entry in outline.root[0].children] == [("Überschrift " * 200).strip()]


def test_more_characters_than_one_subset_of_a_font_holds_are_all_readable() -> None:
    # 0x21 to 0x24f are more than the 256 codes of a subset
    every = [char for char in map(chr, range(0x21, 0x250)) if char.isprintable() and printable(char) == char]
    assert len(every) > 256
    shown = text_layer(document(P(" ".join(map(markup, every)), BODY)))
    assert [char for char in every if char not in shown] == []


def test_an_empty_paragraph_does_no_harm() -> None:
    assert counts(build_document([heading(1, "T", "t"), P("", BODY), P(" ", BODY)], METADATA))["P"] == 2
