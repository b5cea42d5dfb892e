"""A plan with something of everything: decisions of three bodies, money in two years, work done and begun."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from tests.builders import TOWN, a_content, a_dimension, a_measure, an_item, levels, rejected, wishes
from workbench.answers.model import Site
from workbench.assessment import Assessment, assess
from workbench.content.model import ActionField, Content, DecisionBody, Measure
from workbench.plan.living import Link, LivingMeasure, Status
from workbench.present.plan import PlanView, plan_view
from workbench.present.texts import Reader
from workbench.values import Event, Language, Month, Text

DAY = dt.date(2026, 3, 1)
DE, EN = Language.GERMAN, Language.ENGLISH
WORKSHOPS = (
    Event(key="w1", title="Auftakt", first_day=dt.date(2026, 2, 26), last_day=dt.date(2026, 3, 2), place="Siegburg"),
    Event(key="w2", title="Abschluss", first_day=dt.date(2026, 11, 5), last_day=dt.date(2026, 11, 5)),
)


def an_assessment(change: Callable[[LivingMeasure], LivingMeasure] = lambda living: living) -> Assessment:
    """The case; `change` is applied to each of its living measures."""
    found = _assessed()
    lived = [_lived(living) for living in found.measures]
    return replace(found, measures=tuple(change(living) for living in [*lived, OWN]))


@cache
def _assessed() -> Assessment:
    return assess(
        _content(),
        Site(name="Musterstadt", kind=TOWN, population=None),
        on=DAY,
        answers=levels(one=0, two=1, three=2, five=0, six=0),
        wishes=wishes(start="2026-02", hours=Fraction(81, 2), measures={"unwanted": rejected()}),
    )


def a_view(language: Language = DE, *, events: Sequence[Event] = WORKSHOPS, of: Assessment | None = None) -> PlanView:
    """The case as one reader sees it."""
    assessment = an_assessment() if of is None else of
    assert assessment.plan is not None
    reader = Reader(language, assessment.content.model.site_kinds[TOWN])
    return plan_view(assessment, assessment.plan, reader, events=events, changed=True)


def an_empty_view(language: Language = DE) -> PlanView:
    """A plan into which nothing fits."""
    content = _content()
    return a_view(
        language,
        events=(),
        of=assess(
            replace(content, measures={}),
            Site(name="Leerstadt", kind=TOWN, population=None),
            on=DAY,
            answers=levels(),
            wishes=wishes(start="2026-02"),
        ),
    )


def an_assessment_with(text: str) -> Assessment:
    """The case with this text wherever people can write one."""

    def write(living: LivingMeasure) -> LivingMeasure:
        said = Text(text, text)
        measure = replace(
            living.measure, title=said, summary=said, responsible=said, indicator=said, steps=(said, said)
        )
        return replace(living, measure=measure, note=text, links=(Link(title=text, url=text),))

    assessment = an_assessment(write)
    return replace(assessment, site=replace(assessment.site, name=text))


def a_view_with(text: str) -> PlanView:
    """The German view of it, with a workshop of that name."""
    event = Event(key="e", title=text, place=text, first_day=DAY, last_day=DAY)
    return a_view(events=[event], of=an_assessment_with(text))


def _content() -> Content:
    content = a_content(
        a_dimension("Rückhalt", an_item("one"), an_item("two")),
        a_dimension("Räume", an_item("three"), an_item("four"), an_item("five"), an_item("six")),
        measures=[
            _measure("office", {"one": 2}, DecisionBody.COUNCIL, hours=60, months=3),
            _measure("fund", {"two": 3}, DecisionBody.BUDGET, hours=30, cost=Fraction(150050, 100)),
            _measure("walk", {"three": 3}, DecisionBody.ADMINISTRATION, hours=20, cost=Fraction(300)),
            _measure("talk", {"five": 1}, DecisionBody.NONE, hours=5),
            _measure("visit", {"six": 1}, DecisionBody.ADMINISTRATION, hours=6),
            _measure("huge", {"three": 4}, DecisionBody.NONE, hours=9000),
            _measure("unwanted", {"two": 2}, DecisionBody.NONE, hours=4),
        ],
    )
    fields = {
        "field": ActionField(
            id="field",
            title=Text("Strategie & Steuerung", "Strategy & steering"),
            rationale=Text("Ohne Auftrag kein Plan.", "No plan without a mandate."),
            source=None,
        )
    }
    goal = Text("Engagement ist strategisches Ziel", "Engagement is a strategic goal")
    return replace(content, model=replace(content.model, fields=fields, goal=goal))


def _measure(
    key: str,
    raises: dict[str, int],
    decision: DecisionBody,
    *,
    hours: int,
    months: int = 1,
    cost: Fraction = Fraction(0),
) -> Measure:
    plain = a_measure(key, raises, hours=hours, months=months, cost_eur=cost)
    return replace(
        plain,
        title=Text(f"Maßnahme {key}", f"Measure {key}"),
        summary=Text(f"Was {key} tut.", f"What {key} does."),
        responsible=Text("Hauptamt", "Main office"),
        indicator=Text(f"Zahl der {key}", f"Number of {key}"),
        steps=(Text(f"{key} vorbereiten", f"Prepare {key}"), Text(f"{key} beginnen", f"Begin {key}")),
        decision=decision,
        upkeep_hours_per_year=12 if key == "office" else 0,
    )


OWN = LivingMeasure(
    measure=replace(_measure("own", {}, DecisionBody.BUDGET, hours=16, months=2, cost=Fraction(2000)), field="nowhere"),
    status=Status.PLANNED,
    start=Month(2027, 1),
    end=Month(2027, 2),
    is_own=True,
)


def _lived(living: LivingMeasure) -> LivingMeasure:
    """What people did to the plan since it was made."""
    if living.key == "talk":
        return replace(living, status=Status.DONE, progress=100, note="Im Februar erledigt.")
    if living.key == "walk":
        link = Link(title="Ratsinformation", url="https://rat.example/vorlage?id=1&x=2")
        return replace(living, status=Status.RUNNING, progress=40, note="Läuft.\nNoch ohne Termin.", links=(link,))
    return living
