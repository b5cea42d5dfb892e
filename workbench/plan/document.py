"""A decision of the solver and the text of a measure in the form that is stored with a plan (design section 5).

Exact fractions are text, sets are sorted lists; equal values give equal documents, with their keys in the same order.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from workbench.content.model import DecisionBody, Measure, Source
from workbench.plan.make import Decision
from workbench.plan.solve import Outcome, Step
from workbench.values import Text

Document = Mapping[str, Any]


def decision_document(decision: Decision) -> dict[str, Any]:
    """Everything `plan_from` needs beside its case."""
    outcomes = {step: decision.outcomes[step] for step in Step if step in decision.outcomes}
    return {
        "starts": dict(sorted(decision.starts.items())),
        "outcomes": {
            step.value: {"bound": outcome.bound, "proven": outcome.proven} for step, outcome in outcomes.items()
        },
        "fitting": sorted(decision.fitting),
    }


def read_decision(document: Document) -> Decision:
    """The decision that a document was written from. Anything else raises KeyError or ValueError."""
    return Decision(
        starts=dict(document["starts"]),
        outcomes={
            Step(step): Outcome(bound=outcome["bound"], proven=outcome["proven"])
            for step, outcome in document["outcomes"].items()
        },
        fitting=frozenset(document["fitting"]),
    )


def measure_document(measure: Measure) -> dict[str, Any]:
    """The whole measure, every text in both languages; what is not there is null or empty."""
    return {
        "id": measure.id,
        "title": _text(measure.title),
        "summary": _text(measure.summary),
        "field": measure.field,
        "suggestion": measure.suggestion,
        "topics": list(measure.topics),
        "raises": dict(sorted(measure.raises.items())),
        "needs": dict(sorted(measure.needs.items())),
        "after": list(measure.after),
        "months": measure.months,
        "hours": measure.hours,
        "upkeep_hours_per_year": measure.upkeep_hours_per_year,
        "cost_eur": str(measure.cost_eur),
        "decision": measure.decision.value,
        "responsible": _text(measure.responsible),
        "steps": [_text(step) for step in measure.steps],
        "indicator": _text(measure.indicator),
        "applies_to": sorted(measure.applies_to),
        "resources": list(measure.resources),
        "estimate": measure.estimate,
        "source": None
        if measure.source is None
        else {"document": measure.source.document, "heading": measure.source.heading},
    }


def read_measure(document: Document) -> Measure:
    """The measure that a document was written from. Anything else raises KeyError or ValueError."""
    source = document["source"]
    return Measure(
        id=document["id"],
        title=_read_text(document["title"]),
        summary=_read_text(document["summary"]),
        field=document["field"],
        suggestion=document["suggestion"],
        topics=tuple(document["topics"]),
        raises=dict(document["raises"]),
        needs=dict(document["needs"]),
        after=tuple(document["after"]),
        months=document["months"],
        hours=document["hours"],
        upkeep_hours_per_year=document["upkeep_hours_per_year"],
        cost_eur=Fraction(document["cost_eur"]),
        decision=DecisionBody(document["decision"]),
        responsible=_read_text(document["responsible"]),
        steps=tuple(_read_text(step) for step in document["steps"]),
        indicator=_read_text(document["indicator"]),
        applies_to=frozenset(document["applies_to"]),
        resources=tuple(document["resources"]),
        estimate=document["estimate"],
        source=None if source is None else Source(document=source["document"], heading=source["heading"]),
    )


def _text(text: Text) -> dict[str, str | None]:
    return {"de": text.de, "en": text.en}


def _read_text(document: Document) -> Text:
    return Text(document["de"], document["en"])
