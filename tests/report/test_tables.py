"""Tables over several pages: every row once, no row too tall, no hole before a table, no row left alone."""

from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.platypus import Flowable, TableStyle
from reportlab.platypus.doctemplate import LayoutError

from tests.report.reading import SENTENCE, cell, counts, document, lines, pages, table, text
from tests.report.referees import page_validation
from tests.report.sabotage import tree
from tests.report.specimen import BODY, STYLES, heading
from workbench.report.style import styles, table_style
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.tables import tagged_table
from workbench.values import Language


def rows_of(*bodies: tuple[str, str]) -> list[list[P]]:
    return [[cell(one), cell(other)] for one, other in [("Frage", "Antwort"), *bodies]]


def valid(pdf: bytes, folder: Path) -> bool:
    path = folder / "valid.pdf"
    path.write_bytes(pdf)
    return page_validation(path) == frozenset()


def test_a_row_higher_than_a_page_goes_over_two_and_stays_one_row(tmp_path: Path) -> None:
    # 400 points hold some 90 letters at 9 points, so 200 sentences of 47 letters are some 105 lines of 12 points
    pdf = document(*table(rows_of(("eins", SENTENCE * 200), ("zwei", "kurz"))))
    assert pages(pdf) == 2
    # head, tall row, short row; the first column is a head of its row
    assert counts(pdf)["TR"] == 3
    assert (counts(pdf)["TH"], counts(pdf)["TD"]) == (2 + 2, 2)
    assert text(pdf, tmp_path).count("schriftlich.") == 200
    assert valid(pdf, tmp_path)


def test_a_row_over_three_pages_stays_one_row(tmp_path: Path) -> None:
    pdf = document(*table(rows_of(("eins", SENTENCE * 350))))
    assert pages(pdf) == 4
    assert counts(pdf)["TR"] == 2
    assert valid(pdf, tmp_path)


# what is left of such a row for its last page exceeds it by less than may be sent on; no line stands alone there
@pytest.mark.parametrize("lines_of_row", range(110, 117))
def test_a_row_that_hardly_exceeds_its_pages_goes_over_one_more(lines_of_row: int, tmp_path: Path) -> None:
    note = styles(Language.GERMAN)["note"]
    tall = P("<br/>".join(["Zeile"] * lines_of_row), note)
    pdf = document(*table([[cell("Frage"), cell("Antwort")], [P("eins", note), tall]]))
    assert text(pdf, tmp_path).count("Zeile") == lines_of_row
    assert counts(pdf)["TR"] == 2


def spanned(sentences: int) -> list[Flowable]:
    """Two rows with a common first cell."""
    long = SENTENCE * sentences
    rows: list[list[Any]] = [[cell("A"), cell("B")], [cell("beide"), cell(long)], [[], cell(long)]]
    style = TableStyle([("SPAN", (0, 1), (0, 2))], parent=table_style())
    return tagged_table(rows, widths=(80, 400), style=style, caption=("Tabelle", STYLES["caption"]))


def test_rows_with_a_common_cell_stay_together(tmp_path: Path) -> None:
    pdf = document(*(P(SENTENCE, BODY) for _ in range(20)), *spanned(30))
    assert pages(pdf) == 2
    assert counts(pdf)["TR"] == 3
    with pikepdf.open(BytesIO(pdf)) as opened:
        [spanning] = [e for e in tree(opened) if any("/RowSpan" in a for a in e.get("/A", pikepdf.Array()))]
        assert spanning.A[0].RowSpan == 2
    assert valid(pdf, tmp_path)


def test_rows_with_a_common_cell_that_fit_on_no_page_are_refused_rather_than_torn() -> None:
    # two rows of 60 sentences are about 730 of a page's 714 points
    with pytest.raises(LayoutError):
        document(*spanned(60))


def test_a_long_table_begins_on_the_page_of_its_heading() -> None:
    # without it the table, as it fits on no page, would leave the first one empty below the heading
    body = [(str(number), SENTENCE) for number in range(80)]
    pdf = document(P(SENTENCE * 40, BODY), heading(2, "Tabelle", "h"), *table(rows_of(*body)))
    with pikepdf.open(BytesIO(pdf)) as opened:
        on_first = Counter(str(element.S) for element in tree(opened) if element.get("/Pg") == opened.pages[0].obj)
    assert on_first["/H2"] == 1
    assert on_first["/P"] > 20


def test_a_heading_moves_on_with_a_table_of_which_only_the_first_rows_would_fit(tmp_path: Path) -> None:
    # the page has 734 points; title and 29 paragraphs of 14 + 6 leave 117, heading, caption and head take 75 of them,
    # so two rows of 19 would fit, but three are the least
    body = [(str(number), SENTENCE) for number in range(40)]
    before = [P(SENTENCE, BODY) for _ in range(29)]
    pdf = document(*before, heading(2, "Tabelle", "h"), *table(rows_of(*body)))
    first, *_ = "\n".join(lines(pdf, tmp_path)).split("\f")
    assert "Tabelle" not in first
    assert "schriftlich" in first


# below title and caption there is room for about 34 rows of 19 points
@pytest.mark.parametrize("number", range(30, 38))
def test_no_page_holds_a_single_row(number: int, tmp_path: Path) -> None:
    body = [(f"Zeile{n}", "kurz") for n in range(number)]
    pdf = document(*table(rows_of(*body)))
    for page in "\n".join(lines(pdf, tmp_path)).split("\f")[:-1]:
        assert page.count("Zeile") != 1


def test_a_link_in_a_repeated_head_is_there_once(tmp_path: Path) -> None:
    linked = P('<a href="https://example.org/">Frage</a>', STYLES["head"])
    pdf = document(*table([[linked, cell("B")], *rows_of(*[(str(n), SENTENCE) for n in range(80)])[1:]]))
    assert pages(pdf) > 1
    assert counts(pdf)["Link"] == 1
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert sum(len(page.get("/Annots", [])) for page in opened.pages) == 1
    assert valid(pdf, tmp_path)
