"""Which dimensions a report names as strengths and as needs, and in which order (design section 4 for the weights)."""

import datetime as dt

import pytest

from tests.builders import TOWN, a_content, a_dimension, a_measure, a_questionnaire, an_item, levels, wishes
from workbench.answers.model import Answers, Site
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess, assess_living
from workbench.content.model import Content
from workbench.plan.living import LivingMeasure, Status
from workbench.present.profile import HIGHLIGHTS, ProfileView, profile_view
from workbench.present.texts import Reader
from workbench.values import Language, Month

SITE = Site(name="Ort", kind=TOWN)
DAY = dt.date(2026, 3, 1)


def of(assessment: Assessment) -> ProfileView:
    return profile_view(assessment, Reader(Language.GERMAN, assessment.content.model.site_kinds[TOWN]))


def seen(content: Content, answers: Answers, wanted: PlanWishes | None = None) -> ProfileView:
    return of(assess(content, SITE, on=DAY, answers=answers, wishes=wanted))


def strengths(content: Content, answers: Answers) -> list[str]:
    return [each.title for each in seen(content, answers).strengths]


def needs(content: Content, answers: Answers, wanted: PlanWishes | None = None) -> list[str]:
    return [each.title for each in seen(content, answers, wanted).needs]


def each_with_one_item(**weights: int) -> Content:
    """A dimension for each name and weight, with one item of the same name in small letters."""
    return a_content(*(a_dimension(name, an_item(name.lower()), weight=weight) for name, weight in weights.items()))


FIVE = each_with_one_item(A=1, B=1, C=1, D=1, E=1)


def test_the_highest_are_strengths_from_level_2_on_whatever_they_weigh() -> None:
    assert strengths(each_with_one_item(A=9, B=1, C=5), levels(a=2, b=4, c=1)) == ["B", "A"]
    just_below = a_content(a_dimension("A", *(an_item(f"a{number}", weight=99 - 98 * number) for number in range(2))))
    assert strengths(just_below, levels(a0=2, a1=1)) == []


def test_among_equals_the_heavier_comes_first_then_the_order_of_the_content() -> None:
    content = each_with_one_item(A=1, B=1, C=2)
    assert strengths(content, levels(a=3, b=3, c=3)) == ["C", "A", "B"]
    # far from their targets by the same weight × distance: 2 × ¼, 2 × ¼, 1 × ½
    assert needs(each_with_one_item(A=1, B=2, C=2), levels(a=1, b=2, c=2)) == ["B", "C", "A"]


def test_no_more_than_three_are_named() -> None:
    assert strengths(FIVE, levels(a=2, b=3, c=4, d=3, e=2)) == ["C", "B", "D"]
    assert needs(FIVE, levels(a=2, b=1, c=0, d=1, e=2)) == ["C", "B", "D"]
    assert HIGHLIGHTS == 3


def test_what_is_most_needed_is_farthest_from_its_target_by_weight() -> None:
    assert needs(each_with_one_item(A=1, B=4), levels(a=0, b=2)) == ["B", "A"]
    assert needs(each_with_one_item(A=1, B=2), levels(a=0, b=2)) == ["A", "B"]


def test_a_dimension_weighs_what_its_area_weighs() -> None:
    light, heavy = (
        a_questionnaire(name.lower(), a_dimension(name, an_item(name.lower())), area=name.lower()) for name in "AB"
    )
    content = a_content(light, heavy, area_weights={"a": 1, "b": 3})
    assert needs(content, levels(a=1, b=2)) == ["B", "A"]
    assert strengths(content, levels(a=3, b=3)) == ["B", "A"]


def test_what_has_reached_its_target_is_no_need_whatever_may_be_above() -> None:
    assert needs(FIVE, levels(a=3, b=4, c=3, d=3, e=2)) == ["E"]
    wanted = wishes(targets={"A": 4, "E": 2})
    assert needs(FIVE, levels(a=3, b=4, c=3, d=3, e=2), wanted) == ["A"]


@pytest.mark.parametrize("answer", [levels(a=1), levels(a=1, b=None)], ids=["open", "not applicable"])
def test_what_has_no_value_is_neither(answer: Answers) -> None:
    content = each_with_one_item(A=1, B=9)
    assert needs(content, answer) == ["A"]
    assert strengths(content, answer) == []


def test_supplementary_questionnaires_are_neither() -> None:
    extra = a_questionnaire("extra", a_dimension("B", an_item("b")), a_dimension("C", an_item("c")))
    content = a_content(a_dimension("A", an_item("a")), extra)
    assert needs(content, levels(a=1, b=0, c=4)) == ["A"]
    assert strengths(content, levels(a=1, b=0, c=4)) == []


def living(key: str, item: str, status: Status) -> LivingMeasure:
    month = Month(2026, 5)
    reason = "kein Geld" if status in {Status.REJECTED, Status.DROPPED} else ""
    return LivingMeasure(measure=a_measure(key, {item: 4}), status=status, start=month, end=month, reason=reason)


def needed_with(*measures: LivingMeasure) -> list[str]:
    assessment, _plan = assess_living(
        FIVE,
        SITE,
        on=DAY,
        answers=levels(a=1, b=1, c=1, d=1, e=1),
        wishes=wishes(start="2026-04"),
        living=measures,
        fitting=frozenset(),
    )
    return [each.title for each in of(assessment).needs]


def test_with_a_plan_only_what_one_of_its_measures_lifts_is_a_need() -> None:
    assert needed_with(living("m", "d", Status.PLANNED), living("n", "b", Status.RUNNING)) == ["B", "D"]


@pytest.mark.parametrize("status", [Status.REJECTED, Status.DROPPED, Status.DONE])
def test_what_is_out_of_the_plan_or_done_lifts_nothing(status: Status) -> None:
    assert needed_with(living("m", "d", Status.PLANNED), living("n", "b", status)) == ["D"]


def test_a_plan_without_measures_hides_no_need() -> None:
    assert needed_with() == ["A", "B", "C"]
