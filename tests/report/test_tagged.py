"""The tagging: a specimen with everything passes both referees, and everything broken in it is noticed."""

import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from tests.report.sabotage import fonts, tree
from tests.report.specimen import BODY, METADATA, TABLE_ROWS, specimen
from workbench.report.fonts import REGULAR, markup, printable
from workbench.report.page import build_document
from workbench.report.tagged.canvas import LooseTextError
from workbench.report.tagged.figures import Figure
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.tables import tagged_table


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("specimen") / "specimen.pdf"
    path.write_bytes(specimen())
    return path


def test_the_same_story_gives_the_same_bytes(good: Path) -> None:
    assert specimen() == good.read_bytes()


def test_every_font_is_embedded_and_of_the_one_family(good: Path) -> None:
    with pikepdf.open(good) as pdf:
        for font in fonts(pdf):
            assert "FiraSans" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_the_tree_holds_each_element_once_however_often_it_was_split(good: Path) -> None:
    with pikepdf.open(good) as pdf:
        assert len(pdf.pages) > 3
        counts = Counter(str(element.S) for element in tree(pdf))
        names = [str(element.S) for element in tree(pdf)]
    # two head rows of the table are read once; every body row has one head cell and three others
    assert counts["/Table"] == 1
    assert counts["/Caption"] == 1
    assert counts["/TR"] == 2 + TABLE_ROWS
    assert counts["/TD"] == 3 * TABLE_ROWS
    assert counts["/Figure"] == 3
    assert counts["/LI"] == counts["/Lbl"] == counts["/LBody"] == 4
    # four links in paragraphs and lists, and two for each of the four entries of the contents but the title
    assert counts["/TOCI"] == 3
    assert counts["/Link"] == 4 + 2 * 3
    assert [name for name in names if name[:2] == "/H"] == ["/H1", "/H2", "/H3", "/H2"]
    assert names.index("/Caption") < names.index("/TR")


def test_text_reads_in_order_with_its_umlauts(good: Path) -> None:
    text = subprocess.run(["pdftotext", good, "-"], capture_output=True, text=True, check=True).stdout
    joined = " ".join(text.split())
    assert "beschreibt ihre Ziele „schriftlich“ und überprüft sie regelmäßig" in joined
    places = [joined.rindex(word) for word in ("Bericht", "erster Punkt", "Tabelle 1: Plan")]
    assert places == sorted(places)
    assert "Seite 1 von" in joined


def test_the_document_tells_title_author_and_language(good: Path) -> None:
    with pikepdf.open(good) as pdf:
        assert pdf.docinfo["/Title"] == "Muster <1> & Söhne"
        assert pdf.docinfo["/Author"] == "Musterhausen"
        assert pdf.Root.Lang == "de-DE"
        assert "Muster &lt;1&gt; &amp; Söhne" in pdf.Root.Metadata.read_bytes().decode()
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["Bericht"]
            assert [entry.title for entry in outline.root[0].children] == ["Überblick", "Tabelle"]


@pytest.mark.parametrize(
    "loose",
    [
        Paragraph("vergessen", ParagraphStyle("plain", fontName=REGULAR)),
        Table([["vergessen"]], style=[("FONT", (0, 0), (-1, -1), REGULAR)]),
    ],
    ids=["paragraph", "table"],
)
def test_text_outside_the_tree_fails_the_build(loose: Paragraph) -> None:
    with pytest.raises(LooseTextError):
        build_document([P("gut", BODY), loose], METADATA)


def test_a_drawing_outside_of_a_figure_fails_the_build() -> None:
    drawing = Drawing(100, 20)
    drawing.add(String(0, 0, "vergessen", fontName=REGULAR))
    with pytest.raises(LooseTextError):
        build_document([drawing], METADATA)


def test_a_figure_needs_an_alternative_text() -> None:
    with pytest.raises(ValueError, match="alternative"):
        Figure(Drawing(10, 10), "  ", font=REGULAR)


def test_a_cell_that_holds_bare_text_is_refused() -> None:
    from reportlab.platypus import TableStyle

    with pytest.raises(TypeError, match="flowables"):
        build_document(tagged_table([["bare"]], widths=[50], style=TableStyle(), caption=("c", BODY)), METADATA)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Straße „groß“ – 5 €", "Straße „groß“ – 5 €"),
        ("a\x00b\x07c\u202ed\ufe0f", "abcd"),
        ("gut 🎉 ja", "gut ? ja"),
        ("שלום עולם", "??? ???"),
        ("a\u0308", "ä"),
        ("eins\tzwei\ndrei", "eins zwei\ndrei"),
    ],
)
def test_what_the_font_lacks_is_replaced_and_nothing_else(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_nothing_in_users_text_is_markup() -> None:
    assert markup("<b>&</b>\nx") == "&lt;b&gt;&amp;&lt;/b&gt;<br/>x"
