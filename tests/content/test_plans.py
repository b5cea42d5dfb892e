"""The plans that the shipped content gives typical sites: what a professional would nod at."""

from collections.abc import Mapping

import pytest

from tests.content.plans import BEGIN, END, KINDS, PAGE, PROFILES, as_markdown, cases
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.plan.model import Plan

LEMGO_FIELDS = {"personnel", "recognition_culture", "living_ageing", "active_districts", "neighbourhood"}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(packaged_content())


@pytest.fixture(scope="module")
def plans(content: Content) -> Mapping[str, Plan]:
    return dict(cases(content))


def year_plans(plans: Mapping[str, Plan]) -> Mapping[str, Plan]:
    return {title: plan for title, plan in plans.items() if "12 months" in title}


def test_there_is_a_proven_plan_for_every_kind_and_profile(plans: Mapping[str, Plan]) -> None:
    assert len(year_plans(plans)) == len(KINDS) * len(PROFILES)
    for title, plan in plans.items():
        assert plan.optimal, title
        assert plan.measures, title


def test_a_year_holds_at_most_a_dozen_measures_and_not_all_begin_at_once(plans: Mapping[str, Plan]) -> None:
    for title, plan in year_plans(plans).items():
        assert len(plan.measures) <= 12, title
        assert sum(planned.start_number == 1 for planned in plan.measures) <= 4, title
        assert len({planned.start_number for planned in plan.measures}) >= 4, title


def test_backing_and_mandate_come_before_what_depends_on_them(content: Content, plans: Mapping[str, Plan]) -> None:
    foundation = {"sf_leadership_backing", "sf_team_mandate"}
    for title, plan in year_plans(plans).items():
        if "all 0" not in title:
            continue
        first_month = [planned.measure for planned in plan.measures if planned.start_number == 1]
        assert any(foundation & content.measures[measure].raises.keys() for measure in first_month), title


def test_two_years_from_nothing_meet_every_field_of_the_plan_in_the_source(
    content: Content, plans: Mapping[str, Plan]
) -> None:
    [plan] = [plan for title, plan in plans.items() if "24 months" in title]
    assert {content.measures[planned.measure].field for planned in plan.measures} >= LEMGO_FIELDS


def test_the_page_about_the_content_shows_these_plans(content: Content) -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = text.partition(BEGIN)[2].partition(END)[0].strip()
    assert shown == as_markdown(content).strip(), "run `python -m tests.content.plans`"
