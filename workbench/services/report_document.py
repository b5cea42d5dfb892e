"""A report's case in the form that is stored when the report is issued.

The document holds answers, measures and figures as they were and names contents by their digest; levels and the plan
are worked out again from them. It needs no row of the database that may change or go, only the contents, which are kept
for good. Fractions are text, days 2026-04-30. The logo is kept beside it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from workbench.answers.entry import answers_of, entry_of, read_entries, write_entry
from workbench.answers.model import Answers, Site
from workbench.answers.wishes_document import read_wishes, wishes_document
from workbench.assessment import Assessment, assess, assess_living
from workbench.comparison.protected import read_others, write_others
from workbench.content.model import Content
from workbench.maturity.scope import items_by_id
from workbench.plan.model import LeftOutReason
from workbench.report_case import Asked, AskedMeasure, PreviousRound, ReportCase
from workbench.services.plans import living_columns, read_living
from workbench.storage.plans import StoredMeasure
from workbench.values import Event, Text

Document = Mapping[str, Any]
ContentBy = Callable[[str], Content]


def report_document(case: ReportCase) -> dict[str, Any]:
    """Everything a case consists of but its logo, as text, numbers, objects and null only."""
    previous, asked = case.previous, case.asked
    return {
        "made_on": case.made_on.isoformat(),
        "round_title": case.round_title,
        "assessment": _answered(case.assessment),
        "previous": None
        if previous is None
        else {"title": previous.title, "assessment": _answered(previous.assessment)},
        "plan": None if case.planned is None else _plan(case.planned),
        "changed": case.changed,
        "events": [_event(event) for event in case.events],
        "asked": None if asked is None else {"on": asked.on.isoformat(), "measures": asked_document(asked.measures)},
        "others": {key: write_others(each) for key, each in sorted(case.others.items())},
        "introduction": case.introduction,
    }


def read_report(document: Document, logo: bytes | None, *, content_by: ContentBy) -> ReportCase:
    """The case that a document was written from; `content_by` finds a content by its digest, or raises."""
    planned = None if document["plan"] is None else _read_plan(document["plan"], content_by)
    assessment, previous = _read_answered(document["assessment"], content_by), document["previous"]
    asked = document["asked"]
    return ReportCase(
        assessment=assessment if planned is None else replace(assessment, plan=planned.plan),
        made_on=dt.date.fromisoformat(document["made_on"]),
        round_title=document["round_title"],
        previous=None
        if previous is None
        else PreviousRound(title=previous["title"], assessment=_read_answered(previous["assessment"], content_by)),
        planned=planned,
        events=tuple(_read_event(each) for each in document["events"]),
        changed=document["changed"],
        asked=None
        if asked is None
        else Asked(on=dt.date.fromisoformat(asked["on"]), measures=read_asked(asked["measures"])),
        others={key: read_others(each) for key, each in document["others"].items()},
        introduction=document["introduction"],
        logo=logo,
    )


def asked_document(measures: tuple[AskedMeasure, ...]) -> list[dict[str, Any]]:
    """What a report asks to decide on."""
    return [{"key": each.key, "title": {"de": each.title.de, "en": each.title.en}} for each in measures]


def read_asked(documents: list[dict[str, Any]]) -> tuple[AskedMeasure, ...]:
    """The measures that a document was written from."""
    return tuple(AskedMeasure(key=each["key"], title=Text(**each["title"])) for each in documents)


def _answered(assessment: Assessment) -> dict[str, Any]:
    site = assessment.site
    return {
        "content_digest": assessment.content.digest,
        "site": {"name": site.name, "kind": site.kind, "population": site.population},
        "date": assessment.date.isoformat(),
        "answers": {item: write_entry(entry_of(answer)) for item, answer in sorted(assessment.answers.items())},
    }


def _read_answered(document: Document, content_by: ContentBy) -> Assessment:
    content = content_by(document["content_digest"])
    site, on = Site(**document["site"]), dt.date.fromisoformat(document["date"])
    return assess(content, site, on=on, answers=_read_answers(content, document["answers"]), wishes=None)


def _read_answers(content: Content, documents: Mapping[str, Document]) -> Answers:
    return answers_of(read_entries(items_by_id(content), documents))


def _plan(planned: Assessment) -> dict[str, Any]:
    """The plan as it lives: wishes and measures, from which it is worked out; and what would fit were it alone."""
    if planned.plan is None:
        raise ValueError("the case of a plan without a plan")
    fitting = (left.measure for left in planned.plan.left_out if left.reason is LeftOutReason.OUTWEIGHED)
    return {
        **_answered(planned),
        "wishes": wishes_document(planned.plan.wishes),
        "measures": [living_columns(living) for living in planned.measures],
        "fitting": sorted(fitting),
    }


def _read_plan(document: Document, content_by: ContentBy) -> Assessment:
    base = content_by(document["content_digest"])
    assessment, _plan_of_it = assess_living(
        base,
        Site(**document["site"]),
        on=dt.date.fromisoformat(document["date"]),
        answers=_read_answers(base, document["answers"]),
        wishes=read_wishes(document["wishes"]),
        living=[read_living(StoredMeasure(**columns)) for columns in document["measures"]],
        fitting=frozenset(document["fitting"]),
    )
    return assessment


def _event(event: Event) -> dict[str, str]:
    return {
        "key": event.key,
        "title": event.title,
        "first_day": event.first_day.isoformat(),
        "last_day": event.last_day.isoformat(),
        "place": event.place,
    }


def _read_event(document: Document) -> Event:
    return Event(
        key=document["key"],
        title=document["title"],
        first_day=dt.date.fromisoformat(document["first_day"]),
        last_day=dt.date.fromisoformat(document["last_day"]),
        place=document["place"],
    )
