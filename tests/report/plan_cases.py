"""Plans of every sort as the plan part of a report: lived with, just proposed, the whole catalogue, extreme, none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from reportlab.platypus import PageBreak

from tests.content.plans import answers_of, mixed
from tests.report.cases import COMPOUND, HOSTILE
from workbench.answers.model import Site
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.load import load_content, packaged_content
from workbench.plan.living import Link, LivingMeasure, Status, as_it_stands, content_with
from workbench.present.plan import PlanView, plan_view
from workbench.present.texts import Reader
from workbench.report.page import Metadata, build_document
from workbench.report.sections.plan import plan_sections
from workbench.report.sections.story import Story
from workbench.report_case import ReportCase
from workbench.values import Event, Language, Month, Text

CONTENT = load_content(packaged_content())
START = Month(2026, 4)
ANSWERED = dt.date(2026, 3, 1)
STATUSES = (Status.DONE, Status.RUNNING, Status.PAUSED, Status.PLANNED, Status.PROPOSED, Status.DROPPED)
GERMAN = Language.GERMAN


@cache
def assessed() -> Assessment:
    return assess(
        CONTENT,
        Site(name="Musterhausen", kind="stadt"),
        on=ANSWERED,
        answers=answers_of(CONTENT, mixed),
        wishes=PlanWishes(start=START, hours_per_month=Fraction(40)),
    )


def events() -> tuple[Event, ...]:
    """A workshop of two days in every second month, and an excursion."""
    first = [dt.date(2026, 4, 14), dt.date(2026, 6, 16), dt.date(2026, 8, 18), dt.date(2026, 10, 13)]
    found = [
        Event(key=f"w{n}", title=f"Workshop {n}", first_day=day, last_day=day + dt.timedelta(days=1), place="Haus")
        for n, day in enumerate(first, start=1)
    ]
    away = dt.date(2026, 7, 2)
    return (*found, Event(key="x", title="Exkursion", first_day=away, last_day=away, place=""))


def lived() -> tuple[LivingMeasure, ...]:
    """The measures in every state, one with a note and a link."""
    found = [
        replace(each, status=STATUSES[number % len(STATUSES)], progress=40)
        for number, each in enumerate(assessed().measures)
    ]
    link = Link(title="Muster-Satzung", url="https://example.org/satzung")
    found[1] = replace(found[1], note="Der Entwurf liegt vor.", links=(link,))
    found[5] = replace(found[5], reason="Dafür fehlt die Zuständigkeit.")
    return tuple(found)


def everything(months: int) -> tuple[LivingMeasure, ...]:
    """All measures of the catalogue over so many months."""
    return tuple(
        LivingMeasure(
            measure=measure,
            status=STATUSES[number % 5],
            start=START.plus(number % (months - 3)),
            end=START.plus(number % (months - 3) + 3),
        )
        for number, measure in enumerate(CONTENT.measures.values())
    )


def extreme() -> tuple[LivingMeasure, ...]:
    """Long words and bad characters wherever people write."""
    return tuple(
        replace(
            each,
            measure=replace(
                each.measure,
                title=Text(f"{COMPOUND} {number}"),
                summary=Text(HOSTILE),
                steps=(Text(COMPOUND * 2), Text(HOSTILE)),
                responsible=Text(COMPOUND),
                indicator=Text(HOSTILE),
            ),
            status=STATUSES[number % 5],
            note=f"{HOSTILE} {COMPOUND} " * 20,
            links=(Link(title=HOSTILE, url="https://example.org/" + "a" * 300),),
        )
        for number, each in enumerate(assessed().measures)
    )


def case_with(
    measures: Sequence[LivingMeasure], *, on: dt.date = ANSWERED, changed: bool = True, answered: dt.date = ANSWERED
) -> ReportCase:
    """The report of a site whose plan holds these measures."""
    content, base = content_with(CONTENT, measures), assessed()
    assert base.plan is not None
    plan = (
        as_it_stands(content, "stadt", base.answers, base.plan.wishes, measures, frozenset()) if changed else base.plan
    )
    planned = replace(base, content=content, plan=plan, measures=tuple(measures))
    return ReportCase(
        assessment=replace(assessed(), date=answered), made_on=on, planned=planned, events=events(), changed=changed
    )


CASES: Mapping[str, ReportCase] = {
    "lived": case_with(lived(), on=dt.date(2026, 8, 1), answered=dt.date(2026, 7, 20)),
    "proposed": case_with(assessed().measures, changed=False),
    "everything": case_with(everything(36), on=dt.date(2027, 1, 5)),
    "extreme": case_with(extreme(), on=dt.date(2026, 8, 1)),
    "none": case_with(()),
}


def view_of(case: ReportCase, language: Language = GERMAN) -> PlanView:
    planned = case.planned
    assert planned is not None
    assert planned.plan is not None
    reader = Reader(language, CONTENT.model.site_kinds["stadt"])
    return plan_view(planned, planned.plan, reader, events=case.events, changed=case.changed)


def part_of(case: ReportCase, language: Language = GERMAN) -> bytes:
    """The plan alone, after a page with a title."""
    story = Story(Reader(language, CONTENT.model.site_kinds["stadt"]))
    metadata = Metadata(title="Bericht", author="Musterhausen", subject="Probe", language=language, day=case.made_on)
    flowables = [story.heading(1, "Bericht"), PageBreak(), *plan_sections(story, view_of(case, language), case)]
    return build_document(flowables, metadata)
