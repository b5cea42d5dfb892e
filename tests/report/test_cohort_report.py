"""The report of a cohort, in named and in letter form: complete, safe, and naming nobody where it must not."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import pikepdf
import pytest
from reportlab.graphics.shapes import Circle, Line, Polygon, Rect, String
from reportlab.lib.colors import Color

from tests.report.cases import COMPOUND
from tests.report.cohort_cases import CASES, CONTENT, NAMES
from tests.report.library import COHORTS, Library, cohort_name
from tests.report.reading import text_of
from tests.report.sabotage import tree
from tests.report.shapes import boxes, of_kind
from tests.unit.exports.comparison_cases import DE, EN, Levels, a_view, reader_of, view_of
from workbench.charts.spread import Spreads, area_spreads
from workbench.present.comparison import ComparisonView
from workbench.report.drawings.heatmap import ground
from workbench.report.drawings.labels import SMALL
from workbench.report.drawings.spread import draw_spread
from workbench.report.fonts import register_fonts
from workbench.report.style import CONTENT_WIDTH, INK, ORANGE, QUIET
from workbench.values import Language


@dataclass(frozen=True)
class Report:
    """A report as a file."""

    path: Path
    view: ComparisonView
    language: Language

    @property
    def text(self) -> str:
        return text_of(self.path)


Reports = Mapping[tuple[str, Language, bool], Report]


@pytest.fixture(scope="module")
def reports(library: Library) -> Reports:
    made = {}
    for name, language, letters in COHORTS:
        view = view_of(CASES[name], language, letters=letters)
        path = library[cohort_name(name, language, letters=letters)]
        made[name, language, letters] = Report(path=path, view=view, language=language)
    return made


def test_headings_never_skip_a_level(reports: Reports) -> None:
    for report in reports.values():
        with pikepdf.open(report.path) as pdf:
            headings = [int(str(element.S)[2]) for element in tree(pdf) if str(element.S)[:2] == "/H"]
            assert headings[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(headings))
            assert pdf.Root.Lang == {DE: "de-DE", EN: "en-GB"}[report.language]


def test_a_report_holds_topics_heat_map_spread_development_and_sites(reports: Reports) -> None:
    report = reports["ten", DE, False]
    text = report.text
    for part in (
        "Stufen aller Kommunen",
        "Streuung",
        "Entwicklung seit: Erste Runde",
        "Die Kommunen",
        "Zur Methode",
        "21.11.2026",
    ):
        assert part in text
    for topics in (report.view.good, report.view.needed, report.view.differing):
        assert topics.title in text
        assert all(topic.figure in text for topic in topics.topics)
    assert report.view.handed_in in text
    assert all(name in text for name in NAMES[:10])


def test_the_english_report_is_english(reports: Reports) -> None:
    text = reports["ten", EN, False].text
    for part in (
        "Levels of all municipalities",
        "Spread",
        "Development since: Erste Runde",
        "The municipalities",
        "About the method",
    ):
        assert part in text
    assert "21 November 2026" in text
    assert "Streuung" not in text


def test_the_heat_map_is_a_table_whose_every_number_is_read_with_its_heads(reports: Reports) -> None:
    report = reports["seventeen", DE, False]
    area = report.view.areas[0]
    with pikepdf.open(report.path) as pdf:
        heat = next(element for element in tree(pdf) if element.S == "/Table")
        rows = [element for element in heat.K if element.S == "/TR"]
        assert [str(cell.S) for cell in rows[0].K] == ["/TH"] * (1 + len(NAMES))
        assert {str(cell.A[0].Scope) for cell in rows[0].K} == {"/Column"}
        for row in rows[1:]:
            assert [str(cell.S) for cell in row.K] == ["/TH"] + ["/TD"] * len(NAMES)
            assert str(row.K[0].A[0].Scope) == "/Row"
        assert len(rows) == 1 + len(area.dimensions)


def test_a_dash_in_a_narrow_heat_map_says_what_it_means(reports: Reports) -> None:
    report = reports["seventeen", DE, False]
    dimensions = [each for area in report.view.areas for each in area.dimensions]
    unvalued = sum(cell.level_number is None for each in dimensions for cell in each.cells)
    with pikepdf.open(report.path) as pdf:
        said = [str(element.Alt) for element in tree(pdf) if element.S == "/P" and "/Alt" in element]
    assert unvalued > 0
    assert said == ["noch offen"] * unvalued


def test_the_alternative_of_a_spread_says_its_numbers(reports: Reports) -> None:
    report = reports["ten", DE, False]
    with pikepdf.open(report.path) as pdf:
        alternatives = [str(element.Alt) for element in tree(pdf) if element.S == "/Figure"]
    assert len(alternatives) == 1 + len(report.view.areas)
    for area, said in zip(report.view.areas, alternatives[1:], strict=True):
        assert area.title in said
        for dimension in area.dimensions:
            assert dimension.spread is not None
            assert f"{dimension.title}: {dimension.spread.least} bis {dimension.spread.greatest}" in said


def test_above_fifty_sites_the_report_shows_the_spread_and_not_every_site(reports: Reports) -> None:
    fifty, sixty = reports["fifty", DE, False].text, reports["sixty", DE, False].text
    assert "Stufen aller Kommunen" in fifty
    assert "Teil 3 von 3" in fifty
    assert "Stufen aller Kommunen" not in sixty
    assert "Bei mehr als 50 Kommunen" in sixty
    assert "von der niedrigsten bis zur höchsten" in sixty


def test_a_first_round_has_no_development(reports: Reports) -> None:
    text = reports["first round", DE, False].text
    assert "Entwicklung seit" not in text
    assert "Gestiegen" not in text
    assert "Median der Runde davor" not in text


def test_a_cohort_without_any_value_says_so_and_shows_no_zero(reports: Reports) -> None:
    report = reports["open", DE, False]
    assert "noch offen" in report.text
    assert report.view.good.empty in report.text
    assert "0,0" not in report.text


def test_hostile_text_is_shown_as_text_and_a_long_word_is_whole(reports: Reports) -> None:
    text = reports["overlong", DE, False].text
    assert 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script>' in text
    assert COMPOUND in text


def test_nothing_is_drawn_beyond_the_margins(reports: Reports) -> None:
    for key, report in reports.items():
        shown = subprocess.run(["pdftotext", "-bbox", report.path, "-"], capture_output=True, text=True, check=True)
        words = [line for line in shown.stdout.splitlines() if line.strip().startswith("<word")]
        # A4 is 595.3 points wide, the margin 56
        assert max(float(line.split('xMax="')[1].split('"')[0]) for line in words) <= 595.3 - 56 + 1, key
        assert min(float(line.split('xMin="')[1].split('"')[0]) for line in words) >= 56 - 1, key


def test_in_letter_form_neither_site_nor_cohort_is_named_anywhere_in_the_file(reports: Reports) -> None:
    report = reports["ten", DE, True]
    with pikepdf.open(report.path) as pdf:
        hidden = " ".join(str(element.get(key, "")) for element in tree(pdf) for key in ("/Alt", "/ActualText"))
        hidden += str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
        plain = BytesIO()
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    whole = plain.getvalue()
    for name in (*NAMES[:10], "Kohorte Nord"):
        assert name not in report.text + hidden
        assert name.encode() not in whole
    # letters in their own order, and nothing that tells who is who
    assert [site.name for site in report.view.sites] == [f"Kommune {letter}" for letter in "ABCDEFGHIJ"]
    assert "Kommune J" in report.text
    assert "bis 60.000" not in report.text
    assert "Größenklasse" not in report.text
    assert "Größenklasse" in reports["ten", DE, False].text


# --- drawings -------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def spreads(now: Mapping[str, Levels] | None = None, before: Mapping[str, Levels] | None = None) -> Spreads:
    view = a_view(now, before) if now else a_view(before=before)
    return area_spreads(view.areas[0], view.top_level, reader_of(CONTENT, DE))


def test_equal_values_stand_above_one_another_and_no_mark_covers_another() -> None:
    crowd = {f"Ort {number}": (number % 3, 2, 0) for number in range(9)}
    drawing = draw_spread(spreads(crowd), DE)
    marks = [(shape.cx, shape.cy, shape.r) for shape in of_kind(drawing, Circle)]
    # two rows of nine, and the one in the key
    assert len(marks) == 19
    for (x, y, r), (other_x, other_y, _) in combinations(marks, 2):
        assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (2 * r) ** 2


def test_the_box_lies_between_the_quartiles_and_the_median_line_at_the_median() -> None:
    drawing = draw_spread(spreads({f"Ort {number}": (number, 2, 0) for number in range(5)}), DE)
    box = of_kind(drawing, Rect)[0]
    scale = [line.x1 for line in of_kind(drawing, Line) if line.strokeColor not in (ORANGE, QUIET)][:5]
    median = next(line for line in of_kind(drawing, Line) if line.strokeColor == ORANGE)
    assert (box.x, box.x + box.width) == (pytest.approx(scale[1]), pytest.approx(scale[3]))
    assert median.x1 == median.x2 == pytest.approx(scale[2])


def test_the_median_of_the_round_before_is_drawn_and_explained_only_where_there_was_one() -> None:
    without, with_ = draw_spread(spreads(), DE), draw_spread(spreads(before={"Ahausen": (1, 1, 1)}), DE)
    assert of_kind(without, Polygon) == []
    # two rows and the key
    assert len(of_kind(with_, Polygon)) == 3
    assert "Median der Runde davor" in {text for *_, text in boxes(with_)}
    assert "Median der Runde davor" not in {text for *_, text in boxes(without)}


def test_what_has_no_value_has_neither_box_nor_mark() -> None:
    drawing = draw_spread(spreads({"Ahausen": (None, None, None)}), DE)
    [_box_in_the_key] = of_kind(drawing, Rect)
    assert of_kind(drawing, Circle) == []
    assert [text for *_, text in boxes(drawing)].count("noch offen") == 2


@pytest.mark.parametrize("name", ["ten", "sixty", "overlong"])
@pytest.mark.parametrize("language", Language)
def test_labels_of_a_spread_stay_inside_and_apart(name: str, language: Language) -> None:
    view = view_of(CASES[name], language)
    for area in view.areas:
        drawing = draw_spread(area_spreads(area, view.top_level, reader_of(CONTENT, language)), language)
        placed = boxes(drawing)
        assert drawing.width == pytest.approx(CONTENT_WIDTH)
        assert min(text.fontSize for text in of_kind(drawing, String)) >= SMALL
        for left, bottom, right, top, text in placed:
            assert left >= -0.1, text
            assert right <= drawing.width + 0.1, text
            assert bottom >= 0, text
            assert top <= drawing.height + 0.1, text
        for one, other in combinations(placed, 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one[4], other[4])


def luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)


def test_numbers_can_be_read_on_every_ground_and_grounds_darken_with_the_level() -> None:
    shades = [luminance(ground(Fraction(tenths, 40))) for tenths in range(41)]
    assert all(after < before for before, after in pairwise(shades))
    assert min((shade + 0.05) / (luminance(INK) + 0.05) for shade in shades) >= 4.5
