"""A plan as JSON for other programs: what `assess` says of it (design section 6), and the plan as people live with it.

Texts stand in both languages as the site reads them; English falls back to German where nobody wrote it.
"""

import json

from workbench.assessment import Assessment
from workbench.exports.json import Json, assessment_document, exact_number
from workbench.plan.living import LivingMeasure
from workbench.present.plan import DecisionView, EventView, MonthView, PlanView
from workbench.present.texts import Reader
from workbench.values import Language


def plan_json(assessment: Assessment, view: PlanView) -> bytes:
    """The plan of an assessment and its view as UTF-8 JSON text; the same input gives the same bytes.

    `measures` holds all that live, also those people decided against; decisions, load and cost are the view's.
    """
    known = assessment_document(assessment)
    document = {
        "site": known["site"],
        "date": assessment.date.isoformat(),
        "plan": known["plan"],
        "measures": [_measure(assessment, living) for living in assessment.measures],
        "hours": view.hours_number,
        "cost_eur": exact_number(view.cost_number),
        "cost_eur_by_year": {str(year.year): exact_number(year.cost_number) for year in view.money},
        "load": [_month(month) for month in view.months],
        "decisions": [_decision(decision) for decision in view.decisions],
        "events": [_event(event) for event in view.events],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _measure(assessment: Assessment, living: LivingMeasure) -> Json:
    kind = assessment.content.model.site_kinds[assessment.site.kind]
    measure = living.measure
    return {
        "id": living.key,
        "status": living.status.value,
        "progress": living.progress,
        "start": str(living.start),
        "end": str(living.end),
        "is_own": living.is_own,
        "reason": living.reason,
        "note": living.note,
        "links": [{"title": link.title, "url": link.url} for link in living.links],
        "field": measure.field,
        "hours": measure.hours,
        "upkeep_hours_per_year": measure.upkeep_hours_per_year,
        "cost_eur": exact_number(measure.cost_eur),
        "decision": measure.decision.value,
        "estimate": measure.estimate,
        "texts": {language.value: _texts(living, Reader(language, kind)) for language in Language},
    }


def _texts(living: LivingMeasure, reader: Reader) -> Json:
    measure = living.measure
    return {
        "title": reader.read(measure.title),
        "summary": reader.read(measure.summary),
        "steps": [reader.read(step) for step in measure.steps],
        "responsible": reader.read(measure.responsible),
        "indicator": reader.read(measure.indicator),
    }


def _month(month: MonthView) -> Json:
    return {"month": str(month.month), "planned": month.load, "available": exact_number(month.capacity)}


def _decision(decision: DecisionView) -> Json:
    return {
        "measure": decision.measure.key,
        "body": decision.body_id.value,
        "by": decision.date.isoformat(),
        "sentence": decision.sentence,
    }


def _event(event: EventView) -> Json:
    return {
        "id": event.key,
        "title": event.title,
        "first_day": event.first_day.isoformat(),
        "last_day": event.last_day.isoformat(),
        "place": event.place,
    }
