"""An assessment as JSON, the contract of design section 6; the only place where fractions become floats."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from workbench.assessment import Assessment
from workbench.maturity.model import CriteriaResult, DimensionResult, ItemResult, Maturity, QuestionnaireResult
from workbench.plan.model import LeftOut, Plan, PlannedMeasure

Json: TypeAlias = dict[str, Any]


def assessment_json(assessment: Assessment) -> bytes:
    """The assessment as UTF-8 JSON text; the same assessment gives the same bytes."""
    return (json.dumps(assessment_document(assessment), ensure_ascii=False, indent=2) + "\n").encode()


def assessment_document(assessment: Assessment) -> Json:
    """The assessment as plain lists and dictionaries; every key is always there, what has no value is None."""
    maturity, plan = assessment.maturity, assessment.plan
    return {
        "site": {
            "name": assessment.site.name,
            "kind": assessment.site.kind,
            "population": assessment.site.population,
        },
        "areas": {area: _questionnaire(result, maturity) for area, result in maturity.areas.items()},
        "supplementary": {
            key: _criteria(result) if isinstance(result, CriteriaResult) else _questionnaire(result, maturity)
            for key, result in maturity.supplementary.items()
        },
        "overall": {
            **_share_and_level(maturity.overall.share, maturity),
            "stage": maturity.overall.stage,
            "held_back_by": list(maturity.overall.held_back_by),
        },
        "plan": None if plan is None else _plan(plan),
    }


def _questionnaire(result: QuestionnaireResult, maturity: Maturity) -> Json:
    return {
        **_share_and_level(result.share, maturity),
        "coverage": exact_number(result.coverage),
        "dimensions": {key: _dimension(dimension, maturity) for key, dimension in result.dimensions.items()},
    }


def _dimension(result: DimensionResult, maturity: Maturity) -> Json:
    return {
        **_share_and_level(result.share, maturity),
        "coverage": exact_number(result.coverage),
        "items": _items(result.items),
    }


def _criteria(result: CriteriaResult) -> Json:
    return {"met": result.met, "ready": result.ready, "items": _items(result.items)}


def _items(items: Mapping[str, ItemResult]) -> Json:
    return {
        key: {"points": exact_number(item.points), "max": exact_number(item.maximum), "state": item.state.value}
        for key, item in items.items()
    }


def _plan(plan: Plan) -> Json:
    projected = plan.projected
    return {
        "optimal": plan.optimal,
        "gain": exact_number(plan.gain),
        "gain_bound": exact_number(plan.gain_bound),
        "early": {
            "proven": plan.early.proven,
            "value": exact_number(plan.early.value),
            "bound": exact_number(plan.early.bound),
        },
        "hours": plan.hours,
        "cost_eur": exact_number(plan.cost_eur),
        "projected": {
            "overall": _share_and_level(projected.overall.share, projected),
            "dimensions": {
                key: _share_and_level(result.share, projected) for key, result in projected.dimensions.items()
            },
        },
        "measures": [_planned_measure(measure) for measure in plan.measures],
        "load": {str(month): hours for month, hours in plan.load.items()},
        "left_out": [_left_out(left_out) for left_out in plan.left_out],
    }


def _planned_measure(planned: PlannedMeasure) -> Json:
    return {
        "id": planned.measure,
        "start": str(planned.start),
        "end": str(planned.end),
        "hours": planned.hours,
        "cost_eur": exact_number(planned.cost_eur),
        "gain": exact_number(planned.gain),
        "raises": {item: {"from": lift.before, "to": lift.after} for item, lift in planned.raises.items()},
        "because": list(planned.because),
        "waits_for": list(planned.waits_for),
        "enables": list(planned.enables),
    }


def _left_out(left_out: LeftOut) -> Json:
    return {"id": left_out.measure, "reason": left_out.reason.value, "detail": list(left_out.detail)}


def _share_and_level(share: Fraction | None, maturity: Maturity) -> Json:
    return {"share": exact_number(share), "level": None if share is None else exact_number(maturity.level(share))}


def exact_number(number: Fraction | None) -> float | int | None:
    """Whole numbers stay whole; the others become the nearest float, exact to far below 1e-9."""
    if number is None:
        return None
    return number.numerator if number.denominator == 1 else float(number)
