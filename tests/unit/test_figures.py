"""Figures for the screen: valid for Plotly, every name whole, no value never drawn as 0, colours left to the theme."""

import json
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.test_profile_view import SHIPPED, SITES, shipped
from workbench.charts.figures import AREAS, Chart, Mark, bars_chart, bars_id, profile_figures, radar_chart, radar_id
from workbench.charts.labels import wrapped
from workbench.charts.series import Bar, Bars, Radar
from workbench.present.profile import ProfileView, profile_view
from workbench.present.texts import Reader
from workbench.report_case import PreviousRound
from workbench.values import Language

GERMAN = Language.GERMAN
LONG = "Verwaltung als „engagiertes Unternehmen“: was gelebt wird"
COMPOUND = "Bürgerengagementförderungskoordinationsstellenleitung"
HALF = Fraction(1, 2)


def bars(*shares: Fraction | None, target: Fraction | None = None, previous: Fraction | None = None) -> Chart:
    """Bars with a long label each."""
    shown = tuple(
        Bar(label=LONG, share=share, target=target, text="2,0", previous=previous, note="2 von 2 beantwortet")
        for share in shares
    )
    return bars_chart("x", Bars(bars=shown, top_level=4, alt="alt"), GERMAN)


def radar(axes: Sequence[str], *, missing: int | None = None, previous: Sequence[Fraction | None] = ()) -> Chart:
    """A radar at half of every axis, but for one without a value."""
    shares = tuple(None if number == missing else HALF for number in range(len(axes)))
    series = Radar(
        axes=tuple(axes),
        shares=shares,
        targets=(Fraction(3, 4),) * len(axes),
        top_level=4,
        alt="alt",
        previous=tuple(previous),
    )
    return radar_chart("x", series, GERMAN)


def profile(key: str = "auenlohe") -> tuple[ProfileView, Reader]:
    """A site of the demo with its last round."""
    now = shipped(key)
    reader = Reader(GERMAN, SHIPPED.model.site_kinds[now.site.kind])
    return profile_view(now, reader, previous=PreviousRound(title="Runde 1", assessment=shipped(key, 1))), reader


def traces(chart: Chart, kind: str, drawing: int = 0) -> list[dict[str, Any]]:
    """The traces of a kind in one of the drawings."""
    return [trace for trace in chart.drawings[drawing]["data"] if trace["type"] == kind]


def words(drawing: dict[str, Any]) -> list[str]:
    """Every line of text on a drawing."""
    return [text for trace in drawing["data"] for text in trace.get("text", ())]


def colours(value: Any, key: str = "") -> Iterator[str]:
    """Every colour of a document."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from colours(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from colours(each, key)
    elif isinstance(value, str) and key.endswith("color"):
        yield value


def letters(text: str) -> str:
    """A text without what lines may be broken at."""
    return re.sub(r"[\s-]", "", text)


@pytest.mark.parametrize("key", SITES)
def test_every_chart_of_every_site_is_json_and_takes_no_colour_but_the_themes(key: str) -> None:
    view, reader = profile(key)
    for chart in profile_figures(view, reader).values():
        assert json.loads(json.dumps(chart.drawings)) == chart.drawings
        found = set(colours(chart.drawings))
        assert found
        assert all(re.fullmatch(r"var\(--chart-[a-z]+\)", colour) for colour in found), found


def test_no_text_carries_markup_for_style() -> None:
    view, reader = profile()
    for chart in profile_figures(view, reader).values():
        for drawing in chart.drawings:
            assert not any("<" in word for word in words(drawing))


def test_a_name_with_angle_brackets_stays_a_name() -> None:
    chart = bars_chart(
        "x", Bars(bars=(Bar(label="<b>&", share=HALF, target=None, text="2,0"),), top_level=4, alt=""), GERMAN
    )
    assert "&lt;b&gt;&amp;" in words(chart.drawings[0])


def test_each_area_has_its_charts_and_their_words() -> None:
    view, reader = profile()
    charts = profile_figures(view, reader)
    assert charts[AREAS].alt.startswith("Balkendiagramm, Stufen von 0 bis 4: ")
    for area in view.areas:
        assert area.dimensions[0].title in charts[bars_id(area.id)].alt
        assert area.title in charts[radar_id(area.id)].alt


def test_an_area_without_any_value_has_no_chart() -> None:
    view, reader = profile()
    charts = profile_figures(view, reader)
    empty = [area for area in view.supplementary if all(dimension.share is None for dimension in area.dimensions)]
    assert empty
    assert not any(bars_id(area.id) in charts or radar_id(area.id) in charts for area in empty)


def test_the_widest_drawing_comes_first_and_one_fits_a_telephone() -> None:
    for chart in (bars(HALF), radar(["a", "b", "c"])):
        widths = [drawing["least_width"] for drawing in chart.drawings]
        assert widths == sorted(widths, reverse=True)
        assert widths[-1] <= 320 - 2 * 16


# --- bars -----------------------------------------------------------------------------------------


def test_a_bar_ends_at_its_level() -> None:
    track, value, _ = traces(bars(HALF, Fraction(1, 3)), "bar")
    assert value["x"] == [2.0, pytest.approx(4 / 3)]
    assert track["x"] == [4.0, 4.0]


def test_a_missing_value_is_an_empty_frame_and_no_bar() -> None:
    track, value, frame = traces(bars(None, Fraction(0)), "bar")
    assert value["x"] == [0.0]
    assert track["y"] == value["y"]
    assert frame["y"] != value["y"]
    assert frame["marker"]["line"]["width"] > 0


def test_marks_stand_at_target_and_last_round() -> None:
    chart = bars(HALF, target=Fraction(3, 4), previous=Fraction(1, 4))
    marks = [trace for trace in traces(chart, "scatter") if trace["mode"] == "markers" and trace["x"]]
    assert [trace["x"] for trace in marks[-2:]] == [[3.0], [1.0]]
    assert [mark for mark, _ in chart.key] == [Mark.TODAY, Mark.TARGET, Mark.PREVIOUS]


def test_bars_alone_need_no_key() -> None:
    assert bars(HALF).key == ()


@pytest.mark.parametrize("drawing", [0, 1])
def test_labels_values_and_notes_stand_above_and_beside_their_bars(drawing: int) -> None:
    chart = bars(HALF, None, HALF)
    text = traces(chart, "scatter", drawing)[-1]
    assert letters(LONG) in letters("".join(text["text"]))
    assert text["text"].count("2 von 2 beantwortet") == 3
    height = chart.drawings[drawing]["layout"]["yaxis"]["range"][0]
    assert all(0 < y < height for y in text["y"])


def test_rows_do_not_run_into_each_other() -> None:
    for drawing in bars(*[HALF] * 13, target=HALF).drawings:
        text, middles = drawing["data"][-1], drawing["data"][0]["y"]
        edges = [(y - 9, y + 9) for y in (*text["y"], *middles)]
        # a line of text and a bar may share a height only where the text is the bar's own value, right of it
        for (top, bottom), x in zip(edges, (*text["x"], *[None] * len(middles)), strict=True):
            covered = [middle for middle in middles if top < middle + 9 and middle - 9 < bottom and x is not None]
            assert not covered or x == 4


# --- radar ----------------------------------------------------------------------------------------


def test_a_radar_is_closed_and_today_is_filled() -> None:
    target, today = traces(radar(["a", "b", "c"]), "scatterpolar")
    assert today["r"] == [2.0, 2.0, 2.0, 2.0]
    assert today["theta"][0] == today["theta"][-1]
    assert today["fill"] == "toself"
    assert target["r"] == [3.0] * 4


def test_a_missing_value_leaves_a_gap_in_the_radar() -> None:
    today = traces(radar(["a", "b", "c"], missing=1), "scatterpolar")[-1]
    assert today["r"] == [2.0, None, 2.0, 2.0]
    assert not today["connectgaps"]
    assert "fill" not in today


def test_the_last_round_is_a_line_of_its_own() -> None:
    chart = radar(["a", "b", "c"], previous=(Fraction(1, 4), None, HALF))
    target, previous, today = traces(chart, "scatterpolar")
    assert previous["r"] == [1.0, None, 2.0, 1.0]
    dashes = [trace["line"].get("dash", "solid") for trace in (target, previous, today)]
    assert len(set(dashes)) == 3
    assert [mark for mark, _ in chart.key] == [Mark.TODAY, Mark.TARGET, Mark.PREVIOUS]


def test_equal_titles_stay_two_axes() -> None:
    today = traces(radar(["gleich", "gleich", "anders"]), "scatterpolar")[-1]
    assert len(set(today["theta"])) == 3


@pytest.mark.parametrize("axes", [3, 4, 7, 13, 20])
@pytest.mark.parametrize("drawing", [0, 1])
def test_every_name_stands_whole_on_the_plane(axes: int, drawing: int) -> None:
    names = [f"{LONG if number % 2 else COMPOUND} {number}" for number in range(axes)]
    shown = radar(names).drawings[drawing]
    text, layout = shown["data"][-1], shown["layout"]
    for name in names:
        assert letters(name) in letters("".join(text["text"]))
    assert all(0 < y < layout["height"] for y in text["y"])
    assert all(0 <= x <= layout["width"] for x in text["x"])


@pytest.mark.parametrize("axes", range(3, 16))
def test_names_around_a_radar_do_not_cover_each_other(axes: int) -> None:
    text = radar([f"{LONG} {number}" for number in range(axes)]).drawings[0]["data"][-1]
    letter, line = 7.8, 20
    boxes = []
    for word, x, y, place in zip(text["text"], text["x"], text["y"], text["textposition"], strict=True):
        width = len(word) * letter
        left = {"middle right": x, "middle center": x - width / 2, "middle left": x - width}[place]
        boxes.append((left, y - line / 2, left + width, y + line / 2))
    for number, a in enumerate(boxes):
        for b in boxes[number + 1 :]:
            assert min(a[2], b[2]) <= max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1]) + 0.001


# --- labels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("Politik einbeziehen", 22, ("Politik einbeziehen",)),
        ("Engagement als Querschnittsaufgabe", 22, ("Engagement als", "Querschnittsaufgabe")),
        ("Öffentlichkeitsarbeit", 14, ("Öffentlich-", "keitsarbeit")),
        ("Engagement-Projekte", 12, ("Engagement-", "Projekte")),
        ("", 10, ()),
    ],
)
def test_labels_break_between_words_and_then_between_syllables(text: str, columns: int, lines: tuple[str, ...]) -> None:
    assert wrapped(text, columns, GERMAN) == lines


@given(st.text(alphabet=st.sampled_from("abcßäÖ -–/„“"), max_size=80), st.integers(2, 40))
def test_no_line_is_too_long_and_no_letter_is_lost(text: str, columns: int) -> None:
    lines = wrapped(text, columns, GERMAN)
    assert all(0 < len(line) <= columns for line in lines)
    assert letters("".join(lines)) == letters(text)
