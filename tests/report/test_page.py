"""The document around its content: dates, foot, what counts as loose, figures that fit."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.platypus import Flowable, PageBreak
from reportlab.platypus import Image as Picture

from tests.report.reading import SENTENCE, counts, lines
from tests.report.sabotage import tree
from tests.report.specimen import BODY, METADATA, heading
from workbench.report.fonts import REGULAR, MissingFontError, register_fonts
from workbench.report.page import Metadata, build_document
from workbench.report.style import CONTENT_WIDTH, MARGIN, PAGE_HEIGHT
from workbench.report.tagged.canvas import LooseTextError
from workbench.report.tagged.figures import Figure
from workbench.report.tagged.paragraphs import P


def two_pages(metadata: Metadata) -> bytes:
    return build_document([heading(1, "T", "t"), PageBreak(), P("Ende", BODY)], metadata)


def test_the_file_is_dated_by_the_day_it_speaks_of() -> None:
    with pikepdf.open(BytesIO(two_pages(METADATA))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260301000000")
        assert "<xmp:CreateDate>2026-03-01T00:00:00Z</xmp:CreateDate>" in pdf.Root.Metadata.read_bytes().decode()
    assert two_pages(METADATA) != two_pages(replace(METADATA, day=date(2026, 3, 2)))


def test_site_document_and_page_stand_at_the_foot_of_every_page(tmp_path: Path) -> None:
    pages = "\n".join(lines(two_pages(replace(METADATA, title="Bericht", author="Musterhausen")), tmp_path)).split("\f")
    assert ["Musterhausen · Bericht" in page for page in pages[:2]] == [True, True]
    assert ["Seite 1 von 2" in pages[0], "Seite 2 von 2" in pages[1]] == [True, True]


def test_a_title_that_names_the_site_is_not_doubled_and_a_long_one_is_shortened(tmp_path: Path) -> None:
    named = lines(two_pages(replace(METADATA, title="Musterhausen: Bericht")), tmp_path)
    assert [line for line in named if "Bericht" in line] == [
        "Musterhausen: Bericht Seite 1 von 2",
        "\fMusterhausen: Bericht Seite 2 von 2",
    ]
    long = lines(two_pages(replace(METADATA, title="W" * 300)), tmp_path)
    # a W is 0.83 of 8 points wide, so the 400 points beside the page number have room for some 60 of them
    shown = [line.partition("…")[0] for line in long if "…" in line]
    assert len(shown) == 2
    assert all(45 < len(name) < 75 for name in shown)


@pytest.mark.parametrize("extra", ["text", "picture"])
def test_what_no_element_owns_fails_the_build_and_is_named(extra: str, tmp_path: Path) -> None:
    path = tmp_path / "dot.png"
    Image.new("RGB", (4, 4)).save(path)
    text = Drawing(100, 20, String(0, 0, "vergessene Beschriftung", fontName=REGULAR), initialFontName=REGULAR)
    loose: dict[str, tuple[Flowable, str]] = {
        "text": (text, "the text “vergessene Beschriftung”"),
        "picture": (Picture(str(path), 10, 10), "a picture"),
    }
    flowable, named = loose[extra]
    with pytest.raises(LooseTextError, match=named):
        build_document([P("gut", BODY), flowable], METADATA)


def test_decoration_that_no_element_owns_is_no_content() -> None:
    lines_only = Drawing(100, 20, Rect(0, 0, 10, 10), initialFontName=REGULAR)
    assert counts(build_document([heading(1, "T", "t"), lines_only], METADATA)) == {"Document": 1, "H1": 1}


@pytest.mark.parametrize("size", [(CONTENT_WIDTH, 3000), (2000, 100), (100, 100)])
def test_a_figure_is_never_larger_than_the_page(size: tuple[float, float]) -> None:
    drawing = Drawing(*size, Rect(0, 0, *size))
    story = [
        heading(1, "T", "t"),
        P(SENTENCE, BODY),
        heading(2, "Bild", "b"),
        Figure(drawing, "Ein Bild", font=REGULAR),
    ]
    with pikepdf.open(BytesIO(build_document(story, METADATA))) as pdf:
        [figure] = [element for element in tree(pdf) if element.S == "/Figure"]
        left, bottom, right, top = (float(edge) for edge in figure.A[0].BBox)
    assert left == pytest.approx(MARGIN)
    assert right <= MARGIN + CONTENT_WIDTH + 0.1
    assert 0 < bottom < top < PAGE_HEIGHT
    # never larger than drawn, and in proportion
    assert right - left <= size[0] + 0.1
    assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_heading_stays_with_its_figure() -> None:
    story = [
        heading(1, "T", "t"),
        *(P(SENTENCE, BODY) for _ in range(28)),
        heading(2, "Bild", "b"),
        Figure(Drawing(100, 3000), "Ein Bild", font=REGULAR),
    ]
    with pikepdf.open(BytesIO(build_document(story, METADATA))) as pdf:
        places = {str(element.S): element.Pg.objgen for element in tree(pdf) if element.S in ("/H2", "/Figure")}
    assert places["/H2"] == places["/Figure"]


def test_a_missing_font_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("workbench.report.fonts.files", lambda _: tmp_path)
    with pytest.raises(MissingFontError, match=r"FiraSans-Regular\.ttf is missing.*pip install"):
        register_fonts.__wrapped__()
