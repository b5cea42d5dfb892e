"""What an issued report was made from comes back from its written form as it went in."""

import dataclasses
import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import TOWN, a_content, a_dimension, an_item, levels
from tests.unit.test_plan_against_brute_force import contents, some_answers, some_wishes
from tests.unit.test_plan_documents import backwards, through_json
from workbench.answers.model import Answers, Site
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.comparison.protected import OtherSites
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.demo.profiles import ROUNDS, demo_answers
from workbench.demo.sites import demo_sites
from workbench.maturity.score import score
from workbench.plan.living import OUT, Link, LivingMeasure, Status, as_it_stands, content_with
from workbench.report_case import Asked, AskedMeasure, PreviousRound, ReportCase
from workbench.services.report_document import read_report, report_document
from workbench.values import Event, Month, Text

EXAMPLES = settings(max_examples=60, deadline=None, derandomize=True)

SITE = Site(name="Musterstadt", kind=TOWN, population=41_000)
DAY = dt.date(2026, 11, 3)

words = st.text(max_size=20)
days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
texts = st.builds(Text, words, st.none() | words)
events = st.builds(Event, key=words, title=words, first_day=days, last_day=days, place=words)
asked = st.builds(
    Asked,
    on=days,
    measures=st.lists(st.builds(AskedMeasure, key=words, title=texts), max_size=3).map(tuple),
)
halves = st.integers(0, 8).map(lambda number: Fraction(number, 2))
others = st.builds(OtherSites, lower=halves, median=halves, upper=halves, count=st.integers(5, 99))


@st.composite
def some_living(draw: st.DrawFn, content: Content) -> tuple[LivingMeasure, ...]:
    """Some of the measures at whatever stage of life, one of them perhaps the team's own."""
    found = []
    for number, measure in enumerate(content.measures.values()):
        status = draw(st.none() | st.sampled_from(Status))
        start = Month(2026, 11).plus(draw(st.integers(-2, 3)))
        if status is not None:
            living = LivingMeasure(
                measure=replace(measure, title=draw(texts)),
                status=status,
                start=start,
                end=start.plus(draw(st.integers(0, 3))),
                reason="kein Geld" if status in OUT else "",
                progress=draw(st.integers(0, 100)),
                note=draw(words),
                links=(Link(title="Vorlage", url="https://example.org"),) if draw(st.booleans()) else (),
            )
            is_own = number == 0 and draw(st.booleans())
            own = replace(living, measure=replace(living.measure, id="own-1", raises={}), is_own=True)
            found.append(own if is_own else living)
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Content, ReportCase]:
    """A case and the content it stands on."""
    content, wanted = draw(contents()), draw(some_wishes())
    answered = [a_day(content, draw(some_answers())) for _ in range(3)]
    planned = draw(st.none() | some_living(content).map(lambda living: a_plan(answered[0], wanted, living)))
    case = ReportCase(
        assessment=answered[1] if planned is None else replace(answered[1], plan=planned.plan),
        made_on=draw(days),
        round_title=draw(words),
        previous=draw(st.none() | st.just(PreviousRound(title="Runde 1", assessment=answered[2]))),
        planned=planned,
        events=tuple(draw(st.lists(events, max_size=2))),
        changed=draw(st.booleans()),
        asked=draw(st.none() | asked),
        others=draw(st.dictionaries(words, others, max_size=2)),
        introduction=draw(words),
        logo=draw(st.none() | st.binary(max_size=5)),
    )
    return content, case


def a_day(content: Content, answers: Answers) -> Assessment:
    return assess(content, SITE, on=DAY, answers=answers, wishes=None)


def a_plan(answered: Assessment, wanted: PlanWishes, living: tuple[LivingMeasure, ...]) -> Assessment:
    """A plan as it lives; every second measure would fit were it alone."""
    content = content_with(answered.content, living)
    fitting = frozenset(sorted(content.measures)[::2])
    plan = as_it_stands(content, TOWN, answered.answers, wanted, living, fitting)
    return replace(
        answered, content=content, maturity=score(content, TOWN, answered.answers), plan=plan, measures=living
    )


@given(found=cases())
@EXAMPLES
def test_a_report_comes_back_as_it_was(found: tuple[Content, ReportCase]) -> None:
    content, case = found
    document = report_document(case)
    for kept in (through_json(document), backwards(document)):
        again = read_report(kept, case.logo, content_by={content.digest: content}.__getitem__)
        for field in dataclasses.fields(ReportCase):
            assert getattr(again, field.name) == getattr(case, field.name), field.name


@pytest.mark.parametrize("number", range(1, ROUNDS + 1))
def test_answers_of_every_kind_come_back(number: int) -> None:
    content = load_content(packaged_content())
    for site in demo_sites(content):
        answers = demo_answers(site, number, content)
        assessment = assess(content, site.site, on=DAY, answers=answers, wishes=None)
        case = ReportCase(assessment=assessment, made_on=DAY)
        document = through_json(report_document(case))
        assert read_report(document, None, content_by={content.digest: content}.__getitem__) == case


def test_everything_but_the_logo_is_in_the_document() -> None:
    content = a_content(a_dimension("x", an_item("a")))
    case = ReportCase(assessment=a_day(content, levels(a=1)), made_on=DAY, logo=b"logo")
    written = {"plan" if field.name == "planned" else field.name for field in dataclasses.fields(ReportCase)}
    assert report_document(case).keys() == written - {"logo"}


def test_a_content_that_was_never_kept_is_said_to_be_missing() -> None:
    content = a_content(a_dimension("x", an_item("a")))
    document = report_document(ReportCase(assessment=a_day(content, levels(a=1)), made_on=DAY))
    none: dict[str, Content] = {}
    with pytest.raises(KeyError):
        read_report(document, None, content_by=none.__getitem__)
