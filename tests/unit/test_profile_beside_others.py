"""The profile beside the other sites and the last round: medians, levels of then; the questions behind highlights."""

import datetime as dt
from fractions import Fraction

from tests.builders import TOWN, a_content, a_dimension, an_item, levels
from workbench.answers.model import Answers, Site
from workbench.assessment import Assessment, assess
from workbench.charts.series import area_radar, dimension_bars
from workbench.comparison.protected import OtherSites
from workbench.present.profile import ProfileView, profile_view
from workbench.present.texts import Reader
from workbench.report_case import PreviousRound
from workbench.values import Language

CONTENT = a_content(
    a_dimension("one", an_item("a"), an_item("b")), a_dimension("two", an_item("c")), a_dimension("three", an_item("d"))
)
READER = Reader(Language.GERMAN, CONTENT.model.site_kinds[TOWN])
OTHERS = OtherSites(lower=Fraction(1), median=Fraction(5, 2), upper=Fraction(3), count=6)
NOW = levels(a=1, b=3, c=4, d=0)


def case(answers: Answers, year: int = 2026) -> Assessment:
    return assess(CONTENT, Site(name="Ort", kind=TOWN), on=dt.date(year, 3, 1), answers=answers, wishes=None)


def profile(answers: Answers = NOW, *keys: str, before: Answers | None = None) -> ProfileView:
    """Beside others in these keys, and beside a last round if answers of it are given."""
    previous = None if before is None else PreviousRound(title="Runde 1", assessment=case(before, 2025))
    return profile_view(case(answers), READER, previous=previous, others=dict.fromkeys(keys, OTHERS))


def test_the_median_stands_where_there_is_one_and_nowhere_else() -> None:
    [area] = profile(NOW, "two", "area:inventory", "overall").areas
    assert (area.median, area.median_level) == (Fraction(5, 8), "2,5")
    assert [(each.median, each.median_level) for each in area.dimensions] == [
        (None, None),
        (Fraction(5, 8), "2,5"),
        (None, None),
    ]


def test_an_area_that_is_called_like_a_dimension_does_not_get_its_median() -> None:
    assert profile(NOW, "inventory").areas[0].median is None


def test_bars_say_the_median_in_their_text_alternative() -> None:
    [area] = profile(NOW, "two").areas
    bars = dimension_bars(area, 4, READER)
    assert "two 4,0 (Ziel 3,0, Median der anderen Kommunen 2,5)" in bars.alt
    assert "one 2,0 (Ziel 3,0)" in bars.alt
    assert [bar.coverage for bar in bars.bars] == ["2 von 2", "1 von 1", "1 von 1"]


def test_the_level_of_the_last_round_is_the_one_over_the_questions_compared() -> None:
    [area] = profile(before=levels(a=2, c=4, d=1)).areas
    trends = [each.trend for each in area.dimensions if each.trend is not None]
    assert [(each.previous_level, each.move) for each in trends] == [("2,0", -1), ("4,0", 0), ("1,0", -1)]


def test_a_radar_says_its_ends_its_targets_and_what_moved() -> None:
    [area] = profile(before=levels(a=0, b=3, c=4, d=1)).areas
    radar = area_radar(area, 4, READER)
    assert radar is not None
    assert radar.alt == (
        "Netzdiagramm inventory, Stufen von 0 bis 4: one 2,0; two 4,0; three 0,0. "
        "Am höchsten liegt two 4,0, am niedrigsten three 0,0. Ihr Ziel erreichen 1 von 3 Dimensionen. "
        "Seit der letzten Runde sind 1 gestiegen und 1 gesunken."
    )


def test_a_radar_without_values_says_nothing_of_ends() -> None:
    [area] = profile(levels()).areas
    radar = area_radar(area, 4, READER)
    assert radar is not None
    assert radar.alt == "Netzdiagramm inventory, Stufen von 0 bis 4: one noch offen; two noch offen; three noch offen."


def test_highlights_name_the_question_they_speak_of() -> None:
    found = profile()
    assert [(each.title, each.item_id, each.reached, each.next) for each in found.strengths] == [
        ("two", "c", "4", None),
        ("one", "b", "3", "4"),
    ]
    assert [(each.title, each.item_id, each.reached, each.next, each.target_level) for each in found.needs] == [
        ("three", "d", "0", "1", "3,0"),
        ("one", "a", "1", "2", "3,0"),
    ]
