"""Heat map, spread and profiles: every number and name is there, nothing missing is drawn as 0."""

import json
import re
from fractions import Fraction
from typing import Any

import pytest

from tests.unit.test_comparison_view import Case, Named, case, reader, table, view
from tests.unit.test_figures import letters, words
from workbench.charts.figures import Chart, Mark, heatmap_chart, overlay_chart, spread_chart
from workbench.charts.heatmap import PAPER_ROWS, WIDEST, heat_sheets, heatmap_of, shade_of
from workbench.charts.overlay import MOST, area_overlay
from workbench.charts.rows import PLANES, x_of
from workbench.charts.spread import area_spreads
from workbench.content.load import load_content, packaged_content
from workbench.present.comparison import ComparisonView
from workbench.present.comparison_order import Grouping, arranged
from workbench.values import Language

SHIPPED = load_content(packaged_content())
NAMES = ("Adorf", "Bedorf", "Cedorf")


def heat(found: ComparisonView, *, grouping: Grouping = Grouping.NONE) -> Chart:
    series = heatmap_of(found, arranged(found, grouping=grouping), reader())
    return heatmap_chart("heat", series, Language.GERMAN)


def spread(found: ComparisonView) -> Chart:
    area = found.areas[0]
    return spread_chart("s", area.title, area_spreads(area, found.top_level, reader()), language=Language.GERMAN)


def overlay(found: ComparisonView) -> Chart:
    area = found.areas[0]
    return overlay_chart("o", area.title, area_overlay(found, area, reader()), language=Language.GERMAN)


def three(*columns: Any) -> ComparisonView:
    """Three sites."""
    return view(case(NAMES, *columns))


def shipped(sites: int = 3) -> ComparisonView:
    """Sites of the shipped content, all with the same levels."""
    many = case([f"Ort {number:02}" for number in range(sites)])
    levels = [[2.5] * sites for _ in range(40)]
    found = Case(sites=many.sites, table=table(SHIPPED, list(many.sites), *levels), content=SHIPPED)
    kinds = {number: each._replace(kind="stadt") for number, each in many.sites.items()}
    return view(Case(sites=kinds, table=found.table, content=SHIPPED))


def traces(chart: Chart, kind: str, drawing: int = 0) -> list[dict[str, Any]]:
    return [trace for trace in chart.drawings[drawing]["data"] if trace["type"] == kind]


def test_every_chart_is_json_with_no_colour_but_the_themes() -> None:
    found = three([1, None, 4], [0, 2, 3])
    for chart in (heat(found), spread(found), overlay(found)):
        for drawings in (chart.drawings, chart.sheets):
            written = json.dumps(drawings)
            assert json.loads(written) == drawings
            assert not re.search(r"#[0-9a-fA-F]{3,8}\"|rgb", written)


# --- heat map -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "shade"), [(0, 0), (0.9, 0), (1, 1), (2.9, 2), (3.9, 3), (4, 4)])
def test_the_shade_changes_with_each_whole_level(level: float, shade: int) -> None:
    assert shade_of(Fraction(level), 4) == shade


def test_each_cell_has_its_shade_and_its_number() -> None:
    chart = heat(three([1.5, 0, 4]))
    assert [trace["z"] for trace in traces(chart, "heatmap")] == [[[1, None], [0, None], [4, None]]]
    for number in ("1,5", "0,0", "4,0"):
        assert words(chart.drawings[0]).count(number) == 1


def test_what_is_open_is_hatched_and_has_no_shade() -> None:
    chart = heat(three([1, None, 4], [1, 1, 1]))
    (hatched,) = traces(chart, "bar")
    assert len(hatched["x"]) == 1
    assert hatched["marker"]["pattern"]["shape"]
    (heatmap,) = traces(chart, "heatmap")
    assert heatmap["z"] == [[1, 1], [None, 1], [4, 1]]
    middle = (heatmap["y"][1] + heatmap["y"][2]) / 2
    assert hatched["base"][0] < middle < hatched["base"][0] + hatched["y"][0]
    assert chart.key[-1] == (Mark.OPEN, "noch offen")


def test_the_key_names_every_shade_and_what_is_open_only_where_it_is() -> None:
    chart = heat(three([1, 2, 3], [1, 1, 1]))
    assert [word for _, word in chart.key] == [
        "Stufe 0,0 bis 0,9",
        "Stufe 1,0 bis 1,9",
        "Stufe 2,0 bis 2,9",
        "Stufe 3,0 bis 3,9",
        "Stufe 4,0",
    ]


def test_every_name_of_a_dimension_stands_whole_at_its_column() -> None:
    found = shipped()
    for drawing in heat(found).drawings:
        across = "".join(words(drawing))
        upright = "".join(each["text"] for each in drawing["layout"].get("annotations", ()))
        for area in found.areas:
            for dimension in area.dimensions:
                assert letters(dimension.title) in letters(across + upright)


def test_a_heat_map_of_all_dimensions_fits_a_page() -> None:
    widths = [drawing["least_width"] for drawing in heat(shipped()).drawings]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] <= WIDEST


def test_groups_have_a_heading_and_rows_of_their_own() -> None:
    chart = heat(three([1, 2, 3]), grouping=Grouping.SIZE)
    assert "bis 20.000" in words(chart.drawings[0])


def test_rows_lie_below_each_other_and_within_the_drawing() -> None:
    for drawing in heat(shipped(50)).drawings:
        height = drawing["layout"]["height"]
        edges = [edge for trace in drawing["data"] if trace["type"] == "heatmap" for edge in trace["y"]]
        assert max(edges) <= height
        assert all(0 < y < height for trace in drawing["data"] if trace["type"] == "scatter" for y in trace["y"])


def test_on_paper_each_area_has_its_sheet_and_no_site_is_lost() -> None:
    found = shipped(50)
    series = heatmap_of(found, arranged(found), reader())
    sheets = list(heat_sheets(series))
    assert len(sheets) == len(found.areas) * 3
    assert all(sum(len(rows) for _, rows in sheet.groups) <= PAPER_ROWS for sheet in sheets)
    for title, names in series.columns:
        rows = [
            row for sheet in sheets if sheet.columns == ((title, names),) for _, rows in sheet.groups for row in rows
        ]
        assert [row.label for row in rows] == [site.name for site in found.sites]
        assert all(len(row.cells) == len(names) for row in rows)
    assert all(sheet["layout"]["width"] <= 720 for sheet in heat(found).sheets)


# --- spread ---------------------------------------------------------------------------------------


def test_the_box_reaches_from_quartile_to_quartile_and_the_stroke_stands_at_the_median() -> None:
    plane = PLANES[0]
    chart = spread(three([0, 2, 4]))
    box = traces(chart, "bar")[-1]
    assert box["base"] == [pytest.approx(x_of(plane, 1, 4))]
    assert box["x"] == [pytest.approx(x_of(plane, 3, 4) - x_of(plane, 1, 4))]
    strokes = [trace for trace in traces(chart, "scatter") if trace.get("marker", {}).get("symbol") == "line-ns"]
    assert [trace["x"] for trace in strokes] == [[x_of(plane, 2, 4)], [x_of(plane, 2, 4)]]


def test_every_site_is_a_mark_and_equal_levels_cover_one_another_not() -> None:
    chart = spread(three([2, 2, 2]))
    (dots,) = [trace for trace in traces(chart, "scatter") if trace.get("marker", {}).get("symbol") == "circle"]
    assert len(dots["x"]) == 3
    assert len(set(zip(dots["x"], dots["y"], strict=True))) == 3


def test_a_dimension_without_any_value_says_so_and_has_no_box() -> None:
    chart = spread(three([0, 2, 4], [None, None, None]))
    assert "noch offen" in words(chart.drawings[0])
    assert len(traces(chart, "bar")[-1]["y"]) == 1


def test_the_round_before_is_a_mark_of_its_own() -> None:
    now = case(NAMES, [1, 2, 3])
    before = Case(
        sites=now.sites,
        table=now.table,
        before_round=Named(title="Runde 1"),
        before=table(now.content, [1, 2, 3], [0, 0, 0]),
    )
    chart = spread(view(before))
    assert Mark.MEDIAN_BEFORE in dict(chart.key)
    assert Mark.MEDIAN_BEFORE not in dict(spread(view(now)).key)
    diamonds = [trace for trace in traces(chart, "scatter") if trace.get("marker", {}).get("symbol") == "diamond"]
    assert [trace["x"] for trace in diamonds] == [[x_of(PLANES[0], 0, 4)]]
    assert any("+2,0 (3 ↑, 0 ↓)" in word for word in words(chart.drawings[0]))


def test_without_rows_of_sites_there_are_no_marks_of_sites() -> None:
    chart = spread(view(case(NAMES, [1, 2, 3]), shown=()))
    assert Mark.SITE not in dict(chart.key)
    assert "Median 2,0" in chart.alt


# --- profiles -------------------------------------------------------------------------------------


def test_profiles_have_a_shape_and_a_line_each() -> None:
    chart = overlay(view(case([f"Ort {number}" for number in range(MOST + 2)], [2] * (MOST + 2))))
    drawn = [trace for trace in traces(chart, "scatter") if trace["mode"] == "lines+markers"]
    assert len(drawn) == MOST == len(chart.key)
    assert len({trace["marker"]["symbol"] for trace in drawn}) == MOST
    assert len({trace["line"]["dash"] for trace in drawn}) == MOST
    assert len({trace["y"][0] for trace in drawn}) == MOST


def test_a_missing_value_leaves_a_gap_in_a_profile() -> None:
    chart = overlay(three([1, None, 4], [2, 2, 2]))
    drawn = [trace for trace in traces(chart, "scatter") if trace["mode"] == "lines+markers"]
    assert drawn[1]["x"][0] is None
    assert not drawn[1]["connectgaps"]
    assert "Bedorf: dim noch offen" in chart.alt


def test_where_names_stand_above_the_scale_no_line_runs_through_them() -> None:
    narrow = overlay(three([1, 2, 3])).drawings[-1]
    assert not [trace for trace in narrow["data"] if trace.get("mode") == "lines+markers"]
    assert narrow["least_width"] <= 320 - 2 * 16


def test_words_of_a_row_stand_at_its_height_on_every_plane() -> None:
    for chart in (spread(shipped()), overlay(shipped())):
        for drawing in chart.drawings:
            height = drawing["layout"]["height"]
            text = drawing["data"][-1]
            assert all(0 < y < height for y in text["y"])
            said = letters("".join(text["text"]))
            assert all(letters(each.title) in said for each in shipped().areas[0].dimensions)
